#include "bytes/layout_expression.h"

namespace lockstep::bytes {

namespace {

constexpr uint64_t limit = uint64_t{1} << 62;
constexpr int deepest = 20;  // parentheses

using Result = std::expected<uint64_t, std::string>;

struct Reader {
  std::string_view text;
  const FieldLookup& lookup;
  size_t at = 0;
  int depth = 0;

  Result failed(std::string what) const {
    return std::unexpected(what + " in the expression '" + std::string(text.substr(0, 80)) + "'");
  }

  char next() {
    while (at < text.size() && text[at] == ' ') ++at;
    return at < text.size() ? text[at] : '\0';
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '#' || is_digit(c);
  }

  Result factor() {
    const char c = next();
    if (c == '(') {
      if (++depth > deepest) return failed("too many parentheses");
      ++at;
      Result inner = sum();
      if (!inner) return inner;
      if (next() != ')') return failed("a ')' is missing");
      ++at;
      --depth;
      return inner;
    }
    const size_t start = at;
    while (at < text.size() && is_name(text[at])) ++at;
    const std::string_view word = text.substr(start, at - start);
    if (word.empty()) return failed("a number or a field is missing");
    if (!is_digit(word.front())) {
      const auto value = lookup(word);
      if (!value) return failed("no number called '" + std::string(word) + "' comes before");
      if (*value > limit) return failed("'" + std::string(word) + "' is too large");
      return *value;
    }
    uint64_t value = 0;
    for (char digit : word) {
      if (!is_digit(digit) || value > limit / 10) return failed("'" + std::string(word) + "' is no number");
      value = value * 10 + static_cast<uint64_t>(digit - '0');
    }
    return value;
  }

  Result product() {
    Result left = factor();
    while (left && (next() == '*' || next() == '/')) {
      const char op = text[at++];
      const Result right = factor();
      if (!right) return right;
      if (op == '/' && *right == 0) return failed("division by zero");
      if (op == '*' && *right != 0 && *left > limit / *right) return failed("too large a product");
      left = op == '*' ? *left * *right : *left / *right;
    }
    return left;
  }

  Result sum() {
    Result left = product();
    while (left && (next() == '+' || next() == '-')) {
      const char op = text[at++];
      const Result right = product();
      if (!right) return right;
      if (op == '-' && *right > *left) return failed("a number below zero");
      left = op == '+' ? *left + *right : *left - *right;
      if (*left > limit) return failed("too large a sum");
    }
    return left;
  }
};

}  // namespace

std::expected<uint64_t, std::string> evaluate(std::string_view expression, const FieldLookup& lookup) {
  Reader reader{expression, lookup};
  Result value = reader.sum();
  if (value && reader.next() != '\0') return reader.failed("something unreadable");
  return value;
}

}  // namespace lockstep::bytes
