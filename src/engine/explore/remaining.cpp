#include "engine/explore/remaining.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "engine/explore/follow.h"
#include "engine/explore/reason.h"
#include "engine/explore/teller.h"
#include "engine/wall_clock.h"

namespace lockstep::engine::explore {

namespace {

constexpr uint32_t none = ~uint32_t{0};

// From that state on, by the thread of each step; nothing: the graph does not go so far.
std::optional<uint32_t> state_behind(const StateGraph& graph, std::span<const uint32_t> threads) {
  uint32_t state = 0;
  if (graph.size() == 0) return {};
  for (const uint32_t thread : threads) {
    const auto edges = graph.edges(state);
    const auto edge = std::ranges::find(edges, thread, &StateGraph::Edge::thread);
    if (edge == edges.end()) return {};
    state = edge->to;
  }
  return state;
}

}  // namespace

Remaining::Remaining(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
                     python::vm::Library& library)
    : question_(question), code_(code), source_(source), library_(library), world_(question, code, source, library) {
  refusal_ = world_.begin();
  has_threads_ = refusal_.empty() && !world_.has_ended() && world_.may_step(0);
  take_root(world_, root_, has_threads_);
}

std::vector<uint32_t> Remaining::way_of(const Witness& told) const {
  std::vector<uint32_t> way;
  for (const WitnessStep& s : told.steps) way.push_back(index_of(s.thread));
  return way;
}

Witness Remaining::told(const Choosing& choosing) {
  if (!(choosing.schedule == fitting_of_)) {
    fitting_ = fitting_part(question_, code_, source_, library_, choosing.schedule);
    fitting_of_ = choosing.schedule;
  }
  Choosing fitting = choosing;
  fitting.schedule = fitting_.schedule;
  Witness told = told_after(fitting);
  told.misfit = fitting_.misfit;
  return told;
}

Witness Remaining::told_after(const Choosing& choosing) {
  world_.give_time(question_.wall_ns);
  Witness told;
  told.refusal = refusal_;
  told.path = told.begun = root_.path;
  if (!refusal_.empty()) return told;
  if (has_threads_) {
    // What threads share is learned first, so that steps stay what they are, whoever is chosen.
    if (!has_searched_) learn({});
    if (!refusal_.empty()) {
      told.refusal = refusal_;
      return told;
    }
    told = told_to(choosing);
    look_ahead(told);
    if (!told.is_ahead_complete && !told.is_whole && learn(way_of(told))) {
      told = told_to(choosing);
      look_ahead(told);
    }
  } else {
    conclude(world_, told);
  }
  if (has_threads_ && told.is_whole && told.refusal.empty()) explain(world_, root_, told);
  return told;
}

Witness Remaining::told_to(const Choosing& choosing) {
  Witness told;
  world_.restore(root_.saved);
  Teller teller(world_, root_, told);
  follow(world_, root_, choosing.schedule,
         [&](uint32_t thread) { return told.steps.size() < choosing.steps && teller.step(thread); });
  const auto may_step = [&](uint32_t thread) {
    return !world_.has_ended() && thread < world_.thread_count() && world_.may_step(thread);
  };
  for (const uint32_t thread : choosing.choices) {
    if (told.steps.size() >= most_steps || !may_step(thread)) break;
    if (teller.step(thread)) continue;
    // It was not possible, and the world is of no use now.
    Choosing without{told.path, told.steps.size(), {}};
    return told_to(without);
  }
  for (uint32_t i = 0; i < world_.thread_count(); ++i)
    if (may_step(i)) told.options.push_back(teller.about(i));
  conclude(world_, told);
  return told;
}

// Searches from behind those steps on. True: more is known than before.
bool Remaining::learn(const std::vector<uint32_t>& way) {
  const uint64_t deadline_ns = monotonic_ns() + question_.wall_ns;
  for (;;) {
    world_.give_time(question_.wall_ns);
    world_.restore(root_.saved);
    Root here;
    here.last = root_.last;
    for (const uint32_t thread : way) {
      if (!world_.may_step(thread) || world_.step(thread) == Step::impossible) return false;
      here.last = thread;
    }
    world_.save(here.saved);
    Collector collector(question_, deadline_ns);
    End end = End::running;
    StateSearch search(world_, here, collector);
    while (end == End::running) end = search.go_on(~uint64_t{0} >> 1);
    if (!collector.findings.refusal.empty()) {
      refusal_ = collector.findings.refusal;
      return false;
    }
    const bool has_news = world_.sightings().has_news();
    if (has_news) world_.sightings().settle();
    if (has_news && !way.empty()) return has_searched_ = false, learn({});  // steps are others now
    if (end == End::learned && !collector.is_late()) continue;
    has_searched_ = true;
    way_ = way;
    graph_ = has_news ? StateGraph() : search.take_graph();
    is_endless_ = graph_.endless();
    outcomes_.clear();
    for (OneOutcome& o : collector.findings.outcomes) outcomes_.push_back(ending_of({std::move(o)}));
    world_.give_time(question_.wall_ns);
    return true;
  }
}

void Remaining::look_ahead(Witness& told) {
  if (told.is_whole) {
    told.ahead = {{ending_of({told.outcome}), 0}};
    told.is_ahead_complete = true;
    told.endings = endings_;
    return;
  }
  const std::vector<uint32_t> way = way_of(told);
  const bool is_searched = way.size() >= way_.size() && std::equal(way_.begin(), way_.end(), way.begin());
  auto state = is_searched ? state_behind(graph_, std::span(way).subspan(way_.size())) : std::nullopt;
  // States are merged that only what their threads leave behind tells apart; who lets go of it last has an event more.
  const auto is_option = [&](const StateGraph::Edge& e) {
    return std::ranges::find(told.options, ThreadId{e.thread}, &WitnessStep::thread) != told.options.end();
  };
  if (state && !std::ranges::all_of(graph_.edges(*state), is_option)) state.reset();
  told.options_ahead.resize(told.options.size());
  if (state) {
    const auto say = [&](uint32_t at, uint32_t last, uint32_t switches, std::vector<Ahead>& all) {
      const StateGraph::Ahead ahead = graph_.ahead_of(at, last, outcomes_.size(), is_endless_);
      bool is_whole = ahead.is_whole;
      for (size_t i = 0; i < outcomes_.size(); ++i) {
        if (ahead.switches[i] == none) continue;
        all.push_back({outcomes_[i], switches + ahead.switches[i]});
        is_whole &= endings_[outcomes_[i]].outcome.status != Status::limit;  // what would have come then?
      }
      if (ahead.endless != none) all.push_back({ending_of({{}, true}), switches + ahead.endless});
      return is_whole;
    };
    const uint32_t last = way.empty() ? root_.last : way.back();
    told.is_ahead_complete = say(*state, last, 0, told.ahead);
    const auto edges = graph_.edges(*state);
    // What would have to wait in the middle of an operation is not possible.
    if (!edges.empty())
      std::erase_if(told.options, [&](const WitnessStep& s) {
        return std::ranges::find(edges, index_of(s.thread), &StateGraph::Edge::thread) == edges.end();
      });
    told.options_ahead.resize(told.options.size());
    for (size_t i = 0; i < told.options.size(); ++i) {
      const uint32_t thread = index_of(told.options[i].thread);
      const auto edge = std::ranges::find(edges, thread, &StateGraph::Edge::thread);
      if (edge != edges.end()) say(edge->to, thread, thread == last ? 0 : 1, told.options_ahead[i]);
    }
  }
  told.endings = endings_;
}

// Where it stands among all that were ever found.
size_t Remaining::ending_of(Ending ending) {
  const auto known = std::ranges::find_if(endings_, [&](const Ending& e) {
    return e.is_endless == ending.is_endless && (e.is_endless || is_same_outcome(e.outcome, ending.outcome));
  });
  if (known != endings_.end()) return static_cast<size_t>(known - endings_.begin());
  endings_.push_back(std::move(ending));
  return endings_.size() - 1;
}

}  // namespace lockstep::engine::explore
