#include "ui/model/bytes/bits_pane.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::model {

namespace {

constexpr float largest_bit = 16, smallest_bit = 7, byte_gap = 6, bit_height = 22, line = 20;

Tone tone_of(BitRole role) {
  switch (role) {
    case BitRole::sign: return Tone::sign;
    case BitRole::exponent: return Tone::exponent;
    case BitRole::fraction: return Tone::fraction;
    case BitRole::plain: return Tone::accent;
  }
  return Tone::accent;
}

}  // namespace

std::string bit_target(size_t bit) { return "bit " + std::to_string(bit); }

bytes::NumberType BitsPane::type() const {
  return bytes::number_type_named(session_.choice().number).value_or(bytes::f32);
}

std::optional<bytes::U128> BitsPane::bits() const {
  const size_t at = session_.reading_place(), width = type().width;
  if (at + width > session_.size()) return std::nullopt;
  return bytes::read_bits(session_.data().subspan(at, width), session_.order());
}

void BitsPane::write(bytes::U128 bits, uint64_t stroke) {
  session_.write_over(session_.reading_place(), bytes::bytes_of(bits, type().width, session_.order()), stroke);
}

// ---- hands ----

std::optional<size_t> BitsPane::bit_under(Point p) const {
  for (const Place& place : places_)
    if (place.rect.contains(p)) return place.bit;
  return std::nullopt;
}

bool BitsPane::pointer_pressed(Point p) {
  const auto bit = bit_under(p);
  const auto now = bits();
  if (!bit || !now) return false;
  stroke_ = session_.next_stroke();
  painted_ = !bit_at(*now, *bit);
  session_.focus = bit_target(*bit);
  write(with_bit(*now, *bit, painted_), stroke_);
  return true;
}

void BitsPane::pointer_moved(Point p) {
  const auto bit = bit_under(p);
  const auto now = bits();
  if (!stroke_ || !bit || !now || bit_at(*now, *bit) == painted_) return;
  session_.focus = bit_target(*bit);
  write(with_bit(*now, *bit, painted_), stroke_);
}

bool BitsPane::key(const KeyPress& press) {
  const auto now = bits();
  if (!now || !session_.focus.starts_with("bit ")) return false;
  const size_t count = type().width * size_t{8};
  size_t bit = 0;
  for (const char c : session_.focus.substr(4)) bit = bit * 10 + static_cast<size_t>(c - '0');
  if (bit >= count) return false;
  const auto go = [&](size_t to) {
    session_.focus = bit_target(to);
    return true;
  };
  switch (press.key) {
    case Key::left: return go(std::min(bit + 1, count - 1));
    case Key::right: return go(bit > 0 ? bit - 1 : 0);
    case Key::home: return go(count - 1);
    case Key::end: return go(0);
    case Key::up: return write(with_part_stepped(*now, type(), bit, true)), true;
    case Key::down: return write(with_part_stepped(*now, type(), bit, false)), true;
    case Key::enter: return write(with_bit(*now, bit, !bit_at(*now, bit))), true;
    case Key::character:
      switch (press.character) {
        case ' ': return write(with_bit(*now, bit, !bit_at(*now, bit))), true;
        case '0':
        case '1': return write(with_bit(*now, bit, press.character == '1')), true;
        case '+': return write(with_part_stepped(*now, type(), bit, true)), true;
        case '-': return write(with_part_stepped(*now, type(), bit, false)), true;
        default: return false;
      }
    default: return false;
  }
}

// ---- drawing ----

