// Raising, catching, tracebacks. What the classes are: exception_type.cpp.
#include "python/vm/objects/exceptions/exception.h"

#include <algorithm>

#include "base/utf8.h"
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

namespace {

// Where the chain of contexts that begins at `o` comes to `e`, it is cut; it may have cycles of its own, which are left
// (Python/errors.c, _PyErr_SetObject).
void cut_context(Exception* o, const Exception* e) {
  const auto next = [](Exception* of) {
    return of->context.is_null() || is_none(of->context) ? nullptr : of->context.as<Exception>();
  };
  Exception* slow = o;
  for (bool moves = false; Exception* const context = next(o); moves = !moves) {
    if (context == e) return release(std::exchange(o->context, Value()));
    o = context;
    if (o == slow) return;
    if (moves) slow = next(slow);
  }
}

}  // namespace

Value raise_value(Thread& t, Value exception_owned) {
  if (ends_run(t)) return release(exception_owned), Value();
  auto* e = exception_owned.as<Exception>();
  // What is being handled becomes the context.
  if (!t.handled.is_null() && !is_none(t.handled) && t.handled.object() != e && e->context.is_null()) {
    cut_context(t.handled.as<Exception>(), e);
    e->context = own(t.handled);
  }
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

Match matches(Value exception, Value type) {
  if (is_tuple(type)) {
    const auto* u = type.as<Tuple>();
    for (uint32_t i = 0; i < u->count; ++i) {
      if (const Match one = matches(exception, u->items[i]); one != Match::no) return one;
    }
    return Match::no;
  }
  if (layout_of(type) != Layout::type || (type.as<Type>()->type_flags & exception_class) == 0) return Match::no_class;
  return is_subtype(type_of(exception), type.as<Type>()) ? Match::yes : Match::no;
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
