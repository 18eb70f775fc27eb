// Exceptions: objects, raising them from native code, tracebacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"

namespace lockstep::python::vm {

struct Traceback;
struct Frame;
struct Runtime;

// A class of exceptions that native code can name, as CPython's does by PyExc_ValueError. Which there are, and what is
// special about each: exceptions.def.
enum class Exc : uint8_t {
#define EXCEPTION(id, module, name, base, special) id,
#include "python/vm/objects/exceptions/exceptions.def"
  count
};

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
  Value next;   // towards where the exception came from
  Value code;   // CodeObject
  Value frame;  // FrameObject
  uint32_t unit;
  int32_t line;
};

// A frame as programs and tracebacks see it. It belongs to the frame too (Frame::picture) until that ends, and then
// gets its locals and its caller, if anybody still has it, so that they live as long as CPython's frames do.
// A generator's (gi_frame) is a picture of its own.
struct FrameObject : Object {
  Value code, back, globals, locals;
  Value values;    // of a frame that has ended: a tuple of what stood in its locals, cells included; null = none
  Frame* live;     // the frame, while it has not ended
  Thread* thread;  // ... and whose it is
  int64_t line;
};
Value picture_for(Thread&, Frame*, int64_t line);  // owned
void end_picture(Frame*);                          // the frame ends: its locals move
Value locals_in(const Frame*);                     // owned: the dict of its names

// The line of the program itself that raised it, the innermost one; 0 = none of its lines.
uint32_t line_in_program(Value exception);

// Line of the newest frame of the program itself; 0 = none.
uint32_t current_line(const Runtime&, const Thread&);

// Sets an exception of that class; always answers null, so that `return raise(...)` reads well.
Value raise(Thread&, Exc, std::string_view message);
Value raise_bare(Thread&, Exc);                  // without arguments
Value raise_with(Thread&, Exc, Value argument);  // argument borrowed
struct SyntaxProblem;
Value raise_syntax_error(Thread&, const SyntaxProblem&, std::string_view filename);
// A field of a SyntaxError, borrowed: msg, filename, lineno, offset, text, end_lineno, end_offset; null = it has none.
enum class SyntaxField { msg, filename, lineno, offset, text, end_lineno, end_offset };
Value syntax_field(Value exception, SyntaxField);
// What is being handled becomes the context of an exception (Python/errors.c, _PyErr_SetObject).
void set_context(Value exception, Value handled);
Value raise_value(Thread&, Value exception_owned);
Value make_exception(Type*, const Value* args, uint32_t count);
// Whether CPython 3.14 has a name that is not here: `owner` is a module ("asyncio"), a class of one ("asyncio.Task"), a
// function with "()" behind it, whose names are its parameters, or "modules". Only what code of the program asks for
// counts: the library knows what it has. From src/python/lib/_names_of_cpython.py.
bool is_lacking(Thread&, std::string_view owner, std::string_view name);
// The same for an attribute of a value: a module, a class and its bases, or an object's class.
bool is_lacking_attribute(Thread&, Value, std::string_view name);
// Whether the import that runs stands in a `try` that catches ImportError.
bool is_import_guarded(Thread&);
// Ends the run with that reason, Stop::unsupported or Stop::limit. What says so goes its way as an exception does,
// which nothing catches or drops: native code hands on a null, and the loop answers with the reason. So whoever is
// ready for an exception is ready for this.
Value end_run(Thread&, Stop reason);
Value refuse(Thread&, std::string_view what);
Value end_with_limit(Thread&, const char* name);
inline bool ends_run(const Thread& t) { return !t.raised.is_null() && same(t.raised, rt().end_of_run); }

bool is_exception(Value);
// What an except clause with a class, or a tuple of classes, says of an exception.
enum class Match : int { no, yes, no_class };  // no_class: it does not derive from BaseException
[[nodiscard]] Match matches(Value exception, Value type_or_tuple);
bool is_a(Value exception, Exc);  // of this class, or of one derived from it
Ref take_raised(Thread&);
void drop_raised(Thread&);
// Drops the exception on its way if it is one of these; false: it is another and stays, or there is none.
bool catch_raised(Thread&, Exc);
void add_traceback(Thread&, Frame*, Value exception);
// Traceback text as CPython prints an uncaught exception, chained causes first; ends with a newline.
std::string format_exception(Thread&, Value exception);
// '  File "a.py", line 1, in f' and the source line.
std::string traceback_entry(const Traceback*, bool has_carets = true);
// The lines of a place, with carets under what of them was executed.
std::string marked_lines(const std::string& file, const code::Location&);
// Whether what is written of an uncaught exception, or of those behind it, asks code of the program for texts: then
// do_exception_texts goes first.
bool asks_for_text(Value exception);
// What was raised where nobody can handle it, as sys.unraisablehook's default prints it: no carets, no chain. `of`,
// where it is not null, is shown after the text.
void write_unraisable(Thread&, std::string text, Value of);
std::string exception_text(Value exception);           // its only argument where that is a str, else ""
std::string exception_line(Thread&, Value exception);  // "ValueError: boom"

// ". Did you mean: 'x'?" for a name or attribute that is not there, or "".
std::string suggestion(Thread&, Value exception);
bool is_library_module(std::string_view name);  // CPython has one of this name
Value locals_of(Thread&, Value frame_object);   // f_locals

void make_exception_types();
void add_exceptions_to(Dict* builtins);  // those of modules apart
Type* exception_type(Exc);
Exc exception_named(std::string_view name);  // "ValueError", "struct.error"; asserts that it exists

}  // namespace lockstep::python::vm
