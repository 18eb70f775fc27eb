#include "engine/deadlock.h"

#include <gtest/gtest.h>

#include <vector>

namespace lockstep::engine {
namespace {

BlockedThread blocked(uint32_t id, std::string name, uint32_t line, std::string verb, std::string label,
                      std::optional<uint32_t> owner) {
  return {ThreadId{id},    std::move(name),  line,
          std::move(verb), std::move(label), owner ? std::optional(ThreadId{*owner}) : std::nullopt};
}

TEST(Deadlock, NamesTheCycleAndEachThreadsLine) {
  const std::vector<BlockedThread> threads{blocked(2, "B", 20, "acquire", "x (Lock)", 1),
                                           blocked(0, "MainThread", 31, "join", "A", 1),
                                           blocked(1, "A", 12, "acquire", "y (Lock)", 2)};
  EXPECT_EQ(describe_deadlock(threads),
            "A -> B -> A\n"
            "MainThread waits at line 31 to join A\n"
            "A waits at line 12 to acquire y (Lock), which B holds\n"
            "B waits at line 20 to acquire x (Lock), which A holds");
}

TEST(Deadlock, OfOneThreadWithItselfSaysSo) {
  EXPECT_EQ(describe_deadlock(std::vector{blocked(0, "MainThread", 3, "acquire", "lock (Lock)", 0)}),
            "MainThread -> MainThread\nMainThread waits at line 3 to acquire lock (Lock), which it holds itself");
}

TEST(Deadlock, WithoutACycleListsWhoWaits) {
  EXPECT_EQ(describe_deadlock(std::vector{blocked(0, "MainThread", 0, "", "event", std::nullopt)}),
            "MainThread waits for event");
}

}  // namespace
}  // namespace lockstep::engine
