// The lines of a traceback's entry with carets under what was executed (Lib/traceback.py).
#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

namespace {

// How many columns of a terminal a line takes (traceback.py's _display_width): what is wide or full width takes two.
size_t display_width(std::string_view utf8) {
  // First and last of each range of East Asian width W or F.
  static constexpr char32_t wide[] = {
      0x1100,  0x115f,  0x231a,  0x231b,  0x23e9,  0x23ec,  0x23f0,  0x23f0,  0x23f3,  0x23f3,  0x25fd,  0x25fe,
      0x2614,  0x2615,  0x2648,  0x2653,  0x267f,  0x267f,  0x2693,  0x2693,  0x26a1,  0x26a1,  0x26aa,  0x26ab,
      0x26bd,  0x26be,  0x26c4,  0x26c5,  0x26ce,  0x26ce,  0x26d4,  0x26d4,  0x26ea,  0x26ea,  0x26f2,  0x26f3,
      0x26f5,  0x26f5,  0x26fa,  0x26fa,  0x26fd,  0x26fd,  0x2705,  0x2705,  0x270a,  0x270b,  0x2728,  0x2728,
      0x274c,  0x274c,  0x274e,  0x274e,  0x2753,  0x2755,  0x2757,  0x2757,  0x2795,  0x2797,  0x27b0,  0x27b0,
      0x27bf,  0x27bf,  0x2b1b,  0x2b1c,  0x2b50,  0x2b50,  0x2b55,  0x2b55,  0x2e80,  0x303e,  0x3041,  0x3247,
      0x3250,  0x4dbf,  0x4e00,  0xa4cf,  0xa960,  0xa97f,  0xac00,  0xd7af,  0xf900,  0xfaff,  0xfe10,  0xfe1f,
      0xfe30,  0xfe6f,  0xff00,  0xff60,  0xffe0,  0xffe6,  0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e,
      0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca,
      0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc,
      0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4,
      0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6df, 0x1f6eb, 0x1f6ef,
      0x1f6f4, 0x1f6ff, 0x1f7e0, 0x1f7ff, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff,
      0x20000, 0x3fffd};
  size_t width = 0;
  for (size_t i = 0; i < utf8.size();) {
    const auto [size, is_whole, c] = utf8_piece(utf8, i, Surrogates::whole);
    i += size;
    const auto after = std::lower_bound(std::begin(wide), std::end(wide), c);
    // Inside of a range its last stands after `c`, at an odd place; or `c` is the first itself.
    width += after != std::end(wide) && ((after - wide) % 2 == 1 || *after == c) ? 2 : 1;
  }
  return width;
}

// What of an expression is marked with ^ while the rest gets ~; begin npos = all of it is marked.
struct Anchors {
  size_t begin = std::string_view::npos, end = 0;
  bool is_call = false;
};

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80) != 0;
}

