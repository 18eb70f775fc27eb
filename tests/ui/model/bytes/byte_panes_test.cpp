// What stands beside the bytes in the byte lab: readings, fields, bits, machines.
#include <algorithm>

#include "ui/model/bytes/driven_byte_lab.h"

namespace lockstep::ui::model {
namespace {

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

}  // namespace
}  // namespace lockstep::ui::model
