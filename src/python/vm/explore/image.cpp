#include "python/vm/explore/image.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/core/weak_table.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

bool is_mutable(const Object* o) {
  switch (o->type->ops->nature.changes) {
    case Changes::never: return false;
    case Changes::always: return true;
    case Changes::within: break;
  }
  // Built-in types stay as they are, and so do functions of the library; those of the program may get attributes.
  if (o->type->layout == Layout::type) return is_heap(static_cast<const Type*>(o));
  if (o->type->layout == Layout::function) return static_cast<const Function*>(o)->code->role == Role::program;
  return true;
}

}  // namespace

// Whether somebody can notice when `o` goes: by its __del__, by what a generator does at last, by a weak reference.
bool is_noticed(const Object* o) {
  if ((o->type->type_flags & has_finalizer) != 0 && (o->flags & finalized) == 0) return true;
  if ((o->flags & weakly_referenced) == 0) return false;
  const WeakRef* r = rt().weak_references.first(o);
  while (r != nullptr && r->target != o) r = r->next;
  return r != nullptr;
}

// Finds what has to be counted on: all that is noticed when it goes, and all that holds such a thing, however far off.
class Images::Holders final : public Walker {
 public:
  void value(Value& v) override {
    if (v.is_object()) hold(v.object());
  }
  void cell(Cell& c) override {
    Value v = c.load();
    value(v);
  }
  void object(Object* o) override {
    if (o != nullptr) hold(o);
  }
  void weak(Object* o) override {
    if (o != nullptr) place_of(o);
  }
  void number(uint64_t) override {}
  void block(void*, size_t) override {}

  // After the roots were walked.
  std::unordered_set<const Object*> run() {
    for (holder_ = 0; holder_ < found_.size(); ++holder_) {
      Object* const o = found_[holder_];
      hold(o->type);
      walk_object(o, *this);
    }
    std::unordered_set<const Object*> counted;
    std::vector<uint32_t> waiting;
    const auto count = [&](uint32_t i) {
      if (counted.insert(found_[i]).second) waiting.push_back(i);
    };
    for (uint32_t i = 0; i < found_.size(); ++i)
      if (is_noticed(found_[i])) count(i);
    while (!waiting.empty()) {
      const uint32_t i = waiting.back();
      waiting.pop_back();
      for (const uint32_t holder : holders_[i]) count(holder);
    }
    return counted;
  }

 private:
  uint32_t place_of(Object* o) {
    const auto [at, is_new] = places_.try_emplace(o, static_cast<uint32_t>(found_.size()));
    if (is_new) {
      found_.push_back(o);
      holders_.emplace_back();
    }
    return at->second;
  }
  void hold(Object* o) {
    const uint32_t at = place_of(o);
    if (holder_ != none) holders_[at].push_back(holder_);
  }

  static constexpr uint32_t none = ~uint32_t{0};
  std::unordered_map<const Object*, uint32_t> places_;
  std::vector<Object*> found_;
  std::vector<std::vector<uint32_t>> holders_;
  uint32_t holder_ = none;  // none: a root
};

// Walks everything that can be reached, makes it immortal but for what has to be counted on, names it and lists what
// can change.
class Images::Freezer : public Walker {
 public:
  Freezer(Images& images, std::unordered_set<const Object*> counted) : images_(images), counted_(std::move(counted)) {}

  // ---- a walker
  void value(Value& v) override {
    if (!v.is_object()) return;
    reach(v.object());
    if (!counted_.contains(v.object())) v = Value::uncounted(v.object());
  }
  void cell(Cell& c) override {
    Value v = c.load();
    value(v);
    c.store(v);
  }
  void object(Object* o) override {
    if (o != nullptr) reach(o);
  }
  void weak(Object* o) override { object(o); }
  void number(uint64_t) override {}
  void block(void* at, size_t bytes) override {
    if (is_listing_) list(at, bytes);
  }

  void reach(Object* o) {
    if (seen_.insert(o).second) waiting_.push_back(o);
  }
  void chunk(FrameChunk* c) { list(c, sizeof(FrameChunk) + c->capacity); }

