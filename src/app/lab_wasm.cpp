// lab.mjs and lab-st.mjs: the lab as functions that a Worker's JavaScript calls.
//
// Texts go in as UTF-8 with a terminating zero, results come out the same way and stay valid until the next call;
// `lab_result_size` is their length in bytes, for texts that hold zeros and for traces. The module has one lab: a page
// that wants several at once makes several instances, each with its own memory. `lab_stop` and every other function is
// called by the Worker's own thread between two calls of `lab_poll`, whose budget therefore bounds how long Stop waits.
//
// A lab that finds out about a fault of its own traps, as it does by itself when memory is touched that is not there:
// the Worker catches a RuntimeError, says so, and takes another lab. Of this one nothing is to be expected any more.
//
// With threads the main thread of a Python program runs in a pthread of its own, so this thread never blocks: the
// pool of pthreads is filled by the event loop while the page is already at work.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <new>
#include <string>
#include <vector>

#include "base/null_page.h"
#include "lab/calls.h"
#include "lab/lab.h"

EM_JS(void, throw_no_memory, (), { throw new Error("the browser gives the lab no more memory"); });

namespace {

struct Door {
  Door() { std::set_new_handler(throw_no_memory); }

  lockstep::NullPage null_page;
  lockstep::lab::Lab lab;
  std::string text;            // the last result, kept for the caller
  std::vector<uint8_t> bytes;  // the last trace
  size_t size = 0;
};

Door& door() {
  static Door only;
  return only;
}

void trap_on_fault() {
  if (!door().null_page.is_untouched()) __builtin_trap();
}

const char* give(std::string text) {
  Door& d = door();
  trap_on_fault();
  d.text = std::move(text);
  d.size = d.text.size();
  return d.text.c_str();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void lab_warm_up() { door().lab.warm_up(); }

// "" = the run has begun; otherwise the report of one that could not.
EMSCRIPTEN_KEEPALIVE const char* lab_start(const char* request_json) { return give(door().lab.start(request_json)); }

// 1 = the run has ended.
EMSCRIPTEN_KEEPALIVE int lab_poll(double budget_ms) {
  const bool has_ended = door().lab.poll(budget_ms > 0 ? static_cast<uint64_t>(budget_ms * 1e6) : 0);
  trap_on_fault();
  return has_ended;
}

EMSCRIPTEN_KEEPALIVE void lab_stop() { door().lab.stop(); }

// A JSON list of pieces, or "" when nothing came.
EMSCRIPTEN_KEEPALIVE const char* lab_take_output() { return give(door().lab.take_output()); }

// Bytes of trace/reader.h; `lab_result_size` is 0 when nothing came.
EMSCRIPTEN_KEEPALIVE const uint8_t* lab_take_trace() {
  Door& d = door();
  d.bytes = d.lab.take_trace();
  d.size = d.bytes.size();
  return d.bytes.data();
}

EMSCRIPTEN_KEEPALIVE const char* lab_report() { return give(door().lab.report()); }

// What CALL says in protocol.def: {"answer": …} or {"error": Problem}.
EMSCRIPTEN_KEEPALIVE const char* lab_call(const char* name, const char* question_json) {
  return give(lockstep::lab::call(name, question_json));
}

EMSCRIPTEN_KEEPALIVE size_t lab_result_size() { return door().size; }
}
