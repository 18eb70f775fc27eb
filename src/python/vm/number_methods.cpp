// int(), float() and the methods of numbers.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "python/vm/big_int.h"
#include "python/vm/call.h"
#include "python/vm/runtime.h"

namespace lockstep::python::vm {

namespace {

// Text of a number without surrounding space and with underscores taken out where Python allows them; false: malformed.
bool clean(const Str* s, std::string& out) {
  std::string text = to_utf8(s);
  const size_t from = text.find_first_not_of(" \t\n\r\f\v"), to = text.find_last_not_of(" \t\n\r\f\v");
  if (from == std::string::npos) return false;
  text = text.substr(from, to - from + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    const auto alnum = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (i == 0 || i + 1 == text.size() || !alnum(text[i - 1]) || !alnum(text[i + 1])) return false;
  }
  return true;
}

Value bad_literal(Thread& t, Value v, int64_t base) {
  return raise(t, "ValueError",
               "invalid literal for int() with base " + std::to_string(base) + ": " + str_repr(v.as<Str>()));
}

Value int_from_str(Thread& t, Value v, int64_t base) {
  std::string text;
  if (base != 0 && (base < 2 || base > 36)) return raise(t, "ValueError", "int() base must be >= 2 and <= 36, or 0");
  if (!clean(v.as<Str>(), text)) return bad_literal(t, v, base);
  const bool negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') text.erase(0, 1);
  int64_t radix = base;
  if (text.size() > 2 && text[0] == '0') {
    const char c = static_cast<char>(text[1] | 32);
    const int64_t of_prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    if (of_prefix != 0 && (base == 0 || base == of_prefix)) {
      radix = of_prefix;
      text.erase(0, 2);
    }
  }
  if (radix == 0) radix = 10;
  if (text.empty()) return bad_literal(t, v, base);
  for (char c : text) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 99;
    if (digit >= radix) return bad_literal(t, v, base);
  }
  const uint32_t most = rt().max_str_digits.load(std::memory_order_relaxed);
  if (most > 0 && (radix & (radix - 1)) != 0 && text.size() > most) {
    return raise(t, "ValueError",
                 "Exceeds the limit (" + std::to_string(most) + " digits) for integer string conversion: value has " +
                     std::to_string(text.size()) + " digits; use sys.set_int_max_str_digits() to increase the limit");
  }
  return make_int_from_text((negative ? "-" : "") + text, static_cast<int>(radix));
}

Value plain_int_of(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"int", {"x", "base"}, 0, 1};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const Value v = out[0];
  if (v.is_null()) return Value::integer(0);
  int64_t base = 10;
  if (!out[1].is_null()) {
    if (!as_index(t, out[1], base)) return Value();
    if (!is_str(v)) return raise(t, "TypeError", "int() can't convert non-string with explicit base");
  }
  if (is_str(v)) return int_from_str(t, v, base);
  if (is_bool(v)) return Value::integer(v.as<Bool>()->value);
  if (is_int(v)) {
    const Value n = plain_int(v);
    return is_heap(type_of(n)) ? big_copy(n) : own(n);
  }
  if (is_float(v)) return int_from_double(t, v.as<Float>()->value);
  for (Special s : {Special::int_, Special::index, Special::trunc}) {
    if (const Value hook = special_of(v, s)) return call(t, hook, {v});
  }
  return raise(
      t, "TypeError",
      "int() argument must be a string, a bytes-like object or a real number, not '" + std::string(type_name(v)) + "'");
}

Value int_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.integer, plain_int_of); }

Value plain_float(Thread& t, Args a) {
  if (!check_count(t, "float", a.without_first(), 0, 1)) return Value();
  if (a.count == 1) return make_float(0.0);
  const Value v = a[1];
  if (is_float(v) && !is_heap(v.object()->type)) return own(v);
  if (is_str(v)) {
    std::string text;
    const bool is_clean = clean(v.as<Str>(), text);
    std::string lower;
    for (char c : text) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const size_t sign = !lower.empty() && (lower[0] == '-' || lower[0] == '+') ? 1 : 0;
    const std::string body = lower.substr(sign);
    const bool is_word = body == "nan" || body == "inf" || body == "infinity";
    const bool is_number = !body.empty() && (body[0] == '.' || (body[0] >= '0' && body[0] <= '9')) &&
                           body.find_first_not_of("0123456789.e+-") == std::string::npos;
    char* end = nullptr;
    const double d = is_clean && (is_word || is_number) ? std::strtod(lower.c_str(), &end) : 0.0;
    if (end == nullptr || *end != '\0')
      return raise(t, "ValueError", "could not convert string to float: " + str_repr(v.as<Str>()));
    return make_float(d);
  }
  for (Special s : {Special::float_, Special::index}) {
    if (const Value hook = special_of(v, s)) return call(t, hook, {v});
  }
  if (!is_integral(v)) {
    return raise(t, "TypeError",
                 "float() argument must be a string or a real number, not '" + std::string(type_name(v)) + "'");
  }
  double d;
  return as_double(t, v, d) ? make_float(d) : Value();
}

Value float_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.floating, plain_float); }

Value bit_length(Thread&, Args a) { return Value::integer(big_bit_length(plain_int(a[0]))); }
Value bit_count(Thread&, Args a) {
  std::string bits = int_text(a[0], 2);
  return Value::integer(std::count(bits.begin(), bits.end(), '1'));
}
Value is_integer(Thread&, Args a) {
  if (!is_float(a[0])) return boolean(true);
  const double d = a[0].as<Float>()->value;
  return boolean(std::isfinite(d) && d == std::floor(d));
}

}  // namespace

void add_number_methods(Type* integer, Type* floating, Type*) {
  const auto set_new = [](Type* type, NativeFn fn) {
    Value f = make_native("__new__", fn);
    dict_set(type->dict, intern("__new__"), f);
    release(f);
  };
  set_new(integer, int_new);
  set_new(floating, float_new);
  add_method(integer, "bit_length", bit_length);
  add_method(integer, "bit_count", bit_count);
  add_method(integer, "is_integer", is_integer);
  add_method(floating, "is_integer", is_integer);
}

}  // namespace lockstep::python::vm
