// Rounding, exact ratios and hexadecimal text of numbers (Objects/floatobject.c, Objects/longobject.c).
#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

double self(Args a) { return a[0].as<Float>()->value; }

bool has_digits(Args a) { return a.count > 1 && !is_none(a[1]); }  // round(x, digits)

// Half to even at a decimal place, exactly: the C library prints a double's exact value correctly rounded.
double rounded_at(double d, int64_t digits) {
  if (digits > 323) return d;
  if (digits < -308) return std::copysign(0.0, d);
  char text[700];
  if (digits >= 0) {
    std::snprintf(text, sizeof text, "%.*f", static_cast<int>(digits), d);
    return std::strtod(text, nullptr);
  }
  std::snprintf(text, sizeof text, "%.30e", std::fabs(d));
  const int exponent = std::atoi(std::strchr(text, 'e') + 1);
  const int64_t significant = exponent + 1 + digits;
  if (significant < 0) return std::copysign(0.0, d);
  if (significant == 0) {
    std::snprintf(text, sizeof text, "5e%d", exponent);
    const bool is_more = std::fabs(d) > std::strtod(text, nullptr);
    std::snprintf(text, sizeof text, "1e%d", exponent + 1);
    return std::copysign(is_more ? std::strtod(text, nullptr) : 0.0, d);
  }
  std::snprintf(text, sizeof text, "%.*e", static_cast<int>(significant) - 1, d);
  return std::strtod(text, nullptr);
}

// An index, or the nearest number that is one: to so many digits nothing changes, or nothing is left.
std::optional<int64_t> digits_of(Thread& t, Value v) {
  const auto n = as_index(t, v);
  if (n || !is_a(t.raised, Exc::OverflowError)) return n;
  drop_raised(t);
  return same(number_compare(t, CompareOp::lt, v, Value::integer(0)), rt().true_) ? INT64_MIN + 1 : INT64_MAX;
}

Value round_float(Thread& t, Args a) {
  if (!check_count(t, "round", a.without_first(), 0, 1)) return Value();
  const double d = self(a);
  if (!has_digits(a)) return int_from_double(t, std::nearbyint(d));
  const auto n = digits_of(t, a[1]);
  if (!n) return Value();
  if (!std::isfinite(d)) return make_float(d);
  const double r = rounded_at(d, *n);
  return std::isinf(r) ? raise(t, Exc::OverflowError, "rounded value too large to represent") : make_float(r);
}

Value round_int(Thread& t, Args a) {
  if (!check_count(t, "round", a.without_first(), 0, 1)) return Value();
  const auto n = has_digits(a) ? digits_of(t, a[1]) : 0;
  if (!n) return Value();
  if (*n >= 0) return number_positive(t, a[0]);
  const Int number = Int::of(a[0]), unit(number_binary(t, BinaryOp::pow, Value::integer(10), Value::integer(-*n)));
  Int whole = number / unit;
  const Int twice = (number - whole * unit) * 2;
  if (unit < twice || (twice == unit && whole % 2 == 1)) whole = whole + 1;
  return (whole * unit).answer();
}

Value pair(Value first_owned, Value second_owned) {
  Tuple* u = new_tuple(2);
  u->items[0] = first_owned;
  u->items[1] = second_owned;
  return Value::counted(u);
}

Value int_ratio(Thread& t, Args a) { return pair(number_positive(t, a[0]), Value::integer(1)); }
Value float_ratio(Thread& t, Args a) {
  if (std::isnan(self(a))) return raise(t, Exc::ValueError, "cannot convert NaN to integer ratio");
  if (std::isinf(self(a))) return raise(t, Exc::OverflowError, "cannot convert Infinity to integer ratio");
  int exponent;
  const double m = std::frexp(self(a), &exponent);
  auto n = static_cast<int64_t>(std::ldexp(m, 53));
  exponent -= 53;
  while (n != 0 && n % 2 == 0 && exponent < 0) {
    n /= 2;
    ++exponent;
  }
  if (n == 0) exponent = 0;
  const auto shifted = [&](int64_t by, int count) {  // by 1,074 bits at most: never refused
    return number_binary(t, BinaryOp::lshift, Value::integer(by), Value::integer(std::max(count, 0))).answer();
  };
  return pair(shifted(n, exponent), shifted(1, -exponent));
}

