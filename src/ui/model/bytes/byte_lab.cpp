#include "ui/model/bytes/byte_lab.h"

#include <algorithm>
#include <cmath>

#include "bytes/paste.h"

namespace lockstep::ui::model {

namespace {

constexpr float margin = 12, between = 20;
constexpr float line = 20;
constexpr float wide_from = 760, least_pane = 360;
constexpr float drag_from = 6;  // pixels; less is a press
constexpr std::string_view pane_group = "pane";

std::string hex_number(uint64_t n) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  do text.insert(0, 1, digits[n & 15]);
  while (n >>= 4);
  return "0x" + text;
}

std::string count_of(size_t n, const char* what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

}  // namespace

// ---- from the shell ----

void ByteLab::show(const ByteChoice& choice) {
  session_.show(choice);
  value_.set(choice);
}

void ByteLab::open(std::vector<uint8_t> bytes) {
  const bool is_none = bytes.empty();
  session_.open(std::move(bytes));
  if (is_none) session_.close();
  hex_.reset();
  fields_.reset();
  last_found_.clear();
  session_.focus = HexPane::name;
}

void ByteLab::resize(Size size) {
  size_ = size;
  value_.resize(size);
}

std::expected<ByteLab::Pasted, std::string> ByteLab::paste(std::string_view text) {
  if (session_.entry) {
    session_.entry->insert(text);
    return Pasted{"text", text.size()};
  }
  auto pasted = bytes::parse_pasted(text);
  if (!pasted) {
    session_.remark = pasted.error();
    session_.remark_is_problem = true;
    return std::unexpected(pasted.error());
  }
  write(pasted->bytes);
  session_.remark =
      "pasted " + count_of(pasted->bytes.size(), "byte") + ", taken for " + std::string(bytes::name_of(pasted->form));
  session_.remark_is_problem = false;
  return Pasted{std::string(bytes::name_of(pasted->form)), pasted->bytes.size()};
}

void ByteLab::write(std::span<const uint8_t> put) {
  const size_t at = session_.reading_place();
  session_.write_over(at, put);
  session_.select({at, at + put.size()});
}

std::string ByteLab::copied(bytes::CopyForm form) const {
  const ByteRange chosen = session_.selection();
  const auto data = session_.data();
  return bytes::copied(chosen.is_empty() ? data : data.subspan(chosen.begin, chosen.size()), form, session_.order());
}

std::expected<Found, std::string> ByteLab::find(std::string_view text, SearchKind kind, bool backwards) {
  find_text_ = text;
  find_kind_ = kind;
  const auto fail = [&](std::string why) {
    session_.remark = std::move(why);
    session_.remark_is_problem = true;
    last_found_.clear();
    return std::unexpected(session_.remark);
  };
  const auto needles = needles_for(text, kind);
  if (!needles) return fail(needles.error());
  // The next place is behind the begin of what is found already.
  const ByteRange chosen = session_.selection();
  const size_t from = chosen.is_empty() ? session_.cursor() : chosen.begin + 1;
  auto found = backwards ? find_previous(session_.data(), *needles, session_.reading_place())
                         : find_next(session_.data(), *needles, from);
  if (!found) return fail("'" + std::string(text.substr(0, 40)) + "' is not there");
  session_.select(found->range);
  session_.remark = "found as " + found->how + ", at " + hex_number(found->range.begin);
  session_.remark_is_problem = false;
  last_found_ = found->how;
  return *found;
}

std::expected<size_t, std::string> ByteLab::go_to(std::string_view place) {
  const auto to = parse_place(place, session_.cursor(), session_.size());
  if (!to) return std::unexpected(to.error());
  session_.move_to(*to);
  return *to;
}

bool ByteLab::command(std::string_view name) {
  if (name == "undo") return session_.undo();
  if (name == "redo") return session_.redo();
  if (name == "delete") return session_.size() > 0 && hex_.key({Key::del});
  if (name == "insert") return hex_.key({Key::insert});
  if (name == "select_all") return session_.select({0, session_.size()}), session_.size() > 0;
  const bool is_next = name == "find_next";
  if (!is_next && name != "find_previous") return false;
  return !find_text_.empty() && find(find_text_, find_kind_, !is_next).has_value();
}

// ---- the pointer ----

void ByteLab::pointer_moved(Point p) {
  session_.pointer = p;
  if (shows(ByteTab::value)) return value_.pointer_moved(p);
  if (shows(ByteTab::hex)) hex_.pointer_moved(p);
  if (!is_pressed_) return;
  if (bits_.is_dragging()) return bits_.pointer_moved(p);
  if (hex_.is_dragging()) return;
  if (std::hypot(p.x - pressed_at_.x, p.y - pressed_at_.y) > drag_from) is_dragging_ = true;
  if (is_dragging_) scroll_pane(dragged_to_.y - p.y);
  dragged_to_ = p;
}

void ByteLab::pointer_left() {
  session_.pointer = {-1, -1};
  session_.hovered.reset();
  value_.pointer_left();
}

void ByteLab::pointer_pressed(const Press& press) {
  const Point p = press.at;
  session_.pointer = p;
  is_pressed_ = true;
  is_dragging_ = false;
  pressed_at_ = dragged_to_ = p;
  before_press_ = session_.choice();
  if (shows(ByteTab::value)) return value_.pointer_pressed(p);
  const SheetTarget* target = drawing_.sheet.at(p);
  if (session_.entry && (!target || target->name != session_.entry->name())) finish_entry();
  if (shows(ByteTab::hex) && hex_.contains(p)) {
    session_.focus = HexPane::name;
    hex_.pointer_pressed(p);
  } else if (shows(PaneKind::bits)) {
    bits_.pointer_pressed(p);
  }
}

void ByteLab::pointer_released(Point p, int clicks) {
  session_.pointer = p;
  if (!std::exchange(is_pressed_, false) && !shows(ByteTab::value)) return;
  if (shows(ByteTab::value)) return value_.pointer_released(p, clicks);
  const bool was_its_own = hex_.is_dragging() || bits_.is_dragging();
  hex_.pointer_released(p);
  bits_.pointer_released();
  if (was_its_own || std::exchange(is_dragging_, false)) return;
  const SheetTarget* target = drawing_.sheet.at(p);
  if (!target || (session_.entry && session_.entry->name() == target->name)) return;
  session_.focus = target->name;
  const auto press = target->press;
  if (press) press();
}

void ByteLab::scroll_pane(float pixels) {
  if (shows(ByteTab::machines)) return machines_.scroll_by(pixels);
  switch (session_.choice().pane) {
    case PaneKind::inspector: return inspector_.scroll_by(pixels);
    case PaneKind::fields: return fields_.scroll_by(pixels);
    case PaneKind::bits: return bits_.scroll_by(pixels);
  }
}

void ByteLab::wheel(const Wheel& wheel) {
  constexpr float rows_per_notch = 3, pixels_per_notch = 72;
  if (shows(ByteTab::hex) && hex_.contains(wheel.at)) return hex_.scroll_by(wheel.y * rows_per_notch);
  scroll_pane(wheel.y * pixels_per_notch);
}

// Two fingers scroll, one selects: what the first of two began is taken back.
void ByteLab::pinch(const Pinch& pinch) {
  if (std::exchange(is_pressed_, false) && !shows(ByteTab::value)) {
    hex_.pointer_released(pinch.from_center);
    if (bits_.is_dragging()) {
      bits_.pointer_released();
      session_.undo();
    }
    session_.change([&](ByteChoice& c) {
      c.cursor = before_press_.cursor, c.begin = before_press_.begin, c.end = before_press_.end;
    });
    hex_.leave_cursor();
  }
  const float up = pinch.from_center.y - pinch.to_center.y;
  if (shows(ByteTab::hex) && hex_.contains(pinch.from_center)) return hex_.scroll_by(up / HexGrid::row_height);
  scroll_pane(up);
}

bool ByteLab::points_at_something() const {
  if (shows(ByteTab::value)) return value_.points_at_something();
  const SheetTarget* target = drawing_.sheet.at(session_.pointer);
  return target && target->name != HexPane::name;
}

// ---- keys ----

bool ByteLab::key(const KeyPress& press) {
  if (shows(ByteTab::value)) return value_.key(press);
  if (shows(ByteTab::swaps)) return false;
  if (session_.entry) return key_of_entry(press);
  if (press.key == Key::escape) return false;
  if (press.key == Key::tab) return step_group(!press.shift);
  if (press.control) return key_with_control(press);
  if (shows(ByteTab::hex) && (session_.focus.empty() || session_.focus == HexPane::name)) return key_of_bytes(press);
  return key_of_target(press);
}

bool ByteLab::key_of_entry(const KeyPress& press) {
  switch (press.key) {
    case Key::escape: session_.entry.reset(); return true;
    case Key::enter:
      if (session_.entry->take()) session_.entry.reset();
      return true;
    case Key::tab: finish_entry(); return step_group(!press.shift);
    case Key::up:
    case Key::down: return true;
    default: return session_.entry->key(press);
  }
}

// What was typed holds where it can, as a form's field keeps its text when it is left.
void ByteLab::finish_entry() {
  session_.entry->take();
  session_.entry.reset();
}

bool ByteLab::key_with_control(const KeyPress& press) {
  if (!shows(ByteTab::hex)) return false;
  if (press.key == Key::home || press.key == Key::end) return hex_.key(press);
  if (press.key != Key::character) return false;
  switch (press.character | 0x20) {
    case 'z': return command(press.shift ? "redo" : "undo"), true;
    case 'y': return command("redo"), true;
    case 'a': return command("select_all"), true;
    case 'f': return intents_.send<intents::bytes_search>({.field = SearchField::find}), true;
    case 'g': return intents_.send<intents::bytes_search>({.field = SearchField::go_to}), true;
    case 'c': return intents_.send<intents::copy>({.text = copied(bytes::CopyForm::hex)}), true;
    default: return false;
  }
}

bool ByteLab::key_of_bytes(const KeyPress& press) {
  if (hex_.key(press)) return true;
  if (press.key != Key::character) return false;
  switch (press.character) {
    case 'n': return search(false), true;
    case 'N': return search(true), true;
    case '/': return intents_.send<intents::bytes_search>({.field = SearchField::find}), true;
    case 'g': return intents_.send<intents::bytes_search>({.field = SearchField::go_to}), true;
    default: return false;
  }
}

bool ByteLab::key_of_target(const KeyPress& press) {
  const std::string focus = session_.focus;
  if (shows(PaneKind::bits) && bits_.key(press)) return true;
  const bool is_sideways = press.key == Key::left || press.key == Key::right;
  const int right = press.key == Key::right ? 1 : press.key == Key::left ? -1 : 0;
  int down = press.key == Key::down ? 1 : press.key == Key::up ? -1 : 0;
  if (press.key == Key::page_down) down = 10;
  if (press.key == Key::page_up) down = -10;
  if (right != 0 || down != 0) {
    std::string next;
    if (shows(PaneKind::inspector)) next = inspector_.beside(focus, right, down);
    if (shows(PaneKind::fields) && !is_sideways) next = fields_.beside(focus, down);
    const SheetTarget* here = drawing_.sheet.named(focus);
    const SheetTarget* neighbour = next.empty() && here ? drawing_.sheet.beside(*here, right, down) : nullptr;
    if (neighbour) next = neighbour->name;
    if (!next.empty()) focus_on(next);
    return true;
  }
  const SheetTarget* target = drawing_.sheet.named(focus);
  if (!target) return false;
  const bool is_typing = press.key == Key::character && press.character > ' ';
  if (press.key != Key::enter && press.key != Key::character) return false;
  const auto push = target->press;
  const bool is_field = target->group == InspectorPane::group;
  if (is_typing && !is_field) return false;
  push();
  if (is_typing && session_.entry) session_.entry->key(press);
  return true;
}

void ByteLab::focus_on(std::string name) {
  session_.focus = std::move(name);
  inspector_.reveal(session_.focus);
  fields_.reveal(session_.focus);
}

// False: before the first group and behind the last, where Tab goes back to the page.
bool ByteLab::step_group(bool forward) {
  std::vector<const SheetTarget*> firsts;
  for (const SheetTarget& target : drawing_.sheet.targets)
    if (firsts.empty() || std::ranges::none_of(firsts, [&](const auto* first) { return first->group == target.group; }))
      firsts.push_back(&target);
  const SheetTarget* here = drawing_.sheet.named(session_.focus.empty() ? HexPane::name : session_.focus);
  ptrdiff_t index = forward ? -1 : static_cast<ptrdiff_t>(firsts.size());
  for (size_t i = 0; here && i < firsts.size(); ++i)
    if (firsts[i]->group == here->group) index = static_cast<ptrdiff_t>(i);
  index += forward ? 1 : -1;
  if (index < 0 || index >= static_cast<ptrdiff_t>(firsts.size())) return false;
  focus_on(firsts[static_cast<size_t>(index)]->name);
  return true;
}

void ByteLab::search(bool backwards) {
  if (find_text_.empty()) return intents_.send<intents::bytes_search>({.field = SearchField::find});
  static_cast<void>(find(find_text_, find_kind_, backwards));  // the status line says what came of it
}

// ---- drawing ----

ByteLab::Boxes ByteLab::boxes() const {
  Boxes b;
  const float right = size_.width - margin, bottom = size_.height - margin / 2;
  const float bar = 16;  // of the hex view's scrolling, with its gap
  const float sixteen = HexGrid::width_of(16, session_.size()) + bar,
              eight = HexGrid::width_of(8, session_.size()) + bar;
  Rect left_half{margin, margin, right, bottom}, right_half = left_half;
  if (size_.width >= wide_from) {
    const bool has_room = right - margin - sixteen - between >= least_pane;
    left_half.right = margin + (has_room ? sixteen : eight);
    right_half.left = left_half.right + between;
  } else {
    left_half.bottom = std::floor(margin + (bottom - margin) * 0.42f);
    right_half.top = left_half.bottom + 8;
  }
  b.status = {left_half.left, left_half.bottom - line, left_half.right, left_half.bottom};
  const bool has_legend = left_half.width() >= 560 && left_half.height() > 260;
  b.legend = {left_half.left, b.status.top - (has_legend ? line : 0), left_half.right, b.status.top};
  b.hex = {left_half.left, left_half.top, left_half.right, b.legend.top - 4};
  b.tabs = {right_half.left, right_half.top, right_half.right, right_half.top + chip_height};
  b.pane = {right_half.left, right_half.top + chip_height + 8, right_half.right, right_half.bottom};
  return b;
}

const LabDrawing& ByteLab::draw() {
  drawing_ = {};
  drawing_.tab = session_.choice().tab;
  session_.outlined.reset();
  Sheet& sheet = drawing_.sheet;
  const Rect all{0, 0, size_.width, size_.height};
  switch (drawing_.tab) {
    case ByteTab::value: drawing_.value = &value_.draw(); return drawing_;
    case ByteTab::swaps: return drawing_;
    case ByteTab::machines: machines_.draw(sheet, all.inset(margin)); break;
    case ByteTab::hex: {
      const Boxes b = boxes();
      sheet.layer(all);
      sheet.target(b.hex, std::string(HexPane::name), "bytes", nullptr);
      draw_pane_tabs(b.tabs);
      switch (session_.choice().pane) {
        case PaneKind::inspector: inspector_.draw(sheet, b.pane); break;
        case PaneKind::fields: fields_.draw(sheet, b.pane); break;
        case PaneKind::bits: bits_.draw(sheet, b.pane); break;
      }
      drawing_.hex = &hex_.draw(b.hex);
      sheet.layer(all);
      if (b.legend.height() > 0) draw_legend(b.legend);
      draw_status(b.status);
      break;
    }
  }
  sheet.layer(all);
  draw_focus();
  return drawing_;
}

void ByteLab::draw_pane_tabs(Rect box) {
  float left = box.left;
  for (const auto& [kind, label, name] :
       {std::tuple{PaneKind::inspector, "Inspector", "pane inspector"},
        std::tuple{PaneKind::fields, "Fields", "pane fields"}, std::tuple{PaneKind::bits, "Bits", "pane bits"}})
    left = drawing_.sheet.chip({left, box.top}, label, session_.choice().pane == kind, name, pane_group, [this, kind] {
      session_.change([&](ByteChoice& c) { c.pane = kind; });
    }) + 4;
}

void ByteLab::draw_legend(Rect box) {
  struct Entry {
    const char *glyph, *text;
  };
  float left = box.left;
  for (const auto& [glyph, text] : {Entry{"·", "zero"}, Entry{"a", "printable"}, Entry{"_", "space"},
                                    Entry{"•", "control"}, Entry{"×", "not ASCII"}, Entry{"■", "ff"}}) {
    drawing_.sheet.text({left, box.top, left + 12, box.bottom}, glyph, Tone::text, Face::mono);
    drawing_.sheet.text({left + 14, box.top, left + 90, box.bottom}, text, Tone::muted, Face::small);
    left += 14 + text_width(text, Face::small) + 18;
  }
}

void ByteLab::draw_status(Rect box) {
  Tone tone = Tone::muted;
  const size_t cursor = session_.cursor();
  const ByteRange chosen = session_.selection();
  std::string text =
      "at " + std::to_string(cursor) + " = " + hex_number(cursor) + " of " + std::to_string(session_.size());
  if (!chosen.is_empty()) text += " · " + std::to_string(chosen.size()) + " selected";
  if (!session_.remark.empty()) {
    text = session_.remark + " · " + text;
    tone = session_.remark_is_problem ? Tone::problem : Tone::text;
  } else if (cursor < session_.size()) {
    text += " · " + std::string(bytes::name_of(bytes::class_of(session_.data()[cursor])));
  }
  drawing_.sheet.text(box, text, tone, Face::small);
}

// The target under the pointer is tinted, the one with the keys framed.
void ByteLab::draw_focus() {
  Sheet& sheet = drawing_.sheet;
  const SheetTarget* pointed = sheet.at(session_.pointer);
  if (pointed && pointed->name != HexPane::name)
    sheet.box({.rect = pointed->rect, .fill = Tone::text, .alpha = 0.06f, .radius = 4});
  const SheetTarget* focused = session_.entry ? nullptr : sheet.named(session_.focus);
  if (focused && focused->name != HexPane::name)
    sheet.box({.rect = focused->rect.inset(-0.5f), .edge = Tone::focus, .edge_width = 2, .radius = 4});
}

}  // namespace lockstep::ui::model
