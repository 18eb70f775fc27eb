// Where the files of the source tree are while tests run. Nothing of it is compiled in, so that a compiler's cache
// serves every clone of the repository.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace lockstep {

// The top of the source tree: LOCKSTEP_SOURCE in the environment (ctest sets it), else the folder that the test was
// started in or the first one above it that holds it.
inline const std::string& source_folder() {
  static const std::string found = [] {
    if (const char* given = std::getenv("LOCKSTEP_SOURCE"); given != nullptr) return std::string(given);
    for (std::filesystem::path at = std::filesystem::current_path(); at.has_relative_path(); at = at.parent_path())
      if (std::filesystem::exists(at / "CMakePresets.json")) return at.string();
    std::fputs("start this test inside the source tree, or name its top in LOCKSTEP_SOURCE\n", stderr);
    std::exit(2);
  }();
  return found;
}

inline std::string tests_folder() { return source_folder() + "/tests"; }

// A program that was built beside the test that asks.
inline std::string program_beside(const std::string& name) {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

}  // namespace lockstep
