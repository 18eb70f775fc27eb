#include "lab/experiments.h"

#include <algorithm>

#include "base/utf8.h"
#include "lab/exploration.h"
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

namespace {

// A word that the document was read with.
template <protocol::Word Type>
Type checked(std::string_view word) {
  return *protocol::word_named<Type>(word);
}

// What the byte panel opens with; what the document leaves open is as in protocol.def.
protocol::ByteOpening opening_of(const experiment::ByteView& view) {
  using namespace protocol;
  const auto said = [&](std::string_view key) { return std::string(value_of(view, key)); };
  const auto text = [&](std::string_view key, std::string& into) {
    if (std::string value = said(key); !value.empty()) into = std::move(value);
  };
  const auto word = [&]<Word Type>(std::string_view key, Type& into) {
    if (const std::string value = said(key); !value.empty()) into = checked<Type>(value);
  };
  ByteOpening opening{.choice = {}};
  Bytes& choice = opening.choice;
  if (said("data") != "") opening.data = said("data");
  if (said("sample") != "") opening.sample = said("sample");
  choice.tab = opening.data || opening.sample ? Tab::hex : Tab::value;
  word("tab", choice.tab);
  text("value", choice.text);
  text("type", choice.type);
  text("layout", choice.layout);
  choice.pane = choice.layout.empty() ? Pane::inspector : Pane::fields;
  word("pane", choice.pane);
  text("number", choice.number);
  word("order", choice.order);
  choice.flipped = said("flipped") == "yes";
  if (const std::string range = said("select"); !range.empty()) {
    choice.begin = std::stoull(range);
    choice.end = std::stoull(range.substr(range.find(" to ") + 4));
  }
  choice.cursor = said("cursor").empty() ? choice.begin : std::stoull(said("cursor"));
  Machines& machines = choice.machines;
  text("machines.from", machines.from);
  text("machines.to", machines.to);
  text("machines.value", machines.value);
  text("machines.type", machines.type);
  word("machines.via", machines.via);
  word("machines.boundary", machines.boundary);
  return opening;
}

protocol::Parameter parameter_message(const experiment::Parameter& parameter, std::string_view program) {
  const size_t offset = experiment::find_parameter(program, parameter.name)->offset;
  return {.name = parameter.name,
          .about = parameter.about,
          .minimum = parameter.minimum,
          .maximum = parameter.maximum,
          .value = parameter.value,
          .explore = parameter.explore,
          .offset = count_utf16_units(program.substr(0, offset))};
}

}  // namespace

protocol::Experiment message_of(const experiment::Document& document, std::string_view name) {
  using namespace protocol;
  const bool is_python = document.kind == experiment::Kind::python;
  Experiment message{.name = std::string(name),
                     .title = document.title,
                     .chapter = document.chapter,
                     .kind = is_python ? ExperimentKind::python : ExperimentKind::bytes,
                     .build = checked<Build>(document.settings.build),
                     .switch_points = checked<SwitchPoints>(document.settings.switch_points),
                     .engine = checked<protocol::Engine>(document.settings.engine),
                     .parameters = {},
                     .outcomes = {},
                     .question = document.question,
                     .answers = {},
                     .right = document.right,
                     .expected = {},
                     .bytes = {},
                     .introduction = document.introduction,
                     .state = document.state,
                     .trigger = document.trigger,
                     .consequence = document.consequence,
                     .program = document.program};
  for (const auto& parameter : document.parameters)
    message.parameters.push_back(parameter_message(parameter, document.program));
  for (const auto& outcome : document.outcomes)
    message.outcomes.push_back({outcome.name, checked<Status>(outcome.status), outcome.prints, outcome.complains});
  for (const auto& answer : document.answers)
    message.answers.push_back({.outcomes = answer.outcomes, .text = answer.text});
  for (const auto& expectation : document.expected)
    message.expected.push_back({.build = checked<Build>(expectation.settings.build),
                                .switch_points = checked<SwitchPoints>(expectation.settings.switch_points),
                                .engine = checked<protocol::Engine>(expectation.settings.engine),
                                .outcomes = expectation.outcomes});
  if (!is_python) message.bytes = opening_of(document.bytes);
  return message;
}

bool Verdict::holds() const {
  return wrong.empty() && std::ranges::all_of(seen, [this](const Seen& one) {
           return std::ranges::find(expectation.outcomes, one.outcome) != expectation.outcomes.end();
         });
}

