#include "engine/live/parking_lot.h"

#include <gtest/gtest.h>

#include <array>
#include <thread>
#include <vector>

#include "engine/wall_clock.h"
#include "python/vm/object.h"

namespace lockstep::engine::live {
namespace {

namespace vm = python::vm;

bool always(vm::Object*) { return true; }
bool never(vm::Object*) { return false; }

struct Place : vm::Object {
  bool had_more = false;
};
void remember(vm::Object* o, bool more) { static_cast<Place*>(o)->had_more = more; }

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
  for (Waiter& waiter : waiters) EXPECT_TRUE(lot.queue_up(waiter, &place, &always));
  lot.wake(&other, 1, &remember, active);
  EXPECT_EQ(active, 0u);
  lot.wake(&place, 2, &remember, active);
  EXPECT_TRUE(place.had_more);
  EXPECT_EQ(active, 2u);
  waiters[0].sleep(vm::no_deadline);  // returns, as it was signalled
  EXPECT_FALSE(lot.leave(waiters[0]));
  EXPECT_FALSE(lot.leave(waiters[1]));
  EXPECT_TRUE(lot.leave(waiters[2]));
  lot.wake(&place, 1, &remember, active);
  EXPECT_FALSE(place.had_more);
}

TEST(ParkingLot, TellsATimeoutFromAWake) {
  ParkingLot lot;
  Waiter waiter;
  Place place;
  EXPECT_TRUE(lot.queue_up(waiter, &place, &always));
  const uint64_t begin_ns = monotonic_ns();
  waiter.sleep(begin_ns + 5'000'000);
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
      waiter.sleep(vm::no_deadline);
      EXPECT_FALSE(lot.leave(waiter));
    });
    lot.wake(
        &place, 1, [](vm::Object*, bool) { is_open = true; }, active);
    sleeper.join();
  }
}

}  // namespace
}  // namespace lockstep::engine::live
