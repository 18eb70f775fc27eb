// Tracebacks as CPython 3.14 prints them (Lib/traceback.py): source lines with carets under what was executed.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

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
std::vector<std::string> dedented_lines(const std::string& file, const code::Location& at, size_t& margin) {
  std::vector<std::string> lines;
  margin = std::string::npos;
  for (int32_t i = at.line; i <= at.end_line; ++i) {
    std::string line = source_line(file, i);
    line.erase(line.find_last_not_of(" \t\r\f\v") + 1);
    if (!line.empty()) margin = std::min(margin, line.find_first_not_of(" \t"));
    lines.push_back(std::move(line));
  }
  if (margin == std::string::npos) margin = 0;
  for (std::string& line : lines) line.erase(0, margin);
  return lines;
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

// StackSummary.format_frame_summary: the lines of what was executed, with carets.
std::string marked_lines(const std::string& file, const code::Location& at) {
  size_t margin;
  const std::vector<std::string> lines = dedented_lines(file, at, margin);
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

std::string place_of(const Traceback* tb) {
  const auto* c = tb->code.as<CodeObject>();
  return "  File " + shown_place(c->source->filename, tb->line) + ", in " + to_utf8(c->name) + "\n";
}

std::string stack_text(Value traceback, bool has_carets = true) {
  std::string out;
  std::string last;
  int repeats = 0;
  const auto flush = [&] {
    if (repeats > 3) {
      out +=
          "  [Previous line repeated " + std::to_string(repeats - 3) + " more time" + (repeats == 4 ? "" : "s") + "]\n";
    }
  };
  for (Value v = traceback; !v.is_null() && !is_none(v); v = v.as<Traceback>()->next) {
    const auto* tb = v.as<Traceback>();
    const std::string place = place_of(tb);
    const std::string entry = traceback_entry(tb, has_carets);
    repeats = place == last ? repeats + 1 : (flush(), 1);
    last = place;
    if (repeats <= 3) out += entry;
  }
  flush();
  return out;
}

// How deep in exception groups the text stands, as traceback.py's _ExceptionPrintContext.
struct Margin {
  int depth = 0;
  bool needs_close = false;

  std::string indent() const { return std::string(static_cast<size_t>(depth) * 2, ' '); }
  void add(std::string& out, std::string_view text, char mark = '|') const {
    if (depth == 0) {
      out += text;
      return;
    }
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      out += indent() + mark + " " + std::string(text.substr(0, end));
      text.remove_prefix(end);
    }
  }
};

// The exceptions of a group; null = it is none.
Ref group_of(Value e) {
  Ref group = rt().builtins == nullptr ? Ref() : Ref::steal(dict_get(rt().builtins, intern("BaseExceptionGroup")));
  if (!group || !is_subtype(type_of(e), group.as<Type>())) return Ref();
  Ref list = Ref::steal(instance_attribute(e, intern("exceptions")));
  return list && is_tuple(list.get()) ? std::move(list) : Ref();
}

// Of a SyntaxError: the file, the line and what in it is wrong (TracebackException._format_syntax_error).
std::string syntax_place(Value e) {
  const auto field = [&](SyntaxField f) { return syntax_field(e, f); };
  const Value line = field(SyntaxField::lineno);
  if (line.is_null() || !is_int(line)) return {};
  const Value file = field(SyntaxField::filename), text = field(SyntaxField::text);
  std::string out =
      "  File \"" + (is_str(file) ? to_utf8(file.as<Str>()) : "<string>") + "\", line " + int_text(line) + "\n";
  if (!is_str(text)) return out;
  std::u32string whole = code_points(text.as<Str>());
  whole.erase(whole.find_last_not_of(U'\n') + 1);
  const size_t spaces = std::min(whole.find_first_not_of(U" \n\f"), whole.size());
  const auto utf8 = [](std::u32string_view s) {
    std::string bytes;
    for (const char32_t c : s) append_utf8(bytes, c);
    return bytes;
  };
  const std::u32string shown = whole.substr(spaces);
  out += "    " + utf8(shown) + "\n";
  const Value at = field(SyntaxField::offset), end_at = field(SyntaxField::end_offset);
  if (!at.is_integer()) return out;
  int64_t from = at.as_integer(), to = from;
  const auto length = static_cast<int64_t>(whole.size());
  const Value end_line = field(SyntaxField::end_lineno);
  if (!is_int(end_line) || same(line, end_line)) {
    if (end_at.is_integer() && end_at.as_integer() != 0) to = end_at.as_integer();
  } else {
    to = length + 1;
  }
  if (from > int64_t{text.as<Str>()->length}) from = int64_t{text.as<Str>()->length} + 1;
  if (from >= to || to < 0) to = from + 1;
  const int64_t column = from - 1 - static_cast<int64_t>(spaces);
  if (column < 0) return out;
  out += "    ";
  for (int64_t i = 0; i < column; ++i) {
    const char32_t c = i < static_cast<int64_t>(shown.size()) ? shown[static_cast<size_t>(i)] : U' ';
    out += c == U'\t' || c == U'\f' ? static_cast<char>(c) : ' ';
  }
  return out + std::string(static_cast<size_t>(to - from), '^') + "\n";
}

// The last lines: "ValueError: boom", its notes.
std::string exception_only(Thread& t, Value e) {
  std::string out = syntax_place(e) + exception_line(t, e) + suggestion(t, e) + "\n";
  const Value notes = e.as<Exception>()->notes;
  for (int64_t i = 0; !notes.is_null(); ++i) {
    Ref note = Ref::steal(list_get(notes.as<List>(), i));
    if (!note) break;
    if (is_str(note.get())) out += to_utf8(note.as<Str>()) + "\n";
  }
  return out;
}

void format(Thread& t, Value e, int chain, Margin& margin, std::string& out);

void format_group(Thread& t, Value e, const Tuple* exceptions, Margin& margin, std::string& out) {
  constexpr uint32_t most = 15;  // then they are only counted
  const bool is_outermost = margin.depth == 0;
  if (is_outermost) ++margin.depth;
  const Value trace = e.as<Exception>()->traceback;
  if (!trace.is_null()) {
    margin.add(out, "Exception Group Traceback (most recent call last):\n", is_outermost ? '+' : '|');
    margin.add(out, stack_text(trace));
  }
  margin.add(out, exception_only(t, e));
  const uint32_t shown = std::min(exceptions->count, most + 1);
  margin.needs_close = false;
  for (uint32_t i = 0; i < shown; ++i) {
    const bool is_last = i + 1 == shown;
    if (is_last) margin.needs_close = true;
    const std::string title = i < most ? std::to_string(i + 1) : "...";
    out += margin.indent() + (i == 0 ? "+-" : "  ") + "+---------------- " + title + " ----------------\n";
    ++margin.depth;
    if (i < most) {
      format(t, exceptions->items[i], 0, margin, out);
    } else {
      const uint32_t rest = exceptions->count - most;
      margin.add(out, "and " + std::to_string(rest) + " more exception" + (rest > 1 ? "s" : "") + "\n");
    }
    if (is_last && margin.needs_close) {
      out += margin.indent() + "+------------------------------------\n";
      margin.needs_close = false;
    }
    --margin.depth;
  }
  if (is_outermost) margin.depth = 0;
}

void format(Thread& t, Value e, int chain, Margin& margin, std::string& out) {
  const auto* x = e.as<Exception>();
  const bool has_cause = !x->cause.is_null() && !is_none(x->cause);
  const bool has_context = !x->suppress_context && !x->context.is_null() && !is_none(x->context);
  if (chain < 100 && margin.depth < 40 && (has_cause || has_context)) {
    format(t, has_cause ? x->cause : x->context, chain + 1, margin, out);
    margin.add(out, has_cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                              : "\nDuring handling of the above exception, another exception occurred:\n\n");
  }
  if (Ref exceptions = margin.depth < 20 ? group_of(e) : Ref()) {
    format_group(t, e, exceptions.as<Tuple>(), margin, out);
    return;
  }
  if (!x->traceback.is_null()) {
    margin.add(out, "Traceback (most recent call last):\n");
    margin.add(out, stack_text(x->traceback));
  }
  margin.add(out, exception_only(t, e));
}

}  // namespace

