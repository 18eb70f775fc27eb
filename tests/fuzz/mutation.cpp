#include "fuzz/mutation.h"

#include <algorithm>
#include <cctype>

namespace lockstep::fuzz {

namespace {

constexpr size_t longest = 6000;

constexpr std::string_view edges[] = {
    "0",
    "1",
    "-1",
    "2",
    "7",
    "255",
    "256",
    "65536",
    "2147483648",
    "4294967295",
    "4611686018427387904",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "10**10",
    "10**30",
    "1e308",
    "1e-320",
    "0.1",
    "-0.0",
    "1e999",
    "None",
    "True",
    "''",
    "[]",
    "{}",
    "()",
    "b''",
    "\xc3\xa9",
    "\xf0\x9f\x90\x8d",
    "\xff",
    std::string_view("\0", 1),
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

}  // namespace

// SplitMix64, as in the simulation.
uint64_t Mutation::random() {
  uint64_t z = (state_ += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

Mutation::Piece Mutation::line(std::string_view text) {
  if (text.empty()) return {0, 0};
  const size_t inside = below(text.size());
  const size_t before = inside == 0 ? text.npos : text.rfind('\n', inside - 1);
  const size_t begin = before == text.npos ? 0 : before + 1;
  const size_t end = text.find('\n', inside);
  return {begin, (end == text.npos ? text.size() : end + 1) - begin};
}

Mutation::Piece Mutation::word(std::string_view text) {
  size_t begin = below(text.size());
  for (size_t tries = 0; tries < 50 && begin < text.size() && !is_word(text[begin]); ++tries) ++begin;
  while (begin > 0 && begin < text.size() && is_word(text[begin - 1])) --begin;
  size_t end = begin;
  while (end < text.size() && is_word(text[end])) ++end;
  return {begin, end - begin};
}

Mutation::Piece Mutation::some(std::string_view text) {
  const size_t at = below(text.size() + 1);
  return {at, std::min(below(size_t{1} << below(9)), text.size() - at)};
}

void Mutation::change(std::string& text) {
  const std::string& other = seeds_[below(seeds_.size())];
  const Piece l = line(text), w = word(text);
  switch (below(13)) {
    case 0: text.erase(l.at, l.length); break;
    case 1: text.insert(l.at, text.substr(l.at, l.length)); break;
    case 2: {
      const std::string moved = text.substr(l.at, l.length);
      text.erase(l.at, l.length);
      text.insert(line(text).at, moved);
      break;
    }
    case 3: {
      const Piece taken = line(other);
      text.insert(l.at, other.substr(taken.at, taken.length));
      break;
    }
    case 4: {
      const Piece taken = some(other);
      text.insert(some(text).at, other.substr(taken.at, taken.length));
      break;
    }
    case 5: {
      const Piece cut = some(text);
      text.erase(cut.at, cut.length);
      break;
    }
    case 6:
    case 7:
      if (!dictionary_.empty()) text.replace(w.at, w.length, dictionary_[below(dictionary_.size())]);
      break;
    case 8: text.replace(w.at, w.length, edges[below(std::size(edges))]); break;
    case 9: {
      const Piece taken = word(text);
      text.replace(w.at, w.length, text.substr(taken.at, taken.length));
      break;
    }
    case 10: {
      const Piece taken = word(other);
      text.replace(w.at, w.length, other.substr(taken.at, taken.length));
      break;
    }
    case 11:
      if (!dictionary_.empty()) text.insert(some(text).at, dictionary_[below(dictionary_.size())]);
      break;
    default:
      if (!text.empty()) text[below(text.size())] = static_cast<char>(random() >> 56);
      break;
  }
  if (text.size() > longest) text.resize(longest);
}

std::string Mutation::next() {
  std::string text = seeds_[below(seeds_.size())];
  for (size_t changes = 1 + below(6); changes > 0; --changes) change(text);
  return text;
}

}  // namespace lockstep::fuzz