std::string describe(const Verdict& verdict) {
  const experiment::RunSettings& settings = verdict.expectation.settings;
  const std::string points =
      settings.switch_points == word_for(engine::SwitchPoints::cpython_3_14) ? "" : " " + settings.switch_points;
  const std::string where = settings.build + points + " " + settings.engine + ": ";
  const bool is_explored = settings.engine == protocol::word_for(Engine::explore);
  const char* const joint = is_explored ? " and " : " or ";
  std::string text = (verdict.holds() ? "ok           " : "WRONG        ") + where + "expected ";
  for (const std::string& name : verdict.expectation.outcomes)
    text += (name == verdict.expectation.outcomes.front() ? "" : joint) + name;
  if (is_explored) {
    text += verdict.holds() ? "; exactly that is possible\n" : "\n";
    for (const std::string& sentence : verdict.wrong) text += "             " + sentence + "\n";
    return text;
  }
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

namespace {

// What the expectation says and is not so in all interleavings.
std::vector<std::string> wrong_of_all(const experiment::Document& document, const experiment::Expectation& expected,
                                      std::string_view name, const Checking& checking) {
  engine::explore::Question question;
  question.build = checked<engine::Build>(expected.settings.build);
  question.switch_points = checked<engine::SwitchPoints>(expected.settings.switch_points);
  if (question.build == engine::Build::free_threaded)
    question.switch_points = engine::SwitchPoints::every_instruction;  // what parallel threads look like to one another
  question.counts_executions = false;
  if (checking.timeout_ns > 0) question.wall_ns = checking.timeout_ns;
  python::lib::Library library;
  const auto findings =
      explore_program(question, experiment::explored_program(document), std::string(name) + ".py", library);
  if (!findings) return {findings.error().message};
  if (!findings->refusal.empty()) return {"it cannot be explored: " + findings->refusal};

  std::vector<std::string> wrong, possible;
  const auto outcomes = experiment::explored_outcomes(document);
  const auto values = experiment::values_for(document, expected.settings.engine);
  const auto contains = [](const std::vector<std::string>& names, const std::string& one) {
    return std::ranges::find(names, one) != names.end();
  };
  for (const engine::explore::OneOutcome& o : findings->outcomes) {
    const auto* known = experiment::recognise(outcomes, {word_for(o.status), o.stdout_text, o.stderr_text}, values);
    if (known && (contains(expected.outcomes, known->name) || contains(possible, known->name))) {
      possible.push_back(known->name);
      continue;
    }
    std::string what = known ? "'" + known->name + "'" : "something else";
    what += " is possible, and was not expected: status " + std::string(word_for(o.status));
    for (const std::string_view line : {last_line(o.stdout_text), last_line(o.stderr_text)})
      if (!line.empty()) what += ", '" + std::string(line) + "'";
    wrong.push_back(what + (o.schedule.empty() ? "" : ", schedule " + o.schedule));
    if (known) possible.push_back(known->name);
  }
  for (const engine::explore::Livelock& l : findings->livelocks)
    wrong.push_back("an execution without an end is possible, and was not expected: schedule " + l.schedule +
                    ", and from then on for ever " + l.loop);
  for (const std::string& one : expected.outcomes)
    if (!contains(possible, one))
      wrong.push_back("'" + one + "' was expected, and " +
                      (findings->has_all_outcomes ? "is impossible: no interleaving ends so" : "has not been found"));
  if (!findings->has_all_outcomes)
    wrong.push_back("whether anything else is possible is not known: the search was cut by the limit on " +
                    findings->limit);
  return wrong;
}

}  // namespace

std::vector<Verdict> check_experiment(const experiment::Document& document, std::string_view name,
                                      const Checking& checking) {
  std::vector<Verdict> verdicts;
  Lab lab;
  for (const experiment::Expectation& expectation : document.expected) {
    Verdict& verdict = verdicts.emplace_back(expectation);
    const auto engine = checked<Engine>(expectation.settings.engine);
    if (engine == Engine::explore) {
      verdict.wrong = wrong_of_all(document, expectation, name, checking);
      continue;
    }
    for (uint32_t run = 0; run < checking.runs; ++run) {
      Request request;
      request.source = document.program;
      request.filename = std::string(name) + ".py";
      request.engine = engine;
      request.options.build = checked<engine::Build>(expectation.settings.build);
      request.options.switch_points = checked<engine::SwitchPoints>(expectation.settings.switch_points);
      request.options.seed = run;
      set_timeout(request, checking.timeout_ns);
      request.outcomes = document.outcomes;
      request.parameters = values_for(document, expectation.settings.engine);
      ++seen_as(verdict, run_to_the_end(lab, std::move(request))).runs;
    }
  }
  return verdicts;
}

}  // namespace lockstep::lab
