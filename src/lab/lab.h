// The front door of the executing side: a request in, trace chunks, output and a report out.
//
// A `Lab` runs one program at a time and may be used again and again. It is the same object behind the command line
// (native) and behind the Worker of the page (wasm): requests and reports are JSON texts, traces are bytes.
// The forms of both stand in protocol/protocol.def.
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
  std::string take_output();                         // a list of OutputPiece, "" = none
  std::vector<uint8_t> take_trace();                 // in the form of trace/reader.h; empty = none
  std::string report() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The text that CPython's `dis` prints for the program, or why it does not compile.
std::expected<std::string, Problem> disassembly(std::string_view source, std::string_view filename);

}  // namespace lockstep::lab
