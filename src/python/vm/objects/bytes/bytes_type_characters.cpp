// Methods of bytes and bytearray that look at characters one by one, as ASCII (Objects/bytes_methods.c).
#include <algorithm>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

std::string self(Args a) { return plain_bytes_of(a[0]); }
Value like(Args a, std::string_view data) { return bytes_like(a[0], data); }

bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
bool is_ascii(char c) { return static_cast<uint8_t>(c) < 0x80; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }
char swap(char c) { return is_upper(c) ? lower(c) : upper(c); }

template <char (*f)(char)>
Value map_bytes(Thread&, Args a) {
  std::string s = self(a);
  for (char& c : s) c = f(c);
  return like(a, s);
}
template <bool title>
Value capitals(Thread&, Args a) {  // title, capitalize
  std::string s = self(a);
  bool inside = false;
  for (char& c : s) {
    const bool letter = is_alpha(c);
    c = inside ? lower(c) : upper(c);
    inside = title ? letter : true;
  }
  return like(a, s);
}
template <bool (*f)(char), bool of_empty = false>
Value all_bytes(Thread&, Args a) {
  const std::string s = self(a);
  return boolean(s.empty() ? of_empty : std::all_of(s.begin(), s.end(), f));
}
template <bool upper_case>
Value is_case(Thread&, Args a) {
  const std::string s = self(a);
  return boolean(std::none_of(s.begin(), s.end(), upper_case ? is_lower : is_upper) &&
                 std::any_of(s.begin(), s.end(), upper_case ? is_upper : is_lower));
}
Value is_title(Thread&, Args a) {
  bool inside = false, any = false;
  for (char c : self(a)) {
    if (is_upper(c) ? inside : is_lower(c) && !inside) return boolean(false);
    inside = is_alpha(c);
    any |= inside;
  }
  return boolean(any);
}
template <char how>
Value justify(Thread& t, Args a) {
  const char* name = how == '<' ? "ljust" : how == '>' ? "rjust" : how == '0' ? "zfill" : "center";
  if (!check_count(t, name, a.without_first(), 1, how == '0' ? 1 : 2)) return Value();
  const auto width = as_index(t, a[1]);
  if (!width) return Value();
  char fill = how == '0' ? '0' : ' ';
  if (a.count > 2) {
    const auto given = bytes_of(t, a[2]);
    if (!given || given->size() != 1)
      return raise(
          t, Exc::TypeError,
          std::string(name) + "() argument 2 must be a byte string of length 1, not " + std::string(type_name(a[2])));
    fill = given->front();
  }
  const std::string s = self(a);
  const int64_t missing = *width - static_cast<int64_t>(s.size());
  if (missing <= 0) return like(a, s);
  if (missing > (1 << 28) || !rt().heap.has_room(static_cast<uint64_t>(missing))) return end_with_limit(t, "memory");
  const int64_t before = how == '<' ? 0 : how == '^' ? missing / 2 + (missing & *width & 1) : missing;
  std::string padded =
      std::string(static_cast<size_t>(before), fill) + s + std::string(static_cast<size_t>(missing - before), fill);
  if (how == '0' && !s.empty() && (s[0] == '+' || s[0] == '-'))
    std::swap(padded[0], padded[static_cast<size_t>(missing)]);
  return like(a, padded);
}
Value expandtabs(Thread& t, Args a) {
  Value out[1];
  static const Signature signature{"expandtabs", {"tabsize"}};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const auto size = as_index_or(t, out[0], 8);
  if (!size) return Value();
  std::string r;
  int64_t column = 0;
  for (char c : self(a)) {
    if (c == '\t') {
      const int64_t n = *size > 0 ? *size - column % *size : 0;
      r.append(static_cast<size_t>(n), ' ');
      column += n;
    } else {
      r += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return like(a, r);
}

}  // namespace

void add_bytes_character_methods(Type* type) {
  add_method(type, "upper", Effect::reads_arguments, map_bytes<upper>, 0);
  add_method(type, "lower", Effect::reads_arguments, map_bytes<lower>, 0);
  add_method(type, "swapcase", Effect::reads_arguments, map_bytes<swap>, 0);
  add_method(type, "title", Effect::reads_arguments, capitals<true>, 0);
  add_method(type, "capitalize", Effect::reads_arguments, capitals<false>, 0);
  add_method(type, "isalpha", Effect::reads_arguments, all_bytes<is_alpha>, 0);
  add_method(type, "isalnum", Effect::reads_arguments, all_bytes<is_alnum>, 0);
  add_method(type, "isdigit", Effect::reads_arguments, all_bytes<is_digit>, 0);
  add_method(type, "isspace", Effect::reads_arguments, all_bytes<is_space>, 0);
  add_method(type, "isascii", Effect::reads_arguments, all_bytes<is_ascii, true>, 0);
  add_method(type, "isupper", Effect::reads_arguments, is_case<true>, 0);
  add_method(type, "islower", Effect::reads_arguments, is_case<false>, 0);
  add_method(type, "istitle", Effect::reads_arguments, is_title, 0);
  add_method(type, "ljust", Effect::reads_arguments, justify<'<'>);
  add_method(type, "rjust", Effect::reads_arguments, justify<'>'>);
  add_method(type, "center", Effect::reads_arguments, justify<'^'>);
  add_method(type, "zfill", Effect::reads_arguments, justify<'0'>);
  add_method(type, "expandtabs", Effect::reads_arguments, expandtabs);
}

}  // namespace lockstep::python::vm
