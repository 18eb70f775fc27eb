#include "python/compile/unparse.h"

#include "python/code/opcodes.h"
#include "python/code/repr.h"
#include "python/code/unicode.h"
#include "python/compile/precedence.h"

namespace lockstep::python::compile {
namespace {

class Unparser {
 public:
  std::string out;

  void expr(const Expr* e, int level);

 private:
  void open(bool parens) {
    if (parens) out += '(';
  }
  void close(bool parens) {
    if (parens) out += ')';
  }
  void list(Seq<Expr*> elts, int level) {
    for (size_t i = 0; i < elts.size; i++) {
      if (i > 0) out += ", ";
      expr(elts[i], level);
    }
  }
  void bool_op(const BoolOp* e, int level);
  void bin_op(const BinOp* e, int level);
  void unary_op(const UnaryOp* e, int level);
  void lambda(const Lambda* e, int level);
  void parameters(const Arguments* args);
  void compare(const Compare* e, int level);
  void call(const Call* e);
  void comprehension(const ComprehensionExpr* e, char open, char close);
  void constant(const code::Constant& value);
  void joined_str(const JoinedStr* e, bool is_format_spec);
  std::string fstring_body(const JoinedStr* e, bool is_format_spec);
  std::string fstring_element(const Expr* e, bool is_format_spec);
  void slice(const Slice* e);
};

void Unparser::bool_op(const BoolOp* e, int level) {
  bool is_or = e->op == BoolOperator::Or;
  int precedence = is_or ? p_or : p_and;
  open(level > precedence);
  for (size_t i = 0; i < e->values.size; i++) {
    if (i > 0) out += is_or ? " or " : " and ";
    expr(e->values[i], precedence + 1);
  }
  close(level > precedence);
}

void Unparser::bin_op(const BinOp* e, int level) {
  using namespace code;
  int precedence = p_term;
  bool right_associative = false;
  switch (e->op) {
    case NB_ADD:
    case NB_SUBTRACT: precedence = p_sum; break;
    case NB_LSHIFT:
    case NB_RSHIFT: precedence = p_shift; break;
    case NB_OR: precedence = p_bitwise_or; break;
    case NB_XOR: precedence = p_bitwise_xor; break;
    case NB_AND: precedence = p_bitwise_and; break;
    case NB_POWER:
      precedence = p_power;
      right_associative = true;
      break;
    default: break;
  }
  open(level > precedence);
  expr(e->left, precedence + (right_associative ? 1 : 0));
  out += " " + std::string(binary_operator_symbol(e->op)) + " ";
  expr(e->right, precedence + (right_associative ? 0 : 1));
  close(level > precedence);
}

void Unparser::unary_op(const UnaryOp* e, int level) {
  int precedence = e->op == UnaryOperator::Not ? p_not : p_factor;
  open(level > precedence);
  switch (e->op) {
    case UnaryOperator::Invert: out += '~'; break;
    case UnaryOperator::Not: out += "not "; break;
    case UnaryOperator::UAdd: out += '+'; break;
    case UnaryOperator::USub: out += '-'; break;
  }
  expr(e->operand, precedence);
  close(level > precedence);
}

void Unparser::parameters(const Arguments* args) {
  bool first = true;
  auto comma = [&] {
    if (!first) out += ", ";
    first = false;
  };
  size_t posonly = args->posonlyargs.size, positional = posonly + args->args.size;
  for (size_t i = 0; i < positional; i++) {
    comma();
    out += (i < posonly ? args->posonlyargs[i] : args->args[i - posonly])->arg;
    size_t without_default = positional - args->defaults.size;
    if (i >= without_default) {
      out += '=';
      expr(args->defaults[i - without_default], p_test);
    }
    if (posonly > 0 && i + 1 == posonly) out += ", /";
  }
  if (args->vararg != nullptr || !args->kwonlyargs.empty()) {
    comma();
    out += '*';
    if (args->vararg != nullptr) out += args->vararg->arg;
  }
  for (size_t i = 0; i < args->kwonlyargs.size; i++) {
    comma();
    out += args->kwonlyargs[i]->arg;
    if (args->kw_defaults[i] != nullptr) {
      out += '=';
      expr(args->kw_defaults[i], p_test);
    }
  }
  if (args->kwarg != nullptr) {
    comma();
    out += "**";
    out += args->kwarg->arg;
  }
}

void Unparser::lambda(const Lambda* e, int level) {
  open(level > p_test);
  const Arguments* a = e->args;
  bool none =
      a->args.empty() && a->posonlyargs.empty() && a->kwonlyargs.empty() && a->vararg == nullptr && a->kwarg == nullptr;
  out += none ? "lambda" : "lambda ";
  parameters(e->args);
  out += ": ";
  expr(e->body, p_test);
  close(level > p_test);
}

void Unparser::compare(const Compare* e, int level) {
  static constexpr std::string_view symbols[] = {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"};
  open(level > p_comparison);
  expr(e->left, p_comparison + 1);
  for (size_t i = 0; i < e->ops.size; i++) {
    out += " " + std::string(symbols[size_t(e->ops[i])]) + " ";
    expr(e->comparators[i], p_comparison + 1);
  }
  close(level > p_comparison);
}

void Unparser::call(const Call* e) {
  expr(e->func, p_atom);
  if (e->args.size == 1 && e->keywords.empty() && e->args[0]->kind == ExprKind::GeneratorExp) {
    return expr(e->args[0], p_tuple);
  }
  out += '(';
  list(e->args, p_test);
  bool first = e->args.empty();
  for (const Keyword* k : e->keywords) {
    if (!first) out += ", ";
    first = false;
    if (k->unpacks) {
      out += "**";
    } else {
      out += k->arg;
      out += '=';
    }
    expr(k->value, p_test);
  }
  out += ')';
}

void Unparser::comprehension(const ComprehensionExpr* e, char opening, char closing) {
  out += opening;
  expr(e->elt, p_test);
  if (e->value != nullptr) {
    out += ": ";
    expr(e->value, p_test);
  }
  for (const Comprehension* clause : e->generators) {
    out += clause->is_async ? " async for " : " for ";
    expr(clause->target, p_tuple);
    out += " in ";
    expr(clause->iter, p_test + 1);
    for (const Expr* test : clause->ifs) {
      out += " if ";
      expr(test, p_test + 1);
    }
  }
  out += closing;
}

void Unparser::constant(const code::Constant& value) {
  if (std::holds_alternative<code::Ellipsis>(value.value)) {
    out += "...";
    return;
  }
  std::string text = code::repr(value);
  // inf is no literal
  bool number =
      std::holds_alternative<double>(value.value) || std::holds_alternative<std::complex<double>>(value.value);
  if (number) {
    for (size_t at; (at = text.find("inf")) != text.npos;) text.replace(at, 3, "1e309");
  }
  out += text;
}

std::string escaped_braces(std::string_view text) {
  std::string out;
  for (char c : text) {
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

std::string Unparser::fstring_element(const Expr* e, bool is_format_spec) {
  if (e->kind == ExprKind::Constant) {
    return escaped_braces(std::get<std::string>(as<ConstantExpr>(e)->value->value));
  }
  if (e->kind == ExprKind::JoinedStr) return fstring_body(as<JoinedStr>(e), is_format_spec);
  auto* field = as<FormattedValue>(e);
  Unparser inner;
  inner.expr(field->value, p_test + 1);
  std::string text = inner.out.starts_with('{') ? "{ " : "{";
  text += inner.out;
  if (field->conversion > 0) {
    text += '!';
    text += char(field->conversion);
  }
  if (field->format_spec != nullptr) text += ":" + fstring_element(field->format_spec, true);
  return text + "}";
}

std::string Unparser::fstring_body(const JoinedStr* e, bool is_format_spec) {
  std::string text;
  for (const Expr* value : e->values) text += fstring_element(value, is_format_spec);
  return text;
}

void Unparser::joined_str(const JoinedStr* e, bool is_format_spec) {
  std::string text = fstring_body(e, is_format_spec);
  out += is_format_spec ? text : "f" + code::repr_of_str(text);
}

void Unparser::slice(const Slice* e) {
  if (e->lower != nullptr) expr(e->lower, p_test);
  out += ':';
  if (e->upper != nullptr) expr(e->upper, p_test);
  if (e->step != nullptr) {
    out += ':';
    expr(e->step, p_test);
  }
}

void Unparser::expr(const Expr* e, int level) {
  switch (e->kind) {
    case ExprKind::BoolOp: return bool_op(as<BoolOp>(e), level);
    case ExprKind::BinOp: return bin_op(as<BinOp>(e), level);
    case ExprKind::UnaryOp: return unary_op(as<UnaryOp>(e), level);
    case ExprKind::Lambda: return lambda(as<Lambda>(e), level);
    case ExprKind::IfExp: {
      auto* c = as<IfExp>(e);
      open(level > p_test);
      expr(c->body, p_test + 1);
      out += " if ";
      expr(c->test, p_test + 1);
      out += " else ";
      expr(c->orelse, p_test);
      return close(level > p_test);
    }
    case ExprKind::Dict: {
      auto* d = as<Dict>(e);
      out += '{';
      for (size_t i = 0; i < d->values.size; i++) {
        if (i > 0) out += ", ";
        if (d->keys[i] != nullptr) {
          expr(d->keys[i], p_test);
          out += ": ";
          expr(d->values[i], p_test);
        } else {
          out += "**";
          expr(d->values[i], p_bitwise_or);
        }
      }
      out += '}';
      return;
    }
    case ExprKind::Set:
      out += '{';
      list(as<Set>(e)->elts, p_test);
      out += '}';
      return;
    case ExprKind::GeneratorExp: return comprehension(as<ComprehensionExpr>(e), '(', ')');
    case ExprKind::ListComp: return comprehension(as<ComprehensionExpr>(e), '[', ']');
    case ExprKind::SetComp:
    case ExprKind::DictComp: return comprehension(as<ComprehensionExpr>(e), '{', '}');
    case ExprKind::Yield: {
      auto* y = as<UnaryForm>(e);
      out += y->value != nullptr ? "(yield " : "(yield";
      if (y->value != nullptr) expr(y->value, p_tuple);
      out += ')';
      return;
    }
    case ExprKind::YieldFrom:
      out += "(yield from ";
      expr(as<UnaryForm>(e)->value, p_test);
      out += ')';
      return;
    case ExprKind::Await:
      open(level > p_await);
      out += "await ";
      expr(as<UnaryForm>(e)->value, p_atom);
      return close(level > p_await);
    case ExprKind::Compare: return compare(as<Compare>(e), level);
    case ExprKind::Call: return call(as<Call>(e));
    case ExprKind::Constant: return constant(*as<ConstantExpr>(e)->value);
    case ExprKind::JoinedStr: return joined_str(as<JoinedStr>(e), false);
    case ExprKind::FormattedValue: out += fstring_element(e, false); return;
    case ExprKind::Attribute: {
      auto* a = as<Attribute>(e);
      expr(a->value, p_atom);
      // 3 .real, not 3.real
      bool integer = a->value->kind == ExprKind::Constant &&
                     std::holds_alternative<int64_t>(as<ConstantExpr>(a->value)->value->value);
      out += integer ? " ." : ".";
      out += a->attr;
      return;
    }
    case ExprKind::Starred: out += '*'; return expr(as<UnaryForm>(e)->value, p_bitwise_or);
    case ExprKind::Name: out += as<NameExpr>(e)->id; return;
    case ExprKind::List:
      out += '[';
      list(as<Display>(e)->elts, p_test);
      out += ']';
      return;
    case ExprKind::Tuple: {
      auto* t = as<Display>(e);
      if (t->elts.empty()) {
        out += "()";
        return;
      }
      open(level > p_tuple);
      list(t->elts, p_test);
      if (t->elts.size == 1) out += ',';
      return close(level > p_tuple);
    }
    case ExprKind::Subscript:
      expr(as<Subscript>(e)->value, p_atom);
      out += '[';
      expr(as<Subscript>(e)->slice, p_tuple);
      out += ']';
      return;
    case ExprKind::Slice: return slice(as<Slice>(e));
    case ExprKind::NamedExpr:
      open(level > p_tuple);
      expr(as<NamedExpr>(e)->target, p_atom);
      out += " := ";
      expr(as<NamedExpr>(e)->value, p_atom);
      return close(level > p_tuple);
  }
}

}  // namespace

std::string unparse(const Expr* e) {
  Unparser unparser;
  unparser.expr(e, p_test);
  return std::move(unparser.out);
}

}  // namespace lockstep::python::compile
