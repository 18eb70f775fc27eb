#include "bytes/number.h"

#include <cassert>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <utility>

namespace lockstep::bytes {

namespace {

constexpr NumberType usual[] = {unsigned_type(1),
                                signed_type(1),
                                unsigned_type(2),
                                signed_type(2),
                                unsigned_type(3),
                                signed_type(3),
                                unsigned_type(4),
                                signed_type(4),
                                unsigned_type(6),
                                signed_type(6),
                                unsigned_type(8),
                                signed_type(8),
                                unsigned_type(16),
                                signed_type(16),
                                f16,
                                bf16,
                                f32,
                                f64};

// value × factor + addend; none when it needs more than 128 bits. factor < 2^32.
std::optional<U128> times_plus(U128 value, uint64_t factor, uint64_t addend) {
  U128 result;
  uint64_t carry = addend;
  const uint64_t quarters[4] = {value.low & 0xffffffff, value.low >> 32, value.high & 0xffffffff, value.high >> 32};
  for (int i = 0; i < 4; ++i) {
    const uint64_t sum = quarters[i] * factor + carry;
    (i < 2 ? result.low : result.high) |= (sum & 0xffffffff) << (i % 2 * 32);
    carry = sum >> 32;
  }
  if (carry) return std::nullopt;
  return result;
}

// Divides by ten and returns the remainder.
unsigned take_digit(U128& value) {
  uint64_t remainder = 0;
  uint64_t quotient[4];
  const uint64_t quarters[4] = {value.high >> 32, value.high & 0xffffffff, value.low >> 32, value.low & 0xffffffff};
  for (int i = 0; i < 4; ++i) {
    const uint64_t part = remainder << 32 | quarters[i];
    quotient[i] = part / 10;
    remainder = part % 10;
  }
  value = {quotient[2] << 32 | quotient[3], quotient[0] << 32 | quotient[1]};
  return static_cast<unsigned>(remainder);
}

U128 largest(NumberType type) {
  const U128 ones = masked({~uint64_t{0}, ~uint64_t{0}}, type.width);
  if (type.kind == NumberKind::unsigned_integer) return ones;
  return {type.width > 8 ? ones.low : ones.low >> 1, ones.high >> 1};
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

// Underscores are allowed where Python allows them: between two digits.
std::optional<std::string> without_underscores(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      plain += text[i];
      continue;
    }
    if (i == 0 || i + 1 == text.size() || digit_value(text[i - 1]) == 99 || digit_value(text[i + 1]) == 99)
      return std::nullopt;
  }
  return plain;
}

struct SignedDigits {
  bool negative = false;
  unsigned base = 10;
  std::string digits;
};

bool all_digits(std::string_view digits, unsigned base) {
  if (digits.empty()) return false;
  for (char c : digits)
    if (digit_value(c) >= static_cast<int>(base)) return false;
  return true;
}

// An integer as Python writes it. None: not an integer.
std::optional<SignedDigits> integer_form(std::string_view text) {
  SignedDigits form;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    form.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const auto plain = without_underscores(text);
  if (!plain) return std::nullopt;
  std::string_view rest = *plain;
  if (rest.size() > 2 && rest[0] == '0') {
    const char mark = static_cast<char>(rest[1] | 0x20);
    form.base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (form.base != 10) rest.remove_prefix(2);
  }
  if (!all_digits(rest, form.base)) return std::nullopt;
  form.digits = rest;
  return form;
}

std::string quoted(std::string_view text) { return "'" + std::string(text.substr(0, 60)) + "'"; }

NumberError out_of_range(NumberType type) {
  const char code = struct_code(type);
  const std::string name = code ? std::string(1, code) : name_of(type);
  return {"struct.error", "'" + name + "' format requires " + range_text(type)};
}

std::expected<U128, NumberError> parse_integer(std::string_view text, NumberType type) {
  const auto form = integer_form(text);
  if (!form)
    return std::unexpected(
        NumberError{"ValueError", quoted(text) + " is not an integer: write it as 42, -1, 0xff, 0o17 or 0b101"});
  const auto magnitude = number_of_digits(form->digits, form->base);
  if (!magnitude) return std::unexpected(out_of_range(type));
  const U128 top = largest(type);
  if (!form->negative) {
    if (*magnitude > top) return std::unexpected(out_of_range(type));
    return *magnitude;
  }
  if (*magnitude == U128{}) return U128{};
  const U128 bits = masked(negated(*magnitude), type.width);
  // -magnitude fits when magnitude - 1 <= largest, and unsigned types have no negative numbers.
  U128 less = *magnitude;
  if (less.low-- == 0) --less.high;
  if (type.kind == NumberKind::unsigned_integer || less > top) return std::unexpected(out_of_range(type));
  return bits;
}

// The double nearest to the text; none: not a number. Infinity means too large, since "inf" is handled before.
std::optional<double> nearest_double(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  auto plain = without_underscores(text);
  if (!plain || plain->empty() || !(digit_value(plain->front()) < 10 || plain->front() == '.')) return std::nullopt;
  if (plain->size() > 2 && (*plain)[0] == '0' && (((*plain)[1] | 0x20) == 'o' || ((*plain)[1] | 0x20) == 'b')) {
    const auto form = integer_form(*plain);
    const auto bits = form ? number_of_digits(form->digits, form->base) : std::nullopt;
    if (!bits) return std::nullopt;
    *plain = decimal_text(*bits);
  }
  char* end = nullptr;
  const double value = std::strtod(plain->c_str(), &end);
  if (end != plain->c_str() + plain->size()) return std::nullopt;
  return negative ? -value : value;
}

std::expected<U128, NumberError> parse_float(std::string_view text, NumberType type) {
  const size_t total = type.width * 8u;
  const uint64_t sign = uint64_t{1} << (total - 1);
  const uint64_t infinity = ((uint64_t{1} << type.shape.exponent_bits) - 1) << type.shape.fraction_bits;
  std::string lower;
  for (char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  std::string_view body = lower;
  const bool negative = !body.empty() && body.front() == '-';
  if (!body.empty() && (body.front() == '-' || body.front() == '+')) body.remove_prefix(1);
  const auto signed_bits = [&](uint64_t bits) { return U128{bits | (negative ? sign : 0), 0}; };
  if (body == "inf" || body == "infinity") return signed_bits(infinity);
  if (body == "nan") return signed_bits(infinity | uint64_t{1} << (type.shape.fraction_bits - 1));
  if (lower.starts_with("nan:")) {
    std::string_view digits = std::string_view(lower).substr(4);
    if (digits.starts_with("0x")) digits.remove_prefix(2);
    const auto bits = number_of_digits(digits, 16);
    if (bits && *bits == masked(*bits, type.width) && is_nan(bits->low, type.shape)) return *bits;
    return std::unexpected(
        NumberError{"ValueError", quoted(text) + " does not hold the bits of a NaN of type " + name_of(type)});
  }
  const auto value = nearest_double(text);
  if (!value)
    return std::unexpected(
        NumberError{"ValueError", quoted(text) + " is not a number: write it as 1.5, -2e10, 0x1.8p3, inf or nan"});
  const Narrowed narrowed = narrow_from_double(bits_of(*value), type.shape);
  if (narrowed.overflowed || is_infinite(bits_of(*value), double_shape)) {
    const char code = struct_code(type);
    return std::unexpected(NumberError{
        "OverflowError", "float too large to pack with " + (code ? std::string(1, code) : name_of(type)) + " format"});
  }
  return U128{narrowed.bits, 0};
}

}  // namespace

U128 negated(U128 value) {
  const uint64_t low = ~value.low + 1;
  return {low, ~value.high + (low == 0 ? 1 : 0)};
}

U128 masked(U128 value, size_t width) {
  if (width >= 16) return value;
  if (width > 8) return {value.low, value.high & ((uint64_t{1} << (width - 8) * 8) - 1)};
  if (width == 8) return {value.low, 0};
  return {value.low & ((uint64_t{1} << width * 8) - 1), 0};
}

bool sign_bit(U128 value, size_t width) {
  const size_t bit = width * 8 - 1;
  return (bit < 64 ? value.low >> bit : value.high >> (bit - 64)) & 1;
}

std::string decimal_text(U128 value) {
  char digits[40];
  size_t at = sizeof digits;
  do digits[--at] = static_cast<char>('0' + take_digit(value));
  while (value != U128{});
  return {digits + at, sizeof digits - at};
}

std::optional<U128> number_of_digits(std::string_view digits, unsigned base) {
  if (!all_digits(digits, base)) return std::nullopt;
  std::optional<U128> value = U128{};
  for (char c : digits) {
    value = times_plus(*value, base, static_cast<uint64_t>(digit_value(c)));
    if (!value) return std::nullopt;
  }
  return value;
}

std::string name_of(NumberType type) {
  if (type == bf16) return "bf16";
  const char* letter = type.kind == NumberKind::unsigned_integer ? "u"
                       : type.kind == NumberKind::signed_integer ? "i"
                                                                 : "f";
  return letter + std::to_string(type.width * 8);
}

std::optional<NumberType> number_type_named(std::string_view name) {
  for (NumberType type : {f16, bf16, f32, f64})
    if (name == name_of(type)) return type;
  if (name.size() < 2 || (name[0] != 'u' && name[0] != 'i') || name[1] == '0') return std::nullopt;
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), bits);
  if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  if (bits == 0 || bits % 8 != 0 || bits > max_width * 8) return std::nullopt;
  const auto width = static_cast<uint8_t>(bits / 8);
  return name[0] == 'u' ? unsigned_type(width) : signed_type(width);
}

