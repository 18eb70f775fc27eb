// Saving, restoring and hashing the whole state of an exploring interpreter, in microseconds.
//
// All its memory is one arena at a fixed place (heap.h), so a state is bytes and needs no pointers mended. When the
// second thread is about to start, `freeze` draws a line through it:
//
//   arena   │ frozen: types, code, names, the library, what the program made so far │ young: since then │ free
//                 ▲ immortal from now on, so that counting references leaves it alone: but for what is noticed when it
//                 │ goes (a __del__, weak references) and whoever holds that; their memory is not used again
//                 └ the blocks in it that can change (dicts, lists, instances, locks, …) are listed
//
// An image holds the young part and those listed blocks that differ from how they were at the freeze. Only what freeze
// knows the layout of (TypeOps::walk) can be explored.
//
// The hash is the same for equal states however they were reached: objects go by their place in a walk from the threads
// and the frozen objects, never by address; frozen ones go by their place in memory, which never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "python/vm/core/heap.h"
#include "python/vm/core/thread.h"
#include "python/vm/explore/visit.h"

namespace lockstep::python::vm {

class Walker;
struct WeakRef;

struct StateHash {
  uint64_t low = 0, high = 0;
  friend bool operator==(const StateHash&, const StateHash&) = default;
};

// A state. Its buffers are used again when it is saved into again.
struct Image {
  struct ThreadState {
    uint32_t breaker;
    int64_t points_left;
    uint64_t instructions, virtual_ns, ident;
    WaitOn wait;
    bool wait_timed_out, has_ended, is_retrying, was_handed_over, has_asked;
    uint32_t uncaught_line;
    Frame* top;
    FrameChunk* chunk;
    uint32_t depth;
    Value raised, handled, handle;
    Stop stop_reason;
    std::string name;
    std::vector<Value> finalizers;
    Visit visit;
  };

  std::vector<std::byte> young;
  std::vector<uint32_t> changed;  // which listed blocks differ, then their bytes
  std::vector<std::byte> changed_bytes;
  ThreadHeap::State heap;
  std::vector<ThreadState> threads;
  uint32_t thread_count = 0;
  std::vector<WeakRef*> weak_buckets;
  size_t weak_count = 0;
  Dict* struct_formats = nullptr;
  Dict* importing = nullptr;
  bool failed = false;
  int exit_code = 0;

  size_t bytes() const {
    return young.size() + changed_bytes.size() + sizeof(heap) + threads.size() * sizeof(ThreadState) +
           weak_buckets.size() * sizeof(WeakRef*);
  }
};

// The states of one interpreter. No thread runs while any of this is called.
class Images {
 public:
  explicit Images(Runtime&);
  Images(const Images&) = delete;
  Images& operator=(const Images&) = delete;
  ~Images();

  // Once. Empty: done. Else what cannot be explored, by name: "objects of type 'deque'".
  std::string freeze();

  void save(Image&) const;
  void restore(const Image&);
  // Of the interpreter alone; engines mix in what they know of the state (output, waiting threads).
  StateHash hash(uint64_t now_ns);

  // False: `hash` has met objects of which nobody has said what they hold (walker.h).
  bool knows_all() const;

  // For tests: whether something outside of the listed blocks has changed since the freeze.
  void keep_frozen_copy();
  bool is_frozen_part_intact() const;
  size_t listed_bytes() const { return base_.size(); }

 private:
  class Holders;
  class Freezer;
  class Hasher;
  struct Block {
    std::byte* at;
    uint32_t size;
    uint32_t base;   // its bytes at the freeze: where in base_
    uint32_t owner;  // index in owners_
  };
  struct Owner {
    Object* object;
    StateHash base;  // hash of what it held at the freeze
  };
  bool has_changed(const Block&) const;
  void walk_roots(Walker&);
  void note_frozen(const Object*);
  bool is_frozen(const Object*) const;

  Runtime& runtime_;
  std::byte* young_ = nullptr;
  std::vector<Block> blocks_;
  std::vector<Owner> owners_;
  std::vector<std::byte> base_;
  std::vector<uint64_t> frozen_;        // a bit per 16 bytes of the arena: a frozen object begins here
  std::vector<std::byte> frozen_copy_;  // tests only, see is_frozen_part_intact
  std::vector<uint32_t> changed_;       // while hashing
  std::unique_ptr<Hasher> hasher_;
};

}  // namespace lockstep::python::vm
