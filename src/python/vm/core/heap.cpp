#include "python/vm/core/heap.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>

#include "python/vm/core/object.h"
#include "python/vm/core/thread.h"

namespace lockstep::python::vm {

namespace {
constexpr size_t worth_a_look_bytes = 16 * 1024;
// Memory that is not touched costs nothing on a machine with pages; WebAssembly's grows for real.
#if defined(__EMSCRIPTEN__)
constexpr size_t largest_arena = 16u << 20;
#else
constexpr size_t largest_arena = 64u << 20;
#endif

// The system itself has nothing left; the ceiling lies far below.
void* there(void* memory) {
  if (memory != nullptr) return memory;
  if (const std::new_handler handler = std::get_new_handler()) handler();
  std::abort();
}
}  // namespace

Heap::Heap(uint64_t ceiling_bytes, bool is_arena) : ceiling_(ceiling_bytes) {
  if (!is_arena) return;
  arena_bytes_ = largest_arena;
  arena_ = static_cast<std::byte*>(there(std::malloc(arena_bytes_)));
  // What does not fit any more is taken from the system, and the run ends at its next switch point.
  ceiling_ = std::min<uint64_t>(ceiling_, arena_bytes_ - arena_bytes_ / 8);
}

#if defined(__EMSCRIPTEN__)
bool Heap::system_has(uint64_t bytes) {
  if (bytes > SIZE_MAX / 2) return false;
  void* volatile tried = std::malloc(static_cast<size_t>(bytes));  // it is not left out, as nobody touches it
  std::free(tried);
  return tried != nullptr;
}

// What an operation may take before anybody looks again, as a table that grows stands beside its old one, and what the
// lab needs to say how the run has ended.
void Heap::look_ahead(uint64_t used) {
  constexpr uint64_t largest_step = 256u << 20, lab_bytes = 8u << 20;
  const uint64_t soon = used + used / 4 + (1u << 20);
  if (system_has(lab_bytes + std::min(2 * soon, largest_step))) {
    assured_.store(soon, std::memory_order_relaxed);
    return;
  }
  assured_.store(UINT64_MAX, std::memory_order_relaxed);
  ceiling_.store(used - 1, std::memory_order_relaxed);
  if (current_thread != nullptr) current_thread->eval_breaker.fetch_or(look_request, std::memory_order_relaxed);
}
#else
bool Heap::system_has(uint64_t) { return true; }
void Heap::look_ahead(uint64_t) { assured_.store(UINT64_MAX, std::memory_order_relaxed); }
#endif

void Heap::count(uint64_t bytes) {
  const uint64_t used = used_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  if (used > assured_.load(std::memory_order_relaxed)) look_ahead(used);
}

Heap::~Heap() {
  std::free(arena_);
  for (void* chunk : chunks_) std::free(chunk);
  for (Large* l = large_.next; l != &large_;) {
    Large* next = l->next;
    std::free(l);
    l = next;
  }
}

ThreadHeap::ThreadHeap(Heap& heap) : heap_(heap) {
  if (heap.arena_ == nullptr) return;
  bump_ = heap.arena_;
  bump_end_ = heap.arena_ + heap.arena_bytes_;
}

void ThreadHeap::set_state(const State& s) {
  free_ = s.free;
  large_free_ = s.large;
  bump_ = s.top;
  bump_end_ = heap_.arena_ + heap_.arena_bytes_;
  heap_.used_.store(static_cast<uint64_t>(bump_ - heap_.arena_), std::memory_order_relaxed);
}

void* ThreadHeap::refill(size_t index) {
  const size_t bytes = index * 16;
  if (heap_.arena_ != nullptr && static_cast<size_t>(bump_end_ - bump_) >= bytes) {
    heap_.used_.fetch_add(bytes, std::memory_order_relaxed);
    void* block = bump_;
    bump_ += bytes;
    return block;
  }
  if (static_cast<size_t>(bump_end_ - bump_) < bytes) {
    // What is left of the old chunk goes to the free lists, largest pieces first.
    while (bump_end_ - bump_ >= 16) {
      size_t piece = static_cast<size_t>(bump_end_ - bump_) / 16;
      if (piece >= classes) piece = classes - 1;
      free(bump_, piece * 16);
      ++blocks_cut_;
      bump_ += piece * 16;
    }
    auto* chunk = static_cast<std::byte*>(there(std::malloc(Heap::chunk_bytes)));
    {
      std::lock_guard lock(heap_.mutex_);
      heap_.chunks_.push_back(chunk);
    }
    heap_.count(Heap::chunk_bytes);
    bump_ = chunk;
    bump_end_ = chunk + Heap::chunk_bytes;
  }
  void* block = bump_;
  bump_ += bytes;
  ++blocks_cut_;
  return block;
}

int64_t ThreadHeap::blocks_in_use() const {
  int64_t blocks = blocks_cut_;
  for (const Free* list : free_)
    for (; list != nullptr; list = list->next) --blocks;
  return blocks - std::ranges::count_if(retired_, [](const Retired& r) { return r.bytes > 0; });
}

uint64_t Heap::large_blocks() {
  const std::lock_guard lock(mutex_);
  uint64_t blocks = 0;
  for (const Large* l = large_.next; l != &large_; l = l->next) ++blocks;
  return blocks;
}

void* ThreadHeap::allocate_large(size_t bytes) {
  if (heap_.arena_ != nullptr) {
    const auto power = static_cast<size_t>(std::bit_width(bytes - 1));
    const size_t room = size_t{1} << power;
    if (power < large_free_.size() && large_free_[power] != nullptr) {
      Free* block = large_free_[power];
      large_free_[power] = block->next;
      return block;
    }
    heap_.used_.fetch_add(room, std::memory_order_relaxed);
    if (static_cast<size_t>(bump_end_ - bump_) >= room) {
      void* block = bump_;
      bump_ += room;
      return block;
    }
  }
  auto* l = static_cast<Heap::Large*>(there(std::malloc(sizeof(Heap::Large) + bytes)));
  l->size = bytes;
  // Whatever fills so much takes its time, which no count of instructions tells.
  if (bytes >= worth_a_look_bytes && current_thread != nullptr)
    current_thread->eval_breaker.fetch_or(look_request, std::memory_order_relaxed);
  heap_.count(bytes);
  std::lock_guard lock(heap_.mutex_);
  l->previous = &heap_.large_;
  l->next = heap_.large_.next;
  l->next->previous = l;
  heap_.large_.next = l;
  return l + 1;
}

void ThreadHeap::free_large(void* block, size_t bytes) {
  const auto* place = static_cast<std::byte*>(block);
  if (heap_.arena_ != nullptr && place >= heap_.arena_ && place < heap_.arena_ + heap_.arena_bytes_) {
    auto* f = static_cast<Free*>(block);
    const auto power = static_cast<size_t>(std::bit_width(bytes - 1));
    f->next = large_free_[power];
    large_free_[power] = f;
    return;
  }
  auto* l = static_cast<Heap::Large*>(block) - 1;
  heap_.used_.fetch_sub(l->size, std::memory_order_relaxed);
  {
    std::lock_guard lock(heap_.mutex_);
    l->previous->next = l->next;
    l->next->previous = l->previous;
  }
  std::free(l);
}

void* ThreadHeap::resize_large(void* block, size_t old, size_t bytes) {
  if (heap_.arena_ != nullptr) {
    if (std::bit_width(old - 1) == std::bit_width(bytes - 1)) return block;
    void* moved = allocate_large(bytes);
    std::memcpy(moved, block, std::min(old, bytes));
    free_large(block, old);
    return moved;
  }
  auto* l = static_cast<Heap::Large*>(block) - 1;
  const std::lock_guard lock(heap_.mutex_);
  heap_.count(uint64_t{bytes} - l->size);  // may be less
  l = static_cast<Heap::Large*>(there(std::realloc(l, sizeof(Heap::Large) + bytes)));
  l->size = bytes;
  l->previous->next = l;
  l->next->previous = l;
  return l + 1;
}

void ThreadHeap::reclaim(uint64_t epoch) {
  size_t kept = 0;
  std::vector<Object*> objects;
  for (const Retired& r : retired_) {
    if (r.epoch >= epoch) {
      retired_[kept++] = r;
    } else if (r.bytes > 0) {
      free(r.block, r.bytes);
    } else {
      objects.push_back(static_cast<Object*>(r.block));
    }
  }
  retired_.resize(kept);
  for (Object* o : objects) decref(o);  // which may retire more
}

}  // namespace lockstep::python::vm
