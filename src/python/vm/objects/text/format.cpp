// format(value, spec): the format specification mini-language (Python/formatter_unicode.c).
#include <cmath>
#include <cstdio>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

struct Spec {
  char32_t fill = ' ';
  char32_t align = 0;                                                        // < > = ^
  char sign = 0;                                                             // + - or a space
  bool no_negative_zero = false, alternate = false, is_zero_padded = false;  // the last: by a 0 before the width
  int64_t width = -1, precision = -1;
  char grouping = 0, fraction_grouping = 0;
  char32_t type = 0;
};

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

std::string code_text(char32_t code) {
  if (code > 32 && code < 128) return std::string(1, static_cast<char>(code));
  char text[16];
  std::snprintf(text, sizeof text, "\\x%x", static_cast<unsigned>(code));
  return text;
}

bool parse(Thread& t, const std::u32string& s, Spec& spec, std::string_view type_name_text) {
  size_t i = 0;
  bool has_fill = false;
  if (s.size() >= 2 && is_align(s[1])) {
    has_fill = true;
    spec.fill = s[0];
    spec.align = s[1];
    i = 2;
  } else if (!s.empty() && is_align(s[0])) {
    spec.align = s[0];
    i = 1;
  }
  if (i < s.size() && (s[i] == '+' || s[i] == '-' || s[i] == ' ')) spec.sign = static_cast<char>(s[i++]);
  if (i < s.size() && s[i] == 'z') {
    spec.no_negative_zero = true;
    ++i;
  }
  if (i < s.size() && s[i] == '#') {
    spec.alternate = true;
    ++i;
  }
  if (i < s.size() && s[i] == '0' && !has_fill) {
    spec.fill = '0';
    spec.is_zero_padded = spec.align == 0;
    if (spec.align == 0) spec.align = '=';
    ++i;
  }
  const auto number = [&](int64_t& out) {
    out = 0;
    while (i < s.size() && s[i] >= '0' && s[i] <= '9') {
      out = out * 10 + static_cast<int64_t>(s[i++] - '0');
      if (out > 1'000'000'000) {
        raise(t, Exc::ValueError, "Too many decimal digits in format string");
        return false;
      }
    }
    return true;
  };
  if (i < s.size() && s[i] >= '0' && s[i] <= '9' && !number(spec.width)) return false;
  const auto separator = [&](char& out) {  // false: raised
    if (i < s.size() && s[i] == ',') out = static_cast<char>(s[i++]);
    if (i < s.size() && s[i] == '_') {
      if (out != 0) return raise(t, Exc::ValueError, "Cannot specify both ',' and '_'."), false;
      out = static_cast<char>(s[i++]);
    }
    if (i < s.size() && s[i] == ',' && out == '_')
      return raise(t, Exc::ValueError, "Cannot specify both ',' and '_'."), false;
    return true;
  };
  if (!separator(spec.grouping)) return false;
  if (i < s.size() && s[i] == '.') {
    ++i;
    const bool has_number = i < s.size() && s[i] >= '0' && s[i] <= '9';
    if (has_number && !number(spec.precision)) return false;
    if (i < s.size() && (s[i] == ',' || s[i] == '_')) {
      spec.fraction_grouping = static_cast<char>(s[i++]);
    } else if (!has_number) {
      raise(t, Exc::ValueError, "Format specifier missing precision");
      return false;
    }
  }
  if (i < s.size()) spec.type = s[i++];
  if (i < s.size()) {
    std::string text;
    for (char32_t c : s) append_utf8(text, c);
    raise(t, Exc::ValueError,
          "Invalid format specifier '" + text + "' for object of type '" + std::string(type_name_text) + "'");
    return false;
  }
  for (const char mark : {spec.grouping, spec.fraction_grouping}) {
    if (mark == 0) continue;
    const char32_t code = spec.type != 0 ? spec.type : type_name_text == "str" ? U's' : U'f';
    const std::u32string_view may = mark == '_' ? U"deEfFgG%boxX" : U"deEfFgG%";
    if (may.find(code) != may.npos) continue;
    raise(t, Exc::ValueError, std::string("Cannot specify '") + mark + "' with '" + code_text(code) + "'.");
    return false;
  }
  return true;
}

Value unknown_code(Thread& t, const Spec& spec, std::string_view type) {
  return raise(t, Exc::ValueError,
               "Unknown format code '" + code_text(spec.type) + "' for object of type '" + std::string(type) + "'");
}

std::u32string widen(std::string_view ascii) { return {ascii.begin(), ascii.end()}; }

// Separators between groups of digits; zeros in front until the text has `least` characters, separators counted in.
std::string group(const std::string& digits, char separator, size_t every, int64_t least = 0) {
  std::string reversed;
  for (size_t n = 0; n < digits.size() || static_cast<int64_t>(reversed.size()) < least; ++n) {
    if (n > 0 && n % every == 0) reversed += separator;
    reversed += n < digits.size() ? digits[digits.size() - 1 - n] : '0';
  }
  return {reversed.rbegin(), reversed.rend()};
}

