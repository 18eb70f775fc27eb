// _math: what of the module math is arithmetic on doubles; lib/math.py adds what works on ints and iterables.
//
// A function of one double is a line of the table: what it computes, and what it says of an argument outside its
// domain (CPython 3.14 Modules/mathmodule.c, FUNC1D). An argument that is no number is asked for its __float__.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

// gamma of small whole numbers is exact, whatever the C library does.
double gamma_of(double x) {
  if (x == std::floor(x)) {
    if (x <= 0) return std::copysign(NAN, -1);
    if (x <= 171) {
      double r = 1;
      for (double i = 2; i < x; ++i) r *= i;
      return r;
    }
  }
  return std::tgamma(x);
}
double log_gamma_of(double x) { return std::lgamma(x); }

struct Unary {
  const char* name;
  double (*compute)(double);
  bool can_overflow;
  const char* domain;       // "expected …, got x"; null = "math domain error"
  bool can_do_all = false;  // no result is an error
};
constexpr Unary unary_functions[] = {
    {"acos", std::acos, false, "expected a number in range from -1 up to 1"},
    {"acosh", std::acosh, false, "expected argument value not less than 1"},
    {"asin", std::asin, false, "expected a number in range from -1 up to 1"},
    {"asinh", std::asinh, false, nullptr},
    {"atan", std::atan, false, nullptr},
    {"atanh", std::atanh, false, "expected a number between -1 and 1"},
    {"cbrt", std::cbrt, false, nullptr},
    {"cos", std::cos, false, "expected a finite input"},
    {"cosh", std::cosh, true, nullptr},
    {"erf", std::erf, false, nullptr},
    {"erfc", std::erfc, false, nullptr},
    {"exp", std::exp, true, nullptr},
    {"exp2", std::exp2, true, nullptr},
    {"expm1", std::expm1, true, nullptr},
    {"fabs", std::fabs, false, nullptr},
    {"gamma", gamma_of, true, "expected a noninteger or positive integer"},
    {"lgamma", log_gamma_of, true, "expected a noninteger or positive integer"},
    {"log1p", std::log1p, false, "expected argument value > -1"},
    {"sin", std::sin, false, "expected a finite input"},
    {"sinh", std::sinh, true, nullptr},
    {"sqrt", std::sqrt, false, "expected a nonnegative input"},
    {"tan", std::tan, false, "expected a finite input"},
    {"tanh", std::tanh, false, nullptr},
    {"degrees", [](double x) { return x * (180.0 / M_PI); }, false, nullptr, true},
    {"radians", [](double x) { return x * (M_PI / 180.0); }, false, nullptr, true},
};
constexpr size_t unary_count = std::size(unary_functions);

Value domain_error(Thread& t, const char* text, double x) {
  if (text == nullptr) return raise(t, Exc::ValueError, "math domain error");
  return raise(t, Exc::ValueError, std::string(text) + ", got " + float_repr(x));
}
Value range_error(Thread& t) { return raise(t, Exc::OverflowError, "math range error"); }

Value compute_unary(Thread& t, const Unary& f, double x) {
  const double r = f.compute(x);
  if (f.can_do_all) return make_float(r);
  if (std::isnan(r) && !std::isnan(x)) return domain_error(t, f.domain, x);
  if (std::isinf(r) && std::isfinite(x)) {
    const bool is_pole = f.domain != nullptr && x <= 0;  // gamma and lgamma have both
    if (f.can_overflow && !is_pole) return range_error(t);
    return domain_error(t, f.domain, x);
  }
  return make_float(r);
}

// The hook that makes a float of `v`: null when `v` is a number, or nothing that could become one.
Value float_hook(Value v) {
  if (!v.is_object() || is_float(v) || is_integral(v)) return Value();
  const Value hook = special_of(v, Special::float_);
  return hook.is_null() ? special_of(v, Special::index) : hook;
}

Value after_float(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  const auto x = as_double(t, r.get());
  if (!x) return Value();
  return compute_unary(t, unary_functions[k.slots[0].as_integer()], *x);
}

template <size_t index>
Value unary(Thread& t, Args a) {
  const Unary& f = unary_functions[index];
  if (a.count != 1 || a.keywords != nullptr) {
    const std::string name = std::string("math.") + f.name;
    check_count(t, name.c_str(), a, 1, 1);
    return Value();
  }
  if (const Value hook = float_hook(a[0])) {
    const Value keep[] = {Value::integer(index)};
    return call_then(t, hook, Args{a.values, 1, nullptr}, after_float, keep);
  }
  const auto x = as_double(t, a[0]);
  if (!x) return Value();
  return compute_unary(t, f, *x);
}

template <size_t... index>
void add_unary(Value m, std::index_sequence<index...>) {
  (module_add(m, unary_functions[index].name, Effect::reads_arguments, unary<index>), ...);
}