std::string traceback_entry(const Traceback* tb, bool has_carets) {
  const code::Code& c = *tb->code.as<CodeObject>()->source;
  const code::Location at = tb->unit < c.locations.size() ? c.locations[tb->unit] : code::Location();
  if (has_carets && at.line == tb->line && at.end_line >= at.line && at.column >= 0)
    return place_of(tb) + marked_lines(c.filename, at);
  std::string line = source_line(c.filename, tb->line);
  line.erase(line.find_last_not_of(" \t\r\f") + 1);
  return place_of(tb) + (line.empty() ? "" : "    " + line.substr(line.find_first_not_of(" \t\f")) + "\n");
}

namespace {
// Whether the text of an object can be made without asking Python code.
bool is_plain(Value v) {
  if (!v.is_object()) return true;
  const Type* type = type_of(v);
  const auto& y = rt().types;
  return type == y.str || type == y.floating || type == y.bytes || is_integral(v) || is_none(v) ||
         layout_of(v) == Layout::type;
}
}  // namespace

bool asks_for_text(Value exception) {
  int links = 0;
  for (Value e = exception; !e.is_null() && is_exception(e) && links < 100; ++links) {
    const auto* x = e.as<Exception>();
    const auto* args = x->args.as<Tuple>();
    const bool shows_place = is_a(e, Exc::SyntaxError);
    if (x->text.is_null() &&
        (!special_of(e, Special::str).is_null() ||
         (!shows_place && !std::all_of(args->items, args->items + args->count, is_plain)) ||
         !(is_a(e, Exc::SystemExit) || shows_place || x->extra_value.is_null() || is_plain(x->extra_value))))
      return true;
    e = !x->cause.is_null() ? x->cause : x->context;
  }
  return false;
}

