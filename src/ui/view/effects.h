// What the graphics card paints by itself: instances of the effects in shaders/, gathered while a frame is laid out.
//
//   view ──add──▶ Effects: instances, in batches ──▶ platform: one buffer per frame, one draw call per effect and batch
//                    └─ a callback in ImGui's draw list, where the batch has its place among the layers
#pragma once

#include <imgui.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ui/model/geometry.h"

namespace lockstep::ui::view {

// In the order in which those of a batch are painted, and how many vertices an instance has, as a strip. Each is a file
// of its name in shaders/.
#define LOCKSTEP_EFFECTS(X) \
  X(cell, 4)                \
  X(slice, 4)               \
  X(hatch, 4)               \
  X(heat, 4)                \
  X(arrow, 52)

enum class Effect : uint8_t {
#define X(name, vertices) name,
  LOCKSTEP_EFFECTS(X)
#undef X
};
#define X(name, vertices) +1
constexpr size_t effect_count = 0 LOCKSTEP_EFFECTS(X);
#undef X

// What its numbers mean stands at the head of the effect's file.
struct Instance {
  float place[4];
  ImU32 color = 0, second = 0;
  uint32_t words[2] = {};
};
static_assert(sizeof(Instance) == 32);

// Of the word of a slice that has its texture in the lowest byte.
constexpr uint32_t slice_is_cut_left = 256, slice_is_cut_right = 512;

inline uint32_t word_of(float number) { return std::bit_cast<uint32_t>(number); }

class Effects {
 public:
  // Which instances of each effect, from and up to.
  struct Batch {
    std::array<uint32_t, effect_count> from{}, to{};
  };

  void clear();
  // Until the next one, all instances are of this batch.
  size_t begin_batch();
  void add(Effect, const Instance&);

  std::span<const Batch> batches() const { return batches_; }
  std::span<const Instance> instances(Effect effect) const { return instances_[static_cast<size_t>(effect)]; }

  // What draws a batch: it is called with a `Call` as ImGui draws the list that has it.
  struct Call {
    void* painter = nullptr;
    size_t batch = 0;
  };
  ImDrawCallback draw = nullptr;
  void* painter = nullptr;

 private:
  std::array<std::vector<Instance>, effect_count> instances_;
  std::vector<Batch> batches_;
};

}  // namespace lockstep::ui::view
