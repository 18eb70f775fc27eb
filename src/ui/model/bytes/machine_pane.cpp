#include "ui/model/bytes/machine_pane.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::model {

namespace {

constexpr float line = 20, cell_height = 26, largest_cell = 44, least_between = 26, most_between = 66;

bytes::Boundary boundary_of(protocol::Boundary boundary) {
  switch (boundary) {
    case protocol::Boundary::none: return bytes::Boundary::none;
    case protocol::Boundary::htonl: return bytes::Boundary::htonl;
    case protocol::Boundary::struct_: return bytes::Boundary::struct_pack;
  }
  return bytes::Boundary::none;
}

std::string order_name(const bytes::Abi& abi) { return abi.order == bytes::big ? "big-endian" : "little-endian"; }

const bytes::Abi& machine_of(const std::string& target) {
  const bytes::Abi* abi = bytes::abi_of_target(target);
  return abi ? *abi : bytes::usual_abi();
}

const char* boundary_text(protocol::Boundary boundary) {
  switch (boundary) {
    case protocol::Boundary::none: return "as the bytes lie in memory";
    case protocol::Boundary::htonl: return "htonl on the way out, ntohl on the way in";
    case protocol::Boundary::struct_: return "packed and unpacked by '>'";
  }
  return "";
}

std::string list_of(const bytes::Carried& carried, bool is_received) {
  std::string text;
  for (const auto& member : carried.members) {
    if (!text.empty()) text += ", ";
    const std::string& one = is_received ? member.received : member.sent;
    text += one.empty() ? "nothing" : one;
  }
  return text;
}

}  // namespace

std::expected<bytes::Carried, std::string> MachinePane::carried() const {
  const MachineChoice& m = session_.choice().machines;
  return bytes::carry(machine_of(m.from), machine_of(m.to), m.type, m.value, boundary_of(m.boundary));
}

std::string MachinePane::verdict() const {
  const auto result = carried();
  if (!result) return result.error();
  if (!result->failure.empty()) return result->failure;
  std::string text =
      list_of(*result, false) + (result->is_same() ? " arrives as " : " becomes ") + list_of(*result, true);
  if (session_.choice().machines.boundary != protocol::Boundary::struct_ && result->written.size() != result->expected)
    text += ": " + std::to_string(result->written.size()) + " bytes were sent, " + std::to_string(result->expected) +
            " are expected";
  return text;
}

void MachinePane::draw(Sheet& sheet, Rect box) {
  sheet.layer(box);
  const float top = box.top - scroll_;
  const auto result = carried();
  const bool is_good = result && result->is_same();
  sheet.text({box.left, top, box.right, top + line + 4}, (is_good ? "✓ " : "✗ ") + verdict(),
             is_good ? Tone::good : Tone::problem, Face::sans);
  const float end = result ? draw_way(sheet, {box.left, top + line + 14, box.right, box.bottom}, *result) : top + line;
  scroll_ = std::clamp(scroll_, 0.0f, std::max(0.0f, end + scroll_ - box.bottom));
}

