// The first pass of the symbol table: walks the tree and notes what every scope does with every name.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "python/compile/symbol_table.h"

namespace lockstep::python::compile {

class SymbolCollector {
 public:
  SymbolCollector(Arena& arena, const Features& features, Failure& failure, SymbolTable& out);
  bool collect(const Module& module);

 private:
  bool fail(std::string message, const Location& loc);
  Scope* new_scope(Name name, ScopeKind kind, const void* node, const Location& loc);
  void enter(Scope* scope);
  void enter_block(Name name, ScopeKind kind, const void* node, const Location& loc);
  void leave();
  bool add(Name name, uint32_t flag, const Location& loc);
  bool add_to(Name name, uint32_t flag, Scope* scope, const Location& loc);
  uint32_t lookup(Name name) const;
  uint32_t lookup_in(const Scope* scope, Name name) const;
  void record_directive(Name name, const Location& loc);

  bool statements(Seq<Stmt*> body);
  bool conditional(std::initializer_list<Seq<Stmt*>> bodies);
  bool statement(Stmt* s);
  bool declaration(NamesStmt* s, uint32_t flag, const char* word);
  bool try_statement(Try* s);
  bool annotated_assignment(AnnAssign* s);
  bool annotation(Expr* e);
  bool function(FunctionDef* s);
  bool function_annotations(FunctionDef* s);
  bool class_def(ClassDef* s);
  bool defaults(Arguments* args);
  bool parameters(Arguments* args);
  bool keywords(Seq<Keyword*> list);

  bool expr(Expr* e);
  bool optional(Expr* e) { return e == nullptr || expr(e); }
  bool exprs(Seq<Expr*> list);
  bool name(NameExpr* e);
  bool named_expression(NamedExpr* e);
  bool extend_scope(NameExpr* target);
  bool comprehension(ComprehensionExpr* e);
  bool forbid_in_annotation(const char* what, const Expr* e);
  bool forbid_in_comprehension(const Expr* e);

  Arena& arena_;
  const Features& features_;
  Failure& failure_;
  SymbolTable& out_;
  std::vector<Scope*> stack_;
  Scope* current_ = nullptr;
  Name private_;  // the class whose names are mangled
};

}  // namespace lockstep::python::compile