  void run() {
    while (!waiting_.empty()) {
      Object* o = waiting_.back();
      waiting_.pop_back();
      reach(o->type);
      images_.note_frozen(o);
      const bool is_counted = counted_.contains(o);
      if (!is_counted) make_immortal(o);
      if (o->type->layout == Layout::str) str_hash(static_cast<Str*>(o));  // kept in it from its first use on
      if (can_have_name(o)) give_name(o, 0, made_);
      is_listing_ = is_counted || is_mutable(o);
      if (is_listing_) {
        images_.owners_.push_back({o, {}});
        list(o, instance_bytes(o));
      }
      if (!walk_object(o, *this) && unknown_.empty()) unknown_ = o->type->name->ascii();
    }
  }
  const std::string& unknown() const { return unknown_; }
  uint32_t made() const { return made_; }

 private:
  void list(void* at, size_t bytes) {
    const auto owner = static_cast<uint32_t>(images_.owners_.size() - 1);
    images_.blocks_.push_back({static_cast<std::byte*>(at), static_cast<uint32_t>(bytes), 0, owner});
  }

  Images& images_;
  const std::unordered_set<const Object*> counted_;
  std::unordered_set<Object*> seen_;
  std::vector<Object*> waiting_;
  std::string unknown_;
  uint32_t made_ = 0;
  bool is_listing_ = false;
};

// Hashes what is reachable; objects made since the freeze go by the order in which the walk finds them.
class Images::Hasher final : public Walker {
 public:
  explicit Hasher(const Images& images) : images_(images), places_(1024) {}

  void begin(std::byte* young, std::byte* end) {
    young_ = young;
    end_ = end;
    waiting_.clear();
    found_ = 0;
    if (++round_ == 0) {
      std::ranges::fill(places_, Place{});
      round_ = 1;
    }
  }
  bool is_complete() const { return is_complete_; }
  StateHash take() { return std::exchange(hash_, {}); }

  // ---- a walker
  void number(uint64_t n) override {
    hash_.low = (hash_.low ^ n) * 0x9E3779B97F4A7C15ull;
    hash_.low ^= hash_.low >> 32;
    hash_.high = (hash_.high + n) * 0xD6E8FEB86659FD93ull;
    hash_.high ^= hash_.high >> 29;
  }
  void value(Value& v) override {
    if (v.is_object()) {
      object(v.object());
    } else {
      number(v.bits());
    }
  }
  void cell(Cell& c) override {
    Value v = c.load();
    value(v);
  }
  void object(Object* o) override {
    if (o == nullptr) return number(0);
    // Equal values are as good as the same one.
    if (o->type->layout == Layout::str) return number(static_cast<uint64_t>(str_hash(static_cast<Str*>(o))));
    if (o->type->layout == Layout::floating)
      return number(std::bit_cast<uint64_t>(static_cast<Float*>(o)->value) ^ 0x5A5A);
    // What arrays of frozen objects leave free is used again, by objects that are young.
    auto* at = reinterpret_cast<std::byte*>(o);
    if (at >= end_ || (at < young_ && images_.is_frozen(o))) return number(reinterpret_cast<uintptr_t>(o));
    number(place_of(o) | (uint64_t{1} << 60));
  }
  void weak(Object* o) override { object(o); }
  void block(void*, size_t) override {}

  // Objects that were found and whose contents are not hashed yet.
  void finish() {
    for (size_t i = 0; i < waiting_.size(); ++i) {
      Object* o = waiting_[i];
      object(o->type);
      is_complete_ &= walk_object(o, *this);
    }
  }

 private:
  struct Place {
    Object* object = nullptr;
    uint32_t round = 0, number = 0;
  };

