#include "lab/searches.h"

#include <algorithm>
#include <optional>
#include <span>

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

std::expected<engine::Schedule, Problem> schedule_in(const std::string& text) {
  if (text.empty()) return engine::Schedule();
  auto schedule = engine::parse_schedule(text);
  if (!schedule) return refused("'schedule': " + schedule.error().message);
  return *std::move(schedule);
}

}  // namespace

std::expected<protocol::Findings, Problem> explore(Explorer& explorer, const protocol::ExploreQuestion& asked,
                                                   const std::function<void(const protocol::Findings&)>& so_far) {
  auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  explorer.remaining.reset();
  if (!asked.schedule.empty()) {
    auto schedule = schedule_in(asked.schedule);
    if (!schedule) return std::unexpected(schedule.error());
    question->after = *std::move(schedule);
  }
  question->heard = [&](const engine::explore::Findings& findings) { so_far(message_of(findings)); };
  const auto findings = explore_program(*question, asked.source, asked.filename, explorer.library);
  if (!findings) return std::unexpected(findings.error());
  return message_of(*findings);
}

std::expected<protocol::Verdicts, Problem> compare_rules(Explorer& explorer, const protocol::ExploreQuestion& asked,
                                                         const std::function<void(const protocol::Verdicts&)>& so_far) {
  const auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  explorer.remaining.reset();
  const auto verdicts = verdicts_on(*question, asked.source, asked.filename, explorer.library,
                                    [&](const Verdicts& now) { so_far(message_of(now)); });
  if (!verdicts) return std::unexpected(verdicts.error());
  return message_of(*verdicts);
}

namespace {

using engine::explore::Choosing;
using engine::explore::Remaining;

std::string text_of(std::span<const engine::Slice> slices) {
  std::string text;
  for (const engine::Slice& s : slices) text += (text.empty() ? "" : ".") + to_text(s);
  return text;
}

protocol::List<protocol::WitnessStep> steps_of(const std::vector<engine::explore::WitnessStep>& told) {
  protocol::List<protocol::WitnessStep> steps;
  for (const auto& s : told) {
    protocol::WitnessStep step{.thread = index_of(s.thread),
                               .line = s.line,
                               .deed = s.deed,
                               .cells = {},
                               .printed = s.printed,
                               .ends = s.ends,
                               .calls = s.standing.calls,
                               .function_line = s.standing.function_line,
                               .slices = text_of(s.slices),
                               .instruction = {}};
    if (s.standing.instruction) step.instruction = *s.standing.instruction;
    for (const auto& c : s.cells)
      step.cells.push_back({.object = c.object, .writes = c.writes, .before = c.before, .after = c.after});
    steps.push_back(std::move(step));
  }
  return steps;
}

protocol::List<protocol::Ahead> ahead_of(const std::vector<engine::explore::Ahead>& all) {
  protocol::List<protocol::Ahead> ahead;
  for (const auto& a : all) ahead.push_back({.ending = a.ending, .switches = a.switches});
  return ahead;
}

protocol::Witness witness_message(const engine::explore::Witness& told) {
  protocol::Witness message{.steps = steps_of(told.steps),
                            .threads = told.threads,
                            .whole = told.is_whole,
                            .error = told.refusal,
                            .misfit = message_of(told.misfit),
                            .blocked = message_of(told.outcome.stuck),
                            .status = told.outcome.status,
                            .stdout_ = told.outcome.stdout_text,
                            .options = steps_of(told.options),
                            .schedule = to_text(told.path),
                            .begun = text_of(told.begun.slices),
                            .why = {},
                            .conflict = {},
                            .endings = {},
                            .ahead = ahead_of(told.ahead),
                            .options_ahead = {},
                            .ahead_complete = told.is_ahead_complete};
  for (const auto& reason : told.why) {
    protocol::Reason each{.text = reason.text, .step = {}};
    if (reason.step) each.step = *reason.step;
    message.why.push_back(std::move(each));
  }
  for (const size_t step : told.conflict) message.conflict.push_back(step);
  for (const auto& e : told.endings)
    message.endings.push_back({.status = e.outcome.status,
                               .detail = e.outcome.detail,
                               .stdout_ = e.outcome.stdout_text,
                               .stderr_ = e.outcome.stderr_text,
                               .blocked = message_of(e.outcome.stuck),
                               .endless = e.is_endless});
  for (const auto& ahead : told.options_ahead) message.options_ahead.push_back(ahead_of(ahead));
  return message;
}

// The one that is kept is of this program, or it is made anew.
Remaining& remaining_of(Explorer& explorer, const engine::explore::Question& question,
                        const protocol::WitnessQuestion& asked, std::shared_ptr<const python::code::Code> code) {
  std::string key = std::to_string(static_cast<int>(question.build)) +
                    std::to_string(static_cast<int>(question.switch_points)) + asked.filename + '\n' + asked.source;
  if (!explorer.remaining || explorer.remaining_of != key) {
    explorer.remaining.reset();
    explorer.remaining = std::make_unique<Remaining>(question, std::move(code), asked.source, explorer.library);
    explorer.remaining_of = std::move(key);
  }
  return *explorer.remaining;
}

// So long it may take to find out what can still come out.
constexpr uint64_t most_ahead_ns = 4'000'000'000;

}  // namespace

// Telling takes as long as a few executions.
std::expected<protocol::Witness, Problem> witness(Explorer& explorer, const protocol::WitnessQuestion& asked,
                                                  const std::function<void(const protocol::Witness&)>&) {
  auto question = question_of(asked);
  if (!question) return std::unexpected(question.error());
  auto schedule = schedule_in(asked.schedule);
  if (!schedule) return std::unexpected(schedule.error());
  auto code = python::compile::compile(asked.source, asked.filename);
  if (!code) return std::unexpected(problem_of(code.error(), asked.source));
  explorer.library.prepare(**code);
  if (!asked.steps) {
    question->wall_ns = 10'000'000'000;
    return witness_message(
        engine::explore::witness_of(*question, *std::move(code), asked.source, explorer.library, *schedule));
  }
  question->wall_ns = most_ahead_ns;
  Choosing choosing{.schedule = *std::move(schedule),
                    .steps = static_cast<size_t>(std::min<uint64_t>(*asked.steps, engine::explore::most_steps)),
                    .choices = {}};
  for (const uint64_t thread : asked.choices)
    choosing.choices.push_back(static_cast<uint32_t>(std::min<uint64_t>(thread, UINT32_MAX)));
  return witness_message(remaining_of(explorer, *question, asked, *std::move(code)).told(choosing));
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
