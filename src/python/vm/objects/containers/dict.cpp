// The compact dict; see containers.h. Probing and growth follow CPython's Objects/dictobject.c. What the types offer of
// it: dict_type.cpp.
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

constexpr int32_t empty_slot = -1;
constexpr int32_t deleted_slot = -2;

size_t table_bytes(const DictTable* t) {
  return sizeof(DictTable) + size_t{t->capacity} * sizeof(DictEntry) + size_t{t->slots} * sizeof(int32_t);
}

DictTable* new_table(uint32_t slots) {
  const uint32_t capacity = slots * 2 / 3;
  const size_t bytes = sizeof(DictTable) + size_t{capacity} * sizeof(DictEntry) + size_t{slots} * sizeof(int32_t);
  auto* t = static_cast<DictTable*>(current_heap->allocate(bytes));
  t->slots = slots;
  t->capacity = capacity;
  new (&t->filled) Shared<uint32_t>(0);
  for (uint32_t i = 0; i < capacity; ++i) new (&t->entries()[i]) DictEntry{};
  std::memset(t->indices(), 0xFF, size_t{slots} * sizeof(int32_t));
  return t;
}

void drop_table(DictTable* t) {
  if (t == nullptr) return;
  if (shares_objects) {
    current_heap->retire(t, table_bytes(t), rt().epoch.fetch_add(1) + 1);
  } else {
    current_heap->free(t, table_bytes(t));
  }
}

// Walks the probe sequence of `hash`.
class Probe {
 public:
  Probe(uint64_t hash, uint32_t slots) : perturb_(hash), mask_(slots - 1), at_(static_cast<uint32_t>(hash) & mask_) {}
  uint32_t at() const { return at_; }
  void next() {
    perturb_ >>= 5;
    at_ = static_cast<uint32_t>(at_ * 5 + perturb_ + 1) & mask_;
  }

 private:
  uint64_t perturb_;
  uint32_t mask_, at_;
};

void put_index(DictTable* t, int64_t hash, uint32_t entry) {
  Probe p(static_cast<uint64_t>(hash), t->slots);
  while (t->indices()[p.at()] >= 0) p.next();
  t->indices()[p.at()] = static_cast<int32_t>(entry);
}

// Slot in indices of the entry of a str key, or -1. The dict is locked, or a stale answer does no harm.
int64_t find_str(const Dict* d, const Str* key, int64_t hash) {
  DictTable* t = d->table.load(std::memory_order_acquire);
  if (t == nullptr) return -1;
  const uint32_t filled = t->filled.load(std::memory_order_acquire);
  for (Probe p(static_cast<uint64_t>(hash), t->slots);; p.next()) {
    const int32_t i = t->indices()[p.at()];
    if (i == empty_slot) return -1;
    if (i < 0 || static_cast<uint32_t>(i) >= filled) continue;
    const DictEntry& e = t->entries()[i];
    const Value k = e.key.load();
    if (!k.is_object()) continue;
    if (k.object() == key) return p.at();
    if (e.hash == hash && is_str(k) && str_equal(k.as<Str>(), key)) return p.at();
  }
}

bool is_plain_str(Value v) { return v.object()->type->layout == Layout::str && !is_heap(v.object()->type); }

// The same for any key.
struct Place {
  Answer found = Answer::no;
  uint32_t slot = 0;  // in indices, once it is found
};
Place find_any(Thread& t, Dict* d, Value key, int64_t hash) {
  DictTable* table = d->table.load(std::memory_order_acquire);
  if (table == nullptr) return {};
  for (Probe p(static_cast<uint64_t>(hash), table->slots);; p.next()) {
    const int32_t i = table->indices()[p.at()];
    if (i == empty_slot) return {};
    if (i < 0) continue;
    const DictEntry& e = table->entries()[i];
    const Value k = e.key.load();
    if (k.is_null() || e.hash != hash) continue;
    Answer is;
    if (same(k, key)) {
      is = Answer::yes;
    } else if (k.is_integer() && key.is_integer()) {
      continue;
    } else if (!k.is_integer() && !key.is_integer() && is_plain_str(k) && is_plain_str(key)) {
      is = answer(str_equal(k.as<Str>(), key.as<Str>()));
    } else {
      is = equal(t, k, key);
    }
    if (is != Answer::no) return {is, p.at()};
  }
}

