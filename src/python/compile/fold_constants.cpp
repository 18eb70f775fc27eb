// Operations on constants, as CPython's flow graph optimizer computes them.
//
// Nothing is folded that would raise, nor what would make a large constant out of a small program: the limits are
// those of const_folding_safe_multiply and its like in Python/flowgraph.c.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "python/code/integer.h"
#include "python/code/opcodes.h"
#include "python/compile/constants.h"

namespace lockstep::python::compile {
namespace {

using code::Constant;
using code::Integer;
using Result = std::optional<Constant>;
using Complex = std::complex<double>;

constexpr uint64_t max_int_bits = 128;
constexpr int64_t max_collection_size = 256;
constexpr int64_t max_string_size = 4096;
constexpr int64_t max_total_items = 1024;

template <class T>
const T* get(const Constant& c) {
  return std::get_if<T>(&c.value);
}

bool is_int(const Constant& c) { return get<int64_t>(c) || get<bool>(c) || get<code::BigInt>(c); }

std::optional<double> as_double(const Constant& c) {
  if (auto* x = get<double>(c)) return *x;
  if (auto n = Integer::from_constant(c)) return n->to_double();
  return std::nullopt;
}

std::optional<Complex> as_complex(const Constant& c) {
  if (auto* z = get<Complex>(c)) return *z;
  if (auto x = as_double(c)) return Complex(*x, 0.0);
  return std::nullopt;
}

// The length of a str, bytes or tuple.
std::optional<int64_t> length_of(const Constant& c) {
  if (auto* s = get<std::string>(c)) return int64_t(count_characters(*s));
  if (auto* b = get<code::Bytes>(c)) return int64_t(b->data.size());
  if (auto* t = get<code::Tuple>(c)) return int64_t(t->items.size());
  return std::nullopt;
}

// Negative if the items of nested tuples are more than `limit`.
int64_t items_left(const Constant& c, int64_t limit) {
  auto* tuple = get<code::Tuple>(c);
  if (tuple == nullptr) return limit;
  limit -= int64_t(tuple->items.size());
  for (const Constant& item : tuple->items) {
    if (limit < 0) break;
    limit = items_left(item, limit);
  }
  return limit;
}

double float_remainder(double a, double b) {
  double m = std::fmod(a, b);
  if (m != 0) {
    if ((b < 0) != (m < 0)) m += b;
  } else {
    m = std::copysign(0.0, b);
  }
  return m;
}

double float_floor_divide(double a, double b) {
  double m = std::fmod(a, b);
  double quotient = (a - m) / b;
  if (m != 0 && (b < 0) != (m < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, a / b);
  double floored = std::floor(quotient);
  return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Result float_power(double a, double b) {
  if (b == 0) return Constant{1.0};
  if (a == 0 && b < 0) return std::nullopt;
  if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) return std::nullopt;  // complex
  double r = std::pow(a, b);
  if (std::isinf(r) && std::isfinite(a) && std::isfinite(b)) return std::nullopt;
  return Constant{r};
}

Result fold_ints(const Integer& a, int operation, const Integer& b) {
  using namespace code;
  switch (operation) {
    case NB_ADD: return (a + b).to_constant();
    case NB_SUBTRACT: return (a - b).to_constant();
    case NB_MULTIPLY:
      if (!a.is_zero() && !b.is_zero() && a.bit_length() + b.bit_length() > max_int_bits) return std::nullopt;
      return (a * b).to_constant();
    case NB_TRUE_DIVIDE:
      if (b.is_zero()) return std::nullopt;
      if (auto q = Integer::true_divide(a, b)) return Constant{*q};
      return std::nullopt;
    case NB_FLOOR_DIVIDE:
      if (b.is_zero()) return std::nullopt;
      return Integer::floor_divide(a, b).quotient.to_constant();
    case NB_REMAINDER:
      if (b.is_zero()) return std::nullopt;
      return Integer::floor_divide(a, b).remainder.to_constant();
    case NB_POWER: {
      if (b.is_negative()) {
        auto x = a.to_double(), y = b.to_double();
        if (!x || !y) return std::nullopt;
        return float_power(*x, *y);
      }
      auto exponent = b.to_int64();
      if (!exponent) return std::nullopt;
      if (!a.is_zero() && *exponent > 0 && a.bit_length() > max_int_bits / uint64_t(*exponent)) return std::nullopt;
      if (a.is_zero()) return Constant{int64_t(*exponent == 0)};
      Integer result(1), base = a;
      for (uint64_t n = uint64_t(*exponent); n > 0; n >>= 1) {
        if ((n & 1) != 0) result = result * base;
        if (n > 1) base = base * base;
      }
      return result.to_constant();
    }
    case NB_LSHIFT: {
      auto bits = b.to_int64();
      if (!bits || *bits < 0) return std::nullopt;
      if (!a.is_zero() && *bits != 0 &&
          (uint64_t(*bits) > max_int_bits || a.bit_length() > max_int_bits - uint64_t(*bits))) {
        return std::nullopt;
      }
      return a.shifted_left(uint64_t(*bits)).to_constant();
    }
    case NB_RSHIFT:
      if (b.is_negative()) return std::nullopt;
      return a.shifted_right(uint64_t(b.to_int64().value_or(INT64_MAX))).to_constant();
    case NB_AND: return (a & b).to_constant();
    case NB_OR: return (a | b).to_constant();
    case NB_XOR: return (a ^ b).to_constant();
    default: return std::nullopt;
  }
}

Result fold_floats(double a, int operation, double b) {
  using namespace code;
  switch (operation) {
    case NB_ADD: return Constant{a + b};
    case NB_SUBTRACT: return Constant{a - b};
    case NB_MULTIPLY: return Constant{a * b};
    case NB_TRUE_DIVIDE: return b == 0 ? Result{} : Constant{a / b};
    case NB_FLOOR_DIVIDE: return b == 0 ? Result{} : Constant{float_floor_divide(a, b)};
    case NB_REMAINDER: return b == 0 ? Result{} : Constant{float_remainder(a, b)};
    case NB_POWER: return float_power(a, b);
    default: return std::nullopt;
  }
}

Complex multiply(const Complex& a, const Complex& b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

std::optional<Complex> divide(const Complex& a, const Complex& b) {
  if (b.real() == 0 && b.imag() == 0) return std::nullopt;
  if (std::abs(b.real()) >= std::abs(b.imag())) {
    double ratio = b.imag() / b.real(), denominator = b.real() + b.imag() * ratio;
    return Complex((a.real() + a.imag() * ratio) / denominator, (a.imag() - a.real() * ratio) / denominator);
  }
  double ratio = b.real() / b.imag(), denominator = b.real() * ratio + b.imag();
  return Complex((a.real() * ratio + a.imag()) / denominator, (a.imag() * ratio - a.real()) / denominator);
}

// Whole exponents up to 100 only, by multiplication as CPython's c_powi; others are left to the VM.
Result complex_power(const Complex& base, const Complex& exponent) {
  double n = exponent.real();
  if (exponent.imag() != 0 || n != std::floor(n) || std::abs(n) > 100) return std::nullopt;
  Complex result(1, 0), power = base;
  for (auto bits = unsigned(std::abs(n)); bits != 0; bits >>= 1) {
    if ((bits & 1) != 0) result = multiply(result, power);
    if (bits > 1) power = multiply(power, power);
  }
  std::optional<Complex> value = result;
  if (n <= 0) value = divide({1, 0}, result);
  if (!value || std::isinf(value->real()) || std::isinf(value->imag())) return std::nullopt;
  return Constant{*value};
}

// Real and complex are not mixed by making the real one complex: 0.0 - 1j has the imaginary part -1, not 0 - 1.
Result fold_complex(const Constant& left, int operation, const Constant& right) {
  using namespace code;
  auto a = as_complex(left), b = as_complex(right);
  if (!a || !b) return std::nullopt;
  bool left_real = !get<Complex>(left), right_real = !get<Complex>(right);
  switch (operation) {
    case NB_ADD:
      if (right_real) return Constant{Complex(a->real() + b->real(), a->imag())};
      if (left_real) return Constant{Complex(a->real() + b->real(), b->imag())};
      return Constant{Complex(a->real() + b->real(), a->imag() + b->imag())};
    case NB_SUBTRACT:
      if (right_real) return Constant{Complex(a->real() - b->real(), a->imag())};
      if (left_real) return Constant{Complex(a->real() - b->real(), -b->imag())};
      return Constant{Complex(a->real() - b->real(), a->imag() - b->imag())};
    case NB_MULTIPLY:
      if (right_real) return Constant{Complex(a->real() * b->real(), a->imag() * b->real())};
      if (left_real) return Constant{Complex(a->real() * b->real(), a->real() * b->imag())};
      return Constant{multiply(*a, *b)};
    case NB_TRUE_DIVIDE:
      if (right_real) {
        if (b->real() == 0) return std::nullopt;
        return Constant{Complex(a->real() / b->real(), a->imag() / b->real())};
      }
      if (auto quotient = divide(*a, *b)) return Constant{*quotient};
      return std::nullopt;
    case NB_POWER: return complex_power(*a, *b);
    default: return std::nullopt;
  }
}

Result repeat(const Constant& sequence, const Constant& count) {
  int64_t size = *length_of(sequence);
  auto n = Integer::from_constant(count)->to_int64();
  if (size > 0) {
    int64_t limit = get<code::Tuple>(sequence) ? max_collection_size : max_string_size;
    if (!n || *n < 0 || *n > limit / size) return std::nullopt;
    if (*n > 0 && items_left(sequence, max_total_items / *n) < 0) return std::nullopt;
  }
  int64_t times = size == 0 ? 0 : *n;
  if (auto* s = get<std::string>(sequence)) {
    std::string out;
    for (int64_t i = 0; i < times; i++) out += *s;
    return Constant{std::move(out)};
  }
  if (auto* b = get<code::Bytes>(sequence)) {
    code::Bytes out;
    for (int64_t i = 0; i < times; i++) out.data += b->data;
    return Constant{std::move(out)};
  }
  code::Tuple out;
  for (int64_t i = 0; i < times; i++) {
    const auto& items = get<code::Tuple>(sequence)->items;
    out.items.insert(out.items.end(), items.begin(), items.end());
  }
  return Constant{std::move(out)};
}

Result concatenate(const Constant& a, const Constant& b) {
  if (auto* x = get<std::string>(a)) {
    if (auto* y = get<std::string>(b)) return Constant{*x + *y};
  } else if (auto* p = get<code::Bytes>(a)) {
    if (auto* q = get<code::Bytes>(b)) return Constant{code::Bytes{p->data + q->data}};
  } else if (auto* t = get<code::Tuple>(a)) {
    if (auto* u = get<code::Tuple>(b)) {
      code::Tuple out = *t;
      out.items.insert(out.items.end(), u->items.begin(), u->items.end());
      return Constant{std::move(out)};
    }
  }
  return std::nullopt;
}

std::vector<std::string> characters(const std::string& s) {
  std::vector<std::string> out;
  for (size_t i = 0; i < s.size();) {
    size_t n = utf8_piece(s, i, Surrogates::whole).size;
    out.push_back(s.substr(i, n));
    i += n;
  }
  return out;
}

// Start, stop and step of a slice for a sequence of `size` items, as PySlice_AdjustIndices.
struct Range {
  int64_t start, step, count;
};
std::optional<Range> slice_range(const code::Slice& slice, int64_t size) {
  int64_t parts[3];
  bool given[3];
  for (size_t i = 0; i < 3; i++) {
    given[i] = !std::holds_alternative<code::None>(slice.parts[i].value);
    if (!given[i]) continue;
    auto n = Integer::from_constant(slice.parts[i]);
    if (!n) return std::nullopt;
    parts[i] = n->to_int64().value_or(n->is_negative() ? INT64_MIN / 2 : INT64_MAX / 2);
  }
  int64_t step = given[2] ? parts[2] : 1;
  if (step == 0) return std::nullopt;
  step = std::clamp(step, INT64_MIN / 2, INT64_MAX / 2);
  auto clip = [&](int64_t n) {
    if (n < 0) n += size;
    if (n < 0) return step < 0 ? int64_t(-1) : int64_t(0);
    return n >= size ? (step < 0 ? size - 1 : size) : n;
  };
  int64_t start = given[0] ? clip(parts[0]) : step < 0 ? size - 1 : 0;
  int64_t stop = given[1] ? clip(parts[1]) : step < 0 ? -1 : size;
  int64_t count = 0;
  if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
  if (step < 0 && start > stop) count = (start - stop - 1) / -step + 1;
  return Range{start, step, count};
}

Result subscript(const Constant& sequence, const Constant& index) {
  auto size = length_of(sequence);
  if (!size) return std::nullopt;
  if (auto* slice = get<code::Slice>(index)) {
    auto range = slice_range(*slice, *size);
    if (!range) return std::nullopt;
    auto each = [&](auto take) {
      for (int64_t i = 0, at = range->start; i < range->count; i++, at += range->step) take(size_t(at));
    };
    if (auto* s = get<std::string>(sequence)) {
      std::vector<std::string> all = characters(*s);
      std::string out;
      each([&](size_t at) { out += all[at]; });
      return Constant{std::move(out)};
    }
    if (auto* b = get<code::Bytes>(sequence)) {
      code::Bytes out;
      each([&](size_t at) { out.data += b->data[at]; });
      return Constant{std::move(out)};
    }
    code::Tuple out;
    each([&](size_t at) { out.items.push_back(get<code::Tuple>(sequence)->items[at]); });
    return Constant{std::move(out)};
  }
  if (!is_int(index)) return std::nullopt;
  auto at = Integer::from_constant(index)->to_int64();
  if (!at) return std::nullopt;
  if (*at < 0) *at += *size;
  if (*at < 0 || *at >= *size) return std::nullopt;
  if (auto* s = get<std::string>(sequence)) return Constant{characters(*s)[size_t(*at)]};
  if (auto* b = get<code::Bytes>(sequence)) return Constant{int64_t((unsigned char)b->data[size_t(*at)])};
  return get<code::Tuple>(sequence)->items[size_t(*at)];
}

bool equal_as_keys(const Constant& a, const Constant& b) {
  bool numbers = (is_int(a) || get<double>(a)) && (is_int(b) || get<double>(b));
  if (numbers) {
    if (is_int(a) && is_int(b)) {
      return (*Integer::from_constant(a) - *Integer::from_constant(b)).is_zero();
    }
    auto x = as_double(a), y = as_double(b);
    return x && y && *x == *y;
  }
  if (auto* t = get<code::Tuple>(a)) {
    auto* u = get<code::Tuple>(b);
    return u != nullptr && t->items.size() == u->items.size() &&
           std::equal(t->items.begin(), t->items.end(), u->items.begin(), equal_as_keys);
  }
  return same_constant(a, b);
}

}  // namespace

void add_to_frozenset(code::FrozenSet& set, const Constant& item) {
  bool known =
      std::any_of(set.items.begin(), set.items.end(), [&](const Constant& c) { return equal_as_keys(c, item); });
  if (!known) set.items.push_back(item);
}

Result fold_binary(const Constant& left, int operation, const Constant& right) {
  using namespace code;
  if (operation == NB_SUBSCR) return subscript(left, right);
  if (is_int(left) && is_int(right)) {
    bool logical = operation == NB_AND || operation == NB_OR || operation == NB_XOR;
    if (logical && get<bool>(left) && get<bool>(right)) {
      bool a = *get<bool>(left), b = *get<bool>(right);
      return Constant{operation == NB_AND ? a && b : operation == NB_OR ? a || b : a != b};
    }
    return fold_ints(*Integer::from_constant(left), operation, *Integer::from_constant(right));
  }
  bool left_number = is_int(left) || get<double>(left) || get<Complex>(left);
  bool right_number = is_int(right) || get<double>(right) || get<Complex>(right);
  if (left_number && right_number) {
    if (get<Complex>(left) || get<Complex>(right)) return fold_complex(left, operation, right);
    auto a = as_double(left), b = as_double(right);
    if (!a || !b) return std::nullopt;
    return fold_floats(*a, operation, *b);
  }
  if (operation == NB_ADD) return concatenate(left, right);
  if (operation == NB_MULTIPLY) {
    if (is_int(left) && length_of(right)) return repeat(right, left);
    if (is_int(right) && length_of(left)) return repeat(left, right);
  }
  return std::nullopt;
}

Result fold_unary(UnaryFold operation, const Constant& operand) {
  if (operation == UnaryFold::logical_not) return Constant{!is_true(operand)};
  if (is_int(operand)) {
    Integer n = *Integer::from_constant(operand);
    switch (operation) {
      case UnaryFold::negative: return n.negated().to_constant();
      case UnaryFold::invert: return get<bool>(operand) ? Result{} : n.inverted().to_constant();
      default: return n.to_constant();
    }
  }
  if (auto* x = get<double>(operand)) {
    if (operation == UnaryFold::negative) return Constant{-*x};
    if (operation == UnaryFold::positive) return operand;
  }
  if (auto* z = get<Complex>(operand)) {
    if (operation == UnaryFold::negative) return Constant{-*z};
    if (operation == UnaryFold::positive) return operand;
  }
  return std::nullopt;
}

}  // namespace lockstep::python::compile
