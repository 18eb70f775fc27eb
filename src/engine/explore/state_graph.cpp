#include "engine/explore/state_graph.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

namespace lockstep::engine::explore {

void StateGraph::add_edge(uint32_t from, uint32_t thread, uint32_t to, std::span<const Slice> slices) {
  State& s = states_[from];
  if (s.edge_count == 0) s.first_edge = static_cast<uint32_t>(edges_.size());
  ++s.edge_count;
  edges_.push_back({to, static_cast<uint32_t>(slices_.size()), static_cast<uint16_t>(slices.size()),
                    static_cast<uint16_t>(thread), 0});
  slices_.insert(slices_.end(), slices.begin(), slices.end());
}

// Takes away states that nothing leads to (A. B. Kahn, CACM 5, 1962); what cannot be taken away is a cycle or behind
// one.
std::optional<std::vector<uint32_t>> StateGraph::topological_order() const {
  std::vector<uint32_t> into(states_.size(), 0), order{0};
  for (const Edge& e : edges_) ++into[e.to];
  if (into[0] > 0) return {};
  order.reserve(states_.size());
  for (size_t at = 0; at < order.size(); ++at)
    for (const Edge& e : edges(order[at]))
      if (--into[e.to] == 0) order.push_back(e.to);
  if (order.size() < states_.size()) return {};
  return order;
}

std::vector<bool> StateGraph::endless() const {
  std::vector<uint32_t> first(states_.size() + 1, 0), from(edges_.size()), behind;
  for (const Edge& e : edges_) ++first[e.to + 1];
  for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  std::vector<uint32_t> fill(first.begin(), first.end() - 1);
  for (uint32_t state = 0; state < states_.size(); ++state)
    for (const Edge& e : edges(state)) from[fill[e.to]++] = state;
  std::vector<bool> is_endless(states_.size(), true);
  const auto can_end = [&](uint32_t state) {
    if (!is_endless[state]) return;
    is_endless[state] = false;
    behind.push_back(state);
  };
  for (uint32_t state = 0; state < states_.size(); ++state)
    if (outcome(state) != no_outcome || !is_expanded(state)) can_end(state);
  while (!behind.empty()) {
    const uint32_t at = behind.back();
    behind.pop_back();
    for (uint32_t i = first[at]; i < first[at + 1]; ++i) can_end(from[i]);
  }
  return is_endless;
}

StateGraph::Lasso StateGraph::lasso_from(uint32_t state) const {
  Lasso lasso;
  std::map<std::pair<uint32_t, uint32_t>, size_t> seen;  // (state, thread that ran last): after how many edges
  for (uint32_t last = 0;;) {
    const auto [at, is_new] = seen.try_emplace({state, last}, lasso.edges.size());
    if (!is_new) {
      lasso.loop_begins = at->second;
      return lasso;
    }
    const auto all = edges(state);
    auto next = std::ranges::find_if(all, [&](const Edge& e) { return e.thread > last; });
    if (next == all.end()) next = all.begin();
    lasso.edges.push_back(&*next);
    state = next->to;
    last = next->thread;
  }
}

// As the state search itself: a 0-1 search with a double-ended queue.
template <class Costs, class Settled>
void StateGraph::go_nearest_first(uint32_t from, uint32_t from_last, Costs costs, Settled settled) const {
  struct Node {
    uint32_t state, last, cost, next;  // the next node of the same state, and one
    bool is_settled;
  };
  std::vector<Node> nodes;
  std::vector<uint32_t> first(states_.size(), 0);
  std::deque<std::pair<uint32_t, uint32_t>> queue;  // node, cost
  const auto reach = [&](uint32_t state, uint32_t last, uint32_t cost, bool is_near) {
    uint32_t at = first[state];
    while (at != 0 && nodes[at - 1].last != last) at = nodes[at - 1].next;
    if (at == 0) {
      nodes.push_back({state, last, cost, first[state], false});
      first[state] = at = static_cast<uint32_t>(nodes.size());
    } else if (nodes[at - 1].is_settled || nodes[at - 1].cost <= cost) {
      return;
    }
    nodes[at - 1].cost = cost;
    if (is_near) {
      queue.emplace_front(at - 1, cost);
    } else {
      queue.emplace_back(at - 1, cost);
    }
  };
  reach(from, from_last, 0, true);
  while (!queue.empty()) {
    const auto [at, cost] = queue.front();
    queue.pop_front();
    if (nodes[at].is_settled || nodes[at].cost != cost) continue;
    nodes[at].is_settled = true;
    const uint32_t state = nodes[at].state, last = nodes[at].last;
    settled(state, cost);
    const auto all = edges(state);
    const bool could_go_on = std::ranges::any_of(all, [&](const Edge& e) { return e.thread == last; });
    for (const Edge& e : all) {
      const bool is_costly = e.thread != last && costs(could_go_on);
      reach(e.to, e.thread, cost + (is_costly ? 1 : 0), !is_costly);
    }
  }
}

std::vector<uint32_t> StateGraph::fewest_preemptions(size_t outcomes, uint32_t last) const {
  std::vector<uint32_t> fewest(outcomes, ~uint32_t{0});
  go_nearest_first(
      0, last, [](bool could_go_on) { return could_go_on; },
      [&](uint32_t state, uint32_t cost) {
        if (outcome(state) != no_outcome) fewest[outcome(state)] = std::min(fewest[outcome(state)], cost);
      });
  return fewest;
}

StateGraph::Ahead StateGraph::ahead_of(uint32_t from, uint32_t last, size_t outcomes,
                                       const std::vector<bool>& is_endless) const {
  Ahead ahead{.switches = std::vector<uint32_t>(outcomes, ~uint32_t{0})};
  go_nearest_first(
      from, last, [](bool) { return true; },
      [&](uint32_t state, uint32_t cost) {
        ahead.is_whole &= is_expanded(state);
        if (is_endless[state]) ahead.endless = std::min(ahead.endless, cost);
        if (outcome(state) != no_outcome)
          ahead.switches[outcome(state)] = std::min(ahead.switches[outcome(state)], cost);
      });
  return ahead;
}

// A depth-first search with sleep sets (P. Godefroid, LNCS 1032, 1996), but that all ways which come to one state with
// the same threads asleep are gone on with together: what follows is the same for them, so that they need only be
// counted. Who sleeps could go on, as nothing has happened that is in conflict with that event.
std::optional<std::vector<uint64_t>> StateGraph::count_traces(size_t outcomes, uint64_t most) const {
  const auto order = topological_order();
  if (!order) return {};
  struct Ways {
    uint64_t asleep;
    uint64_t count;
  };
  const uint64_t enough = most + 1;
  const auto sum = [enough](uint64_t a, uint64_t b) { return b >= enough - a ? enough : a + b; };
  std::vector<std::vector<Ways>> arrived(states_.size());
  std::vector<uint64_t> counts(outcomes, 0);
  arrived[0].push_back({0, 1});
  for (const uint32_t state : *order) {
    const std::vector<Ways> here = std::exchange(arrived[state], {});
    uint64_t able = 0;
    for (const Edge& e : edges(state)) able |= uint64_t{1} << e.thread;
    for (const Ways& ways : here) {
      if ((ways.asleep & ~able) != 0) return {};
      if (outcome(state) != no_outcome) counts[outcome(state)] = sum(counts[outcome(state)], ways.count);
      uint64_t asleep = ways.asleep;
      for (const Edge& e : edges(state)) {
        const uint64_t thread = uint64_t{1} << e.thread;
        if ((ways.asleep & thread) != 0) continue;
        const uint64_t sleep_on = asleep & ~e.conflicts;
        asleep |= thread;
        std::vector<Ways>& there = arrived[e.to];
        const auto same = std::ranges::find(there, sleep_on, &Ways::asleep);
        if (same == there.end()) {
          there.push_back({sleep_on, ways.count});
        } else {
          same->count = sum(same->count, ways.count);
        }
      }
    }
  }
  return counts;
}

}  // namespace lockstep::engine::explore
