#include "lab/command_line.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"

namespace lockstep::lab {
namespace {

using Names = std::vector<std::string_view>;

bool contains(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

std::string unknown_option(std::string_view name, const OptionNames& known) {
  Names names = known.valued;
  names.insert(names.end(), known.switches.begin(), known.switches.end());
  const std::string_view meant = nearest(name, names);
  const std::string advice = meant.empty() ? "; see lockstep --help" : "; did you mean '" + std::string(meant) + "'?";
  return "unknown option '" + std::string(name) + "'" + advice;
}

// Reads options into a request and keeps the first thing that is wrong.
class Reader {
 public:
  explicit Reader(const Arguments& arguments) : arguments_(arguments) {}

  template <protocol::Word Value>
  void word(std::string_view option, Value& into) {
    word(option, protocol::word_named<Value>, into);
  }
  template <class Value>
  void word(std::string_view option, std::expected<Value, std::string> (*read)(std::string_view), Value& into) {
    const auto text = arguments_.get(option);
    if (!text) return;
    if (const auto value = read(*text))
      into = *value;
    else
      fail(std::string(option) + ": " + value.error());
  }

  template <class Number>
  void number(std::string_view option, Number lowest, Number highest, std::string_view what, Number& into) {
    const auto text = arguments_.get(option);
    if (!text) return;
    const char* const end = text->data() + text->size();
    Number value{};
    const auto [stopped, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc() || stopped != end || !(value >= lowest && value <= highest))
      return fail(std::string(option) + " is " + std::string(what) + ", not '" + *text + "'");
    into = value;
  }

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  const std::string& problem() const { return problem_; }

 private:
  const Arguments& arguments_;
  std::string problem_;
};

std::expected<engine::Schedule, std::string> schedule_from(std::string_view text) {
  auto schedule = engine::parse_schedule(text);
  if (!schedule)
    return std::unexpected("column " + std::to_string(schedule.error().at.column + 1) + ": " +
                           schedule.error().message);
  return *std::move(schedule);
}

}  // namespace

std::optional<std::string> Arguments::get(std::string_view option) const {
  const auto at = options.find(option);
  return at == options.end() ? std::nullopt : std::optional(at->second);
}

std::expected<Arguments, std::string> read_arguments(const Names& words, const OptionNames& known) {
  Arguments arguments;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string word(words[i]);
    if (!word.starts_with("-") || word == "-") {
      if (!arguments.file.empty())
        return std::unexpected("one file at a time: '" + arguments.file + "' or '" + word + "'?");
      arguments.file = word;
      continue;
    }
    const size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (contains(known.switches, name)) {
      if (equals != word.npos) return std::unexpected("the option '" + name + "' takes no value");
      arguments.options[name] = "";
    } else if (!contains(known.valued, name)) {
      return std::unexpected(unknown_option(name, known));
    } else if (equals != word.npos) {
      arguments.options[name] = word.substr(equals + 1);
    } else if (++i < words.size()) {
      arguments.options[name] = words[i];
    } else {
      return std::unexpected("the option '" + name + "' needs a value");
    }
  }
  if (arguments.file.empty()) return std::unexpected("which file? See lockstep --help");
  return arguments;
}

std::expected<Request, std::string> request_from(const Arguments& arguments) {
  Request request;
  engine::Options& options = request.options;
  double interval = 0.005, timeout = 0;
  Reader reader(arguments);
  reader.word("--engine", request.engine);
  reader.word("--build", options.build);
  reader.word("--switch-points", options.switch_points);
  reader.number("--seed", uint64_t{0}, ~uint64_t{0}, "a whole number from 0 up", options.seed);
  reader.number("--switch-interval", 1e-6, 100.0, "a number of seconds from 0.000001 to 100", interval);
  reader.number("--timeout", 1e-3, 3600.0, "a number of seconds from 0.001 to 3600", timeout);
  reader.word("--scheduler", scheduler_from, options.scheduler);
  options.schedule = arguments.get("--schedule").value_or("");
  const bool repeats = arguments.get("--schedule").has_value(), chooses = arguments.get("--scheduler").has_value();
  if ((repeats || chooses) && request.engine == Engine::live) {
    if (arguments.get("--engine"))
      reader.fail(repeats ? "--schedule repeats a run in the simulation: it goes with --engine sim"
                          : "--scheduler chooses in the simulation: it goes with --engine sim");
    request.engine = Engine::sim;
  }
  if (request.engine == Engine::explore)
    reader.fail("every interleaving is what 'lockstep explore PROGRAM.py' is for; a run has --engine live or sim");
  if (!reader.problem().empty()) return std::unexpected(reader.problem());
  options.switch_interval_ns = static_cast<uint64_t>(interval * 1e9);
  set_timeout(request, static_cast<uint64_t>(timeout * 1e9));
  return request;
}

std::expected<engine::explore::Question, std::string> question_from(const Arguments& arguments) {
  engine::explore::Question question;
  double timeout = 60;
  Reader reader(arguments);
  for (const char* one : {"--build", "--switch-points"})
    if (arguments.get("--all-rules") && arguments.get(one))
      reader.fail("--all-rules asks every build and every kind of switch points: leave out " + std::string(one));
  reader.word("--build", question.build);
  if (question.build == engine::Build::gil) question.switch_points = engine::SwitchPoints::cpython_3_14;
  reader.word("--switch-points", question.switch_points);
  reader.word("--after", schedule_from, question.after);
  if (arguments.get("--all-rules") && arguments.get("--after"))
    reader.fail("--after is a schedule under one rule set: it goes without --all-rules");
  reader.number("--max-executions", uint64_t{1}, ~uint64_t{0}, "a whole number from 1 up", question.max_executions);
  reader.number("--timeout", 1e-3, 86400.0, "a number of seconds from 0.001 to 86400", timeout);
  if (question.build == engine::Build::free_threaded)
    question.switch_points = engine::SwitchPoints::every_instruction;  // what parallel threads look like to one another
  if (!reader.problem().empty()) return std::unexpected(reader.problem());
  question.wall_ns = static_cast<uint64_t>(timeout * 1e9);
  return question;
}

std::expected<Checking, std::string> checking_from(const Arguments& arguments) {
  Checking checking;
  double timeout = 0;
  Reader reader(arguments);
  reader.number("--runs", 1u, 1'000'000u, "a whole number from 1 up", checking.runs);
  reader.number("--timeout", 1e-3, 3600.0, "a number of seconds from 0.001 to 3600", timeout);
  if (!reader.problem().empty()) return std::unexpected(reader.problem());
  checking.timeout_ns = static_cast<uint64_t>(timeout * 1e9);
  return checking;
}

}  // namespace lockstep::lab
