// The judge of the explorer: every outcome of a small program when another thread may be chosen before every
// instruction, by plain exhaustive search.
//
// The explorer stops only where it believes that threads can see one another, so whatever it is wrong about it does not
// see. The judge believes nothing: it knows of no cell, no effect, no role of a function. It lets one thread execute
// one instruction, looks which threads could go on, and tries each of them, from everywhere:
//
//   enumerate_states   depth first over saved states; one that has been seen is not gone on from. It stands on
//                      image.h, which the explorer uses too: that knows what objects *hold*, nothing of what
//                      operations do to them. An object whose contents it forgot to hash would blind both.
//   enumerate_paths    so the same is done, for the tiniest programs, without hashing (every path to its end) and
//                      without image.h altogether (each path in an interpreter of its own), and the tests hold the
//                      three against one another.
//
// What is one step besides an instruction: the Python code of `threading` and `queue`, up to where it blocks or calls
// into the program (each start of a thread would otherwise multiply everything by a few hundred instructions that no
// program is about), and the helpers of the VM, which pass no switch point in any engine. Walks at random switch in the
// library as well: property_test.cpp holds the explorer against both, and a test holds the judge that stops there
// against the one that does not.
//
// Free-threaded rules: a lock that is let go is open for whoever comes first; time stands still while anything can
// happen without it passing, and it may pass at any moment up to the next deadline.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "engine/explore/explore.h"
#include "engine/run.h"
#include "python/code/code.h"
#include "python/vm/interpreter.h"

namespace lockstep::engine::explore::judge {

// An outcome, as far as two searches that know nothing of one another can agree on it.
struct Ending {
  Status status = Status::ok;
  std::string stdout_text;
  std::vector<std::string> complaints;  // lines of stderr, sorted: threads that complain at once do so in any order
  std::vector<std::string> stuck;       // of a deadlock: "thread 1 at line 5"

  friend auto operator<=>(const Ending&, const Ending&) = default;
};
std::string describe(const Ending&);
inline void PrintTo(const Ending& e, std::ostream* out) { *out << describe(e); }  // for GoogleTest
std::string describe(const std::set<Ending>&);

// What the explorer says, in the same form.
Ending ending_of(const OneOutcome&);
std::set<Ending> endings_of(const Findings&);

struct Program {
  std::shared_ptr<const python::code::Code> code;
  std::string source;
  python::vm::Library* library = nullptr;  // outlives every search
};

// What a search may take. Past it, it fails; it never answers a part.
struct Bounds {
  uint64_t states = 100'000;      // different ones; or paths
  uint64_t steps = 2'000'000;     // of all threads on all ways
  bool stops_in_library = false;  // before every instruction of `threading` and `queue` too
};

struct Enumeration {
  std::set<Ending> endings;
  std::string failure;  // not empty: `endings` is not all there is, and why: "100000 states: too large"
  uint64_t states = 0, steps = 0;
};

Enumeration enumerate_states(const Program&, const Bounds& = {});

// How enumerate_paths comes back to the start of a path.
enum class Return : uint8_t { restored, anew };
Enumeration enumerate_paths(const Program&, Return, const Bounds& = {});

}  // namespace lockstep::engine::explore::judge
