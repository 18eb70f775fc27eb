// int(), float() and the methods of numbers.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/text/unicode_case.h"

namespace lockstep::python::vm {

namespace {

// Text of a number without surrounding space and with underscores taken out where Python allows them; none: malformed.
std::optional<std::string> clean(const Str* s) {
  std::string text, out;
  for (char32_t c : code_points(s)) {  // any decimal digit counts
    const int digit = c < 0x80 ? -1 : decimal_value(c);
    if (digit >= 0)
      text += static_cast<char>('0' + digit);
    else if (c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x3000 || (c >= 0x1C && c <= 0x1F))
      text += ' ';
    else
      append_utf8(text, c);
  }
  const size_t from = text.find_first_not_of(" \t\n\r\f\v"), to = text.find_last_not_of(" \t\n\r\f\v");
  if (from == std::string::npos) return std::nullopt;
  text = text.substr(from, to - from + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
      continue;
    }
    const auto alnum = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (i == 0 || i + 1 == text.size() || !alnum(text[i - 1]) || !alnum(text[i + 1])) return std::nullopt;
  }
  return out;
}

// `prefix`: "b" where the text was bytes.
Value int_from_str(Thread& t, Value v, int64_t base, const char* prefix = "") {
  const auto bad_literal = [&] {
    std::string shown = prefix + str_repr(v.as<Str>());
    size_t end = 0;
    for (int characters = 0; end < shown.size(); ++end)
      if (begins_character(shown[end]) && characters++ == 200) break;
    return raise(t, Exc::ValueError,
                 "invalid literal for int() with base " + std::to_string(base) + ": " + shown.substr(0, end));
  };
  if (base != 0 && (base < 2 || base > 36)) return raise(t, Exc::ValueError, "int() base must be >= 2 and <= 36, or 0");
  auto cleaned = clean(v.as<Str>());
  if (!cleaned) return bad_literal();
  std::string& text = *cleaned;
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
  if (radix == 0) {
    radix = 10;
    if (text.size() > 1 && text[0] == '0' && text.find_first_not_of("0_") != text.npos) return bad_literal();
  }
  if (text.empty()) return bad_literal();
  for (char c : text) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 99;
    if (digit >= radix) return bad_literal();
  }
  const uint32_t most = rt().max_str_digits.load(std::memory_order_relaxed);
  if (most > 0 && (radix & (radix - 1)) != 0 && text.size() > most) {
    return raise(t, Exc::ValueError,
                 "Exceeds the limit (" + std::to_string(most) + " digits) for integer string conversion: value has " +
                     std::to_string(text.size()) + " digits; use sys.set_int_max_str_digits() to increase the limit");
  }
  return make_int_from_text((negative ? "-" : "") + text, static_cast<int>(radix)).answer();
}

// What __int__ or __index__ gave; slots: which of them, the object that was asked.
Value checked_int(Thread& t, Frame& k, Value result) {
  if (result.is_signal() || is_int(result)) return result;
  Ref r = Ref::steal(result);
  if (is_bool(r.get())) return Value::integer(small_of(r.get()));
  return raise(t, Exc::TypeError,
               to_utf8(k.slots[0].as<Str>()) + " returned non-int (type " + std::string(type_name(r.get())) + ")");
}
Value checked_float(Thread& t, Frame& k, Value result) {
  if (result.is_signal() || is_float(result)) return result;
  Ref r = Ref::steal(result);
  const std::string name = to_utf8(k.slots[0].as<Str>());
  if (is_integral(r.get()) && name == "__index__") {
    const auto d = as_double(t, r.get());
    return d ? make_float(*d) : Value();
  }
  const std::string type(type_name(r.get()));
  return raise(t, Exc::TypeError,
               name == "__index__"
                   ? "__index__ returned non-int (type " + type + ")"
                   : std::string(type_name(k.slots[1])) + ".__float__ returned non-float (type " + type + ")");
}
// Asks by the first of two special methods that `v` has. None: it has neither.
std::optional<Value> ask(Thread& t, Value v, Special first, Special second, Resume resume) {
  for (const Special s : {first, second}) {
    const Value hook = special_of(v, s);
    if (hook.is_null()) continue;
    const Value keep[] = {Value::uncounted(special_name(s)), v}, args[] = {v};
    return call_then(t, hook, Args{args, 1, nullptr}, resume, keep);
  }
  return std::nullopt;
}

