#include "lab/exploration.h"

#include <algorithm>

#include "base/json.h"
#include "lab/report.h"
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

namespace {
Json places_json(const std::vector<engine::explore::Stuck>& threads) {
  Json places = Json::array();
  for (const auto& s : threads)
    places.push_back({{"thread", index_of(s.thread)}, {"line", s.line}, {"waits_for", s.waits_for}});
  return places;
}
}  // namespace

Json ending_json(const OneOutcome& o) {
  return {{"status", word_for(o.status)},
          {"detail", o.detail},
          {"stdout", o.stdout_text},
          {"stderr", o.stderr_text},
          {"blocked", places_json(o.stuck)}};
}

Json json_of(const Findings& f) {
  const auto side = [](const Race::Side& s) {
    return Json{{"thread", index_of(s.thread)}, {"line", s.line}, {"writes", s.writes}};
  };
  Json outcomes = Json::array(), races = Json::array();
  for (const OneOutcome& o : f.outcomes) {
    Json each = ending_json(o);
    each["executions"] = o.executions;
    each["samples"] = o.samples;
    each["switches"] = o.switches;
    each["switches_proven"] = o.switches_proven;
    each["preemptions"] = o.preemptions;
    each["preemptions_proven"] = o.preemptions_proven;
    each["schedule"] = o.schedule;
    outcomes.push_back(std::move(each));
  }
  Json livelocks = Json::array();
  for (const Livelock& l : f.livelocks)
    livelocks.push_back({{"schedule", l.schedule},
                         {"loop", l.loop},
                         {"switches", l.switches},
                         {"stdout", l.stdout_text},
                         {"stderr", l.stderr_text},
                         {"threads", places_json(l.threads)}});
  for (const Race& r : f.races)
    races.push_back({{"object", r.object}, {"first", side(r.first)}, {"second", side(r.second)}});
  return Json{{"complete", f.has_all_outcomes && f.has_all_executions},
              {"executions", f.executions},
              {"outcomes", std::move(outcomes)},
              {"livelocks", std::move(livelocks)},
              {"races", std::move(races)},
              {"limit", f.limit},
              {"outcomes_complete", f.has_all_outcomes},
              {"complete_up_to_switches", f.complete_up_to ? Json(*f.complete_up_to) : Json()},
              {"samples", f.samples},
              {"may_run_forever", f.may_run_forever},
              {"error", f.refusal},
              {"statistics",
               {{"states", f.states},
                {"edges", f.edges},
                {"transitions", f.transitions},
                {"sleep_blocked", f.sleep_blocked},
                {"rounds", f.rounds},
                {"wall_ns", f.wall_ns}}}};
}

std::string to_json(const Findings& f) { return text_of(json_of(f)); }

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

std::string describe(const Findings& f) {
  std::string text = counted(f.executions, "execution") + ", " + counted(f.outcomes.size(), "outcome");
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
  for (const OneOutcome& o : f.outcomes) {
    text += '\n' + std::string(word_for(o.status)) + (o.detail.empty() ? "" : " (" + o.detail + ')');
    if (o.executions > 0 || o.samples == 0) text += ", " + counted(o.executions, "execution");
    if (o.samples > 0) text += ", " + counted(o.samples, "run") + " by chance";
    const auto at_least_known = [](bool is_proven) { return is_proven ? ", " : ", at most "; };
    text += at_least_known(o.switches_proven) + counted(o.switches, "switch", "switches");
    text += at_least_known(o.preemptions_proven) + counted(o.preemptions, "preemption");
    text += o.schedule.empty() ? ", a schedule too long to repeat\n" : ", schedule " + o.schedule + '\n';
    text += ended_as(o);
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
