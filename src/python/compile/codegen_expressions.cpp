// Expressions without calls and comprehensions.
#include "base/utf8.h"
#include "python/compile/codegen.h"
#include "python/compile/warn.h"

#include <algorithm>

namespace lockstep::python::compile {

using namespace code::op;

void CodeGenerator::exprs(Seq<Expr*> list) {
  for (Expr* e : list) expr(e);
}

void CodeGenerator::expr(Expr* e) {
  const Location& loc = e->loc;
  switch (e->kind) {
    case ExprKind::NamedExpr:
      expr(as<NamedExpr>(e)->value);
      emit(COPY, 1, loc);
      return expr(as<NamedExpr>(e)->target);
    case ExprKind::BoolOp: return bool_op(as<BoolOp>(e));
    case ExprKind::BinOp:
      if (percent_format(as<BinOp>(e))) return;
      expr(as<BinOp>(e)->left);
      expr(as<BinOp>(e)->right);
      return emit(BINARY_OP, as<BinOp>(e)->op, loc);
    case ExprKind::UnaryOp: return unary_op(as<UnaryOp>(e));
    case ExprKind::Lambda: return lambda(as<Lambda>(e));
    case ExprKind::IfExp: return conditional_expression(as<IfExp>(e));
    case ExprKind::Dict: return dict(as<Dict>(e));
    case ExprKind::Set: return star_unpack(as<Set>(e)->elts, 0, BUILD_SET, SET_ADD, SET_UPDATE, false, loc);
    case ExprKind::GeneratorExp:
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp: return comprehension(as<ComprehensionExpr>(e));
    case ExprKind::Yield:
      if (!scope().is_function_like()) return error(loc, "'yield' outside function");
      if (as<UnaryForm>(e)->value != nullptr) {
        expr(as<UnaryForm>(e)->value);
      } else {
        emit_none(loc);
      }
      return emit_yield(loc);
    case ExprKind::YieldFrom:
      if (!scope().is_function_like()) return error(loc, "'yield from' outside function");
      if (unit().kind == UnitKind::async_function) return error(loc, "'yield from' inside async function");
      expr(as<UnaryForm>(e)->value);
      emit(GET_YIELD_FROM_ITER, loc);
      emit_none(loc);
      return yield_from(loc, false);
    case ExprKind::Await:
      expr(as<UnaryForm>(e)->value);
      emit(GET_AWAITABLE, 0, loc);
      emit_none(loc);
      return yield_from(loc, true);
    case ExprKind::Compare: return compare(as<Compare>(e));
    case ExprKind::Call: return call(as<Call>(e));
    case ExprKind::Constant: return emit_constant(*as<ConstantExpr>(e)->value, loc);
    case ExprKind::JoinedStr: return joined_str(as<JoinedStr>(e));
    case ExprKind::FormattedValue: return formatted_value(as<FormattedValue>(e));
    case ExprKind::Attribute: return attribute(as<Attribute>(e));
    case ExprKind::Subscript: return subscript(as<Subscript>(e));
    case ExprKind::Starred:
      return error(loc, as<UnaryForm>(e)->ctx == Context::store ? "starred assignment target must be in a list or tuple"
                                                                : "can't use starred expression here");
    case ExprKind::Slice: return slice(as<Slice>(e));
    case ExprKind::Name:
      if (as<NameExpr>(e)->id == "__debug__" && as<NameExpr>(e)->ctx == Context::load) {
        return emit_constant({true}, loc);
      }
      return name_operation(as<NameExpr>(e)->id, as<NameExpr>(e)->ctx, loc);
    case ExprKind::List:
    case ExprKind::Tuple: return display(as<Display>(e));
  }
}

void CodeGenerator::bool_op(BoolOp* e) {
  Label end = new_label();
  int jump = e->op == BoolOperator::And ? JUMP_IF_FALSE : JUMP_IF_TRUE;
  for (size_t i = 0; i + 1 < e->values.size; i++) {
    expr(e->values[i]);
    emit_jump(jump, end, e->loc);
    emit(POP_TOP, e->loc);
  }
  expr(e->values[e->values.size - 1]);
  use(end);
}

void CodeGenerator::unary_op(UnaryOp* e) {
  expr(e->operand);
  switch (e->op) {
    case UnaryOperator::UAdd: return emit(CALL_INTRINSIC_1, code::INTRINSIC_UNARY_POSITIVE, e->loc);
    case UnaryOperator::Not: emit(TO_BOOL, e->loc); return emit(UNARY_NOT, e->loc);
    case UnaryOperator::Invert: return emit(UNARY_INVERT, e->loc);
    case UnaryOperator::USub: return emit(UNARY_NEGATIVE, e->loc);
  }
}

void CodeGenerator::compare_operator(CompareOperator op, const Location& loc) {
  // The low four bits say for which outcomes the comparison is true: unordered 1, less 2, greater 4, equal 8.
  static constexpr int masks[] = {2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8};
  switch (op) {
    case CompareOperator::Is: return emit(IS_OP, 0, loc);
    case CompareOperator::IsNot: return emit(IS_OP, 1, loc);
    case CompareOperator::In: return emit(CONTAINS_OP, 0, loc);
    case CompareOperator::NotIn: return emit(CONTAINS_OP, 1, loc);
    default: return emit(COMPARE_OP, int(op) << 5 | masks[int(op)], loc);
  }
}

void CodeGenerator::compare(Compare* e) {
  warn_of_identity(*e, arena_);
  expr(e->left);
  size_t last = e->ops.size - 1;
  if (last == 0) {
    expr(e->comparators[0]);
    return compare_operator(e->ops[0], e->loc);
  }
  Label cleanup = new_label();
  for (size_t i = 0; i < last; i++) {
    expr(e->comparators[i]);
    emit(SWAP, 2, e->loc);
    emit(COPY, 2, e->loc);
    compare_operator(e->ops[i], e->loc);
    emit(COPY, 1, e->loc);
    emit(TO_BOOL, e->loc);
    emit_jump(POP_JUMP_IF_FALSE, cleanup, e->loc);
    emit(POP_TOP, e->loc);
  }
  expr(e->comparators[last]);
  compare_operator(e->ops[last], e->loc);
  Label end = new_label();
  emit_jump(JUMP_NO_INTERRUPT, end, no_location);
  use(cleanup);
  emit(SWAP, 2, e->loc);
  emit(POP_TOP, e->loc);
  use(end);
}

void CodeGenerator::conditional_expression(IfExp* e) {
  Label end = new_label(), next = new_label();
  jump_if(e->loc, e->test, next, false);
  expr(e->body);
  emit_jump(JUMP_NO_INTERRUPT, end, no_location);
  use(next);
  expr(e->orelse);
  use(end);
}

void CodeGenerator::display(Display* e) {
  switch (e->ctx) {
    case Context::store: return unpack_targets(e);
    case Context::load:
      return star_unpack(e->elts, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, e->kind == ExprKind::Tuple, e->loc);
    case Context::del: return exprs(e->elts);
  }
}

void CodeGenerator::unpack_targets(Display* e) {
  size_t n = e->elts.size;
  bool seen_star = false;
  for (size_t i = 0; i < n; i++) {
    if (e->elts[i]->kind != ExprKind::Starred) continue;
    if (seen_star) return error(e->loc, "multiple starred expressions in assignment");
    if (i >= 1 << 8 || n - i - 1 >= 0x7fffffff >> 8) {
      return error(e->loc, "too many expressions in star-unpacking assignment");
    }
    emit(UNPACK_EX, int(i + ((n - i - 1) << 8)), e->loc);
    seen_star = true;
  }
  if (!seen_star) emit(UNPACK_SEQUENCE, int(n), e->loc);
  for (Expr* elt : e->elts) expr(elt->kind == ExprKind::Starred ? as<UnaryForm>(elt)->value : elt);
}

void CodeGenerator::star_unpack(Seq<Expr*> elts, int pushed, int build, int add, int extend, bool tuple,
                                const Location& loc) {
  size_t n = elts.size;
  bool big = n + size_t(pushed) > stack_use_guideline;
  bool starred = std::any_of(elts.begin(), elts.end(), [](Expr* e) { return e->kind == ExprKind::Starred; });
  if (!starred && !big) {
    exprs(elts);
    return emit(tuple ? BUILD_TUPLE : build, int(n) + pushed, loc);
  }
  bool built = big;
  if (big) emit(build, pushed, loc);
  for (size_t i = 0; i < n; i++) {
    if (elts[i]->kind == ExprKind::Starred) {
      if (!built) emit(build, int(i) + pushed, loc);
      built = true;
      expr(as<UnaryForm>(elts[i])->value);
      emit(extend, 1, loc);
    } else {
      expr(elts[i]);
      if (built) emit(add, 1, loc);
    }
  }
  if (tuple) emit(CALL_INTRINSIC_1, code::INTRINSIC_LIST_TO_TUPLE, loc);
}

void CodeGenerator::dict_part(Dict* e, size_t begin, size_t end) {
  size_t n = end - begin;
  bool big = n * 2 > stack_use_guideline;
  if (big) emit(BUILD_MAP, 0, e->loc);
  for (size_t i = begin; i < end; i++) {
    expr(e->keys[i]);
    expr(e->values[i]);
    if (big) emit(MAP_ADD, 1, e->loc);
  }
  if (!big) emit(BUILD_MAP, int(n), e->loc);
}

void CodeGenerator::dict(Dict* e) {
  size_t n = e->values.size, pending = 0;
  bool have_dict = false;
  auto flush = [&](size_t end) {
    dict_part(e, end - pending, end);
    if (have_dict) emit(DICT_UPDATE, 1, e->loc);
    have_dict = true;
    pending = 0;
  };
  for (size_t i = 0; i < n; i++) {
    if (e->keys[i] == nullptr) {
      if (pending > 0) flush(i);
      if (!have_dict) {
        emit(BUILD_MAP, 0, e->loc);
        have_dict = true;
      }
      expr(e->values[i]);
      emit(DICT_UPDATE, 1, e->loc);
    } else if (pending * 2 > stack_use_guideline) {
      pending++;
      flush(i + 1);
    } else {
      pending++;
    }
  }
  if (pending > 0) flush(n);
  if (!have_dict) emit(BUILD_MAP, 0, e->loc);
}

// An attribute on a later line than its object: the place of the instruction is the name.
Location CodeGenerator::attribute_location(Location loc, const Attribute* e) const {
  if (loc.line == e->loc.end_line) return loc;
  loc.line = e->loc.end_line;
  int length = int(count_characters(e->attr));
  if (length <= e->loc.end_column) {
    loc.column = e->loc.end_column - length;
  } else {
    loc.column = loc.end_column = -1;
  }
  loc.end_line = std::max(loc.line, loc.end_line);
  if (loc.line == loc.end_line) loc.end_column = std::max(loc.column, loc.end_column);
  return loc;
}

void CodeGenerator::attribute(Attribute* e) {
  if (e->ctx == Context::load && is_super_call(e)) {
    auto* super = as<Call>(e->value);
    super_arguments(super);
    emit_attribute(super->args.empty() ? AttributeLoad::zero_super_attribute : AttributeLoad::super_attribute, e->attr,
                   e->loc);
    return emit(NOP, attribute_location(e->loc, e));
  }
  if (e->ctx == Context::store && e->value->kind == ExprKind::Name && as<NameExpr>(e->value)->id == "self") {
    for (size_t i = units_.size() - 1; i-- > 0;) {
      if (units_[i]->kind != UnitKind::class_body) continue;
      units_[i]->static_attributes.insert(e->attr);
      break;
    }
  }
  expr(e->value);
  Location loc = attribute_location(e->loc, e);
  switch (e->ctx) {
    case Context::load: return emit_name(LOAD_ATTR, e->attr, loc);
    case Context::store: return emit_name(STORE_ATTR, e->attr, loc);
    case Context::del: return emit_name(DELETE_ATTR, e->attr, loc);
  }
}

void CodeGenerator::slice_bounds(Slice* e) {
  for (Expr* part : {e->lower, e->upper}) {
    if (part != nullptr) {
      expr(part);
    } else {
      emit_none(e->loc);
    }
  }
}

void CodeGenerator::slice(Slice* e) {
  auto constant = [](const Expr* part) { return part == nullptr || part->kind == ExprKind::Constant; };
  if (constant(e->lower) && constant(e->upper) && constant(e->step)) {
    code::Slice value;
    for (Expr* part : {e->lower, e->upper, e->step}) {
      value.parts.push_back(part != nullptr ? *as<ConstantExpr>(part)->value : code::Constant{code::None{}});
    }
    return emit_constant({std::move(value)}, e->loc);
  }
  slice_bounds(e);
  if (e->step != nullptr) expr(e->step);
  emit(BUILD_SLICE, e->step != nullptr ? 3 : 2, e->loc);
}

namespace {

// One `%` of a format and what follows it, as far as an f-string can say it: flags, width, precision and s, r or a.
struct PercentSpec {
  char conversion;
  std::string format;  // of the f-string
};

std::optional<PercentSpec> parse_percent(const std::string& text, size_t& at) {
  constexpr int max_digits = 3;
  bool left = false;
  for (; at < text.size() && std::string_view("-+ #0").find(text[at]) != std::string_view::npos; at++) {
    left = left || text[at] == '-';
  }
  auto number = [&](int& value) {
    int digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; at++) {
      value = std::max(value, 0) * 10 + (text[at] - '0');
      if (++digits >= max_digits) return false;
    }
    return true;
  };
  int width = -1, precision = -1;
  if (!number(width)) return std::nullopt;
  if (at < text.size() && text[at] == '.') {
    at++;
    precision = 0;
    if (!number(precision)) return std::nullopt;
  }
  if (at >= text.size()) return std::nullopt;
  char conversion = text[at++];
  if (conversion != 's' && conversion != 'r' && conversion != 'a') return std::nullopt;
  PercentSpec spec{conversion, {}};
  if (!left && width > 0) spec.format += '>';
  if (width >= 0) spec.format += std::to_string(width);
  if (precision >= 0) spec.format += "." + std::to_string(precision);
  return spec;
}

}  // namespace

