#include "engine/live/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace lockstep::engine::live {
namespace {

TEST(ThreadPool, RunsAsManyJobsAtOnceAsAreGiven) {
  ThreadPool pool;
  std::latch all_here(8);
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(pool.start(nullptr, [&] { all_here.arrive_and_wait(); }));
  all_here.wait();
  EXPECT_EQ(pool.size(), 8u);
}

TEST(ThreadPool, UsesThreadsAgain) {
  ThreadPool pool;
  for (int i = 0; i < 200; ++i) {
    std::latch is_done(1);
    pool.start(nullptr, [&] { is_done.count_down(); });
    is_done.wait();
  }
  EXPECT_LE(pool.size(), 2u);  // a thread may not be back when the next job comes
}

TEST(ThreadPool, MakesThreadsAheadOfTheirUse) {
  ThreadPool pool;
  pool.prepare(3);
  EXPECT_EQ(pool.size(), 3u);
  std::latch all_here(3);
  for (int i = 0; i < 3; ++i) pool.start(nullptr, [&] { all_here.arrive_and_wait(); });
  all_here.wait();
  EXPECT_EQ(pool.size(), 3u);
}

}  // namespace
}  // namespace lockstep::engine::live