void BitsPane::draw(Sheet& sheet, Rect box) {
  places_.clear();
  number_bytes_.clear();
  sheet.layer(box);
  const ByteChoice& choice = session_.choice();
  float left = box.left, top = box.top - scroll_;
  for (const bytes::NumberType each : bytes::usual_number_types()) {
    const std::string name = bytes::name_of(each);
    const float width = text_width(name, Face::sans) + 22;
    if (left + width > box.right && left > box.left) left = box.left, top += chip_height + 4;
    left = sheet.chip({left, top}, name, name == choice.number, "type " + name, type_group, [this, name] {
      session_.change([&](ByteChoice& c) { c.number = name; });
    }) + 4;
  }
  top += chip_height + 8;
  const auto labelled = [&](float& x, const char* label) {
    const float width = text_width(label, Face::small) + 8;
    sheet.text({x, top, x + width, top + chip_height}, label, Tone::muted, Face::small);
    x += width;
  };
  left = box.left;
  labelled(left, "Byte order");
  for (const bool is_big : {false, true})
    left = sheet.chip({left, top}, is_big ? "big" : "little", choice.is_big_first == is_big,
                      is_big ? "order big" : "order little", order_group,
                      [this, is_big] { session_.change([&](ByteChoice& c) { c.is_big_first = is_big; }); }) +
           4;
  if (left + 240 > box.right)
    left = box.left, top += chip_height + 4;
  else
    left += 14;
  labelled(left, "Bit 0 is");
  for (const bool heaviest : {false, true})
    left = sheet.chip({left, top}, heaviest ? "heaviest" : "lightest", counts_from_heaviest_ == heaviest,
                      heaviest ? "bit 0 heaviest" : "bit 0 lightest", order_group,
                      [this, heaviest] { counts_from_heaviest_ = heaviest; }) +
           4;
  top += chip_height + 12;

  const size_t at = session_.reading_place(), width = type().width;
  const auto now = bits();
  if (!now) {
    sheet.text({box.left, top, box.right, top + line},
               choice.number + " takes " + std::to_string(width) + " bytes, and " +
                   std::to_string(session_.size() - at) + " are left",
               Tone::problem);
    return;
  }
  session_.outlined = ByteRange{at, at + width};
  sheet.text({box.left, top, box.right, top + 24}, bytes::number_text(*now, type()), Tone::text, Face::large_mono);
  top += 26;
  const auto write_line = [&](std::string text) {
    if (text.empty()) return;
    sheet.text({box.left, top, box.right, top + line}, std::move(text), Tone::muted, Face::sans);
    top += line;
  };
  // The fraction goes into a line of its own where all three parts are too long for one.
  const std::string parts = parts_text(*now, type());
  constexpr std::string_view separator = " · ";
  const size_t last = parts.rfind(separator);
  if (last != std::string::npos && text_width(parts, Face::sans) > box.width()) {
    write_line(parts.substr(0, last));
    write_line(parts.substr(last + separator.size()));
  } else {
    write_line(parts);
  }
  write_line(formula_text(*now, type()));
  top += 10;

  // As many bytes in a line as there is room for with bits that a finger can meet.
  size_t per_line = width;
  const auto pitch_of = [&](size_t count) {
    const auto n = static_cast<float>(count);
    return (box.width() - byte_gap * (n - 1)) / (8 * n);
  };
  while (per_line > 1 && pitch_of(per_line) < smallest_bit) per_line = (per_line + 1) / 2;
  const float pitch = std::floor(std::min(largest_bit, pitch_of(per_line)) * 2) / 2;
  const auto lines = static_cast<float>((width + per_line - 1) / per_line);
  const float block = lines * (bit_height + 26);
  sheet.text({box.left, top, box.right, top + line}, "The number, heaviest bit first", Tone::muted, Face::small);
  const Rect number{box.left, top + line, box.right, top + line + block};
  draw_number(sheet, number, *now, pitch, per_line);
  const float memory_top = number.bottom + (lines > 1 ? 8.0f : 54.0f);
  draw_memory(sheet, {box.left, memory_top, box.right, memory_top + block}, *now, pitch, per_line);
  float end = memory_top + block;
  for (const std::string& text :
       {"Memory, lowest address first: " + std::string(choice.is_big_first ? "big-endian" : "little-endian"),
        std::string("The byte order moves whole bytes; bits within a byte stay")}) {
    sheet.text({box.left, end, box.right, end + line - 4}, text, Tone::muted, Face::small);
    end += line - 4;
  }
  scroll_ = std::clamp(scroll_, 0.0f, std::max(0.0f, end + scroll_ - box.bottom));
}

