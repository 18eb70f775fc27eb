#include "lab/report.h"

#include <gtest/gtest.h>

#include "base/reference_json.h"

namespace lockstep::lab {

using namespace reference;
namespace {

using engine::Status;

TEST(ExitStatus, FollowsTheStatusOfTheRun) {
  EXPECT_EQ(exit_status(Status::ok), 0);
  EXPECT_EQ(exit_status(Status::exception), 1);
  EXPECT_EQ(exit_status(Status::unsupported), 2);
  EXPECT_EQ(exit_status(Status::deadlock), 3);
  EXPECT_EQ(exit_status(Status::limit), 4);
  EXPECT_EQ(exit_status(Status::timeout), 4);
}

TEST(ReportJson, HasEveryKeyOfThePublicInterface) {
  const Json json = parsed(to_json(Report()));
  for (const char* key :
       {"status", "detail", "error", "stdout", "stderr", "schedule", "wall_ns", "virtual_ns", "instructions",
        "switches", "engine", "build", "switch_points", "cores", "vm_version", "threads"})
    EXPECT_TRUE(json.contains(key)) << key;
  EXPECT_TRUE(json["error"].is_null());
  EXPECT_TRUE(json["threads"].is_array());
  EXPECT_FALSE(json.contains("outcome"));
}

TEST(ReportJson, GivesTheNumbersOfEachThread) {
  Report report;
  report.outcome.threads.push_back(
      {ThreadId{2}, "Thread-2", 10, 20, 30, 40, {engine::ThreadEnd::blocked, 7, "acquire x (Lock)"}});
  const Json json = parsed(to_json(report));
  const Json expected = {{"id", 2},
                         {"name", "Thread-2"},
                         {"instructions", 10},
                         {"running_ns", 20},
                         {"waiting_for_gil_ns", 30},
                         {"blocked_ns", 40},
                         {"ended", "blocked"},
                         {"line", 7},
                         {"waits_for", "acquire x (Lock)"}};
  EXPECT_EQ(json["threads"][0], expected);
}

TEST(ReportJson, KeepsNumbersOf64Bits) {
  Report report;
  report.outcome.instructions = ~uint64_t{0};
  EXPECT_EQ(parsed(to_json(report))["instructions"].get<uint64_t>(), ~uint64_t{0});
}

TEST(ReportJson, OutputThatIsNotUtf8StaysReadable) {
  Report report;
  report.stdout_text =
      "a\xff"
      "b\xed\xb0\x80";
  const Json json = parsed(to_json(report));
  ASSERT_FALSE(json.is_discarded());
  EXPECT_TRUE(json["stdout"].get<std::string>().starts_with("a\xef\xbf\xbd"));
}

TEST(ReportJson, SaysWhichOutcomeCame) {
  Report report;
  report.recognised = "full";
  EXPECT_EQ(parsed(to_json(report))["outcome"], "full");
  report.recognised = "";
  EXPECT_TRUE(parsed(to_json(report))["outcome"].is_null());
}

TEST(Explanation, IsThereForEveryRunThatDidNotEndByItself) {
  Report report;
  for (const Status status : {Status::deadlock, Status::timeout, Status::limit, Status::stopped, Status::unsupported}) {
    report.outcome.status = status;
    EXPECT_NE(explain(report), "") << word_for(status);
  }
  for (const Status status : {Status::ok, Status::exception}) {
    report.outcome.status = status;
    EXPECT_EQ(explain(report), "") << word_for(status);
  }
}

}  // namespace
}  // namespace lockstep::lab
