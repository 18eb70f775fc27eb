// A compiled program: CPython 3.14's code object as plain data.
//
// The code generator writes it, the disassembler prints it, the VM turns it into objects. It holds exactly what
// CPython's `PyCodeObject` holds, in the same order and with the same numbers, so that `lockstep dis` can be compared
// with CPython's own `dis` and a switch point means the same instruction in both:
//
//   bytecode   80 00 │ 5e 05 │ 34 00 00 00 00 00 00 00 │ ...      one unit = opcode byte, oparg byte;
//              RESUME  LOAD_   CALL + 3 inline cache units         opargs over 255 are built by EXTENDED_ARG
//
// Constants are values of the language that the compiler can build by itself (`Constant`); they know nothing of the
// VM's objects. Source: CPython 3.14 Include/cpython/code.h, Objects/codeobject.c.
#pragma once

#include <complex>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"

namespace lockstep::python::code {

struct Code;
struct Constant;

struct None {};
struct Ellipsis {};
struct Bytes {
  std::string data;
};
// An int of any size: those that fit are `int64_t` in Constant; the others are their decimal digits, with '-' in front
// of a negative one.
struct BigInt {
  std::string digits;
};
struct Tuple {
  std::vector<Constant> items;
};
struct FrozenSet {
  std::vector<Constant> items;  // in the order in which CPython's set literal listed them, without duplicates
};
struct Slice {
  std::vector<Constant> parts;  // start, stop, step
};

// One entry of co_consts. Strings are UTF-8 (lone surrogates as their three-byte form).
struct Constant {
  std::variant<None, bool, int64_t, BigInt, double, std::complex<double>, std::string, Bytes, Tuple, FrozenSet, Slice,
               Ellipsis, std::shared_ptr<const Code>>
      value;
};

// co_flags, CPython's CO_* values.
enum Flag : uint32_t {
  optimized = 0x1,
  newlocals = 0x2,
  varargs = 0x4,
  varkeywords = 0x8,
  nested = 0x10,
  generator = 0x20,
  coroutine = 0x80,
  iterable_coroutine = 0x100,
  async_generator = 0x200,
  future_annotations = 0x1000000,
  has_docstring = 0x4000000,
  method = 0x8000000,
};

// What a slot of the frame's "locals plus" array is; the bits of CPython's _PyLocals_Kind.
enum LocalKind : uint8_t { local_hidden = 0x10, local_fast = 0x20, local_cell = 0x40, local_free = 0x80 };

struct Local {
  std::string name;
  uint8_t kind = local_fast;  // LocalKind bits; an argument that is also a cell has local_fast | local_cell
};

// Half-open range of code units whose exceptions go to `target` with the stack cut to `depth`.
struct ExceptionEntry {
  uint32_t start = 0, end = 0, target = 0;  // code units
  uint32_t depth = 0;
  bool push_lasti = false;
};

// The source range of one code unit; line 0 = no line (artificial instruction, shown as "--" by dis).
struct Location {
  int32_t line = 0, end_line = 0, column = -1, end_column = -1;  // columns in UTF-8 bytes from 0, -1 = unknown

  friend bool operator==(const Location&, const Location&) = default;
};

// A SyntaxWarning: what CPython would say while it compiles the source.
struct Warning {
  std::string text;
  int32_t line = 0;
};

struct Code {
  std::string filename, name, qualified_name;
  int32_t first_line = 1;
  uint32_t argcount = 0;  // positional ones, the positional-only included
  uint32_t posonly_argcount = 0;
  uint32_t kwonly_argcount = 0;
  uint32_t stack_size = 0;
  uint32_t flags = 0;

  std::vector<uint8_t> bytecode;  // 2 bytes per unit: opcode, oparg; inline caches present and zero
  std::vector<Constant> constants;
  std::vector<std::string> names;
  std::vector<Local> locals_plus;          // locals, then cells, then free variables, as co_localsplusnames
  std::vector<ExceptionEntry> exceptions;  // in the order of co_exceptiontable
  std::vector<Location> locations;         // one per code unit
  std::vector<Warning> warnings;           // of the whole source, in the module's code only
};

}  // namespace lockstep::python::code
