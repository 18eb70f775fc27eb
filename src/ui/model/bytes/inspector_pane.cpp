#include "ui/model/bytes/inspector_pane.h"

#include <algorithm>

namespace lockstep::ui::model {

namespace {

constexpr float head_height = 24, row_height = 24, foot_height = 24;
constexpr float name_column = 108;

std::string bytes_text(std::span<const uint8_t> data) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : data.first(std::min<size_t>(data.size(), 16))) {
    if (!text.empty()) text += ' ';
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

// "U+FEFF" without the letter, where it is not one of those that the canvas has: Latin-1.
std::string drawable(const std::string& reading) {
  const size_t code = reading.find("U+");
  const bool is_beyond = !reading.empty() && static_cast<unsigned char>(reading[0]) > 0xc3;
  return is_beyond && code != std::string::npos ? reading.substr(code) : reading;
}

}  // namespace

std::string target_of(const bytes::Interpretation& one, bool is_big) {
  return std::string(one.name) + (is_big ? " big" : " little");
}

std::vector<bytes::InspectorRow> InspectorPane::rows() const {
  const ByteRange chosen = session_.selection();
  const auto count = chosen.is_empty() ? std::nullopt : std::optional(chosen.size());
  return bytes::inspect(session_.data().subspan(session_.reading_place()), count);
}

std::expected<void, std::string> InspectorPane::write(const bytes::Interpretation& one, bytes::Order order,
                                                      const std::string& text) {
  const auto put = bytes::bytes_of_reading(one, text, order);
  if (!put) return std::unexpected(put.error());
  const size_t at = session_.reading_place();
  if (at + put->size() > session_.size())
    return std::unexpected("it takes " + std::to_string(put->size()) + " bytes, and " +
                           std::to_string(session_.size() - at) + " are left");
  const ByteRange chosen = session_.selection();
  if (!chosen.is_empty() && chosen.size() != put->size())
    return std::unexpected("it takes " + std::to_string(put->size()) + " bytes, and " + std::to_string(chosen.size()) +
                           " are selected");
  session_.write_over(at, *put);
  return {};
}

void InspectorPane::reveal(std::string_view target) {
  const auto all = rows();
  for (size_t i = 0; i < all.size(); ++i) {
    if (target != target_of(*all[i].interpretation, false) && target != target_of(*all[i].interpretation, true))
      continue;
    const float top = static_cast<float>(i) * row_height;
    scroll_ = std::clamp(scroll_, top + row_height - view_height_, top);
  }
}

std::string InspectorPane::beside(std::string_view target, int right, int down) const {
  const auto all = rows();
  for (size_t i = 0; i < all.size(); ++i)
    for (const bool is_big : {false, true}) {
      if (target != target_of(*all[i].interpretation, is_big)) continue;
      const auto last = static_cast<ptrdiff_t>(all.size()) - 1;
      const auto& row = all[static_cast<size_t>(std::clamp<ptrdiff_t>(static_cast<ptrdiff_t>(i) + down, 0, last))];
      const bool to_big = right == 0 ? is_big : right > 0;
      return target_of(*row.interpretation, (to_big && row.big) || !row.little);
    }
  return "";
}

void InspectorPane::draw(Sheet& sheet, Rect box) {
  const auto all = rows();
  const Rect view{box.left, box.top + head_height, box.right, box.bottom - foot_height};
  const float column = (box.width() - name_column) / 2;
  const float little_left = box.left + name_column, big_left = little_left + column;
  sheet.layer(box);
  const auto head = [&](float left, const char* text) {
    sheet.text({left + 6, box.top, left + column, view.top}, text, Tone::muted, Face::small);
  };
  head(box.left, "read as");
  head(little_left, "little-endian");
  head(big_left, "big-endian");

  view_height_ = view.height();
  const float content = static_cast<float>(all.size()) * row_height;
  scroll_ = std::clamp(scroll_, 0.0f, std::max(0.0f, content - view.height()));
  sheet.layer(view);
  for (size_t i = 0; i < all.size(); ++i) {
    const float top = view.top + static_cast<float>(i) * row_height - scroll_;
    if (top + row_height < view.top || top > view.bottom) continue;
    if (i % 2 == 0)
      sheet.box(
          {.rect = {box.left, top, box.right, top + row_height}, .fill = Tone::muted, .alpha = 0.06f, .radius = 0});
    sheet.text({box.left + 6, top, little_left, top + row_height}, std::string(all[i].interpretation->name),
               Tone::muted, Face::small);
    cell(sheet, {little_left, top, all[i].interpretation->has_order ? big_left : box.right, top + row_height}, all[i],
         false);
    if (all[i].interpretation->has_order) cell(sheet, {big_left, top, box.right, top + row_height}, all[i], true);
  }
  if (all.empty())
    sheet.text({box.left, view.top, box.right, view.top + row_height},
               session_.data().empty()           ? "Nothing to read: there are no bytes"
               : session_.selection().is_empty() ? "Nothing to read behind the last byte"
                                                 : "No reading takes exactly the selected bytes",
               Tone::muted);

  // The reading that is pointed at, in full.
  sheet.layer(box);
  const Rect foot{box.left, view.bottom, box.right, box.bottom};
  if (session_.entry && !session_.entry->error().empty())
    return sheet.text(foot, session_.entry->error(), Tone::problem, Face::sans);
  for (const bytes::InspectorRow& row : all)
    for (const bool is_big : {false, true}) {
      const auto& reading = is_big ? row.big : row.little;
      if (!reading || session_.focus != target_of(*row.interpretation, is_big)) continue;
      const size_t at = session_.reading_place();
      sheet.text(foot, drawable(reading->text) + "  from  " + bytes_text(session_.data().subspan(at, reading->size)),
                 Tone::muted, Face::small_mono);
    }
}

void InspectorPane::cell(Sheet& sheet, Rect rect, const bytes::InspectorRow& row, bool is_big) {
  const bytes::Interpretation& one = *row.interpretation;
  const auto& reading = is_big ? row.big : row.little;
  const Rect inner{rect.left + 6, rect.top, rect.right - 6, rect.bottom};
  if (!reading) return sheet.text(inner, "—", Tone::muted, Face::mono);
  const std::string name = target_of(one, is_big);
  if (rect.contains(session_.pointer) || session_.focus == name) {
    const size_t at = session_.reading_place();
    session_.outlined = ByteRange{at, at + reading->size};
  }
  session_.field(
      sheet, rect, name, group, drawable(reading->text), Face::mono,
      [this, &one, is_big](const std::string& text) { return write(one, is_big ? bytes::big : bytes::little, text); });
}

}  // namespace lockstep::ui::model
