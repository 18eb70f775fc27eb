// The front door of the executing side: a request in, trace chunks, output and a report out.
//
// A `Lab` runs one program at a time and may be used again and again. It is the same object behind the command line
// (native) and behind the Worker of the page (wasm): requests and reports are JSON texts, traces are bytes.
//
//   request   {"source": "...", "filename": "lost-update.py", "build": "gil" | "free-threaded",
//              "switch_points": "3.14" | "every-instruction", "engine": "live" | "sim", "seed": 0, "schedule": "",
//              "scheduler": "lifelike" | "fresh" | "uneven" | "in-turn", "switch_interval": 0.005,
//              "timeout": seconds, "limits": {"instructions", "memory_bytes", "threads", "output_bytes", "trace_bytes",
//              "wall_seconds"}, "outcomes": [{"name", "status", "prints", "complains"}], "parameters": {"name":
//              "literal"}} Every key but "source" may be left out. A scheduler is of the engine sim, and goes without a
//              schedule.
//   report    {"status": "ok" | "exception" | "deadlock" | "timeout" | "limit" | "unsupported" | "stopped", "detail",
//              "error": {"kind", "message", "line", "column", "end_line", "end_column"} | null,
//              "stdout", "stderr", "schedule", "wall_ns", "virtual_ns", "instructions", "switches", "engine", "build",
//              "switch_points", "cores", "vm_version", "threads": [{"id", "name", "instructions", "running_ns",
//              "waiting_for_gil_ns", "blocked_ns", "ended": "returned" | "raised" | "blocked" | "running", "line",
//              "waits_for"}], "outcome": name | null}
//              "error" says why a program did not begin (status unsupported): a syntax error, a construct that this VM
//              does not have, a bad request. "outcome" is there when the request named outcomes: the one that came.
//              "why_no_schedule" is there when a run was too long for one.
//              "cores" is how many of its threads the lab can run at once: 1 in a build without threads.
//
// Lines and columns count from 1, columns count characters (problem.h). `run --json` of the command line prints the
// report; it is a public interface.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/run.h"
#include "lab/report.h"
#include "lab/request.h"

namespace lockstep::lab {

class Lab {
 public:
  Lab();
  ~Lab();

  // Does in an idle moment what the first run would otherwise have to wait for: compiles the library.
  void warm_up();

  // Begins a run; one that still goes on is stopped first. Nothing: it has begun; otherwise the report of a run that
  // could not begin.
  std::optional<Report> begin(Request);
  // Goes on for about `budget_ns`; true when the run has ended (or none was begun).
  bool poll(uint64_t budget_ns);
  void stop();
  // Output and trace since the last call.
  std::vector<engine::OutputPiece> take_pieces();
  std::vector<trace::Chunk> take_chunks();
  // After the end: what the run left.
  const Report& result() const;

  // The same as texts and bytes, for the page.
  std::string start(std::string_view request_json);  // "" = it has begun; otherwise the report
  std::string take_output();          // [{"stream": "out" | "err", "thread": 0, "text": "..."}], "" = none
  std::vector<uint8_t> take_trace();  // in the form of trace/reader.h; empty = none
  std::string report() const;

  // Errors of a source without running it: [] or [{"kind", "message", "line", "column", "end_line", "end_column"}].
  static std::string check(std::string_view source, std::string_view filename);
  // What `dis` prints, or {"error": ...}: {"text": "..."}.
  static std::string disassemble(std::string_view source, std::string_view filename);
  // An experiment file as JSON (experiments.h), or {"error": ...}.
  static std::string read_experiment(std::string_view text, std::string_view name);
  // The program with its parameters set, from {"name": "literal"}: {"source": "..."}, or {"error": ...}.
  static std::string set_parameters(std::string_view source, std::string_view values_json);
  // The short help for names in programs (help.h).
  static std::string help();
  // {"vm_version", "engines": ["live", "sim"], "builds": [...], "switch_points": [...], "schedulers": [...], "cores"}
  static std::string capabilities();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The text that CPython's `dis` prints for the program, or why it does not compile.
std::expected<std::string, Problem> disassembly(std::string_view source, std::string_view filename);

}  // namespace lockstep::lab
