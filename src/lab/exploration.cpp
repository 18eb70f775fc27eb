#include "lab/exploration.h"

#include <algorithm>

#include "engine/explore/witness.h"
#include "lab/report.h"
#include "protocol/json.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"

namespace lockstep::lab {

using engine::explore::Findings;
using engine::explore::Livelock;
using engine::explore::OneOutcome;
using engine::explore::Race;

std::expected<Findings, Problem> explore_program(const engine::explore::Question& question, const std::string& source,
                                                 const std::string& filename, python::lib::Library& library) {
  auto code = python::compile::compile(source, filename);
  if (!code) return std::unexpected(problem_of(code.error(), source));
  library.prepare(**code);
  return engine::explore::explore(question, *std::move(code), source, library);
}

protocol::List<protocol::StuckThread> message_of(const std::vector<engine::explore::Stuck>& stuck) {
  protocol::List<protocol::StuckThread> blocked;
  for (const auto& s : stuck)
    blocked.push_back({.thread = index_of(s.thread), .line = s.line, .waits_for = s.waits_for});
  return blocked;
}

protocol::OrNull<protocol::Misfit> message_of(const engine::explore::Misfit& misfit) {
  if (misfit.slice == 0) return {};
  return protocol::Misfit{.slice = misfit.slice, .why = misfit.why};
}

protocol::Findings message_of(const Findings& f) {
  const auto side = [](const Race::Side& s) {
    return protocol::RaceSide{.thread = index_of(s.thread), .line = s.line, .writes = s.writes};
  };
  protocol::Findings message{.complete = f.has_all_outcomes && f.has_all_executions,
                             .executions = f.executions,
                             .outcomes = {},
                             .livelocks = {},
                             .races = {},
                             .limit = f.limit,
                             .outcomes_complete = f.has_all_outcomes,
                             .complete_up_to_switches = {},
                             .samples = f.samples,
                             .may_run_forever = f.may_run_forever,
                             .error = f.refusal,
                             .misfit = message_of(f.misfit),
                             .statistics = {.states = f.states,
                                            .edges = f.edges,
                                            .transitions = f.transitions,
                                            .sleep_blocked = f.sleep_blocked,
                                            .rounds = f.rounds,
                                            .wall_ns = f.wall_ns}};
  if (f.complete_up_to) message.complete_up_to_switches = *f.complete_up_to;
  for (const OneOutcome& o : f.outcomes)
    message.outcomes.push_back({.status = o.status,
                                .detail = o.detail,
                                .stdout_ = o.stdout_text,
                                .stderr_ = o.stderr_text,
                                .blocked = message_of(o.stuck),
                                .executions = o.executions,
                                .samples = o.samples,
                                .switches = o.switches,
                                .switches_proven = o.switches_proven,
                                .preemptions = o.preemptions,
                                .preemptions_proven = o.preemptions_proven,
                                .schedule = o.schedule});
  for (const Livelock& l : f.livelocks)
    message.livelocks.push_back({.schedule = l.schedule,
                                 .loop = l.loop,
                                 .switches = l.switches,
                                 .stdout_ = l.stdout_text,
                                 .stderr_ = l.stderr_text,
                                 .threads = message_of(l.threads)});
  for (const Race& r : f.races)
    message.races.push_back({.object = r.object, .first = side(r.first), .second = side(r.second)});
  return message;
}

std::string to_json(const Findings& f) { return text_of(protocol::json_of(message_of(f))); }

namespace {

std::string counted(uint64_t n, const char* one, const char* more) {
  return std::to_string(n) + ' ' + (n == 1 ? one : more);
}
std::string counted(uint64_t n, const std::string& what) { return counted(n, what.c_str(), (what + 's').c_str()); }

std::string quoted(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += "    " + text.substr(at, end - at) + '\n';
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string ended_as(const OneOutcome& o) {
  std::string text = quoted(o.stdout_text) + quoted(o.stderr_text);
  for (const auto& s : o.stuck)
    text += "    thread " + std::to_string(index_of(s.thread)) + " waits at line " + std::to_string(s.line) +
            (s.waits_for.empty() ? "" : " for " + s.waits_for) + '\n';
  return text;
}

std::vector<std::vector<std::string>> reasons_of(const Findings& f, const engine::explore::Question& question,
                                                 const std::string& source, const std::string& filename,
                                                 python::lib::Library& library) {
  constexpr size_t most = 20;
  std::vector<std::vector<std::string>> reasons;
  if (f.outcomes.size() == 1 && f.outcomes[0].status == engine::Status::ok) return reasons;
  const auto code = python::compile::compile(source, filename);
  for (const OneOutcome& o : f.outcomes) {
    const auto schedule = engine::parse_schedule(o.schedule);
    if (!code || !schedule || reasons.size() == most) break;
    reasons.emplace_back();
    const auto told = engine::explore::witness_of(question, *code, source, library, *schedule);
    for (const auto& reason : told.why) reasons.back().push_back(reason.text);
  }
  return reasons;
}

std::string describe(const Findings& f, const std::vector<std::vector<std::string>>& reasons) {
  std::string text;
  if (f.misfit.slice > 0)
    text = "the schedule fits up to slice " + std::to_string(f.misfit.slice) + ", where " + f.misfit.why +
           "; what follows is behind that beginning\n";
  text += counted(f.executions, "execution") + ", " + counted(f.outcomes.size(), "outcome");
  if (f.has_all_outcomes && f.has_all_executions) {
    text += ": complete\n";
  } else if (f.may_run_forever) {
    text += ": no other outcome is possible, but some executions never end\n";
  } else if (f.has_all_outcomes) {
    text += ": no other outcome is possible; counting was cut by the limit on " + f.limit + '\n';
  } else {
    text += ": cut by the limit on " + f.limit;
    if (f.complete_up_to)
      text += "; every outcome that takes at most " + counted(*f.complete_up_to, "switch", "switches") + " is here";
    text += '\n';
    if (f.samples > 0) text += counted(f.samples, "run") + " by chance besides; these prove nothing\n";
  }
  for (const Livelock& l : f.livelocks) {
    text += "\nlivelock, " + counted(l.switches, "switch", "switches") + ", schedule " + l.schedule +
            ", and from then on for ever " + l.loop + '\n' + quoted(l.stdout_text) + quoted(l.stderr_text);
    for (const auto& s : l.threads)
      text += "    thread " + std::to_string(index_of(s.thread)) + " is at line " + std::to_string(s.line) +
              (s.waits_for.empty() ? "" : ", before " + s.waits_for) + '\n';
  }
  for (size_t i = 0; i < f.outcomes.size(); ++i) {
    const OneOutcome& o = f.outcomes[i];
    text += '\n' + std::string(word_for(o.status)) + (o.detail.empty() ? "" : " (" + o.detail + ')');
    if (o.executions > 0 || o.samples == 0) text += ", " + counted(o.executions, "execution");
    if (o.samples > 0) text += ", " + counted(o.samples, "run") + " by chance";
    const auto at_least_known = [](bool is_proven) { return is_proven ? ", " : ", at most "; };
    text += at_least_known(o.switches_proven) + counted(o.switches, "switch", "switches");
    text += at_least_known(o.preemptions_proven) + counted(o.preemptions, "preemption");
    text += o.schedule.empty() ? ", a schedule too long to repeat\n" : ", schedule " + o.schedule + '\n';
    text += ended_as(o);
    if (i < reasons.size())
      for (const std::string& sentence : reasons[i]) text += "  " + sentence + '\n';
  }
  for (const Race& r : f.races) {
    const auto side = [](const Race::Side& s) {
      return std::string(s.writes ? "writes" : "reads") + " it at line " + std::to_string(s.line);
    };
    text += "\nrace on " + r.object + ": one thread " + side(r.first) + ", another " + side(r.second) + '\n';
  }
  return text;
}

int exit_status(const Findings& f) {
  if (!f.refusal.empty()) return 2;
  const auto ends = [&](engine::Status status) {
    return std::ranges::any_of(f.outcomes, [=](const OneOutcome& o) { return o.status == status; });
  };
  if (ends(engine::Status::deadlock) || !f.livelocks.empty()) return 3;
  if (!f.has_all_outcomes || ends(engine::Status::limit)) return 4;
  return ends(engine::Status::exception) ? 1 : 0;
}

}  // namespace lockstep::lab
