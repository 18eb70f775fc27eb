// The table of a set, and what is done with whole sets. What the types offer of it: set_type.cpp.
#include "python/vm/objects/containers/set.h"

#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"

namespace lockstep::python::vm {

namespace {

constexpr uint32_t least_entries = 8;
constexpr uint32_t linear_probes = 9;
constexpr int64_t dummy_hash = -1;  // no key hashes to -1

SetEntry* new_entries(uint32_t count) {
  auto* e = static_cast<SetEntry*>(current_heap->allocate(size_t{count} * sizeof(SetEntry)));
  for (uint32_t i = 0; i < count; ++i) e[i] = {0, Value()};
  return e;
}
void free_entries(SetEntry* e, uint32_t mask) {
  if (e != nullptr) current_heap->free(e, (size_t{mask} + 1) * sizeof(SetEntry));
}

// The entries that a hash leads to, one after another.
class Walk {
 public:
  Walk(int64_t hash, uint32_t mask) : perturb_(static_cast<uint64_t>(hash)), mask_(mask), i_(hash & mask) { start(); }
  uint32_t at() const { return static_cast<uint32_t>(i_ + step_); }
  void next() {
    if (step_++ < probes_) return;
    perturb_ >>= 5;
    i_ = (i_ * 5 + 1 + perturb_) & mask_;
    start();
  }

