#include "engine/explore/explore.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/explore/fitting.h"
#include "engine/explore/follow.h"
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

size_t Collector::outcome_of(World& world) {
  const auto [it, is_new] = known_.try_emplace(world.outcome_key(), findings.outcomes.size());
  if (is_new) {
    findings.outcomes.push_back(world.outcome());
    has_way_.push_back(false);
  }
  return it->second;
}

bool Collector::is_better(size_t outcome, uint32_t switches) const {
  return !has_way_[outcome] || switches < findings.outcomes[outcome].switches;
}

void Collector::take(size_t outcome, const Way& way) {
  OneOutcome& o = findings.outcomes[outcome];
  o.preemptions = has_way_[outcome] ? std::min(o.preemptions, way.preemptions) : way.preemptions;
  has_way_[outcome] = true;
  o.switches = way.switches;
  o.schedule = to_text(way.path);
}

void Collector::take_preemptions(size_t outcome, uint32_t preemptions) {
  uint32_t& fewest = findings.outcomes[outcome].preemptions;
  if (has_way_[outcome]) fewest = std::min(fewest, preemptions);
}

bool Telling::is_due() const { return heard_ && monotonic_ns() >= due_ns_; }

void Telling::tell(const Findings& so_far) {
  const uint64_t begin_ns = monotonic_ns();
  heard_(so_far);
  const uint64_t end_ns = monotonic_ns();
  due_ns_ = end_ns + std::max<uint64_t>(100'000'000, 10 * (end_ns - begin_ns));  // at most a tenth of the time
}

bool Collector::is_late() {
  if (telling_.is_due()) telling_.tell(findings);
  return monotonic_ns() > deadline_ns_;
}

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
          const uint32_t lines[] = {world.line_of(able[i]), world.line_of(able[k])};
          const python::vm::ObjectName id = python::vm::name_of(a.object);
          const uint64_t object_id =
              id.number != 0 ? uint64_t{id.thread} << 32 | id.number : reinterpret_cast<uintptr_t>(a.object);
          if (!seen_races_.emplace(object_id, a.key, lines[0], a.writes, lines[1], b.writes).second) continue;
          std::string object = world.label_of(a);
          if (object == "output") continue;  // writing the output is one step
          Race race{
              std::move(object), {ThreadId{able[i]}, lines[0], a.writes}, {ThreadId{able[k]}, lines[1], b.writes}};
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
// Events that a search executes at its first turn; at each turn twice as many.
constexpr uint64_t first_turn = 50'000;
// So many times the events that the trace search took may be spent on proving that switches are the fewest, and so many
// more.
constexpr uint64_t proof_factor = 4, proof_events = 100'000;

// Why nothing was searched behind a schedule: it ends where an event has begun and not ended.
constexpr std::string_view steps_of_the_schedule = "steps of the schedule";

// Once through, knowing what the sightings have settled on. `learned`: begin again.
End search(World& world, const Root& root, Collector& collector) {
  Findings& f = collector.findings;
  StateSearch states(world, root, collector);
  TraceSearch traces(world, root, collector);
  End by_states = End::running, by_traces = collector.question().counts_executions ? End::running : End::cut;
  std::string states_limit;  // what cuts the one is what keeps outcomes from being known
  for (uint64_t turn = first_turn; by_states == End::running || by_traces == End::running; turn *= 2) {
    if (by_states == End::running) by_states = states.go_on(turn);
    f.complete_up_to = states.complete_up_to();
    if (by_states == End::cut) states_limit = collector.limit;
    if (by_states == End::complete || by_states == End::learned || !f.refusal.empty()) break;
    if (by_traces == End::running) by_traces = traces.go_on(turn);
    if (by_traces == End::learned) break;
    if (by_traces != End::complete) continue;
    if (by_states == End::running) by_states = states.go_on(proof_factor * f.transitions + proof_events);
    break;
  }
  if (!f.refusal.empty()) return End::cut;
  if (by_states == End::learned || by_traces == End::learned) return End::learned;
  const bool has_traces = by_traces == End::complete;
  if (!states_limit.empty()) collector.limit = states_limit;
  if (by_states == End::complete && f.may_run_forever) {
    collector.limit = "endless executions";
  } else if (by_states == End::complete && collector.question().counts_executions && !has_traces) {
    collector.limit.clear();
    if (!states.count_executions()) by_traces = traces.go_on(~uint64_t{0} - f.transitions);
    if (by_traces == End::learned) return by_traces;
  }
  if (by_traces == End::complete) f.has_all_executions = true;
  f.has_all_outcomes = by_states == End::complete || by_traces == End::complete;
  if (f.has_all_outcomes && f.has_all_executions) collector.limit.clear();
  states.find_fewest_preemptions();
  f.complete_up_to.reset();
  if (by_states != End::complete) f.complete_up_to = states.complete_up_to();
  for (OneOutcome& o : f.outcomes) {
    o.switches_proven |= f.complete_up_to && o.switches <= *f.complete_up_to + 1;
    o.preemptions_proven = by_states == End::complete || o.preemptions == 0;
  }
  return f.has_all_outcomes ? End::complete : End::cut;
}

