#include "lab/calls.h"

#include <thread>

#include "base/utf8.h"
#include "bytes/swap.h"
#include "engine/sim/schedulers.h"
#include "experiment/parameter.h"
#include "lab/answered.h"
#include "lab/experiments.h"
#include "lab/lab.h"
#include "lab/version.h"
#include "python/lib/help.h"

namespace lockstep::lab {

namespace calls {

using protocol::List;

std::expected<List<protocol::Problem>, Problem> check(const protocol::SourceFile& file) {
  const auto code = python::compile::compile(file.source, file.filename);
  if (code) return List<protocol::Problem>{};
  return List<protocol::Problem>{message_of(problem_of(code.error(), file.source))};
}

std::expected<protocol::Disassembly, Problem> disassemble(const protocol::SourceFile& file) {
  auto text = disassembly(file.source, file.filename);
  if (!text) return std::unexpected(text.error());
  return protocol::Disassembly{.text = *std::move(text)};
}

std::expected<protocol::Experiment, Problem> read_experiment(const protocol::ExperimentFile& file) {
  const auto document = load_experiment(file.text);
  if (!document) return std::unexpected(document.error());
  return message_of(*document, file.name);
}

std::expected<List<protocol::ParameterPlace>, Problem> find_parameters(const protocol::ParameterQuestion& question) {
  List<protocol::ParameterPlace> places;
  const std::string_view source = question.source;
  for (const std::string& name : question.names)
    if (const auto place = experiment::find_parameter(source, name))
      places.push_back({.name = name,
                        .literal = std::string(source.substr(place->offset, place->length)),
                        .offset = count_utf16_units(source.substr(0, place->offset))});
  return places;
}

std::expected<List<protocol::Help>, Problem> help(const protocol::Nothing&) {
  List<protocol::Help> all;
  for (const python::lib::Help& one : python::lib::help_texts)
    all.push_back(
        {.name = std::string(one.name), .parameters = std::string(one.parameters), .text = std::string(one.text)});
  return all;
}

std::expected<protocol::Capabilities, Problem> capabilities(const protocol::Nothing&) {
  using namespace protocol;
  Capabilities all{.vm_version = std::string(vm_version),
                   .engines = {Engine::sim},
                   .builds = {Build::gil, Build::free_threaded},
                   .switch_points = {SwitchPoints::cpython_3_14, SwitchPoints::every_instruction},
                   .schedulers = {},
                   .cores = std::thread::hardware_concurrency()};
  for (const auto& row : engine::sim::schedulers()) all.schedulers.emplace_back(row.name);
  if (has_threads) all.engines.insert(all.engines.begin(), Engine::live);
  return all;
}

// It works for as long as that takes.
std::expected<List<protocol::SwapTiming>, Problem> measure_swaps(const protocol::SwapQuestion& question) {
  List<protocol::SwapTiming> timings;
  const auto [width, size, rounds] = question;
  const bool is_possible = (width == 2 || width == 4 || width == 8 || width == 16) && size >= width &&
                           size <= 64 << 20 && rounds >= 1 && rounds <= 100;
  if (!is_possible) return std::unexpected(Problem{"request", "such a swap cannot be measured", 0, 0, 0, 0, ""});
  for (const bytes::SwapKernel kernel : bytes::swap_kernels()) {
    const auto t =
        bytes::time_swaps(kernel, static_cast<size_t>(width), static_cast<size_t>(size), static_cast<size_t>(rounds));
    timings.push_back({.kernel = std::string(bytes::name_of(kernel)),
                       .bytes = size,
                       .median_ns = t.median,
                       .low_ns = t.fastest,
                       .high_ns = t.slowest});
  }
  return timings;
}

}  // namespace calls

std::string call(std::string_view name, std::string_view question_json) {
#define CALL(known, Question_, Answer_) \
  if (name == #known) return answered<protocol::calls::known>(question_json, calls::known);
#include "protocol/protocol.def"
  return not_answered(name);
}

}  // namespace lockstep::lab
