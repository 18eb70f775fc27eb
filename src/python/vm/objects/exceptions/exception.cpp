// Raising, catching, tracebacks. What the classes are: exception_type.cpp.
#include "python/vm/objects/exceptions/exception.h"

#include <algorithm>

#include "base/utf8.h"
#include "python/code/opcodes.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

Value raise_syntax_error(Thread& t, const SyntaxProblem& p, std::string_view filename) {
  const auto offset = [&](TextPosition at) {  // in characters from 1
    const std::string_view before = std::string_view(p.line_text).substr(0, at.column);
    const auto n = static_cast<int64_t>(count_characters(before));
    // The newline counts too, though it is not in the text.
    return Value::integer(n + 1 + static_cast<int64_t>(at.column > p.line_text.size()));
  };
  const auto line = [](TextPosition at) { return Value::integer(at.line); };
  // Where CPython's tokenizer complains it knows no end, and neither the end of the line.
  const auto begins = [&](std::initializer_list<std::string_view> texts) {
    return std::ranges::any_of(texts, [&](std::string_view text) { return p.message.starts_with(text); });
  };
  const bool of_token = begins({"unterminated ", "invalid decimal", "invalid hexadecimal", "invalid octal",
                                "invalid binary", "invalid imaginary", "invalid digit", "f-string: expecting '}'"});
  const bool of_zeros = begins({"leading zeros"});
  const bool no_end = p.message.ends_with("was never closed") || p.exception == "TabError" ||
                      begins({"unexpected character after line", "':' expected after dictionary key"});
  const bool past_end = begins({"unexpected indent", "unindent does"});
  const bool at_line_end =
      p.span.end.column <= p.span.begin.column && begins({"invalid syntax", "expected expression"});
  Ref message = Ref::steal(make_str(p.message)), file = Ref::steal(make_str(filename)), text = Ref::to(none());
  if (p.knows_line) text = Ref::steal(make_str(p.line_text + (of_token || of_zeros ? "" : "\n")));
  const TextPosition end = no_end || past_end || of_token || of_zeros ? p.span.begin : p.span.end;
  const int64_t end_offset =
      no_end     ? 0
      : past_end ? -1
                 : offset(at_line_end ? p.span.begin : end).as_integer() + (of_zeros || at_line_end ? 1 : 0);
  const Value place[] = {file.get(), line(p.span.begin), offset(p.span.begin),
                         text.get(), line(end),          Value::integer(end_offset)};
  Ref where = Ref::steal(make_tuple(place, 6));
  const Value args[] = {message.get(), where.get()};
  Ref made = Ref::steal(make_exception(exception_type(exception_named(p.exception)), args, 2));
  syntax_field(made.get(), SyntaxField::msg);  // fills the fields from the arguments, while they are all there
  if (!p.has_arguments) release(std::exchange(made.as<Exception>()->args, make_tuple(args, 1)));
  return raise_value(t, made.take());
}

void set_context(Value exception, Value handled) {
  auto* e = exception.as<Exception>();
  if (handled.is_null() || is_none(handled) || handled.object() == e) return;
  // Where the chain already leads through `e` it is cut. It may be a cycle of its own, which Floyd's second walker
  // meets.
  auto* at = handled.as<Exception>();
  const auto next = [](const Exception* x) {
    return x->context.is_null() || is_none(x->context) ? nullptr : x->context.as<Exception>();
  };
  const Exception* slow = at;
  bool both_walk = false;
  while (Exception* context = next(at)) {
    if (context == e) {
      release(std::exchange(at->context, Value()));
      break;
    }
    at = context;
    if (at == slow) break;
    if (both_walk) slow = next(slow);
    both_walk = !both_walk;
  }
  release(std::exchange(e->context, own(handled)));
}

Value raise_value(Thread& t, Value exception_owned) {
  if (ends_run(t)) return release(exception_owned), Value();
  set_context(exception_owned, t.handled);
  t.index_error = Value();
  release(std::exchange(t.raised, exception_owned));
  return Value();
}

Value raise_bare(Thread& t, Exc type) { return raise_value(t, make_exception(exception_type(type), nullptr, 0)); }

Value raise_with(Thread& t, Exc type, Value argument) {
  return raise_value(t, make_exception(exception_type(type), &argument, 1));
}