// All of them as doubles; none: an exception is set.
template <size_t n>
std::optional<std::array<double, n>> reals(Thread& t, const Value* given) {
  std::array<double, n> x;
  for (size_t i = 0; i < n; ++i) {
    const auto one = as_double(t, given[i]);
    if (!one) return std::nullopt;
    x[i] = *one;
  }
  return x;
}
std::optional<std::array<double, 2>> two(Thread& t, const char* name, Args a) {
  return check_count(t, name, a, 2, 2) ? reals<2>(t, a.values) : std::nullopt;
}

Value atan2(Thread& t, Args a) {
  const auto v = two(t, "atan2", a);
  return v ? make_float(std::atan2((*v)[0], (*v)[1])) : Value();
}
Value copysign(Thread& t, Args a) {
  const auto v = two(t, "copysign", a);
  return v ? make_float(std::copysign((*v)[0], (*v)[1])) : Value();
}
Value fmod(Thread& t, Args a) {
  const auto given = two(t, "fmod", a);
  if (!given) return Value();
  const auto [x, y] = *given;
  const double r = std::isinf(y) && std::isfinite(x) ? x : std::fmod(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error(t, nullptr, x);
  return make_float(r);
}
Value remainder(Thread& t, Args a) {
  const auto given = two(t, "remainder", a);
  if (!given) return Value();
  const auto [x, y] = *given;
  const double r = std::remainder(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error(t, nullptr, x);
  return make_float(r);
}
Value power(Thread& t, Args a) {
  const auto given = two(t, "pow", a);
  if (!given) return Value();
  const auto [x, y] = *given;
  const double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(r)) return domain_error(t, nullptr, x);
    if (std::isinf(r)) return x == 0 ? domain_error(t, nullptr, x) : range_error(t);
  }
  return make_float(r);
}
Value ldexp(Thread& t, Args a) {
  if (!check_count(t, "ldexp", a, 2, 2)) return Value();
  const auto x = as_double(t, a[0]);
  if (!x) return Value();
  if (!is_integral(a[1])) return raise(t, Exc::TypeError, "Expected an int as second argument to ldexp.");
  const int64_t e = is_bool(a[1]) || a[1].is_integer() ? small_of(a[1]) : a[1].as<BigInt>()->negative ? -99999 : 99999;
  if (*x == 0 || !std::isfinite(*x)) return make_float(*x);
  const double r = std::ldexp(*x, static_cast<int>(std::clamp<int64_t>(e, -99999, 99999)));
  return std::isinf(r) ? range_error(t) : make_float(r);
}
Value fma(Thread& t, Args a) {
  if (!check_count(t, "fma", a, 3, 3)) return Value();
  const auto given = reals<3>(t, a.values);
  if (!given) return Value();
  const auto [x, y, z] = *given;
  const double r = std::fma(x, y, z);
  if (std::isfinite(x) && std::isfinite(y) && std::isfinite(z) && std::isinf(r))
    return raise(t, Exc::OverflowError, "overflow in fma");
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y) && !std::isnan(z))
    return raise(t, Exc::ValueError, "invalid operation in fma");
  return make_float(r);
}

