// Tuples, lists, dictionaries, ranges, slices and the iterators over them.
//
// A dict is CPython's compact one (Objects/dictobject.c): a table of indices into entries in insertion order.
//
//   indices  [ -1 │ 1 │ -1 │ 0 │ … ]        2^k slots, open addressing with perturbation
//   entries  0: hash key value   1: hash key value   …
//
// `version` changes whenever a key is added or removed or the table is replaced, never when only a value changes; an
// inline cache may therefore hold (version, index). Dicts that no cache watches have version 0. In the free-threaded
// build writers hold the object's lock; readers without the lock may look at a table that has just been replaced, which
// is why old tables are retired, not freed.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "python/code/code.h"
#include "python/vm/core/type.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

struct Tuple : Object {
  uint32_t count;
  uint32_t pad;
  Value items[1];  // owned, never change
};

struct List : Object {
  Shared<uint32_t> count;
  uint32_t capacity;
  Published<Cell> items;
};

struct DictEntry {
  int64_t hash;
  Cell key;  // null = deleted
  Cell value;
};

struct DictTable {
  uint32_t slots;           // power of two
  uint32_t capacity;        // entries that fit
  Shared<uint32_t> filled;  // entries used, deleted ones included
  uint32_t pad;
  int32_t* indices() { return reinterpret_cast<int32_t*>(entries() + capacity); }
  DictEntry* entries() { return reinterpret_cast<DictEntry*>(this + 1); }
};

struct Dict : Object {
  Shared<uint32_t> count;
  Shared<uint32_t> version;    // 0 until an inline cache watches the dict, then unique among all dicts and types
  Published<DictTable> table;  // null while empty
};

struct Range : Object {
  int64_t start, stop, step;
  int64_t count;
  Value big;  // beyond 63 bits: a tuple of the four, in the place of the numbers above; else null
};

struct Slice : Object {
  Value start, stop, step;
};

// Iterator over a built-in container; `kind` says which.
struct Iterator : Object {
  enum Kind : uint16_t { list, list_reversed, tuple, range, dict_keys, dict_values, dict_items, str, bytes, set };
  Value source;  // owned; null once exhausted
  Shared<int64_t> index;
  int64_t limit;  // range: numbers left; dict: size expected
  int64_t step;   // dict: how many may come, and one; negative = from the end
};

struct DictView : Object {  // Object::extra = Iterator::Kind
  Value dict;
};

Value make_bytes(std::string_view data);
Value make_frozenset_constant(const code::FrozenSet&);
Value make_tuple(const Value* items, uint32_t count);  // takes references of its own
Tuple* new_tuple(uint32_t count);                      // items null, to be filled by the caller
Value empty_tuple();
Value make_list();
Value make_list(const Value* items, uint32_t count);
void list_append(List*, Value);  // takes a reference of its own
void list_append_steal(List*, Value owned);
Value list_get(List*, int64_t index);  // owned; null = out of range, no exception set
void list_clear(List*);
bool list_insert(List*, int64_t index, Value);
Value list_pop(List*, int64_t index);  // owned; null = out of range
Value list_slice(List*, int64_t start, int64_t count, int64_t step);
void list_replace(List*, int64_t start, int64_t stop, const Value* items, uint32_t count);  // plain slice assignment
Value sort_values(Thread&, const std::vector<Value>& keys, bool reverse, std::vector<Value>& values);
void list_assign(List*, List* from);  // the items of `from`, which nobody else knows
Value make_slice(Value start, Value stop, Value step);
Value make_range(int64_t start, int64_t stop, int64_t step);
Value range_sum(Value range);
Value make_iterator(Type*, Iterator::Kind, Value source, int64_t index, int64_t limit, int64_t step);

// Keys of a dict.
struct DictHit {
  Answer found = Answer::no;
  int64_t hash = 0;
  uint32_t index = 0;
};
Value make_dict();
DictHit dict_find(Thread&, Dict*, Value key);
Value dict_get(Dict*, Str* key);   // owned; null = absent. Interned or not
Value dict_peek(Dict*, Str* key);  // borrowed; single-threaded contexts only
void dict_set(Dict*, Str* key, Value);
bool dict_remove(Dict*, Str* key);
Value dict_get_item(Thread&, Dict*, Value key);           // owned; null without exception = absent; needs_python()
Value dict_set_item(Thread&, Dict*, Value key, Value v);  // None, null, needs_python()
Value dict_remove_item(Thread&, Dict*, Value key);        // owned old value; null without exception = absent
// By identity, with a hash that the caller knows; for keys that compare by Python code.
Value dict_candidates(Dict*, int64_t hash);                // list of the keys with this hash
Value dict_get_identical(Dict*, int64_t hash, Value key);  // owned; null = absent
void dict_set_identical(Dict*, int64_t hash, Value key, Value v);
Value dict_remove_identical(Dict*, int64_t hash, Value key);
void dict_clear(Dict*);
Value dict_copy(Dict*);
// Walks in insertion order, whatever becomes of the dict meanwhile: for (DictWalk w{d}; w.next();) … w.key … w.value.
struct DictWalk {
  Dict* dict;
  int64_t position = 0;  // of the entry to look at next; from the end: behind it, at first DictTable::filled
  Ref key = {}, value = {};
  bool next();
  bool previous();
};
// The same with borrowed values, while no other thread runs.
struct DictGlance {
  Dict* dict;
  int64_t position = 0;
  Value key = {}, value = {};
  bool next();
};
// Where `key` stands: index of its entry, or -1.
int64_t dict_entry_index(Dict*, Str* key);
// The same for an inline cache; from here on `version` tells that the entries are still where they were.
struct DictWatch {
  int64_t index;
  uint32_t version;
};
DictWatch dict_watch(Dict*, Str* key);
// Of TypeOps: d[key], d[key] = v, key in d.
Value dict_subscript(Thread&, Value dict, Value key);
Value dict_ass_sub(Thread&, Value dict, Value key, Value v);
Value dict_contains(Thread&, Value dict, Value key);
void dict_dealloc(Object*);  // releases what it holds

// mappingproxy: a read-only view of a mapping.
Value make_mapping_proxy(Value mapping);

inline bool is_tuple(Value v) { return layout_of(v) == Layout::tuple; }
inline bool is_list(Value v) { return layout_of(v) == Layout::list; }
inline bool is_dict(Value v) { return layout_of(v) == Layout::dict; }

// What a slice means for a sequence of `length`; none: an exception is set.
struct SliceIndices {
  int64_t start, stop, step, count;
};
std::optional<SliceIndices> slice_indices(Thread&, const Slice*, int64_t length);

// The optional arguments `first` and the one behind it, a part of what has n items: the first one is no less than 0.
// None: an exception is set.
struct Bounds {
  int64_t start, stop;
};
std::optional<Bounds> index_bounds(Thread&, Args, int64_t n);                 // index(value, start=0, stop=…)
std::optional<Bounds> part_bounds(Thread&, Args, uint32_t first, int64_t n);  // find(what, start=0, end=n): None counts

}  // namespace lockstep::python::vm