Value raise(Thread& t, Exc type, std::string_view message) {
  Ref text = Ref::steal(make_str(message));
  return raise_with(t, type, text.get());
}

uint32_t current_line(const Runtime& r, const Thread& t) {
  for (const Frame* f = t.top; f != nullptr; f = f->previous) {
    if (f->kind != FrameKind::python || f->code->source->filename != r.main_filename) continue;
    const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
    // A blocked or called-from frame stands behind the instruction that it is at; a retried one stands before it.
    const uint32_t unit = f->code->units[std::min(f == t.top || at == 0 ? at : at - 1, f->code->instr_count - 1)];
    return static_cast<uint32_t>(std::max(0, f->code->source->locations[unit].line));
  }
  return 0;
}

namespace {

bool is_of_library(const CodeObject* code) {
  return code->is_hidden || code->source->filename.starts_with("/usr/lib/python3.14/") ||
         code->source->filename.starts_with("/_fallback/");
}

const Frame* asking_frame(const Thread& t) {
  // What a module's __getattr__ finds is asked for by who asked it.
  const auto is_hook = [](const Frame* f) {
    const auto name = f->code->name->ascii();
    return is_of_library(f->code) && (name == "__getattr__" || name == "attribute" || name.starts_with("do_"));
  };
  const Frame* f = t.top;
  while (f != nullptr && (f->kind != FrameKind::python || is_hook(f))) f = f->previous;
  return f;
}

// A handler whose clauses name ImportError: what stands between its start and the raise of what no clause takes.
bool catches_import_error(const CodeObject* c, const Handler& h) {
  if (c->instrs[h.target].op != code::op::PUSH_EXC_INFO) return false;
  for (uint32_t i = h.target; i + 1 < c->instr_count && c->instrs[i].op != code::op::RERAISE; ++i) {
    const Instr& in = c->instrs[i];
    if (in.op != code::op::LOAD_GLOBAL && in.op != code::op::LOAD_NAME) continue;
    const auto name = c->names[in.op == code::op::LOAD_GLOBAL ? in.arg >> 1 : in.arg]->ascii();
    const auto next = c->instrs[i + 1].op;
    const bool is_asked = next == code::op::CHECK_EXC_MATCH || next == code::op::BUILD_TUPLE ||
                          next == code::op::LOAD_GLOBAL || next == code::op::LOAD_NAME;
    if (is_asked && (name == "ImportError" || name == "ModuleNotFoundError")) return true;
  }
  return false;
}

// Of lines in order of what stands before their first ": ", what follows it in the one where that is `owner`; or
// nothing. The lines are many and this is asked for each attribute that is not there: a binary search.
std::string_view line_that_begins_with(std::string_view text, std::string_view owner) {
  size_t low = text.find('\n') + 1, high = text.size();  // the first line says what this is
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const size_t begin = middle == low ? low : text.find('\n', middle - 1) + 1;
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::string_view known = line.substr(0, line.find(": "));
    if (begin < low || begin >= high || known > owner) {
      high = middle;  // it begins before
    } else if (known < owner) {
      low = end + 1;
    } else {
      return line.substr(std::min(line.size(), known.size() + 2));
    }
  }
  return {};
}

