#include "python/code/repr.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

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

std::string repr(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[64];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string_view text(buffer, size_t(end - buffer));
  std::string out;
  if (text[0] == '-') {
    out = "-";
    text.remove_prefix(1);
  }
  size_t e = text.find('e');
  int exponent = 0;
  const char* digits_of_exponent = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(digits_of_exponent, text.data() + text.size(), exponent);
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  if (exponent < -4 || exponent >= 16) {
    out += digits[0];
    if (digits.size() > 1) out += "." + digits.substr(1);
    std::string magnitude = std::to_string(std::abs(exponent));
    return out + "e" + (exponent < 0 ? "-" : "+") + (magnitude.size() < 2 ? "0" : "") + magnitude;
  }
  if (exponent < 0) return out + "0." + std::string(size_t(-exponent - 1), '0') + digits;
  size_t whole = size_t(exponent) + 1;
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  return out + digits.substr(0, whole) + "." + (digits.size() > whole ? digits.substr(whole) : "0");
}

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
          return repr_of_bytes(x.data);
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
