// `from __future__ import …`: what it asks for, and that it stands at the top.
#pragma once

#include "python/compile/ast.h"
#include "python/compile/failure.h"
#include "python/compile/symbol_table.h"

namespace lockstep::python::compile {

// False: `failure` says why.
bool find_future_features(const Module& module, Features& features, Failure& failure);

}  // namespace lockstep::python::compile
