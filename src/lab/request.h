// What the lab is asked to run: the RunRequest of protocol.def, as the engines take it.
//
// Requests come from links and from strangers' pages, so nothing in one is believed: numbers that choose a limit are
// cut to what the lab allows, and a mistake is an answer, not a crash.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/run.h"
#include "experiment/outcome.h"
#include "experiment/parameter.h"
#include "lab/problem.h"
#include "protocol/protocol.h"

namespace lockstep::lab {

using protocol::Engine;

// Whether this build of the lab can drive real threads; without them every request names `sim`.
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
inline constexpr bool has_threads = false;
#else
inline constexpr bool has_threads = true;
#endif

struct Request {
  std::string source;
  std::string filename = "program.py";
  Engine engine = Engine::live;
  engine::Options options;
  std::optional<std::vector<experiment::Outcome>> outcomes;  // to be recognised; see Report::recognised
  experiment::ParameterValues parameters;                    // that their patterns speak of
  uint64_t timeout_ns = 0;  // the caller's patience; passing it ends the run with status `timeout`. 0 = none
};

// 0: none. Whoever is patient gets that time: the timeout comes before the ceiling.
void set_timeout(Request&, uint64_t ns);

constexpr size_t longest_source = 1u << 20;
constexpr size_t most_outcomes = 64;

// The highest that a request may ask for; asking for more is cut to it.
constexpr engine::Limits highest_limits{
    .instructions = 1'000'000'000'000,
    .memory_bytes = 512u << 20,
    .threads = 1024,
    .output_bytes = 16u << 20,
    .trace_bytes = 64u << 20,
    .wall_ns = 3600'000'000'000,
};

// Error: kind "request", without a place.
std::expected<Request, Problem> parse_request(std::string_view json);

// The name as it is. Error: "'dice' is not a scheduler; known are lifelike, fresh, uneven and in-turn".
std::expected<std::string, std::string> scheduler_from(std::string_view word);

}  // namespace lockstep::lab