void BitsPane::draw_bit(Sheet& sheet, Rect rect, size_t bit, bool is_one, bool has_name) {
  const Tone tone = tone_of(role_of_bit(type(), bit));
  sheet.box({.rect = rect, .fill = tone, .alpha = is_one ? 1 : 0.12f, .edge = is_one ? Tone::none : tone, .radius = 2});
  if (rect.width() >= 8)
    sheet.layers.back().texts.push_back(
        {rect, is_one ? "1" : "0", is_one ? tone : Tone::muted, Face::small_mono, Align::center, is_one});
  if (!has_name) return;
  places_.push_back({{rect.left - 0.5f, rect.top, rect.right + 0.5f, rect.bottom}, bit});
  sheet.target(rect, bit_target(bit), group, [] {});  // the press itself turned it
}

void BitsPane::draw_number(Sheet& sheet, Rect box, bytes::U128 bits, float pitch, size_t per_line) {
  const size_t width = type().width;
  number_bytes_.assign(width, {});
  for (size_t i = 0; i < width; ++i) {  // from the heaviest byte
    const auto column = static_cast<float>(i % per_line);
    const float left = box.left + column * (8 * pitch + byte_gap);
    const float top = box.top + static_cast<float>(i / per_line) * (bit_height + 26);
    const size_t weight = width - 1 - i;
    for (size_t j = 0; j < 8; ++j) {
      const size_t bit = weight * 8 + 7 - j;
      const float x = left + static_cast<float>(j) * pitch;
      draw_bit(sheet, {x, top, x + pitch - 1, top + bit_height}, bit, bit_at(bits, bit), true);
    }
    const float right = left + 8 * pitch - 1;
    number_bytes_[weight] = {left, top, right, top + bit_height};
    const size_t heavy = weight * 8 + 7, all = width * 8 - 1;
    const Rect label{left, top + bit_height, right, top + bit_height + 16};
    sheet.text(label, std::to_string(counts_from_heaviest_ ? all - heavy : heavy), Tone::muted, Face::small_mono);
    if (pitch > 8)
      sheet.text(label, std::to_string(counts_from_heaviest_ ? all - heavy + 7 : heavy - 7), Tone::muted,
                 Face::small_mono, Align::right);
  }
}

void BitsPane::draw_memory(Sheet& sheet, Rect box, bytes::U128 bits, float pitch, size_t per_line) {
  const size_t width = type().width, at = session_.reading_place();
  const bytes::Arrangement places = bytes::arrange(session_.order(), width);
  for (size_t i = 0; i < width; ++i) {
    const float left = box.left + static_cast<float>(i % per_line) * (8 * pitch + byte_gap);
    const float top = box.top + static_cast<float>(i / per_line) * (bit_height + 26);
    const size_t weight = places.weight[i];
    for (size_t j = 0; j < 8; ++j) {
      const size_t bit = weight * 8 + 7 - j;
      const float x = left + static_cast<float>(j) * pitch;
      draw_bit(sheet, {x, top, x + pitch - 1, top + bit_height}, bit, bit_at(bits, bit), false);
    }
    const Rect cell{left, top, left + 8 * pitch - 1, top + bit_height};
    const uint8_t byte = session_.data()[at + i];
    std::string label = "+" + std::to_string(i);
    if (pitch > 6) label += "  " + bytes::hex_text({byte, 0}, 1);
    sheet.text({cell.left, cell.bottom, cell.right + byte_gap, cell.bottom + 16}, label, Tone::muted, Face::small_mono);
    if (per_line < width) continue;  // lines over lines would only confuse
    const Rect& from = number_bytes_[weight];
    sheet.line({{from.center().x, from.bottom + 17}, {cell.center().x, cell.top - 3}, Tone::muted, 1.25f, true, true});
  }
}

}  // namespace lockstep::ui::model
