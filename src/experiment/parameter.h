// Parameters: names at the top of a program whose values the reader may change.
//
// A parameter is a statement of its own at the top level of the program, a name and a literal:
//
//   iterations = 100000      # a comment may follow and stays
//   use_lock = True
//
// Changing it rewrites the literal in the text and nothing else, so what the reader sees in the editor is
// what runs. A parameter has to be assigned exactly once at the top level: a second assignment would make the
// reader's value a lie.
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "base/text.h"

namespace lockstep::experiment {

// The literals that a parameter may have. Numbers are decimal; underscores between digits are allowed as in
// Python.
enum class LiteralKind { none, integer, real, boolean };
LiteralKind kind_of_literal(std::string_view);
// The value of an integer or real literal, of True (1) and False (0).
double number_of_literal(std::string_view);

// Where the literal of a parameter stands in the program.
struct ParameterPlace {
  size_t offset = 0, length = 0;  // of the literal, in bytes
  TextPosition at;                // of the name
};
// Error: the name is not assigned at the top level, twice, or not a literal.
std::expected<ParameterPlace, TextError> find_parameter(std::string_view program, std::string_view name);

// The only number in a line of the program; `line` counts from 1. Error: there is none, or another one.
std::expected<ParameterPlace, TextError> find_number(std::string_view program, uint32_t line);

// Name → literal.
using ParameterValues = std::map<std::string, std::string, std::less<>>;

// The program with these parameters set. Error: as find_parameter, or a value that is not a literal.
std::expected<std::string, TextError> with_parameters(std::string_view program, const ParameterValues& values);

}  // namespace lockstep::experiment
