#include "engine/live/thread_pool.h"

#include <gtest/gtest.h>

#include <deque>
#include <latch>

namespace lockstep::engine::live {
namespace {

TEST(ThreadPool, RunsAsManyJobsAtOnceAsAreGiven) {
  std::latch all_here(8);  // outlives the pool, whose threads may still be on their way out of it
  ThreadPool pool;
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(pool.start(nullptr, [&] { all_here.arrive_and_wait(); }));
  all_here.wait();
  EXPECT_EQ(pool.size(), 8u);
}

TEST(ThreadPool, UsesThreadsAgain) {
  std::deque<std::latch> all_done;  // outlive the pool
  ThreadPool pool;
  for (int i = 0; i < 200; ++i) {
    std::latch& is_done = all_done.emplace_back(1);
    pool.start(nullptr, [&] { is_done.count_down(); });
    is_done.wait();
  }
  EXPECT_LE(pool.size(), 2u);  // a thread may not be back when the next job comes
}

TEST(ThreadPool, MakesThreadsAheadOfTheirUse) {
  std::latch all_here(3);
  ThreadPool pool;
  pool.prepare(3);
  EXPECT_EQ(pool.size(), 3u);
  for (int i = 0; i < 3; ++i) pool.start(nullptr, [&] { all_here.arrive_and_wait(); });
  all_here.wait();
  EXPECT_EQ(pool.size(), 3u);
}

}  // namespace
}  // namespace lockstep::engine::live
