// What an event touches, in a form that outlives the state that it happens in: for who turns events round.
#pragma once

#include <cstdint>
#include <vector>

#include "python/vm/explore/visit.h"

namespace lockstep::engine::explore {

// What an event touches, by names of objects that are the same in every interleaving.
struct Touched {
  struct Cell {
    uint64_t object, key;
    bool writes;
  };
  std::vector<Cell> cells;
  bool is_everything = false;

  Touched() = default;
  explicit Touched(const python::vm::Accesses& all) : is_everything(all.is_everything) {
    for (uint32_t i = 0; i < all.count; ++i) {
      const python::vm::Access& a = all.items[i];
      const python::vm::ObjectName name = python::vm::name_of(a.object);
      const uint64_t object =
          name.number != 0 ? uint64_t{name.thread} << 32 | name.number : reinterpret_cast<uintptr_t>(a.object);
      cells.push_back({object, a.key, a.writes});
    }
  }

  bool conflicts_with(const Touched& other) const {
    if (is_everything || other.is_everything) return true;
    for (const Cell& a : cells)
      for (const Cell& b : other.cells)
        if (a.object == b.object && (a.writes || b.writes) &&
            (a.key == b.key || a.key == python::vm::Access::whole || b.key == python::vm::Access::whole))
          return true;
    return false;
  }
};

}  // namespace lockstep::engine::explore
