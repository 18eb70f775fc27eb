// Costs a hundredth of a second.
#include "base/place_of.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace lockstep {
namespace {

TEST(PlaceOf, IsWhatASearchLetterByLetterFinds) {
  std::mt19937 random(7);
  const auto text_of = [&](size_t most) {
    std::string text(random() % (most + 1), 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 2);
    return text;
  };
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = text_of(60), what = text_of(5);
    const size_t from = random() % 64;
    ASSERT_EQ(place_of(what, text, from), text.find(what, from)) << what << " in " << text << " from " << from;
  }
}

TEST(PlaceOf, IsFoundBehindManyPlacesWhereItCouldBegin) {
  const std::string text = std::string(10'000, 'a') + "b";
  EXPECT_EQ(place_of("aab", text), 9'998u);
  EXPECT_EQ(place_of("aac", text), std::string_view::npos);
}

}  // namespace
}  // namespace lockstep
