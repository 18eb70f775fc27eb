#include "ui/model/bytes/byte_panel.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace lockstep::ui::model {
namespace {

using nlohmann::json;

class BytePanelTest : public testing::Test {
 protected:
  BytePanelTest() {
    panel.resize({800, 320});
    choose("305419896", "u32", false, -1);
  }
  void choose(std::string text, std::string type, bool is_big, int index) {
    ByteChoice choice;
    choice.text = std::move(text);
    choice.type = std::move(type);
    choice.is_big = is_big;
    choice.index = index;
    panel.set(choice);
    panel.draw();
  }
  std::vector<std::string> row(bool is_big) {
    std::vector<std::string> digits;
    for (const DrawnByte& cell : panel.draw().cells)
      if (cell.is_big == is_big) digits.push_back(cell.digits);
    return digits;
  }
  bool says(const std::string& text) {
    return std::ranges::any_of(panel.draw().texts, [&](const DrawnText& t) { return t.text == text; });
  }
  std::vector<json> intents() {
    std::vector<json> all;
    for (const std::string& text : pending.take()) all.push_back(json::parse(text));
    return all;
  }
  Point center(size_t cell) { return panel.draw().cells[cell].rect.center(); }

  Intents pending;
  BytePanel panel{pending};
};

TEST_F(BytePanelTest, DrawsBothOrdersOneAboveTheOther) {
  EXPECT_EQ(row(false), (std::vector<std::string>{"78", "56", "34", "12"}));
  EXPECT_EQ(row(true), (std::vector<std::string>{"12", "34", "56", "78"}));
}

TEST_F(BytePanelTest, SaysWhatEachSideIsWhenItIsReadAsTheOther) {
  EXPECT_TRUE(says("read as big: 2018915346"));
  EXPECT_TRUE(says("read as little: 2018915346"));
}

TEST_F(BytePanelTest, SaysWhenTheOrderMakesNoDifference) {
  choose("-1", "i32", false, -1);
  EXPECT_TRUE(says("the same read either way"));
}

TEST_F(BytePanelTest, SelectsTheByteThatIsClicked) {
  panel.pointer_released(center(1), 1);
  EXPECT_EQ(intents(), (std::vector<json>{{{"intent", "bytes_select"}, {"side", "little"}, {"index", 1}}}));
}

TEST_F(BytePanelTest, ShowsTheSelectedByteOnTheOtherSide) {
  choose("305419896", "u32", false, 1);
  const auto& cells = panel.draw().cells;
  EXPECT_TRUE(cells[1].is_selected);
  EXPECT_TRUE(cells[6].is_twin);
  EXPECT_EQ(cells[1].digits, cells[6].digits);
}

TEST_F(BytePanelTest, ShowsTheBitsOfTheSelectedByte) {
  choose("305419896", "u32", true, 0);
  std::string bits;
  for (const DrawnBit& bit : panel.draw().bits)
    if (bit.is_emphasized) bits += bit.is_one ? '1' : '0';
  EXPECT_EQ(bits, "00010010");
}

TEST_F(BytePanelTest, TellsThePartsOfAFloatApart) {
  choose("1.5", "f32", false, -1);
  std::array<int, 4> count{};
  for (const DrawnBit& bit : panel.draw().bits) ++count[static_cast<size_t>(bit.role)];
  EXPECT_EQ(count, (std::array{0, 1, 8, 23}));
}

TEST_F(BytePanelTest, LinksEachByteWithItsPlaceOnTheOtherSide) {
  const auto& drawn = panel.draw();  // what it was before is no more
  ASSERT_EQ(drawn.links.size(), 4u);
  EXPECT_EQ(drawn.links[0].from.x, drawn.cells[0].rect.center().x);
  EXPECT_EQ(drawn.links[0].to.x, drawn.cells[7].rect.center().x);
}

TEST_F(BytePanelTest, ShowsThePdpsOrderBelowWhereThereIsRoom) {
  EXPECT_TRUE(panel.draw().pdp.empty());
  panel.resize({1000, 560});
  choose("305419896", "u32", false, 3);  // 12, the heaviest
  std::vector<std::string> digits;
  for (const DrawnByte& cell : panel.draw().pdp) digits.push_back(cell.digits);
  EXPECT_EQ(digits, (std::vector<std::string>{"34", "12", "78", "56"}));
  EXPECT_TRUE(says("read as little: 1450709556"));
  EXPECT_TRUE(says("read as big: 873625686"));
  EXPECT_TRUE(panel.draw().pdp[1].is_twin);
  EXPECT_EQ(panel.draw().links.size(), 8u);
  panel.pointer_released(panel.draw().pdp[2].rect.center(), 1);  // chooses the same byte of the big side
  EXPECT_EQ(intents().at(0), (json{{"intent", "bytes_select"}, {"side", "big"}, {"index", 3}}));
  choose("1", "u16", false, 0);  // one word: no third order
  EXPECT_TRUE(panel.draw().pdp.empty());
}

TEST_F(BytePanelTest, MovesTheSelectionByArrows) {
  choose("305419896", "u32", false, 1);
  panel.key({Key::right, false, 0});
  panel.key({Key::down, false, 0});
  const auto all = intents();
  EXPECT_EQ(all[0], (json{{"intent", "bytes_select"}, {"side", "little"}, {"index", 2}}));
  EXPECT_EQ(all[1], (json{{"intent", "bytes_select"}, {"side", "big"}, {"index", 1}}));
}

TEST_F(BytePanelTest, ChangesTheSelectedByteByTypingTwoDigits) {
  choose("305419896", "u32", false, 0);
  EXPECT_TRUE(panel.key({Key::character, false, 'a'}));
  auto all = intents();
  EXPECT_EQ(all.at(0), (json{{"intent", "bytes_value"}, {"text", "305419944"}, {"type", "u32"}}));  // 0x123456a8
  choose("305419944", "u32", false, 0);
  panel.key({Key::character, false, 'B'});
  all = intents();
  EXPECT_EQ(all.at(0)["text"], "305419947");  // 0x123456ab
  EXPECT_EQ(all.at(1)["index"], 1);
}

TEST_F(BytePanelTest, CopiesTheSelectedSideOnEnter) {
  choose("305419896", "u32", false, 0);
  EXPECT_TRUE(panel.key({Key::enter, false, 0}));
  EXPECT_EQ(intents().at(0), (json{{"intent", "copy"}, {"text", "78 56 34 12"}}));
}

TEST_F(BytePanelTest, LeavesTabAndOtherLettersToThePage) {
  choose("1", "u32", false, 0);
  EXPECT_FALSE(panel.key({Key::tab, false, 0}));
  EXPECT_FALSE(panel.key({Key::character, false, 'z'}));
}

TEST_F(BytePanelTest, SaysWhatIsWrongWithAValue) {
  choose("300", "u8", false, 0);
  EXPECT_TRUE(panel.draw().cells.empty());
  EXPECT_TRUE(says("No u8 value"));
}

TEST_F(BytePanelTest, IgnoresASelectionBeyondTheLastByte) {
  choose("7", "u8", false, 5);
  EXPECT_FALSE(panel.draw().cells[0].is_selected);
}

TEST_F(BytePanelTest, FitsSixteenBytesOnAPhone) {
  panel.resize({380, 320});
  choose("0x0123456789abcdef0011223344556677", "u128", true, 3);
  for (const DrawnByte& cell : panel.draw().cells) {
    EXPECT_GE(cell.rect.left, 0);
    EXPECT_LE(cell.rect.right, 380);
    EXPECT_GE(cell.rect.width(), 18);
  }
  for (const DrawnBit& bit : panel.draw().bits) EXPECT_LE(bit.rect.right, 380);
}

TEST_F(BytePanelTest, KeepsRowsApartOnEveryWidth) {
  for (const float height : {320.0f, 480.0f, 560.0f}) {
    for (const float width : {340.0f, 380.0f, 640.0f, 800.0f, 1280.0f}) {
      panel.resize({width, height});
      for (const char* type : {"u8", "u32", "f64", "u128"}) {
        choose("1", type, false, 0);
        const auto& drawing = panel.draw();
        EXPECT_GE(drawing.cells.back().rect.top, drawing.cells.front().rect.bottom + 16) << width << type;
        EXPECT_LE(drawing.cells.back().rect.bottom, drawing.bits.front().rect.top) << width << type;
        EXPECT_LE(drawing.bits.back().rect.bottom, height) << width << type;
        if (drawing.pdp.empty()) continue;
        EXPECT_GE(drawing.pdp.front().rect.top, drawing.cells.back().address_box.bottom) << width << type;
        EXPECT_LE(drawing.pdp.front().address_box.bottom, drawing.bits.front().rect.top - 18) << width << type;
      }
    }
  }
}

}  // namespace
}  // namespace lockstep::ui::model