// "%s and %r" % (a, b) is compiled as f"{a!s} and {b!r}", as CPython's ast_preprocess.c has it.
bool CodeGenerator::percent_format(BinOp* e) {
  if (e->op != code::NB_REMAINDER || e->left->kind != ExprKind::Constant || e->right->kind != ExprKind::Tuple) {
    return false;
  }
  auto* text = std::get_if<std::string>(&as<ConstantExpr>(e->left)->value->value);
  Seq<Expr*> arguments = as<Display>(e->right)->elts;
  if (text == nullptr ||
      std::any_of(arguments.begin(), arguments.end(), [](Expr* a) { return a->kind == ExprKind::Starred; })) {
    return false;
  }
  auto literal = [&](std::string value) {
    return arena_.make<ConstantExpr>(Expr{ExprKind::Constant, false, 1, no_location},
                                     arena_.constant({std::move(value)}));
  };
  std::vector<Expr*> values;
  size_t used = 0;
  for (size_t at = 0; at < text->size();) {
    std::string plain;
    for (; at < text->size(); at++) {
      if ((*text)[at] == '%') {
        if (at + 1 >= text->size() || (*text)[at + 1] != '%') break;
        at++;
      }
      plain += (*text)[at];
    }
    if (!plain.empty()) values.push_back(literal(std::move(plain)));
    if (at >= text->size()) break;
    if (used >= arguments.size) return false;
    at++;
    auto spec = parse_percent(*text, at);
    if (!spec) return false;
    Expr* argument = arguments[used++];
    Expr* format = spec->format.empty() ? nullptr : literal(spec->format);
    values.push_back(arena_.make<FormattedValue>(Expr{ExprKind::FormattedValue, false, 1, argument->loc}, argument,
                                                 int(spec->conversion), format));
  }
  if (used < arguments.size) return false;
  joined_str(arena_.make<JoinedStr>(Expr{ExprKind::JoinedStr, false, 1, e->loc}, arena_.seq(values)));
  return true;
}