  uint64_t place_of(Object* o) {
    if (found_ * 2 > places_.size()) {
      std::vector<Place> old(places_.size() * 2);
      old.swap(places_);
      for (const Place& p : old)
        if (p.round == round_) slot_of(p.object) = p;
    }
    Place& p = slot_of(o);
    if (p.round != round_) {
      p = {o, round_, ++found_};
      waiting_.push_back(o);
    }
    return p.number;
  }
  Place& slot_of(const Object* o) {
    size_t at = (reinterpret_cast<uintptr_t>(o) >> 4) * 0x9E3779B1u;
    for (;; ++at) {
      Place& p = places_[at & (places_.size() - 1)];
      if (p.round != round_ || p.object == o) return p;
    }
  }

  const Images& images_;
  std::byte *young_ = nullptr, *end_ = nullptr;
  bool is_complete_ = true;
  StateHash hash_;
  std::vector<Place> places_;
  std::vector<Object*> waiting_;
  uint32_t found_ = 0, round_ = 0;
};

Images::Images(Runtime& runtime) : runtime_(runtime), hasher_(std::make_unique<Hasher>(*this)) {}
Images::~Images() = default;

// What is there without being held by an object.
void Images::walk_roots(Walker& w) {
  Runtime& r = runtime_;
  for (Value* v : {&r.none, &r.true_, &r.false_, &r.not_implemented, &r.ellipsis, &r.empty_tuple, &r.empty_str})
    w.value(*v);
  for (Object* o : {static_cast<Object*>(r.builtins), static_cast<Object*>(r.modules), static_cast<Object*>(r.fallback),
                    static_cast<Object*>(r.main_globals), static_cast<Object*>(r.struct_formats),
                    static_cast<Object*>(r.importing)})
    w.object(o);
  for (Type** t = reinterpret_cast<Type**>(&r.types); t < reinterpret_cast<Type**>(&r.types + 1); ++t) w.object(*t);
  for (Type* type : r.exceptions) w.object(type);
  for (auto& t : r.threads) {
    for (Frame* f = t->top; f != nullptr; f = f->previous) walk_frame(f, w);
    for (Value* v : {&t->raised, &t->handled, &t->handle}) w.value(*v);
    for (Value& v : t->finalizers) w.value(v);
  }
}

void Images::note_frozen(const Object* o) {
  const auto* at = reinterpret_cast<const std::byte*>(o);
  const std::byte* const arena = runtime_.heap.arena();
  if (at < arena || at >= runtime_.first_heap.state().top) return;
  const auto place = static_cast<size_t>(at - arena) / 16;
  if (frozen_.size() <= place / 64) frozen_.resize(place / 64 + 1);
  frozen_[place / 64] |= uint64_t{1} << place % 64;
}

// Asked of what lies below the young part.
bool Images::is_frozen(const Object* o) const {
  const auto* at = reinterpret_cast<const std::byte*>(o);
  if (at < runtime_.heap.arena()) return true;  // names
  const auto place = static_cast<size_t>(at - runtime_.heap.arena()) / 16;
  return place / 64 < frozen_.size() && (frozen_[place / 64] >> place % 64 & 1) != 0;
}

std::string Images::freeze() {
  Runtime& r = runtime_;
  const Enter enter(r, r.first_heap, gil_owner);
  ThreadHeap::State heap = r.first_heap.state();
  std::unordered_set<const Object*> counted;
  if (r.exploring->has_finalizers || r.weak_references.count > 0) {
    Holders holders;
    walk_roots(holders);
    counted = holders.run();
  }
  Freezer freezer(*this, std::move(counted));
  owners_.push_back({nullptr, {}});  // of the frame chunks
  for (auto& t : r.threads) {
    for (FrameChunk* c = t->chunk; c != nullptr; c = c->previous) freezer.chunk(c);
  }
  walk_roots(freezer);
  freezer.run();
  if (!freezer.unknown().empty()) return "objects of type '" + freezer.unknown() + "'";

  // What is free in the frozen part stays free; young memory begins on a page of its own.
  const size_t page = 64;
  heap.free = {};
  heap.large = {};
  heap.top = reinterpret_cast<std::byte*>((reinterpret_cast<uintptr_t>(heap.top) + page - 1) & ~uintptr_t{page - 1});
  r.first_heap.set_state(heap);
  young_ = heap.top;
  r.exploring->frozen_end = young_;
  if (!r.exploring->visits.empty()) r.exploring->visits[0].made = freezer.made();

  std::ranges::sort(blocks_, {}, &Block::at);
  for (Block& b : blocks_) {
    b.base = static_cast<uint32_t>(base_.size());
    base_.insert(base_.end(), b.at, b.at + b.size);
  }
  hasher_->begin(young_, young_);
  for (Owner& o : owners_) {
    if (o.object != nullptr) walk_object(o.object, *hasher_);
    o.base = hasher_->take();
  }
  return {};
}

