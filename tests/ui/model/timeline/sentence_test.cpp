#include "ui/model/timeline/sentence.h"

#include <gtest/gtest.h>

namespace lockstep::ui::model {
namespace {

enum class Word { who, what };
constexpr std::string_view words[] = {"who", "what"};
constexpr std::span<const std::string_view> names_of(Word) { return words; }

std::string text_of(Word word) { return word == Word::who ? "worker" : "a lock"; }

TEST(Sentence, FillsInItsWords) {
  EXPECT_EQ(Sentence<Word>("{who} waits for {what}.").say(text_of), "worker waits for a lock.");
  EXPECT_EQ(Sentence<Word>("sleeps").say(text_of), "sleeps");
  EXPECT_EQ(Sentence<Word>("").say(text_of), "");
}

TEST(Sentence, SaysNothingWhereAWordHasNothingToSay) {
  const auto knows_nobody = [](Word word) { return word == Word::who ? "" : text_of(word); };
  EXPECT_EQ(Sentence<Word>("{what} of {who}").say(knows_nobody), std::nullopt);
  EXPECT_EQ(Sentence<Word>("{what}").say(knows_nobody), "a lock");
}

}  // namespace
}  // namespace lockstep::ui::model
