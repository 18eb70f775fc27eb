#include "ui/model/bytes/byte_lab.h"

#include <algorithm>

#include "ui/model/bytes/byte_requests.h"
#include "ui/model/bytes/driven_byte_lab.h"

namespace lockstep::ui::model {
namespace {

TEST_F(ByteLabTest, ShowsTheValueUntilThereAreBytes) {
  Intents none;
  ByteLab fresh(none);
  ByteChoice choice;
  choice.text = "258";
  choice.type = "u16";
  choice.tab = ByteTab::hex;
  fresh.show(choice);
  EXPECT_EQ(fresh.session().data()[0], 2);
  choice.is_big_first = true;
  fresh.show(choice);
  EXPECT_EQ(fresh.session().data()[0], 1);
  fresh.open({9});
  choice.text = "7";
  fresh.show(choice);
  EXPECT_EQ(fresh.session().data()[0], 9);
}

TEST_F(ByteLabTest, PastesOverTheSelectionAndIntoTheLineThatIsTyped) {
  lab.go_to("1");
  EXPECT_EQ(json::parse(answer_paste(lab, "de ad")), (json{{"form", "hex"}, {"size", 2}}));
  EXPECT_EQ(bytes()[1], 0xde);
  EXPECT_EQ(lab.session().selection(), (ByteRange{1, 3}));
  lab.draw();
  click("u16 little");
  answer_paste(lab, "zebra");
  ASSERT_TRUE(lab.session().entry);
  EXPECT_EQ(lab.session().entry->text(), "zebra");
  press(Key::escape);
  EXPECT_TRUE(json::parse(answer_paste(lab, "zebra")).contains("error"));
}

TEST_F(ByteLabTest, CopiesTheSelectionInEveryFormThatCanBePastedBack) {
  open({0xde, 0xad, 0xbe, 0xef, 0x00, 0x27, 0x22});
  for (const bytes::CopyForm form : bytes::copy_forms()) {
    const std::string text = answer_copy(lab, bytes::name_of(form));
    EXPECT_FALSE(text.empty());
    if (form == bytes::CopyForm::struct_pack) continue;  // a program runs that one
    EXPECT_EQ(json::parse(answer_read(text))["hex"], "de ad be ef 00 27 22") << text;
  }
  lab.go_to("1");
  press(Key::right, true);
  EXPECT_EQ(answer_copy(lab, "hex"), "ad be");
  type("c", true);
  EXPECT_EQ(intents("copy").back()["text"], "ad be");
}

TEST_F(ByteLabTest, WritesANumberThatTheShellAsksFor) {
  EXPECT_EQ(json::parse(answer_number(lab, "258", "u16", "big", false))["hex"], "01 02");
  EXPECT_EQ(bytes()[0], 0);
  answer_number(lab, "258", "u16", "big", true);
  EXPECT_EQ(bytes()[1], 2);
  EXPECT_TRUE(json::parse(answer_number(lab, "70000", "u16", "big", true)).contains("error"));
}

TEST_F(ByteLabTest, TabGoesRoundTheGroupsAndBackToThePage) {
  std::vector<std::string> groups;
  lab.pointer_left();
  while (press(Key::tab)) groups.push_back(lab.session().focus);
  EXPECT_EQ(groups, (std::vector<std::string>{"pane inspector", "binary little"}));
  while (press(Key::tab, true)) groups.push_back(lab.session().focus);
  EXPECT_EQ(groups.back(), "bytes");
}

TEST_F(ByteLabTest, LeavesWhatItDoesNotKnowToThePage) {
  EXPECT_FALSE(type("r", true));
  EXPECT_FALSE(type("z"));
  EXPECT_FALSE(press(Key::escape));
}

TEST_F(ByteLabTest, KeepsItsPartsApartAndInsideOnEveryWidth) {
  open(sample("png.png"));
  for (const float width : {360.0f, 412.0f, 600.0f, 760.0f, 900.0f, 1280.0f, 1800.0f})
    for (const float height : {420.0f, 640.0f, 900.0f})
      for (const PaneKind pane : {PaneKind::inspector, PaneKind::fields, PaneKind::bits}) {
        lab.resize({width, height});
        change([&](ByteChoice& c) { c.pane = pane, c.layout = "png", c.number = "f64"; });
        const LabDrawing& drawing = lab.draw();
        ASSERT_GE(drawing.hex->offsets.size(), 3u) << width << "x" << height;
        for (const SheetTarget& target : drawing.sheet.targets) {
          EXPECT_GE(target.rect.left, 0) << target.name << " at " << width;
          EXPECT_LE(target.rect.right, width) << target.name << " at " << width;
          EXPECT_LE(target.rect.bottom, height) << target.name << " at " << width;
        }
        const Rect bytes = drawing.hex->box;
        for (const SheetTarget& target : drawing.sheet.targets) {
          if (target.name == HexPane::name) continue;
          const Rect& r = target.rect;
          const bool is_apart =
              r.left >= bytes.right || r.right <= bytes.left || r.top >= bytes.bottom || r.bottom <= bytes.top;
          EXPECT_TRUE(is_apart) << target.name << " at " << width;
        }
      }
}

TEST_F(ByteLabTest, NamesEveryTargetOnce) {
  open(sample("png.png"));
  for (const PaneKind pane : {PaneKind::inspector, PaneKind::fields, PaneKind::bits}) {
    change([&](ByteChoice& c) { c.pane = pane, c.layout = "png"; });
    std::vector<std::string> names;
    for (const SheetTarget& target : lab.draw().sheet.targets) names.push_back(target.name);
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
  }
}

}  // namespace
}  // namespace lockstep::ui::model
