#include "ui/model/bytes/byte_lab.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "places.h"
#include "ui/model/bytes/byte_description.h"
#include "ui/model/bytes/byte_requests.h"

namespace lockstep::ui::model {
namespace {

using nlohmann::json;
using Bytes = std::vector<uint8_t>;

json described(const ByteLab& lab) { return json::parse(lockstep::text_of(describe_bytes(lab))); }

class ByteLabTest : public testing::Test {
 protected:
  ByteLabTest() {
    lab.resize({1100, 640});
    ByteChoice choice;
    choice.tab = ByteTab::hex;
    lab.show(choice);
    open({0x00, 0x00, 0x48, 0x41, 'H', 'i', 0xff, 0x80});
  }
  void open(Bytes bytes) {
    lab.open(std::move(bytes));
    lab.draw();
  }
  void change(const std::function<void(ByteChoice&)>& change) {
    ByteChoice choice = lab.choice();
    change(choice);
    lab.show(choice);
    lab.draw();
  }
  Bytes bytes() const { return {lab.session().data().begin(), lab.session().data().end()}; }
  Bytes first(size_t count) const {
    const auto data = lab.session().data().first(count);
    return {data.begin(), data.end()};
  }
  bool press(Key key, bool shift = false) {
    const bool taken = lab.key({key, shift});
    lab.draw();
    return taken;
  }
  bool type(std::string_view text, bool control = false) {
    bool taken = true;
    for (const char c : text) {
      taken = lab.key({Key::character, false, static_cast<char32_t>(c), control}) && taken;
      lab.draw();
    }
    return taken;
  }
  Point place(std::string_view target) {
    if (const SheetTarget* found = lab.draw().sheet.named(target)) return found->rect.center();
    ADD_FAILURE() << "no target " << target;
    return {};
  }
  Point cell(size_t offset) { return lab.hex().grid().cell(offset, lab.hex().scroll()).center(); }
  void click(Point p) {
    lab.pointer_moved(p);
    lab.pointer_pressed(p);
    lab.pointer_released(p, 1);
    lab.draw();
  }
  void click(std::string_view target) { click(place(target)); }
  void drag(Point from, Point to) {
    lab.pointer_moved(from);
    lab.pointer_pressed(from);
    lab.draw();
    lab.pointer_moved({(from.x + to.x) / 2, (from.y + to.y) / 2});
    lab.pointer_moved(to);
    lab.draw();
    lab.pointer_released(to, 1);
    lab.draw();
  }
  std::string reading(std::string_view name, bool is_big) {
    for (const auto& row : lab.inspector().rows())
      if (row.interpretation->name == name) {
        const auto& one = is_big ? row.big : row.little;
        return one ? one->text : "nothing";
      }
    return "no row";
  }
  std::vector<json> intents(std::string_view name) {
    std::vector<json> all;
    for (const std::string& text : pending.take())
      if (json intent = json::parse(text); intent["intent"] == name) all.push_back(std::move(intent));
    return all;
  }

