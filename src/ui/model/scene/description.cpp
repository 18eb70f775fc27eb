#include "ui/model/scene/description.h"

#include <nlohmann/json.hpp>

#include "ui/model/bytes/byte_description.h"

namespace lockstep::ui::model {

namespace {

using nlohmann::json;

// Where the lane is painted, or null where it is scrolled away: tests point there.
json place_of(const TimelinePanel& panel, std::optional<ThreadId> thread) {
  for (const DrawnLane& lane : panel.drawing().lanes)
    if (lane.thread == thread) return {{"left", lane.bar.left}, {"right", lane.bar.right}, {"y", lane.bar.center().y}};
  return nullptr;
}

// What its thread waits for at the end of the trace, and at which line; null: for nothing.
json waiting_of(const TimelinePanel& panel, const Lane& lane) {
  const size_t last = lane.track.size() - 1;
  if (lane.track.is_empty() || !lane.track.is_open(last)) return nullptr;
  const Slice slice = lane.track.at(last, lane.last_ns);
  if (slice.kind != SliceKind::blocked) return nullptr;
  return {{"line", slice.line}, {"for", slice.object == 0 ? "time" : panel.timeline().object_name(slice.object)}};
}

json describe_lanes(const TimelinePanel& panel) {
  json lanes = json::array();
  for (const Lane& lane : panel.timeline().lanes()) {
    const trace::ThreadTotals totals = panel.timeline().totals(lane.thread);
    lanes.push_back({{"thread", index_of(lane.thread)},
                     {"name", lane.name},
                     {"running_ns", totals.running_ns},
                     {"waiting_for_gil_ns", totals.waiting_for_gil_ns},
                     {"blocked_ns", totals.blocked_ns},
                     {"native_ns", totals.detached_ns},
                     {"instructions", totals.instructions},
                     {"slices", totals.slices},
                     {"waiting", waiting_of(panel, lane)},
                     {"place", place_of(panel, lane.thread)}});
  }
  return lanes;
}

json describe_gil(const TimelinePanel& panel) {
  if (!panel.has_gil_lane()) return nullptr;
  uint64_t slices = 0, switches = 0, held_ns = 0;
  for (const Lane& lane : panel.timeline().lanes()) {
    const trace::ThreadTotals totals = panel.timeline().totals(lane.thread);
    slices += totals.slices;
    switches += totals.switches;
    held_ns += totals.running_ns;
  }
  return {{"slices", slices}, {"switches", switches}, {"held_ns", held_ns}, {"place", place_of(panel, std::nullopt)}};
}

}  // namespace

std::string describe(PanelKind panel, const TimelinePanel& timeline, const ByteLab& bytes, uint64_t frames) {
  const TimeRange view = rounded(timeline.viewport().range());
  json all = {
      {"panel", panel == PanelKind::bytes ? "bytes" : "timeline"},
      {"lanes", describe_lanes(timeline)},
      {"gil", describe_gil(timeline)},
      {"view", {{"begin_ns", static_cast<uint64_t>(view.begin_ns)}, {"end_ns", static_cast<uint64_t>(view.end_ns)}}},
      {"selected", nullptr},
      {"frames", frames},
      {"bytes", describe_bytes(bytes)}};
  if (const auto selected = timeline.selected()) {
    all["selected"] = {{"begin_ns", selected->begin_ns}, {"thread", nullptr}};
    if (selected->thread) all["selected"]["thread"] = index_of(*selected->thread);
  }
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace lockstep::ui::model
