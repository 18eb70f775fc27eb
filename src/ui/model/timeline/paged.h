// A sequence that grows at its end, without room to spare and without moving what is in it: pages of `page` elements.
// What is dropped at its front keeps the numbers of the rest.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace lockstep::ui::model {

template <class T, size_t page>
class Paged {
 public:
  size_t begin() const { return begin_; }
  size_t end() const { return end_; }
  bool is_empty() const { return begin_ == end_; }

  const T& operator[](size_t index) const { return (*pages_[index / page - first_page_])[index % page]; }
  T& operator[](size_t index) { return (*pages_[index / page - first_page_])[index % page]; }
  const T& back() const { return (*this)[end_ - 1]; }

  void push_back(const T& value) {
    if (end_ / page - first_page_ == pages_.size()) pages_.push_back(std::make_unique<std::array<T, page>>());
    (*this)[end_++] = value;
  }
  void drop_from(size_t index) {
    end_ = index < end_ ? index : end_;
    while (pages_.size() > (end_ + page - 1) / page - first_page_) pages_.pop_back();
  }
  void drop_before(size_t index) {
    begin_ = index;
    const size_t gone = begin_ / page - first_page_;
    pages_.erase(pages_.begin(), pages_.begin() + static_cast<std::ptrdiff_t>(gone));
    first_page_ += gone;
  }

  size_t bytes() const { return pages_.size() * (sizeof(T) * page + sizeof(void*)); }

 private:
  std::vector<std::unique_ptr<std::array<T, page>>> pages_;
  size_t begin_ = 0, end_ = 0, first_page_ = 0;
};

}  // namespace lockstep::ui::model
