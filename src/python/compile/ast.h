// The abstract syntax tree: the nodes of CPython's Parser/Python.asdl as plain structs in an arena.
//
// The parser builds it, the symbol table and the code generator walk it by a switch over `kind` and `as<BinOp>(e)`.
// Field names are those of the `ast` module, so its documentation describes these structs too. Every node knows its
// place in the source, because every instruction will.
#pragma once

#include <cstdint>
#include <string_view>

#include "python/code/code.h"
#include "python/compile/arena.h"

namespace lockstep::python::compile {

using code::Location;

enum class ExprKind : uint8_t {
  BoolOp,
  NamedExpr,
  BinOp,
  UnaryOp,
  Lambda,
  IfExp,
  Dict,
  Set,
  ListComp,
  SetComp,
  DictComp,
  GeneratorExp,
  Await,
  Yield,
  YieldFrom,
  Compare,
  Call,
  FormattedValue,
  JoinedStr,
  Constant,
  Attribute,
  Subscript,
  Starred,
  Name,
  List,
  Tuple,
  Slice,
};

enum class StmtKind : uint8_t {
  FunctionDef,
  ClassDef,
  Return,
  Delete,
  Assign,
  AugAssign,
  AnnAssign,
  For,
  While,
  If,
  With,
  Raise,
  Try,
  Assert,
  Import,
  ImportFrom,
  Global,
  Nonlocal,
  Expr,
  Pass,
  Break,
  Continue,
};

enum class Context : uint8_t { load, store, del };
enum class BoolOperator : uint8_t { And, Or };
enum class UnaryOperator : uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : uint8_t { Lt, LtE, Eq, NotEq, Gt, GtE, Is, IsNot, In, NotIn };  // the first six as Py_LT…

using Name = std::string_view;  // interned in the arena

struct Expr {
  ExprKind kind;
  bool parenthesized = false;
  uint16_t depth = 1;  // height of the tree below, so that walking it never overruns the stack
  Location loc{};
};

struct Stmt {
  StmtKind kind;
  Location loc{};
};

template <class T>
T* as(Expr* e) {
  return static_cast<T*>(e);
}
template <class T>
const T* as(const Expr* e) {
  return static_cast<const T*>(e);
}
template <class T>
T* as(Stmt* s) {
  return static_cast<T*>(s);
}

struct Arg {
  Name arg;
  Expr* annotation = nullptr;
  Location loc{};
};

struct Arguments {
  Seq<Arg*> posonlyargs, args;
  Arg* vararg = nullptr;
  Seq<Arg*> kwonlyargs;
  Seq<Expr*> kw_defaults;  // one per kwonlyarg, null = none
  Arg* kwarg = nullptr;
  Seq<Expr*> defaults;  // of the last positional ones
};

struct Keyword {
  Name arg;
  bool unpacks = false;  // `**value`: no name
  Expr* value = nullptr;
  Location loc{};
};

struct Comprehension {
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Seq<Expr*> ifs;
  bool is_async = false;
};

struct BoolOp : Expr {
  BoolOperator op;
  Seq<Expr*> values;
};
struct NamedExpr : Expr {
  Expr *target, *value;
};
struct BinOp : Expr {
  Expr* left;
  uint8_t op;  // code::BinaryOperator
  Expr* right;
};
struct UnaryOp : Expr {
  UnaryOperator op;
  Expr* operand;
};
struct Lambda : Expr {
  Arguments* args;
  Expr* body;
};
struct IfExp : Expr {
  Expr *test, *body, *orelse;
};
struct Dict : Expr {
  Seq<Expr*> keys = {};  // null = `**value`
  Seq<Expr*> values = {};
};
struct Set : Expr {
  Seq<Expr*> elts;
};
// ListComp, SetComp, GeneratorExp; DictComp has `elt` as its key and `value`.
struct ComprehensionExpr : Expr {
  Expr* elt;
  Expr* value;
  Seq<Comprehension*> generators;
};
// Await, Yield (value may be null), YieldFrom, Starred (with its context).
struct UnaryForm : Expr {
  Expr* value;
  Context ctx = Context::load;
};
struct Compare : Expr {
  Expr* left;
  Seq<CompareOperator> ops;
  Seq<Expr*> comparators;
};
struct Call : Expr {
  Expr* func;
  Seq<Expr*> args;
  Seq<Keyword*> keywords;
};
struct FormattedValue : Expr {
  Expr* value;
  int conversion;  // 's', 'r', 'a' or -1
  Expr* format_spec;
};
struct JoinedStr : Expr {
  Seq<Expr*> values;
};
struct ConstantExpr : Expr {
  const code::Constant* value;
};
struct Attribute : Expr {
  Expr* value;
  Name attr;
  Context ctx = Context::load;
};
struct Subscript : Expr {
  Expr *value, *slice;
  Context ctx = Context::load;
};
struct NameExpr : Expr {
  Name id;
  Context ctx = Context::load;
};
// List and Tuple.
struct Display : Expr {
  Seq<Expr*> elts = {};
  Context ctx = Context::load;
};
struct Slice : Expr {
  Expr *lower, *upper, *step;
};

struct FunctionDef : Stmt {
  Name name;
  Arguments* args;
  Seq<Stmt*> body;
  Seq<Expr*> decorators;
  Expr* returns;
  bool is_async = false;
};
struct ClassDef : Stmt {
  Name name;
  Seq<Expr*> bases;
  Seq<Keyword*> keywords;
  Seq<Stmt*> body;
  Seq<Expr*> decorators;
};
// Return and Expr; the value of Return may be null.
struct ValueStmt : Stmt {
  Expr* value;
};
struct Delete : Stmt {
  Seq<Expr*> targets;
};
struct Assign : Stmt {
  Seq<Expr*> targets;
  Expr* value;
};
struct AugAssign : Stmt {
  Expr* target;
  uint8_t op;
  Expr* value;
};
struct AnnAssign : Stmt {
  Expr *target, *annotation, *value;
  bool simple;  // a bare name without parentheses
};
struct For : Stmt {
  Expr *target, *iter;
  Seq<Stmt*> body, orelse;
  bool is_async = false;
};
// While and If.
struct Conditional : Stmt {
  Expr* test;
  Seq<Stmt*> body, orelse;
};
struct WithItem {
  Expr *context_expr, *optional_vars;
};
struct With : Stmt {
  Seq<WithItem> items;
  Seq<Stmt*> body;
  bool is_async = false;
};
struct Raise : Stmt {
  Expr *exc, *cause;
};
struct ExceptHandler {
  Expr* type;
  Name name;  // empty = none
  Seq<Stmt*> body;
  Location loc;
};
struct Try : Stmt {
  Seq<Stmt*> body;
  Seq<ExceptHandler*> handlers;
  Seq<Stmt*> orelse, finalbody;
  bool is_star = false;  // its handlers are except*
};
struct Assert : Stmt {
  Expr *test, *msg;
};
struct Alias {
  Name name, asname;  // asname empty = none
  Location loc;
};
// Import and ImportFrom.
struct ImportStmt : Stmt {
  Name module;
  Seq<Alias> names;
  int level = 0;
};
// Global and Nonlocal.
struct NamesStmt : Stmt {
  Seq<Name> names;
};

struct Module {
  Seq<Stmt*> body;
  Expr* expression = nullptr;  // Mode::eval only
};

// The docstring of a body as the constant node that holds it, or null.
inline ConstantExpr* docstring_of(Seq<Stmt*> body) {
  if (body.empty() || body[0]->kind != StmtKind::Expr) return nullptr;
  Expr* value = as<ValueStmt>(body[0])->value;
  if (value->kind != ExprKind::Constant) return nullptr;
  auto* constant = as<ConstantExpr>(value);
  return std::holds_alternative<std::string>(constant->value->value) ? constant : nullptr;
}

}  // namespace lockstep::python::compile
