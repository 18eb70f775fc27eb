// Library files that guard their own data say of each of their functions what it is to an exploration. Costs nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "python/lib/library.h"
#include "python/lib/sources.h"
#include "python/vm/explore/visit.h"

namespace lockstep::engine::explore {
namespace {

constexpr std::string_view mark = "  #@ ";

TEST(Roles, EveryFunctionOfAFileThatGuardsItsOwnDataSaysWhatItIs) {
  size_t guarded = 0;
  for (const auto& file : python::lib::embedded_sources) {
    const std::string_view text = file.text;
    const bool is_guarded = text.find("  #@ guards its own data") != text.npos;
    guarded += is_guarded;
    for (size_t at = 0, line = 1; at < text.size(); ++line) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view whole = text.substr(at, end - at);
      at = end + 1;
      const size_t begin = std::min(whole.find_first_not_of(' '), whole.size());
      const size_t word = whole.find(mark);
      const bool is_function = whole.substr(begin).starts_with("def ") || whole.substr(begin).starts_with("async def ");
      if (is_guarded && is_function) {
        EXPECT_NE(word, whole.npos) << file.name << ":" << line << ": " << whole;
      }
      if (word == whole.npos || whole.substr(word + mark.size()) == "guards its own data") continue;
      EXPECT_TRUE(python::vm::role_named(whole.substr(word + mark.size())).has_value())
          << file.name << ":" << line << ": " << whole;
    }
  }
  EXPECT_GE(guarded, 4u);
}

}  // namespace
}  // namespace lockstep::engine::explore
