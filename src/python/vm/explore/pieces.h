// Memory as it was when states were saved, in pieces that states share: one that a step did not touch is the same piece
// before and after.
//
//   state 7   ▢ ▢ ▢ ▢ ▢          a list of pieces
//   state 8   │ │ ▣ │ │ ▢        its own third one, and one more; the others are those of state 7
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace lockstep::python::vm {

struct Piece {
  static constexpr uint32_t capacity = 256;

  uint32_t holders = 0;
  uint32_t size = 0;
  std::byte bytes[capacity];
};

// Where pieces are made and given back.
class PiecePool {
 public:
  Piece* make(const std::byte* bytes, uint32_t size);  // held by nobody
  void give_back(Piece*);
  // Of all pieces that somebody holds.
  size_t bytes() const { return held_ * sizeof(Piece); }

 private:
  static constexpr size_t per_slab = 256;
  std::vector<std::unique_ptr<Piece[]>> slabs_;
  std::vector<Piece*> free_;
  size_t held_ = 0;
};

// Holds pieces; null stands for none.
class PieceList {
 public:
  PieceList() = default;
  PieceList(const PieceList&) = delete;
  PieceList& operator=(const PieceList&) = delete;
  ~PieceList() { resize(0, pool_); }

  size_t size() const { return pieces_.size(); }
  Piece* operator[](size_t i) const { return i < pieces_.size() ? pieces_[i] : nullptr; }
  // The pool lives as long as somebody may hold a piece of it.
  void resize(size_t size, const std::shared_ptr<PiecePool>& pool) {
    for (size_t i = size; i < pieces_.size(); ++i) let_go(pieces_[i]);
    pieces_.resize(size);
    if (pool_ != pool) pool_ = pool;
  }
  void set(size_t i, Piece* piece) {
    if (pieces_[i] == piece) return;
    if (piece != nullptr) ++piece->holders;
    let_go(pieces_[i]);
    pieces_[i] = piece;
  }
  void assign(const PieceList& other) {
    resize(other.size(), other.pool_);
    for (size_t i = 0; i < other.size(); ++i) set(i, other.pieces_[i]);
  }

 private:
  void let_go(Piece* piece) {
    if (piece != nullptr && --piece->holders == 0) pool_->give_back(piece);
  }

  std::shared_ptr<PiecePool> pool_;  // shared: images may outlive their interpreter
  std::vector<Piece*> pieces_;
};

}  // namespace lockstep::python::vm