Value pad(Thread& t, const Spec& spec, std::u32string sign_and_prefix, std::u32string body, char32_t default_align) {
  const char32_t align = spec.align != 0 ? spec.align : default_align;
  const auto length = static_cast<int64_t>(sign_and_prefix.size() + body.size());
  const int64_t missing = spec.width > length ? spec.width - length : 0;
  if (missing > 0 && !rt().heap.has_room(static_cast<uint64_t>(missing) * 4)) return end_with_limit(t, "memory");
  const auto fill = [&](int64_t n) { return std::u32string(static_cast<size_t>(n), spec.fill); };
  std::u32string out;
  if (align == '=') {
    out = sign_and_prefix + fill(missing) + body;
  } else if (align == '<') {
    out = sign_and_prefix + body + fill(missing);
  } else if (align == '^') {
    out = fill(missing / 2) + sign_and_prefix + body + fill(missing - missing / 2);
  } else {
    out = fill(missing) + sign_and_prefix + body;
  }
  return make_str(out);
}

std::string sign_text(bool negative, char sign) {
  return negative ? "-" : sign == '-' || sign == 0 ? "" : std::string(1, sign);
}

Value format_float(Thread& t, double d, Spec spec, std::string_view type) {
  const char32_t code = spec.type;
  if (code != 0 && code != 'e' && code != 'E' && code != 'f' && code != 'F' && code != 'g' && code != 'G' &&
      code != 'n' && code != '%') {
    return unknown_code(t, spec, type);
  }
  if (code == '%') d *= 100;
  bool negative = std::signbit(d) && !std::isnan(d);
  const double m = std::fabs(d);
  std::string digits;
  if (!std::isfinite(m)) {
    digits = std::isnan(m) ? "nan" : "inf";
    if (code == 'F' || code == 'E' || code == 'G') digits = std::isnan(m) ? "NAN" : "INF";
  } else if (code == 0 && spec.precision < 0) {
    digits = float_repr(m);
    const size_t e = digits.find('e');
    if (spec.alternate && e != std::string::npos && digits.find('.') == std::string::npos) digits.insert(e, ".");
  } else {
    const int precision = static_cast<int>(spec.precision < 0 ? 6 : spec.precision > 4000 ? 4000 : spec.precision);
    char letter = code == 0 || code == 'n' ? 'g' : code == '%' ? 'f' : static_cast<char>(code);
    const auto print = [&](const char* flag, char how, int places) {
      digits.resize(static_cast<size_t>(places) + 340);
      const std::string pattern = std::string("%") + flag + ".*" + how;
      digits.resize(static_cast<size_t>(std::snprintf(digits.data(), digits.size(), pattern.c_str(), places, m)));
    };
    print(spec.alternate ? "#" : "", letter, precision);
    if (code == 0 && digits.find('e') == std::string::npos) {
      // Where the precision leaves no room for the ".0", an exponent (Py_DTSF_ADD_DOT_0).
      const int before_point = m == 0 ? 1 : m < 1 ? 0 : static_cast<int>(std::min(digits.find('.'), digits.size()));
      if (before_point >= std::max(precision, 1)) {
        print("#", 'e', std::max(precision, 1) - 1);
        const size_t e = digits.find('e');
        size_t end = e;
        while (!spec.alternate && digits[end - 1] == '0') --end;
        if (!spec.alternate && digits[end - 1] == '.') --end;
        digits.erase(end, e - end);
      } else if (digits.find('.') == std::string::npos) {
        digits += ".0";
      }
    }
  }
  if (spec.no_negative_zero && negative && digits.find_first_of("123456789infa") == std::string::npos) negative = false;
  if (spec.grouping != 0 && std::isfinite(m)) {
    const size_t end = digits.find_first_of(".eE");
    const std::string rest = end == std::string::npos ? "" : digits.substr(end);
    const std::string sign = sign_text(negative, spec.sign);
    const int64_t least = spec.fill == '0' && spec.align == '='
                              ? spec.width - static_cast<int64_t>(sign.size() + rest.size()) - (code == '%')
                              : 0;
    digits = group(digits.substr(0, end), spec.grouping, 3, least) + rest;
  }
  if (const size_t point = digits.find('.'); spec.fraction_grouping != 0 && point != std::string::npos) {
    size_t end = digits.find_first_not_of("0123456789", point + 1);
    if (end == std::string::npos) end = digits.size();
    std::string grouped;
    for (size_t i = point + 1; i < end; ++i) {
      if (i > point + 1 && (i - point - 1) % 3 == 0) grouped += spec.fraction_grouping;
      grouped += digits[i];
    }
    digits = digits.substr(0, point + 1) + grouped + digits.substr(end);
  }
  if (code == '%') digits += '%';
  return pad(t, spec, widen(sign_text(negative, spec.sign)), widen(digits), '>');
}

