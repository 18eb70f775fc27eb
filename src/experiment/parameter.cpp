#include "experiment/parameter.h"

#include <cstdlib>
#include <optional>

namespace lockstep::experiment {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<uint8_t>(c) >= 0x80;
}

// Takes digits with single underscores between them off the front; false when there are none.
bool take_digits(std::string_view& text) {
  size_t n = 0;
  while (n < text.size() && (is_digit(text[n]) || (text[n] == '_' && n > 0 && text[n - 1] != '_'))) ++n;
  if (n == 0 || text[n - 1] == '_') return false;
  text.remove_prefix(n);
  return true;
}

// Steps over a string literal that begins at `i` (on its first quote).
size_t after_string(std::string_view text, size_t i) {
  const char quote = text[i];
  const bool triple = text.substr(i, 3) == std::string(3, quote);
  i += triple ? 3 : 1;
  while (i < text.size()) {
    if (text[i] == '\\') {
      i += 2;
    } else if (triple ? text.substr(i, 3) == std::string(3, quote) : text[i] == quote) {
      return i + (triple ? 3 : 1);
    } else if (!triple && text[i] == '\n') {
      return i;  // unterminated: the compiler will say so
    } else {
      ++i;
    }
  }
  return text.size();
}

// Calls `visit(offset, end, line)` for each logical line that begins at column 0: `end` is where its newline
// or the end of the text stands. Strings and brackets are followed so that what stands inside them is not
// taken for a statement.
template <class Visit>
void each_top_level_line(std::string_view program, Visit visit) {
  uint32_t line = 1;
  size_t i = 0;
  while (i < program.size()) {
    const size_t begin = i;
    const uint32_t begin_line = line;
    int depth = 0;
    while (i < program.size() && (program[i] != '\n' || depth > 0)) {
      size_t next = i + 1;
      switch (program[i]) {
        case '#': next = std::min(program.find('\n', i), program.size()); break;
        case '\\': next = i + 2; break;
        case '\'':
        case '"': next = after_string(program, i); break;
        case '(':
        case '[':
        case '{': ++depth; break;
        case ')':
        case ']':
        case '}': depth -= depth > 0; break;
      }
      next = std::min(next, program.size());
      for (; i < next; ++i) line += program[i] == '\n';
    }
    visit(begin, i, begin_line);
    ++i;
    ++line;
  }
}

}  // namespace

LiteralKind kind_of_literal(std::string_view text) {
  if (text == "True" || text == "False") return LiteralKind::boolean;
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::string_view whole = text;
  if (!take_digits(text)) return LiteralKind::none;
  if (text.empty()) {
    // Python has no numbers like 007.
    const bool leading_zero = whole.size() > 1 && whole[0] == '0' && whole.find_first_not_of("0_") != whole.npos;
    return leading_zero ? LiteralKind::none : LiteralKind::integer;
  }
  if (text.front() == '.') {
    text.remove_prefix(1);
    if (!text.empty() && is_digit(text.front()) && !take_digits(text)) return LiteralKind::none;
  }
  if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
    if (!take_digits(text)) return LiteralKind::none;
  }
  return text.empty() ? LiteralKind::real : LiteralKind::none;
}

double number_of_literal(std::string_view text) {
  if (text == "True") return 1;
  std::string digits;
  for (const char c : text)
    if (c != '_') digits += c;
  return std::strtod(digits.c_str(), nullptr);
}

std::expected<ParameterPlace, TextError> find_parameter(std::string_view program, std::string_view name) {
  std::optional<ParameterPlace> found;
  std::optional<TextError> error;
  each_top_level_line(program, [&](size_t begin, size_t end, uint32_t line) {
    std::string_view text = program.substr(begin, end - begin);
    if (error || !text.starts_with(name)) return;
    size_t i = name.size();
    if (i < text.size() && is_name_character(text[i])) return;
    while (i < text.size() && text[i] == ' ') ++i;
    if (i >= text.size() || text[i] != '=' || (i + 1 < text.size() && text[i + 1] == '=')) return;
    ++i;
    while (i < text.size() && text[i] == ' ') ++i;
    std::string_view literal = text.substr(i);
    literal = literal.substr(0, literal.find('#'));
    while (!literal.empty() && (literal.back() == ' ' || literal.back() == '\r')) literal.remove_suffix(1);
    const TextPosition at{line, 0};
    if (found)
      error = TextError{at, "the parameter '" + std::string(name) + "' is assigned twice"};
    else if (kind_of_literal(literal) == LiteralKind::none)
      error = TextError{at, "the value of the parameter '" + std::string(name) +
                                "' has to be a decimal number, True or False, alone in its line"};
    else
      found = ParameterPlace{begin + i, literal.size(), at};
  });
  if (error) return std::unexpected(*error);
  if (!found)
    return std::unexpected(TextError{{}, "the program has no line '" + std::string(name) + " = …' at its top level"});
  return *found;
}

std::expected<ParameterPlace, TextError> find_number(std::string_view program, uint32_t line) {
  size_t begin = 0;
  for (uint32_t n = 1; n < line && begin < program.size(); ++n)
    begin = std::min(program.find('\n', begin), program.size() - 1) + 1;
  const auto is_part = [](char c) { return is_name_character(c) || c == '.'; };
  std::optional<ParameterPlace> found;
  for (size_t at = begin; at < program.size() && program[at] != '\n';) {
    const size_t word = at;
    while (at < program.size() && is_part(program[at])) ++at;
    const size_t length = at - word;
    if (kind_of_literal(program.substr(word, length)) >= LiteralKind::integer &&
        kind_of_literal(program.substr(word, length)) <= LiteralKind::real) {
      if (found)
        return std::unexpected(TextError{{}, "line " + std::to_string(line) + " of the program has several numbers"});
      found = ParameterPlace{word, length, {line, static_cast<uint32_t>(word - begin)}};
    }
    at += length == 0;
  }
  if (!found)
    return std::unexpected(TextError{{}, "line " + std::to_string(line) + " of the program has no decimal number"});
  return *found;
}

std::expected<std::string, TextError> with_parameters(std::string_view program, const ParameterValues& values) {
  std::string text(program);
  for (const auto& [name, value] : values) {
    if (kind_of_literal(value) == LiteralKind::none)
      return std::unexpected(TextError{
          {}, "'" + value + "' is no value for the parameter '" + name + "': expected a number, True or False"});
    const auto place = find_parameter(text, name);
    if (!place) return std::unexpected(place.error());
    text.replace(place->offset, place->length, value);
  }
  return text;
}

}  // namespace lockstep::experiment
