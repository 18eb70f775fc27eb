// The byte lab's hex view under the hands: cursor, typing, selecting, scrolling, finding.
#include <chrono>

#include "ui/model/bytes/byte_requests.h"
#include "ui/model/bytes/driven_byte_lab.h"

namespace lockstep::ui::model {
namespace {

TEST_F(ByteLabTest, ShowsBothReadingsOfTheBytesAtTheCursor) {
  EXPECT_EQ(reading("f32", false), "12.5");
  EXPECT_EQ(reading("u16", true), "0");
  EXPECT_EQ(reading("u32", true), "18497");
}

TEST_F(ByteLabTest, TypesHexDigitsOverTheBytesAndBothColumnsFollow) {
  EXPECT_TRUE(type("1234"));
  EXPECT_EQ(bytes()[0], 0x12);
  EXPECT_EQ(bytes()[1], 0x34);
  EXPECT_EQ(lab.session().cursor(), 2u);
  lab.go_to("0");
  EXPECT_EQ(reading("u16", false), std::to_string(0x3412));
  EXPECT_EQ(reading("u16", true), std::to_string(0x1234));
  ASSERT_TRUE(lab.command("undo"));  // one stroke
  EXPECT_EQ(bytes()[0], 0);
  EXPECT_EQ(bytes()[1], 0);
  ASSERT_TRUE(lab.command("redo"));
  EXPECT_EQ(bytes()[1], 0x34);
}

TEST_F(ByteLabTest, TypesTextInTheTextColumn) {
  click(lab.hex().grid().glyph(4, 0).center());
  type("Yo");
  EXPECT_EQ(bytes()[4], 'Y');
  EXPECT_EQ(bytes()[5], 'o');
  lab.key({Key::character, false, U'é'});
  EXPECT_EQ(bytes()[6], 0xc3);
  EXPECT_EQ(bytes()[7], 0xa9);
}

TEST_F(ByteLabTest, GrowsWhenTypedBehindTheEnd) {
  press(Key::end);
  lab.go_to("end");
  type("ab");
  EXPECT_EQ(bytes().size(), 9u);
  EXPECT_EQ(bytes().back(), 0xab);
}

TEST_F(ByteLabTest, InsertsAndDeletes) {
  lab.go_to("2");
  press(Key::insert);
  EXPECT_EQ(bytes().size(), 9u);
  EXPECT_EQ(bytes()[3], 0x48);
  press(Key::del);
  press(Key::del);
  EXPECT_EQ(bytes()[2], 0x41);
  press(Key::backspace);
  EXPECT_EQ(bytes(), (Bytes{0x00, 0x41, 'H', 'i', 0xff, 0x80}));
}

TEST_F(ByteLabTest, SelectsWithShiftAndArrows) {
  lab.go_to("2");
  press(Key::right, true);
  press(Key::right, true);
  EXPECT_EQ(lab.session().selection(), (ByteRange{2, 5}));
  press(Key::left, true);
  press(Key::left, true);
  press(Key::left, true);
  EXPECT_EQ(lab.session().selection(), (ByteRange{1, 3}));
  press(Key::right);
  EXPECT_TRUE(lab.session().selection().is_empty());
}

TEST_F(ByteLabTest, SelectsByDragging) {
  drag(cell(1), cell(4));
  EXPECT_EQ(lab.session().selection(), (ByteRange{1, 5}));
  const auto views = intents("bytes_view");
  ASSERT_FALSE(views.empty());
  EXPECT_EQ(views.back()["begin"], 1);
  EXPECT_EQ(views.back()["end"], 5);
}

TEST_F(ByteLabTest, DrawsOnlyWhatIsInViewOfSixtyFourMegabytes) {
  open(Bytes(size_t{64} << 20, 0x5a));
  EXPECT_LT(lab.drawing().hex->cells.size(), 1000u);
  lab.go_to("0x3fffff0");
  const auto& cells = lab.draw().hex->cells;
  EXPECT_TRUE(std::ranges::any_of(cells, [](const HexCell& c) { return c.offset == 0x3fffff0; }));
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 60; ++i) {
    lab.wheel({{200, 200}, 0, 1000});
    lab.draw();
  }
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(std::chrono::duration<double>(took).count(), 10.0);  // a frame must not depend on the size
}

TEST_F(ByteLabTest, ScrollsByItsBar) {
  open(Bytes(100000));
  const Rect track = lab.drawing().hex->scroll_track;
  drag(lab.drawing().hex->scroll_bar.center(), {track.center().x, track.bottom});
  EXPECT_EQ(lab.hex().scroll(), lab.hex().grid().last_scroll());
  EXPECT_EQ(lab.session().cursor(), 0u);  // scrolling is not moving
}

TEST_F(ByteLabTest, ScrollsByTwoFingersAndTakesBackWhatTheFirstBegan) {
  open(Bytes(100000));
  drag(cell(1), cell(4));
  lab.pointer_pressed(cell(40));
  lab.draw();
  lab.pinch({{100, 300}, {100, 200}, 50, 50});
  lab.draw();
  EXPECT_EQ(lab.session().selection(), (ByteRange{1, 5}));
  EXPECT_GT(lab.hex().scroll(), 4.0);
}

TEST_F(ByteLabTest, TellsTheShellOfEveryEdit) {
  type("ff");
  const auto edits = intents("bytes_edited");
  ASSERT_FALSE(edits.empty());
  EXPECT_EQ(edits.back()["size"], 8);
}

// ---- find and go to

TEST_F(ByteLabTest, FindsANumberInEitherOrderAndSaysWhich) {
  answer_find(lab, "18497", "any", false);  // 0x4841
  EXPECT_EQ(lab.session().selection(), (ByteRange{0, 4}));
  EXPECT_EQ(lab.last_found(), "u32, big-endian");
  EXPECT_TRUE(type("n"));
  EXPECT_EQ(lab.last_found(), "u16, big-endian");
  EXPECT_EQ(lab.session().selection(), (ByteRange{2, 4}));
}

TEST_F(ByteLabTest, FindsTheNextAndThePreviousByItsKeys) {
  open({1, 2, 0, 1, 2, 0, 1, 2});
  EXPECT_EQ(json::parse(answer_find(lab, "01 02", "bytes", false))["begin"], 0);
  type("n");
  EXPECT_EQ(lab.session().cursor(), 3u);
  type("n");
  EXPECT_EQ(lab.session().cursor(), 6u);
  type("N");
  EXPECT_EQ(lab.session().cursor(), 3u);
  EXPECT_EQ(json::parse(answer_find(lab, "99", "bytes", false))["error"], "'99' is not there");
}

TEST_F(ByteLabTest, AsksForTheFieldsOfThePage) {
  const auto asked = [&] { return intents("bytes_search").back()["field"]; };
  type("f", true);
  EXPECT_EQ(asked(), "find");
  type("g", true);
  EXPECT_EQ(asked(), "go to");
  type("/");
  EXPECT_EQ(asked(), "find");
  type("g");
  EXPECT_EQ(asked(), "go to");
  type("n");  // nothing was looked for yet
  EXPECT_EQ(asked(), "find");
}

TEST_F(ByteLabTest, GoesToAPlaceThatIsTyped) {
  EXPECT_EQ(lab.go_to("+0x3"), 3u);
  EXPECT_EQ(lab.session().cursor(), 3u);
  EXPECT_EQ(lab.go_to("900").error(), "the bytes end at 8");
  EXPECT_EQ(lab.session().cursor(), 3u);
}

}  // namespace
}  // namespace lockstep::ui::model
