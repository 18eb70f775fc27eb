// Tracebacks as CPython 3.14 prints them (Lib/traceback.py).
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

// Of groups whose parts are shared the text is beyond all measure: what comes behind so much, more than any run may
// print, is left out.
constexpr size_t longest_report = size_t{16} << 20;

void format_group(Thread& t, Value e, const Tuple* exceptions, Margin& margin, std::string& out) {
  if (out.size() > longest_report) return;
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
  if (chain < 100 && margin.depth < 40 && (has_cause || has_context) && out.size() <= longest_report) {
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
  if (out.size() > longest_report) out += "[the rest is left out]\n";
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
