// native.crunch and native.sleep_io: what they cost on the virtual clock, and what runs meanwhile.
#include <gtest/gtest.h>

#include "lab/lab.h"

namespace lockstep::lab {
namespace {

std::string output_of(const std::string& work, Engine engine = Engine::sim) {
  Lab lab;
  Request request;
  request.source = "import native, threading, time\ndef work():\n  " + work +
                   "\nbegin = time.monotonic()\nts = [threading.Thread(target=work) for _ in range(2)]\n"
                   "for t in ts: t.start()\nfor t in ts: t.join()\nprint(round((time.monotonic() - begin) * 1000))\n";
  request.engine = engine;
  if (auto refused = lab.begin(std::move(request))) return refused->stderr_text;
  while (!lab.poll(20'000'000)) {
  }
  return lab.result().stdout_text + lab.result().stderr_text;
}

TEST(NativeWork, OverlapsWhereItGivesTheGilUp) { EXPECT_EQ(output_of("native.crunch(50_000_000)"), "50\n"); }

TEST(NativeWork, IsDoneOneAfterTheOtherWhereItKeepsTheGil) {
  EXPECT_EQ(output_of("native.crunch(50_000_000, release_gil=False)"), "100\n");
}

TEST(NativeWork, WaitsForInputAtTheSameTime) { EXPECT_EQ(output_of("native.sleep_io(0.03)"), "30\n"); }

TEST(NativeWork, GivesTheSameChecksumInEveryEngineWithAndWithoutTheGil) {
  const std::string work = "print(native.crunch(1000), native.crunch(1000, False), native.crunch(0))";
  for (Engine engine : {Engine::live, Engine::sim}) {
    const std::string out = output_of(work, engine);
    EXPECT_EQ(out.substr(0, out.find('\n')), "210113301 210113301 0");
  }
}

TEST(NativeWork, WithAnImpossibleAmountIsAValueError) {
  EXPECT_NE(output_of("native.crunch(-1)").find("ValueError: crunch() takes a number of rounds from 0 up"),
            std::string::npos);
}

}  // namespace
}  // namespace lockstep::lab
