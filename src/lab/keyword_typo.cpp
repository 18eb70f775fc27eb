#include "lab/keyword_typo.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/nearest.h"

namespace lockstep::lab {

namespace {

using python::compile::Diagnostic;

const std::vector<std::string_view> keywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

// How many characters difflib's matching blocks of two words hold.
size_t matching(std::string_view a, std::string_view b) {
  size_t best = 0, in_a = 0, in_b = 0;
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = 0; j < b.size(); ++j) {
      size_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      if (n > best) best = n, in_a = i, in_b = j;
    }
  if (best == 0) return 0;
  return best + matching(a.substr(0, in_a), b.substr(0, in_b)) + matching(a.substr(in_a + best), b.substr(in_b + best));
}

// The keywords that `word` may have meant: the closest one, then difflib.get_close_matches(…, cutoff=0.5).
std::vector<std::string> meant_by(std::string_view word) {
  std::vector<std::string> out;
  if (const std::string_view close = nearest(word, keywords, Tolerance::of_cpython); !close.empty())
    out.emplace_back(close);
  std::vector<std::pair<double, std::string>> close;
  for (const std::string_view k : keywords) {
    const double ratio = 2.0 * static_cast<double>(matching(k, word)) / static_cast<double>(k.size() + word.size());
    if (ratio >= 0.5) close.emplace_back(ratio, k);
  }
  std::ranges::sort(close, std::greater());
  for (const auto& [ratio, k] : close)
    if (out.size() < 3) out.push_back(k);
  return out;
}

// Parses, or does not yet end.
bool may_be_python(std::string_view source) {
  const auto code = python::compile::compile(source, "<string>");
  if (code || code.error().kind == Diagnostic::Kind::unsupported) return true;
  const std::string& why = code.error().message;
  return why.starts_with("expected an indented block after") || why.ends_with("was never closed") ||
         why.starts_with("unterminated triple-quoted");
}

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80) != 0;
}

}  // namespace

void find_keyword_typo(std::string_view source, Diagnostic& d) {
  if (d.message != "invalid syntax" && !d.message.ends_with("Perhaps you forgot a comma?")) return;
  const uint32_t error_line = d.span.begin.line, first = std::max(1U, d.last_statement);
  if (first > error_line) return;
  std::vector<std::string> lines;
  size_t margin = std::string::npos;
  for (uint32_t i = 1; i <= error_line; ++i) {
    const size_t end = std::min(source.find('\n'), source.size());
    if (i >= first) {
      lines.emplace_back(source.substr(0, end));
      margin = std::min(margin, lines.back().find_first_not_of(" \t"));
    }
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  if (margin == std::string::npos) return;
  std::string before;
  for (std::string& line : lines) line.erase(0, margin);
  for (size_t i = 0; i + 1 < lines.size(); ++i) before += lines[i] + "\n";
  const std::string& line = lines.back();
  if (before.size() + line.size() > 1024) return;
  int left = 10;
  char quote = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (quote != 0) {
      if (line[i] == '\\')
        ++i;
      else if (line[i] == quote)
        quote = 0;
      continue;
    }
    if (line[i] == '#') return;
    if (line[i] == '\'' || line[i] == '"') quote = line[i];
    if (!is_word(line[i])) continue;
    size_t end = i;
    while (end < line.size() && is_word(line[end])) ++end;
    const std::string word = line.substr(i, end - i);
    const bool is_name =
        (word[0] < '0' || word[0] > '9') && (end == line.size() || (line[end] != '\'' && line[end] != '"'));
    if (is_name && std::ranges::find(keywords, word) == keywords.end()) {
      if (--left < 0) return;
      for (const std::string& keyword : meant_by(word)) {
        if (!may_be_python(before + line.substr(0, i) + keyword + line.substr(end))) continue;
        d.message = "invalid syntax. Did you mean '" + keyword + "'?";
        d.span.begin = {error_line, static_cast<uint32_t>(i + margin)};
        d.span.end = {error_line, static_cast<uint32_t>(end + margin)};
        return;
      }
    }
    i = end - 1;
  }
}

}  // namespace lockstep::lab