std::span<const NumberType> usual_number_types() { return usual; }

char struct_code(NumberType type) {
  if (type == f16) return 'e';
  if (type == f32) return 'f';
  if (type == f64) return 'd';
  if (type.kind == NumberKind::floating) return 0;
  const char code = type.width == 1 ? 'b' : type.width == 2 ? 'h' : type.width == 4 ? 'i' : type.width == 8 ? 'q' : 0;
  return code && type.kind == NumberKind::unsigned_integer ? static_cast<char>(code - 'a' + 'A') : code;
}

U128 read_bits(std::span<const uint8_t> memory, const Arrangement& a) {
  assert(memory.size() == a.width);
  U128 bits;
  for (size_t place = 0; place < memory.size(); ++place) {
    const size_t weight = a.weight[place];
    (weight < 8 ? bits.low : bits.high) |= uint64_t{memory[place]} << weight % 8 * 8;
  }
  return bits;
}

void write_bits(std::span<uint8_t> memory, U128 bits, const Arrangement& a) {
  assert(memory.size() == a.width);
  for (size_t place = 0; place < memory.size(); ++place) {
    const size_t weight = a.weight[place];
    memory[place] = static_cast<uint8_t>((weight < 8 ? bits.low : bits.high) >> weight % 8 * 8);
  }
}

