// Calls: of functions, of methods, of super().
#include <algorithm>

#include "python/compile/codegen.h"
#include "python/compile/warn.h"

namespace lockstep::python::compile {

using namespace code::op;

void CodeGenerator::check_keywords(Seq<Keyword*> keywords) {
  std::unordered_set<Name> seen;
  for (Keyword* k : keywords) {
    if (!k->unpacks && !seen.insert(k->arg).second) {
      return error(k->loc, "keyword argument repeated: " + std::string(k->arg));
    }
  }
}

void CodeGenerator::call(Call* e) {
  check_keywords(e->keywords);
  if (method_call(e)) return;
  warn_of_call(*e->func, arena_);
  Label skip_normal_call = new_label();
  expr(e->func);
  function_call_shortcut(e, skip_normal_call);
  emit(PUSH_NULL, e->func->loc);
  call_arguments(0, e->args, e->keywords, e->loc);
  use(skip_normal_call);
}

// all(generator), any(generator), tuple(generator): the loop is written out, in case the name means the built-in.
bool CodeGenerator::function_call_shortcut(Call* e, Label end) {
  if (e->func->kind != ExprKind::Name || e->args.size != 1 || !e->keywords.empty() ||
      e->args[0]->kind != ExprKind::GeneratorExp) {
    return false;
  }
  Name name = as<NameExpr>(e->func)->id;
  const Location& loc = e->func->loc;
  Label skip = new_label();
  bool is_tuple = name == "tuple", is_all = name == "all";
  if (!is_tuple && !is_all && name != "any") return false;

  emit(COPY, 1, loc);
  emit(LOAD_COMMON_CONSTANT,
       is_tuple ? code::CONSTANT_BUILTIN_TUPLE
       : is_all ? code::CONSTANT_BUILTIN_ALL
                : code::CONSTANT_BUILTIN_ANY,
       loc);
  emit(IS_OP, 0, loc);
  emit_jump(POP_JUMP_IF_FALSE, skip, loc);
  emit(POP_TOP, loc);
  if (is_tuple) emit(BUILD_LIST, 0, loc);
  expr(e->args[0]);
  Label loop = new_label(), cleanup = new_label();
  use(loop);
  emit_jump(FOR_ITER, cleanup, loc);
  if (is_tuple) {
    emit(LIST_APPEND, 2, loc);
    emit_jump(JUMP, loop, loc);
  } else {
    emit(TO_BOOL, loc);
    emit_jump(is_all ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, loop, loc);
  }
  emit(POP_ITER, no_location);
  if (!is_tuple) emit_constant({!is_all}, loc);
  emit_jump(JUMP, end, loc);
  use(cleanup);
  emit(END_FOR, no_location);
  emit(POP_ITER, no_location);
  if (is_tuple) {
    emit(CALL_INTRINSIC_1, code::INTRINSIC_LIST_TO_TUPLE, loc);
  } else {
    emit_constant({is_all}, loc);
  }
  emit_jump(JUMP, end, loc);
  use(skip);
  return true;
}

bool CodeGenerator::method_call(Call* e) {
  if (e->func->kind != ExprKind::Attribute) return false;
  auto* method = as<Attribute>(e->func);
  if (method->ctx != Context::load) return false;
  // A function of an imported module is better off with a plain load.
  if (method->value->kind == ExprKind::Name &&
      (symbols_.top->flags_of(as<NameExpr>(method->value)->id) & def_import) != 0) {
    return false;
  }
  size_t keywords = e->keywords.size;
  if (e->args.size + keywords + (keywords != 0 ? 1 : 0) >= stack_use_guideline) return false;
  for (Expr* arg : e->args) {
    if (arg->kind == ExprKind::Starred) return false;
  }
  for (Keyword* k : e->keywords) {
    if (k->unpacks) return false;
  }

  Location loc = method->loc;
  if (is_super_call(method)) {
    auto* super = as<Call>(method->value);
    super_arguments(super);
    emit_attribute(super->args.empty() ? AttributeLoad::zero_super_method : AttributeLoad::super_method, method->attr,
                   loc);
    loc = attribute_location(loc, method);
    emit(NOP, loc);
  } else {
    expr(method->value);
    loc = attribute_location(loc, method);
    emit_attribute(AttributeLoad::method, method->attr, loc);
  }
  exprs(e->args);
  if (keywords > 0) {
    for (Keyword* k : e->keywords) expr(k->value);
    keyword_names(e->keywords, loc);
    emit(CALL_KW, int(e->args.size + keywords), attribute_location(e->loc, method));
  } else {
    emit(CALL, int(e->args.size), attribute_location(e->loc, method));
  }
  return true;
}

void CodeGenerator::keyword_names(Seq<Keyword*> keywords, const Location& loc) {
  code::Tuple names;
  for (Keyword* k : keywords) names.items.push_back({std::string(k->arg)});
  emit_constant({std::move(names)}, loc);
}

void CodeGenerator::keyword_dict(Seq<Keyword*> keywords, size_t begin, size_t end, const Location& loc) {
  size_t n = end - begin;
  bool big = n * 2 > stack_use_guideline;
  if (big) emit(BUILD_MAP, 0, no_location);
  for (size_t i = begin; i < end; i++) {
    emit_string(keywords[i]->arg, loc);
    expr(keywords[i]->value);
    if (big) emit(MAP_ADD, 1, no_location);
  }
  if (!big) emit(BUILD_MAP, int(n), loc);
}

// `pushed` arguments are on the stack already.
void CodeGenerator::call_arguments(int pushed, Seq<Expr*> args, Seq<Keyword*> keywords, const Location& loc) {
  check_keywords(keywords);
  bool plain = args.size + keywords.size * 2 <= stack_use_guideline;
  for (Expr* arg : args) plain = plain && arg->kind != ExprKind::Starred;
  for (Keyword* k : keywords) plain = plain && !k->unpacks;
  if (plain) {
    exprs(args);
    if (keywords.empty()) return emit(CALL, pushed + int(args.size), loc);
    for (Keyword* k : keywords) expr(k->value);
    keyword_names(keywords, loc);
    return emit(CALL_KW, pushed + int(args.size + keywords.size), loc);
  }

  if (pushed == 0 && args.size == 1 && args[0]->kind == ExprKind::Starred) {
    expr(as<UnaryForm>(args[0])->value);
  } else {
    star_unpack(args, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true, loc);
  }
  bool have_dict = false;
  size_t pending = 0;  // keywords that are not written yet
  auto flush = [&](size_t end) {
    keyword_dict(keywords, end - pending, end, loc);
    if (have_dict) emit(DICT_MERGE, 1, loc);
    have_dict = true;
    pending = 0;
  };
  for (size_t i = 0; i < keywords.size; i++) {
    if (!keywords[i]->unpacks) {
      pending++;
      continue;
    }
    if (pending > 0) flush(i);
    if (!have_dict) {
      emit(BUILD_MAP, 0, loc);
      have_dict = true;
    }
    expr(keywords[i]->value);
    emit(DICT_MERGE, 1, loc);
  }
  if (pending > 0) flush(keywords.size);
  if (keywords.empty()) emit(PUSH_NULL, loc);
  emit(CALL_FUNCTION_EX, loc);
}

// `super().name` or `super(C, self).name` where `super` is not visibly something else.
bool CodeGenerator::is_super_call(Attribute* e) {
  if (e->value->kind != ExprKind::Call) return false;
  auto* super = as<Call>(e->value);
  if (super->func->kind != ExprKind::Name || as<NameExpr>(super->func)->id != "super" || e->attr == "__class__" ||
      !super->keywords.empty()) {
    return false;
  }
  if (scope().scope_of("super") != VariableScope::global_implicit) return false;
  if (symbols_.top->scope_of("super") != VariableScope::unknown) return false;
  if (super->args.size == 2) {
    return super->args[0]->kind != ExprKind::Starred && super->args[1]->kind != ExprKind::Starred;
  }
  if (!super->args.empty()) return false;
  if (unit().argcount == 0) return false;
  return scope().scope_of("__class__") == VariableScope::free;
}

void CodeGenerator::super_arguments(Call* e) {
  name_operation("super", Context::load, e->func->loc);
  if (e->args.size == 2) return exprs(e->args);
  name_operation("__class__", Context::load, e->loc);
  name_operation(unit().varnames.begin()->name, Context::load, e->loc);
}

}  // namespace lockstep::python::compile
