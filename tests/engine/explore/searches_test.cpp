// Both searches of the explorer, each for itself, on all counted programs: the one counts on its graph what the other
// executes. About 10 seconds.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/explore/judged_programs.h"
#include "engine/explore/search.h"
#include "engine/explore/state_graph.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

using Json = nlohmann::json;

const Json& counted_programs() {
  static const Json all = Json::parse(std::ifstream(tests_folder() + "/engine/explore/counted_programs.json"));
  return all["programs"];
}

// stdout, stderr, the lines at which threads are stuck; then the number of executions.
using Counts = std::map<std::tuple<std::string, std::string, std::vector<uint32_t>>, uint64_t>;

Counts counts_of(const Findings& f) {
  Counts all;
  for (const OneOutcome& o : f.outcomes) {
    std::vector<uint32_t> lines;
    for (const Stuck& s : o.stuck) lines.push_back(s.line);
    all[{o.stdout_text, o.stderr_text, lines}] += o.executions;
  }
  return all;
}

constexpr uint64_t to_the_end = uint64_t{1} << 60;

// What a search finds that knows at last which cells are shared.
template <class Search>
Findings found_by(World& world, const Root& root) {
  for (;;) {
    Collector collector(Question{}, ~uint64_t{0});
    Search search(world, root, collector);
    const End end = search.go_on(to_the_end);
    if (end == End::learned) {
      world.sightings().settle();
      continue;
    }
    EXPECT_EQ(end, End::complete);
    if constexpr (std::is_same_v<Search, StateSearch>) {
      EXPECT_TRUE(search.count_executions());
    }
    return collector.findings;
  }
}

TEST(Searches, TheOneCountsOnItsGraphWhatTheOtherExecutes) {
  size_t programs = 0;
  for (const Json& known : counted_programs()) {
    if (known["traces"].is_null()) continue;
    ++programs;
    const judge::Program program = judge::compiled(known["source"]);
    judge::library().prepare(*program.code);
    World world(Question{}, program.code, program.source, judge::library());
    ASSERT_EQ(world.begin(), "");
    Root root;
    world.save(root.saved);
    const Findings by_states = found_by<StateSearch>(world, root);
    const Findings by_traces = found_by<TraceSearch>(world, root);
    EXPECT_EQ(counts_of(by_states), counts_of(by_traces)) << known["name"];
    EXPECT_EQ(by_traces.executions, known["traces"].get<uint64_t>()) << known["name"];
    EXPECT_EQ(by_traces.sleep_blocked, 0u) << known["name"];
  }
  EXPECT_GT(programs, 60u);
}

// ---- graphs

constexpr Slice step{ThreadId{0}, 1};

// Threads that do `steps` events each, all in conflict or none.
StateGraph grid(uint32_t steps, bool in_conflict) {
  StateGraph g;
  for (uint32_t i = 0; i < (steps + 1) * (steps + 1); ++i) g.add_state();
  for (uint32_t i = 0; i <= steps; ++i) {
    for (uint32_t k = 0; k <= steps; ++k) {
      const uint32_t here = i * (steps + 1) + k;
      if (i < steps) g.add_edge(here, 0, here + steps + 1, {&step, 1});
      if (k < steps) g.add_edge(here, 1, here + 1, {&step, 1});
      for (size_t nth = 0; nth < g.edges(here).size(); ++nth)
        g.set_conflicts(here, nth, in_conflict ? 3 : uint64_t{1} << g.edges(here)[nth].thread);
    }
  }
  g.set_outcome((steps + 1) * (steps + 1) - 1, 0);
  return g;
}

TEST(StateGraph, IndependentEventsAreOneTraceAndConflictingOnesAllTheirOrders) {
  EXPECT_EQ(grid(10, false).count_traces(1, 1'000'000), std::vector<uint64_t>{1});
  EXPECT_EQ(grid(10, true).count_traces(1, 1'000'000), std::vector<uint64_t>{184'756});
}

TEST(StateGraph, CountingEndsAboveTheMost) {
  EXPECT_EQ(grid(10, true).count_traces(1, 184'755), std::vector<uint64_t>{184'756});
  EXPECT_EQ(grid(10, true).count_traces(1, 1'000), std::vector<uint64_t>{1'001});
  EXPECT_EQ(grid(100, true).count_traces(1, 1'000'000'000'000'000), std::vector<uint64_t>{1'000'000'000'000'001});
}

TEST(StateGraph, ACycleCannotBeCounted) {
  StateGraph g;
  g.add_state();
  g.add_state();
  g.add_edge(0, 0, 1, {&step, 1});
  g.add_edge(1, 0, 0, {&step, 1});
  EXPECT_FALSE(g.topological_order().has_value());
  EXPECT_FALSE(g.count_traces(1, 10).has_value());
}

TEST(StateGraph, WhoSleepsAndCannotGoOnAnyMoreWasInConflict) {
  StateGraph g;
  for (int i = 0; i < 3; ++i) g.add_state();
  g.add_edge(0, 0, 1, {&step, 1});  // thread 1 is not able there
  g.add_edge(0, 1, 2, {&step, 1});  // nor thread 0 here, though it is said not to be in conflict
  EXPECT_FALSE(g.count_traces(1, 10).has_value());
}

TEST(StateGraph, AForcedSwitchIsNoPreemption) {
  const StateGraph g = grid(3, true);
  EXPECT_EQ(g.fewest_preemptions(1), std::vector<uint32_t>{0});
  StateGraph h;  // 0 ─0▶ 1 ─1▶ 2, while thread 0 could go on in 1
  for (int i = 0; i < 4; ++i) h.add_state();
  h.add_edge(0, 0, 1, {&step, 1});
  h.add_edge(1, 0, 3, {&step, 1});
  h.add_edge(1, 1, 2, {&step, 1});
  h.set_outcome(2, 0);
  h.set_outcome(3, 1);
  EXPECT_EQ(h.fewest_preemptions(3), (std::vector<uint32_t>{1, 0, ~0u}));
}

}  // namespace
}  // namespace lockstep::engine::explore
