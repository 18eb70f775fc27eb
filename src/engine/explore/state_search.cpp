// Breadth-first by cost over (state, thread that ran last): a 0-1 search with a double-ended queue. The first time a
// state is taken from the queue it has been reached with the fewest switches possible. Each event of a state is
// executed once, whoever ran last: it stands in the graph (state_graph.h) from then on.
#include <algorithm>
#include <deque>
#include <utility>

#include "engine/explore/search.h"

namespace lockstep::engine::explore {

namespace {

namespace vm = python::vm;

// Buffers of images that are kept to be filled again.
constexpr size_t most_spare = 64;
constexpr uint32_t none = ~uint32_t{0};

struct StateHasher {
  size_t operator()(const vm::StateHash& h) const { return static_cast<size_t>(h.low); }
};

// A state, by who ran last.
struct Node {
  uint32_t state, last;
  uint32_t next_of_state = none;  // another node of the same state
  uint32_t parent = none;
  uint32_t edge = 0;  // of the parent's state: which
  uint32_t switches = 0;
  bool is_settled = false;
};

}  // namespace

class StateSearch::Search {
 public:
  Search(World& world, const Root& root, Collector& collector) : world_(world), root_(root), collector_(collector) {
    world_.restore(root.saved);
    reach(state_here(), none, 0, root.last, 0, true);
  }

  End go_on(uint64_t events) {
    const uint64_t until = executed_ + events;
    while (!queue_.empty()) {
      if (executed_ >= until) return End::running;
      const auto [at, switches] = queue_.front();
      queue_.pop_front();
      if (nodes_[at].is_settled || nodes_[at].switches != switches) continue;
      nodes_[at].is_settled = true;
      settled_ = switches;
      settle(at);
      if (world_.is_late()) return cut("wall time");
      if (!collector_.findings.refusal.empty()) return cut("");
      if (world_.sightings().has_news() && has_reached_end_) return End::learned;
      if (graph_.size() > collector_.question().max_states) return cut("states");
      if (held_bytes() > most_bytes) return cut("memory");
      if (at % 64 == 0 && collector_.is_late()) return cut("wall time");
    }
    collector_.findings.may_run_forever = !graph_.topological_order();
    if (collector_.findings.may_run_forever) note_livelock();
    return world_.sightings().has_news() ? End::learned : End::complete;
  }

  void find_fewest_preemptions() {
    const auto fewest = graph_.fewest_preemptions(collector_.findings.outcomes.size(), root_.last);
    for (size_t i = 0; i < fewest.size(); ++i)
      if (fewest[i] != none) collector_.take_preemptions(i, fewest[i]);
  }

  bool count_executions() {
    Findings& f = collector_.findings;
    const uint64_t most = collector_.question().max_executions;
    const auto counts = graph_.count_traces(f.outcomes.size(), most);
    if (!counts) return false;
    f.executions = 0;
    f.has_all_executions = true;
    for (size_t i = 0; i < counts->size(); ++i) {
      const uint64_t count = (*counts)[i];
      f.outcomes[i].executions = std::min(count, most);
      f.has_all_executions &= count <= most - f.executions;
      f.executions += std::min(count, most - f.executions);
    }
    if (!f.has_all_executions) collector_.limit = "executions";
    return true;
  }

  StateGraph take_graph() { return std::move(graph_); }

  // Nodes are taken in the order of their switches: what takes fewer than this one is behind.
  std::optional<uint32_t> complete_up_to() const {
    if (settled_ == 0 || world_.sightings().has_news()) return {};
    return settled_ - 1;
  }

 private:
  struct Waiting {
    uint32_t node, switches;
  };

  End cut(const char* limit) {
    collector_.limit = limit;
    return world_.sightings().has_news() ? End::learned : End::cut;
  }

  size_t held_bytes() const {
    constexpr size_t bytes_in_maps = 80;  // of a state
    return world_.images().piece_bytes() + waiting_bytes_ + graph_.bytes() + nodes_.capacity() * sizeof(Node) +
           graph_.size() * bytes_in_maps;
  }

