// Why a text was refused: a program that does not compile, a request or an experiment that cannot be read.
//
// A `Problem` is what people and editors are shown, so its places are theirs: lines and columns count from 1 and
// columns count characters (Unicode code points), as the offset of CPython's SyntaxError does. Inside the core they
// count bytes from 0 (base/text.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "protocol/protocol.h"
#include "python/compile/compile.h"

namespace lockstep::lab {

struct Problem {
  // "SyntaxError", "IndentationError", "TabError"; "unsupported"; "request", "experiment" for other texts than
  // programs.
  std::string kind;
  std::string message;
  uint32_t line = 0, column = 0;          // 0 = nowhere in the text
  uint32_t end_line = 0, end_column = 0;  // just past the place
  std::string line_text;                  // the line, without its newline
  bool is_at_end = false;                 // of the file, where something is missing
};

Problem problem_of(python::compile::Diagnostic, std::string_view source);
Problem problem_of(const TextError&, std::string_view kind, std::string_view text);

protocol::Problem message_of(const Problem&);

// What goes to stderr, in the form in which CPython prints a SyntaxError:
//
//     File "race.py", line 3
//       for _ in range(3)
//                        ^
//   SyntaxError: expected ':'
std::string describe(const Problem&, std::string_view filename);

}  // namespace lockstep::lab
