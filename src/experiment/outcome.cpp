#include "experiment/outcome.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace lockstep::experiment {
namespace {

// The piece of a pattern between two braces, or the literal text up to the next brace.
struct Piece {
  enum Kind { literal, number, any } kind = literal;
  std::string_view text;             // literal
  std::optional<int64_t> low, high;  // number; none = open
};

// Sums and products of integers and parameters: "4*iterations-1". Overflow wraps; bounds of that size mean
// nothing anyway.
class Arithmetic {
 public:
  Arithmetic(std::string_view text, const ParameterValues& values) : text_(text), values_(values) {}

  std::expected<int64_t, std::string> evaluate() {
    auto value = sum();
    if (value && at_ < text_.size()) return std::unexpected("expected + - or *");
    return value;
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::expected<int64_t, std::string> sum() {
    auto left = product();
    while (left && (peek() == '+' || peek() == '-')) {
      const bool minus = text_[at_++] == '-';
      const auto right = product();
      if (!right) return right;
      const auto a = static_cast<uint64_t>(*left), b = static_cast<uint64_t>(*right);
      left = static_cast<int64_t>(minus ? a - b : a + b);
    }
    return left;
  }

  std::expected<int64_t, std::string> product() {
    auto left = factor();
    while (left && peek() == '*') {
      ++at_;
      const auto right = factor();
      if (!right) return right;
      left = static_cast<int64_t>(static_cast<uint64_t>(*left) * static_cast<uint64_t>(*right));
    }
    return left;
  }

  std::expected<int64_t, std::string> factor() {
    const bool minus = peek() == '-';
    if (minus) ++at_;
    peek();
    const size_t begin = at_;
    while (at_ < text_.size() && !std::string_view(" +-*").contains(text_[at_])) ++at_;
    std::string word(text_.substr(begin, at_ - begin));
    if (word.empty()) return std::unexpected("expected a number or a parameter");
    if (kind_of_literal(word) == LiteralKind::none) {
      const auto parameter = values_.find(word);
      if (parameter == values_.end()) return std::unexpected("'" + word + "' is neither a number nor a parameter");
      word = parameter->second;
    }
    std::erase(word, '_');
    if (kind_of_literal(word) != LiteralKind::integer) return std::unexpected("'" + word + "' is not an integer");
    const int64_t value = std::strtoll(word.c_str(), nullptr, 10);
    return minus ? static_cast<int64_t>(0 - static_cast<uint64_t>(value)) : value;
  }

  std::string_view text_;
  const ParameterValues& values_;
  size_t at_ = 0;
};

std::expected<Piece, std::string> read_braces(std::string_view inside, const ParameterValues& values) {
  if (inside == "*") return Piece{Piece::any, {}, {}, {}};
  Piece piece{Piece::number, {}, {}, {}};
  const size_t dots = inside.find("..");
  const auto bound = [&](std::string_view text, std::optional<int64_t>& into) -> std::expected<void, std::string> {
    if (text.find_first_not_of(' ') == text.npos) return {};
    const auto value = Arithmetic(text, values).evaluate();
    if (!value) return std::unexpected(value.error());
    into = *value;
    return {};
  };
  if (dots == inside.npos) {
    if (auto read = bound(inside, piece.low); !read) return std::unexpected(read.error());
    if (!piece.low) return std::unexpected("empty braces: write {..} for any number, {*} for any text");
    piece.high = piece.low;
    return piece;
  }
  if (auto read = bound(inside.substr(0, dots), piece.low); !read) return std::unexpected(read.error());
  if (auto read = bound(inside.substr(dots + 2), piece.high); !read) return std::unexpected(read.error());
  return piece;
}

std::expected<std::vector<Piece>, TextError> read_pattern(std::string_view pattern, const ParameterValues& values) {
  std::vector<Piece> pieces;
  size_t i = 0;
  while (i < pattern.size()) {
    if (pattern[i] != '{') {
      const size_t end = std::min(pattern.find('{', i), pattern.size());
      pieces.push_back({Piece::literal, pattern.substr(i, end - i), {}, {}});
      i = end;
      continue;
    }
    const TextPosition at{0, static_cast<uint32_t>(i)};
    const size_t end = pattern.find('}', i);
    if (end == pattern.npos) return std::unexpected(TextError{at, "'{' is never closed"});
    auto piece = read_braces(pattern.substr(i + 1, end - i - 1), values);
    if (!piece) return std::unexpected(TextError{at, piece.error()});
    pieces.push_back(*piece);
    i = end + 1;
  }
  return pieces;
}

// Length of the integer at the front of `text`, 0 when there is none or it is beyond 64 bits.
size_t integer_at_front(std::string_view text, int64_t& value) {
  size_t n = text.starts_with('-') ? 1 : 0;
  const size_t digits = n;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  if (n == digits || n - digits > 18) return 0;
  value = std::strtoll(std::string(text.substr(0, n)).c_str(), nullptr, 10);
  return n;
}

enum class Match { no, yes, hopeless };

// The first place where the pieces between two {*} fit is as good as any later one, so a failure beyond the
// next {*} is hopeless for this one too; that keeps the work to the pattern's length times the line's.
Match match_pieces(const Piece* piece, const Piece* end, std::string_view text) {
  for (; piece != end; ++piece) {
    if (piece->kind == Piece::literal) {
      if (!text.starts_with(piece->text)) return Match::no;
      text.remove_prefix(piece->text.size());
    } else if (piece->kind == Piece::number) {
      int64_t value = 0;
      const size_t length = integer_at_front(text, value);
      if (length == 0 || (piece->low && value < *piece->low) || (piece->high && value > *piece->high)) return Match::no;
      text.remove_prefix(length);
    } else {
      if (piece + 1 == end) return Match::yes;
      for (size_t skipped = 0; skipped <= text.size(); ++skipped) {
        const Match rest = match_pieces(piece + 1, end, text.substr(skipped));
        if (rest != Match::no) return rest;
      }
      return Match::hopeless;
    }
  }
  return text.empty() ? Match::yes : Match::no;
}

}  // namespace

std::expected<void, TextError> check_pattern(std::string_view pattern, const std::vector<std::string>& parameters) {
  ParameterValues values;
  for (const std::string& name : parameters) values.emplace(name, "0");  // any value will do
  const auto pieces = read_pattern(pattern, values);
  if (!pieces) return std::unexpected(pieces.error());
  return {};
}

bool matches(std::string_view pattern, std::string_view line, const ParameterValues& values) {
  const auto pieces = read_pattern(pattern, values);
  return pieces && match_pieces(pieces->data(), pieces->data() + pieces->size(), line) == Match::yes;
}

const Outcome* recognise(const std::vector<Outcome>& outcomes, const Observation& seen, const ParameterValues& values) {
  for (const Outcome& outcome : outcomes) {
    if (outcome.status != seen.status) continue;
    if (!outcome.prints.empty() && !matches(outcome.prints, last_line(seen.stdout_text), values)) continue;
    if (!outcome.complains.empty() && !matches(outcome.complains, last_line(seen.stderr_text), values)) continue;
    return &outcome;
  }
  return nullptr;
}

std::string_view last_line(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  const size_t newline = text.rfind('\n');
  return newline == text.npos ? text : text.substr(newline + 1);
}

}  // namespace lockstep::experiment
