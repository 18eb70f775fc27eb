#include "engine/live/parking_lot.h"

#include <gtest/gtest.h>

#include <array>
#include <thread>
#include <vector>

#include "engine/wall_clock.h"
#include "python/vm/core/thread.h"

namespace lockstep::engine::live {
namespace {

namespace vm = python::vm;

bool always(vm::Object*) { return true; }
bool never(vm::Object*) { return false; }

struct Place : vm::Object {};

// What a wake found.
struct Found {
  vm::Thread* first = nullptr;
  bool more_wait = false;
};
Found wake(ParkingLot& lot, vm::Object& object, uint32_t count, std::atomic<uint32_t>& active) {
  Found found;
  lot.wake(ThreadId{7}, &object, count, active, [&](vm::Thread* first, bool more_wait) { found = {first, more_wait}; });
  return found;
}

TEST(ParkingLot, LetsNobodyQueueWhoNeedNotWait) {
  ParkingLot lot;
  Waiter waiter;
  Place place;
  EXPECT_FALSE(lot.queue_up(waiter, &place, &never));
}

TEST(ParkingLot, WakesFirstInFirstOutAndSaysWhetherMoreWait) {
  ParkingLot lot;
  std::array<Waiter, 3> waiters;
  Place place, other;
  std::atomic<uint32_t> active{0};
  std::array<vm::Thread, 3> threads;
  for (size_t i = 0; i < 3; ++i) {
    waiters[i].thread = &threads[i];
    EXPECT_TRUE(lot.queue_up(waiters[i], &place, &always));
  }
  EXPECT_EQ(wake(lot, other, 1, active).first, nullptr);
  EXPECT_EQ(active, 0u);
  const Found found = wake(lot, place, 2, active);
  EXPECT_EQ(found.first, &threads[0]);
  EXPECT_TRUE(found.more_wait);
  EXPECT_EQ(active, 2u);
  EXPECT_GT(waiters[0].sleep(vm::no_deadline), 0u);  // returns, as it was signalled
  EXPECT_FALSE(lot.leave(waiters[0]));
  EXPECT_FALSE(lot.leave(waiters[1]));
  EXPECT_TRUE(lot.leave(waiters[2]));
  EXPECT_FALSE(wake(lot, place, 1, active).more_wait);
}

TEST(ParkingLot, TellsATimeoutFromAWake) {
  ParkingLot lot;
  Waiter waiter;
  Place place;
  EXPECT_TRUE(lot.queue_up(waiter, &place, &always));
  const uint64_t begin_ns = monotonic_ns();
  EXPECT_EQ(waiter.sleep(begin_ns + 5'000'000), 0u);
  EXPECT_GE(monotonic_ns() - begin_ns, 5'000'000u);
  EXPECT_TRUE(lot.leave(waiter));
}

TEST(ParkingLot, LosesNoWakeBetweenAskingAndSleeping) {
  ParkingLot lot;
  static std::atomic<bool> is_open;
  Place place;
  std::atomic<uint32_t> active{0};
  for (int round = 0; round < 2000; ++round) {
    is_open = false;
    std::thread sleeper([&] {
      Waiter waiter;
      if (!lot.queue_up(waiter, &place, [](vm::Object*) { return !is_open.load(); })) return;
      EXPECT_GT(waiter.sleep(vm::no_deadline), 0u);
      EXPECT_FALSE(lot.leave(waiter));
    });
    lot.wake(ThreadId{7}, &place, 1, active, [](vm::Thread*, bool) { is_open = true; });
    sleeper.join();
  }
}

TEST(ParkingLot, ADeadlineThatMeetsAWakeIsOneOfTheTwo) {
  ParkingLot lot;
  Place place;
  vm::Thread thread;
  std::atomic<uint32_t> active{0};
  for (int round = 0; round < 400; ++round) {
    bool timed_out = false;
    std::atomic<bool> is_queued = false;
    std::thread sleeper([&] {
      Waiter waiter;
      waiter.thread = &thread;
      waiter.has_deadline = true;
      EXPECT_TRUE(lot.queue_up(waiter, &place, &always));
      const uint64_t until_ns = monotonic_ns() + 20'000;
      is_queued = true;
      const bool was_signalled = waiter.sleep(until_ns) != 0;
      timed_out = lot.leave(waiter);
      EXPECT_FALSE(was_signalled && timed_out);
    });
    while (!is_queued) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::microseconds(round % 40));
    const vm::Thread* const woken = wake(lot, place, 1, active).first;
    sleeper.join();
    EXPECT_EQ(woken, timed_out ? nullptr : &thread);
  }
  EXPECT_EQ(active, 0u);
}

}  // namespace
}  // namespace lockstep::engine::live
