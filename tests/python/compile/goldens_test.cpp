// Every program of tests/python/programs against what CPython 3.14 made of it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "places.h"
#include "python/code/dis.h"
#include "python/compile/code_record.h"
#include "python/compile/compile.h"

namespace lockstep::python {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> programs() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(tests_folder()) / "python/programs")) {
    if (entry.path().extension() == ".py") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string golden(const fs::path& program, const char* extension) {
  return read(fs::path(tests_folder()) / "python/dis" / (program.stem().string() + extension));
}

class Goldens : public testing::TestWithParam<fs::path> {
 protected:
  std::shared_ptr<const code::Code> compiled() {
    auto result = compile::compile(read(GetParam()), GetParam().filename().string());
    EXPECT_TRUE(result) << result.error().summary();
    return result ? *result : nullptr;
  }
};

TEST_P(Goldens, DisassemblesAsCPythonDoes) {
  auto code = compiled();
  ASSERT_NE(code, nullptr);
  EXPECT_EQ(code::disassemble(*code), golden(GetParam(), ".txt"));
}

TEST_P(Goldens, HasCPythonsBytecodeConstantsTablesAndPositions) {
  auto code = compiled();
  ASSERT_NE(code, nullptr);
  EXPECT_EQ(code::code_record(*code), golden(GetParam(), ".code"));
}

INSTANTIATE_TEST_SUITE_P(Programs, Goldens, testing::ValuesIn(programs()),
                         [](const auto& program) { return program.param.stem().string(); });

TEST(StoredGoldens, AreWhatTheToolchainsCPythonSaysWhereThereIsOne) {
  fs::path python = fs::path(source_folder()) / ".toolchain/bin/python3.14";
  if (!fs::exists(python)) return;  // elsewhere the stored ones stand for it
  std::string command = python.string() + " " + tests_folder() + "/python/dis/goldens.py --check";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace lockstep::python
