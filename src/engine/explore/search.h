// What both searches report to, and how they take turns: each goes on for so many events and is asked again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/explore/explore.h"
#include "engine/explore/state_graph.h"
#include "engine/explore/world.h"

namespace lockstep::engine::explore {

// What the searches may hold besides the program's own memory, states that wait to be gone on with above all. In the
// page what WebAssembly's memory leaves them.
constexpr size_t most_bytes = sizeof(void*) == 8 ? size_t{512} << 20 : size_t{128} << 20;

// The end of a search: at its end, at a limit, or because a cell has turned out to be shared that was not thought to
// be. `running`: it has done what it was to do for now.
enum class End : uint8_t { running, complete, cut, learned };

// Where a search begins: the state, the way there, and who ran last on it.
struct Root {
  World::Saved saved;
  Schedule path;
  uint32_t last = 0;
};

// A way to an outcome.
struct Way {
  uint32_t switches = 0;
  uint32_t preemptions = 0;
  Schedule path;
};

// Says what has been found so far to who wants to hear it, a few times a second.
class Telling {
 public:
  explicit Telling(const Question& question) : heard_(question.heard) {}
  bool is_due() const;
  void tell(const Findings&);

 private:
  std::function<void(const Findings&)> heard_;
  uint64_t due_ns_ = 0;
};

class Collector {
 public:
  Collector(const Question& question, uint64_t deadline_ns)
      : question_(question), deadline_ns_(deadline_ns), telling_(question) {}

  // Which of the findings' outcomes the world is in; it is added if it is new, and has no way then.
  size_t outcome_of(World&);
  // Whether a way with so many switches is better than the one that the outcome has, or the first.
  bool is_better(size_t outcome, uint32_t switches) const;
  void take(size_t outcome, const Way&);
  // One of so many preemptions is known.
  void take_preemptions(size_t outcome, uint32_t preemptions);
  // Two threads of which both could touch the same data next, one writing.
  void note_races(World&, const std::vector<uint32_t>& able);

  // Asked often: what has been found so far is told now and then.
  bool is_late();
  const Question& question() const { return question_; }
  std::string limit;
  Findings findings;

 private:
  Question question_;
  uint64_t deadline_ns_;
  Telling telling_;
  std::unordered_map<std::string, size_t> known_;
  std::vector<bool> has_way_;
  // Object and key, then line and whether it writes, of both sides: what has been looked at.
  std::set<std::tuple<uint64_t, uint64_t, uint32_t, bool, uint32_t, bool>> seen_races_;
};

// The root outlives the searches.
class StateSearch {
 public:
  StateSearch(World&, const Root&, Collector&);
  ~StateSearch();
  End go_on(uint64_t events);
  // After complete, or what is known so far: the fewest preemptions to each outcome.
  void find_fewest_preemptions();
  // After complete, of a graph without cycles: the number of executions, without executing any. False: it cannot tell.
  bool count_executions();
  // Every outcome that takes at most so many switches is known.
  std::optional<uint32_t> complete_up_to() const;
  // At its end: what it has found out, for who asks about other states than the first. The outcomes are the
  // collector's.
  StateGraph take_graph();

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

class TraceSearch {
 public:
  TraceSearch(World&, const Root&, Collector&);
  ~TraceSearch();
  End go_on(uint64_t events);

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

}  // namespace lockstep::engine::explore