 private:
  void start() {
    step_ = 0;
    probes_ = i_ + linear_probes <= mask_ ? linear_probes : 0;
  }
  uint64_t perturb_;
  size_t mask_, i_, step_ = 0, probes_ = 0;
};

// The entry of `key`, or the one where it would go: the last dummy on the way, else the unused one. The set is locked.
struct Place {
  Answer found = Answer::no;
  uint32_t at = 0;
};
Place look(Thread& t, const Set* s, Value key, int64_t hash) {
  uint32_t free = 0;
  bool has_dummy = false;
  if (s->entries == nullptr) return {};
  for (Walk w(hash, s->mask);; w.next()) {
    const SetEntry& e = s->entries[w.at()];
    if (e.key.is_null()) {
      const bool is_unused = e.hash == 0;
      if (!is_unused || !has_dummy) free = w.at();
      if (is_unused) return {Answer::no, free};
      has_dummy = true;
      continue;
    }
    if (e.hash != hash) continue;
    const Answer is = same(e.key, key) ? Answer::yes : equal(t, e.key, key);
    if (is != Answer::no) return {is, w.at()};
  }
}

void insert_clean(SetEntry* entries, uint32_t mask, int64_t hash, Value owned) {
  for (Walk w(hash, mask);; w.next()) {
    SetEntry& e = entries[w.at()];
    if (!e.key.is_null()) continue;
    e = {hash, owned};
    return;
  }
}

void resize(Set* s, uint64_t least_used) {
  uint32_t count = least_entries;
  while (count <= least_used) count *= 2;
  SetEntry* old = s->entries;
  const uint32_t old_mask = s->mask;
  s->entries = new_entries(count);
  s->mask = count - 1;
  for (uint32_t i = 0; old != nullptr && i <= old_mask; ++i) {
    if (!old[i].key.is_null()) insert_clean(s->entries, s->mask, old[i].hash, old[i].key);
  }
  s->fill = s->used;
  free_entries(old, old_mask);
}

// Whether the table must grow once so many keys more are in it.
bool is_full(const Set* s, uint64_t more) { return (s->fill + more) * 5 >= uint64_t{s->mask} * 3; }

// Puts a new key where `look` said. Takes a reference of its own.
void put(Set* s, uint32_t at, int64_t hash, Value key) {
  if (s->entries == nullptr) {
    s->entries = new_entries(s->mask + 1);
    at = static_cast<uint32_t>(hash) & s->mask;
  }
  const bool was_dummy = s->entries[at].hash == dummy_hash;
  s->entries[at] = {hash, own(key)};
  ++s->used;
  if (was_dummy) return;
  ++s->fill;
  if (is_full(s, 0)) resize(s, s->used > 50000 ? s->used * 2ull : s->used * 4ull);
}

Answer insert_hashed(Thread& t, Set* s, Value key, int64_t hash) {
  Critical lock(s);
  const auto [found, at] = look(t, s, key, hash);
  if (found != Answer::no) return found;
  constexpr uint32_t large = 1 << 16;
  if (s->mask > large && is_full(s, 1) && lacks_room(t, uint64_t{s->mask} * 4 * sizeof(SetEntry)))
    return Answer::raised;
  put(s, at, hash, key);
  return found;
}

Answer discard_hashed(Thread& t, Set* s, Value key, int64_t hash) {
  Value gone;
  {
    Critical lock(s);
    const auto [found, at] = look(t, s, key, hash);
    if (found != Answer::yes) return found;
    gone = s->entries[at].key;
    s->entries[at] = {dummy_hash, Value()};
    --s->used;
  }
  release(gone);
  return Answer::yes;
}

Hashed key_hash(Thread& t, Value key) {
  const Hashed hashed = hash(t, key);
  if (hashed.answer != Answer::raised || ends_run(t)) return hashed;
  Ref why = take_raised(t);
  raise(t, Exc::TypeError,
        "cannot use '" + std::string(type_name(key)) + "' as a set element (" + exception_text(why.get()) + ")");
  return hashed;
}

// The hash of what is looked for; a set is looked for as if it were a frozenset.
Hashed wanted_hash(Thread& t, Value key) {
  if (layout_of(key) == Layout::set && special_of(key, Special::hash).is_null()) {
    Critical lock(key.object());
    return frozenset_hash(key.as<Set>());
  }
  return key_hash(t, key);
}

struct Item {
  Ref key;
  int64_t hash;
  uint32_t at;
};
// What an iterable holds, with hashes.
struct Items {
  Ref error;  // an item could not be hashed; those before it are in `list`
  std::vector<Item> list;
  bool is_set = false, is_dict = false;
  uint32_t mask = 0, fill = 0;
};

// None, or the signal to hand on.
Value gather(Thread& t, Value from, Items& items, bool keeps_before_error = false) {
  if (is_any_set(from) && special_of(from, Special::iter).is_null()) {
    auto* s = from.as<Set>();
    Critical lock(s);
    items.is_set = true;
    items.mask = s->mask;
    items.fill = s->fill;
    for (uint32_t i = 0; s->entries != nullptr && i <= s->mask; ++i) {
      const SetEntry& e = s->entries[i];
      if (!e.key.is_null()) items.list.push_back({Ref::to(e.key), e.hash, i});
    }
    return none();
  }
  items.is_dict = from.is_object() && from.object()->type == rt().types.dict;
  if (type_of(from)->ops->next != nullptr) return Value::needs_python();  // what it has given, it will not give again
  std::vector<Ref> keys;
  const Value signal = collect(t, from, keys);
  if (signal.is_signal()) return signal;
  for (Ref& key : keys) {
    const Hashed h = key_hash(t, key.get());
    if (h.answer == Answer::needs_python) return Value::needs_python();
    if (h.answer == Answer::raised && ends_run(t)) return Value();
    if (h.answer == Answer::raised) {  // CPython has put in what came before
      items.error = take_raised(t);
      return keeps_before_error ? none() : raise_value(t, items.error.take());
    }
    items.list.push_back({std::move(key), h.value, 0});
  }
  return none();
}

// set_merge and its like for dicts and other iterables.
Value merge(Thread& t, Set* s, const Items& items) {
  const auto count = static_cast<uint32_t>(items.list.size());
  if (count == 0) return none();
  if (items.is_set || items.is_dict) {
    Critical lock(s);
    if (is_full(s, count)) resize(s, (uint64_t{s->used} + count) * 2);
    if (items.is_set && s->fill == 0) {
      if (s->entries == nullptr) s->entries = new_entries(s->mask + 1);
      const bool same_places = s->mask == items.mask && items.fill == count;
      for (const Item& x : items.list) {
        if (same_places)
          s->entries[x.at] = {x.hash, own(x.key.get())};
        else
          insert_clean(s->entries, s->mask, x.hash, own(x.key.get()));
      }
      s->fill = s->used = count;
      return none();
    }
  }
  for (const Item& x : items.list) {
    const Answer found = insert_hashed(t, s, x.key.get(), x.hash);
    if (!is_known(found)) return signal_of(found);
  }
  return none();
}

Type* kind_of(Value v) { return layout_of(v) == Layout::frozenset ? rt().types.frozenset : rt().types.set; }

void sweep(Set* s) {  // when more than a quarter of the entries are dummies
  Critical lock(s);
  if (s->fill - s->used > s->mask / 4) resize(s, s->used > 50000 ? s->used * 2ull : s->used * 4ull);
}

Value difference(Thread& t, Value left, Value right) {
  const bool is_dict_right = right.is_object() && right.object()->type == rt().types.dict;
  const uint32_t others = is_any_set(right) ? used_of(right) : is_dict_right ? right.as<Dict>()->count.load() : 0;
  if (!(is_any_set(right) || is_dict_right) || used_of(left) >> 2 > others) {
    Value copy = set_copy(t, left);
    if (copy.is_signal()) return copy;
    Ref r = Ref::steal(copy);
    const Value signal = set_difference_update(t, r.as<Set>(), right);
    return signal.is_signal() ? signal : r.take();
  }
  Ref r = Ref::steal(make_set(kind_of(left)));
  Items items;
  gather(t, left, items);
  for (const Item& x : items.list) {
    Answer found;
    if (is_dict_right) {
      found = dict_find(t, right.as<Dict>(), x.key.get()).found;
    } else {
      Critical lock(right.object());
      found = look(t, right.as<Set>(), x.key.get(), x.hash).found;
    }
    if (found == Answer::no) found = insert_hashed(t, r.as<Set>(), x.key.get(), x.hash);
    if (!is_known(found)) return signal_of(found);
  }
  return r.take();
}

}  // namespace

Value make_set(Type* type) {
  if (type == nullptr) type = rt().types.set;
  auto* s = static_cast<Set*>(allocate_instance(type, sizeof(Set)));
  s->used = s->fill = s->finger = 0;
  s->mask = least_entries - 1;
  s->hash = -1;
  s->entries = nullptr;
  return Value::counted(s);
}

Answer set_contains(Thread& t, Set* s, Value key) {
  const Hashed h = wanted_hash(t, key);
  if (!h) return h.answer;
  Critical lock(s);
  return look(t, s, key, h.value).found;
}
Answer set_insert(Thread& t, Set* s, Value key) {
  const Hashed h = key_hash(t, key);
  return h ? insert_hashed(t, s, key, h.value) : h.answer;
}
Answer set_discard(Thread& t, Set* s, Value key) {
  const Hashed h = wanted_hash(t, key);
  return h ? discard_hashed(t, s, key, h.value) : h.answer;
}

bool SetWalk::next() {
  Value v;
  {
    Critical lock(set);
    if (set->entries == nullptr) return false;
    while (position <= set->mask && set->entries[position].key.is_null()) ++position;
    if (position > set->mask) return false;
    v = own(set->entries[position++].key);
  }
  key = Ref::steal(v);
  return true;
}

void set_clear(Set* s) {
  SetEntry* old;
  uint32_t mask;
  {
    Critical lock(s);
    old = std::exchange(s->entries, nullptr);
    mask = std::exchange(s->mask, least_entries - 1);
    s->used = s->fill = 0;
  }
  for (uint32_t i = 0; old != nullptr && i <= mask; ++i) release(old[i].key);
  free_entries(old, mask);
}

Value set_candidates(Set* s, int64_t hash) {
  Value list = make_list();
  Critical lock(s);
  if (s->entries == nullptr) return list;
  for (Walk w(hash, s->mask);; w.next()) {
    const SetEntry& e = s->entries[w.at()];
    if (e.key.is_null() && e.hash == 0) return list;
    if (e.hash == hash && !e.key.is_null()) list_append(list.as<List>(), e.key);
  }
}
void set_store(Set* s, int64_t hash, Value key) {
  Critical lock(s);
  uint32_t at = 0;
  if (s->entries != nullptr) {
    Walk w(hash, s->mask);
    while (!(s->entries[w.at()].key.is_null() && s->entries[w.at()].hash == 0)) w.next();
    at = w.at();
  }
  put(s, at, hash, key);
}
bool set_drop(Set* s, int64_t hash, Value key) {
  Value gone;
  {
    Critical lock(s);
    if (s->entries == nullptr) return false;
    for (Walk w(hash, s->mask);; w.next()) {
      SetEntry& e = s->entries[w.at()];
      if (e.key.is_null() && e.hash == 0) return false;
      if (e.key.is_null() || !same(e.key, key)) continue;
      gone = e.key;
      e = {dummy_hash, Value()};
      --s->used;
      break;
    }
  }
  release(gone);
  return true;
}

int64_t frozenset_hash(const Set* s) {
  const auto shuffle = [](uint64_t h) { return ((h ^ 89869747ull) ^ (h << 16)) * 3644798167ull; };
  uint64_t h = 0;
  for (uint32_t i = 0; s->entries != nullptr && i <= s->mask; ++i) {
    if (!s->entries[i].key.is_null()) h ^= shuffle(static_cast<uint64_t>(s->entries[i].hash));
  }
  h ^= (uint64_t{s->used} + 1) * 1927868237ull;
  h ^= (h >> 11) ^ (h >> 25);
  h = h * 69069u + 907133923ull;
  return h == ~uint64_t{0} ? 590923713 : static_cast<int64_t>(h);
}

// ---- whole sets

Value set_update_internal(Thread& t, Set* s, Value from) {
  Items items;
  const Value signal = gather(t, from, items, true);
  if (signal.is_signal()) return signal;
  const Value merged = merge(t, s, items);
  return merged.is_signal() || !items.error ? merged : raise_value(t, items.error.take());
}

Value set_copy(Thread& t, Value from) {
  Ref r = Ref::steal(make_set(kind_of(from)));
  const Value signal = set_update_internal(t, r.as<Set>(), from);
  return signal.is_signal() ? signal : r.take();
}

Value set_difference_update(Thread& t, Set* s, Value from) {
  if (from.is_object() && from.object() == s) {
    set_clear(s);
    return none();
  }
  Items items;
  const Value signal = gather(t, from, items);
  if (signal.is_signal()) return signal;
  for (const Item& x : items.list) {
    const Answer found = discard_hashed(t, s, x.key.get(), x.hash);
    if (!is_known(found)) return signal_of(found);
  }
  sweep(s);
  return none();
}

Value set_intersection(Thread& t, Value left, Value right) {
  Ref r = Ref::steal(make_set(kind_of(left)));
  if (is_any_set(right) && used_of(right) > used_of(left)) std::swap(left, right);
  Items items;
  const Value signal = gather(t, right, items);
  if (signal.is_signal()) return signal;
  for (const Item& x : items.list) {
    Answer found;
    {
      Critical lock(left.object());
      found = look(t, left.as<Set>(), x.key.get(), x.hash).found;
    }
    if (found == Answer::yes) found = insert_hashed(t, r.as<Set>(), x.key.get(), x.hash);
    if (!is_known(found)) return signal_of(found);
  }
  return r.take();
}

Value set_symmetric_difference_update(Thread& t, Set* s, Value from) {
  if (from.is_object() && from.object() == s) {
    set_clear(s);
    return none();
  }
  Ref other;
  if (!is_any_set(from) && !is_dict(from)) {
    other = Ref::steal(make_set());
    const Value signal = set_update_internal(t, other.as<Set>(), from);
    if (signal.is_signal()) return signal;
    from = other.get();
  }
  Items items;
  const Value signal = gather(t, from, items);
  if (signal.is_signal()) return signal;
  for (const Item& x : items.list) {
    Answer found = discard_hashed(t, s, x.key.get(), x.hash);
    if (found == Answer::no) found = insert_hashed(t, s, x.key.get(), x.hash);
    if (!is_known(found)) return signal_of(found);
  }
  return none();
}

Answer set_is_subset(Thread& t, Value part, Value whole) {
  if (used_of(part) > used_of(whole)) return Answer::no;
  Items items;
  gather(t, part, items);
  for (const Item& x : items.list) {
    Critical lock(whole.object());
    const Answer found = look(t, whole.as<Set>(), x.key.get(), x.hash).found;
    if (found != Answer::yes) return found;
  }
  return Answer::yes;
}

Value set_algebra(Thread& t, BinaryOp op, Value left, Value right) {
  if (op == BinaryOp::and_) return set_intersection(t, left, right);
  if (op == BinaryOp::sub) return difference(t, left, right);
  const bool is_xor = op == BinaryOp::xor_;
  Ref r;
  if (is_xor) {  // the right's set with the left's members toggled
    r = Ref::steal(make_set(kind_of(left)));
    const Value signal = set_update_internal(t, r.as<Set>(), right);
    if (signal.is_signal()) return signal;
  } else {
    const Value copy = set_copy(t, left);
    if (copy.is_signal()) return copy;
    r = Ref::steal(copy);
  }
  const Value signal =
      is_xor ? set_symmetric_difference_update(t, r.as<Set>(), left) : set_update_internal(t, r.as<Set>(), right);
  return signal.is_signal() ? signal : r.take();
}

Value set_pop(Set* s) {
  Critical lock(s);
  if (s->used == 0) return Value();
  uint32_t i = s->finger & s->mask;
  while (s->entries[i].key.is_null()) i = (i + 1) & s->mask;
  const Value v = s->entries[i].key;
  s->entries[i] = {dummy_hash, Value()};
  --s->used;
  s->finger = i + 1;
  return v;
}

void set_swap_bodies(Set* s, Set* from) {
  Critical lock(s);
  std::swap(s->entries, from->entries);
  std::swap(s->mask, from->mask);
  std::swap(s->used, from->used);
  std::swap(s->fill, from->fill);
}

void set_dealloc(Object* o) {
  auto* s = static_cast<Set*>(o);
  for (uint32_t i = 0; s->entries != nullptr && i <= s->mask; ++i) release(s->entries[i].key);
  free_entries(s->entries, s->mask);
}

}  // namespace lockstep::python::vm
