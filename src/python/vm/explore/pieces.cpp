#include "python/vm/explore/pieces.h"

#include <cstring>

namespace lockstep::python::vm {

Piece* PiecePool::make(const std::byte* bytes, uint32_t size) {
  if (free_.empty()) {
    slabs_.push_back(std::make_unique_for_overwrite<Piece[]>(per_slab));
    for (size_t i = per_slab; i-- > 0;) free_.push_back(&slabs_.back()[i]);
  }
  Piece* const piece = free_.back();
  free_.pop_back();
  ++held_;
  piece->holders = 0;
  piece->size = size;
  std::memcpy(piece->bytes, bytes, size);
  return piece;
}

void PiecePool::give_back(Piece* piece) {
  free_.push_back(piece);
  --held_;
}

}  // namespace lockstep::python::vm
