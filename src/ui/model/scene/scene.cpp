#include "ui/model/scene/scene.h"

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
  timeline_.reset();
  intents_.waiting({});
  needs_frame_ = true;
}

bool Scene::add_trace(std::span<const uint8_t> bytes) {
  const auto chunks = trace::decode(bytes);
  if (!chunks) {
    intents_.error("the trace is damaged at byte " + std::to_string(chunks.error().offset) + ": " +
                   chunks.error().message);
    return false;
  }
  timeline_.apply(*chunks);
  intents_.waiting(who_waits(timeline_.timeline()));
  needs_frame_ = true;
  return true;
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

std::string Scene::describe() const { return model::describe(panel_kind_, timeline_, bytes_, frames_); }

}  // namespace lockstep::ui::model