U128 read_bits(std::span<const uint8_t> memory, Order order) {
  return read_bits(memory, arrange(order, memory.size()));
}

std::vector<uint8_t> bytes_of(U128 bits, size_t width, Order order) {
  std::vector<uint8_t> memory(width);
  write_bits(memory, bits, arrange(order, width));
  return memory;
}

std::expected<U128, NumberError> parse_number(std::string_view text, NumberType type) {
  text = trimmed(text);
  if (text.empty()) return std::unexpected(NumberError{"ValueError", "nothing was typed"});
  return type.kind == NumberKind::floating ? parse_float(text, type) : parse_integer(text, type);
}

std::string number_text(U128 bits, NumberType type) {
  if (type.kind == NumberKind::floating) return float_text(bits.low, type.shape);
  bits = masked(bits, type.width);
  if (type.kind == NumberKind::signed_integer && sign_bit(bits, type.width))
    return "-" + decimal_text(masked(negated(bits), type.width));
  return decimal_text(bits);
}

std::string hex_text(U128 bits, size_t width) {
  std::string text;
  for (size_t weight = width; weight-- > 0;) {
    const auto byte = (weight < 8 ? bits.low : bits.high) >> weight % 8 * 8 & 0xff;
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string range_text(NumberType type) {
  const U128 top = largest(type);
  if (type.kind == NumberKind::unsigned_integer) return "0 <= number <= " + decimal_text(top);
  U128 bottom = top;
  if (++bottom.low == 0) ++bottom.high;
  return "-" + decimal_text(bottom) + " <= number <= " + decimal_text(top);
}

}  // namespace lockstep::bytes
