#include "lab/problem.h"

#include <algorithm>

#include "base/utf8.h"
#include "lab/keyword_typo.h"

namespace lockstep::lab {
namespace {

std::string_view line_of(std::string_view text, uint32_t number) {
  for (uint32_t line = 1; line < number; ++line) {
    const size_t newline = text.find('\n');
    if (newline == text.npos) return {};
    text.remove_prefix(newline + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// A byte offset within a line as a column of characters from 1.
uint32_t column_of(std::string_view line, uint32_t bytes) {
  const std::string_view before = line.substr(0, bytes);
  const auto past_end = bytes - static_cast<uint32_t>(before.size());
  return static_cast<uint32_t>(count_characters(before)) + past_end + 1;
}

const char* name_of(python::compile::Diagnostic::Kind kind) {
  using enum python::compile::Diagnostic::Kind;
  switch (kind) {
    case syntax_error: return "SyntaxError";
    case indentation_error: return "IndentationError";
    case tab_error: return "TabError";
    case unsupported: return "unsupported";
  }
  return "SyntaxError";
}

}  // namespace

Problem problem_of(python::compile::Diagnostic diagnostic, std::string_view source) {
  find_keyword_typo(source, diagnostic);
  const auto& [begin, end] = diagnostic.span;
  Problem problem{name_of(diagnostic.kind), diagnostic.message, begin.line, 0, end.line, 0, diagnostic.line_text};
  if (begin.line != 0) problem.column = column_of(line_of(source, begin.line), begin.column);
  if (end.line != 0) problem.end_column = column_of(line_of(source, end.line), end.column);
  const std::string& why = diagnostic.message;
  if ((why.starts_with("expected an indented block after ") || why.starts_with("expected 'except' or ")) &&
      problem.column > column_of(problem.line_text, static_cast<uint32_t>(problem.line_text.size())) - 1) {
    // The file ends: CPython shows its last line, without a caret.
    if (source.ends_with('\n')) source.remove_suffix(1);
    problem.line = problem.end_line = static_cast<uint32_t>(std::ranges::count(source, '\n')) + 1;
    problem.line_text = line_of(source, problem.line);
    problem.column = problem.end_column = column_of(problem.line_text, static_cast<uint32_t>(problem.line_text.size()));
    problem.is_at_end = true;
  }
  return problem;
}

Problem problem_of(const TextError& error, std::string_view kind, std::string_view text) {
  Problem problem{std::string(kind), error.message, error.at.line, 0, error.at.line, 0, ""};
  if (error.at.line == 0) return problem;
  const std::string_view line = line_of(text, error.at.line);
  problem.line_text = line;
  problem.column = column_of(line, error.at.column);
  problem.end_column = problem.column;
  return problem;
}

protocol::Problem message_of(const Problem& problem) {
  return {.kind = problem.kind,
          .message = shortened(problem.message, 500),
          .line = problem.line,
          .column = problem.column,
          .end_line = problem.end_line,
          .end_column = problem.end_column};
}

std::string describe(const Problem& problem, std::string_view filename) {
  const bool is_unsupported = problem.kind == "unsupported";
  std::string text;
  if (problem.line != 0) {
    text += "  File \"" + std::string(filename) + "\", line " + std::to_string(problem.line) + "\n";
    // CPython's traceback.py, TracebackException._format_syntax_error: the line without the spaces in front, four
    // instead; no caret in front of it; tabs keep their width.
    std::string_view line = problem.line_text;
    line = line.substr(0, line.find_last_not_of("\r\n") + 1);
    const size_t spaces = std::min(line.find_first_not_of(" \f"), line.size());
    const std::string_view shown = line.substr(spaces);
    if (!shown.empty() || problem.is_at_end) text.append("    ").append(shown).append("\n");
    if (!shown.empty() && !problem.is_at_end && problem.column > spaces) {
      text.append(4, ' ');
      size_t left = problem.column - 1 - spaces;
      for (size_t i = 0; i < shown.size() && left > 0; ++i) {
        if (!begins_character(shown[i])) continue;
        text += shown[i] == '\t' ? '\t' : ' ';
        --left;
      }
      const uint32_t last =
          problem.end_line == problem.line ? problem.end_column : column_of(line, static_cast<uint32_t>(line.size()));
      text.append(left, ' ').append(std::max<size_t>(1, last > problem.column ? last - problem.column : 1), '^');
      text += '\n';
    }
  }
  text += problem.kind + ": " + problem.message;
  if (is_unsupported && problem.line != 0) text += " (line " + std::to_string(problem.line) + ")";
  return text + "\n";
}

}  // namespace lockstep::lab