Value float_hex(Thread&, Args a) {
  const double d = self(a);
  if (!std::isfinite(d)) return make_str(float_repr(d));
  const std::string sign = std::signbit(d) ? "-" : "";
  if (d == 0) return make_str(sign + "0x0.0p+0");
  int e;
  double m = std::frexp(std::fabs(d), &e);
  const int shift = 1 - std::max(DBL_MIN_EXP - e, 0);
  m = std::ldexp(m, shift);
  e -= shift;
  std::string out = sign + "0x" + static_cast<char>('0' + static_cast<int>(m)) + ".";
  m -= std::floor(m);
  for (int i = 0; i < 13; ++i) {
    m *= 16;
    out += "0123456789abcdef"[static_cast<int>(m)];
    m -= std::floor(m);
  }
  return make_str(out + "p" + (e < 0 ? "-" : "+") + std::to_string(std::abs(e)));
}

Value float_fromhex(Thread& t, Args a) {
  if (!is_str(a[1])) return raise(t, Exc::TypeError, "bad argument type for built-in operation");
  std::string text = to_utf8(a[1].as<Str>());
  const size_t from = text.find_first_not_of(" \t\n\r\f\v"), to = text.find_last_not_of(" \t\n\r\f\v");
  text = from == std::string::npos ? "" : text.substr(from, to - from + 1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.erase(0, 1);
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const bool is_word = text == "inf" || text == "infinity" || text == "nan";
  if (!is_word && !text.starts_with("0x")) text = "0x" + text;
  char* end = nullptr;
  const bool is_number =
      is_word || (text.size() > 2 && text.find_first_not_of("0123456789abcdef.p+-", 2) == std::string::npos &&
                  text[2] != '+' && text[2] != '-');
  double d = is_number ? std::strtod(text.c_str(), &end) : 0.0;
  if (end == nullptr || *end != '\0' || end == text.c_str())
    return raise(t, Exc::ValueError, "invalid hexadecimal floating-point string");
  if (!is_word && std::isinf(d))
    return raise(t, Exc::OverflowError, "hexadecimal value too large to represent as a float");
  if (negative) d = -d;
  if (a[0].object() == rt().types.floating) return make_float(d);
  Ref f = Ref::steal(make_float(d));
  return call(t, a[0], {f.get()});
}

Value float_from_number(Thread& t, Args a) {
  const auto d = as_double(t, a[1]);
  if (!d) return Value();
  Ref f = Ref::steal(make_float(*d));
  return a[0].object() == rt().types.floating ? f.take() : call(t, a[0], {f.get()});
}

Value no_imaginary(Thread&, Value v) { return is_float(v) ? make_float(0.0) : Value::integer(0); }

Value is_integer(Thread&, Args a) {
  if (!is_float(a[0])) return boolean(true);
  const double d = a[0].as<Float>()->value;
  return boolean(std::isfinite(d) && d == std::floor(d));
}

}  // namespace

Value number_itself(Thread& t, Value v) { return number_positive(t, v); }

void add_real_methods(Type* type) {
  const bool is_float_type = type == rt().types.floating;
  add_method(type, "__round__", Effect::nothing, is_float_type ? round_float : round_int);
  add_method(type, "as_integer_ratio", Effect::nothing, is_float_type ? float_ratio : int_ratio, 0);
  add_method(type, "is_integer", Effect::nothing, is_integer, 0);
  add_method(
      type, "conjugate", Effect::nothing, [](Thread& t, Args a) { return number_positive(t, a[0]); }, 0);
  add_getter(type, "real", Effect::nothing, number_itself);
  add_getter(type, "imag", Effect::nothing, no_imaginary);
}
void add_float_methods(Type* type) {
  set_new(type, Effect::reads_arguments, float_new);
  add_real_methods(type);
  add_method(type, "hex", Effect::nothing, float_hex, 0);
  add_class_method(type, "fromhex", Effect::nothing, float_fromhex, 1);
  add_class_method(type, "from_number", Effect::nothing, float_from_number, 1);
}

}  // namespace lockstep::python::vm
