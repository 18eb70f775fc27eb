// The line between what was there before threads were started and what is young; see image.h.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/core/weak_table.h"
#include "python/vm/explore/image.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/functions/callable.h"
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
    if (is_listing_) list(at, bytes, is_watched_);
  }

  void reach(Object* o) {
    if (seen_.insert(o).second) waiting_.push_back(o);
  }
  void chunk(FrameChunk* c) { list(c, sizeof(FrameChunk) + c->capacity, false); }

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
        is_watched_ = !is_counted && can_be_watched(o);
        // Of a class the special methods alone.
        list(o, instance_bytes(o), is_watched_ && o->type->layout != Layout::type);
        if (is_watched_) watch(o);
      }
      if (!walk_object(o, *this) && unknown_.empty()) unknown_ = o->type->name->ascii();
    }
  }
  const std::string& unknown() const { return unknown_; }
  uint32_t made() const { return made_; }

 private:
  void list(void* at, size_t bytes, bool is_watched) {
    images_.list(at, bytes, static_cast<uint32_t>(images_.owners_.size() - 1), is_watched);
  }
  // What changes in few places of the VM, all of which tell.
  static bool can_be_watched(const Object* o) {
    const Layout layout = o->type->layout;
    return o->type == rt().types.dict || layout == Layout::function ||
           (layout == Layout::type && static_cast<const Type*>(o)->specials != nullptr);
  }
  static void watch(Object* o) {
    o->flags |= watched;
    // Inline caches that write into it know the version until now.
    if (o->type == rt().types.dict)
      static_cast<Dict*>(o)->version.store(rt().next_version.fetch_add(1), std::memory_order_relaxed);
  }

  Images& images_;
  const std::unordered_set<const Object*> counted_;
  std::unordered_set<Object*> seen_;
  std::vector<Object*> waiting_;
  std::string unknown_;
  uint32_t made_ = 0;
  bool is_listing_ = false, is_watched_ = false;
};

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

  const auto keep_base = [this](std::vector<Part>& parts) {
    for (Part& p : parts) {
      p.base = static_cast<uint32_t>(base_.size());
      base_.insert(base_.end(), p.at, p.at + p.size);
    }
  };
  keep_base(parts_);
  for (auto& [owner, parts] : watched_) keep_base(parts);
  hash_bases();
  return {};
}

}  // namespace lockstep::python::vm
