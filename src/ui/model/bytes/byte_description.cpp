#include "ui/model/bytes/byte_description.h"

#include <algorithm>

#include "bytes/copy_as.h"
#include "bytes/layout.h"

namespace lockstep::ui::model {

namespace {

constexpr size_t most_fields = 2000, most_shown = 64;

Json describe_side(const bytes::Side& side) {
  return {{"bytes", side.bytes}, {"reads", side.value}, {"read_as_the_other", side.misread}};
}

void describe_value(Json& all, const BytePanel& panel) {
  const ByteChoice& choice = panel.choice();
  if (!panel.value()) {
    all["error"] = panel.value().error();
    return;
  }
  all["value"] = panel.value()->value;
  all["hex"] = panel.value()->hex;
  all["little"] = describe_side(panel.value()->little);
  all["big"] = describe_side(panel.value()->big);
  if (const auto pdp = bytes::pdp_order(*panel.value()))
    all["pdp"] = {{"bytes", pdp->bytes}, {"as_little", pdp->as_little}, {"as_big", pdp->as_big}};
  if (choice.index >= 0) all["selected"] = {{"side", choice.is_big ? "big" : "little"}, {"index", choice.index}};
  // Where each byte is on the canvas, as the eye finds it: tests click there.
  for (const DrawnByte& cell : panel.drawing().cells)
    all["cells"][cell.is_big ? "big" : "little"].push_back({cell.rect.center().x, cell.rect.center().y});
}

Json describe_rows(const InspectorPane& inspector) {
  Json rows = Json::array();
  for (const bytes::InspectorRow& row : inspector.rows()) {
    const auto reading = [](const std::optional<bytes::Reading>& one) { return one ? one->text : std::string(); };
    const auto& any = row.little ? row.little : row.big;
    rows.push_back({{"name", row.interpretation->name},
                    {"little", reading(row.little)},
                    {"big", reading(row.big)},
                    {"has_order", row.interpretation->has_order},
                    {"size", any ? any->size : 0}});
  }
  return rows;
}

std::string_view order_name(bytes::FieldOrder order) {
  static constexpr std::string_view names[] = {"none", "little", "big", "pdp", "both"};
  return names[static_cast<size_t>(order)];
}

Json describe_fields(const bytes::Decoded& decoded) {
  Json fields = Json::array();
  for (const bytes::DecodedField& f : decoded.fields) {
    if (fields.elements().size() == most_fields) break;
    fields.push_back({{"name", f.name},
                      {"depth", f.depth},
                      {"begin", f.offset},
                      {"end", f.offset + f.size},
                      {"type", f.type},
                      {"order", order_name(f.order)},
                      {"value", f.value},
                      {"display", f.display},
                      {"flipped", wrong_text(f)}});
  }
  return fields;
}

Json describe_bits(const BitsPane& pane) {
  const auto bits = pane.bits();
  Json all = {{"type", bytes::name_of(pane.type())}};
  if (!bits) return all;
  all["value"] = bytes::number_text(*bits, pane.type());
  all["parts"] = parts_text(*bits, pane.type());
  all["formula"] = formula_text(*bits, pane.type());
  std::string digits;
  for (size_t bit = pane.type().width * size_t{8}; bit-- > 0;) digits += bit_at(*bits, bit) ? '1' : '0';
  all["bits"] = digits;
  return all;
}

Json describe_carried(const MachinePane& pane) {
  Json all = {{"verdict", pane.verdict()}};
  const auto result = pane.carried();
  if (!result) return all;
  all["written"] = result->written;
  all["carried"] = result->carried;
  all["read"] = result->read;
  all["expected"] = result->expected;
  all["ok"] = result->is_same();
  all["failure"] = result->failure;
  for (const auto& member : result->members)
    all["members"].push_back(
        {{"code", std::string(1, member.code)}, {"sent", member.sent}, {"received", member.received}});
  const auto place = [](const std::optional<size_t>& index) { return index ? Json(*index) : Json(); };
  for (const auto& way : result->ways) all["ways"].push_back({place(way.from), place(way.to)});
  return all;
}

}  // namespace

Json describe_bytes(const ByteLab& lab) {
  const ByteSession& session = lab.session();
  const ByteChoice& choice = lab.choice();
  const ByteRange chosen = session.selection();
  Json all = {{"text", choice.text},
              {"type", choice.type},
              {"tab", word_for(choice.tab)},
              {"pane", word_for(choice.pane)},
              {"size", session.size()},
              {"revision", session.has_document() ? session.document().revision() : 0},
              {"cursor", session.cursor()},
              {"begin", chosen.begin},
              {"end", chosen.end},
              {"order", choice.is_big_first ? "big" : "little"},
              {"layout", choice.layout},
              {"flipped", choice.is_flipped},
              {"number", choice.number},
              {"fits", lab.fields().fits()},
              {"can_undo", session.document().can_undo()},
              {"can_redo", session.document().can_redo()},
              {"remark", session.remark},
              {"found", lab.last_found()},
              {"focus", session.focus},
              {"typing", session.entry ? Json(session.entry->text()) : Json()}};
  const auto data = session.data();
  all["document"] =
      std::vector<uint8_t>(data.begin(), data.begin() + static_cast<ptrdiff_t>(std::min(data.size(), most_shown)));
  describe_value(all, lab.value());
  all["targets"] = Json::array();
  for (const SheetTarget& target : lab.drawing().sheet.targets)
    all["targets"].push_back({{"name", target.name}, {"x", target.rect.center().x}, {"y", target.rect.center().y}});
  if (choice.tab == ByteTab::machines) all["carried"] = describe_carried(lab.machines());
  if (choice.tab != ByteTab::hex) return all;
  const HexDrawing& hex = lab.hex().drawing();
  all["view"] = {{"offset", hex.cells.empty() ? 0 : hex.cells.front().offset},
                 {"columns", lab.hex().grid().columns},
                 {"rows", hex.offsets.size()}};
  for (const HexCell& cell : hex.cells) {  // bytes too are places to press
    if (!hex.box.contains(cell.hex.center())) continue;
    const std::string offset = std::to_string(cell.offset);
    all["targets"].push_back({{"name", "byte " + offset}, {"x", cell.hex.center().x}, {"y", cell.hex.center().y}});
    all["targets"].push_back({{"name", "text " + offset}, {"x", cell.glyph.center().x}, {"y", cell.glyph.center().y}});
  }
  switch (choice.pane) {
    case PaneKind::inspector: all["rows"] = describe_rows(lab.inspector()); break;
    case PaneKind::fields:
      all["fields"] = describe_fields(session.fields());
      all["stopped"] = session.fields().stopped;
      break;
    case PaneKind::bits: all["bits"] = describe_bits(lab.bits()); break;
  }
  return all;
}

Json describe_catalogue() {
  Json all = {
      {"layouts", Json::array()}, {"copy_forms", Json::array()}, {"machines", Json::array()}, {"types", Json::array()}};
  for (const bytes::Layout& layout : bytes::layouts())
    all["layouts"].push_back(
        {{"name", layout.name}, {"title", layout.title}, {"family", layout.family}, {"lesson", layout.lesson}});
  for (const bytes::CopyForm form : bytes::copy_forms()) all["copy_forms"].push_back(bytes::name_of(form));
  for (const bytes::Abi& abi : bytes::abis())
    all["machines"].push_back(
        {{"target", abi.target}, {"name", abi.name}, {"order", abi.order == bytes::big ? "big" : "little"}});
  for (const bytes::NumberType type : bytes::usual_number_types()) all["types"].push_back(bytes::name_of(type));
  return all;
}

}  // namespace lockstep::ui::model
