#include "ui/model/bytes/byte_panel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lockstep::ui::model {

namespace {

constexpr float margin = 12;
constexpr float wide_from = 640;
constexpr float label_column = 164;
constexpr float largest_cell = 64;
constexpr float cell_height = 36;
constexpr float body_advance = 7.5f;  // pixels per character, about
constexpr float value_advance = 12.5f, small_value_advance = 8.5f;
constexpr float line = 20;
constexpr float address_line = 16;

std::string hex_digits(uint8_t byte) {
  static constexpr char digits[] = "0123456789abcdef";
  return {digits[byte >> 4], digits[byte & 15]};
}

int digit_of(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

const bytes::Side& side_of(const bytes::BothOrders& both, bool is_big) { return is_big ? both.big : both.little; }

// How many places the weight of a byte is above the lightest. Both orders of this panel are plain ones.
int weight_of(bool is_big, int index, int width) { return is_big ? width - 1 - index : index; }

}  // namespace

void BytePanel::set(const ByteChoice& choice) {
  const bool is_same_place = choice.is_big == choice_.is_big && choice.index == choice_.index;
  if (!is_same_place) has_high_digit_ = false;
  choice_ = choice;
  value_ = std::unexpected("unknown type \"" + choice.type + "\"");
  const auto type = bytes::number_type_named(choice.type);
  if (!type) return;
  auto both = bytes::both_orders(choice.text, *type);
  if (both)
    value_ = std::move(*both);
  else
    value_ = std::unexpected(both.error().text);
}

int BytePanel::width() const { return value_ ? value_->type.width : 0; }

std::optional<BytePanel::Place> BytePanel::selected() const {
  if (choice_.index < 0 || choice_.index >= width()) return std::nullopt;
  return Place{choice_.is_big, choice_.index};
}

// ---- hands ----

std::optional<BytePanel::Place> BytePanel::place_at(Point p) const {
  for (const DrawnByte& cell : drawing_.cells)
    if (cell.rect.contains(p)) return Place{cell.is_big, cell.index};
  for (const DrawnByte& cell : drawing_.pdp)
    if (cell.rect.contains(p)) return Place{cell.is_big, cell.index};
  return std::nullopt;
}

void BytePanel::pointer_moved(Point p) { hovered_ = place_at(p); }

void BytePanel::pointer_left() { hovered_.reset(); }

void BytePanel::pointer_released(Point p, int) {
  if (const auto place = place_at(p)) select(*place);
}

void BytePanel::select(Place place) {
  has_high_digit_ = false;
  const auto side = place.is_big ? protocol::ByteOrder::big : protocol::ByteOrder::little;
  intents_.send<intents::bytes_select>({.side = side, .index = place.index});
}

bool BytePanel::key(const KeyPress& press) {
  if (!value_ || press.control) return false;
  const Place now = selected().value_or(Place{false, press.key == Key::right ? -1 : 0});
  const int last = width() - 1;
  switch (press.key) {
    case Key::left: return select({now.is_big, std::max(now.index - 1, 0)}), true;
    case Key::right: return select({now.is_big, std::min(now.index + 1, last)}), true;
    case Key::home: return select({now.is_big, 0}), true;
    case Key::end: return select({now.is_big, last}), true;
    case Key::up: return select({false, std::max(now.index, 0)}), true;
    case Key::down: return select({true, std::max(now.index, 0)}), true;
    case Key::enter: {
      if (!selected()) return false;
      std::string text;
      for (const uint8_t byte : side_of(*value_, now.is_big).bytes)
        text += (text.empty() ? "" : " ") + hex_digits(byte);
      return intents_.send<intents::copy>({.text = text}), true;
    }
    case Key::character: return digit_of(press.character) >= 0 && type_digit(digit_of(press.character));
    default: return false;
  }
}

// The first digit replaces the high half of the byte and the second the low one, then the next byte is up.
bool BytePanel::type_digit(int digit) {
  const auto place = selected();
  if (!place) return false;
  const bytes::Side& side = side_of(*value_, place->is_big);
  const auto index = static_cast<size_t>(place->index);
  const uint8_t old = side.bytes[index];
  const int byte = has_high_digit_ ? (old & 0xf0) | digit : (old & 0x0f) | digit << 4;
  const auto changed = bytes::with_byte(*value_, side, index, static_cast<uint8_t>(byte));
  intents_.send<intents::bytes_value>({.text = changed.value, .type = choice_.type});
  const bool was_low = std::exchange(has_high_digit_, !has_high_digit_);
  if (was_low && place->index + 1 < width()) select({place->is_big, place->index + 1});
  return true;
}

// ---- drawing ----

const ByteDrawing& BytePanel::draw() {
  drawing_ = {};
  const bool is_wide = size_.width >= wide_from;
  const float left = is_wide ? label_column : margin;
  const float right = size_.width - margin;
  if (!value_) {
    text({margin, 12, right, 40}, choice_.text.empty() ? "Type a value" : "No " + choice_.type + " value",
         TextStyle::title);
    if (!choice_.text.empty()) text({margin, 44, right, 64}, value_.error(), TextStyle::problem);
    return drawing_;
  }
  const bytes::BothOrders& both = *value_;
  draw_head(both, is_wide ? left : margin + 48, right);

  const float count = static_cast<float>(width());
  const float pitch = std::floor(std::min(largest_cell, (right - left) / count));
  const float cells_right = left + pitch * count;
  const auto reading = static_cast<float>(std::max(both.little.misread.size(), both.big.misread.size()) + 16);
  const bool reads_beside = is_wide && cells_right + 16 + reading * body_advance <= right;
  const float bits_top = size_.height - 56;

  float top = 52;
  if (!reads_beside) top += line;
  if (!is_wide) top += line;
  const float little_top = top + address_line;
  float below = address_line;
  if (!reads_beside) below += line;
  if (!is_wide) below += line;
  const float big_top = std::max(little_top + cell_height + 24, bits_top - below - 12 - cell_height);

  const Rect little{left, little_top, cells_right, little_top + cell_height};
  const Rect big{left, std::min(big_top, little_top + cell_height + 64), cells_right,
                 std::min(big_top, little_top + cell_height + 64) + cell_height};
  draw_side(both.little, false, little, pitch);
  draw_side(both.big, true, big, pitch);
  draw_links(0, {drawing_.cells.begin() + width(), drawing_.cells.end()});

  const auto read = [&](const bytes::Side& side, bool is_big) {
    const std::string other = std::string("read as ") + (is_big ? "little" : "big") + ": ";
    const Rect& row = is_big ? big : little;
    const std::string misread = both.same ? "the same read either way" : other + side.misread;
    const TextStyle style = both.same ? TextStyle::muted : TextStyle::warning;
    if (reads_beside) {
      text({cells_right + 16, row.top, right, row.top + 18}, "reads " + side.value, TextStyle::body);
      text({cells_right + 16, row.top + 18, right, row.bottom}, misread, style);
      return;
    }
    const float at = is_big ? row.bottom + address_line + (is_wide ? 0 : line) : row.top - address_line - line;
    text({left, at, right, at + line}, misread, style);
  };
  read(both.little, false);
  read(both.big, true);

  const auto name = [&](bool is_big) {
    const Rect& row = is_big ? big : little;
    const char* title = is_big ? "Big-endian" : "Little-endian";
    const char* about = is_big ? "most significant first" : "least significant first";
    if (is_wide) {
      text({margin, row.top, left - 8, row.top + 18}, title, TextStyle::title);
      text({margin, row.top + 18, left - 8, row.bottom}, about, TextStyle::muted);
      return;
    }
    const float at = is_big ? row.bottom + address_line : row.top - address_line - 2 * line;
    text({left, at, left + 104, at + line}, title, TextStyle::title);
    text({left + 104, at, right, at + line}, about, TextStyle::muted);
  };
  name(false);
  name(true);
  float bottom = big.bottom + below;

  // The third order that machines had, where the number has words for it and the panel room.
  const float gap = reads_beside ? 44.0f : 16.0f, readings = reads_beside ? 0 : 2 * line;
  const float pdp_height = gap + cell_height + address_line + (is_wide ? 0 : line) + readings;
  const auto third = bytes::pdp_order(both);
  if (third && bottom + pdp_height <= bits_top) {
    const Rect pdp{left, bottom + gap, cells_right, bottom + gap + cell_height};
    draw_pdp(*third, pdp, pitch);
    if (reads_beside) draw_links(static_cast<size_t>(width()), drawing_.pdp);
    const char* about = width() == 4 ? "heavier half first" : "heaviest two first";
    float at = pdp.bottom + address_line;
    if (is_wide) {
      text({margin, pdp.top, left - 8, pdp.top + 18}, "PDP-11", TextStyle::title);
      text({margin, pdp.top + 18, left - 8, pdp.bottom}, about, TextStyle::muted);
    } else {
      text({left, at, left + 104, at + line}, "PDP-11", TextStyle::title);
      text({left + 104, at, right, at + line}, about, TextStyle::muted);
      at += line;
    }
    for (const bool is_big : {false, true}) {
      const std::string& misread = is_big ? third->as_big : third->as_little;
      const Rect place = reads_beside ? Rect{cells_right + 16, pdp.top + (is_big ? 18.0f : 0.0f), right, pdp.bottom}
                                      : Rect{left, at + (is_big ? line : 0), right, at + (is_big ? 2 * line : line)};
      text({place.left, place.top, place.right, is_big ? place.bottom : std::min(place.bottom, place.top + line)},
           std::string("read as ") + (is_big ? "big: " : "little: ") + misread,
           misread == both.value ? TextStyle::muted : TextStyle::warning);
    }
    bottom += pdp_height;
  }
  const float bits = std::min(bits_top, bottom + 20);
  draw_bits(both, {left, bits, right, bits + 48});
  return drawing_;
}

void BytePanel::draw_head(const bytes::BothOrders& both, float left, float right) {
  const std::string hex = "0x" + both.hex;
  const auto characters = static_cast<float>(both.value.size() + hex.size() + 3);
  const bool is_long = characters * value_advance > right - left;
  const TextStyle style = is_long ? TextStyle::value_small : TextStyle::value;
  const float advance = is_long ? small_value_advance : value_advance;
  const bool is_too_long = is_long && characters * advance > right - left;  // half of the room for each, then
  const float middle = is_too_long ? (left + right) / 2 : left + static_cast<float>(both.value.size()) * advance + 24;
  text({margin, 12, left - 8, 40}, choice_.type, TextStyle::title);
  text({left, 12, middle - 8, 40}, both.value, style);
  text({middle, 12, right, 40}, hex, is_long ? TextStyle::hex_small : TextStyle::hex);
}

DrawnByte BytePanel::drawn(uint8_t byte, Place place, int weight, float left, Rect cells, float pitch) const {
  const auto chosen = selected();
  const auto shows = [&](const std::optional<Place>& other) {
    return other && weight_of(other->is_big, other->index, width()) == weight;
  };
  DrawnByte cell;
  cell.rect = {left, cells.top, left + pitch - (pitch > 30 ? 4 : 2), cells.bottom};
  cell.digits = hex_digits(byte);
  cell.is_big = place.is_big;
  cell.index = place.index;
  cell.weight = width() > 1 ? static_cast<float>(weight) / static_cast<float>(width() - 1) : 1;
  cell.is_twin = shows(chosen);
  cell.is_hovered = shows(hovered_);
  return cell;
}

void BytePanel::draw_side(const bytes::Side& side, bool is_big, Rect cells, float pitch) {
  const auto chosen = selected();
  for (int i = 0; i < width(); ++i) {
    const float left = cells.left + pitch * static_cast<float>(i);
    const float address = is_big ? cells.bottom : cells.top - address_line;
    DrawnByte cell =
        drawn(side.bytes[static_cast<size_t>(i)], {is_big, i}, weight_of(is_big, i, width()), left, cells, pitch);
    cell.address = (pitch > 30 ? "+" : "") + std::to_string(i);
    cell.address_box = {cell.rect.left, address, cell.rect.right, address + address_line};
    cell.is_selected = chosen == Place{is_big, i};
    cell.is_twin = cell.is_twin && !cell.is_selected;
    drawing_.cells.push_back(cell);
  }
}

void BytePanel::draw_pdp(const bytes::PdpOrder& pdp, Rect cells, float pitch) {
  const bytes::Arrangement places = bytes::arrange(bytes::pdp, static_cast<size_t>(width()));
  for (int i = 0; i < width(); ++i) {
    const float left = cells.left + pitch * static_cast<float>(i);
    const int weight = places.weight[static_cast<size_t>(i)];
    DrawnByte cell = drawn(pdp.bytes[static_cast<size_t>(i)], {true, width() - 1 - weight}, weight, left, cells, pitch);
    cell.address = "+" + std::to_string(i);
    cell.address_box = {cell.rect.left, cells.bottom, cell.rect.right, cells.bottom + address_line};
    drawing_.pdp.push_back(cell);
  }
}

// From the row of cells that begins at `first` to where the same bytes lie in the row below.
void BytePanel::draw_links(size_t first, const std::vector<DrawnByte>& to) {
  for (size_t i = first; i < first + to.size(); ++i) {
    const DrawnByte& upper = drawing_.cells[i];
    const auto lower = std::ranges::find(to, upper.weight, &DrawnByte::weight);
    const float gap = upper.is_big ? address_line + 2 : 4;
    drawing_.links.push_back({{upper.rect.center().x, upper.rect.bottom + gap},
                              {lower->rect.center().x, lower->rect.top - 4},
                              upper.weight,
                              upper.is_selected || upper.is_twin || upper.is_hovered});
  }
  // Those that stand out are painted last.
  std::ranges::stable_partition(drawing_.links, [](const DrawnLink& link) { return !link.is_emphasized; });
}

void BytePanel::draw_bits(const bytes::BothOrders& both, Rect box) {
  constexpr float gap = 4;
  const int total = width() * 8;
  const float room = box.width();
  const int lines = total > 64 ? 2 : 1;
  const int per_line = total / lines;
  const float gaps = gap * static_cast<float>(per_line / 8 - 1);
  const float pitch = std::min(14.0f, std::floor((room - gaps) / static_cast<float>(per_line) * 2) / 2);
  const float height = lines == 1 ? 20.0f : 14.0f;
  const float first_top = box.bottom - height * static_cast<float>(lines) - 4;
  const auto chosen = selected();
  for (int i = 0; i < total; ++i) {
    const int at = i % per_line;
    const float left = box.left + pitch * static_cast<float>(at) + gap * static_cast<float>(at / 8);
    const float top = first_top + (height + 2) * static_cast<float>(i / per_line);
    const int weight = width() - 1 - i / 8;
    drawing_.bits.push_back({{left, top, left + pitch - 1, top + height},
                             bit_at(both.bits, static_cast<size_t>(total - 1 - i)),
                             role_of_bit(both.type, static_cast<size_t>(total - 1 - i)),
                             chosen && weight_of(chosen->is_big, chosen->index, width()) == weight});
  }
  const bool is_floating = both.type.kind == bytes::NumberKind::floating;
  const std::string what = is_floating ? "sign, exponent, fraction: the number's own bits, highest first"
                                       : "the number's own bits, highest first: no byte order changes them";
  text({box.left, first_top - 18, box.right, first_top - 2}, what, TextStyle::muted);
}

}  // namespace lockstep::ui::model
