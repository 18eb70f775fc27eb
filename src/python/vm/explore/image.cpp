#include "python/vm/explore/image.h"

#include <algorithm>

#include "python/vm/core/runtime.h"
#include "python/vm/core/weak_table.h"

namespace lockstep::python::vm {

namespace {

// What of a thread belongs to a state, field by field.
template <class Thread, class State>
void each_field(Thread& t, State& s, auto&& does) {
  does(t.switch_points_left, s.points_left);
  does(t.instructions, s.instructions);
  does(t.virtual_ns, s.virtual_ns);
  does(t.ident, s.ident);
  does(t.wait, s.wait);
  does(t.wait_timed_out, s.wait_timed_out);
  does(t.has_ended, s.has_ended);
  does(t.is_retrying, s.is_retrying);
  does(t.was_handed_over, s.was_handed_over);
  does(t.uncaught_line, s.uncaught_line);
  does(t.has_asked, s.has_asked);
  does(t.top, s.top);
  does(t.chunk, s.chunk);
  does(t.depth, s.depth);
  does(t.raised, s.raised);
  does(t.handled, s.handled);
  does(t.handle, s.handle);
  does(t.stop_reason, s.stop_reason);
  does(t.name, s.name);
  does(t.finalizers, s.finalizers);
  does(*t.visit, s.visit);
}

bool is_as(const Thread& t, const Image::ThreadState& s) {
  bool is = t.eval_breaker.load(std::memory_order_relaxed) == s.breaker;
  each_field(t, s, [&](const auto& a, const auto& b) { is = is && a == b; });
  return is;
}

// The bytes there as a piece: one of those known, if they are the same.
Piece* piece_of(PiecePool& pool, const std::byte* at, uint32_t size, Piece* then) {
  if (then != nullptr && then->size >= size && std::memcmp(at, then->bytes, size) == 0) return then;
  return pool.make(at, size);
}

}  // namespace

// A block that can change. Watched: it is not looked at before its owner says so.
void Images::list(void* at, size_t bytes, uint32_t owner, bool is_watched) {
  std::vector<Part>& to = is_watched ? watched_[owners_[owner].object] : parts_;
  auto* const begin = static_cast<std::byte*>(at);
  for (size_t i = 0; i < bytes; i += Piece::capacity)
    to.push_back({begin + i, static_cast<uint32_t>(std::min<size_t>(bytes - i, Piece::capacity)), 0, owner});
}

void Images::look_at_changing() {
  for (Object* o : runtime_.exploring->changing) {
    const auto it = watched_.find(o);
    if (it == watched_.end()) continue;
    parts_.insert(parts_.end(), it->second.begin(), it->second.end());
    watched_.erase(it);
    // From now on it is not watched at the freeze either.
    const auto* const flags = reinterpret_cast<const std::byte*>(&o->flags);
    for (const Part& p : parts_)
      if (flags >= p.at && flags < p.at + p.size)
        base_[p.base + static_cast<size_t>(flags - p.at)] &= ~std::byte{watched};
  }
  runtime_.exploring->changing.clear();
}

void Images::save(Image& image) {
  Runtime& r = runtime_;
  look_at_changing();
  image.heap = r.first_heap.state();
  image.listed.resize(parts_.size(), pool_);
  for (size_t i = 0; i < parts_.size(); ++i) {
    const Part& p = parts_[i];
    Piece* const then = listed_then_[i];
    image.listed.set(i, has_changed(p) ? piece_of(*pool_, p.at, p.size, then) : nullptr);
  }
  const auto young = static_cast<size_t>(image.heap.top - young_);
  image.young.resize((young + Piece::capacity - 1) / Piece::capacity, pool_);
  for (size_t i = 0; i < image.young.size(); ++i) {
    const size_t from = i * Piece::capacity;
    const auto size = static_cast<uint32_t>(std::min<size_t>(young - from, Piece::capacity));
    image.young.set(i, piece_of(*pool_, young_ + from, size, young_then_[i]));
  }
  image.threads.resize(r.threads.size());
  image.new_threads = 0;
  for (size_t i = 0; i < r.threads.size(); ++i) {
    const Thread& t = *r.threads[i];
    if (i < threads_then_.size() && is_as(t, *threads_then_[i])) {
      image.threads[i] = threads_then_[i];
      continue;
    }
    auto s = std::make_shared<Image::ThreadState>();
    s->breaker = t.eval_breaker.load(std::memory_order_relaxed);
    each_field(t, *s, [](const auto& from, auto& to) { to = from; });
    image.threads[i] = std::move(s);
    ++image.new_threads;
  }
  image.weak_buckets = r.weak_references.buckets;
  image.weak_count = r.weak_references.count;
  image.struct_formats = r.struct_formats;
  image.importing = r.importing;
  image.failed = r.failed;
  image.exit_code = r.exit_code;
  remember(image);
}

// That this is how things are.
void Images::remember(const Image& image) {
  young_then_.assign(image.young);
  listed_then_.assign(image.listed);
  threads_then_ = image.threads;
}

void Images::restore(const Image& image) {
  Runtime& r = runtime_;
  look_at_changing();
  r.first_heap.set_state(image.heap);
  const auto young = static_cast<size_t>(image.heap.top - young_);
  for (size_t i = 0; i < image.young.size(); ++i) {
    const size_t from = i * Piece::capacity;
    std::memcpy(young_ + from, image.young[i]->bytes, std::min<size_t>(young - from, Piece::capacity));
  }
  for (size_t i = 0; i < parts_.size(); ++i) {
    const Part& p = parts_[i];
    const Piece* const piece = image.listed[i];
    std::memcpy(p.at, piece != nullptr ? piece->bytes : base_of(p), p.size);
  }
  // Threads are kept when they are undone: the next ones to start take their places.
  while (r.threads.size() > image.threads.size()) {
    r.exploring->spare_threads.push_back(std::move(r.threads.back()));
    r.threads.pop_back();
  }
  while (r.threads.size() < image.threads.size()) {
    r.threads.push_back(std::move(r.exploring->spare_threads.back()));
    r.exploring->spare_threads.pop_back();
  }
  for (size_t i = 0; i < image.threads.size(); ++i) {
    Thread& t = *r.threads[i];
    const Image::ThreadState& s = *image.threads[i];
    t.eval_breaker.store(s.breaker, std::memory_order_relaxed);
    each_field(t, s, [](auto& to, const auto& from) { to = from; });
  }
  r.weak_references.buckets = image.weak_buckets;
  r.weak_references.count = image.weak_count;
  r.struct_formats = image.struct_formats;
  r.importing = image.importing;
  r.failed = image.failed;
  r.exit_code = image.exit_code;
  remember(image);
}

void Images::keep_frozen_copy() { frozen_copy_.assign(runtime_.heap.arena(), young_); }

bool Images::is_frozen_part_intact() {
  look_at_changing();
  const std::byte* at = runtime_.heap.arena();
  std::vector<Part> looked_at = parts_;
  std::ranges::sort(looked_at, {}, &Part::at);
  size_t i = 0;
  for (const Part& p : looked_at) {
    if (p.at < at || p.at >= young_) continue;
    const auto from = static_cast<size_t>(p.at - at);
    if (from > i && std::memcmp(at + i, frozen_copy_.data() + i, from - i) != 0) return false;
    i = std::max(i, from + p.size);
  }
  return std::memcmp(at + i, frozen_copy_.data() + i, frozen_copy_.size() - i) == 0;
}

}  // namespace lockstep::python::vm
