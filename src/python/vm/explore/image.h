// Saving, restoring and hashing the whole state of an exploring interpreter, in microseconds.
//
// All its memory is one arena at a fixed place (heap.h), so a state is bytes and needs no pointers mended. When the
// second thread is about to start, `freeze` draws a line through it:
//
//   arena   │ frozen: types, code, names, the library, what the program made so far │ young: since then │ free
//                 ▲ immortal from now on, so that counting references leaves it alone: but for what is noticed when it
//                 │ goes (a __del__, weak references) and whoever holds that; their memory is not used again
//                 └ the blocks in it that can change are listed. Most are of dicts, functions and classes: those are
//                   watched (will_change in object.h), and no state looks at them until the first is about to change
//
// An image holds the young part and those listed blocks that differ from how they were at the freeze, in pieces that it
// shares with the image that was saved or restored before it (pieces.h). Only what freeze knows the layout of
// (TypeOps::walk) can be explored.
//
// The hash is the same for equal states however they were reached: objects go by their place in a walk from the threads
// and the frozen objects, never by address; frozen ones go by their place in memory, which never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "python/vm/core/heap.h"
#include "python/vm/core/thread.h"
#include "python/vm/explore/pieces.h"
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

  PieceList young;
  PieceList listed;  // null: as it was at the freeze
  ThreadHeap::State heap;
  std::vector<std::shared_ptr<const ThreadState>> threads;  // shared like pieces
  size_t new_threads = 0;                                   // of them, not known before
  std::vector<WeakRef*> weak_buckets;
  size_t weak_count = 0;
  Dict* struct_formats = nullptr;
  Dict* importing = nullptr;
  bool failed = false;
  int exit_code = 0;

  // Without its pieces: of those Images knows the sum.
  size_t bytes() const {
    return sizeof(*this) + (young.size() + listed.size() + 2 * threads.size() + weak_buckets.size()) * sizeof(void*) +
           new_threads * sizeof(ThreadState);
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

  void save(Image&);
  void restore(const Image&);
  // Of the interpreter alone; engines mix in what they know of the state (output, waiting threads).
  StateHash hash(uint64_t now_ns);
  // What all images hold in pieces.
  size_t piece_bytes() const { return pool_->bytes(); }

  // False: `hash` has met objects of which nobody has said what they hold (walker.h).
  bool knows_all() const;

  // For tests: whether something outside of the listed blocks has changed since the freeze, or a watched one that
  // nobody has told of.
  void keep_frozen_copy();
  bool is_frozen_part_intact();
  size_t listed_bytes() const { return base_.size(); }

 private:
  class Holders;
  class Freezer;
  class Hasher;
  // At most a piece of a block in the frozen part that can change.
  struct Part {
    std::byte* at;
    uint32_t size;
    uint32_t base;   // its bytes at the freeze: where in base_
    uint32_t owner;  // index in owners_
  };
  struct Owner {
    Object* object;
    StateHash base;  // hash of what it held at the freeze
  };
  const std::byte* base_of(const Part& p) const { return base_.data() + p.base; }
  bool has_changed(const Part& p) const { return std::memcmp(p.at, base_of(p), p.size) != 0; }
  void list(void* at, size_t bytes, uint32_t owner, bool is_watched);
  void look_at_changing();
  void remember(const Image&);
  void hash_bases();
  void walk_roots(Walker&);
  void note_frozen(const Object*);
  bool is_frozen(const Object*) const;

  Runtime& runtime_;
  std::byte* young_ = nullptr;
  std::vector<Part> parts_;                                       // that images look at
  std::unordered_map<const Object*, std::vector<Part>> watched_;  // that they do not, by who is watched
  std::vector<Owner> owners_;
  std::vector<std::byte> base_;
  std::shared_ptr<PiecePool> pool_;
  // As it was when a state was last saved or restored.
  PieceList young_then_, listed_then_;
  std::vector<std::shared_ptr<const Image::ThreadState>> threads_then_;
  std::vector<uint64_t> frozen_;        // a bit per 16 bytes of the arena: a frozen object begins here
  std::vector<std::byte> frozen_copy_;  // tests only, see is_frozen_part_intact
  std::vector<uint32_t> changed_;       // while hashing
  std::unique_ptr<Hasher> hasher_;
};

}  // namespace lockstep::python::vm
