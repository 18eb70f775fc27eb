// What a run is given besides its program: how it runs, its ceilings, and where modules come from.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.h"
#include "python/code/code.h"

namespace lockstep::python::vm {

struct Exploring;

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

}  // namespace lockstep::python::vm
