// What a program may have meant otherwise: the SyntaxWarnings of CPython's parser and compiler, with its texts. They
// are noted in the arena in the order in which CPython gives them, and travel in Code::warnings.
#pragma once

#include "python/compile/ast.h"

namespace lockstep::python::compile {

// Found in the syntax tree before code is generated (Python/ast_preprocess.c).
void warn_of_jumps_out_of_finally(const Module&, Arena&);
// Found while code is generated (check_compare, check_caller, check_subscripter, check_index of Python/codegen.c).
void warn_of_identity(const Compare&, Arena&);
void warn_of_call(const Expr& called, Arena&);
void warn_of_subscript(const Subscript&, Arena&);
void warn_of_assertion(const Assert&, Arena&);
// Of the escape sequence that `text`, the inside of a literal, has at `at`.
void warn_of_escape(std::string_view text, size_t at, const Location& literal, Arena&);

}  // namespace lockstep::python::compile
