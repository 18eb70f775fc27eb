// Every program of tests/python/truth says what CPython 3.14.8 says: the same output, and the same errors where a *.err
// stands beside it (tests/python/truth/ORIGIN.md). About 2 s.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "lab/lab.h"
#include "places.h"

namespace lockstep::lab {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> programs() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(tests_folder() + "/python/truth"))
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

class Truth : public testing::TestWithParam<std::string> {};

TEST_P(Truth, SaysWhatCPythonSays) {
  const std::string path = tests_folder() + "/python/truth/" + GetParam();
  Lab lab;
  Request request;
  request.source = contents(path + ".py");
  request.filename = GetParam() + ".py";
  request.engine = Engine::sim;
  ASSERT_FALSE(lab.begin(std::move(request)));
  while (!lab.poll(50'000'000)) {
  }
  const Report& report = lab.result();
  EXPECT_EQ(report.stdout_text, contents(path + ".out")) << report.stderr_text << report.outcome.detail;
  if (fs::exists(path + ".err")) {
    EXPECT_EQ(report.stderr_text, contents(path + ".err"));
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& program) {
  std::string name = program.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Truth, testing::ValuesIn(programs()), test_name);

}  // namespace
}  // namespace lockstep::lab
