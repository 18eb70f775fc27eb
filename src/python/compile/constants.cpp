#include "python/compile/constants.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lockstep::python::compile {
namespace {

using code::Constant;

void append_bits(std::string& key, double value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  key.append(bytes, sizeof bytes);
}

void append_sized(std::string& key, const std::string& part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

template <class T>
bool same_all(const std::vector<T>& a, const std::vector<T>& b, bool (*same)(const T&, const T&)) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same);
}

}  // namespace

bool same_constant(const Constant& a, const Constant& b) {
  if (a.value.index() != b.value.index()) return false;
  return std::visit(
      [&](const auto& x) {
        using T = std::decay_t<decltype(x)>;
        const auto& y = std::get<T>(b.value);
        if constexpr (std::is_same_v<T, code::None> || std::is_same_v<T, code::Ellipsis>) {
          return true;
        } else if constexpr (std::is_same_v<T, code::BigInt>) {
          return x.digits == y.digits;
        } else if constexpr (std::is_same_v<T, double>) {
          return std::bit_cast<uint64_t>(x) == std::bit_cast<uint64_t>(y);
        } else if constexpr (std::is_same_v<T, std::complex<double>>) {
          return std::memcmp(&x, &y, sizeof x) == 0;
        } else if constexpr (std::is_same_v<T, code::Bytes>) {
          return x.data == y.data;
        } else if constexpr (std::is_same_v<T, code::Tuple>) {
          return same_all(x.items, y.items, same_constant);
        } else if constexpr (std::is_same_v<T, code::FrozenSet>) {
          return same_all(x.items, y.items, same_constant);
        } else if constexpr (std::is_same_v<T, code::Slice>) {
          return same_all(x.parts, y.parts, same_constant);
        } else if constexpr (std::is_same_v<T, std::shared_ptr<const code::Code>>) {
          return x == y || same_code(*x, *y);
        } else {
          return x == y;
        }
      },
      a.value);
}

bool same_code(const code::Code& a, const code::Code& b) {
  auto same_local = [](const code::Local& x, const code::Local& y) { return x.name == y.name && x.kind == y.kind; };
  auto same_entry = [](const code::ExceptionEntry& x, const code::ExceptionEntry& y) {
    return x.start == y.start && x.end == y.end && x.target == y.target && x.depth == y.depth &&
           x.push_lasti == y.push_lasti;
  };
  return a.name == b.name && a.qualified_name == b.qualified_name && a.first_line == b.first_line &&
         a.argcount == b.argcount && a.posonly_argcount == b.posonly_argcount &&
         a.kwonly_argcount == b.kwonly_argcount && a.flags == b.flags && a.bytecode == b.bytecode &&
         a.names == b.names && a.locations == b.locations &&
         std::equal(a.locals_plus.begin(), a.locals_plus.end(), b.locals_plus.begin(), b.locals_plus.end(),
                    same_local) &&
         std::equal(a.exceptions.begin(), a.exceptions.end(), b.exceptions.begin(), b.exceptions.end(), same_entry) &&
         same_all(a.constants, b.constants, same_constant);
}

std::string ConstantTable::code_key(const code::Code& code) const {
  std::string key =
      "c" + code.name + "@" + std::to_string(code.first_line) + "/" + std::to_string(code.bytecode.size());
  for (int suffix = 0;; suffix++) {  // codes that look alike get numbers
    std::string numbered = key + "#" + std::to_string(suffix);
    auto found = index_.find(numbered);
    if (found == index_.end()) return numbered;
    auto* other = std::get_if<std::shared_ptr<const code::Code>>(&values_[size_t(found->second)].value);
    if (other != nullptr && same_code(**other, code)) return numbered;
  }
}

std::string ConstantTable::key_of(const Constant& constant) const {
  std::string key;
  std::visit(
      [&](const auto& x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, code::None>) {
          key = "N";
        } else if constexpr (std::is_same_v<T, code::Ellipsis>) {
          key = "E";
        } else if constexpr (std::is_same_v<T, bool>) {
          key = x ? "B1" : "B0";
        } else if constexpr (std::is_same_v<T, int64_t>) {
          key = "i" + std::to_string(x);
        } else if constexpr (std::is_same_v<T, code::BigInt>) {
          key = "i" + x.digits;
        } else if constexpr (std::is_same_v<T, double>) {
          key = "f";
          append_bits(key, x);
        } else if constexpr (std::is_same_v<T, std::complex<double>>) {
          key = "j";
          append_bits(key, x.real());
          append_bits(key, x.imag());
        } else if constexpr (std::is_same_v<T, std::string>) {
          key = "s" + x;
        } else if constexpr (std::is_same_v<T, code::Bytes>) {
          key = "b" + x.data;
        } else if constexpr (std::is_same_v<T, code::Tuple>) {
          key = "(";
          for (const Constant& item : x.items) append_sized(key, key_of(item));
        } else if constexpr (std::is_same_v<T, code::Slice>) {
          key = "[";
          for (const Constant& item : x.parts) append_sized(key, key_of(item));
        } else if constexpr (std::is_same_v<T, code::FrozenSet>) {
          std::vector<std::string> keys;
          for (const Constant& item : x.items) keys.push_back(key_of(item));
          std::sort(keys.begin(), keys.end());
          key = "{";
          for (const std::string& k : keys) append_sized(key, k);
        } else {
          key = code_key(*x);
        }
      },
      constant.value);
  return key;
}

int ConstantTable::add(const Constant& constant) {
  auto [entry, inserted] = index_.emplace(key_of(constant), int(values_.size()));
  if (inserted) values_.push_back(constant);
  return entry->second;
}

std::vector<int> ConstantTable::keep(const std::vector<bool>& marks) {
  std::vector<int> new_index(values_.size(), -1);
  std::vector<Constant> kept;
  for (size_t i = 0; i < values_.size(); i++) {
    if (!marks[i]) continue;
    new_index[i] = int(kept.size());
    kept.push_back(std::move(values_[i]));
  }
  values_ = std::move(kept);
  index_.clear();  // nothing is added after this
  return new_index;
}

bool is_true(const Constant& constant) {
  return std::visit(
      [](const auto& x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, code::None>) {
          return false;
        } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int64_t> || std::is_same_v<T, double>) {
          return x != 0;
        } else if constexpr (std::is_same_v<T, std::complex<double>>) {
          return x.real() != 0 || x.imag() != 0;
        } else if constexpr (std::is_same_v<T, std::string>) {
          return !x.empty();
        } else if constexpr (std::is_same_v<T, code::Bytes>) {
          return !x.data.empty();
        } else if constexpr (std::is_same_v<T, code::Tuple> || std::is_same_v<T, code::FrozenSet>) {
          return !x.items.empty();
        } else {
          return true;
        }
      },
      constant.value);
}

}  // namespace lockstep::python::compile
