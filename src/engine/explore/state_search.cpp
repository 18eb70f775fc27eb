// Breadth-first by cost over (state, thread that ran last): a 0-1 search with a double-ended queue. The first time a
// state is taken from the queue it has been reached with the fewest switches possible.
#include <deque>
#include <utility>

#include "engine/explore/search.h"

namespace lockstep::engine::explore {

namespace {

namespace vm = python::vm;

// What a known state takes: its node, its keys, and some ways that lead to it.
constexpr size_t bytes_per_node = 256;
// Buffers of images that are kept to be filled again.
constexpr size_t most_spare = 64;

struct Key {
  vm::StateHash state;
  uint32_t last = 0;
  friend bool operator==(const Key&, const Key&) = default;
};
struct KeyHash {
  size_t operator()(const Key& k) const { return static_cast<size_t>(k.state.low ^ (k.last * 0x9E3779B97F4A7C15ull)); }
};

struct Node {
  int64_t parent = -1;
  std::vector<Slice> slices;  // from the parent to here
  uint32_t switches = 0, last = 0;
  bool is_expanded = false;
  std::unique_ptr<World::Saved> saved;  // until it is expanded
};

class Search {
 public:
  Search(World& world, const Schedule& prefix, Collector& collector)
      : world_(world), prefix_(prefix), collector_(collector) {}

  End run(const World::Saved& root) {
    world_.restore(root);
    nodes_.push_back({});
    nodes_[0].saved = take_buffer();
    world_.save(*nodes_[0].saved);
    by_key_[{world_.hash(), 0}] = 0;
    queue_.push_back({0, 0});
    while (!queue_.empty()) {
      const auto [at, switches] = queue_.front();
      queue_.pop_front();
      if (nodes_[at].is_expanded || nodes_[at].switches != switches) continue;
      nodes_[at].is_expanded = true;
      expanding_ = switches;
      expand(at);
      if (world_.is_late()) return cut("wall time");
      if (!collector_.findings.refusal.empty()) return cut("");
      if (world_.sightings().has_news() && has_reached_end_) return End::learned;
      if (nodes_.size() > collector_.question().max_states) return cut("states");
      if (waiting_bytes_ + nodes_.size() * bytes_per_node + edges_.size() * sizeof(edges_[0]) > most_bytes)
        return cut("memory");
      if (at % 64 == 0 && collector_.is_late()) return cut("wall time");
    }
    collector_.findings.states = states_.size();
    collector_.findings.may_run_forever = has_cycle();
    return world_.sightings().has_news() ? End::learned : End::complete;
  }

 private:
  struct Waiting {
    size_t node;
    uint32_t switches;
  };

  End cut(const char* limit) {
    collector_.limit = limit;
    // Nodes are taken in the order of their switches: what takes fewer than this one is behind.
    if (expanding_ > 0 && !world_.sightings().has_news()) collector_.findings.complete_up_to = expanding_ - 1;
    collector_.findings.states = states_.size();
    return world_.sightings().has_news() ? End::learned : End::cut;
  }

  std::unique_ptr<World::Saved> take_buffer() {
    if (spare_.empty()) return std::make_unique<World::Saved>();
    auto buffer = std::move(spare_.back());
    spare_.pop_back();
    return buffer;
  }

  // Takes away nodes that nothing leads to (A. B. Kahn, CACM 5, 1962); what cannot be taken away is a cycle or behind
  // one.
  bool has_cycle() const {
    std::vector<uint32_t> into(nodes_.size(), 0), first(nodes_.size() + 1, 0), to(edges_.size());
    for (const auto& [a, b] : edges_) {
      ++into[b];
      ++first[a + 1];
    }
    for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<uint32_t> fill(first.begin(), first.end() - 1);
    for (const auto& [a, b] : edges_) to[fill[a]++] = b;
    std::vector<uint32_t> free{0};
    size_t taken = 0;
    while (!free.empty()) {
      const uint32_t at = free.back();
      free.pop_back();
      ++taken;
      for (uint32_t i = first[at]; i < first[at + 1]; ++i)
        if (--into[to[i]] == 0) free.push_back(to[i]);
    }
    return taken < nodes_.size();
  }

