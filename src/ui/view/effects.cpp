#include "ui/view/effects.h"

namespace lockstep::ui::view {

void Effects::clear() {
  for (auto& instances : instances_) instances.clear();
  batches_.clear();
}

size_t Effects::begin_batch() {
  Batch batch;
  for (size_t i = 0; i < effect_count; ++i) batch.from[i] = batch.to[i] = static_cast<uint32_t>(instances_[i].size());
  batches_.push_back(batch);
  return batches_.size() - 1;
}

void Effects::add(Effect effect, const Instance& instance) {
  const auto index = static_cast<size_t>(effect);
  instances_[index].push_back(instance);
  batches_.back().to[index] = static_cast<uint32_t>(instances_[index].size());
}

}  // namespace lockstep::ui::view