Value plain_int_of(Thread& t, Args a) {
  if (a.count > 3 && a.keywords == nullptr)
    return raise(t, Exc::TypeError, "int expected at most 2 arguments, got " + std::to_string(a.count - 1));
  Value out[2];
  static const Signature signature{"int", {"x", "base"}, 0, 1};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const Value v = out[0];
  if (v.is_null()) {
    return out[1].is_null() ? Value::integer(0) : raise(t, Exc::TypeError, "int() missing string argument");
  }
  const auto base = as_index_or(t, out[1], 10);
  if (!base) return Value();
  if (!out[1].is_null() && !is_str(v) && !is_bytes(v) && !is_bytearray(v))  // not of a memoryview, as in CPython
    return raise(t, Exc::TypeError, "int() can't convert non-string with explicit base");
  if (is_bytes(v) || is_bytearray(v) || layout_of(v) == Layout::memoryview) {
    const auto data = bytes_of(t, v);
    if (!data) return Value();
    Ref text = Ref::steal(
        make_str_latin1(reinterpret_cast<const uint8_t*>(data->data()), static_cast<uint32_t>(data->size())));
    return int_from_str(t, text.get(), *base, "b");
  }
  if (is_str(v)) return int_from_str(t, v, *base);
  if (is_bool(v)) return Value::integer(v.as<Bool>()->value);
  if (is_int(v) && (!is_heap(type_of(v)) || special_of(v, Special::int_).is_null())) {
    const Value n = plain_int(v);
    return is_heap(type_of(n)) ? big_copy(n) : own(n);
  }
  if (is_float(v) && special_of(v, Special::int_).is_null()) return int_from_double(t, v.as<Float>()->value);
  if (const auto asked = ask(t, v, Special::int_, Special::index, checked_int)) return *asked;
  return raise(
      t, Exc::TypeError,
      "int() argument must be a string, a bytes-like object or a real number, not '" + std::string(type_name(v)) + "'");
}

Value int_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.integer, plain_int_of); }

Value plain_float(Thread& t, Args a) {
  if (!check_count(t, "float", a.without_first(), 0, 1)) return Value();
  if (a.count == 1) return make_float(0.0);
  const Value v = a[1];
  if (is_float(v) && !is_heap(v.object()->type)) return own(v);
  if (is_str(v)) {
    const auto text = clean(v.as<Str>());
    std::string lower;
    for (char c : text.value_or("")) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const size_t sign = !lower.empty() && (lower[0] == '-' || lower[0] == '+') ? 1 : 0;
    const std::string body = lower.substr(sign);
    const bool is_word = body == "nan" || body == "inf" || body == "infinity";
    const bool is_number = !body.empty() && (body[0] == '.' || (body[0] >= '0' && body[0] <= '9')) &&
                           body.find_first_not_of("0123456789.e+-") == std::string::npos;
    char* end = nullptr;
    const double d = text && (is_word || is_number) ? std::strtod(lower.c_str(), &end) : 0.0;
    if (end == nullptr || *end != '\0')
      return raise(t, Exc::ValueError, "could not convert string to float: " + str_repr(v.as<Str>()));
    return make_float(d);
  }
  const bool is_number = is_float(v) || is_integral(v);
  if (const auto asked = ask(t, v, Special::float_, is_number ? Special::float_ : Special::index, checked_float))
    return *asked;
  if (layout_of(v) == Layout::bytes || layout_of(v) == Layout::bytearray || layout_of(v) == Layout::memoryview)
    return call_fallback(t, "float_of_bytes", {v});
  if (!is_number) {
    return raise(t, Exc::TypeError,
                 "float() argument must be a string or a real number, not '" + std::string(type_name(v)) + "'");
  }
  const auto d = as_double(t, v);
  return d ? make_float(*d) : Value();
}

Value bit_length(Thread&, Args a) { return Value::integer(big_bit_length(plain_int(a[0]))); }
Value bit_count(Thread&, Args a) {
  std::string bits = int_text(a[0], 2);
  return Value::integer(std::count(bits.begin(), bits.end(), '1'));
}

