#include "lab/request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/sim/schedulers.h"
#include "experiment/front_matter.h"
#include "lab/json.h"

namespace lockstep::lab {
namespace {

template <class Value>
using Words = std::array<std::pair<std::string_view, Value>, 2>;

constexpr Words<Engine> engine_words{{{"live", Engine::live}, {"sim", Engine::sim}}};
constexpr Words<engine::Build> build_words{{
    {"gil", engine::Build::gil},
    {"free-threaded", engine::Build::free_threaded},
}};
constexpr Words<engine::SwitchPoints> switch_point_words{{
    {"3.14", engine::SwitchPoints::cpython_3_14},
    {"every-instruction", engine::SwitchPoints::every_instruction},
}};

template <class Value>
std::string_view word_in(const Words<Value>& words, Value value) {
  return words[words[0].second == value ? 0 : 1].first;
}

template <class Value>
std::expected<Value, std::string> value_in(const Words<Value>& words, std::string_view word, std::string_view noun) {
  for (const auto& [known, value] : words)
    if (known == word) return value;
  return std::unexpected("'" + std::string(word.substr(0, 40)) + "' is not " + std::string(noun) + "; known are " +
                         std::string(words[0].first) + " and " + std::string(words[1].first));
}

// Takes typed values out of a JSON object and remembers the first thing that is wrong with it.
class Fields {
 public:
  Fields(const Json& object, std::string_view where, std::string& error)
      : object_(object), where_(where), error_(error) {
    if (!object.is_object()) fail(std::string(where) + " is not a JSON object");
  }

  void text(const char* key, std::string& into) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_text()) return fail(quoted(key) + " has to be a string");
    into = value->text();
  }

  template <class Value>
  void word(const char* key, std::expected<Value, std::string> (*read)(std::string_view), Value& into) {
    std::string word;
    text(key, word);
    if (word.empty()) return;
    auto value = read(word);
    if (!value) return fail(quoted(key) + ": " + value.error());
    into = *value;
  }

  // An integer, cut to `highest`.
  template <class Integer>
  void count(const char* key, std::type_identity_t<Integer> highest, Integer& into) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_number() || !(value->real() >= 0)) return fail(quoted(key) + " has to be a number from 0 up");
    if (value->is_integer()) {
      into = value->integer() >= highest ? highest : static_cast<Integer>(value->integer());
    } else {
      const double number = std::floor(value->real());
      into = number >= static_cast<double>(highest) ? highest : static_cast<Integer>(number);
    }
  }

  // Seconds, as nanoseconds between the bounds.
  void seconds(const char* key, uint64_t lowest_ns, uint64_t highest_ns, uint64_t& into_ns) {
    const Json* value = find(key);
    if (!value) return;
    if (!value->is_number() || !(value->real() > 0)) return fail(quoted(key) + " has to be seconds above 0");
    const double ns = value->real() * 1e9;
    into_ns = ns >= static_cast<double>(highest_ns) ? highest_ns : std::max(lowest_ns, static_cast<uint64_t>(ns));
  }

  const Json* find(const char* key) {
    known_.push_back(key);
    const Json* const value = object_.find(key);
    return value == nullptr || value->is_null() ? nullptr : value;
  }

  // To be called after all keys have been asked for.
  void refuse_unknown_keys() {
    for (const std::string& name : object_.keys()) {
      if (std::ranges::find(known_, name) != known_.end()) continue;
      const std::string_view meant = experiment::nearest(name, known_);
      return fail("unknown key " + quoted(name.substr(0, 40)) +
                  (meant.empty() ? "" : "; did you mean " + quoted(meant) + "?"));
    }
  }

  void fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
  }

 private:
  static std::string quoted(std::string_view key) { return "'" + std::string(key) + "'"; }

  const Json& object_;
  std::string_view where_;
  std::string& error_;
  std::vector<std::string_view> known_;
};

void read_limits(const Json& object, engine::Limits& limits, std::string& error) {
  Fields fields(object, "'limits'", error);
  fields.count("instructions", highest_limits.instructions, limits.instructions);
  fields.count("memory_bytes", highest_limits.memory_bytes, limits.memory_bytes);
  fields.count("threads", highest_limits.threads, limits.threads);
  fields.count("output_bytes", highest_limits.output_bytes, limits.output_bytes);
  fields.count("trace_bytes", highest_limits.trace_bytes, limits.trace_bytes);
  fields.seconds("wall_seconds", 1'000'000, highest_limits.wall_ns, limits.wall_ns);
  fields.refuse_unknown_keys();
}

