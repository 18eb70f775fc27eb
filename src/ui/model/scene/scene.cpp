#include "ui/model/scene/scene.h"

#include <utility>

#include "trace/reader.h"
#include "ui/model/scene/description.h"
#include "ui/model/timeline/waiting.h"

namespace lockstep::ui::model {

void Scene::set_state(std::string_view json) {
  const auto change = parse_state(json, {theme_, run_});
  if (!change) return intents_.error(change.error());
  if (change->panel) panel_kind_ = *change->panel;
  if (change->theme) theme_ = *change->theme;
  if (change->is_active) is_active_ = *change->is_active;
  if (change->more_rows) timeline_.show_more_rows(*change->more_rows);
  if (change->run) timeline_.set_run(run_ = *change->run);
  needs_frame_ = true;
}

void Scene::show(std::string_view json) {
  const auto order = parse_order(json, bytes_.choice());
  if (!order) return intents_.error(order.error());
  if (order->view) timeline_.show(order->view->range);
  if (order->range) timeline_.measure(order->range->range);
  if (order->bytes) bytes_.show(*order->bytes);
  needs_frame_ = true;
}

void Scene::reset_trace() {
  came_.clear();
  timeline_.reset();
  intents_.waiting({});
  needs_frame_ = true;
}

bool Scene::add_trace(std::span<const uint8_t> bytes) {
  auto chunks = trace::decode(bytes);
  if (!chunks) {
    intents_.error("the trace is damaged at byte " + std::to_string(chunks.error().offset) + ": " +
                   chunks.error().message);
    return false;
  }
  for (trace::Chunk& chunk : *chunks) came_.push_back(std::move(chunk));
  take_trace();
  needs_frame_ = true;
  return true;
}

void Scene::take_trace() {
  std::vector<trace::Chunk> now;
  while (!came_.empty() && room_ > 0) {
    trace::Chunk& next = came_.front();
    if (next.events.size() <= room_) {
      room_ -= next.events.size();
      now.push_back(std::move(next));
      came_.pop_front();
      continue;
    }
    // Its names come with its first events.
    const auto middle = next.events.begin() + static_cast<std::ptrdiff_t>(std::exchange(room_, 0));
    std::vector<trace::Event> later(middle, next.events.end());
    next.events.erase(middle, next.events.end());
    trace::Chunk rest{.thread = next.thread, .events = std::move(later), .thread_name = {}, .object_names = {}};
    now.push_back(std::exchange(next, std::move(rest)));
  }
  if (!came_.empty()) needs_frame_ = true;
  if (now.empty()) return;
  timeline_.apply(now);
  intents_.waiting(who_waits(timeline_.timeline()));
}

void Scene::resize(Size size) {
  for (size_t i = 0; i < protocol::words<PanelKind>().size(); ++i) panel(static_cast<PanelKind>(i)).resize(size);
  needs_frame_ = true;
}

ByteLab& Scene::bytes() {
  needs_frame_ = true;
  return bytes_;
}

Panel& Scene::shown() {
  needs_frame_ = true;
  return panel(panel_kind_);
}

void Scene::pointer_moved(Point p) { shown().pointer_moved(p); }
void Scene::pointer_left() { shown().pointer_left(); }
void Scene::pointer_pressed(const Press& press) { shown().pointer_pressed(press); }
void Scene::pointer_released(Point p, int clicks) { shown().pointer_released(p, clicks); }
void Scene::wheel(const Wheel& wheel) { shown().wheel(wheel); }
void Scene::pinch(const Pinch& pinch) { shown().pinch(pinch); }

bool Scene::key(const KeyPress& press) {
  if (shown().key(press)) return true;
  if (press.key != Key::escape) return false;
  intents_.send<intents::leave>({});
  return true;
}

std::string Scene::describe() {
  room_ = SIZE_MAX;
  take_trace();
  room_ = events_per_frame;
  return model::describe(panel_kind_, timeline_, bytes_, frames_);
}

}  // namespace lockstep::ui::model