void CodeGenerator::joined_str(JoinedStr* e) {
  size_t n = e->values.size;
  if (n > stack_use_guideline) {
    emit_string("", e->loc);
    emit_attribute(AttributeLoad::method, "join", e->loc);
    emit(BUILD_LIST, 0, e->loc);
    for (Expr* value : e->values) {
      expr(value);
      emit(LIST_APPEND, 1, e->loc);
    }
    return emit(CALL, 1, e->loc);
  }
  exprs(e->values);
  if (n > 1) {
    emit(BUILD_STRING, int(n), e->loc);
  } else if (n == 0) {
    emit_string("", e->loc);
  }
}

void CodeGenerator::formatted_value(FormattedValue* e) {
  expr(e->value);
  switch (e->conversion) {
    case 's': emit(CONVERT_VALUE, code::CONVERT_STR, e->loc); break;
    case 'r': emit(CONVERT_VALUE, code::CONVERT_REPR, e->loc); break;
    case 'a': emit(CONVERT_VALUE, code::CONVERT_ASCII, e->loc); break;
    default: break;
  }
  if (e->format_spec == nullptr) return emit(FORMAT_SIMPLE, e->loc);
  expr(e->format_spec);
  emit(FORMAT_WITH_SPEC, e->loc);
}

void CodeGenerator::emit_yield(const Location& loc) {
  if (scope().generator && scope().coroutine) emit(CALL_INTRINSIC_1, code::INTRINSIC_ASYNC_GEN_WRAP, loc);
  emit(YIELD_VALUE, 0, loc);
  emit(RESUME, code::RESUME_AFTER_YIELD, loc);
}

}  // namespace lockstep::python::compile
