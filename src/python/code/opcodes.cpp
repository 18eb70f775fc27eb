#include "python/code/opcodes.h"

#include <array>

namespace lockstep::python::code {
namespace {

constexpr std::array<OpcodeInfo, opcode_limit> make_table() {
  std::array<OpcodeInfo, opcode_limit> table{};
#define OPCODE(name, number, cache, popped, pushed, flags, effect, cost) table[number] = {#name, flags, cache, number};
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) table[number] = {#name, flags, cache, op::base};
#define PSEUDO(name, number, popped, pushed, flags) table[number] = {#name, flags, 0, number};
#include "python/code/opcodes.def"
  return table;
}

constexpr std::array<OpcodeInfo, opcode_limit> opcode_table = make_table();

template <size_t N>
std::string_view entry(const std::array<std::string_view, N>& names, int index) {
  return index >= 0 && index < int(N) ? names[size_t(index)] : std::string_view("?");
}

constexpr std::array<std::string_view, 27> binary_operators = {
    "+",  "&",   "//",  "<<", "@",  "*",  "%",  "|",   "**",  ">>", "-",  "/",  "^", "+=",
    "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]"};
constexpr std::array<std::string_view, 6> compare_operators = {"<", "<=", "==", "!=", ">", ">="};
constexpr std::array<std::string_view, 12> intrinsics_1 = {
    "INTRINSIC_1_INVALID",         "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",       "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",     "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",         "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};
constexpr std::array<std::string_view, 6> intrinsics_2 = {"INTRINSIC_2_INVALID",
                                                          "INTRINSIC_PREP_RERAISE_STAR",
                                                          "INTRINSIC_TYPEVAR_WITH_BOUND",
                                                          "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
                                                          "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
                                                          "INTRINSIC_SET_TYPEPARAM_DEFAULT"};
constexpr std::array<std::string_view, 4> special_methods = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
constexpr std::array<std::string_view, 5> common_constants = {"AssertionError", "NotImplementedError", "tuple", "all",
                                                              "any"};

}  // namespace

const OpcodeInfo& opcode_info(int opcode) {
  static constexpr OpcodeInfo none{};
  return opcode >= 0 && opcode < opcode_limit ? opcode_table[size_t(opcode)] : none;
}

// clang-format off
int popped_by(int opcode, [[maybe_unused]] int oparg) {
  switch (opcode) {
#define OPCODE(name, number, cache, popped, pushed, flags, effect, cost) case number: return popped;
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) case number: return popped;
#define PSEUDO(name, number, popped, pushed, flags) case number: return popped;
#include "python/code/opcodes.def"
    default: return 0;
  }
}

int pushed_by(int opcode, [[maybe_unused]] int oparg) {
  switch (opcode) {
#define OPCODE(name, number, cache, popped, pushed, flags, effect, cost) case number: return pushed;
#define SPECIALIZED(name, number, base, cache, popped, pushed, flags) case number: return pushed;
#define PSEUDO(name, number, popped, pushed, flags) case number: return pushed;
#include "python/code/opcodes.def"
    default: return 0;
  }
}

// clang-format on

std::string_view binary_operator_symbol(int oparg) { return entry(binary_operators, oparg); }
std::string_view compare_operator_symbol(int index) { return entry(compare_operators, index); }
std::string_view intrinsic_1_name(int oparg) { return entry(intrinsics_1, oparg); }
std::string_view intrinsic_2_name(int oparg) { return entry(intrinsics_2, oparg); }
std::string_view special_method_name(int oparg) { return entry(special_methods, oparg); }
std::string_view common_constant_name(int oparg) { return entry(common_constants, oparg); }

}  // namespace lockstep::python::code
