#include "ui/model/scene/description.h"

#include <nlohmann/json.hpp>

#include "ui/model/bytes/byte_description.h"
#include "ui/model/timeline/waiting.h"

namespace lockstep::ui::model {

namespace {

using nlohmann::json;

// Where the row is painted, or null where it is scrolled away: tests point there.
json place_of(const TimelinePanel& panel, RowId id) {
  for (const DrawnRow& row : panel.drawing().rows)
    if (row.id == id) return {{"left", row.bar.left}, {"right", row.bar.right}, {"y", row.bar.center().y}};
  return nullptr;
}

// What its thread waits for at the end of the trace, and at which line; null: for nothing.
json waiting_of(const TimelinePanel& panel, const ThreadHistory& thread) {
  const auto waiter = waiter_of(panel.timeline(), thread);
  return waiter ? json{{"line", waiter->line}, {"for", waiter->waits_for}} : json();
}

json describe_row(const TimelinePanel& panel, RowId id, const RowWords& words) {
  const Rows& kind = panel.rows().of(id.kind);
  json row = {{"place", place_of(panel, id)}};
  for (const RowWord& word : words) {
    if (word.unit == RowWord::Unit::text)
      row[word.key] = word.text;
    else
      row[word.key] = word.number;
  }
  if (const auto thread = kind.thread(id.of)) {
    row["thread"] = index_of(*thread);
    if (const ThreadHistory* history = panel.timeline().thread(*thread)) row["waiting"] = waiting_of(panel, *history);
  }
  return row;
}

// Each kind of row under its key, and those that can be many as tables: the same words under headings.
void describe_rows(const TimelinePanel& panel, json& all) {
  all["tables"] = json::array();
  for (const RowKindInfo& info : row_kinds) {
    json rows = json::array(), head = json::array(), lines = json::array();
    for (const RowId id : panel.rows().all()) {
      if (id.kind != info.kind) continue;
      const RowWords words = panel.rows().of(id.kind).words(id.of);
      rows.push_back(describe_row(panel, id, words));
      json line = json::array();
      const bool is_first = lines.empty();
      for (const RowWord& word : words) {
        if (word.heading.empty()) continue;
        if (is_first) head.push_back(word.heading);
        line.push_back(text_of(word));
      }
      lines.push_back(std::move(line));
    }
    if (info.how_many == HowMany::many) {
      all[info.key] = std::move(rows);
      if (!lines.empty())
        all["tables"].push_back({{"caption", info.caption}, {"head", std::move(head)}, {"rows", std::move(lines)}});
    } else {
      all[info.key] = rows.empty() ? json(nullptr) : rows[0];
    }
  }
}

}  // namespace

std::string describe(PanelKind panel, const TimelinePanel& timeline, const ByteLab& bytes, uint64_t frames) {
  const TimeRange view = rounded(timeline.viewport().range());
  json all = {
      {"panel", protocol::word_for(panel)},
      {"view", {{"begin_ns", static_cast<uint64_t>(view.begin_ns)}, {"end_ns", static_cast<uint64_t>(view.end_ns)}}},
      {"selected", nullptr},
      {"frames", frames},
      {"bytes", describe_bytes(bytes)}};
  describe_rows(timeline, all);
  if (const auto selected = timeline.selected()) {
    all["selected"] = {{"begin_ns", selected->begin_ns}, {"thread", nullptr}};
    const RowId row = selected->row;
    if (const auto thread = timeline.rows().of(row.kind).thread(row.of)) all["selected"]["thread"] = index_of(*thread);
  }
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace lockstep::ui::model
