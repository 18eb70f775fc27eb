#include "python/code/repr.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/bytes_text.h"
#include "base/decimal.h"
#include "python/code/unicode.h"

namespace lockstep::python::code {
namespace {

std::string joined(const std::vector<Constant>& items) {
  std::string out;
  for (const Constant& item : items) {
    if (!out.empty()) out += ", ";
    out += repr(item);
  }
  return out;
}

// A set of integers is shown in the order of its hash table, which this rebuilds as CPython's setobject.c fills it.
std::optional<std::vector<Constant>> in_table_order(const std::vector<Constant>& items) {
  constexpr uint64_t modulus = (uint64_t(1) << 61) - 1;
  constexpr size_t linear_probes = 9;
  struct Slot {
    uint64_t hash = 0;
    const Constant* item = nullptr;
  };
  std::vector<Slot> table(8);
  size_t used = 0;
  auto insert = [&](Slot entry) {
    size_t mask = table.size() - 1, i = size_t(entry.hash) & mask;
    for (uint64_t perturb = entry.hash;;) {
      size_t probes = i + linear_probes <= mask ? linear_probes : 0;
      for (size_t k = 0; k <= probes; k++) {
        if (table[i + k].item == nullptr) {
          table[i + k] = entry;
          return;
        }
      }
      perturb >>= 5;
      i = (i * 5 + 1 + size_t(perturb)) & mask;
    }
  };
  for (const Constant& item : items) {
    auto* n = std::get_if<int64_t>(&item.value);
    if (n == nullptr) return std::nullopt;
    uint64_t magnitude = *n < 0 ? 0 - uint64_t(*n) : uint64_t(*n);
    uint64_t hash = magnitude % modulus;
    if (*n < 0) hash = 0 - hash;
    if (hash == ~uint64_t(0)) hash--;
    insert({hash, &item});
    used++;
    if (used * 5 >= (table.size() - 1) * 3) {
      std::vector<Slot> old = std::move(table);
      size_t size = 8;
      while (size <= used * 4) size <<= 1;
      table.assign(size, {});
      for (const Slot& slot : old) {
        if (slot.item != nullptr) insert(slot);
      }
    }
  }
  std::vector<Constant> out;
  for (const Slot& slot : table) {
    if (slot.item != nullptr) out.push_back(*slot.item);
  }
  return out;
}

std::string repr_of_complex(const std::complex<double>& z) {
  auto part = [](double x) {
    std::string text = repr(x);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
  };
  std::string imaginary = part(z.imag()) + "j";
  if (z.real() == 0 && !std::signbit(z.real())) return imaginary;
  return "(" + part(z.real()) + (imaginary[0] == '-' || std::isnan(z.imag()) ? "" : "+") + imaginary + ")";
}

}  // namespace

std::string repr(double value) { return float_text(value); }

std::string repr(const Code& code) {
  return "<code object " + code.name + " at 0xADDR, file \"" + code.filename + "\", line " +
         std::to_string(code.first_line) + ">";
}

std::string repr(const Constant& constant) {
  return std::visit(
      [](const auto& x) -> std::string {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, None>) {
          return "None";
        } else if constexpr (std::is_same_v<T, Ellipsis>) {
          return "Ellipsis";
        } else if constexpr (std::is_same_v<T, bool>) {
          return x ? "True" : "False";
        } else if constexpr (std::is_same_v<T, int64_t>) {
          return std::to_string(x);
        } else if constexpr (std::is_same_v<T, BigInt>) {
          return x.digits;
        } else if constexpr (std::is_same_v<T, double>) {
          return repr(x);
        } else if constexpr (std::is_same_v<T, std::complex<double>>) {
          return repr_of_complex(x);
        } else if constexpr (std::is_same_v<T, std::string>) {
          return repr_of_str(x);
        } else if constexpr (std::is_same_v<T, Bytes>) {
          return bytes_text(x.data);
        } else if constexpr (std::is_same_v<T, Tuple>) {
          return "(" + joined(x.items) + (x.items.size() == 1 ? ",)" : ")");
        } else if constexpr (std::is_same_v<T, Slice>) {
          return "slice(" + joined(x.parts) + ")";
        } else if constexpr (std::is_same_v<T, FrozenSet>) {
          if (x.items.empty()) return "frozenset()";
          return "frozenset({" + joined(in_table_order(x.items).value_or(x.items)) + "})";
        } else {
          return repr(*x);
        }
      },
      constant.value);
}

}  // namespace lockstep::python::code
