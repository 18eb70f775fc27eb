#include "ui/model/bytes/hex_pane.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "bytes/unicode.h"

namespace lockstep::ui::model {

namespace {

constexpr float bar_width = 12, smallest_bar = 28;

int digit_of(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A') + 10;
  return -1;
}

std::string offset_text(size_t offset, size_t count) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(count, '0');
  for (size_t i = text.size(); i-- > 0; offset >>= 4) text[i] = digits[offset & 15];
  return text;
}

// The leaves of the layout that touch a piece of the bytes, to be asked in rising order.
class Tints {
 public:
  Tints(const bytes::Decoded& decoded, ByteRange range) {
    size_t index = 0;
    for (const bytes::DecodedField& f : decoded.fields) {
      if (f.type == "group" || f.is_bits || f.size == 0) continue;
      const size_t number = index++;
      if (f.offset < range.end && f.offset + f.size > range.begin)
        leaves_.push_back({{static_cast<size_t>(f.offset), static_cast<size_t>(f.offset + f.size)}, part_tone(number)});
    }
  }
  Tone at(size_t offset) const {
    for (const Leaf& leaf : leaves_)
      if (leaf.range.contains(offset)) return leaf.tone;
    return Tone::none;
  }

 private:
  struct Leaf {
    ByteRange range;
    Tone tone;
  };
  std::vector<Leaf> leaves_;
};

}  // namespace

// ---- hands ----

void HexPane::scroll_by(double rows) { scroll_ = std::clamp(scroll_ + rows, 0.0, grid_.last_scroll()); }

void HexPane::pointer_pressed(Point p) {
  if (drawing_.scroll_track.contains(p)) {
    drag_ = Drag::scroll_bar;
    const Rect& bar = drawing_.scroll_bar;
    grabbed_ = bar.contains(p) ? p.y - bar.top : bar.height() / 2;
    return scroll_to_pointer(p);
  }
  if (!grid_.box.contains(p)) return;
  const HexGrid::Hit hit = grid_.nearest(p, scroll_);
  is_in_text_ = hit.is_text;
  has_high_digit_ = false;
  stroke_ = 0;
  drag_ = Drag::select;
  session_.move_to(hit.offset);
}

void HexPane::scroll_to_pointer(Point p) {
  const double room = drawing_.scroll_track.height() - drawing_.scroll_bar.height();
  const double at = p.y - grabbed_ - drawing_.scroll_track.top;
  scroll_ = std::clamp(room > 0 ? at / room : 0, 0.0, 1.0) * grid_.last_scroll();
}

void HexPane::pointer_moved(Point p) {
  const auto hit = grid_.at(p, scroll_);
  session_.hovered = hit && hit->offset < session_.size() ? std::optional(hit->offset) : std::nullopt;
  if (drag_ == Drag::scroll_bar) return scroll_to_pointer(p);
  if (drag_ != Drag::select) return;
  if (p.y < grid_.box.top) scroll_by(-1);
  if (p.y >= grid_.box.bottom) scroll_by(1);
  const size_t offset = grid_.nearest(p, scroll_).offset;
  if (offset != session_.cursor()) session_.move_to(offset, true);
}

void HexPane::pointer_released(Point) { drag_ = Drag::none; }

// ---- keys ----

bool HexPane::key(const KeyPress& press) {
  const auto columns = static_cast<ptrdiff_t>(grid_.columns);
  const auto page = static_cast<ptrdiff_t>(std::max(1.0, std::floor(grid_.rows_in_view()) - 1)) * columns;
  const auto column = static_cast<ptrdiff_t>(session_.cursor()) % columns;
  const auto all = static_cast<ptrdiff_t>(session_.size());
  switch (press.key) {
    case Key::left: return move(press, -1);
    case Key::right: return move(press, 1);
    case Key::up: return move(press, -columns);
    case Key::down: return move(press, columns);
    case Key::page_up: return move(press, -page);
    case Key::page_down: return move(press, page);
    case Key::home: return move(press, press.control ? -all : -column);
    case Key::end: return move(press, press.control ? all : columns - 1 - column);
    case Key::insert: {
      const uint8_t zero = 0;
      session_.replace(session_.cursor(), 0, {&zero, 1});
      return true;
    }
    case Key::del: return remove(false);
    case Key::backspace: return remove(true);
    case Key::character: return !press.control && type(press.character);
    default: return false;
  }
}

bool HexPane::move(const KeyPress& press, ptrdiff_t by) {
  has_high_digit_ = false;
  stroke_ = 0;
  // An arrow down from the row above the last goes to its end rather than nowhere.
  const ptrdiff_t to = static_cast<ptrdiff_t>(session_.cursor()) + by;
  const auto last = static_cast<ptrdiff_t>(press.shift && session_.size() > 0 ? session_.size() - 1 : session_.size());
  session_.move_to(static_cast<size_t>(std::clamp<ptrdiff_t>(to, 0, last)), press.shift);
  return true;
}

