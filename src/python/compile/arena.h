// Memory for the syntax tree of one compilation: handed out piece by piece, given back all at once.
//
// A tree of a thousand nodes would otherwise be a thousand allocations and a thousand frees. Nodes are plain structs
// without destructors that point at each other; the only things with destructors, constants, are kept in a list of
// their own. Names are interned: equal names are the same characters at the same address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "python/code/code.h"

namespace lockstep::python::compile {

// A fixed array in the arena.
template <class T>
struct Seq {
  T* data = nullptr;
  uint32_t size = 0;

  T* begin() const { return data; }
  T* end() const { return data + size; }
  T& operator[](size_t i) const { return data[i]; }
  bool empty() const { return size == 0; }
};

class Arena {
 public:
  std::vector<code::Warning> warnings;

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  template <class T>
  Seq<T> seq(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* data = static_cast<T*>(allocate(sizeof(T) * items.size(), alignof(T)));
    std::memcpy(static_cast<void*>(data), items.data(), sizeof(T) * items.size());
    return {data, uint32_t(items.size())};
  }

  std::string_view intern(std::string_view name) { return *names_.emplace(name).first; }

  const code::Constant* constant(code::Constant value) { return &constants_.emplace_back(std::move(value)); }

 private:
  void* allocate(size_t size, size_t alignment) {
    size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (blocks_.empty() || start + size > block_size_) {
      block_size_ = size > default_block ? size : default_block;
      blocks_.push_back(std::make_unique<std::byte[]>(block_size_));
      start = 0;
    }
    used_ = start + size;
    return blocks_.back().get() + start;
  }

  static constexpr size_t default_block = 32 * 1024;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  size_t block_size_ = 0, used_ = 0;
  std::unordered_set<std::string> names_;
  std::deque<code::Constant> constants_;
};

}  // namespace lockstep::python::compile