bool Images::has_changed(const Block& b) const { return std::memcmp(b.at, base_.data() + b.base, b.size) != 0; }

void Images::save(Image& image) const {
  Runtime& r = runtime_;
  image.heap = r.first_heap.state();
  image.young.assign(young_, image.heap.top);
  image.changed.clear();
  image.changed_bytes.clear();
  for (uint32_t i = 0; i < blocks_.size(); ++i) {
    const Block& b = blocks_[i];
    if (!has_changed(b)) continue;
    image.changed.push_back(i);
    image.changed_bytes.insert(image.changed_bytes.end(), b.at, b.at + b.size);
  }
  image.thread_count = static_cast<uint32_t>(r.threads.size());
  if (image.threads.size() < image.thread_count) image.threads.resize(image.thread_count);
  for (uint32_t i = 0; i < image.thread_count; ++i) {
    const Thread& t = *r.threads[i];
    Image::ThreadState& s = image.threads[i];
    s.breaker = t.eval_breaker.load(std::memory_order_relaxed);
    s.points_left = t.switch_points_left;
    s.instructions = t.instructions;
    s.virtual_ns = t.virtual_ns;
    s.ident = t.ident;
    s.wait = t.wait;
    s.wait_timed_out = t.wait_timed_out;
    s.has_ended = t.has_ended;
    s.is_retrying = t.is_retrying;
    s.was_handed_over = t.was_handed_over;
    s.uncaught_line = t.uncaught_line;
    s.has_asked = t.has_asked;
    s.top = t.top;
    s.chunk = t.chunk;
    s.depth = t.depth;
    s.raised = t.raised;
    s.handled = t.handled;
    s.handle = t.handle;
    s.stop_reason = t.stop_reason;
    s.name = t.name;
    s.finalizers = t.finalizers;
    s.visit = *t.visit;
  }
  image.weak_buckets = r.weak_references.buckets;
  image.weak_count = r.weak_references.count;
  image.struct_formats = r.struct_formats;
  image.importing = r.importing;
  image.failed = r.failed;
  image.exit_code = r.exit_code;
}

void Images::restore(const Image& image) {
  Runtime& r = runtime_;
  r.first_heap.set_state(image.heap);
  if (!image.young.empty()) std::memcpy(young_, image.young.data(), image.young.size());
  size_t next = 0;
  const std::byte* bytes = image.changed_bytes.data();
  for (uint32_t i = 0; i < blocks_.size(); ++i) {
    const Block& b = blocks_[i];
    if (next < image.changed.size() && image.changed[next] == i) {
      ++next;
      std::memcpy(b.at, bytes, b.size);
      bytes += b.size;
    } else {
      std::memcpy(b.at, base_.data() + b.base, b.size);
    }
  }
  // Threads are kept when they are undone: the next ones to start take their places.
  while (r.threads.size() > image.thread_count) {
    r.exploring->spare_threads.push_back(std::move(r.threads.back()));
    r.threads.pop_back();
  }
  while (r.threads.size() < image.thread_count) {
    r.threads.push_back(std::move(r.exploring->spare_threads.back()));
    r.exploring->spare_threads.pop_back();
  }
  for (uint32_t i = 0; i < image.thread_count; ++i) {
    Thread& t = *r.threads[i];
    const Image::ThreadState& s = image.threads[i];
    t.eval_breaker.store(s.breaker, std::memory_order_relaxed);
    t.switch_points_left = s.points_left;
    t.instructions = s.instructions;
    t.virtual_ns = s.virtual_ns;
    t.ident = s.ident;
    t.wait = s.wait;
    t.wait_timed_out = s.wait_timed_out;
    t.has_ended = s.has_ended;
    t.is_retrying = s.is_retrying;
    t.was_handed_over = s.was_handed_over;
    t.uncaught_line = s.uncaught_line;
    t.has_asked = s.has_asked;
    t.top = s.top;
    t.chunk = s.chunk;
    t.depth = s.depth;
    t.raised = s.raised;
    t.handled = s.handled;
    t.handle = s.handle;
    t.stop_reason = s.stop_reason;
    if (t.name != s.name) t.name = s.name;
    t.finalizers = s.finalizers;
    *t.visit = s.visit;
  }
  r.weak_references.buckets = image.weak_buckets;
  r.weak_references.count = image.weak_count;
  r.struct_formats = image.struct_formats;
  r.importing = image.importing;
  r.failed = image.failed;
  r.exit_code = image.exit_code;
}

