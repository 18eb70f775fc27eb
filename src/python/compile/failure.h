// Why a stage of the compiler gave up: the first reason counts, later ones are dropped.
#pragma once

#include <string>
#include <utility>

#include "python/code/code.h"
#include "python/compile/compile.h"

namespace lockstep::python::compile {

struct Failure {
  bool failed = false;
  Diagnostic::Kind kind = Diagnostic::Kind::syntax_error;
  std::string message;
  code::Location loc;
  int last_statement = 0;  // the line of the last one of the module that was read, 0 = none

  void set(std::string text, const code::Location& where, Diagnostic::Kind why = Diagnostic::Kind::syntax_error) {
    if (failed) return;
    failed = true;
    kind = why;
    message = std::move(text);
    loc = where;
  }
  explicit operator bool() const { return failed; }
};

}  // namespace lockstep::python::compile