// ---- int.to_bytes, int.from_bytes
std::optional<std::endian> order_argument(Thread& t, Value v) {
  const std::string text = v.is_null() ? "big" : is_str(v) ? to_utf8(v.as<Str>()) : "";
  if (text == "big") return std::endian::big;
  if (text == "little") return std::endian::little;
  raise(t, is_str(v) ? Exc::ValueError : Exc::TypeError,
        is_str(v) ? "byteorder must be either 'little' or 'big'"
                  : "to_bytes() argument 'byteorder' must be str, not " + std::string(type_name(v)));
  return std::nullopt;
}
bool flag(Value v) { return !v.is_null() && same(truth(*current_thread, v), rt().true_); }

Value to_bytes(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{"to_bytes", {"length", "byteorder", "signed"}, 0, 0, 2};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto order = order_argument(t, out[1]);
  if (!order) return Value();
  const auto length = as_index_or(t, out[0], 1);
  if (!length) return Value();
  if (*length < 0) return raise(t, Exc::ValueError, "length argument must be non-negative");
  if (*length > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(*length))) return end_with_limit(t, "memory");
  const bool is_signed = flag(out[2]);
  const Value n = plain_int(a[0]);
  if (!is_signed && same(number_compare(t, CompareOp::lt, n, Value::integer(0)), rt().true_))
    return raise(t, Exc::OverflowError, "can't convert negative int to unsigned");
  std::string data(static_cast<size_t>(*length), '\0');
  if (!big_to_bytes(n, reinterpret_cast<uint8_t*>(data.data()), data.size(), is_signed) &&
      !(*length == 0 && n.is_integer() && n.as_integer() == 0))
    return raise(t, Exc::OverflowError, "int too big to convert");
  if (*order == std::endian::big) std::reverse(data.begin(), data.end());
  return make_bytes(data);
}
Value from_bytes(Thread& t, Args a) {
  Value out[3];
  static const Signature signature{"from_bytes", {"bytes", "byteorder", "signed"}, 1, 0, 2};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto order = order_argument(t, out[1]);
  if (!order) return Value();
  auto data = bytes_of(t, out[0]);
  if (!data) {
    if (!t.raised.is_null()) return Value();
    if (is_str(out[0])) return raise(t, Exc::TypeError, "cannot convert 'str' object to bytes");
    std::vector<Ref> items;
    const Value signal = collect(t, out[0], items);
    if (signal == Value::needs_python()) return refuse(t, "int.from_bytes() of an iterable written in Python");
    if (signal.is_null()) {
      drop_raised(t);
      return raise(t, Exc::TypeError, "cannot convert '" + std::string(type_name(out[0])) + "' object to bytes");
    }
    if (signal.is_signal()) return signal;
    data.emplace();
    for (const Ref& x : items) {
      const auto n = as_index(t, x.get());
      if (!n) return Value();
      if (*n < 0 || *n > 255) return raise(t, Exc::ValueError, "bytes must be in range(0, 256)");
      *data += static_cast<char>(*n);
    }
  }
  if (*order == std::endian::big) std::reverse(data->begin(), data->end());
  Int n(big_from_bytes(reinterpret_cast<const uint8_t*>(data->data()), data->size(), flag(out[2])));
  if (n.is_refused()) return Value();
  if (a[0].object() == rt().types.integer) return n.answer();
  return call(t, a[0], {n.get()});
}

Value bool_new(Thread& t, Args a) {
  if (!check_count(t, "bool", a.without_first(), 0, 1)) return Value();
  return a.count == 1 ? boolean(false) : truth(t, a[1]);
}

}  // namespace

Value float_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.floating, plain_float); }

void add_int_methods(Type* type) {
  set_new(type, Effect::reads_arguments, int_new);
  add_class_method(type, "from_bytes", Effect::reads_arguments, from_bytes);
  add_method(type, "to_bytes", Effect::nothing, to_bytes);
  add_method(type, "bit_length", Effect::nothing, bit_length, 0);
  add_method(type, "bit_count", Effect::nothing, bit_count, 0);
  add_real_methods(type);
  add_getter(type, "numerator", Effect::nothing, number_itself);
  add_getter(type, "denominator", Effect::nothing, [](Thread&, Value) { return Value::integer(1); });
}
void add_bool_methods(Type* type) { set_new(type, Effect::reads_arguments, bool_new); }

}  // namespace lockstep::python::vm
