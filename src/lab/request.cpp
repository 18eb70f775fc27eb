#include "lab/request.h"

#include <algorithm>
#include <utility>

#include "engine/sim/schedulers.h"
#include "protocol/json.h"

namespace lockstep::lab {
namespace {

// A chosen number, cut to what the lab allows.
template <class Integer>
void take(const std::optional<protocol::Count>& chosen, Integer highest, Integer& into) {
  if (chosen) into = *chosen >= highest ? highest : static_cast<Integer>(*chosen);
}

// Seconds as nanoseconds between the bounds.
uint64_t nanoseconds(std::string_view key, protocol::Seconds seconds, uint64_t lowest, uint64_t highest,
                     std::string& error) {
  if (!(seconds > 0)) error = "'" + std::string(key) + "' has to be seconds above 0";
  const double ns = std::max(seconds, 0.0) * 1e9;
  return ns >= static_cast<double>(highest) ? highest : std::max(lowest, static_cast<uint64_t>(ns));
}

engine::Limits limits_of(const protocol::Limits& chosen, std::string& error) {
  engine::Limits limits;
  take(chosen.instructions, highest_limits.instructions, limits.instructions);
  take(chosen.memory_bytes, highest_limits.memory_bytes, limits.memory_bytes);
  take(chosen.threads, highest_limits.threads, limits.threads);
  take(chosen.output_bytes, highest_limits.output_bytes, limits.output_bytes);
  take(chosen.trace_bytes, highest_limits.trace_bytes, limits.trace_bytes);
  if (chosen.wall_seconds)
    limits.wall_ns = nanoseconds("limits.wall_seconds", *chosen.wall_seconds, 1'000'000, highest_limits.wall_ns, error);
  return limits;
}

std::vector<experiment::Outcome> outcomes_of(const std::vector<protocol::Outcome>& list) {
  std::vector<experiment::Outcome> outcomes;
  for (const protocol::Outcome& one : list)
    outcomes.push_back({one.name, std::string(word_for(one.status)), one.prints, one.complains});
  return outcomes;
}

std::unexpected<Problem> refused(std::string message) {
  return std::unexpected(Problem{"request", std::move(message), 0, 0, 0, 0, ""});
}

}  // namespace

std::expected<Request, Problem> parse_request(std::string_view json) {
  auto said = protocol::message_in<protocol::RunRequest>(json, "the request");
  if (!said) return refused(said.error());
  Request request;
  engine::Options& options = request.options;
  std::string error;
  request.filename = std::move(said->filename);
  request.engine = said->engine;
  options.build = said->build;
  options.switch_points = said->switch_points;
  options.seed = said->seed;
  options.schedule = std::move(said->schedule);
  if (!said->scheduler.empty()) {
    auto scheduler = scheduler_from(said->scheduler);
    if (!scheduler) return refused("'scheduler': " + scheduler.error());
    options.scheduler = *std::move(scheduler);
  }
  options.switch_interval_ns = nanoseconds("switch_interval", said->switch_interval, 1'000, 100'000'000'000, error);
  if (said->timeout)
    request.timeout_ns = nanoseconds("timeout", *said->timeout, 1'000'000, highest_limits.wall_ns, error);
  if (said->limits) options.limits = limits_of(*said->limits, error);
  if (said->outcomes) request.outcomes = outcomes_of(*said->outcomes);
  request.parameters = std::move(said->parameters);
  for (const std::string& name : said->read_parameters)
    if (const auto place = experiment::find_parameter(said->source, name))
      request.parameters[name] = said->source.substr(place->offset, place->length);
  request.source = std::move(said->source);
  if (!error.empty()) return refused(error);
  if (request.outcomes && request.outcomes->size() > most_outcomes)
    return refused("'outcomes' has to be a list of at most " + std::to_string(most_outcomes));
  if (request.source.size() > longest_source) return refused("the program is longer than 1 MiB");
  if (request.engine == Engine::explore)
    return refused("the engine 'explore' runs no program once: that is asked of the explorer");
  if (request.engine == Engine::live && !has_threads)
    return refused("the engine 'live' needs threads, which this build of the lab does not have; 'sim' needs none");
  if (request.engine == Engine::live && !options.schedule.empty())
    return refused("a schedule is replayed by the engine 'sim', not by 'live'");
  if (request.engine == Engine::live && !options.scheduler.empty())
    return refused("a scheduler chooses for the engine 'sim'; the threads of 'live' are the operating system's");
  return request;
}

std::expected<std::string, std::string> scheduler_from(std::string_view word) {
  std::vector<std::string_view> known;
  for (const auto& row : engine::sim::schedulers()) known.push_back(row.name);
  if (std::ranges::find(known, word) != known.end()) return std::string(word);
  return std::unexpected(protocol::not_a_word(word, "a scheduler", known));
}

void set_timeout(Request& request, uint64_t ns) {
  uint64_t& ceiling_ns = request.options.limits.wall_ns;
  request.timeout_ns = ns;
  ceiling_ns = std::max(ceiling_ns, ns + 1'000'000'000);
}

}  // namespace lockstep::lab
