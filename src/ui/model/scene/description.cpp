#include "ui/model/scene/description.h"

#include <algorithm>

#include "base/json.h"
#include "ui/model/bytes/byte_description.h"
#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/waiting.h"

namespace lockstep::ui::model {

namespace {

// Where the row is painted, or null where it is scrolled away: tests point there.
Json place_of(const TimelinePanel& panel, RowId id) {
  for (const DrawnRow& row : panel.drawing().rows)
    if (row.id == id) return {{"left", row.bar.left}, {"right", row.bar.right}, {"y", row.bar.center().y}};
  return nullptr;
}

// What its thread waits for at the end of the trace, and at which line; null: for nothing.
Json waiting_of(const TimelinePanel& panel, const ThreadHistory& thread) {
  const auto waiter = waiter_of(panel.timeline(), thread);
  return waiter ? Json{{"line", waiter->line}, {"for", waiter->waits_for}} : Json();
}

Json describe_row(const TimelinePanel& panel, RowId id, const RowWords& words) {
  const Rows& kind = panel.rows().of(id.kind);
  Json row = {{"place", place_of(panel, id)}};
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
void describe_rows(const TimelinePanel& panel, Json& all) {
  all["tables"] = Json::array();
  for (const RowKindInfo& info : row_kinds) {
    Json rows = Json::array(), head = Json::array(), lines = Json::array();
    for (const RowId id : panel.rows().all()) {
      if (id.kind != info.kind) continue;
      const RowWords words = panel.rows().of(id.kind).words(id.of);
      rows.push_back(describe_row(panel, id, words));
      Json line = Json::array();
      const bool is_first = lines.elements().empty();
      for (const RowWord& word : words) {
        if (word.heading.empty()) continue;
        if (is_first) head.push_back(word.heading);
        line.push_back(text_of(word));
      }
      lines.push_back(std::move(line));
    }
    if (info.how_many == HowMany::many) {
      all[info.key] = std::move(rows);
      if (!lines.elements().empty())
        all["tables"].push_back({{"caption", info.caption}, {"head", std::move(head)}, {"rows", std::move(lines)}});
    } else {
      all[info.key] = rows.elements().empty() ? Json() : rows.elements()[0];
    }
  }
}

// What the threads did in view, in order, as far as a table can be read.
void describe_story(const TimelinePanel& panel, Json& all) {
  constexpr size_t most = 200;
  const Timeline& run = panel.timeline();
  const TimeRange view = panel.viewport().range();
  struct Line {
    Slice slice;
    RowId row;
  };
  std::vector<Line> lines;
  for (const RowId row : panel.rows().all()) {
    const Track& track = panel.rows().track(row);
    if (row.kind != RowKind::thread) continue;
    const size_t first = track.first_after(view.begin_ns);
    for (size_t i = first; i < track.size() && i < first + most; ++i) {
      const Slice slice = track.at(i, run.end_ns());
      if (static_cast<double>(slice.begin_ns) >= view.end_ns) break;
      lines.push_back({slice, row});
    }
  }
  if (lines.empty()) return;
  std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.slice.begin_ns; });
  const bool is_cut = lines.size() > most;
  if (is_cut) lines.resize(most);
  Json rows = Json::array();
  for (const auto& [slice, row] : lines) {
    const std::string name = panel.rows().of(row.kind).name(row.of);
    const std::string owner = slice.owner ? run.thread_name(ThreadId{slice.owner - 1}) : "";
    rows.push_back({short_text(slice.begin_ns), name, labels_of({run, name, slice}).full, short_text(slice.length_ns()),
                    slice.line ? std::to_string(slice.line) : "", owner});
  }
  all["tables"].push_back(
      {{"caption", is_cut ? "The first " + std::to_string(most) + " steps in view" : "The steps in view"},
       {"head", {"At", "Thread", "What", "For", "Line", "Held by"}},
       {"rows", std::move(rows)}});
}

// What led to the selection, as its arrows show it: the latest first.
void describe_path(const TimelinePanel& panel, Json& all) {
  const Chain& chain = panel.chain();
  if (chain.is_empty()) return;
  const Timeline& run = panel.timeline();
  Json rows = Json::array();
  for (const ChainLink& link : chain.links)
    rows.push_back({short_text(link.begin_ns), run.thread_name(link.thread), std::string(look_of(link.kind).word.value),
                    short_text(link.end_ns - link.begin_ns)});
  all["tables"].push_back({{"caption", chain.is_ring  ? "The threads that wait for each other"
                                       : chain.is_cut ? "What led to the selection, the latest first; it goes on"
                                                      : "What led to the selection, the latest first"},
                           {"head", {"At", "Thread", "What", "For"}},
                           {"rows", std::move(rows)}});
}

}  // namespace

std::string describe(PanelKind panel, const TimelinePanel& timeline, const ByteLab& bytes, uint64_t frames) {
  const TimeRange view = rounded(timeline.viewport().range());
  Json all = {
      {"panel", protocol::word_for(panel)},
      {"view", {{"begin_ns", static_cast<uint64_t>(view.begin_ns)}, {"end_ns", static_cast<uint64_t>(view.end_ns)}}},
      {"selected", nullptr},
      {"frames", frames},
      {"bytes", describe_bytes(bytes)}};
  describe_rows(timeline, all);
  describe_path(timeline, all);
  describe_story(timeline, all);
  if (const auto selected = timeline.selected()) {
    all["selected"] = {{"begin_ns", selected->begin_ns}, {"thread", nullptr}};
    const RowId row = selected->row;
    if (const auto thread = timeline.rows().of(row.kind).thread(row.of)) all["selected"]["thread"] = index_of(*thread);
  }
  return text_of(all);
}

}  // namespace lockstep::ui::model
