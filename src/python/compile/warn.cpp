#include "python/compile/warn.h"

#include <algorithm>

namespace lockstep::python::compile {
namespace {

void warn(Arena& arena, const Location& loc, std::string text) {
  arena.warnings.push_back({std::move(text), loc.line});
}

const code::Constant* constant_of(const Expr& e) {
  return e.kind == ExprKind::Constant ? as<ConstantExpr>(&e)->value : nullptr;
}

// The type that the expression's value will have; "" = it cannot be told.
std::string type_of(const Expr& e) {
  switch (e.kind) {
    case ExprKind::Tuple: return "tuple";
    case ExprKind::List:
    case ExprKind::ListComp: return "list";
    case ExprKind::Dict:
    case ExprKind::DictComp: return "dict";
    case ExprKind::Set:
    case ExprKind::SetComp: return "set";
    case ExprKind::GeneratorExp: return "generator";
    case ExprKind::Lambda: return "function";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue: return "str";
    case ExprKind::Constant: {
      const auto& v = constant_of(e)->value;
      if (std::holds_alternative<code::None>(v)) return "NoneType";
      if (std::holds_alternative<bool>(v)) return "bool";
      if (std::holds_alternative<int64_t>(v) || std::holds_alternative<code::BigInt>(v)) return "int";
      if (std::holds_alternative<double>(v)) return "float";
      if (std::holds_alternative<std::complex<double>>(v)) return "complex";
      if (std::holds_alternative<std::string>(v)) return "str";
      if (std::holds_alternative<code::Bytes>(v)) return "bytes";
      if (std::holds_alternative<code::Ellipsis>(v)) return "ellipsis";
      return "tuple";
    }
    default: return {};
  }
}

// A number, a text or a tuple of such: `is` compares objects that nobody else can have.
bool is_literal(const Expr& e) {
  if (e.kind == ExprKind::Tuple) {
    const auto& elts = as<Display>(&e)->elts;
    return std::all_of(elts.begin(), elts.end(), [](const Expr* x) {
      return x->kind == ExprKind::Constant || (x->kind == ExprKind::Tuple && is_literal(*x));
    });
  }
  const std::string type = type_of(e);
  return e.kind == ExprKind::Constant && type != "NoneType" && type != "bool" && type != "ellipsis";
}

struct JumpFinder {
  Arena& arena;
  bool in_finally = false, in_function = false, in_loop = false;

  void walk(Seq<Stmt*> list) {
    for (Stmt* s : list) visit(s);
  }
  void walk_in(Seq<Stmt*> list, bool finally, bool function, bool loop) {
    JumpFinder inner{arena, finally, function, loop};
    inner.walk(list);
  }
  void jump(const Stmt* s, const char* what) {
    warn(arena, s->loc, std::string("'") + what + "' in a 'finally' block");
  }
  void visit(Stmt* s) {
    switch (s->kind) {
      case StmtKind::FunctionDef: return walk_in(as<FunctionDef>(s)->body, false, true, false);
      case StmtKind::ClassDef: return walk(as<ClassDef>(s)->body);
      case StmtKind::For: walk_in(as<For>(s)->body, in_finally, in_function, true); return walk(as<For>(s)->orelse);
      case StmtKind::While:
        walk_in(as<Conditional>(s)->body, in_finally, in_function, true);
        return walk(as<Conditional>(s)->orelse);
      case StmtKind::If: walk(as<Conditional>(s)->body); return walk(as<Conditional>(s)->orelse);
      case StmtKind::With: return walk(as<With>(s)->body);
      case StmtKind::Try: {
        auto* t = as<Try>(s);
        walk(t->body);
        for (ExceptHandler* handler : t->handlers) walk(handler->body);
        walk(t->orelse);
        return walk_in(t->finalbody, true, false, false);
      }
      case StmtKind::Return:
        if (in_finally && !in_function) jump(s, "return");
        return;
      case StmtKind::Break:
      case StmtKind::Continue:
        if (in_finally && !in_loop) jump(s, s->kind == StmtKind::Break ? "break" : "continue");
        return;
      default: return;
    }
  }
};

}  // namespace

void warn_of_jumps_out_of_finally(const Module& module, Arena& arena) { JumpFinder{arena}.walk(module.body); }

void warn_of_identity(const Compare& e, Arena& arena) {
  const Expr* left = e.left;
  for (size_t i = 0; i < e.ops.size; i++) {
    const Expr* right = e.comparators[i];
    const bool is = e.ops[i] == CompareOperator::Is;
    if ((is || e.ops[i] == CompareOperator::IsNot) && (is_literal(*left) || is_literal(*right))) {
      const std::string type = type_of(is_literal(*left) ? *left : *right);
      return warn(arena, e.loc,
                  std::string(is ? "\"is\"" : "\"is not\"") + " with '" + type + "' literal. Did you mean \"" +
                      (is ? "==" : "!=") + "\"?");
    }
    left = right;
  }
}

void warn_of_call(const Expr& called, Arena& arena) {
  const std::string type = called.kind == ExprKind::Lambda ? "" : type_of(called);
  if (!type.empty()) warn(arena, called.loc, "'" + type + "' object is not callable; perhaps you missed a comma?");
}

void warn_of_subscript(const Subscript& e, Arena& arena) {
  const std::string type = type_of(*e.value);
  const bool has_items = type.empty() || type == "str" || type == "bytes" || type == "tuple" || type == "list";
  if (!has_items && type != "dict") {
    return warn(arena, e.value->loc, "'" + type + "' object is not subscriptable; perhaps you missed a comma?");
  }
  const std::string index = type_of(*e.slice);
  if (type.empty() || type == "dict" || index.empty() || index == "int" || index == "bool") return;
  warn(arena, e.value->loc,
       type + " indices must be integers or slices, not " + index + "; perhaps you missed a comma?");
}

void warn_of_assertion(const Assert& s, Arena& arena) {
  if (s.test->kind == ExprKind::Tuple && !as<Display>(s.test)->elts.empty())
    warn(arena, s.loc, "assertion is always true, perhaps remove parentheses?");
}

void warn_of_escape(std::string_view text, size_t at, const Location& literal, Arena& arena) {
  const bool octal = text[at + 1] >= '0' && text[at + 1] <= '7';
  const std::string escape(text.substr(at, octal ? 4 : 2));
  Location loc = literal;
  loc.line += int32_t(std::count(text.begin(), text.begin() + int64_t(at), '\n'));
  warn(arena, loc,
       "\"" + escape + "\" is an invalid " + (octal ? "octal " : "") +
           "escape sequence. Such sequences will not work in the future. Did you mean \"\\" + escape +
           "\"? A raw string is also an option.");
}

}  // namespace lockstep::python::compile
