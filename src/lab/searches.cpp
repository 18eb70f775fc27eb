#include "lab/searches.h"

#include <algorithm>
#include <optional>

#include "engine/explore/witness.h"
#include "lab/answered.h"
#include "lab/exploration.h"
#include "lab/request.h"
#include "lab/verdicts.h"
#include "python/compile/compile.h"

namespace lockstep::lab {

namespace searches {

namespace {

std::unexpected<Problem> refused(std::string why) {
  return std::unexpected(Problem{"request", std::move(why), 0, 0, 0, 0, ""});
}

std::expected<engine::explore::Question, Problem> question_of(const auto& asked) {
  if (asked.source.size() > longest_source) return refused("the program is longer than 1 MiB");
  engine::explore::Question question;
  question.build = asked.build;
  question.switch_points = asked.switch_points;
  if (asked.build == engine::Build::free_threaded)
    question.switch_points = engine::SwitchPoints::every_instruction;  // what parallel threads look like to one another
  return question;
}

}  // namespace

std::expected<protocol::Findings, Problem> explore(Explorer& explorer, const protocol::ExploreQuestion& asked,
                                                   const std::function<void(const protocol::Findings&)>& so_far) {
  auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  question->heard = [&](const engine::explore::Findings& findings) { so_far(message_of(findings)); };
  const auto findings = explore_program(*question, asked.source, asked.filename, explorer.library);
  if (!findings) return std::unexpected(findings.error());
  return message_of(*findings);
}

std::expected<protocol::Verdicts, Problem> compare_rules(Explorer& explorer, const protocol::ExploreQuestion& asked,
                                                         const std::function<void(const protocol::Verdicts&)>& so_far) {
  const auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  const auto verdicts = verdicts_on(*question, asked.source, asked.filename, explorer.library,
                                    [&](const Verdicts& now) { so_far(message_of(now)); });
  if (!verdicts) return std::unexpected(verdicts.error());
  return message_of(*verdicts);
}

namespace {

protocol::List<protocol::WitnessStep> steps_of(const std::vector<engine::explore::WitnessStep>& told) {
  protocol::List<protocol::WitnessStep> steps;
  for (const auto& s : told) {
    protocol::WitnessStep step{.thread = index_of(s.thread),
                               .line = s.line,
                               .deed = s.deed,
                               .cells = {},
                               .printed = s.printed,
                               .ends = s.ends};
    for (const auto& c : s.cells)
      step.cells.push_back({.object = c.object, .writes = c.writes, .before = c.before, .after = c.after});
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace

// Telling takes as long as a few executions.
std::expected<protocol::Witness, Problem> witness(Explorer& explorer, const protocol::WitnessQuestion& asked,
                                                  const std::function<void(const protocol::Witness&)>&) {
  auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  question->wall_ns = 10'000'000'000;
  engine::Schedule schedule;
  if (!asked.schedule.empty()) {
    auto parsed = engine::parse_schedule(asked.schedule);
    if (!parsed) return refused("'schedule': " + parsed.error().message);
    schedule = *std::move(parsed);
  }
  std::optional<engine::explore::Choosing> choosing;
  if (asked.steps) {
    choosing.emplace().steps = static_cast<size_t>(std::min<uint64_t>(*asked.steps, engine::explore::most_steps));
    for (const uint64_t thread : asked.choices)
      choosing->choices.push_back(static_cast<uint32_t>(std::min<uint64_t>(thread, UINT32_MAX)));
  }
  auto code = python::compile::compile(asked.source, asked.filename);
  if (!code) return std::unexpected(problem_of(code.error(), asked.source));
  explorer.library.prepare(**code);
  const auto told =
      engine::explore::witness_of(*question, *std::move(code), asked.source, explorer.library, schedule, choosing);
  return protocol::Witness{.steps = steps_of(told.steps),
                           .threads = told.threads,
                           .whole = told.is_whole,
                           .error = told.refusal,
                           .blocked = message_of(told.outcome.stuck),
                           .status = told.outcome.status,
                           .stdout_ = told.outcome.stdout_text,
                           .options = steps_of(told.options),
                           .schedule = to_text(told.path)};
}

}  // namespace searches

std::string search(Explorer& explorer, std::string_view name, std::string_view question_json,
                   const std::function<void(const std::string&)>& so_far) {
#define SEARCH(known, Question_, Answer_)                                                                         \
  if (name == #known)                                                                                             \
    return answered<protocol::searches::known>(question_json, [&](const auto& question) {                         \
      return searches::known(explorer, question,                                                                  \
                             [&](const protocol::Answer_& now) { so_far(answer_text(protocol::json_of(now))); }); \
    });
#include "protocol/protocol.def"
  return not_answered(name);
}

}  // namespace lockstep::lab