// The operator of a binary operation, the brackets of a call or of a subscript: what
// traceback.py's _extract_caret_anchors_from_line_segment finds in the tree of the segment. The outermost operation is
// told from the tokens that stand in no bracket: two operands in a row, a comma, a comparison… make it something else.
Anchors anchors_of(std::string_view text) {
  enum Binding { none = 99, power = 8, unary = 7 };
  constexpr auto npos = std::string_view::npos;
  int depth = 0, weakest = none;
  bool has_operand = false, is_plain = false;
  size_t at = npos, group = npos, group_end = npos, trailer = npos;
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; };
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (space(c) || c == '\\') {
      ++i;
      continue;
    }
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    const char quote = end < text.size() ? text[end] : '\0';
    const bool is_number = c >= '0' && c <= '9';
    if (quote == '\'' || quote == '"') {
      const size_t marks = text.substr(end, 3) == std::string(3, quote) ? 3 : 1;
      const std::string closing(marks, quote);
      for (end += marks; end < text.size() && text.substr(end, marks) != closing; ++end) end += text[end] == '\\';
      if (end >= text.size()) return {};
      end += marks;
    } else if (is_number || (c == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9')) {
      end = i;
      while (end < text.size() &&
             (is_word(text[end]) || text[end] == '.' ||
              ((text[end] == '+' || text[end] == '-') && (text[end - 1] | 32) == 'e' && text.substr(i, 2) != "0x")))
        ++end;
    }
    if (end > i) {  // a name, a number or a string
      if (depth == 0 && has_operand && quote != '\'' && quote != '"') return {};
      if (depth == 1 && text.substr(i, end - i) == "for") is_plain = false;
      if (depth == 0) {
        has_operand = true;
        trailer = group = npos;
      }
      i = end;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      if (depth++ == 0) {
        if (c == '{' && has_operand) return {};
        trailer = has_operand ? i : npos;
        group = i;
        is_plain = c == '(';
      }
    } else if (c == ')' || c == ']' || c == '}') {
      if (--depth < 0) return {};
      if (depth == 0) {
        has_operand = true;
        group_end = i;
      }
    } else if (depth == 1 && c == ',') {
      is_plain = false;
    } else if (depth == 0 && c == '.') {
      has_operand = text.substr(i, 3) == "...";
      if (has_operand) i += 2;
    } else if (depth == 0) {
      const bool is_double = i + 1 < text.size() && text[i + 1] == c;
      const size_t kind = std::string_view("|^&<>+-*/%@~").find(c);
      if (kind == npos || ((c == '<' || c == '>') && !is_double)) return {};
      int binding = std::array{1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 6, 7}[kind];
      if (c == '*' && is_double) binding = power;
      if (!has_operand) {
        if (c != '+' && c != '-' && c != '~') return {};
        if (weakest == none) weakest = unary;
      } else {
        if (c == '~') return {};
        if (is_double && (binding == 4 || c == '*' || c == '/')) ++i;
        if (i + 1 < text.size() && text[i + 1] == '=') return {};
        if (binding < weakest || (binding == weakest && binding != power)) {
          weakest = binding;
          at = i;
          while (at > 0 && text[at - 1] == c && is_double && (binding == 4 || c == '*' || c == '/')) --at;
          group = npos;
        }
      }
      has_operand = false;
    }
    ++i;
  }
  if (depth != 0 || !has_operand || weakest == unary) return {};
  const size_t last = text.find_last_not_of(" \t\n\f");
  if (weakest == none)
    return trailer == npos || group_end != last ? Anchors{} : Anchors{trailer, text.size(), text[trailer] == '('};
  // One more character belongs to it where it is not the right operand's first: of "//" the second, and of "a+(b)" the
  // bracket, which the tree does not know.
  const bool has_group = group == at + 1 && group_end == last && is_plain && weakest != none;
  return {at, at + 1 + (text[at + 1] == text[at] && text[at] != '-' && text[at] != '+' ? 1 : has_group ? 1 : 0)};
}

// The statement's lines as the file has them, the margin that they share left out.
struct Dedented {
  std::vector<std::string> lines;
  size_t margin;
};
Dedented dedented_lines(const std::string& file, const code::Location& at) {
  std::vector<std::string> lines;
  size_t margin = std::string::npos;
  for (int32_t i = at.line; i <= at.end_line; ++i) {
    std::string line = source_line(file, i);
    line.erase(line.find_last_not_of(" \t\r\f\v") + 1);
    if (!line.empty()) margin = std::min(margin, line.find_first_not_of(" \t"));
    lines.push_back(std::move(line));
  }
  if (margin == std::string::npos) margin = 0;
  for (std::string& line : lines) line.erase(0, margin);
  return {std::move(lines), margin};
}

