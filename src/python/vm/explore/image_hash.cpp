// The hash of a state; see image.h.
#include <algorithm>
#include <bit>
#include <utility>

#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/explore/image.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

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

Images::Images(Runtime& runtime)
    : runtime_(runtime), pool_(std::make_shared<PiecePool>()), hasher_(std::make_unique<Hasher>(*this)) {}
Images::~Images() = default;

// As everything is at the freeze.
void Images::hash_bases() {
  hasher_->begin(young_, young_);
  for (Owner& o : owners_) {
    if (o.object != nullptr) walk_object(o.object, *hasher_);
    o.base = hasher_->take();
  }
}

StateHash Images::hash(uint64_t now_ns) {
  Runtime& r = runtime_;
  Hasher& h = *hasher_;
  look_at_changing();
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
  for (const Part& p : parts_) {
    if (p.owner == 0 || !has_changed(p)) continue;
    if (changed_.empty() || p.owner != changed_.back()) changed_.push_back(p.owner);
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

}  // namespace lockstep::python::vm
