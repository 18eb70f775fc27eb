// A Python interpreter: heap, types, modules and threads of one run. The VM's front door for engines and the lab.
//
// Making one costs the built-in types and modules; a program is started with `start`, driven by an engine through
// `run`, and everything that it made is gone with the interpreter. Several may exist side by side.
//
//   Interpreter vm(settings);
//   vm.set_driver(driver);
//   Thread& main = vm.start(code, source);
//   while (vm.run(main) != Stop::finished) { ... }       see driver.h for what an engine answers
//   vm.has_failed()                                      an uncaught exception ended the main thread
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "python/code/code.h"
#include "python/vm/core/driver.h"
#include "python/vm/core/settings.h"
#include "python/vm/core/thread.h"

namespace lockstep::python::vm {

struct Runtime;  // everything that is not for engines: runtime.h

class Interpreter {
 public:
  explicit Interpreter(const Settings&);
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  void set_driver(Driver*);
  Driver& driver() const { return *driver_; }
  const Settings& settings() const { return settings_; }
  Runtime& runtime() { return *runtime_; }

  // Prepares the main thread to run `main` as `__main__`; threading._shutdown() is the end of it, as in CPython.
  // `source` is what tracebacks quote.
  Thread& start(std::shared_ptr<const code::Code> main, std::string source);

  // Runs one thread until it has to ask. Only one OS thread at a time in the gil build and in the simulation; any
  // number in the free-threaded build, each with a thread of its own.
  Stop run(Thread&);

  // Exploring: works out anew what a thread that stands before an event would touch; others may have changed that.
  void refresh_pending(Thread&);

  // Every thread made so far, by id; stable addresses. In the free-threaded build only while no thread runs, or by the
  // thread that creates one.
  Thread* thread(ThreadId);
  uint32_t thread_count() const;

  // After Stop::finished of the main thread.
  bool has_failed()
      const;  // an uncaught exception (SystemExit with a code other than 0 counts); its traceback was written
  std::string notes() const;  // modules that are not here, whose import the program had foreseen: see import.cpp
  int exit_code() const;

  // For drawings and error texts. The caller holds the GIL, or no thread runs, or it is `t`'s own OS thread.
  std::string label(Object*);                  // "lock (Lock)", "Thread-1 (work)"
  std::string started_name(Object* thread);    // of a threading.Thread whose thread may not run yet
  uint32_t current_line(const Thread&) const;  // line of the newest frame of the program itself; 0 = none
  std::string thread_name(const Thread&);      // "MainThread", "Thread-1 (work)"
  // Who must act before a thread waiting on `object` can go on: a lock's holder, a joined thread. None: nobody known.
  std::optional<ThreadId> owner_of(Object*);

 private:
  Settings settings_;
  Driver* driver_ = nullptr;
  std::unique_ptr<Runtime> runtime_;
};

}  // namespace lockstep::python::vm
