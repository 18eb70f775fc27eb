// Every interleaving of a program that can be told from another: all outcomes, the fewest switches to each, races.
//
// Two searches over one event layer (python/vm/explore/visit.h), because neither is good at everything:
//
//   state_search   the graph of states, by cost: a switch costs 1, staying costs 0. Finds every outcome, every
//   deadlock,
//                  and a schedule with provably the fewest switches for each. Threads that only wait for one another to
//                  spin are no trouble: states repeat. Suffers from independent threads.
//   trace_search   depth first by optimal partial-order reduction: each Mazurkiewicz trace is executed to its end
//                  exactly once, and no execution is begun in vain. Suffers from many traces.
//
// They take turns until one is at its end. When that is the state search, the executions are counted on its graph
// (state_graph.h) and need not be executed.
//
// Events are executed under sequential consistency, one at a time. Reads and writes of a cell that only one thread
// touches, or that nobody writes once threads run, are no events; which cells those are is found out on the way, and
// the searches begin again when they learn of another one. The program's end is an event where daemons live: it cuts
// short what they would print.
//
// Their memory is bounded (search.h): a search that reaches the bound ends there. Where the state search is cut, its
// answer is: every outcome with at most so many switches, and all the same all outcomes when the trace search came to
// its end; else what that one and a sample of whole runs came upon besides. What is not proved to be the fewest is the
// fewest that is known.
//
// An outcome's schedule repeats its execution in the simulation (engine/schedule.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/run.h"
#include "engine/schedule.h"
#include "python/code/code.h"
#include "python/vm/interpreter.h"

namespace lockstep::engine::explore {

struct Findings;

struct Question {
  Build build = Build::free_threaded;
  SwitchPoints switch_points = SwitchPoints::every_instruction;
  uint64_t max_executions = 1'000'000'000'000'000;  // none is counted beyond; JSON keeps such numbers exact
  uint64_t max_states = 1'000'000;
  uint64_t wall_ns = 60'000'000'000;
  bool counts_executions = true;  // false: the state search alone
  // This has happened already, as far as it fits; switches and preemptions are counted from there.
  Schedule after = {};
  // Hears several times a second what has been found so far: what would be said if the search were cut now.
  std::function<void(const Findings&)> heard = {};
};

// A thread that a deadlock leaves behind.
struct Stuck {
  ThreadId thread{};
  uint32_t line = 0;
  std::string waits_for;  // "lock", "forks[1]", "cv (notify)", "Thread-1 (work)"

  friend bool operator==(const Stuck&, const Stuck&) = default;
};

struct OneOutcome {
  Status status = Status::ok;
  std::string detail;  // unsupported, limit: what
  std::string stdout_text, stderr_text;
  std::vector<Stuck> stuck;
  uint64_t executions = 0;   // traces that end so; 0 when they were not counted
  uint64_t samples = 0;      // sampled runs that ended so
  uint32_t switches = 0;     // the fewest that are known
  std::string schedule;      // of an execution with so many
  uint32_t preemptions = 0;  // the fewest that are known: switches away from a thread that could have gone on
  bool switches_proven = false, preemptions_proven = false;  // fewer are impossible
};

// A loop that no thread can leave any more, and nobody else can end: one of perhaps many, with the fewest switches.
struct Livelock {
  std::string schedule;  // leads to the loop
  std::string loop;      // once round it, from there
  uint32_t switches = 0;
  std::string stdout_text, stderr_text;  // on the way there
  std::vector<Stuck> threads;            // where each stands then, and what it is about to touch
};

// Whether two outcomes are one: of what several threads wrote to stderr the order does not matter.
bool is_same_outcome(const OneOutcome&, const OneOutcome&);

struct Race {
  struct Side {
    ThreadId thread{};
    uint32_t line = 0;
    bool writes = false;

    friend auto operator<=>(const Side&, const Side&) = default;
  };
  std::string object;
  Side first, second;
};

// Where a schedule stops fitting the program, and why; slice 0: it fits.
struct Misfit {
  uint64_t slice = 0;  // counted from 1
  std::string why;
};

struct Findings {
  bool has_all_outcomes = false;    // one of the searches came to its end
  bool has_all_executions = false;  // and all executions are counted
  std::string limit;                // what cut it: "executions", "states", "wall time", "memory"
  bool may_run_forever = false;     // a loop that waits for others may turn without end: executions cannot be counted
  std::string refusal;              // it could not be explored, and why
  Misfit misfit;                    // of Question::after: what is found is behind its beginning
  uint64_t executions = 0;          // complete ones, one per Mazurkiewicz trace
  // The search that was cut has found every outcome that takes at most so many switches.
  std::optional<uint32_t> complete_up_to;
  uint64_t samples = 0;  // runs that were tried by chance (sample.h), because not all outcomes are known
  std::vector<OneOutcome> outcomes;
  std::vector<Livelock> livelocks;  // at most one; only where has_all_outcomes is by the state search
  std::vector<Race> races;

  // What it took.
  uint64_t states = 0, edges = 0, transitions = 0, sleep_blocked = 0, rounds = 0;
  uint64_t wall_ns = 0;
};

// `library` outlives the call. `source` is what tracebacks quote.
Findings explore(const Question&, std::shared_ptr<const python::code::Code>, std::string source,
                 python::vm::Library& library);

}  // namespace lockstep::engine::explore