// StackSummary._should_show_carets: not where they would mark the whole line, or all of what `return f()` and `x = f()`
// call.
bool shows_carets(std::string_view before, std::string_view after, std::string_view segment, const Anchors& anchors) {
  const auto trimmed = [](std::string_view s, const char* what = " \t\f") {
    s.remove_prefix(std::min(s.find_first_not_of(what), s.size()));
    return s.substr(0, s.find_last_not_of(what) + 1);
  };
  const bool has_anchors = anchors.begin != std::string_view::npos;
  const bool is_alone = trimmed(before).empty() && trimmed(after).empty();
  if (before.ends_with('(') && after.starts_with(')')) {  // brackets that are not in the tree
    before = trimmed(before, " (");
    after = trimmed(after, " )");
  }
  after = trimmed(after);
  if (anchors.is_call && (after.empty() || after[0] == '#' || after[0] == ';')) {
    const auto is_name = [](std::string_view s) { return !s.empty() && std::ranges::all_of(s, is_word); };
    if (before.starts_with("return") && trimmed(before) == "return" &&
        is_name(trimmed(segment.substr(0, anchors.begin))))
      return false;
    if (trimmed(before).ends_with('=') && !before.starts_with(' ') &&
        is_name(trimmed(before.substr(0, trimmed(before).size() - 1))))
      return false;
  }
  return has_anchors || !is_alone;
}

}  // namespace

// StackSummary.format_frame_summary: the lines of what was executed, with carets.
std::string marked_lines(const std::string& file, const code::Location& at) {
  const auto [lines, margin] = dedented_lines(file, at);
  if (lines[0].empty()) return {};
  const size_t last = lines.size() - 1;
  const auto column = [&](int32_t c, size_t line) {
    return std::min(static_cast<size_t>(std::max(c, 0)) - std::min(static_cast<size_t>(std::max(c, 0)), margin),
                    lines[line].size());
  };
  const size_t from = column(at.column, 0), to = column(at.end_column, last);
  std::string segment;
  std::vector<size_t> starts;  // of the lines in the segment
  for (size_t i = 0; i <= last; ++i) {
    starts.push_back(segment.size());
    const size_t begin = i == 0 ? from : 0, end = i == last ? to : lines[i].size();
    segment += lines[i].substr(begin, end - std::min(begin, end));
    if (i < last) segment += '\n';
  }
  const Anchors anchors = anchors_of(segment);
  const bool has_anchors = anchors.begin != std::string::npos;
  const bool is_marked = shows_carets(std::string_view(lines[0]).substr(0, from),
                                      std::string_view(lines[last]).substr(to), segment, anchors);
  // The line of an offset in the segment, and its column on the screen.
  const auto place = [&](size_t offset) {
    size_t line = last;
    while (starts[line] > offset) --line;
    const size_t byte = offset - starts[line] + (line == 0 ? from : 0);
    return std::pair(line, display_width(std::string_view(lines[line]).substr(0, byte)));
  };
  const auto left = has_anchors ? place(anchors.begin) : std::pair<size_t, size_t>();
  const auto right = has_anchors ? place(anchors.end) : std::pair<size_t, size_t>();
  const std::pair start(size_t{0}, display_width(std::string_view(lines[0]).substr(0, from)));
  std::string out;
  const auto show = [&](size_t i) {
    out += "    " + lines[i] + "\n";
    if (!is_marked) return;
    const size_t indent = std::min(lines[i].find_first_not_of(" \t\f"), lines[i].size());
    const size_t width = display_width(std::string_view(lines[i]).substr(0, i == last ? to : lines[i].size()));
    std::string marks;
    for (size_t c = 0; c < width; ++c) {
      const std::pair here(i, c);
      marks += c < indent || here < start ? ' ' : has_anchors && (here < left || here >= right) ? '~' : '^';
    }
    out += "    " + marks + "\n";
  };
  // The first, the last, and the lines around both ends of the anchors; up to one line between them is shown as well.
  size_t shown = 0;
  for (size_t i = 0; i <= last; ++i) {
    const auto near = [&](size_t line) { return has_anchors && i + 1 >= line && i <= line + 1; };
    if (i != 0 && i != last && !near(left.first) && !near(right.first)) continue;
    if (i > shown + 2) out += "    ...<" + std::to_string(i - shown - 1) + " lines>...\n";
    if (i == shown + 2) show(i - 1);
    show(i);
    shown = i;
  }
  return out;
}

}  // namespace lockstep::python::vm