  std::unique_ptr<World::Saved> take_buffer() {
    if (spare_.empty()) return std::make_unique<World::Saved>();
    auto buffer = std::move(spare_.back());
    spare_.pop_back();
    return buffer;
  }

  // The state that the world is in; saved if it is new.
  uint32_t state_here() {
    const auto [it, is_new] = by_hash_.try_emplace(world_.hash(), static_cast<uint32_t>(graph_.size()));
    if (!is_new) return it->second;
    const uint32_t state = graph_.add_state();
    first_node_.push_back(none);
    saved_.push_back(take_buffer());
    world_.save(*saved_[state]);
    waiting_bytes_ += saved_[state]->bytes();
    return state;
  }

  Way way_to(uint32_t node) const {
    std::vector<uint32_t> back;
    for (uint32_t i = node; nodes_[i].parent != none; i = nodes_[i].parent) back.push_back(i);
    Way way{.switches = nodes_[node].switches, .preemptions = 0, .path = root_.path};
    for (size_t i = back.size(); i-- > 0;) {
      const Node& n = nodes_[back[i]];
      const Node& from = nodes_[n.parent];
      const auto edges = graph_.edges(from.state);
      for (const Slice& s : graph_.slices(edges[n.edge])) way.path.add(s.thread, s.points);
      if (n.last == from.last) continue;
      for (const auto& e : edges) way.preemptions += e.thread == from.last ? 1 : 0;
    }
    return way;
  }

  // The nearest state that no outcome can be come to from; its image is gone, so it is gone to anew.
  void note_livelock() {
    const std::vector<bool> is_endless = graph_.endless();
    uint32_t nearest = none;
    for (uint32_t i = 0; i < nodes_.size(); ++i)
      if (is_endless[nodes_[i].state] && (nearest == none || nodes_[i].switches < nodes_[nearest].switches))
        nearest = i;
    if (nearest == none) return;
    std::vector<uint32_t> threads;
    for (uint32_t i = nearest; nodes_[i].parent != none; i = nodes_[i].parent)
      threads.insert(threads.begin(), nodes_[i].last);
    world_.restore(root_.saved);
    for (const uint32_t thread : threads) world_.step(thread);
    Schedule path = way_to(nearest).path, loop;
    const StateGraph::Lasso lasso = graph_.lasso_from(nodes_[nearest].state);
    for (size_t i = 0; i < lasso.edges.size(); ++i) {
      if (i < lasso.loop_begins) world_.step(lasso.edges[i]->thread);
      for (const Slice& s : graph_.slices(*lasso.edges[i]))
        (i < lasso.loop_begins ? path : loop).add(s.thread, s.points);
    }
    OneOutcome there = world_.outcome();
    collector_.findings.livelocks.push_back({.schedule = to_text(path),
                                             .loop = to_text(loop),
                                             .switches = nodes_[nearest].switches,
                                             .stdout_text = std::move(there.stdout_text),
                                             .stderr_text = std::move(there.stderr_text),
                                             .threads = std::move(there.stuck)});
  }

  void settle(uint32_t at) {
    const uint32_t state = nodes_[at].state, last = nodes_[at].last, switches = nodes_[at].switches;
    if (saved_[state]) {
      expand(state);
      if (world_.is_late() || !collector_.findings.refusal.empty()) return;
    }
    if (const uint32_t outcome = graph_.outcome(state); outcome != StateGraph::no_outcome) {
      OneOutcome& o = collector_.findings.outcomes[outcome];
      if (!o.switches_proven) {
        if (collector_.is_better(outcome, switches)) collector_.take(outcome, way_to(at));
        o.switches_proven = true;
      }
      return;
    }
    const auto edges = graph_.edges(state);
    for (uint32_t i = 0; i < edges.size(); ++i) {
      const bool stays = edges[i].thread == last;
      reach(edges[i].to, at, i, edges[i].thread, switches + (stays ? 0 : 1), stays);
    }
  }