void grow(Dict* d) {
  DictTable* old = d->table.load(std::memory_order_relaxed);
  const uint32_t live = d->count.load(std::memory_order_relaxed);
  uint32_t slots = 8;
  while (slots * 2 / 3 <= live + live / 2) slots *= 2;
  DictTable* t = new_table(slots);
  uint32_t n = 0;
  if (old != nullptr) {
    for (uint32_t i = 0; i < old->filled.load(std::memory_order_relaxed); ++i) {
      const DictEntry& e = old->entries()[i];
      if (e.key.load().is_null()) continue;
      t->entries()[n].hash = e.hash;
      t->entries()[n].key.store(e.key.load());
      t->entries()[n].value.store(e.value.load());
      put_index(t, e.hash, n++);
    }
  }
  t->filled.store(n, std::memory_order_relaxed);
  d->table.store(t, std::memory_order_release);
  drop_table(old);
}

void changed(Dict* d) {
  if (d->version.load(std::memory_order_relaxed) == 0) return;
  d->version.store(rt().next_version.fetch_add(1, std::memory_order_relaxed), std::memory_order_release);
}

// Whether one key more makes a large table grow that has no room for it: the run ends.
bool lacks_room_to_grow(Thread& t, const Dict* d) {
  const DictTable* table = d->table.load(std::memory_order_relaxed);
  constexpr uint32_t large = 1 << 16;
  return table != nullptr && table->capacity > large &&
         table->filled.load(std::memory_order_relaxed) >= table->capacity &&
         lacks_room(t, uint64_t{table->capacity} * 2 * (sizeof(DictEntry) + 2 * sizeof(int32_t)));
}