std::string exception_line(Thread& t, Value e) {
  const Type* type = type_of(e);
  std::string name = to_utf8(type->qualified_name);
  const auto module = type->module->ascii();
  if (module != "builtins" && module != "__main__") name = std::string(module) + "." + name;
  std::string text;
  if (const Value said = syntax_field(e, SyntaxField::msg);
      !said.is_null() && is_int(syntax_field(e, SyntaxField::lineno))) {
    text = is_str(said) ? to_utf8(said.as<Str>()) : "<no detail available>";
  } else if (!e.as<Exception>()->text.is_null()) {
    text = to_utf8(e.as<Exception>()->text.as<Str>());
  } else if (Ref exceptions = group_of(e)) {
    const uint32_t n = exceptions.as<Tuple>()->count;
    text = to_utf8(e.as<Exception>()->args.as<Tuple>()->items[0].as<Str>()) + " (" + std::to_string(n) +
           " sub-exception" + (n == 1 ? ")" : "s)");
  } else if (special_of(e, Special::str).is_null()) {
    const Value saved = std::exchange(t.raised, Value());
    Value r = exception_ops.str(t, e);
    if (r.is_object()) {
      Ref s = Ref::steal(r);
      text = to_utf8(s.as<Str>());
    } else {
      if (r.is_null()) drop_raised(t);
      text = "<exception str() failed>";
    }
    t.raised = saved;
  } else {
    text = "<" + name + " with a __str__ of its own>";
  }
  return text.empty() ? name : name + ": " + text;
}

std::string format_exception(Thread& t, Value exception) {
  std::string out;
  Margin margin;
  format(t, exception, 0, margin, out);
  return out;
}

void write_unraisable(Thread& t, std::string text, Value of) {
  Ref e = take_raised(t);
  if (!of.is_null()) append_repr(t, text, of, Value(), "");
  const Value trace = e.as<Exception>()->traceback;
  text = "Exception ignored " + text + ":\n";
  if (!trace.is_null()) text += "Traceback (most recent call last):\n" + stack_text(trace, false);
  driver().write(t, Stream::err, text + exception_line(t, e.get()) + "\n");
}

}  // namespace lockstep::python::vm