  // Executes each event that may come next.
  void expand(uint32_t state) {
    std::unique_ptr<World::Saved> saved = std::move(saved_[state]);
    waiting_bytes_ -= std::min(waiting_bytes_, saved->bytes());
    world_.restore(*saved);
    able_.clear();
    for (uint32_t i = 0; i < world_.thread_count(); ++i)
      if (world_.may_step(i)) able_.push_back(i);
    ++collector_.findings.states;
    collector_.note_races(world_, able_);
    done_.clear();
    bool is_restored = true;
    for (const uint32_t thread : able_) {
      if (!std::exchange(is_restored, false)) world_.restore(*saved);
      ++executed_;
      if (world_.step(thread) == Step::impossible) continue;
      if (world_.is_late()) return;
      if (world_.is_refused()) {
        collector_.findings.refusal = world_.outcome().detail;
        return;
      }
      ++collector_.findings.edges;
      const auto slices = world_.slices();
      slices_.assign(slices.begin(), slices.end());
      done_.emplace_back(thread, world_.done());
      graph_.add_edge(state, thread, state_here(), slices_);
    }
    for (size_t i = 0; i < done_.size(); ++i) {
      uint64_t conflicts = 0;
      for (const auto& [thread, done] : done_)
        if (done.conflict_with(done_[i].second)) conflicts |= uint64_t{1} << thread;
      graph_.set_conflicts(state, i, conflicts);
    }
    if (done_.empty()) {
      if (!is_restored) world_.restore(*saved);
      has_reached_end_ = true;
      graph_.set_outcome(state, static_cast<uint32_t>(collector_.outcome_of(world_)));
    }
    if (spare_.size() < most_spare) spare_.push_back(std::move(saved));
  }

  // `state` can be come to from the node `from` by `thread`.
  void reach(uint32_t state, uint32_t from, uint32_t edge, uint32_t thread, uint32_t switches, bool is_near) {
    uint32_t at = first_node_[state];
    while (at != none && nodes_[at].last != thread) at = nodes_[at].next_of_state;
    if (at == none) {
      at = static_cast<uint32_t>(nodes_.size());
      nodes_.push_back({.state = state, .last = thread, .next_of_state = first_node_[state]});
      first_node_[state] = at;
    } else if (nodes_[at].is_settled || nodes_[at].switches <= switches) {
      return;
    }
    nodes_[at].parent = from;
    nodes_[at].edge = edge;
    nodes_[at].switches = switches;
    if (is_near) {
      queue_.push_front({at, switches});
    } else {
      queue_.push_back({at, switches});
    }
  }

  World& world_;
  const Root& root_;
  Collector& collector_;
  StateGraph graph_;
  std::unordered_map<vm::StateHash, uint32_t, StateHasher> by_hash_;
  std::vector<std::unique_ptr<World::Saved>> saved_;  // by state: until it is expanded
  std::vector<uint32_t> first_node_;                  // by state
  std::vector<Node> nodes_;
  std::deque<Waiting> queue_;
  std::vector<std::unique_ptr<World::Saved>> spare_;
  size_t waiting_bytes_ = 0;
  uint64_t executed_ = 0;
  bool has_reached_end_ = false;
  uint32_t settled_ = 0;  // switches of the node that was taken last

  // While a state is expanded.
  std::vector<uint32_t> able_;
  std::vector<std::pair<uint32_t, vm::Accesses>> done_;
  std::vector<Slice> slices_;
};

StateSearch::StateSearch(World& world, const Root& root, Collector& collector)
    : search_(std::make_unique<Search>(world, root, collector)) {}
StateSearch::~StateSearch() = default;
End StateSearch::go_on(uint64_t events) { return search_->go_on(events); }
void StateSearch::find_fewest_preemptions() { search_->find_fewest_preemptions(); }
bool StateSearch::count_executions() { return search_->count_executions(); }
std::optional<uint32_t> StateSearch::complete_up_to() const { return search_->complete_up_to(); }
StateGraph StateSearch::take_graph() { return search_->take_graph(); }

}  // namespace lockstep::engine::explore
