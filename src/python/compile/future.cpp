#include "python/compile/future.h"

#include <algorithm>
#include <array>

namespace lockstep::python::compile {
namespace {

constexpr std::array<Name, 9> long_since_built_in = {"nested_scopes",    "generators",     "division",
                                                     "absolute_import",  "with_statement", "print_function",
                                                     "unicode_literals", "barry_as_FLUFL", "generator_stop"};

bool is_future_import(const Stmt* s) {
  if (s->kind != StmtKind::ImportFrom) return false;
  auto* import = static_cast<const ImportStmt*>(s);
  return import->module == "__future__" && import->level == 0;
}

// A nested or late one is an error wherever it stands.
bool check_late(Seq<Stmt*> body, Failure& failure);

bool check_late_statement(Stmt* s, Failure& failure) {
  if (is_future_import(s)) {
    failure.set("from __future__ imports must occur at the beginning of the file", s->loc);
    return false;
  }
  switch (s->kind) {
    case StmtKind::FunctionDef: return check_late(as<FunctionDef>(s)->body, failure);
    case StmtKind::ClassDef: return check_late(as<ClassDef>(s)->body, failure);
    case StmtKind::For: return check_late(as<For>(s)->body, failure) && check_late(as<For>(s)->orelse, failure);
    case StmtKind::If:
    case StmtKind::While:
      return check_late(as<Conditional>(s)->body, failure) && check_late(as<Conditional>(s)->orelse, failure);
    case StmtKind::With: return check_late(as<With>(s)->body, failure);
    case StmtKind::Try: {
      auto* t = as<Try>(s);
      for (ExceptHandler* handler : t->handlers) {
        if (!check_late(handler->body, failure)) return false;
      }
      return check_late(t->body, failure) && check_late(t->orelse, failure) && check_late(t->finalbody, failure);
    }
    default: return true;
  }
}

bool check_late(Seq<Stmt*> body, Failure& failure) {
  return std::all_of(body.begin(), body.end(), [&](Stmt* s) { return check_late_statement(s, failure); });
}

}  // namespace

bool find_future_features(const Module& module, Features& features, Failure& failure) {
  size_t i = docstring_of(module.body) != nullptr ? 1 : 0;
  for (; i < module.body.size && is_future_import(module.body[i]); i++) {
    for (const Alias& alias : as<ImportStmt>(module.body[i])->names) {
      if (alias.name == "annotations") {
        features.future_annotations = true;
      } else if (alias.name == "braces") {
        failure.set("not a chance", alias.loc);
        return false;
      } else if (std::find(long_since_built_in.begin(), long_since_built_in.end(), alias.name) ==
                 long_since_built_in.end()) {
        failure.set("future feature " + std::string(alias.name) + " is not defined", alias.loc);
        return false;
      }
    }
  }
  for (; i < module.body.size; i++) {
    if (!check_late_statement(module.body[i], failure)) return false;
  }
  return true;
}

}  // namespace lockstep::python::compile
