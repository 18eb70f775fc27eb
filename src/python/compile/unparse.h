// An expression back to text: what an annotation is under `from __future__ import annotations`.
#pragma once

#include <string>

#include "python/compile/ast.h"

namespace lockstep::python::compile {

// As CPython's Python/ast_unparse.c writes it: one space around operators, no parentheses that are not needed.
std::string unparse(const Expr* e);

}  // namespace lockstep::python::compile
