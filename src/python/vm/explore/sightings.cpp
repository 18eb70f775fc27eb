// Sets of accesses, and which cells are worth a stop; see visit.h.
#include "python/vm/explore/visit.h"

#include <bit>

namespace lockstep::python::vm {

// ---- sets of accesses

void Accesses::add(const Access& a) {
  for (uint32_t i = 0; i < count; ++i) {
    if (items[i].object != a.object || items[i].key != a.key) continue;
    items[i].writes |= a.writes;
    return;
  }
  if (count == capacity) {
    is_everything = true;
  } else {
    items[count++] = a;
  }
}

void Accesses::add(const Accesses& other) {
  for (uint32_t i = 0; i < other.count; ++i) add(other.items[i]);
  is_everything |= other.is_everything;
}

bool Accesses::conflict_with(const Accesses& other) const {
  if (is_empty() || other.is_empty()) return false;
  if (is_everything || other.is_everything) return true;
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t k = 0; k < other.count; ++k) {
      if (items[i].conflicts_with(other.items[k])) return true;
    }
  }
  return false;
}

// ---- which cells are worth a stop

namespace {

constexpr size_t first_capacity = 1024;

uint64_t mixed(uint64_t a, uint64_t b) {
  uint64_t h = (a ^ 0x9E3779B97F4A7C15ull) * 0xBF58476D1CE4E5B9ull;
  h = (h ^ (h >> 29) ^ b) * 0x94D049BB133111EBull;
  h ^= h >> 32;
  return h == 0 ? 1 : h;
}

uint64_t cell_of(const Access& a) {
  // Objects made before the exploration began have names too; what has none (the output) stays where it is.
  const auto name = static_cast<uint32_t>(a.object->shared_refs.load(std::memory_order_relaxed));
  return mixed(name != 0 ? name : reinterpret_cast<uintptr_t>(a.object), a.key);
}

}  // namespace

Sightings::Sightings() : table_(first_capacity) {}

Sightings::Sighting& Sightings::find(uint64_t cell) {
  if (count_ * 2 > table_.size()) {
    std::vector<Sighting> old(table_.size() * 2);
    old.swap(table_);
    count_ = 0;
    for (const Sighting& s : old)
      if (s.cell != 0) find(s.cell) = s;
  }
  for (size_t at = cell & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
    if (table_[at].cell == cell) return table_[at];
    if (table_[at].cell != 0) continue;
    table_[at].cell = cell;
    ++count_;
    return table_[at];
  }
}

void Sightings::see(Sighting& s, uint32_t thread, bool writes) {
  s.threads |= uint64_t{1} << (thread & 63);
  s.is_written |= writes;
  if (s.is_visible || !s.is_written || std::has_single_bit(s.threads)) return;
  s.is_visible = true;
  has_news_ = true;
}

bool Sightings::note(uint32_t thread, const Access& a) {
  // Cells of one object are told apart until somebody touches the whole of it in conflict with others.
  bool is_visible = false;
  if (a.key != Access::whole) {
    Sighting& cell = find(cell_of(a));
    see(cell, thread, a.writes);
    is_visible = cell.is_settled;
  }
  Sighting& whole = find(cell_of({a.object, Access::whole, false}));
  constexpr uint64_t as_a_whole = uint64_t{1} << 63;
  const bool was_visible = whole.is_visible;
  whole.threads |= uint64_t{1} << (thread % 62);
  whole.is_written |= a.writes;
  if (a.key == Access::whole) whole.threads |= as_a_whole;
  if (!was_visible && whole.is_written && (whole.threads & as_a_whole) != 0 &&
      !std::has_single_bit(whole.threads & ~as_a_whole)) {
    whole.is_visible = has_news_ = true;
  }
  return is_visible || whole.is_settled;
}

void Sightings::settle() {
  for (Sighting& s : table_) s.is_settled = s.is_visible;
  known_facts_ = seen_facts_;
  has_news_ = false;
}

}  // namespace lockstep::python::vm
