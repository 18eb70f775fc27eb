// The states of a program and the events between them, as numbers: what can be read off them without executing
// anything.
//
//   state 0 ──thread 1──▶ state 1 ──thread 2──▶ state 3 ──▶ … ──▶ a state without edges: an outcome
//      └────thread 2──▶ state 2 ──thread 1──────▲           the two events do not conflict: one trace, not two
//
// A graph may be a part of one: a state that is not expanded yet has no edges and no outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/schedule.h"

namespace lockstep::engine::explore {

class StateGraph {
 public:
  static constexpr uint32_t no_outcome = ~uint32_t{0};

  struct Edge {
    uint32_t to = 0;
    uint32_t first_slice = 0;
    uint16_t slice_count = 0;
    uint16_t thread = 0;
    uint64_t conflicts = 0;  // threads whose edges from the same state are events in conflict with this one
  };

  uint32_t add_state() {
    states_.emplace_back();
    return static_cast<uint32_t>(states_.size() - 1);
  }
  // All edges of one state are added in a row, in the order of their threads.
  void add_edge(uint32_t from, uint32_t thread, uint32_t to, std::span<const Slice> slices);
  void set_conflicts(uint32_t from, size_t nth, uint64_t threads) { mutable_edges(from)[nth].conflicts = threads; }
  void set_outcome(uint32_t state, uint32_t outcome) { states_[state].outcome = outcome; }

  size_t size() const { return states_.size(); }
  size_t edge_count() const { return edges_.size(); }
  uint32_t outcome(uint32_t state) const { return states_[state].outcome; }
  std::span<const Edge> edges(uint32_t state) const {
    return {edges_.data() + states_[state].first_edge, states_[state].edge_count};
  }
  std::span<const Slice> slices(const Edge& e) const { return {slices_.data() + e.first_slice, e.slice_count}; }
  size_t bytes() const {
    return states_.capacity() * sizeof(State) + edges_.capacity() * sizeof(Edge) + slices_.capacity() * sizeof(Slice);
  }

  // State 0 first, each state behind all that lead to it; nothing: there is a cycle.
  std::optional<std::vector<uint32_t>> topological_order() const;

  // By state, whether no outcome can be come to from it; of what is not expanded that cannot be said.
  std::vector<bool> endless() const;
  // Round and round from a state that is endless: the states and edges of a way to a loop, and where in it that begins.
  // Everybody has a turn who can.
  struct Lasso {
    std::vector<const Edge*> edges;
    size_t loop_begins = 0;
  };
  Lasso lasso_from(uint32_t state) const;

  // Of each outcome the fewest preemptions: switches away from a thread that could have gone on. ~0: none is known.
  // `last`: who ran before state 0.
  std::vector<uint32_t> fewest_preemptions(size_t outcomes, uint32_t last = 0) const;

  // What can be come to from a state, where `last` has run last.
  struct Ahead {
    std::vector<uint32_t> switches;   // to each outcome the fewest; ~0: none is known
    uint32_t endless = ~uint32_t{0};  // the same, to where no outcome can be come to any more
    bool is_whole = true;             // all that is ahead is expanded
  };
  Ahead ahead_of(uint32_t state, uint32_t last, size_t outcomes, const std::vector<bool>& is_endless) const;

  // Of each outcome the number of Mazurkiewicz traces that end in it; of more than `most`, one more than that. Nothing:
  // the graph has a cycle, or one event makes another impossible that is not in conflict with it.
  std::optional<std::vector<uint64_t>> count_traces(size_t outcomes, uint64_t most) const;

 private:
  struct State {
    uint32_t first_edge = 0;
    uint32_t edge_count = 0;
    uint32_t outcome = no_outcome;
  };
  bool is_expanded(uint32_t state) const { return states_[state].edge_count > 0 || outcome(state) != no_outcome; }
  // Goes to all (state, thread that ran last), nearest first, and says each once; `costs` says what an edge does.
  template <class Costs, class Settled>
  void go_nearest_first(uint32_t state, uint32_t last, Costs, Settled) const;
  std::span<Edge> mutable_edges(uint32_t state) {
    return {edges_.data() + states_[state].first_edge, states_[state].edge_count};
  }

  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::vector<Slice> slices_;
};

}  // namespace lockstep::engine::explore