StateHash Images::hash(uint64_t now_ns) {
  Runtime& r = runtime_;
  Hasher& h = *hasher_;
  h.begin(young_, r.first_heap.state().top);
  for (auto& t : r.threads) {
    h.number((t->has_ended ? 1u : 0u) | (t->is_retrying ? 2u : 0u) | (t->visit->operation_depth << 8));
    if (t->has_ended) continue;
    for (Value* v : {&t->raised, &t->handled, &t->handle}) h.value(*v);
    for (Value& v : t->finalizers) h.value(v);
    for (Frame* f = t->top; f != nullptr; f = f->previous) walk_frame(f, h);
    if (!t->is_retrying) continue;
    h.object(t->wait.object);
    h.number(t->wait.deadline_ns == no_deadline ? no_deadline
                                                : t->wait.deadline_ns - std::min(now_ns, t->wait.deadline_ns));
  }
  StateHash sum;
  const StateHash threads = h.take();
  // A frozen object counts with what it holds now instead of then; one that is as it was counts nothing.
  uint32_t last = 0;
  for (const Block& b : blocks_) {
    if (b.owner == 0 || !has_changed(b)) continue;
    if (b.owner == last) continue;
    last = b.owner;
    changed_.push_back(b.owner);
  }
  std::ranges::sort(changed_);
  changed_.erase(std::ranges::unique(changed_).begin(), changed_.end());
  for (const uint32_t i : changed_) {
    const Object* const o = owners_[i].object;
    if (o->local_refs == 0) {
      h.number(0);  // it has gone
    } else {
      walk_object(owners_[i].object, h);
    }
    const StateHash now = h.take();
    if (now == owners_[i].base) continue;
    h.number(i);
    h.number(now.low);
    const StateHash mixed = h.take();
    sum.low += mixed.low ^ now.high;
    sum.high += mixed.high ^ now.low;
  }
  changed_.clear();
  h.number(threads.low);
  h.number(threads.high);
  h.number(sum.low);
  h.number(sum.high);
  h.finish();
  return h.take();
}

bool Images::knows_all() const { return hasher_->is_complete(); }

void Images::keep_frozen_copy() { frozen_copy_.assign(runtime_.heap.arena(), young_); }

bool Images::is_frozen_part_intact() const {
  const std::byte* at = runtime_.heap.arena();
  size_t i = 0;
  for (const Block& b : blocks_) {
    if (b.at < at || b.at >= young_) continue;
    const auto from = static_cast<size_t>(b.at - at);
    if (from > i && std::memcmp(at + i, frozen_copy_.data() + i, from - i) != 0) return false;
    i = std::max(i, from + b.size);
  }
  return std::memcmp(at + i, frozen_copy_.data() + i, frozen_copy_.size() - i) == 0;
}

}  // namespace lockstep::python::vm