// Whether `word` is one of those that `line` has between spaces.
bool has_word(std::string_view line, std::string_view word) {
  if (word.empty()) return false;
  for (size_t at = line.find(word); at != line.npos; at = line.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || line[at - 1] == ' ') && (end == line.size() || line[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

bool is_lacking(Thread& t, std::string_view owner, std::string_view name) {
  const Frame* f = asking_frame(t);
  if (f == nullptr || is_of_library(f->code) || rt().settings.library == nullptr) return false;
  const ModuleSource* names = rt().settings.library->find("_names_of_cpython");
  return names != nullptr && has_word(line_that_begins_with(names->text, owner), name);
}

bool is_lacking_attribute(Thread& t, Value v, std::string_view name) {
  if (layout_of(v) == Layout::module) return is_lacking(t, to_utf8(v.as<Module>()->name), name);
  const bool is_class = layout_of(v) == Layout::type;
  if (is_class && is_lacking(t, "builtins.type", name)) return true;
  const auto* type = is_class ? v.as<Type>() : type_of(v);
  const auto* mro = type->mro.is_null() ? nullptr : type->mro.as<Tuple>();
  for (uint32_t i = 0; mro != nullptr && i < mro->count; ++i) {
    const auto* c = mro->items[i].as<Type>();
    if (c->module->ascii() == "__main__") continue;
    if (is_lacking(t, std::string(c->module->ascii()) + "." + to_utf8(c->qualified_name), name)) return true;
  }
  return false;
}

bool is_import_guarded(Thread& t) {
  for (const Frame* f = t.top; f != nullptr; f = f->previous) {
    if (f->kind != FrameKind::python || is_of_library(f->code)) continue;
    const auto at = static_cast<uint32_t>(f->ip - f->code->instrs) - 1;
    for (uint32_t i = 0; i < f->code->handler_count; ++i) {
      const Handler& h = f->code->handlers[i];
      if (at >= h.start && at < h.end && catches_import_error(f->code, h)) return true;
    }
  }
  return false;
}

Value refuse(Thread& t, std::string_view what) {
  const uint32_t line = current_line(rt(), t);
  t.refusal = shortened(std::string(what), 500) + (line > 0 ? " (line " + std::to_string(line) + ")" : "");
  return end_run(t, Stop::unsupported);
}

Value end_with_limit(Thread& t, const char* name) {
  t.limit = name;
  return end_run(t, Stop::limit);
}

Value end_run(Thread& t, Stop reason) {
  release(take_raised(t).take());
  t.raised = rt().end_of_run;
  t.end_reason = reason;
  t.eval_breaker.fetch_or(look_request, std::memory_order_relaxed);  // should the one who called go on regardless
  return Value();
}

bool is_exception(Value v) { return v.is_object() && (v.object()->type->type_flags & exception_class) != 0; }

namespace {
bool is_exception_class(Value v) {
  return layout_of(v) == Layout::type && (v.as<Type>()->type_flags & exception_class) != 0;
}
}  // namespace

Match matches(Value exception, Value type) {
  const bool is_one = !is_tuple(type);
  const std::span<const Value> types(is_one ? &type : type.as<Tuple>()->items, is_one ? 1 : type.as<Tuple>()->count);
  if (!std::ranges::all_of(types, is_exception_class)) return Match::no_class;
  const auto* const own_type = type_of(exception);
  return std::ranges::any_of(types, [&](Value v) { return is_subtype(own_type, v.as<Type>()); }) ? Match::yes
                                                                                                 : Match::no;
}

std::string exception_text(Value e) {
  const auto* args = e.as<Exception>()->args.as<Tuple>();
  return args->count == 1 && is_str(args->items[0]) ? to_utf8(args->items[0].as<Str>()) : std::string();
}

Ref take_raised(Thread& t) {
  t.index_error = Value();  // it is compared by address: none that is gone may stand there
  return Ref::steal(std::exchange(t.raised, Value()));
}

void drop_raised(Thread& t) {
  if (!ends_run(t)) release(take_raised(t).take());
}

bool is_a(Value exception, Exc type) { return is_subtype(type_of(exception), exception_type(type)); }

bool catch_raised(Thread& t, Exc type) {
  if (t.raised.is_null() || !is_a(t.raised, type)) return false;
  drop_raised(t);
  return true;
}

uint32_t line_in_program(Value exception) {
  int32_t line = 0;
  for (Value v = exception.as<Exception>()->traceback; !v.is_null() && !is_none(v); v = v.as<Traceback>()->next) {
    const auto* tb = v.as<Traceback>();
    if (tb->code.as<CodeObject>()->source->filename == rt().main_filename) line = tb->line;
  }
  return static_cast<uint32_t>(std::max(0, line));
}

void add_traceback(Thread& t, Frame* frame, Value exception) {
  t.index_error = Value();
  if (frame->is_hidden) return;
  auto* e = exception.as<Exception>();
  auto* tb = new_object<Traceback>(rt().types.traceback);
  tb->next = std::exchange(e->traceback, Value::counted(tb));
  tb->code = own(Value::uncounted(frame->code));
  const auto at = static_cast<uint32_t>(frame->ip - frame->code->instrs);
  tb->unit = frame->code->units[at > 0 ? at - 1 : 0];
  tb->line = tb->unit < frame->code->source->locations.size() ? frame->code->source->locations[tb->unit].line : 0;
  tb->frame = picture_for(t, frame, tb->line);
}

}  // namespace lockstep::python::vm
