// The opcodes as an enumeration, and what is known of each.
//
// An instruction is one code unit, `opcode, oparg`, followed by its inline cache. This header turns the list
// of opcodes.def into `op::LOAD_FAST` and the like and answers the questions that compiler, disassembler and
// VM share: how long is it, what does it do to the stack, may another thread run after it. Operand tables
// (operators, intrinsics) stand here too, in CPython's numbering.
#pragma once

#include <cstdint>
#include <string_view>

namespace lockstep::python::code {

namespace op {
enum Opcode : uint16_t {
#define OPCODE(name, number, cache, popped, pushed, flags, effect, cost) name = number,
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) name = number,
#define PSEUDO(name, number, popped, pushed, flags) name = number,
#include "python/code/opcodes.def"
};
}  // namespace op

using op::Opcode;

enum OpcodeFlag : uint16_t {
  F_ARG = 1,
  F_CONST = 2,
  F_NAME = 4,
  F_JUMP = 8,
  F_FREE = 16,
  F_LOCAL = 32,
  F_EVAL_BREAK = 64,
  F_DEOPT = 128,
  F_ERROR = 256,
  F_ESCAPES = 512,
  F_EXIT = 1024,
  F_PURE = 2048,
  F_ERROR_NO_POP = 4096,
  F_NO_SAVE_IP = 8192,
};

// The table of opcodes.def; `name` is empty for a number that is no opcode.
struct OpcodeInfo {
  std::string_view name;
  uint16_t flags = 0;
  uint8_t cache_units = 0;
  uint16_t base = 0;  // itself, or the opcode that a specialized one stands for
};

constexpr int opcode_limit = 267;  // one past the highest number, the pseudo ones included

const OpcodeInfo& opcode_info(int opcode);
int popped_by(int opcode, int oparg);
int pushed_by(int opcode, int oparg);

inline std::string_view opcode_name(int opcode) { return opcode_info(opcode).name; }
inline bool has_flag(int opcode, OpcodeFlag flag) { return (opcode_info(opcode).flags & flag) != 0; }
inline int cache_units(int opcode) { return opcode_info(opcode).cache_units; }

// Operands of BINARY_OP; the in-place form of an operator is operator + 13.
enum BinaryOperator : uint8_t {
  NB_ADD,
  NB_AND,
  NB_FLOOR_DIVIDE,
  NB_LSHIFT,
  NB_MATRIX_MULTIPLY,
  NB_MULTIPLY,
  NB_REMAINDER,
  NB_OR,
  NB_POWER,
  NB_RSHIFT,
  NB_SUBTRACT,
  NB_TRUE_DIVIDE,
  NB_XOR,
  NB_INPLACE_ADD,
  NB_SUBSCR = 26,
};

std::string_view binary_operator_symbol(int oparg);   // "+", "+=", "[]"
std::string_view compare_operator_symbol(int index);  // COMPARE_OP's oparg >> 5: "<", "<=", "==", "!=", ">", ">="

// Operands of CALL_INTRINSIC_1 and _2.
enum Intrinsic1 : uint8_t {
  INTRINSIC_1_INVALID,
  INTRINSIC_PRINT,
  INTRINSIC_IMPORT_STAR,
  INTRINSIC_STOPITERATION_ERROR,
  INTRINSIC_ASYNC_GEN_WRAP,
  INTRINSIC_UNARY_POSITIVE,
  INTRINSIC_LIST_TO_TUPLE,
  INTRINSIC_TYPEVAR,
  INTRINSIC_PARAMSPEC,
  INTRINSIC_TYPEVARTUPLE,
  INTRINSIC_SUBSCRIPT_GENERIC,
  INTRINSIC_TYPEALIAS,
};
enum Intrinsic2 : uint8_t {
  INTRINSIC_2_INVALID,
  INTRINSIC_PREP_RERAISE_STAR,
  INTRINSIC_TYPEVAR_WITH_BOUND,
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
  INTRINSIC_SET_TYPEPARAM_DEFAULT,
};

// Operands of LOAD_SPECIAL, LOAD_COMMON_CONSTANT, CONVERT_VALUE, SET_FUNCTION_ATTRIBUTE (bits) and RESUME
// (low bits).
enum SpecialMethod : uint8_t { SPECIAL_ENTER, SPECIAL_EXIT, SPECIAL_AENTER, SPECIAL_AEXIT };
enum CommonConstant : uint8_t {
  CONSTANT_ASSERTION_ERROR,
  CONSTANT_NOT_IMPLEMENTED_ERROR,
  CONSTANT_BUILTIN_TUPLE,
  CONSTANT_BUILTIN_ALL,
  CONSTANT_BUILTIN_ANY,
};
enum Conversion : uint8_t { CONVERT_STR = 1, CONVERT_REPR = 2, CONVERT_ASCII = 3 };
enum FunctionAttribute : uint8_t {
  FUNCTION_DEFAULTS = 1,
  FUNCTION_KWDEFAULTS = 2,
  FUNCTION_ANNOTATIONS = 4,
  FUNCTION_CLOSURE = 8,
  FUNCTION_ANNOTATE = 16,
};
enum ResumeKind : uint8_t {
  RESUME_AT_FUNC_START,
  RESUME_AFTER_YIELD,
  RESUME_AFTER_YIELD_FROM,
  RESUME_AFTER_AWAIT,
  RESUME_DEPTH1_BIT,  // | : the generator's only exception block is the implicit one
};

std::string_view intrinsic_1_name(int oparg);
std::string_view intrinsic_2_name(int oparg);
std::string_view special_method_name(int oparg);
std::string_view common_constant_name(int oparg);

}  // namespace lockstep::python::code
