// A byte lab with eight bytes in it, and the hands of who uses it.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "places.h"
#include "ui/model/bytes/byte_description.h"
#include "ui/model/bytes/byte_lab.h"

namespace lockstep::ui::model {

using nlohmann::json;
using Bytes = std::vector<uint8_t>;

inline json described(const ByteLab& lab) { return json::parse(lockstep::text_of(describe_bytes(lab))); }

inline Bytes sample(const std::string& name) {
  std::ifstream file(tests_folder() + "/data/bytes/samples/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

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

}  // namespace lockstep::ui::model