bool HexPane::type(char32_t letter) {
  const size_t at = session_.reading_place();
  if (stroke_ == 0 || typed_at_ != at) stroke_ = session_.next_stroke();
  if (is_in_text_) {
    std::string typed;
    append_utf8(typed, letter);
    session_.write_over(at, {reinterpret_cast<const uint8_t*>(typed.data()), typed.size()}, stroke_);
    session_.move_to(typed_at_ = at + typed.size());
    return true;
  }
  const int digit = digit_of(letter);
  if (digit < 0) return false;
  const uint8_t old = at < session_.size() ? session_.data()[at] : 0;
  const auto byte = static_cast<uint8_t>(has_high_digit_ ? (old & 0xf0) | digit : (old & 0x0f) | digit << 4);
  session_.write_over(at, {&byte, 1}, stroke_);
  has_high_digit_ = !has_high_digit_;
  session_.move_to(typed_at_ = has_high_digit_ ? at : at + 1);
  return true;
}

bool HexPane::remove(bool before_cursor) {
  ByteRange range = session_.selection();
  const size_t cursor = session_.cursor();
  if (range.is_empty())
    range = before_cursor ? ByteRange{cursor - (cursor > 0), cursor} : ByteRange{cursor, cursor + 1};
  has_high_digit_ = false;
  if (range.is_empty() || range.begin >= session_.size()) return true;
  session_.replace(range.begin, range.size(), {});
  session_.move_to(range.begin);
  return true;
}

// ---- drawing ----

void HexPane::show_cursor() {
  const size_t cursor = session_.cursor();
  if (cursor == last_cursor_ || drag_ == Drag::scroll_bar) return;
  last_cursor_ = cursor;
  const auto row = static_cast<double>(cursor / grid_.columns);
  const double full = std::max(1.0, std::floor(grid_.rows_in_view()));
  if (row < scroll_ || row + 1 > scroll_ + full) {
    // A cursor that leapt stands a little below the top, one that stepped at the edge.
    const bool stepped = row >= scroll_ - 2 && row <= scroll_ + full + 1;
    scroll_ = stepped ? (row < scroll_ ? row : row + 1 - full) : row - std::floor(full / 4);
  }
}

const HexDrawing& HexPane::draw(Rect box) {
  drawing_ = {};
  drawing_.box = box;
  grid_ = HexGrid::fitted({box.left, box.top, box.right - bar_width - 4, box.bottom}, session_.size());
  show_cursor();
  scroll_by(0);
  const ByteRange seen = grid_.visible(scroll_);
  const ByteRange chosen = session_.selection();
  const bool has_tints = session_.choice().pane == PaneKind::fields && !session_.choice().layout.empty();
  const Tints tints(has_tints ? session_.fields() : bytes::Decoded{}, seen);
  const auto data = session_.data();
  for (size_t i = seen.begin; i < seen.end; ++i) {
    if (i % grid_.columns == 0) {
      const float top = grid_.top_of(i / grid_.columns, scroll_);
      drawing_.offsets.push_back(
          {{box.left, top, grid_.hex_left, top + HexGrid::row_height}, offset_text(i, grid_.digits)});
    }
    drawing_.cells.push_back({grid_.cell(i, scroll_), grid_.glyph(i, scroll_), i, data[i], bytes::class_of(data[i]),
                              chosen.contains(i), tints.at(i)});
  }
  if (session_.hovered) outline({*session_.hovered, *session_.hovered + 1}, Tone::muted, 1);
  if (session_.outlined) outline(*session_.outlined, Tone::text, 1.5f);
  const size_t cursor = session_.cursor();
  const float top = grid_.top_of(cursor / grid_.columns, scroll_);
  if (top + HexGrid::row_height > box.top && top < box.bottom) {
    drawing_.cursor = grid_.cell(cursor, scroll_);
    drawing_.cursor_glyph = grid_.glyph(cursor, scroll_);
  }
  drawing_.is_cursor_in_text = is_in_text_;
  if (grid_.last_scroll() > 0) {
    const Rect track{box.right - bar_width, box.top, box.right, box.bottom};
    const auto share = static_cast<float>(grid_.rows_in_view() / static_cast<double>(grid_.rows()));
    const float height = std::max(smallest_bar, track.height() * share);
    const float at = track.top + (track.height() - height) * static_cast<float>(scroll_ / grid_.last_scroll());
    drawing_.scroll_track = track;
    drawing_.scroll_bar = {track.left + 2, at, track.right - 2, at + height};
  }
  if (session_.size() == 0) drawing_.empty_text = "No bytes yet: type hex digits, paste, or drop a file";
  return drawing_;
}

// One frame for each row that the range touches.
void HexPane::outline(ByteRange range, Tone tone, float width) {
  const ByteRange seen = grid_.visible(scroll_);
  const ByteRange part{std::max(range.begin, seen.begin), std::min(range.end, seen.end)};
  for (size_t at = part.begin; at < part.end;) {
    const size_t last = std::min(part.end, (at / grid_.columns + 1) * grid_.columns) - 1;
    for (const auto& [first_box, last_box] : {std::pair{grid_.cell(at, scroll_), grid_.cell(last, scroll_)},
                                              std::pair{grid_.glyph(at, scroll_), grid_.glyph(last, scroll_)}})
      drawing_.outlines.push_back(
          {{first_box.left + 0.5f, first_box.top + 1, last_box.right - 0.5f, last_box.bottom - 1}, tone, width});
    at = last + 1;
  }
}

}  // namespace lockstep::ui::model
