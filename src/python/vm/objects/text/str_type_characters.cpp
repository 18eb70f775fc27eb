// Methods of str that look at one character after another: upper and lower case, what kind of character each is.
#include <algorithm>

#include "python/code/unicode.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/text/unicode_case.h"

namespace lockstep::python::vm {

namespace {

const Str* self(Args a) { return a[0].as<Str>(); }

template <void (*f)(std::u32string&, const std::u32string&, size_t)>
Value map_points(Thread& t, Args a) {
  if (lacks_room(t, uint64_t{self(a)->length} * 12)) return Value();
  const std::u32string s = code_points(self(a));
  std::u32string r;
  for (size_t i = 0; i < s.size(); ++i) f(r, s, i);
  return make_str(r);
}
void swap_case(std::u32string& out, const std::u32string& s, size_t i) {
  is_upper(s[i]) ? append_lower(out, s, i) : is_lower(s[i]) ? append_upper(out, s, i) : void(out += s[i]);
}
void capital(std::u32string& out, const std::u32string& s, size_t i) {
  i == 0 ? append_title(out, s, i) : append_lower(out, s, i);
}
Value title(Thread& t, Args a) {
  if (lacks_room(t, uint64_t{self(a)->length} * 12)) return Value();
  const std::u32string s = code_points(self(a));
  std::u32string r;
  bool inside = false;
  for (size_t i = 0; i < s.size(); ++i) {
    inside ? append_lower(r, s, i) : append_title(r, s, i);
    inside = is_cased(s[i]);
  }
  return make_str(r);
}
template <bool (*f)(char32_t)>
Value all_points(Thread&, Args a) {
  const Str* s = self(a);
  for (uint32_t i = 0; i < s->length; ++i) {
    if (!f(s->at(i))) return boolean(false);
  }
  return boolean(s->length > 0);
}
bool is_alnum(char32_t c) { return is_alpha(c) || is_decimal(c) || is_digit(c) || is_numeric(c); }
template <bool upper_case>
Value is_case(Thread&, Args a) {
  const Str* s = self(a);
  bool any = false;
  for (uint32_t i = 0; i < s->length; ++i) {
    const char32_t c = s->at(i);
    if ((upper_case ? is_lower(c) : is_upper(c)) || is_title(c)) return boolean(false);
    any |= upper_case ? is_upper(c) : is_lower(c);
  }
  return boolean(any);
}
Value is_title_text(Thread&, Args a) {
  const Str* s = self(a);
  bool inside = false, any = false;
  for (uint32_t i = 0; i < s->length; ++i) {
    const char32_t c = s->at(i);
    const bool begins = is_upper(c) || is_title(c);
    if (begins ? inside : is_lower(c) && !inside) return boolean(false);
    inside = begins || is_lower(c);
    any |= inside;
  }
  return boolean(any);
}
Value is_printable_text(Thread&, Args a) {
  const Str* s = self(a);
  for (uint32_t i = 0; i < s->length; ++i) {
    if (!code::is_printable(s->at(i))) return boolean(false);
  }
  return boolean(true);
}
Value is_ascii(Thread&, Args a) { return boolean(self(a)->is_ascii || self(a)->length == 0); }
Value is_identifier(Thread&, Args a) {
  const Str* s = self(a);
  for (uint32_t i = 0; i < s->length; ++i) {
    const char32_t c = s->at(i);
    if (!(i == 0 ? code::is_identifier_start(c) : code::is_identifier_part(c))) return boolean(false);
  }
  return boolean(s->length > 0);
}

}  // namespace

void add_character_methods(Type* type) {
  add_method(type, "upper", Effect::reads_arguments, map_points<append_upper>, 0);
  add_method(type, "lower", Effect::reads_arguments, map_points<append_lower>, 0);
  add_method(type, "casefold", Effect::reads_arguments, map_points<append_fold>, 0);
  add_method(type, "swapcase", Effect::reads_arguments, map_points<swap_case>, 0);
  add_method(type, "capitalize", Effect::reads_arguments, map_points<capital>, 0);
  add_method(type, "title", Effect::reads_arguments, title, 0);
  add_method(type, "isalpha", Effect::reads_arguments, all_points<is_alpha>, 0);
  add_method(type, "isalnum", Effect::reads_arguments, all_points<is_alnum>, 0);
  add_method(type, "isdigit", Effect::reads_arguments, all_points<is_digit>, 0);
  add_method(type, "isnumeric", Effect::reads_arguments, all_points<is_numeric>, 0);
  add_method(type, "isdecimal", Effect::reads_arguments, all_points<is_decimal>, 0);
  add_method(type, "isspace", Effect::reads_arguments, all_points<is_space>, 0);
  add_method(type, "isupper", Effect::reads_arguments, is_case<true>, 0);
  add_method(type, "islower", Effect::reads_arguments, is_case<false>, 0);
  add_method(type, "istitle", Effect::reads_arguments, is_title_text, 0);
  add_method(type, "isprintable", Effect::reads_arguments, is_printable_text, 0);
  add_method(type, "isascii", Effect::reads_arguments, is_ascii, 0);
  add_method(type, "isidentifier", Effect::reads_arguments, is_identifier, 0);
}

}  // namespace lockstep::python::vm
