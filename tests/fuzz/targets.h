// What is fuzzed: functions that take any bytes whatsoever and may end in nothing but an answer.
//
// Each target checks more than that it survives: what must be true of every answer is asserted in it, and a broken
// promise ends the program as a crash does. The same targets run in two ways:
//
//   fuzz_test.cpp       with the tests, under the sanitizers: a fixed stream of broken input (mutation.h), some seconds
//   libfuzzer_main.cpp  `scripts/fuzz`: clang's libFuzzer, which looks for input that reaches new code, for minutes
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::fuzz {

struct Target {
  std::string_view name;
  void (*run)(std::string_view input);
  std::vector<std::string> (*seeds)();                // good input, to be broken
  std::span<const std::string_view> (*dictionary)();  // words of its language
};

// Python source: compiled, disassembled, run in a short simulation, and the run repeated from its schedule.
extern const Target python_target;
// struct formats, layouts, pasted text and everything that the byte-order lab reads.
extern const Target bytes_target;
// What comes in links and files: schedules, traces, requests, experiments.
extern const Target documents_target;

inline const Target* const targets[] = {&python_target, &bytes_target, &documents_target};

// A promise of a target; a broken one is a crash.
void require(bool holds, const char* what);

// The files of this kind below tests/ of the project, in order of name.
std::vector<std::string> read_files(std::string_view folder, std::string_view extension);

// What has once broken this target: tests/fuzz/found/<target>-*, smallest input that did it.
std::vector<std::string> found_inputs(const Target&);

}  // namespace lockstep::fuzz