Value pair(Value a_owned, Value b_owned) {
  Tuple* u = new_tuple(2);
  u->items[0] = a_owned;
  u->items[1] = b_owned;
  return Value::counted(u);
}
Value frexp(Thread& t, Args a) {
  if (!check_count(t, "math.frexp", a, 1, 1)) return Value();
  auto x = as_double(t, a[0]);
  if (!x) return Value();
  int e = 0;
  if (std::isfinite(*x)) *x = std::frexp(*x, &e);
  return pair(make_float(*x), Value::integer(e));
}
Value modf(Thread& t, Args a) {
  double whole;
  if (!check_count(t, "math.modf", a, 1, 1)) return Value();
  const auto x = as_double(t, a[0]);
  if (!x) return Value();
  const double part = std::modf(*x, &whole);
  return pair(make_float(part), make_float(whole));
}
Value nextafter(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{"nextafter", {"x", "y", "steps"}, 2, 2, 2};
  if (!bind(t, signature, a, out)) return Value();
  const auto given = reals<2>(t, out);
  if (!given) return Value();
  const auto [x, y] = *given;
  const auto steps = is_none(out[2]) ? 1 : as_index_or(t, out[2], 1);
  if (!steps) return Value();
  if (*steps < 0) return raise(t, Exc::ValueError, "steps must be a non-negative integer");
  if (std::isnan(x) || std::isnan(y)) return make_float(x + y);
  // The doubles in order are their bits in order; those of negative ones count down.
  const auto order = [](double d) {
    const auto bits = static_cast<int64_t>(__builtin_bit_cast(uint64_t, d));
    return bits < 0 ? INT64_MIN - bits : bits;
  };
  const int64_t from = order(x), to = order(y);
  const uint64_t far = from < to ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from)
                                 : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
  if (static_cast<uint64_t>(*steps) >= far) return make_float(*steps == 0 ? x : y);
  const int64_t at = from < to ? from + *steps : from - *steps;
  const int64_t bits = at < 0 ? INT64_MIN - at : at;
  if (at == 0) return make_float(from < 0 ? -0.0 : 0.0);
  return make_float(__builtin_bit_cast(double, bits));
}
Value ulp(Thread& t, Args a) {
  if (!check_count(t, "math.ulp", a, 1, 1)) return Value();
  auto x = as_double(t, a[0]);
  if (!x) return Value();
  *x = std::fabs(*x);
  if (!std::isfinite(*x)) return make_float(*x);
  const double next = std::nextafter(*x, INFINITY);
  return make_float(std::isinf(next) ? *x - std::nextafter(*x, -INFINITY) : next - *x);
}
template <bool (*test)(double)>
Value is_kind(Thread& t, Args a) {
  if (!check_count(t, "math.isfinite", a, 1, 1)) return Value();
  const auto x = as_double(t, a[0]);
  if (!x) return Value();
  return boolean(test(*x));
}
Value isclose(Thread& t, Args a) {
  Value out[4];
  static const Signature signature{"isclose", {"a", "b", "rel_tol", "abs_tol"}, 2, 0, 2};
  if (!bind(t, signature, a, out)) return Value();
  const auto given = reals<2>(t, out);
  if (!given) return Value();
  const auto [x, y] = *given;
  const auto relative = as_double_or(t, out[2], 1e-09);
  if (!relative) return Value();
  const auto absolute = as_double_or(t, out[3], 0.0);
  if (!absolute) return Value();
  if (*relative < 0 || *absolute < 0) return raise(t, Exc::ValueError, "tolerances must be non-negative");
  if (x == y) return boolean(true);
  if (std::isinf(x) || std::isinf(y)) return boolean(false);
  const double far = std::fabs(y - x);
  return boolean(far <= std::fabs(*relative * y) || far <= std::fabs(*relative * x) || far <= *absolute);
}

// log of an int of any size: of its top bits, and what they were shifted by.
Value log_with(Thread& t, Value v, double (*compute)(double)) {
  if (is_int(v) && !v.is_integer() && !v.as<BigInt>()->negative) {
    const std::string digits = int_text(v, 16);
    const std::string top = digits.substr(0, 16);
    int e;
    const double m = std::frexp(static_cast<double>(std::stoull(top, nullptr, 16)), &e);
    const double shift = static_cast<double>(e) + 4.0 * static_cast<double>(digits.size() - top.size());
    return make_float(compute(m) + compute(2.0) * shift);
  }
  const auto x = as_double(t, v);
  if (!x) return Value();
  if (*x > 0 || std::isnan(*x)) return make_float(compute(*x));
  if (is_integral(v)) return raise(t, Exc::ValueError, "expected a positive input");
  return domain_error(t, "expected a positive input", *x);
}
template <double (*compute)(double)>
Value log_base(Thread& t, Args a) {
  if (!check_count(t, "math.log2", a, 1, 1)) return Value();
  return log_with(t, a[0], compute);
}
Value log(Thread& t, Args a) {
  if (!check_count(t, "log", a, 1, 2)) return Value();
  Ref x = Ref::steal(log_with(t, a[0], std::log));
  if (!x || a.count == 1) return x.take();
  Ref base = Ref::steal(log_with(t, a[1], std::log));
  if (!base) return Value();
  const double b = base.as<Float>()->value;
  if (b == 0) return raise(t, Exc::ZeroDivisionError, "division by zero");
  return make_float(x.as<Float>()->value / b);
}

// Euclidean length, nearly correctly rounded: squares are split into exact pairs and summed with compensation
// (mathmodule.c, vector_norm).
double norm(std::vector<double>& v, double largest) {
  if (largest == 0 || v.size() <= 1) return largest;
  int e;
  std::frexp(largest, &e);
  if (e < -1023) {
    for (double& x : v) x /= 0x1p-1022;
    return 0x1p-1022 * norm(v, largest / 0x1p-1022);
  }
  const double scale = std::ldexp(1.0, -e);
  double sum = 1.0, low1 = 0.0, low2 = 0.0;
  const auto add = [&](double x, double y) {
    const double high = x * y;
    low1 += std::fma(x, y, -high);
    const double next = sum + high;
    low2 += (sum - next) + high;
    sum = next;
  };
  for (const double x : v) add(x * scale, x * scale);
  double h = std::sqrt(sum - 1.0 + (low1 + low2));
  add(-h, h);
  h += (sum - 1.0 + (low1 + low2)) / (2.0 * h);
  return h / scale;
}
Value hypot(Thread& t, Args a) {
  std::vector<double> v(a.count);
  double largest = 0;
  bool has_nan = false;
  for (uint32_t i = 0; i < a.count; ++i) {
    const auto x = as_double(t, a[i]);
    if (!x) return Value();
    v[i] = std::fabs(*x);
    has_nan |= std::isnan(v[i]);
    largest = std::max(largest, std::isnan(v[i]) ? 0.0 : v[i]);
  }
  if (std::isinf(largest)) return make_float(largest);
  return make_float(has_nan ? NAN : norm(v, largest));
}

