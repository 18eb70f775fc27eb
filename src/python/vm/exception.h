// Exceptions: objects, raising them from native code, tracebacks.
#pragma once

#include <string>
#include <string_view>

#include "python/vm/containers.h"

namespace lockstep::python::vm {

struct Traceback;
struct Frame;

struct Exception : Object {
  Value args;  // Tuple
  Value cause, context;
  Value traceback;  // Traceback or null, newest entry first as CPython's tb_next chain: outermost first
  Value notes;
  Value extra_value;  // StopIteration.value, SystemExit.code, NameError.name, AttributeError.name, KeyError ...
  Value extra_object;
  Value text;  // str(self) by a __str__ in Python, once a traceback needed it
  Dict* dict;
  bool suppress_context;
};

struct Traceback : Object {
  Value next;  // towards where the exception came from
  Value code;  // CodeObject
  uint32_t unit;
  int32_t line;
};

// The line of the program itself that raised it, the innermost one; 0 = none of its lines.
uint32_t line_in_program(Value exception);

// Sets an exception of the built-in type `name`; always answers null, so that `return raise(...)` reads well.
Value raise(Thread&, std::string_view type, std::string_view message);
Value raise_with(Thread&, std::string_view type, Value argument);  // argument borrowed
Value raise_value(Thread&, Value exception_owned);
Value make_exception(Type*, const Value* args, uint32_t count);
// Ends the run with Stop::unsupported.
Value refuse(Thread&, std::string_view what);
Value end_with_limit(Thread&, const char* name);

bool is_exception(Value);
bool matches(Thread&, Value exception, Value type_or_tuple, bool& bad_type);
Ref take_raised(Thread&);
void add_traceback(Thread&, Frame*, Value exception);
// Traceback text as CPython prints an uncaught exception, chained causes first; ends with a newline.
std::string format_exception(Thread&, Value exception);
std::string traceback_entry(const Traceback*);         // '  File "a.py", line 1, in f' and the source line
std::string exception_text(Value exception);           // its only argument where that is a str, else ""
std::string exception_line(Thread&, Value exception);  // "ValueError: boom"

extern const TypeOps exception_ops, traceback_ops;
void make_exception_types();
Type* exception_type(std::string_view name);  // built-in one; asserts that it exists

}  // namespace lockstep::python::vm