// The key is known to be absent and the dict is locked. Takes references of its own.
void insert_new(Dict* d, Value key, int64_t hash, Value value) {
  will_change(d);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  if (t == nullptr || t->filled.load(std::memory_order_relaxed) >= t->capacity) {
    changed(d);
    grow(d);
    t = d->table.load(std::memory_order_relaxed);
  }
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  DictEntry& e = t->entries()[n];
  e.hash = hash;
  e.value.store(own(value));
  e.key.store(own(key));
  put_index(t, hash, n);
  t->filled.store(n + 1, std::memory_order_release);
  d->count.store(d->count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  changed(d);
}

// Takes the entry out; key and value go to the caller, who releases them outside of the lock.
struct Removed {
  Value key, value;
};
Removed remove_at(Dict* d, int64_t slot) {
  will_change(d);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  const int32_t i = t->indices()[slot];
  t->indices()[slot] = deleted_slot;
  DictEntry& e = t->entries()[i];
  const Removed removed{e.key.exchange(Value()), e.value.exchange(Value())};
  d->count.store(d->count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
  changed(d);
  return removed;
}

// Hash of any key.
Hashed key_hash(Thread& t, Value key) {
  if (key.is_integer()) return hash_of_small(key.as_integer());
  if (is_plain_str(key)) return str_hash(key.as<Str>());
  const Hashed hashed = hash(t, key);
  if (hashed.answer == Answer::raised && !ends_run(t)) {
    Ref why = take_raised(t);
    const std::string type(type_name(key));
    raise(t, Exc::TypeError, "cannot use '" + type + "' as a dict key (" + exception_text(why.get()) + ")");
  }
  return hashed;
}

int64_t find_identical(Dict* d, int64_t hash, Value key) {
  DictTable* t = d->table.load(std::memory_order_relaxed);
  if (t == nullptr) return -1;
  for (Probe p(static_cast<uint64_t>(hash), t->slots);; p.next()) {
    const int32_t i = t->indices()[p.at()];
    if (i == empty_slot) return -1;
    if (i >= 0 && !t->entries()[i].key.load().is_null() && same(t->entries()[i].key.load(), key)) return p.at();
  }
}

}  // namespace

Value make_dict() {
  auto* d = new_object<Dict>(rt().types.dict);
  new (&d->count) Shared<uint32_t>(0);
  new (&d->version) Shared<uint32_t>(0);
  new (&d->table) Published<DictTable>;
  return Value::counted(d);
}

Value dict_get(Dict* d, Str* key) {
  Critical lock(d);
  const int64_t slot = find_str(d, key, str_hash(key));
  if (slot < 0) return Value();
  DictTable* t = d->table.load(std::memory_order_relaxed);
  return own(t->entries()[t->indices()[slot]].value.load());
}

Value dict_peek(Dict* d, Str* key) {
  Critical lock(d);
  const int64_t slot = find_str(d, key, str_hash(key));
  if (slot < 0) return Value();
  DictTable* t = d->table.load(std::memory_order_relaxed);
  return t->entries()[t->indices()[slot]].value.load();
}

int64_t dict_entry_index(Dict* d, Str* key) {
  Critical lock(d);
  const int64_t slot = find_str(d, key, str_hash(key));
  return slot < 0 ? -1 : d->table.load(std::memory_order_relaxed)->indices()[slot];
}

DictWatch dict_watch(Dict* d, Str* key) {
  Critical lock(d);
  const int64_t slot = find_str(d, key, str_hash(key));
  uint32_t version = d->version.load(std::memory_order_relaxed);
  if (version == 0) {
    version = rt().next_version.fetch_add(1, std::memory_order_relaxed);
    d->version.store(version, std::memory_order_release);
  }
  return {slot < 0 ? -1 : d->table.load(std::memory_order_relaxed)->indices()[slot], version};
}

void dict_set(Dict* d, Str* key, Value value) {
  Value old;
  {
    Critical lock(d);
    const int64_t h = str_hash(key);
    const int64_t slot = find_str(d, key, h);
    if (slot < 0) {
      insert_new(d, Value::uncounted(key), h, value);
      return;
    }
    will_change(d);
    DictTable* t = d->table.load(std::memory_order_relaxed);
    old = t->entries()[t->indices()[slot]].value.exchange(own(value));
  }
  release(old);
}

bool dict_remove(Dict* d, Str* key) {
  Removed removed;
  {
    Critical lock(d);
    const int64_t slot = find_str(d, key, str_hash(key));
    if (slot < 0) return false;
    removed = remove_at(d, slot);
  }
  release(removed.key);
  release(removed.value);
  return true;
}

DictHit dict_find(Thread& t, Dict* d, Value key) {
  const Hashed h = key_hash(t, key);
  if (!h) return {h.answer};
  Critical lock(d);
  const auto [found, slot] = find_any(t, d, key, h.value);
  if (found != Answer::yes) return {found, h.value};
  return {found, h.value, static_cast<uint32_t>(d->table.load(std::memory_order_relaxed)->indices()[slot])};
}

Value dict_get_item(Thread& t, Dict* d, Value key) {
  const Hashed h = key_hash(t, key);
  if (!h) return signal_of(h.answer);
  Critical lock(d);
  const auto [found, slot] = find_any(t, d, key, h.value);
  if (found == Answer::needs_python) return Value::needs_python();
  if (found != Answer::yes) return Value();
  DictTable* table = d->table.load(std::memory_order_relaxed);
  return own(table->entries()[table->indices()[slot]].value.load());
}

Value dict_set_item(Thread& t, Dict* d, Value key, Value value) {
  const Hashed h = key_hash(t, key);
  if (!h) return signal_of(h.answer);
  Value old;
  {
    Critical lock(d);
    const auto [found, slot] = find_any(t, d, key, h.value);
    if (found == Answer::needs_python) return Value::needs_python();
    if (found == Answer::raised) return Value();
    if (found == Answer::no) {
      if (lacks_room_to_grow(t, d)) return Value();
      insert_new(d, key, h.value, value);
      return none();
    }
    will_change(d);
    DictTable* table = d->table.load(std::memory_order_relaxed);
    old = table->entries()[table->indices()[slot]].value.exchange(own(value));
  }
  release(old);
  return none();
}

Value dict_remove_item(Thread& t, Dict* d, Value key) {
  const Hashed h = key_hash(t, key);
  if (!h) return signal_of(h.answer);
  Removed removed;
  {
    Critical lock(d);
    const auto [found, slot] = find_any(t, d, key, h.value);
    if (found == Answer::needs_python) return Value::needs_python();
    if (found != Answer::yes) return Value();
    removed = remove_at(d, slot);
  }
  release(removed.key);
  return removed.value;
}

Value dict_candidates(Dict* d, int64_t hash) {
  Value list = make_list();
  Critical lock(d);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  if (t == nullptr) return list;
  for (Probe p(static_cast<uint64_t>(hash), t->slots);; p.next()) {
    const int32_t i = t->indices()[p.at()];
    if (i == empty_slot) return list;
    if (i < 0) continue;
    const DictEntry& e = t->entries()[i];
    if (e.hash == hash && !e.key.load().is_null()) list_append(list.as<List>(), e.key.load());
  }
}

Value dict_get_identical(Dict* d, int64_t hash, Value key) {
  Critical lock(d);
  const int64_t slot = find_identical(d, hash, key);
  if (slot < 0) return Value();
  DictTable* t = d->table.load(std::memory_order_relaxed);
  return own(t->entries()[t->indices()[slot]].value.load());
}

void dict_set_identical(Dict* d, int64_t hash, Value key, Value v) {
  Value old;
  {
    Critical lock(d);
    const int64_t slot = find_identical(d, hash, key);
    if (slot < 0) {
      insert_new(d, key, hash, v);
      return;
    }
    will_change(d);
    DictTable* t = d->table.load(std::memory_order_relaxed);
    old = t->entries()[t->indices()[slot]].value.exchange(own(v));
  }
  release(old);
}

Value dict_remove_identical(Dict* d, int64_t hash, Value key) {
  Removed removed;
  {
    Critical lock(d);
    const int64_t slot = find_identical(d, hash, key);
    if (slot < 0) return Value();
    removed = remove_at(d, slot);
  }
  release(removed.key);
  return removed.value;
}

void dict_clear(Dict* d) {
  DictTable* t;
  {
    Critical lock(d);
    will_change(d);
    t = d->table.exchange(nullptr);
    d->count.store(0, std::memory_order_relaxed);
    changed(d);
  }
  if (t == nullptr) return;
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < n; ++i) {
    release(t->entries()[i].key.load());
    release(t->entries()[i].value.load());
  }
  drop_table(t);
}

