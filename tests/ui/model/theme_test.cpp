#include "ui/model/theme.h"

#include <gtest/gtest.h>

namespace lockstep::ui::model {
namespace {

TEST(Theme, ReadsOnlySixDigits) {
  EXPECT_EQ(color_of("#fF0001"), (Color{255, 0, 1}));
  for (const char* text : {"", "#fff", "ff0001", "#ff000g", "#ff00010", "# 12345"})
    EXPECT_EQ(color_of(text), std::nullopt);
}

TEST(Theme, KnowsItsTokens) {
  Theme theme = default_theme(false);
  EXPECT_TRUE(set_color(theme, "thread7", {1, 2, 3}));
  EXPECT_EQ(theme.threads[7], (Color{1, 2, 3}));
  EXPECT_FALSE(set_color(theme, "thread8", {}));
  EXPECT_FALSE(set_color(theme, "thread", {}));
}

TEST(Theme, WritesInBlackOnLightAndInWhiteOnDark) {
  EXPECT_EQ(readable_on({255, 255, 0}), (Color{0, 0, 0}));
  EXPECT_EQ(readable_on({0, 0, 160}), (Color{255, 255, 255}));
}

TEST(Theme, MixesByShare) { EXPECT_EQ(mix({0, 0, 0}, {200, 100, 50}, 0.5f), (Color{100, 50, 25})); }

}  // namespace
}  // namespace lockstep::ui::model