bool is_over(const World& world) {
  for (uint32_t i = 0; i < world.thread_count() && !world.has_ended(); ++i)
    if (world.may_step(i)) return false;
  return true;
}

// Nothing is left to be chosen.
Findings only_outcome(const Question& question, World& world, const Root& root) {
  Collector only(question, 0);
  only.take(only.outcome_of(world), {.path = root.path});
  OneOutcome& o = only.findings.outcomes[0];
  o.executions = only.findings.executions = 1;
  o.switches_proven = o.preemptions_proven = true;
  only.findings.has_all_outcomes = only.findings.has_all_executions = true;
  if (o.status == Status::unsupported) only.findings.refusal = o.detail;
  return std::move(only.findings);
}

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

  // Before the first thread is started there is one thread, and one execution.
  const bool has_threads = !world.has_ended() && world.may_step(0);
  Root begin, beyond;
  take_root(world, begin, has_threads);
  if (!has_threads) return only_outcome(question, world, begin);
  const bool is_prefixed = !question.after.slices.empty();
  const Root& root = is_prefixed ? beyond : begin;
  for (uint64_t rounds = 1;; ++rounds) {
    if (is_prefixed) {
      world.restore(begin.saved);
      if (!take_root_after(world, begin, question.after, beyond)) {
        // It is not known yet what others can see, which is between the steps of the schedule.
        Collector collector(question, begin_ns + question.wall_ns);
        if (StateSearch(world, begin, collector).go_on(~uint64_t{0}) == End::learned && !collector.is_late()) {
          world.sightings().settle();
          continue;
        }
        refused.limit = collector.is_late() ? "wall time" : steps_of_the_schedule;
        return refused;
      }
      if (is_over(world)) return only_outcome(question, world, beyond);
    }
    Collector collector(question, begin_ns + question.wall_ns);
    Findings& f = collector.findings;
    const End end = search(world, root, collector);
    if (!f.refusal.empty()) {
      f.outcomes.clear();
      return std::move(f);
    }
    if (end == End::learned && !collector.is_late()) {
      // Which cells are shared is better known now.
      world.sightings().settle();
      continue;
    }
    if (end == End::learned) {  // and no time to begin again: what was searched knew too few cells to prove anything
      f.has_all_outcomes = f.has_all_executions = false;
      for (OneOutcome& o : f.outcomes) o.switches_proven = o.preemptions_proven = false;
      if (collector.limit.empty()) collector.limit = "wall time";
    }
    f.limit = collector.limit;
    f.rounds = rounds;
    f.wall_ns = monotonic_ns() - begin_ns;
    return std::move(f);
  }
}

// What a reader wants to see first.
enum class Concern : uint8_t { exception, deadlock, cut, nothing };
Concern concern_of(const OneOutcome& o) {
  if (o.status == Status::exception || o.stderr_text.find("Traceback (most recent call last)") != std::string::npos)
    return Concern::exception;
  if (o.status == Status::deadlock) return Concern::deadlock;
  return o.status == Status::ok ? Concern::nothing : Concern::cut;
}

// By what is wrong, then by how little it takes, then by what was printed: whichever search has found it.
void order(std::vector<OneOutcome>& outcomes) {
  const auto place = [](const OneOutcome& o) {
    return std::tuple(concern_of(o), o.switches, std::string_view(o.stdout_text), std::string_view(o.stderr_text));
  };
  std::ranges::stable_sort(outcomes, [&](const OneOutcome& a, const OneOutcome& b) { return place(a) < place(b); });
}

}  // namespace

Findings explore(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                 python::vm::Library& library) {
  const uint64_t begin_ns = monotonic_ns(), deadline_ns = begin_ns + question.wall_ns;
  Question in_time = question;
  in_time.wall_ns -= std::min(sample_ns, question.wall_ns / 4);
  Fitting fitting = fitting_part(question, code, source, library, question.after);
  in_time.after = std::move(fitting.schedule);
  Findings findings = searched(in_time, code, source, library);
  // What fits may end in the middle of a step: then what is behind the step before it is looked for.
  while (fitting.misfit.slice > 0 && findings.limit == steps_of_the_schedule && !in_time.after.slices.empty() &&
         monotonic_ns() < begin_ns + in_time.wall_ns) {
    in_time.after.slices.pop_back();
    findings = searched(in_time, code, source, library);
  }
  findings.misfit = std::move(fitting.misfit);
  // Nobody knows what would have come after a ceiling, so that what ends at one is no end of the search.
  const auto cut = std::ranges::find(findings.outcomes, Status::limit, &OneOutcome::status);
  if (cut != findings.outcomes.end()) {
    findings.has_all_outcomes = findings.has_all_executions = false;
    findings.complete_up_to.reset();
    if (findings.limit.empty()) findings.limit = cut->detail;
    for (OneOutcome& o : findings.outcomes) o.switches_proven = o.preemptions_proven = false;
  }
  if (!findings.has_all_outcomes && findings.refusal.empty() && question.after.slices.empty()) {
    sample(question, code, source, library, std::min(deadline_ns, monotonic_ns() + sample_ns), findings);
    findings.wall_ns = monotonic_ns() - begin_ns;
  }
  order(findings.outcomes);
  return findings;
}

}  // namespace lockstep::engine::explore
