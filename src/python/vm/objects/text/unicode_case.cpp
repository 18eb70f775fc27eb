#include "python/vm/objects/text/unicode_case.h"

#include <algorithm>
#include <cstdint>

#include "base/packed.h"

namespace lockstep::python::vm {

namespace {

// Every `step`-th code point from first to last maps to itself plus `distance`.
struct CaseRun {
  char32_t first, last;
  int32_t step, distance;
};
struct CaseSpecial {
  char32_t c, to[3];
};

#include "python/vm/objects/text/unicode_case.def"

// `changes`: where membership begins, ends, begins …
template <const auto& table>
bool is_member(char32_t c) {
  const auto& changes = unpacked<table>();
  return (std::upper_bound(changes.begin(), changes.end(), c) - changes.begin()) % 2 == 1;
}

template <const auto& table>
char32_t mapped(char32_t c) {
  const auto& runs = unpacked<table>();
  // Runs overlap (those of step 2 interleave), so that the right one is among the last that begin before `c`.
  auto after =
      std::upper_bound(runs.begin(), runs.end(), c, [](char32_t x, const CaseRun& run) { return x < run.first; });
  for (int back = 0; after != runs.begin() && back < 8; ++back) {
    const CaseRun& run = *--after;
    if (c <= run.last && (c - run.first) % static_cast<char32_t>(run.step) == 0)
      return static_cast<char32_t>(static_cast<int32_t>(c) + run.distance);
  }
  return c;
}

template <const auto& table>
bool append_special(std::u32string& out, char32_t c) {
  const auto& specials = unpacked<table>();
  const auto s =
      std::lower_bound(specials.begin(), specials.end(), c, [](const CaseSpecial& x, char32_t y) { return x.c < y; });
  if (s == specials.end() || s->c != c) return false;
  for (char32_t x : s->to) {
    if (x != 0) out += x;
  }
  return true;
}

bool is_small(char32_t c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char32_t c) { return c >= 'A' && c <= 'Z'; }
char32_t simple_upper(char32_t c) { return c < 0x80 ? (is_small(c) ? c - 32 : c) : mapped<to_upper>(c); }

// What a final sigma looks through: marks and a few signs that belong to the word.
bool is_case_ignorable(char32_t c) {
  return c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' || c == 0xA8 || c == 0xAD || c == 0xAF ||
         c == 0xB4 || c == 0xB7 || c == 0xB8 || (c >= 0x2B0 && c <= 0x36F) || c == 0x2019 ||
         (c >= 0x200B && c <= 0x200F);
}
bool is_final_sigma(const std::u32string& s, size_t i) {
  size_t j = i;
  while (j > 0 && is_case_ignorable(s[j - 1])) --j;
  if (j == 0 || !is_cased(s[j - 1])) return false;
  for (j = i + 1; j < s.size() && is_case_ignorable(s[j]);) ++j;
  return j == s.size() || !is_cased(s[j]);
}

}  // namespace

bool is_alpha(char32_t c) { return c < 0x80 ? is_small(c) || is_capital(c) : is_member<alphabetic>(c); }
int decimal_value(char32_t c) {
  if (!is_decimal(c)) return -1;
  if (c < 0x80) return static_cast<int>(c - '0');
  const auto& changes = unpacked<decimal>();
  return static_cast<int>((c - *(std::upper_bound(changes.begin(), changes.end(), c) - 1)) % 10);
}
bool is_decimal(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : is_member<decimal>(c); }
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : is_member<digit>(c); }
bool is_numeric(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : is_member<numeric>(c); }
bool is_lower(char32_t c) { return c < 0x80 ? is_small(c) : is_member<lowercase>(c); }
bool is_upper(char32_t c) { return c < 0x80 ? is_capital(c) : is_member<uppercase>(c); }
bool is_title(char32_t c) {
  return c == 0x1C5 || c == 0x1C8 || c == 0x1CB || c == 0x1F2 || (c >= 0x1F88 && c <= 0x1F8F) ||
         (c >= 0x1F98 && c <= 0x1F9F) || (c >= 0x1FA8 && c <= 0x1FAF) || c == 0x1FBC || c == 0x1FCC || c == 0x1FFC;
}
bool is_cased(char32_t c) { return is_lower(c) || is_upper(c) || is_title(c); }

void append_lower(std::u32string& out, const std::u32string& s, size_t i) {
  const char32_t c = s[i];
  if (c < 0x80) {
    out += is_capital(c) ? c + 32 : c;
  } else if (c == 0x130) {
    out += U"i\u0307";
  } else if (c == 0x3A3) {
    out += is_final_sigma(s, i) ? char32_t{0x3C2} : char32_t{0x3C3};
  } else {
    out += mapped<to_lower>(c);
  }
}
void append_upper(std::u32string& out, const std::u32string& s, size_t i) {
  if (!append_special<to_upper_special>(out, s[i])) out += simple_upper(s[i]);
}
void append_title(std::u32string& out, const std::u32string& s, size_t i) {
  const char32_t c = s[i];
  if (append_special<to_title_special>(out, c)) return;
  const char32_t t = mapped<to_title>(c);
  // A letter that is its own title case has another upper case: those of Georgian and U+01C5.
  out += t != c ? t : is_title(c) || (c >= 0x10D0 && c <= 0x10FF) ? c : simple_upper(c);
}
void append_fold(std::u32string& out, const std::u32string& s, size_t i) {
  const char32_t c = s[i];
  if (append_special<to_fold_special>(out, c)) return;
  const char32_t f = mapped<to_fold>(c);
  out += f != c || (c >= 0x13A0 && c <= 0x13F5) ? f
         : c == 0x3A3                           ? char32_t{0x3C3}
         : c < 0x80                             ? (is_capital(c) ? c + 32 : c)
                                                : mapped<to_lower>(c);
}

}  // namespace lockstep::python::vm
