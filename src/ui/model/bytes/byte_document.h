// The bytes under the cursor, with every change that was made to them and can be taken back.
//
// All editing is one operation: some bytes at a place give way to others. A change keeps what it removed and what it
// put there, so undo and redo are the same operation with the two exchanged. Changes of one stroke (the two digits of a
// byte, a drag over bits, a run of typing) that touch each other become one step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep::ui::model {

struct ByteRange {
  size_t begin = 0, end = 0;

  constexpr size_t size() const { return end - begin; }
  constexpr bool is_empty() const { return begin == end; }
  constexpr bool contains(size_t offset) const { return offset >= begin && offset < end; }

  friend constexpr bool operator==(ByteRange, ByteRange) = default;
};

class ByteDocument {
 public:
  // Other bytes: what was before is forgotten.
  void open(std::vector<uint8_t> bytes);

  std::span<const uint8_t> bytes() const { return bytes_; }
  size_t size() const { return bytes_.size(); }
  uint64_t revision() const { return revision_; }  // counts openings and changes, undoing included

  // `removed` bytes from `offset` on (as many as there are) give way to `put`. A `stroke` that is not 0 and that of the
  // change before continues it.
  void replace(size_t offset, size_t removed, std::span<const uint8_t> put, uint64_t stroke = 0);

  bool is_as_opened() const { return done_ == 0 && !has_forgotten_; }
  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < changes_.size(); }
  // The bytes that are there instead; none: there was nothing to undo.
  std::optional<ByteRange> undo();
  std::optional<ByteRange> redo();

 private:
  struct Change {
    size_t offset = 0;
    std::vector<uint8_t> removed, put;
    uint64_t stroke = 0;
  };

  bool continues(size_t offset, size_t removed, std::span<const uint8_t> put, uint64_t stroke);
  void exchange(size_t offset, size_t count, std::span<const uint8_t> put);
  void forget_oldest();

  std::vector<uint8_t> bytes_;
  std::vector<Change> changes_;
  size_t done_ = 0;    // of `changes_`, how many are in the bytes
  size_t weight_ = 0;  // bytes that the changes hold
  uint64_t revision_ = 0;
  bool has_forgotten_ = false;  // changes that cannot be undone any more
};

}  // namespace lockstep::ui::model