  Schedule path_to(size_t at) const {
    std::vector<const Node*> way;
    for (int64_t i = static_cast<int64_t>(at); i >= 0; i = nodes_[static_cast<size_t>(i)].parent)
      way.push_back(&nodes_[static_cast<size_t>(i)]);
    Schedule path = prefix_;
    for (size_t i = way.size(); i-- > 0;)
      for (const Slice& s : way[i]->slices) path.add(s.thread, s.points);
    return path;
  }

  void expand(size_t at) {
    std::unique_ptr<World::Saved> saved = std::move(nodes_[at].saved);
    waiting_bytes_ -= std::min(waiting_bytes_, saved->bytes());
    const uint32_t last = nodes_[at].last, switches = nodes_[at].switches;
    world_.restore(*saved);
    std::vector<uint32_t> able;
    for (uint32_t i = 0; i < world_.thread_count(); ++i)
      if (world_.may_step(i)) able.push_back(i);
    if (states_.emplace(world_.hash(), 0).second) collector_.note_races(world_, able);
    bool can_go_on = false, is_restored = true;
    for (const uint32_t thread : able) {
      if (!std::exchange(is_restored, false)) world_.restore(*saved);
      if (world_.step(thread) == Step::impossible) continue;
      if (world_.is_late()) return;
      if (world_.is_refused()) {
        collector_.findings.refusal = world_.outcome().detail;
        return;
      }
      can_go_on = true;
      ++collector_.findings.edges;
      reach(at, thread, switches + (thread == last ? 0 : 1), thread == last);
    }
    if (!can_go_on) {
      if (!is_restored) world_.restore(*saved);
      has_reached_end_ = true;
      if (collector_.known(world_) == nullptr) collector_.at(world_, switches, path_to(at));
    }
    if (spare_.size() < most_spare) spare_.push_back(std::move(saved));
  }

  // The world has come from node `from` by `thread`.
  void reach(size_t from, uint32_t thread, uint32_t switches, bool is_near) {
    const auto [it, is_new] = by_key_.try_emplace({world_.hash(), thread}, nodes_.size());
    const size_t at = it->second;
    edges_.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(at)});
    if (is_new) {
      nodes_.push_back({});
    } else if (nodes_[at].is_expanded || nodes_[at].switches <= switches) {
      return;
    }
    Node& node = nodes_[at];
    node.parent = static_cast<int64_t>(from);
    node.switches = switches;
    node.last = thread;
    const auto slices = world_.slices();
    node.slices.assign(slices.begin(), slices.end());
    if (!node.saved) node.saved = take_buffer();
    // Reached anew on a shorter way, the state may be the same with other bytes: the schedule must fit the image.
    world_.save(*node.saved);
    waiting_bytes_ += node.saved->bytes();
    if (is_near) {
      queue_.push_front({at, switches});
    } else {
      queue_.push_back({at, switches});
    }
  }

  World& world_;
  const Schedule& prefix_;
  Collector& collector_;
  std::vector<Node> nodes_;
  std::unordered_map<Key, size_t, KeyHash> by_key_;
  struct StateHasher {
    size_t operator()(const vm::StateHash& h) const { return static_cast<size_t>(h.low); }
  };
  std::unordered_map<vm::StateHash, int, StateHasher> states_;
  std::deque<Waiting> queue_;
  std::vector<std::pair<uint32_t, uint32_t>> edges_;
  std::vector<std::unique_ptr<World::Saved>> spare_;
  size_t waiting_bytes_ = 0;
  bool has_reached_end_ = false;
  uint32_t expanding_ = 0;  // switches of the node that is being expanded
};

}  // namespace

End search_states(World& world, const World::Saved& root, const Schedule& prefix, Collector& collector) {
  return Search(world, prefix, collector).run(root);
}

}  // namespace lockstep::engine::explore
