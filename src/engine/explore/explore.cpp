#include "engine/explore/explore.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/explore/sample.h"
#include "engine/explore/search.h"
#include "engine/wall_clock.h"

namespace lockstep::engine::explore {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

bool is_same_outcome(const OneOutcome& a, const OneOutcome& b) {
  const auto places = [](const OneOutcome& o) {
    std::vector<std::pair<ThreadId, uint32_t>> all;
    for (const Stuck& s : o.stuck) all.emplace_back(s.thread, s.line);
    std::ranges::sort(all);
    return all;
  };
  return a.status == b.status && a.stdout_text == b.stdout_text && lines_of(a.stderr_text) == lines_of(b.stderr_text) &&
         places(a) == places(b) && (a.status == Status::deadlock || a.detail == b.detail);
}

OneOutcome& Collector::at(World& world, uint32_t switches, const Schedule& path) {
  const auto [it, is_new] = known_.try_emplace(world.outcome_key(), findings.outcomes.size());
  if (is_new) {
    findings.outcomes.push_back(world.outcome());
    findings.outcomes.back().switches = switches;
    findings.outcomes.back().schedule = to_text(path);
  }
  return findings.outcomes[it->second];
}

OneOutcome* Collector::known(World& world) {
  const auto it = known_.find(world.outcome_key());
  return it == known_.end() ? nullptr : &findings.outcomes[it->second];
}

bool Collector::is_late() const { return monotonic_ns() > deadline_ns_; }

void Collector::note_races(World& world, const std::vector<uint32_t>& able) {
  for (size_t i = 0; i < able.size(); ++i) {
    if (!world.is_data_access(able[i])) continue;
    for (size_t k = i + 1; k < able.size(); ++k) {
      if (!world.is_data_access(able[k])) continue;
      for (uint32_t x = 0; x < world.pending(able[i]).count; ++x) {
        const python::vm::Access& a = world.pending(able[i]).items[x];
        for (uint32_t y = 0; y < world.pending(able[k]).count; ++y) {
          const python::vm::Access& b = world.pending(able[k]).items[y];
          if (!a.conflicts_with(b) || world.guards_itself(a)) continue;
          std::string object = world.label_of(a);
          if (object == "output") continue;  // writing the output is one step
          Race race{std::move(object),
                    {ThreadId{able[i]}, world.line_of(able[i]), a.writes},
                    {ThreadId{able[k]}, world.line_of(able[k]), b.writes}};
          if (std::pair(race.second.line, race.second.writes) < std::pair(race.first.line, race.first.writes))
            std::swap(race.first, race.second);
          // The same two lines race once, whichever threads run them.
          const auto is_same = [&](const Race& r) {
            return r.object == race.object && r.first.line == race.first.line && r.second.line == race.second.line &&
                   r.first.writes == race.first.writes && r.second.writes == race.second.writes;
          };
          if (std::ranges::none_of(findings.races, is_same)) findings.races.push_back(std::move(race));
        }
      }
    }
  }
}

namespace {

// At most so long whole runs are tried by chance, when the searches were cut.
constexpr uint64_t sample_ns = 1'000'000'000;

Findings searched(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                  python::vm::Library& library) {
  const uint64_t begin_ns = monotonic_ns();
  World world(question, std::move(code), std::move(source), library);
  Findings refused;
  refused.refusal = world.begin();
  if (!refused.refusal.empty()) return refused;

  if (world.is_late()) {
    refused.limit = "wall time";
    return refused;
  }

  Schedule prefix;
  for (const Slice& s : world.slices()) prefix.add(s.thread, s.points);
  if (world.has_ended() || !world.may_step(0)) {  // one thread, one execution
    Collector only(question, 0);
    only.at(world, 0, prefix).executions = 1;
    only.findings.executions = 1;
    only.findings.has_all_outcomes = only.findings.has_all_executions = true;
    if (world.outcome().status == Status::unsupported) only.findings.refusal = world.outcome().detail;
    return only.findings;
  }

  World::Saved root;
  world.save(root);
  for (uint64_t rounds = 1;; ++rounds) {
    Collector collector(question, begin_ns + question.wall_ns);
    Findings& f = collector.findings;
    End end = search_states(world, root, prefix, collector);
    f.has_all_outcomes = end == End::complete;
    if (!f.refusal.empty()) {
      f.outcomes.clear();
      return std::move(f);
    }
    if (end == End::complete && f.may_run_forever) {
      collector.limit = "endless executions";
    } else if (end != End::learned && question.counts_executions) {
      end = search_traces(world, root, prefix, collector);
      f.has_all_executions = end == End::complete;
    }
    if (end == End::learned && !collector.is_late()) {
      // Which cells are shared is better known now.
      world.sightings().settle();
      continue;
    }
    if (end == End::learned) {  // and no time to begin again: what was searched knew too few cells to prove anything
      f.has_all_outcomes = f.has_all_executions = false;
      f.complete_up_to.reset();
      if (collector.limit.empty()) collector.limit = "wall time";
    }
    f.limit = collector.limit;
    f.rounds = rounds;
    f.wall_ns = monotonic_ns() - begin_ns;
    return std::move(f);
  }
}

}  // namespace

Findings explore(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                 python::vm::Library& library) {
  const uint64_t begin_ns = monotonic_ns(), deadline_ns = begin_ns + question.wall_ns;
  Question in_time = question;
  in_time.wall_ns -= std::min(sample_ns, question.wall_ns / 4);
  Findings findings = searched(in_time, code, source, library);
  if (findings.has_all_outcomes || !findings.refusal.empty()) return findings;
  sample(question, code, source, library, std::min(deadline_ns, monotonic_ns() + sample_ns), findings);
  findings.wall_ns = monotonic_ns() - begin_ns;
  return findings;
}

}  // namespace lockstep::engine::explore