  Intents pending;
  ByteLab lab{pending};
};

// ---- hex view

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
  type("f", true);
  EXPECT_TRUE(type("18497"));  // 0x4841
  press(Key::enter);
  EXPECT_EQ(lab.session().selection(), (ByteRange{0, 4}));
  EXPECT_EQ(lab.last_found(), "u32, big-endian");
  press(Key::enter);
  EXPECT_EQ(lab.last_found(), "u16, big-endian");
  EXPECT_EQ(lab.session().selection(), (ByteRange{2, 4}));
  press(Key::escape);
  EXPECT_FALSE(lab.session().entry);
}

TEST_F(ByteLabTest, FindsTheNextAndThePreviousByItsButtons) {
  open({1, 2, 0, 1, 2, 0, 1, 2});
  EXPECT_EQ(json::parse(answer_find(lab, "01 02", "bytes", false))["begin"], 0);
  click("find next");
  EXPECT_EQ(lab.session().cursor(), 3u);
  click("find next");
  EXPECT_EQ(lab.session().cursor(), 6u);
  click("find previous");
  EXPECT_EQ(lab.session().cursor(), 3u);
  EXPECT_EQ(json::parse(answer_find(lab, "99", "bytes", false))["error"], "'99' is not there");
}

TEST_F(ByteLabTest, GoesToAPlaceThatIsTyped) {
  type("g", true);
  type("+0x3");
  press(Key::enter);
  EXPECT_EQ(lab.session().cursor(), 3u);
  type("g", true);
  type("900");
  press(Key::enter);
  ASSERT_TRUE(lab.session().entry);  // stays open and says why
  EXPECT_EQ(lab.session().entry->error(), "the bytes end at 8");
}

// ---- inspector

TEST_F(ByteLabTest, WritesAReadingInTheOrderOfItsColumn) {
  click("u32 big");
  type("305419896");
  press(Key::enter);
  EXPECT_EQ(first(4), (Bytes{0x12, 0x34, 0x56, 0x78}));
  click("u16 little");
  type("0x0102");
  press(Key::enter);
  EXPECT_EQ(first(4), (Bytes{0x02, 0x01, 0x56, 0x78}));
}

TEST_F(ByteLabTest, KeepsALineOpenThatIsNoValueAndSaysWhy) {
  click("u8 little");
  type("300");
  press(Key::enter);
  ASSERT_TRUE(lab.session().entry);
  EXPECT_EQ(lab.session().entry->error(), "'B' format requires 0 <= number <= 255");
  press(Key::escape);
  EXPECT_EQ(bytes()[0], 0);
}

TEST_F(ByteLabTest, ShowsReadingsOfTheSelectionsSizeOnly) {
  lab.go_to("0");
  drag(cell(0), cell(1));
  for (const auto& row : lab.inspector().rows()) EXPECT_EQ((row.little ? row.little : row.big)->size, 2u);
  EXPECT_EQ(reading("u32", false), "no row");
  EXPECT_NE(reading("u16", false), "no row");
}

TEST_F(ByteLabTest, OutlinesTheBytesOfTheReadingThatIsPointedAt) {
  lab.pointer_moved(place("u32 big"));
  lab.draw();
  EXPECT_EQ(lab.session().outlined, (ByteRange{0, 4}));
  lab.pointer_moved(place("u16 little"));
  lab.draw();
  EXPECT_EQ(lab.session().outlined, (ByteRange{0, 2}));
}

TEST_F(ByteLabTest, WalksTheReadingsWithTheKeysPastTheEdgeOfTheView) {
  lab.resize({1100, 260});
  open(Bytes(64, 1));
  press(Key::tab);  // the pane's tabs
  press(Key::tab);  // the readings
  EXPECT_EQ(lab.session().focus, "binary little");
  for (int i = 0; i < 60; ++i) press(Key::down);
  EXPECT_EQ(lab.session().focus, "GUID little");
  EXPECT_TRUE(lab.draw().sheet.named("GUID little"));  // it was scrolled into view
  press(Key::up);
  for (int i = 0; i < 60; ++i) press(Key::up);
  press(Key::down);
  press(Key::down);
  press(Key::down);
  press(Key::right);
  EXPECT_EQ(lab.session().focus, "u16 big");
  type("7");
  press(Key::enter);
  EXPECT_EQ(bytes()[1], 7);
}

// ---- fields

Bytes sample(const std::string& name) {
  std::ifstream file(tests_folder() + "/data/bytes/samples/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(ByteLabTest, OffersTheLayoutThatTheBytesBeginLike) {
  change([](ByteChoice& c) { c.pane = PaneKind::fields; });
  open(sample("png.png"));
  click("layout png");
  EXPECT_EQ(lab.choice().layout, "png");
  EXPECT_EQ(lab.session().fields().stopped, "");
  EXPECT_GT(lab.session().fields().fields.size(), 5u);
}

TEST_F(ByteLabTest, LinksFieldsAndBytesBothWays) {
  open(sample("png.png"));
  change([](ByteChoice& c) { c.pane = PaneKind::fields, c.layout = "png"; });
  const auto& fields = lab.session().fields().fields;
  const auto width =
      static_cast<size_t>(std::ranges::find(fields, "width", &bytes::DecodedField::name) - fields.begin());
  ASSERT_LT(width, fields.size());
  lab.pointer_moved(place(field_target(width)));
  lab.draw();
  const auto begin = static_cast<size_t>(fields[width].offset);
  EXPECT_EQ(lab.session().outlined, (ByteRange{begin, begin + 4}));
  EXPECT_NE(lab.drawing().hex->cells.at(begin).tint, Tone::none);
  lab.pointer_moved(cell(begin + 1));
  lab.draw();
  EXPECT_EQ(lab.session().hovered, begin + 1);
  click(field_target(width));
  EXPECT_EQ(lab.session().selection(), (ByteRange{begin, begin + 4}));
}

TEST_F(ByteLabTest, ShowsTheWrongOrderBesideTheRightOneFieldByField) {
  open(sample("ethernet_arp.bin"));
  change([](ByteChoice& c) { c.pane = PaneKind::fields, c.layout = "ethernet_arp"; });
  click("wrong order");
  EXPECT_TRUE(lab.choice().is_flipped);
  const json fields = described(lab)["fields"];
  const auto named = [&](const char* name) {
    return *std::ranges::find_if(fields, [&](const json& f) { return f["name"] == name; });
  };
  EXPECT_TRUE(std::ranges::any_of(fields, [](const json& f) { return f["type"] == "mac" && f["flipped"] == ""; }));
  EXPECT_EQ(named("ethertype")["flipped"], "as little: 1544");
}

TEST_F(ByteLabTest, BringsTheFieldOfAByteIntoViewThatIsPointedAtOrReachedByTheCursor) {
  lab.resize({1100, 260});  // a few rows of many
  open(sample("elf_le.elf"));
  change([](ByteChoice& c) { c.pane = PaneKind::fields, c.layout = "elf"; });
  const auto& fields = lab.session().fields().fields;
  const auto index = [&](std::string_view name) {
    return static_cast<size_t>(std::ranges::find(fields, name, &bytes::DecodedField::name) - fields.begin());
  };
  const size_t last = index("e_shstrndx");
  ASSERT_LT(last, fields.size());
  const auto is_in_view = [&](size_t field) { return lab.draw().sheet.named(field_target(field)) != nullptr; };
  EXPECT_FALSE(is_in_view(last));
  lab.pointer_moved(cell(static_cast<size_t>(fields[last].offset)));
  EXPECT_TRUE(is_in_view(last));
  lab.pointer_left();  // it may be on its way to that field
  EXPECT_TRUE(is_in_view(last));
  lab.wheel({.at = place(field_target(last)), .y = -100});
  EXPECT_FALSE(is_in_view(last));
  EXPECT_FALSE(is_in_view(last));  // where the reader scrolls to, it stays
  lab.go_to(std::to_string(fields[last].offset + 1));
  EXPECT_TRUE(is_in_view(last));
}

TEST_F(ByteLabTest, FoldsAGroup) {
  lab.resize({1100, 6000});  // all of them are in view
  open(sample("tiff_ii.tif"));
  change([](ByteChoice& c) { c.pane = PaneKind::fields, c.layout = "tiff"; });
  const auto rows = [&] {
    return std::ranges::count_if(lab.draw().sheet.targets, [](const auto& t) { return t.name.starts_with("field "); });
  };
  const auto open_rows = rows();
  const auto& targets = lab.draw().sheet.targets;
  const auto fold = std::ranges::find_if(targets, [](const auto& t) { return t.name.starts_with("fold "); });
  ASSERT_NE(fold, targets.end());
  click(fold->rect.center());
  EXPECT_LT(rows(), open_rows);
}

// ---- bits

TEST_F(ByteLabTest, TurnsAnExponentBitThatIsPressed) {
  change([](ByteChoice& c) { c.pane = PaneKind::bits; });
  click("bit 23");
  EXPECT_EQ(reading("f32", false), "25.0");
  EXPECT_EQ(bytes()[2], 0xc8);
  lab.command("undo");
  EXPECT_EQ(reading("f32", false), "12.5");
}

TEST_F(ByteLabTest, DragsOverBitsAsOneStep) {
  change([](ByteChoice& c) { c.pane = PaneKind::bits; });
  drag(place("bit 7"), place("bit 5"));
  EXPECT_EQ(bytes()[0], 0xe0);
  lab.command("undo");
  EXPECT_EQ(bytes()[0], 0x00);
  EXPECT_FALSE(lab.session().document().can_undo());
}

TEST_F(ByteLabTest, TurnsBitsWithTheKeys) {
  change([](ByteChoice& c) { c.pane = PaneKind::bits; });
  while (lab.session().focus != "bit 31") ASSERT_TRUE(press(Key::tab));
  type(" ");
  EXPECT_EQ(reading("f32", false), "-12.5");
  press(Key::right);
  EXPECT_EQ(lab.session().focus, "bit 30");
  press(Key::up);  // the exponent, by one
  EXPECT_EQ(reading("f32", false), "-25.0");
}

TEST_F(ByteLabTest, ByteOrderMovesBytesAndBitNumbersMoveNothing) {
  change([](ByteChoice& c) { c.pane = PaneKind::bits, c.number = "u16"; });
  lab.go_to("2");
  lab.draw();
  EXPECT_EQ(described(lab)["bits"]["bits"], "0100000101001000");
  click("order big");
  EXPECT_EQ(described(lab)["bits"]["bits"], "0100100001000001");
  const Bytes before = bytes();
  click("bit 0 heaviest");
  EXPECT_EQ(bytes(), before);
  EXPECT_EQ(described(lab)["bits"]["bits"], "0100100001000001");
}

// ---- machines

TEST_F(ByteLabTest, CarriesAValueFromMachineToMachine) {
  change([](ByteChoice& c) { c.tab = ByteTab::machines, c.machines.value = "305419896"; });
  EXPECT_EQ(lab.machines().verdict(), "305419896 becomes 2018915346");
  change([](ByteChoice& c) { c.machines.boundary = protocol::Boundary::htonl; });
  EXPECT_EQ(lab.machines().verdict(), "305419896 arrives as 305419896");
  change([](ByteChoice& c) {
    c.machines.type = "bdhib", c.machines.value = "1,2,3,4,5", c.machines.to = "i386-linux-gnu";
  });
  EXPECT_TRUE(lab.machines().verdict().ends_with(": 32 bytes were sent, 24 are expected"));
  change([](ByteChoice& c) { c.machines.value = "1,2"; });
  EXPECT_EQ(lab.machines().verdict(), "'' is no whole number of at most 64 bits");
}

TEST_F(ByteLabTest, DrawsAnArrowForEveryByteThatGoesSomewhere) {
  change([](ByteChoice& c) { c.tab = ByteTab::machines, c.machines.boundary = protocol::Boundary::htonl; });
  size_t arrows = 0;
  for (const SheetLayer& layer : lab.draw().sheet.layers)
    arrows += static_cast<size_t>(std::ranges::count_if(layer.lines, [](const SheetLine& l) { return l.has_head; }));
  EXPECT_EQ(arrows, 8u);  // four bytes, over two boundaries
}

// ---- the whole

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
  type("f", true);
  answer_paste(lab, "zebra");
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
  EXPECT_EQ(groups.back(), "go to");
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
