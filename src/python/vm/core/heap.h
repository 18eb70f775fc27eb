// Memory of one interpreter: small blocks from per-thread free lists, large ones from the system, all of it counted
// against a ceiling and given back at once when the interpreter ends.
//
//   Heap ──▶ chunk 256 KiB ─▶ chunk ─▶ …          taken under a mutex, cut up by the thread that asked
//   ThreadHeap: [16] → ▢ → ▢    [32] → ▢   …       free blocks by size class; no lock, no header on a block
//
// Who frees a block knows its size. In the free-threaded build other threads may still be reading an array that was
// just replaced by a bigger one; such a block is retired instead: it is freed once every thread has passed a switch
// point since (quiescent-state-based reclamation, CPython's Python/qsbr.c).
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace lockstep::python::vm {

struct Object;
struct Thread;

class Heap {
 public:
  // An arena is one piece of memory, cut up from its beginning: what an exploration saves and restores (image.h).
  explicit Heap(uint64_t ceiling_bytes, bool is_arena = false);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // True when `bytes` more would stay under the ceiling. Whoever builds something of a size that the program chose asks
  // first; everything else is small and may run over by a chunk before the run is ended.
  bool has_room(uint64_t bytes) const {
    const uint64_t soon = used_bytes() + bytes;
    return soon <= ceiling_.load(std::memory_order_relaxed) &&
           (soon <= assured_.load(std::memory_order_relaxed) || system_has(bytes));
  }
  bool is_over() const { return used_bytes() > ceiling_.load(std::memory_order_relaxed); }
  // Memory beside the heap that is the run's all the same, and stays till its end.
  void charge(uint64_t bytes) { used_.fetch_add(bytes, std::memory_order_relaxed); }
  std::byte* arena() const { return arena_; }
  uint64_t used_bytes() const { return used_.load(std::memory_order_relaxed); }
  uint64_t large_blocks();

 private:
  friend class ThreadHeap;
  static constexpr size_t chunk_bytes = 256 * 1024;

  struct Large {
    Large *previous, *next;
    size_t size;
    size_t pad;
  };

  // Whether the system could give so much, and what single operations may ask for besides. A page's memory can refuse
  // to grow; a machine with pages says yes to everything.
  static bool system_has(uint64_t bytes);
  void count(uint64_t bytes);      // taken from the system
  void look_ahead(uint64_t used);  // lowers the ceiling to what is in use where the system has no more

  std::atomic<uint64_t> ceiling_;
  std::atomic<uint64_t> assured_{0};  // in use up to here, the system has enough for whatever comes next
  std::byte* arena_ = nullptr;
  size_t arena_bytes_ = 0;
  std::atomic<uint64_t> used_{0};
  std::mutex mutex_;  // guards what follows
  std::vector<void*> chunks_;
  Large large_{&large_, &large_, 0, 0};
};

class ThreadHeap {
 public:
  explicit ThreadHeap(Heap& heap);

  void* allocate(size_t bytes) {
    const size_t index = (bytes + 15) / 16;
    if (index < classes) {
      if (Free* block = free_[index]) {
        free_[index] = block->next;
        return block;
      }
      return refill(index);
    }
    return allocate_large(bytes);
  }
  void free(void* block, size_t bytes) {
    const size_t index = (bytes + 15) / 16;
    if (index < classes) {
      Free* f = static_cast<Free*>(block);
      f->next = free_[index];
      free_[index] = f;
    } else {
      free_large(block, bytes);
    }
  }

  // The same block with `bytes` instead of `old`, its contents kept, perhaps in another place; null, with nothing
  // changed, where another class of small blocks would be needed.
  void* resize(void* block, size_t old, size_t bytes) {
    const size_t from = (old + 15) / 16, to = (bytes + 15) / 16;
    if (from >= classes && to >= classes) return resize_large(block, old, bytes);
    return from == to ? block : nullptr;
  }

  // For a block that another thread may still be reading.
  void retire(void* block, size_t bytes, uint64_t epoch) { retired_.push_back({block, bytes, epoch}); }
  // For a reference to an object that another thread may just have borrowed: given up then.
  void retire(Object* o, uint64_t epoch) { retired_.push_back({o, 0, epoch}); }
  // Frees what was retired before `epoch`.
  void reclaim(uint64_t epoch);
  bool has_retired() const { return !retired_.empty(); }

  // Small blocks that this heap has cut, less those that lie free in it: summed over all heaps, what is in use. Walks
  // the free lists.
  int64_t blocks_in_use() const;

 private:
  static constexpr size_t classes = 65;  // up to 1024 bytes
  struct Free {
    Free* next;
  };

 public:
  // Of an arena: which of its memory is in use. Everything below `top` may be.
  struct State {
    std::array<Free*, classes> free{};
    std::array<Free*, 32> large{};  // by power of two
    std::byte* top = nullptr;
  };
  State state() const { return {free_, large_free_, bump_}; }
  void set_state(const State&);

 private:
  struct Retired {
    void* block;
    size_t bytes;  // 0: an Object, to be released
    uint64_t epoch;
  };
  void* refill(size_t index);
  void* allocate_large(size_t bytes);
  void free_large(void* block, size_t bytes);
  void* resize_large(void* block, size_t old, size_t bytes);

  Heap& heap_;
  std::array<Free*, classes> free_{};
  std::array<Free*, 32> large_free_{};  // arenas only
  int64_t blocks_cut_ = 0;
  std::byte* bump_ = nullptr;
  std::byte* bump_end_ = nullptr;
  std::vector<Retired> retired_;
};

// The heap of the running thread; set by Interpreter::run.
inline thread_local ThreadHeap* current_heap = nullptr;

}  // namespace lockstep::python::vm
