// Where each thread stood when a run ended, as the report says it.
#include "engine/last_place.h"

#include <gtest/gtest.h>

#include <tuple>

#include "lab/lab.h"

namespace lockstep::lab {
namespace {

using engine::LastPlace;
using engine::ThreadEnd;
using enum engine::ThreadEnd;

class LastPlaces : public testing::TestWithParam<std::tuple<Engine, engine::Build>> {
 protected:
  // Of each thread of the run, by id. `stops`: once it has printed something, and a few polls later.
  std::vector<LastPlace> places(std::string source, bool stops = false) {
    Lab lab;
    Request request;
    request.source = std::move(source);
    std::tie(request.engine, request.options.build) = GetParam();
    if (auto refused = lab.begin(std::move(request))) {
      ADD_FAILURE() << refused->stderr_text;
      return {};
    }
    uint64_t polls = 0;
    while (!lab.poll(1'000'000)) {
      if (!stops) continue;
      if (polls > 0 || !lab.take_pieces().empty()) ++polls;
      if (polls == 30) lab.stop();
    }
    status_ = lab.result().outcome.status;
    std::vector<LastPlace> all;
    for (const engine::ThreadReport& thread : lab.result().outcome.threads) all.push_back(thread.last);
    return all;
  }
  engine::Status status_{};
};

TEST_P(LastPlaces, AThreadThatReturnedHasNone) {
  const std::vector<LastPlace> expected{{}, {}};
  EXPECT_EQ(places("import threading\n"
                   "t = threading.Thread(target=print, args=('x',))\n"
                   "t.start()\n"
                   "t.join()\n"),
            expected);
}

TEST_P(LastPlaces, AnExceptionIsWhereItWasRaised) {
  const std::vector<LastPlace> expected{{raised, 9, ""}, {raised, 3, ""}};
  EXPECT_EQ(places("import threading\n"
                   "def fail(n):\n"
                   "    return 1 // n\n"
                   "def work():\n"
                   "    fail(0)\n"
                   "t = threading.Thread(target=work)\n"
                   "t.start()\n"
                   "t.join()\n"
                   "{}['missing']\n"),
            expected);
  EXPECT_EQ(status_, engine::Status::exception);
}

TEST_P(LastPlaces, AThreadThatExitsHasNone) {
  const std::vector<LastPlace> expected{{}, {}};
  EXPECT_EQ(places("import threading, sys\n"
                   "t = threading.Thread(target=sys.exit)\n"
                   "t.start()\n"
                   "t.join()\n"),
            expected);
}

TEST_P(LastPlaces, ADeadlockIsWhereEachThreadWaits) {
  const std::vector<LastPlace> expected{{blocked, 7, "join Thread-1 (work)"}, {blocked, 4, "acquire lock (Lock)"}};
  EXPECT_EQ(places("import threading\n"
                   "lock = threading.Lock()\n"
                   "def work():\n"
                   "    with lock, lock: pass\n"
                   "t = threading.Thread(target=work)\n"
                   "t.start()\n"
                   "t.join()\n"),
            expected);
  EXPECT_EQ(status_, engine::Status::deadlock);
}

TEST_P(LastPlaces, AStoppedLoopIsAtItsLine) {
  const auto all = places("print(1)\nwhile True:\n    pass\n", true);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].end, running);
  EXPECT_TRUE(all[0].line == 2 || all[0].line == 3) << all[0].line;
}

INSTANTIATE_TEST_SUITE_P(Engines, LastPlaces,
                         testing::Combine(testing::Values(Engine::live, Engine::sim),
                                          testing::Values(engine::Build::gil, engine::Build::free_threaded)));

}  // namespace
}  // namespace lockstep::lab