Value format_int(Thread& t, Value v, const Spec& spec, std::string_view type) {
  const char32_t code = spec.type;
  if (code == 'e' || code == 'E' || code == 'f' || code == 'F' || code == 'g' || code == 'G' || code == '%') {
    const auto d = as_double(t, v);
    if (!d) return Value();
    return format_float(t, *d, spec, type);
  }
  if (spec.precision >= 0) return raise(t, Exc::ValueError, "Precision not allowed in integer format specifier");
  if (spec.no_negative_zero &&
      (code < 128 && std::string_view("\0bcdnoxX", 8).find(static_cast<char>(code)) != std::string_view::npos))
    return raise(t, Exc::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  if (code == 'c') {
    if (spec.sign != 0) return raise(t, Exc::ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
      return raise(t, Exc::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (layout_of(v) == Layout::big_int)
      return raise(t, Exc::OverflowError, "Python int too large to convert to C long");
    const int64_t c = small_of(v);
    if (c < 0 || c > 0x10FFFF) return raise(t, Exc::OverflowError, "%c arg not in range(0x110000)");
    return pad(t, spec, U"", std::u32string(1, static_cast<char32_t>(c)), '<');
  }
  int base = 10;
  std::string prefix;
  switch (code) {
    case 0:
    case 'd':
    case 'n': break;
    case 'b':
      base = 2;
      prefix = "0b";
      break;
    case 'o':
      base = 8;
      prefix = "0o";
      break;
    case 'x':
    case 'X':
      base = 16;
      prefix = code == 'x' ? "0x" : "0X";
      break;
    default: return unknown_code(t, spec, type);
  }
  if (base == 10 && has_too_many_digits(t, v)) return Value();
  std::string digits = int_text(v, base);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  if (code == 'X') {
    for (char& c : digits) c = static_cast<char>(c >= 'a' ? c - 32 : c);
  }
  const std::string lead = sign_text(negative, spec.sign) + (spec.alternate ? prefix : "");
  if (spec.grouping != 0) {
    const int64_t least = spec.fill == '0' && spec.align == '=' ? spec.width - static_cast<int64_t>(lead.size()) : 0;
    digits = group(digits, spec.grouping, base == 10 ? 3 : 4, least);
  }
  return pad(t, spec, widen(lead), widen(digits), '>');
}

Value format_str(Thread& t, const Str* s, const Spec& spec) {
  if (spec.type != 0 && spec.type != 's') return unknown_code(t, spec, "str");
  if (spec.sign != 0) {
    return raise(t, Exc::ValueError,
                 std::string(spec.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
  }
  if (spec.no_negative_zero)
    return raise(t, Exc::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return raise(t, Exc::ValueError, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=' && !spec.is_zero_padded)
    return raise(t, Exc::ValueError, "'=' alignment not allowed in string format specifier");
  if (lacks_room(t, uint64_t{s->length} * 12)) return Value();
  std::u32string text = code_points(s);
  if (spec.precision >= 0 && static_cast<int64_t>(text.size()) > spec.precision)
    text.resize(static_cast<size_t>(spec.precision));
  Spec left = spec;
  if (left.align == '=') left.align = '<';
  return pad(t, left, U"", text, '<');
}

}  // namespace

Value format_builtin(Thread& t, Value v, Value spec_text) {
  if (!is_str(spec_text))
    return raise(t, Exc::TypeError, "__format__() argument must be str, not " + std::string(type_name(spec_text)));
  const std::u32string text = code_points(spec_text.as<Str>());
  if (text.empty()) return to_str(t, v);
  if (is_bool(v) && text.size() > 0) {
    Spec spec;
    if (!parse(t, text, spec, "bool")) return Value();
    return format_int(t, Value::integer(small_of(v)), spec, "bool");
  }
  Spec spec;
  if (is_int(v)) return parse(t, text, spec, "int") ? format_int(t, v, spec, "int") : Value();
  if (is_float(v))
    return parse(t, text, spec, "float") ? format_float(t, v.as<Float>()->value, spec, "float") : Value();
  if (is_str(v)) return parse(t, text, spec, "str") ? format_str(t, v.as<Str>(), spec) : Value();
  return raise(t, Exc::TypeError, "unsupported format string passed to " + std::string(type_name(v)) + ".__format__");
}

Value format_value(Thread& t, Value v, Value spec) {
  if (Value hook = special_of(v, Special::format)) return call(t, hook, {v, spec});
  if (!is_str(spec))
    return raise(t, Exc::TypeError, "format() argument 2 must be str, not " + std::string(type_name(spec)));
  return format_builtin(t, v, spec);
}

}  // namespace lockstep::python::vm
