#include "ui/model/bytes/byte_document.h"

#include <algorithm>
#include <utility>

namespace lockstep::ui::model {

namespace {

constexpr size_t most_weight = size_t{64} << 20;  // bytes
constexpr size_t most_changes = 10000;

ptrdiff_t signed_of(size_t n) { return static_cast<ptrdiff_t>(n); }

}  // namespace

void ByteDocument::open(std::vector<uint8_t> bytes) {
  bytes_ = std::move(bytes);
  changes_.clear();
  done_ = weight_ = 0;
  has_forgotten_ = false;
  ++revision_;
}

void ByteDocument::replace(size_t offset, size_t removed, std::span<const uint8_t> put, uint64_t stroke) {
  offset = std::min(offset, bytes_.size());
  removed = std::min(removed, bytes_.size() - offset);
  if (removed == 0 && put.empty()) return;
  for (; changes_.size() > done_; changes_.pop_back())
    weight_ -= changes_.back().removed.size() + changes_.back().put.size();
  if (!continues(offset, removed, put, stroke)) {
    const auto begin = bytes_.begin() + signed_of(offset);
    changes_.push_back({offset, {begin, begin + signed_of(removed)}, {put.begin(), put.end()}, stroke});
    ++done_;
  }
  weight_ += removed + put.size();
  exchange(offset, removed, put);
  forget_oldest();
}

// The last change takes this one in when it is of the same stroke and begins within, or just behind, what that one put.
bool ByteDocument::continues(size_t offset, size_t removed, std::span<const uint8_t> put, uint64_t stroke) {
  if (stroke == 0 || done_ == 0) return false;
  Change& last = changes_[done_ - 1];
  if (last.stroke != stroke || offset < last.offset || offset > last.offset + last.put.size()) return false;
  const size_t at = offset - last.offset;
  const size_t own = std::min(removed, last.put.size() - at);  // of what gives way, the bytes that the stroke had put
  const auto beyond = bytes_.begin() + signed_of(offset + own);
  last.removed.insert(last.removed.end(), beyond, beyond + signed_of(removed - own));
  const auto place = last.put.begin() + signed_of(at);
  const auto behind = last.put.erase(place, place + signed_of(own));
  last.put.insert(behind, put.begin(), put.end());
  return true;
}

void ByteDocument::exchange(size_t offset, size_t count, std::span<const uint8_t> put) {
  const size_t same = std::min(count, put.size());
  const auto at = bytes_.begin() + signed_of(offset);
  std::copy_n(put.begin(), same, at);
  if (count > same) bytes_.erase(at + signed_of(same), at + signed_of(count));
  if (put.size() > same) bytes_.insert(at + signed_of(same), put.begin() + signed_of(same), put.end());
  ++revision_;
}

void ByteDocument::forget_oldest() {
  size_t gone = 0;
  const auto before = done_;
  for (; gone + 1 < done_ && (weight_ > most_weight || done_ - gone > most_changes); ++gone)
    weight_ -= changes_[gone].removed.size() + changes_[gone].put.size();
  changes_.erase(changes_.begin(), changes_.begin() + signed_of(gone));
  done_ -= gone;
  has_forgotten_ |= done_ < before;
}

std::optional<ByteRange> ByteDocument::undo() {
  if (!can_undo()) return std::nullopt;
  Change& change = changes_[--done_];
  change.stroke = 0;  // what is done anew later is not continued
  exchange(change.offset, change.put.size(), change.removed);
  return ByteRange{change.offset, change.offset + change.removed.size()};
}

std::optional<ByteRange> ByteDocument::redo() {
  if (!can_redo()) return std::nullopt;
  const Change& change = changes_[done_++];
  exchange(change.offset, change.removed.size(), change.put);
  return ByteRange{change.offset, change.offset + change.put.size()};
}

}  // namespace lockstep::ui::model