void read_outcomes(const Json& list, std::vector<experiment::Outcome>& outcomes, std::string& error) {
  if (!list.is_array() || list.elements().size() > most_outcomes) {
    error = "'outcomes' has to be a list of at most " + std::to_string(most_outcomes);
    return;
  }
  for (const Json& object : list.elements()) {
    Fields fields(object, "an entry of 'outcomes'", error);
    experiment::Outcome& outcome = outcomes.emplace_back();
    fields.text("name", outcome.name);
    fields.text("status", outcome.status);
    fields.text("prints", outcome.prints);
    fields.text("complains", outcome.complains);
    fields.refuse_unknown_keys();
  }
}

void read_parameters(const Json& object, experiment::ParameterValues& values, std::string& error) {
  if (!object.is_object()) {
    error = "'parameters' has to be a JSON object";
    return;
  }
  for (size_t i = 0; i < object.keys().size(); ++i) {
    const std::string& name = object.keys()[i];
    const Json& value = object.elements()[i];
    if (value.is_text())
      values.emplace(name, value.text());
    else
      error = "the value of the parameter '" + name + "' has to be a string";
  }
}

Problem refused(std::string message) { return {"request", std::move(message), 0, 0, 0, 0, ""}; }

}  // namespace

std::expected<Request, Problem> parse_request(std::string_view json) {
  const Json object = parsed(json);
  Request request;
  std::string error;
  if (!object.is_valid()) {
    error = "the request is not JSON";
  } else {
    Fields fields(object, "the request", error);
    engine::Options& options = request.options;
    if (!fields.find("source")) fields.fail("the key 'source' is missing");
    fields.text("source", request.source);
    fields.text("filename", request.filename);
    fields.text("schedule", options.schedule);
    fields.word("scheduler", scheduler_from, options.scheduler);
    fields.word("engine", engine_from, request.engine);
    fields.word("build", build_from, options.build);
    fields.word("switch_points", switch_points_from, options.switch_points);
    fields.count("seed", ~uint64_t{0}, options.seed);
    fields.seconds("switch_interval", 1'000, 100'000'000'000, options.switch_interval_ns);
    fields.seconds("timeout", 1'000'000, highest_limits.wall_ns, request.timeout_ns);
    if (const Json* limits = fields.find("limits")) read_limits(*limits, options.limits, error);
    if (const Json* outcomes = fields.find("outcomes")) read_outcomes(*outcomes, request.outcomes.emplace(), error);
    if (const Json* parameters = fields.find("parameters")) read_parameters(*parameters, request.parameters, error);
    fields.refuse_unknown_keys();
  }
  if (error.empty() && request.source.size() > longest_source) error = "the program is longer than 1 MiB";
  if (error.empty() && request.engine == Engine::live && !has_threads)
    error = "the engine 'live' needs threads, which this build of the lab does not have; 'sim' needs none";
  if (error.empty() && !request.options.schedule.empty() && request.engine == Engine::live)
    error = "a schedule is replayed by the engine 'sim', not by 'live'";
  if (error.empty() && !request.options.scheduler.empty() && request.engine == Engine::live)
    error = "a scheduler chooses for the engine 'sim'; the threads of 'live' are the operating system's";
  if (error.empty() && !request.options.scheduler.empty() && !request.options.schedule.empty())
    error = "a schedule says who runs: it goes without a scheduler";
  if (!error.empty()) return std::unexpected(refused(error));
  return request;
}

std::expected<experiment::ParameterValues, Problem> parse_parameters(std::string_view json) {
  experiment::ParameterValues values;
  std::string error;
  read_parameters(parsed(json), values, error);
  if (!error.empty()) return std::unexpected(refused(error));
  return values;
}

std::string_view word_for(Engine engine) { return word_in(engine_words, engine); }
std::string_view word_for(engine::Build build) { return word_in(build_words, build); }
std::string_view word_for(engine::SwitchPoints points) { return word_in(switch_point_words, points); }

std::expected<Engine, std::string> engine_from(std::string_view word) {
  return value_in(engine_words, word, "an engine");
}
std::expected<engine::Build, std::string> build_from(std::string_view word) {
  return value_in(build_words, word, "a build");
}
std::expected<engine::SwitchPoints, std::string> switch_points_from(std::string_view word) {
  return value_in(switch_point_words, word, "a kind of switch points");
}

std::expected<std::string, std::string> scheduler_from(std::string_view word) {
  const auto known = engine::sim::schedulers();
  std::string names;
  for (const auto& row : known) {
    if (row.name == word) return std::string(word);
    if (!names.empty()) names += &row == &known.back() ? " and " : ", ";
    names += row.name;
  }
  return std::unexpected("'" + std::string(word.substr(0, 40)) + "' is not a scheduler; known are " + names);
}

}  // namespace lockstep::lab
