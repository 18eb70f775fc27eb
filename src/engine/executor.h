// What an engine needs of the interpreter, and nothing more.
//
// The engines are written against this small interface so that their rules (who may run, who waits, whom a timeout
// wakes) are tested with scripted threads of a few steps, without a language in the way. `interpreter_executor.h` is
// the real one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "python/vm/core/driver.h"
#include "python/vm/core/thread.h"
#include "python/vm/waiting.h"

namespace lockstep::engine {

class Executor {
 public:
  virtual ~Executor() = default;

  // The main thread, ready to run; from here on the VM asks `driver`. Called once, before everything else.
  virtual python::vm::Thread& begin(python::vm::Driver& driver) = 0;
  virtual python::vm::Stop run(python::vm::Thread&) = 0;

  // For drawings and error texts, under the rules of Interpreter's functions of the same names.
  virtual std::string label(python::vm::Object*) = 0;
  virtual std::string thread_name(const python::vm::Thread&) = 0;
  virtual uint32_t current_line(const python::vm::Thread&) = 0;
  virtual std::optional<ThreadId> owner_of(python::vm::Object*) = 0;
  virtual python::vm::Thread* thread(ThreadId) { return nullptr; }
  // Where what a thread waits for is known only to the library: what the program called there (vm/waiting.h).
  virtual std::optional<python::vm::LibraryWait> find_library_wait(const python::vm::Thread&) { return std::nullopt; }

  // After Stop::finished of the main thread.
  virtual bool has_failed() = 0;
  virtual int exit_code() = 0;
  virtual std::string notes() = 0;  // what the program went on without
};

}  // namespace lockstep::engine
