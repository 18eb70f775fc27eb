#include "engine/schedule.h"
#include "experiment/document.h"
#include "fuzz/targets.h"
#include "lab/request.h"
#include "trace/chrome_trace.h"
#include "trace/reader.h"
#include "trace/statistics.h"

namespace lockstep::fuzz {

namespace {

void try_schedule(std::string_view text) {
  const auto schedule = engine::parse_schedule(text);
  if (!schedule) return require(!schedule.error().message.empty(), "a refused schedule says why");
  const auto again = engine::parse_schedule(engine::to_text(*schedule));
  require(again && *again == *schedule, "a schedule is read as it is written");
}

void try_trace(std::string_view text) {
  const auto chunks = trace::decode({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
  if (!chunks) return require(!chunks.error().message.empty(), "a refused trace says why");
  trace::Statistics statistics;
  for (const trace::Chunk& chunk : *chunks) statistics.apply(chunk);
  (void)trace::to_chrome_json(*chunks);
}

void try_experiment(std::string_view text) {
  const auto document = experiment::parse(text);
  if (!document) return require(!document.error().message.empty(), "a refused experiment says why");
  const auto again = experiment::parse(experiment::print(*document));
  require(again && *again == *document, "an experiment is read as it is printed");
}

void run(std::string_view input) {
  try_schedule(input);
  try_trace(input);
  try_experiment(input);
  const auto request = lab::parse_request(input);
  if (!request) require(!request.error().message.empty(), "a refused request says why");
}

std::string small_trace() {
  trace::Chunk chunk;
  chunk.thread_name = "MainThread";
  chunk.object_names = {{1, "lock (Lock)"}};
  uint64_t at_ns = 0;
  for (uint8_t kind = 0; kind < trace::event_kind_count; ++kind)
    chunk.events.push_back({at_ns += 10, static_cast<trace::EventKind>(kind), 0, 0, 1, 1});
  std::vector<uint8_t> encoded;
  trace::encode({&chunk, 1}, encoded);
  return {encoded.begin(), encoded.end()};
}

std::vector<std::string> seeds() {
  std::vector<std::string> all = read_files("web/experiments", ".md");
  all.emplace_back("L1:0x12.1x3.0;f4.1.2;w1759795200000000000;c51200.90x2.1");
  all.emplace_back("L1:0.1.2x2001");
  all.emplace_back(
      R"({"source": "x = 1\n", "engine": "sim", "build": "gil", "switch_points": "3.14", "seed": 7, "timeout": 1.5, "limits": {"memory_bytes": 1e6}, "parameters": {"n": "3"}})");
  all.push_back(small_trace());
  return all;
}

constexpr std::string_view words[] = {
    "L1:",         "L2:",        ";f",         ";w",
    ";c",          "x",          ".",          "---\n",
    "```python\n", "```\n",      "## State\n", "## Trigger\n",
    "expect:",     "\"limits\"", "\"source\"", "\"schedule\"",
    "null",        "true",       "{",          "}",
    "[",           "]",          "\"",         ":",
    ",",
};

}  // namespace

const Target documents_target{"documents", run, seeds, [] { return std::span<const std::string_view>(words); }};

}  // namespace lockstep::fuzz
