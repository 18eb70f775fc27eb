// Reads the recordings of tests/data/bytes.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "places.h"
#include "recorded_calls.h"

namespace lockstep::bytes {

inline std::string test_file(const std::string& name) {
  std::ifstream file(tests_folder() + "/data/bytes/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Json test_json(const std::string& name) {
  Json parsed = Json::parse(test_file(name), nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << name;
  return parsed;
}

}  // namespace lockstep::bytes
