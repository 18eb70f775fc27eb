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

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "python/code/code.h"
#include "python/vm/driver.h"
#include "python/vm/thread.h"

namespace lockstep::python::vm {

struct Exploring;
struct Runtime;  // everything that is not for engines: runtime.h

// What the VM cannot do itself because the compiler and the library lie outside: how a module is found and compiled.
struct ModuleSource {
  std::string filename;
  std::shared_ptr<const code::Code> code;
  std::string text;
  bool is_package = false;
};
struct SyntaxProblem {
  std::string exception;  // "SyntaxError", "IndentationError", "TabError"; "" = unsupported, `message` names what
  std::string message;
  TextSpan span;
  std::string line_text;
  bool knows_line = true;     // the parser's errors say the source line, those of CPython's later stages do not
  bool has_arguments = true;  // ... and those of the symbol table have only the message among their args
};
class Library {
 public:
  virtual ~Library() = default;
  // Source of an importable module, or nullptr when there is none of that name.
  virtual const ModuleSource* find(std::string_view name) = 0;
  // For exec, eval and compile: mode is "exec", "eval" or "single".
  virtual std::expected<std::shared_ptr<const code::Code>, SyntaxProblem> compile(std::string_view source,
                                                                                  std::string_view filename,
                                                                                  std::string_view mode) = 0;
};

struct Settings {
  bool free_threaded = false;
  bool simulated = false;          // threads are frames in one OS thread; instructions have a virtual cost
  bool every_instruction = false;  // each instruction is a switch point
  // Simulated, and stops before what other threads can see: visit.h's make_exploring. Null, nothing is linked for it.
  std::unique_ptr<Exploring> (*explore)() = nullptr;
  uint64_t memory_bytes = 256u << 20;
  uint64_t instructions = ~uint64_t{0};  // ceiling for one thread; engines hold the sum to theirs
  uint32_t threads = 256;
  uint32_t recursion = 1000;  // sys.getrecursionlimit()
  uint64_t seed = 0;          // with the clock, what a random generator that the program does not seed starts from
  Library* library = nullptr;

  // Whether several OS threads are in the VM at once. The simulated free-threaded build has one, and needs no
  // protection.
  bool is_parallel() const { return free_threaded && !simulated; }
  // Whether instructions are run one by one as they stand: each has its virtual cost, or is a switch point.
  bool runs_plain() const { return simulated || (every_instruction && !free_threaded); }
};

class Interpreter {
 public:
  explicit Interpreter(const Settings&);
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  void set_driver(Driver*);
  Driver& driver() const { return *driver_; }
  const Settings& settings() const { return settings_; }
  void set_recursion_limit(uint32_t limit) { settings_.recursion = limit; }  // sys.setrecursionlimit()
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
  int exit_code() const;

  // For drawings and error texts. The caller holds the GIL, or no thread runs, or it is `t`'s own OS thread.
  std::string label(Object*);                  // "lock (Lock)", "Thread-1 (work)"
  uint32_t current_line(const Thread&) const;  // line of the newest frame of the program itself; 0 = none
  std::string thread_name(const Thread&);      // "MainThread", "Thread-1 (work)"
  // Who must act before a thread waiting on `object` can go on: a lock's holder, a joined thread. False: nobody known.
  bool owner_of(Object*, ThreadId& owner);

 private:
  Settings settings_;
  Driver* driver_ = nullptr;
  std::unique_ptr<Runtime> runtime_;
};

}  // namespace lockstep::python::vm
