#include "lab/experiments.h"

#include <algorithm>

#include "lab/json.h"
#include "lab/lab.h"

namespace lockstep::lab {

using experiment::last_line;

namespace {

Verdict::Seen& seen_as(Verdict& verdict, const Report& report) {
  const std::string& outcome = *report.recognised;
  const auto at = std::ranges::find(verdict.seen, outcome, &Verdict::Seen::outcome);
  return at != verdict.seen.end() ? *at : verdict.seen.emplace_back(outcome, 0, report);
}

Report run_to_the_end(Lab& lab, Request request) {
  if (auto refused = lab.begin(std::move(request))) return *std::move(refused);
  while (!lab.poll(20'000'000)) {
    lab.take_pieces();
    lab.take_trace();
  }
  return lab.result();
}

}  // namespace

std::expected<experiment::Document, Problem> load_experiment(std::string_view text) {
  auto document = experiment::parse(text);
  if (!document) return std::unexpected(problem_of(document.error(), "experiment", text));
  return *std::move(document);
}

std::string experiment_json(const experiment::Document& document, std::string_view name) {
  Json parameters = Json::array(), outcomes = Json::array(), answers = Json::array(), expected = Json::array();
  for (const auto& parameter : document.parameters)
    parameters.push_back({{"name", parameter.name},
                          {"about", parameter.about},
                          {"minimum", parameter.minimum},
                          {"maximum", parameter.maximum},
                          {"value", parameter.value},
                          {"explore", parameter.explore}});
  for (const auto& outcome : document.outcomes)
    outcomes.push_back({{"name", outcome.name},
                        {"status", outcome.status},
                        {"prints", outcome.prints},
                        {"complains", outcome.complains}});
  for (const auto& answer : document.answers) answers.push_back({{"outcomes", answer.outcomes}, {"text", answer.text}});
  for (const auto& expectation : document.expected)
    expected.push_back({{"build", expectation.settings.build},
                        {"switch_points", expectation.settings.switch_points},
                        {"engine", expectation.settings.engine},
                        {"outcomes", expectation.outcomes}});
  const bool is_python = document.kind == experiment::Kind::python;
  Json bytes;
  for (const auto& [key, value] : document.bytes) {
    const size_t dot = key.find('.');
    if (dot == key.npos)
      bytes[key] = value;
    else
      bytes["machines"][key.substr(dot + 1)] = value;
  }
  return text_of({{"name", name},
                  {"title", document.title},
                  {"chapter", document.chapter},
                  {"kind", is_python ? "python" : "bytes"},
                  {"build", document.settings.build},
                  {"switch_points", document.settings.switch_points},
                  {"engine", document.settings.engine},
                  {"parameters", std::move(parameters)},
                  {"outcomes", std::move(outcomes)},
                  {"question", document.question},
                  {"answers", std::move(answers)},
                  {"right", document.right},
                  {"expected", std::move(expected)},
                  {"bytes", std::move(bytes)},
                  {"introduction", document.introduction},
                  {"state", document.state},
                  {"trigger", document.trigger},
                  {"consequence", document.consequence},
                  {"program", document.program}});
}

bool Verdict::holds() const {
  return can_be_checked && std::ranges::all_of(seen, [this](const Seen& one) {
           return std::ranges::find(expectation.outcomes, one.outcome) != expectation.outcomes.end();
         });
}

std::string describe(const Verdict& verdict) {
  const experiment::RunSettings& settings = verdict.expectation.settings;
  const std::string points = settings.switch_points == "3.14" ? "" : " " + settings.switch_points;
  const std::string where = settings.build + points + " " + settings.engine + ": ";
  if (!verdict.can_be_checked)
    return "not checked  " + where + "this version has no engine '" + settings.engine + "'\n";
  std::string text = (verdict.holds() ? "ok           " : "WRONG        ") + where + "expected ";
  for (const std::string& name : verdict.expectation.outcomes)
    text += (name == verdict.expectation.outcomes.front() ? "" : " or ") + name;
  for (const Verdict::Seen& seen : verdict.seen) {
    text += (&seen == &verdict.seen.front() ? "; came: " : ", ");
    text += (seen.outcome.empty() ? "something else" : seen.outcome) + " (" + std::to_string(seen.runs) + " times)";
  }
  text += "\n";
  for (const Verdict::Seen& seen : verdict.seen) {
    if (!seen.outcome.empty()) continue;
    text += "             something else: status " + std::string(word_for(seen.first.outcome.status));
    for (const std::string_view line : {last_line(seen.first.stdout_text), last_line(seen.first.stderr_text)})
      if (!line.empty()) text += ", '" + std::string(line) + "'";
    text += "\n";
  }
  return text;
}

std::vector<Verdict> check_experiment(const experiment::Document& document, std::string_view name, uint32_t runs) {
  std::vector<Verdict> verdicts;
  Lab lab;
  for (const experiment::Expectation& expectation : document.expected) {
    Verdict& verdict = verdicts.emplace_back(expectation);
    const auto engine = engine_from(expectation.settings.engine);
    const auto build = build_from(expectation.settings.build);
    const auto switch_points = switch_points_from(expectation.settings.switch_points);
    verdict.can_be_checked = engine && build && switch_points;
    for (uint32_t run = 0; verdict.can_be_checked && run < runs; ++run) {
      Request request;
      request.source = document.program;
      request.filename = std::string(name) + ".py";
      request.engine = *engine;
      request.options.build = *build;
      request.options.switch_points = *switch_points;
      request.options.seed = run;
      request.outcomes = document.outcomes;
      request.parameters = values_for(document, expectation.settings.engine);
      ++seen_as(verdict, run_to_the_end(lab, std::move(request))).runs;
    }
  }
  return verdicts;
}

}  // namespace lockstep::lab
