#include "ui/model/bytes/field_pane.h"

#include <algorithm>

#include "bytes/layout.h"

namespace lockstep::ui::model {

namespace {

constexpr float row_height = 24, indent = 16, swatch = 14, foot_line = 18, foot_height = 2 * foot_line + 4;

std::string order_text(bytes::FieldOrder order) {
  switch (order) {
    case bytes::FieldOrder::little_end: return "little-endian";
    case bytes::FieldOrder::big_end: return "big-endian";
    case bytes::FieldOrder::pdp_words: return "PDP-11 order";
    case bytes::FieldOrder::both_ends: return "both orders";
    case bytes::FieldOrder::none: return "no byte order";
  }
  return "";
}

std::string value_text(const bytes::DecodedField& f) {
  if (f.type == "group") return !f.display.empty() ? f.display : f.size > 0 ? std::to_string(f.size) + " bytes" : "";
  if (f.display.empty()) return f.value;
  return f.number && !f.display.starts_with(f.value) ? f.display + "  (" + f.value + ")" : f.display;
}

}  // namespace

std::string field_target(size_t index) { return "field " + std::to_string(index); }

std::string wrong_text(const bytes::DecodedField& f) {
  std::string text;
  for (const auto& wrong : f.wrong) text += (text.empty() ? "" : ", ") + wrong.how + ": " + wrong.value;
  return text;
}

const std::vector<std::string>& FieldPane::fits() const {
  if (fits_revision_ == session_.document().revision()) return fits_;
  fits_revision_ = session_.document().revision();
  fits_.clear();
  for (const bytes::Layout* layout : bytes::layouts_that_fit(session_.data())) fits_.push_back(layout->name);
  return fits_;
}

void FieldPane::choose_layout(const std::string& name) {
  reset();
  session_.change([&](ByteChoice& choice) { choice.layout = name; });
}

std::vector<size_t> FieldPane::open_rows() const {
  const auto& fields = session_.fields().fields;
  std::vector<size_t> rows;
  std::vector<bool> hidden(fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    const auto parent = fields[i].parent;
    hidden[i] = parent && (hidden[*parent] || closed_.contains(*parent));
    if (!hidden[i]) rows.push_back(i);
  }
  return rows;
}

void FieldPane::reveal(std::string_view target) {
  const auto rows = open_rows();
  for (size_t i = 0; i < rows.size(); ++i) {
    if (target == field_target(rows[i])) bring_into_view(i, 0);
  }
}

// The row among the open ones, with so many rows beyond it where there are as many.
void FieldPane::bring_into_view(size_t row, size_t beyond) {
  const float top = static_cast<float>(row) * row_height, more = static_cast<float>(beyond) * row_height;
  scroll_ = std::clamp(scroll_, std::min(top, top + row_height + more - view_height_), std::max(0.0f, top - more));
}

// What shows the byte's field: the field itself, or the folded group around it.
std::optional<size_t> FieldPane::row_of_byte(size_t offset) const {
  const auto& fields = session_.fields().fields;
  const auto found = bytes::field_at(session_.fields(), offset);
  if (!found) return std::nullopt;
  size_t shown = *found;
  for (auto at = found; at; at = fields[*at].parent)
    if (fields[*at].parent && closed_.contains(*fields[*at].parent)) shown = *fields[*at].parent;
  return shown;
}

std::string FieldPane::beside(std::string_view target, int down) const {
  const auto rows = open_rows();
  for (size_t i = 0; i < rows.size(); ++i) {
    if (target != field_target(rows[i])) continue;
    const auto last = static_cast<ptrdiff_t>(rows.size()) - 1;
    return field_target(rows[static_cast<size_t>(std::clamp<ptrdiff_t>(static_cast<ptrdiff_t>(i) + down, 0, last))]);
  }
  return "";
}

float FieldPane::draw_head(Sheet& sheet, Rect box) {
  const ByteChoice& choice = session_.choice();
  const bytes::Layout* layout = bytes::layout_named(choice.layout);
  const bool is_flipped = choice.is_flipped;
  const std::string_view label = is_flipped ? "✓ Wrong order beside" : "Wrong order beside";
  const float switch_left = box.right - text_width(label, Face::sans) - 18;
  sheet.text({box.left, box.top, switch_left - 8, box.top + chip_height}, layout ? layout->title : "No layout");
  sheet.chip({switch_left, box.top}, label, is_flipped, "wrong order", head_group,
             [this] { session_.change([](ByteChoice& c) { c.is_flipped = !c.is_flipped; }); });
  float top = box.top + chip_height + 6;
  // What the first bytes say, when another layout or none is chosen.
  float left = box.left;
  for (const std::string& name : fits()) {
    if (name == choice.layout) continue;
    const bytes::Layout* fit = bytes::layout_named(name);
    const std::string offer = "These bytes begin like " + fit->title;
    if (left + text_width(offer, Face::sans) + 18 > box.right && left > box.left) break;
    left =
        sheet.chip({left, top}, offer, false, "layout " + name, head_group, [this, name] { choose_layout(name); }) + 6;
  }
  if (left > box.left) top += chip_height + 6;
  return top;
}

void FieldPane::draw(Sheet& sheet, Rect box) {
  sheet.layer(box);
  const float top = draw_head(sheet, box);
  const bytes::Decoded& decoded = session_.fields();
  const Rect view{box.left, top, box.right, box.bottom - foot_height};
  const auto rows = open_rows();
  view_height_ = view.height();
  const float stop_height = decoded.stopped.empty() ? 0 : row_height;
  const float content = static_cast<float>(rows.size()) * row_height + stop_height;
  const size_t cursor = session_.cursor(), shown = session_.hovered.value_or(cursor);
  const auto marked = row_of_byte(shown);
  // A pointer that leaves the bytes leaves the tree as it is: it may be on its way here.
  const bool is_new = session_.hovered ? session_.hovered != last_hovered_ : cursor != last_cursor_;
  if (session_.hovered) last_hovered_ = session_.hovered;
  last_cursor_ = cursor;
  if (is_new && marked && !view.contains(session_.pointer))
    bring_into_view(static_cast<size_t>(std::ranges::find(rows, *marked) - rows.begin()), 1);
  scroll_ = std::clamp(scroll_, 0.0f, std::max(0.0f, content - view.height()));
  std::optional<size_t> described;
  sheet.layer(view);
  for (auto i = static_cast<size_t>(scroll_ / row_height); i < rows.size(); ++i) {
    const float y = view.top + static_cast<float>(i) * row_height - scroll_;
    if (y > view.bottom) break;
    const Rect row{box.left, y, box.right, y + row_height};
    const bool has_pointer = row.contains(session_.pointer) && view.contains(session_.pointer);
    const bool is_pointed_at = has_pointer || session_.focus == field_target(rows[i]) || marked == rows[i];
    if (has_pointer || session_.focus == field_target(rows[i])) {
      const bytes::DecodedField& f = decoded.fields[rows[i]];
      session_.outlined = ByteRange{static_cast<size_t>(f.offset), static_cast<size_t>(f.offset + f.size)};
    }
    if (is_pointed_at && (has_pointer || !described)) described = rows[i];
    draw_row(sheet, row, rows[i], is_pointed_at);
  }
  if (!decoded.stopped.empty()) {
    const float y = view.top + static_cast<float>(rows.size()) * row_height - scroll_;
    sheet.text({box.left, y, box.right, y + row_height}, "Stopped: " + decoded.stopped, Tone::problem);
  }
  if (session_.choice().layout.empty())
    sheet.text({box.left, view.top, box.right, view.top + row_height},
               "Choose a layout to read the bytes as its fields", Tone::muted);
  sheet.layer(box);
  if (!described) return;
  const bytes::DecodedField& f = decoded.fields[*described];
  std::string text = bytes::path_of(decoded.fields, *described);
  if (f.type != "group") text += " = " + value_text(f);
  text += " · " + f.type;
  if (f.is_bits) text += " " + std::to_string(f.high_bit) + "–" + std::to_string(f.low_bit);
  if (f.type != "group") text += ", " + order_text(f.order);
  text += ", bytes " + std::to_string(f.offset) + "–" + std::to_string(f.offset + std::max<uint64_t>(f.size, 1) - 1);
  const float foot = box.bottom - 2 * foot_line;
  sheet.text({box.left, foot, box.right, foot + foot_line}, text, Tone::text, Face::small);
  std::string more = session_.choice().is_flipped ? wrong_text(f) : "";
  if (!more.empty() && !f.note.empty()) more += " · ";
  sheet.text({box.left, foot + foot_line, box.right, box.bottom}, more + f.note, Tone::muted, Face::small);
}

void FieldPane::draw_row(Sheet& sheet, Rect row, size_t index, bool is_pointed_at) {
  const auto& fields = session_.fields().fields;
  const bytes::DecodedField& f = fields[index];
  if (is_pointed_at) sheet.box({.rect = row, .fill = Tone::accent, .alpha = 0.16f, .radius = 3});
  float left = row.left + 4 + indent * static_cast<float>(f.depth);
  const Rect mark{left, row.top, left + swatch, row.bottom};
  sheet.target(row, field_target(index), group, [this, index] {
    const bytes::DecodedField& chosen = session_.fields().fields[index];
    session_.select({static_cast<size_t>(chosen.offset), static_cast<size_t>(chosen.offset + chosen.size)});
    session_.outlined.reset();
  });
  if (f.type == "group") {
    const bool is_closed = closed_.contains(index);
    const Point middle{mark.left + 5, mark.center().y};  // a corner that points right, or down
    const Point arm = is_closed ? Point{-3, 4} : Point{4, -3}, tip = is_closed ? Point{2, 0} : Point{0, 2};
    for (const float side : {-1.0f, 1.0f}) {
      const Point from = is_closed ? Point{middle.x + arm.x, middle.y + side * arm.y}
                                   : Point{middle.x + side * arm.x, middle.y + arm.y};
      sheet.line({from, {middle.x + tip.x, middle.y + tip.y}, Tone::muted, 1.5f});
    }
    sheet.target(mark, "fold " + std::to_string(index), group, [this, index, is_closed] {
      if (is_closed)
        closed_.erase(index);
      else
        closed_.insert(index);
    });
  } else if (!f.is_bits && f.size > 0) {
    const auto number = static_cast<size_t>(
        std::count_if(fields.begin(), fields.begin() + static_cast<ptrdiff_t>(index),
                      [](const auto& each) { return each.type != "group" && !each.is_bits && each.size > 0; }));
    sheet.box({.rect = {left, row.top + 7, left + 10, row.bottom - 7}, .fill = part_tone(number), .radius = 2});
  }
  left += swatch + 4;
  const bool is_flipped = session_.choice().is_flipped;
  const float width = row.right - row.left;
  const float value_left = std::max(left + 40, row.left + width * (is_flipped ? 0.36f : 0.42f));
  const float wrong_left = is_flipped ? row.left + width * 0.66f : row.right;
  sheet.text({left, row.top, value_left - 6, row.bottom}, f.name, Tone::text, Face::sans);
  sheet.text({value_left, row.top, wrong_left - 6, row.bottom}, value_text(f),
             f.type == "group" ? Tone::muted : Tone::text, Face::mono);
  if (!is_flipped || f.type == "group") return;
  std::string wrong = wrong_text(f);
  if (wrong.starts_with("as ")) wrong.erase(0, 3);  // "little: 1544": the column is narrow
  const bool is_same = std::ranges::all_of(f.wrong, [&](const auto& each) { return each.value == f.value; });
  if (wrong.empty())
    sheet.text({wrong_left, row.top, row.right, row.bottom}, "no byte order", Tone::muted, Face::small);
  else
    sheet.text({wrong_left, row.top, row.right, row.bottom}, wrong, is_same ? Tone::muted : Tone::warning, Face::mono);
}

}  // namespace lockstep::ui::model
