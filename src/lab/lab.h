// The front door of the executing side: a request in, trace chunks, output and a report out.
//
// A `Lab` runs one program at a time and may be used again and again. It is the same object behind the command line
// (native) and behind the Worker of the page (wasm): requests and reports are JSON texts, traces are bytes.
//
//   request   {"source": "...", "filename": "lost-update.py", "build": "gil" | "free-threaded",
//              "switch_points": "3.14" | "every-instruction", "engine": "live" | "sim", "seed": 0, "schedule": "",
//              "switch_interval": 0.005, "limits": {"instructions", "memory_bytes", "threads", "output_bytes",
//              "trace_bytes", "wall_seconds"}}                      every key but "source" may be left out
//   report    {"status", "detail", "error": {"kind", "message", "line", "column", "end_line", "end_column"} | null,
//              "stdout", "stderr", "schedule", "wall_ns", "virtual_ns", "instructions", "switches", "engine", "build",
//              "switch_points", "cores", "vm_version", "threads": [{"id", "name", "instructions", "running_ns",
//              "waiting_for_gil_ns", "blocked_ns"}]}
//
// `run --json` of the command line prints the report; it is a public interface.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::lab {

class Lab {
 public:
  Lab();
  ~Lab();

  // Begins a run. An empty result means that it has begun; otherwise the report of a run that could not begin (bad
  // request, syntax error, unsupported construct).
  std::string start(std::string_view request_json);

  // Goes on for about `budget_ns`; true when the run has ended (or none was begun).
  bool poll(uint64_t budget_ns);
  void stop();

  // Output since the last call as JSON: [{"stream": "out" | "err", "thread": 0, "text": "..."}], or "" when there is none.
  std::string take_output();
  // Trace since the last call as bytes (`trace/reader.h`); empty when there is none.
  std::vector<uint8_t> take_trace();
  // After the end: the report.
  std::string report();

  // Errors of a source without running it: [] or [{"kind", "message", "line", "column", "end_line", "end_column"}].
  static std::string check(std::string_view source, std::string_view filename);
  // What `dis` prints, or {"error": ...}: {"text": "..."}.
  static std::string disassemble(std::string_view source, std::string_view filename);
  // An experiment file as JSON (see experiment/document.h), or {"error": {"message", "line", "column"}}.
  static std::string read_experiment(std::string_view text, std::string_view name);
  // {"vm_version", "engines": ["live", "sim"], "builds": [...], "cores"}
  static std::string capabilities();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lockstep::lab