bool finite(double x) { return std::isfinite(x); }
bool infinite(double x) { return std::isinf(x); }
bool not_a_number(double x) { return std::isnan(x); }
double log2_of(double x) { return std::log2(x); }
double log10_of(double x) { return std::log10(x); }

double floor_of(double x) { return std::floor(x); }
double ceil_of(double x) { return std::ceil(x); }
double trunc_of(double x) { return std::trunc(x); }

Value after_rounding(Thread& t, Frame& k, Value result) {  // what __float__ gave
  if (result.is_null()) return result;
  Ref r = Ref::steal(result);
  const auto x = as_double(t, r.get());
  if (!x) return Value();
  return int_from_double(t, k.slots[0].as_integer() == 0 ? std::floor(*x) : std::ceil(*x));
}
// floor, ceil, trunc: an int of a float, else what the object's own method says.
template <double (*round)(double), Special special>
Value to_int(Thread& t, Args a) {
  constexpr const char* name = special == Special::floor  ? "math.floor"
                               : special == Special::ceil ? "math.ceil"
                                                          : "trunc";
  if (!check_count(t, name, a, 1, 1)) return Value();
  const Value v = a[0];
  if (const Value hook = special_of(v, special)) return call(t, hook, {v});
  if (is_int(v)) return own(v);
  if (is_bool(v)) return Value::integer(small_of(v));
  if (is_float(v)) return int_from_double(t, round(v.as<Float>()->value));
  if (special == Special::trunc)
    return raise(t, Exc::TypeError, "type " + std::string(type_name(v)) + " doesn't define __trunc__ method");
  if (const Value hook = float_hook(v)) {
    const Value keep[] = {Value::integer(special == Special::floor ? 0 : 1)};
    return call_then(t, hook, Args{a.values, 1, nullptr}, after_rounding, keep);
  }
  const auto x = as_double(t, v);
  return x ? int_from_double(t, round(*x)) : Value();
}

}  // namespace

Value make_math_module(Thread&) {
  Value m = make_module("math");  // the functions' module; lib/math.py takes them over
  add_unary(m, std::make_index_sequence<unary_count>());
  module_add(m, "atan2", Effect::reads_arguments, atan2);
  module_add(m, "copysign", Effect::reads_arguments, copysign);
  module_add(m, "fmod", Effect::reads_arguments, fmod);
  module_add(m, "remainder", Effect::reads_arguments, remainder);
  module_add(m, "pow", Effect::reads_arguments, power);
  module_add(m, "ldexp", Effect::reads_arguments, ldexp);
  module_add(m, "fma", Effect::reads_arguments, fma);
  module_add(m, "frexp", Effect::reads_arguments, frexp);
  module_add(m, "modf", Effect::reads_arguments, modf);
  module_add(m, "nextafter", Effect::reads_arguments, nextafter);
  module_add(m, "ulp", Effect::reads_arguments, ulp);
  module_add(m, "isfinite", Effect::reads_arguments, is_kind<finite>);
  module_add(m, "isinf", Effect::reads_arguments, is_kind<infinite>);
  module_add(m, "isnan", Effect::reads_arguments, is_kind<not_a_number>);
  module_add(m, "isclose", Effect::reads_arguments, isclose);
  module_add(m, "log", Effect::reads_arguments, log);
  module_add(m, "log2", Effect::reads_arguments, log_base<log2_of>);
  module_add(m, "log10", Effect::reads_arguments, log_base<log10_of>);
  module_add(m, "hypot", Effect::reads_arguments, hypot);
  module_add(m, "floor", Effect::reads_arguments, to_int<floor_of, Special::floor>);
  module_add(m, "ceil", Effect::reads_arguments, to_int<ceil_of, Special::ceil>);
  module_add(m, "trunc", Effect::reads_arguments, to_int<trunc_of, Special::trunc>);
  module_set(m, "pi", make_float(M_PI));
  module_set(m, "e", make_float(M_E));
  module_set(m, "tau", make_float(2 * M_PI));
  module_set(m, "inf", make_float(INFINITY));
  module_set(m, "nan", make_float(NAN));
  return m;
}

}  // namespace lockstep::python::vm