Value dict_copy(Dict* d) {
  Value copy = make_dict();
  Critical lock(d);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  if (t == nullptr) return copy;
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < n; ++i) {
    const DictEntry& e = t->entries()[i];
    if (!e.key.load().is_null()) insert_new(copy.as<Dict>(), e.key.load(), e.hash, e.value.load());
  }
  return copy;
}

bool DictGlance::next() {
  DictTable* t = dict->table.load(std::memory_order_acquire);
  const uint32_t n = t == nullptr ? 0 : t->filled.load(std::memory_order_acquire);
  for (; position < n; ++position) {
    const DictEntry& e = t->entries()[position];
    if (e.key.load().is_null()) continue;
    key = e.key.load();
    value = e.value.load();
    ++position;
    return true;
  }
  return false;
}

bool DictWalk::next() {
  Critical lock(dict);
  DictGlance glance{dict, position};
  if (!glance.next()) return false;
  position = glance.position;
  key = Ref::to(glance.key);
  value = Ref::to(glance.value);
  return true;
}

bool DictWalk::previous() {
  Critical lock(dict);
  DictTable* const t = dict->table.load();
  if (t == nullptr) return false;
  position = std::min<int64_t>(position, t->filled.load());
  while (position > 0) {
    DictEntry& e = t->entries()[--position];
    if (e.key.load().is_null()) continue;
    key = Ref::to(e.key.load());
    value = Ref::to(e.value.load());
    return true;
  }
  return false;
}

void dict_dealloc(Object* o) {
  auto* d = static_cast<Dict*>(o);
  DictTable* t = d->table.load(std::memory_order_relaxed);
  if (t == nullptr) return;
  const uint32_t n = t->filled.load(std::memory_order_relaxed);
  for (uint32_t i = 0; i < n; ++i) {
    release(t->entries()[i].key.load());
    release(t->entries()[i].value.load());
  }
  current_heap->free(t, table_bytes(t));
}

Value dict_subscript(Thread& t, Value self, Value key) {
  Value v = dict_get_item(t, self.as<Dict>(), key);
  if (v.is_null() && t.raised.is_null()) {
    if (special_of(self, Special::missing)) return Value::needs_python();
    return raise_with(t, Exc::KeyError, key);
  }
  return v;
}

Value dict_ass_sub(Thread& t, Value self, Value key, Value v) {
  if (!v.is_null()) return dict_set_item(t, self.as<Dict>(), key, v);
  Value old = dict_remove_item(t, self.as<Dict>(), key);
  if (old == Value::needs_python()) return old;
  if (old.is_null()) return t.raised ? Value() : raise_with(t, Exc::KeyError, key);
  release(old);
  return none();
}

Value dict_contains(Thread& t, Value self, Value key) {
  const DictHit hit = dict_find(t, self.as<Dict>(), key);
  return is_known(hit.found) ? boolean(hit.found == Answer::yes) : signal_of(hit.found);
}

}  // namespace lockstep::python::vm