float MachinePane::draw_way(Sheet& sheet, Rect box, const bytes::Carried& carried) {
  const MachineChoice& m = session_.choice().machines;
  const bytes::Abi &from = machine_of(m.from), &to = machine_of(m.to);
  const auto longest = static_cast<float>(
      std::max({carried.written.size(), carried.carried.size(), carried.read.size(), carried.expected, size_t{1}}));
  struct Row {
    std::string title, says;
    const std::vector<uint8_t>& bytes;
    size_t room;
  };
  const Row rows[] = {
      {std::string(from.name), order_name(from) + ": " + list_of(carried, false), carried.written,
       carried.written.size()},
      {m.via == protocol::Way::disk ? "On the disk" : "On the wire", boundary_text(m.boundary), carried.carried,
       carried.carried.size()},
      {std::string(to.name), order_name(to) + ": " + list_of(carried, true), carried.read, carried.expected}};
  // Words stand beside the bytes where there is room, so that the arrows end at the bytes themselves.
  constexpr float words = 270, least_cell = 22;
  const bool is_beside = (box.width() - words) / longest >= least_cell;
  const float pitch = std::floor(std::min(largest_cell, (box.width() - (is_beside ? words : 0)) / longest));
  const float above = is_beside ? 0 : 2 * line;
  // The arrows are as long as there is room for, so that the last row is seen without scrolling.
  const float rows_height = 3 * (above + cell_height + 16);
  const float between = std::clamp((box.height() - rows_height) / 2, least_between, most_between);
  const auto left_of = [&](size_t i) { return box.left + pitch * static_cast<float>(i); };
  bool has_padding = false;
  float tops[3] = {};
  float top = box.top;
  for (size_t r = 0; r < 3; ++r) {
    const float beside = box.left + pitch * longest + 14;
    const Rect title =
        is_beside ? Rect{beside, top - 4, box.right, top + line - 4} : Rect{box.left, top, box.right, top + line};
    sheet.text(title, rows[r].title, Tone::text, Face::sans);
    sheet.text({title.left, title.bottom, box.right, title.bottom + line}, rows[r].says, Tone::muted, Face::small);
    tops[r] = top + above;
    for (size_t i = 0; i < rows[r].room; ++i) {
      std::optional<size_t> member;
      for (size_t w = 0; w < carried.ways.size(); ++w) {
        const bytes::ByteWay& way = carried.ways[w];
        if ((r == 1 && w == i) || (r == 0 && way.from == i) || (r == 2 && way.to == i)) member = way.member;
      }
      const Rect cell{left_of(i), tops[r], left_of(i) + pitch - 2, tops[r] + cell_height};
      const bool is_there = i < rows[r].bytes.size();
      has_padding = has_padding || (is_there && !member);
      sheet.box({.rect = cell,
                 .fill = member ? part_tone(*member) : Tone::muted,
                 .alpha = !is_there ? 0.0f
                          : member  ? 0.3f
                                    : 0.08f,
                 .edge = member ? part_tone(*member) : Tone::border,
                 .is_hatched = is_there && !member});
      if (pitch >= 17)
        sheet.text(cell, is_there ? bytes::hex_text({rows[r].bytes[i], 0}, 1) : "?",
                   is_there ? Tone::text : Tone::muted, Face::mono, Align::center);
      if (pitch >= 17 || i % 4 == 0)
        sheet.text({cell.left, cell.bottom, cell.left + std::max(pitch, 24.0f), cell.bottom + 14},
                   (pitch > 28 ? "+" : "") + std::to_string(i), Tone::muted, Face::small_mono);
    }
    top = tops[r] + cell_height + 16 + between;
  }
  const auto middle = [&](size_t i) { return left_of(i) + pitch / 2 - 1; };
  const auto arrow = [&](size_t start, size_t end, size_t row, Tone tone) {
    sheet.line({{middle(start), tops[row] + cell_height + 16},
                {middle(end), tops[row + 1] - above - 3},
                tone,
                1.5f,
                true,
                true});
  };
  for (size_t w = 0; w < carried.ways.size(); ++w) {
    const bytes::ByteWay& way = carried.ways[w];
    const Tone tone = way.member ? part_tone(*way.member) : Tone::muted;
    if (way.from) arrow(*way.from, w, 0, tone);
    if (way.to) arrow(w, *way.to, 1, tone);
  }
  float end = tops[2] + cell_height + 16;
  if (has_padding) {
    const Rect sign{box.left, end + 11, box.left + 18, end + 25};
    sheet.box({.rect = sign, .fill = Tone::muted, .alpha = 0.08f, .edge = Tone::border, .is_hatched = true});
    sheet.text({sign.right + 8, end + 8, box.right, end + 28}, "padding: it carries whatever lay there", Tone::muted,
               Face::small);
    end += 28;
  }
  return end;
}

}  // namespace lockstep::ui::model
