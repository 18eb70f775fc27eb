// How functions of this VM are written: arguments in, one result out, no Python code run inside.
//
// A native function gets its arguments borrowed and gives back an owned value, or one of these answers:
//
//   null            an exception is set in Thread::raised, or what ends the run (exception.h, end_run)
//   blocked()       it would have to wait; Thread::wait says for what. It has changed nothing and is called again
//   pushed()        it has pushed a frame (call.h); that frame's result is its result
//   needs_python()  only Python code could answer; the caller takes the slow path of `_fallback/`
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "python/vm/core/object.h"

namespace lockstep::python::vm {

struct Str;
struct Tuple;

// What comparing two values, or looking for one, answers where no Python code runs.
enum class Answer : int {
  no,
  yes,
  raised,        // an exception is set
  needs_python,  // only Python code can tell: an __eq__ or a __hash__
};
inline Answer answer(bool is) { return is ? Answer::yes : Answer::no; }
inline bool is_known(Answer a) { return a <= Answer::yes; }
inline Value signal_of(Answer a) { return a == Answer::needs_python ? Value::needs_python() : Value(); }  // not known

// What hashing a value has come to: a number, or why there is none.
struct [[nodiscard]] Hashed {
  Hashed(int64_t hash) : value(hash) {}
  Hashed(Answer not_known) : answer(not_known) {}
  explicit operator bool() const { return answer == Answer::yes; }

  Answer answer = Answer::yes;
  int64_t value = 0;
};

// Arguments as CPython's vectorcall has them: positional ones first, then the values of `keywords`.
struct Args {
  const Value* values = nullptr;
  uint32_t count = 0;               // positional and keyword values together
  const Tuple* keywords = nullptr;  // names of the last ones; null = none

  uint32_t positional() const;
  Value operator[](uint32_t i) const { return values[i]; }
  Value given(uint32_t i) const { return i < count ? values[i] : Value(); }  // null: there is none
  Args without_first(uint32_t n = 1) const { return {values + n, count - n, keywords}; }
};

using NativeFn = Value (*)(Thread&, Args);

// How many arguments a native function takes besides `self`, and no keywords; `any`: it looks for itself. What calls it
// makes sure (call_native and the loop's CALL), so that the function may use as many as it has asked for.
struct Takes {
  static constexpr uint32_t any = ~uint32_t{0};
  uint32_t least = 0, most = any;
  constexpr Takes() = default;
  constexpr Takes(uint32_t exactly) : least(exactly), most(exactly) {}
  constexpr Takes(uint32_t at_least, uint32_t at_most) : least(at_least), most(at_most) {}
};

// Parameter names of a native function in order; the first `required` must be given, the first `positional_only` have
// no keyword, those after `max_positional` are keyword-only.
struct Signature {
  const char* name;
  std::initializer_list<const char*> parameters;
  uint32_t required = 0;
  uint32_t positional_only = 0;
  uint32_t max_positional = 99;
};

// Sorts `args` into `out` (one borrowed value per parameter, null where not given). False: a TypeError is set, with
// CPython's wording.
bool bind(Thread&, const Signature&, Args, Value* out);
// Positional arguments only, between `low` and `high` of them.
bool check_count(Thread&, std::string_view name, Args, uint32_t low, uint32_t high);
// The name of an attribute, interned. Null: a TypeError is set.
Str* name_argument(Thread&, Value);
// A function that stands in `_fallback/` as a whole.
Value needs_fallback(Thread&, Args);

}  // namespace lockstep::python::vm
