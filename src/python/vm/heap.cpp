#include "python/vm/heap.h"

#include <cstdlib>

namespace lockstep::python::vm {

Heap::~Heap() {
  for (void* chunk : chunks_) std::free(chunk);
  for (Large* l = large_.next; l != &large_;) {
    Large* next = l->next;
    std::free(l);
    l = next;
  }
}

void* ThreadHeap::refill(size_t index) {
  const size_t bytes = index * 16;
  if (static_cast<size_t>(bump_end_ - bump_) < bytes) {
    // What is left of the old chunk goes to the free lists, largest pieces first.
    while (bump_end_ - bump_ >= 16) {
      size_t piece = static_cast<size_t>(bump_end_ - bump_) / 16;
      if (piece >= classes) piece = classes - 1;
      free(bump_, piece * 16);
      bump_ += piece * 16;
    }
    auto* chunk = static_cast<std::byte*>(std::malloc(Heap::chunk_bytes));
    if (chunk == nullptr) std::abort();  // the system itself is out of memory; the ceiling lies far below
    {
      std::lock_guard lock(heap_.mutex_);
      heap_.chunks_.push_back(chunk);
    }
    heap_.used_.fetch_add(Heap::chunk_bytes, std::memory_order_relaxed);
    bump_ = chunk;
    bump_end_ = chunk + Heap::chunk_bytes;
  }
  void* block = bump_;
  bump_ += bytes;
  return block;
}

void* ThreadHeap::allocate_large(size_t bytes) {
  auto* l = static_cast<Heap::Large*>(std::malloc(sizeof(Heap::Large) + bytes));
  if (l == nullptr) std::abort();
  l->size = bytes;
  heap_.used_.fetch_add(bytes, std::memory_order_relaxed);
  std::lock_guard lock(heap_.mutex_);
  l->previous = &heap_.large_;
  l->next = heap_.large_.next;
  l->next->previous = l;
  heap_.large_.next = l;
  return l + 1;
}

void ThreadHeap::free_large(void* block) {
  auto* l = static_cast<Heap::Large*>(block) - 1;
  heap_.used_.fetch_sub(l->size, std::memory_order_relaxed);
  {
    std::lock_guard lock(heap_.mutex_);
    l->previous->next = l->next;
    l->next->previous = l->previous;
  }
  std::free(l);
}

void* ThreadHeap::resize_large(void* block, size_t bytes) {
  auto* l = static_cast<Heap::Large*>(block) - 1;
  const std::lock_guard lock(heap_.mutex_);
  heap_.used_.fetch_add(bytes - l->size, std::memory_order_relaxed);
  l = static_cast<Heap::Large*>(std::realloc(l, sizeof(Heap::Large) + bytes));
  if (l == nullptr) std::abort();
  l->size = bytes;
  l->previous->next = l;
  l->next->previous = l;
  return l + 1;
}

void ThreadHeap::reclaim(uint64_t epoch) {
  size_t kept = 0;
  for (const Retired& r : retired_) {
    if (r.epoch < epoch) {
      free(r.block, r.bytes);
    } else {
      retired_[kept++] = r;
    }
  }
  retired_.resize(kept);
}

}  // namespace lockstep::python::vm
