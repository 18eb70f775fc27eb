// Functions, lambdas, classes and their annotations.
#include "python/compile/codegen.h"
#include "python/compile/unparse.h"

#include "python/compile/clean_doc.h"

namespace lockstep::python::compile {

using namespace code::op;

Arity CodeGenerator::arity_of(const Arguments* args) {
  return {args->args.size + args->posonlyargs.size, args->posonlyargs.size, args->kwonlyargs.size};
}

void CodeGenerator::decorators(Seq<Expr*> list) { exprs(list); }

void CodeGenerator::apply_decorators(Seq<Expr*> list) {
  for (size_t i = list.size; i-- > 0;) emit(CALL, 0, list[i]->loc);
}

void CodeGenerator::make_closure(const CodePtr& made, int flags, const Location& loc) {
  int free_count = 0;
  for (const code::Local& local : made->locals_plus) {
    if ((local.kind & code::local_free) == 0) continue;
    Name name = arena_.intern(local.name);
    bool special = unit().kind == UnitKind::class_body &&
                   (name == "__class__" || name == "__classdict__" || name == "__conditional_annotations__");
    bool is_cell = special || scope().scope_of(name) == VariableScope::cell;
    emit(LOAD_CLOSURE, is_cell ? unit().cellvars.add(name) : unit().freevars.add(name), loc);
    free_count++;
  }
  if (free_count > 0) {
    flags |= code::FUNCTION_CLOSURE;
    emit(BUILD_TUPLE, free_count, loc);
  }
  emit_constant({made}, loc);
  emit(MAKE_FUNCTION, loc);
  for (int attribute : {code::FUNCTION_CLOSURE, code::FUNCTION_ANNOTATIONS, code::FUNCTION_ANNOTATE,
                        code::FUNCTION_KWDEFAULTS, code::FUNCTION_DEFAULTS}) {
    if ((flags & attribute) != 0) emit(SET_FUNCTION_ATTRIBUTE, attribute, loc);
  }
}

// Pushes the tuple and the dict of default values that there are; returns which.
int CodeGenerator::default_arguments(Arguments* args, const Location& loc) {
  int flags = 0;
  if (!args->defaults.empty()) {
    exprs(args->defaults);
    emit(BUILD_TUPLE, int(args->defaults.size), loc);
    flags |= code::FUNCTION_DEFAULTS;
  }
  int count = 0;
  for (size_t i = 0; i < args->kwonlyargs.size; i++) {
    if (args->kw_defaults[i] == nullptr) continue;
    emit_string(mangled(args->kwonlyargs[i]->arg), loc);
    expr(args->kw_defaults[i]);
    count++;
  }
  if (count > 0) {
    emit(BUILD_MAP, count, loc);
    flags |= code::FUNCTION_KWDEFAULTS;
  }
  return flags;
}

void CodeGenerator::enter_annotations(Scope* scope, const Location& loc) {
  enter_unit(scope->name, UnitKind::annotations, scope, loc.line, {}, {1, 1, 0});
  Label body = new_label();
  // if format > VALUE_WITH_FAKE_GLOBALS: raise NotImplementedError
  emit(LOAD_FAST, 0, loc);
  emit_constant({int64_t(2)}, loc);
  compare_operator(CompareOperator::Gt, loc);
  emit_jump(POP_JUMP_IF_FALSE, body, loc);
  emit(LOAD_COMMON_CONSTANT, code::CONSTANT_NOT_IMPLEMENTED_ERROR, loc);
  emit(RAISE_VARARGS, 1, loc);
  use(body);
}

void CodeGenerator::leave_annotations(const Location& loc) {
  emit(RETURN_VALUE, loc);
  CodePtr made = finish_unit(true);
  auto renamed = std::make_shared<code::Code>(*made);
  if (!renamed->locals_plus.empty()) renamed->locals_plus[0].name = "format";  // ".format" until here, lest it clash
  make_closure(renamed, 0, loc);
}

void CodeGenerator::annotation_text(Expr* annotation) { emit_string(unparse(annotation), annotation->loc); }

void CodeGenerator::argument_annotation(Name name, Expr* annotation, int& count, const Location& loc) {
  if (annotation == nullptr) return;
  emit_string(mangled(name), loc);
  if (features_.future_annotations) {
    annotation_text(annotation);
  } else if (annotation->kind == ExprKind::Starred) {
    expr(as<UnaryForm>(annotation)->value);
    emit(UNPACK_SEQUENCE, 1, loc);
  } else {
    expr(annotation);
  }
  count++;
}

int CodeGenerator::function_annotations(FunctionDef* s) {
  Scope* scope = symbols_.of(s->args);
  if (!scope->annotations_used) return 0;
  const Location& loc = s->loc;
  enter_annotations(scope, loc);
  Arguments* args = s->args;
  int count = 0;
  auto all = [&](Seq<Arg*> list) {
    for (Arg* arg : list) argument_annotation(arg->arg, arg->annotation, count, loc);
  };
  all(args->args);
  all(args->posonlyargs);
  if (args->vararg != nullptr) argument_annotation(args->vararg->arg, args->vararg->annotation, count, loc);
  all(args->kwonlyargs);
  if (args->kwarg != nullptr) argument_annotation(args->kwarg->arg, args->kwarg->annotation, count, loc);
  argument_annotation("return", s->returns, count, loc);
  emit(BUILD_MAP, count, loc);
  leave_annotations(loc);
  return code::FUNCTION_ANNOTATE;
}

void CodeGenerator::wrap_in_stopiteration_handler() {
  Label handler = new_label();
  unit().sequence.insert_first(SETUP_CLEANUP, handler.id, no_location);
  emit_none(no_location);
  emit(RETURN_VALUE, no_location);
  use(handler);
  emit(CALL_INTRINSIC_1, code::INTRINSIC_STOPITERATION_ERROR, no_location);
  emit(RERAISE, 1, no_location);
}

void CodeGenerator::function(FunctionDef* s) {
  decorators(s->decorators);
  int first_line = s->decorators.empty() ? s->loc.line : s->decorators[0]->loc.line;
  int flags = default_arguments(s->args, s->loc);
  flags |= function_annotations(s);
  CodePtr made = function_body(s, first_line);
  make_closure(made, flags, s->loc);
  apply_decorators(s->decorators);
  name_operation(s->name, Context::store, s->loc);
}

CodeGenerator::CodePtr CodeGenerator::function_body(FunctionDef* s, int first_line) {
  Scope* inner = symbols_.of(s);
  enter_unit(s->name, s->is_async ? UnitKind::async_function : UnitKind::function, inner, first_line, {},
             arity_of(s->args));
  size_t first = 0;
  if (inner->has_docstring) {
    first = 1;
    unit().constants.add({clean_doc(std::get<std::string>(docstring_of(s->body)->value->value))});
  }
  bool is_generator = inner->coroutine || inner->generator;
  Label start = new_label();
  use(start);
  if (is_generator) push_block(BlockKind::stop_iteration, no_location, start);
  for (size_t i = first; i < s->body.size; i++) statement(s->body[i]);
  if (is_generator) {
    wrap_in_stopiteration_handler();
    pop_block();
  }
  return finish_unit(true);
}

void CodeGenerator::lambda(Lambda* e) {
  int flags = default_arguments(e->args, e->loc);
  Scope* inner = symbols_.of(e);
  enter_unit("<lambda>", UnitKind::lambda, inner, e->loc.line, {}, arity_of(e->args));
  expr(e->body);
  CodePtr made;
  if (inner->generator) {
    made = finish_unit(false);
  } else {
    emit(RETURN_VALUE, e->body->loc);
    made = finish_unit(true);
  }
  make_closure(made, flags, e->loc);
}

void CodeGenerator::class_def(ClassDef* s) {
  decorators(s->decorators);
  int first_line = s->decorators.empty() ? s->loc.line : s->decorators[0]->loc.line;
  class_body(s, first_line);
  call_arguments(2, s->bases, s->keywords, s->loc);
  apply_decorators(s->decorators);
  name_operation(s->name, Context::store, s->loc);
}

void CodeGenerator::class_body(ClassDef* s, int first_line) {
  Scope* inner = symbols_.of(s);
  enter_unit(s->name, UnitKind::class_body, inner, first_line, s->name);
  Location loc{first_line, first_line, 0, 0};
  name_operation("__name__", Context::load, loc);
  name_operation("__module__", Context::store, loc);
  emit_string(unit().qualified_name, loc);
  name_operation("__qualname__", Context::store, loc);
  emit_constant({int64_t(unit().first_line)}, loc);
  name_operation("__firstlineno__", Context::store, loc);
  if (inner->needs_classdict) {
    emit(LOAD_LOCALS, loc);
    emit(STORE_DEREF, unit().cellvars.add("__classdict__"), loc);
  }
  if (inner->has_conditional_annotations) {
    emit(BUILD_SET, 0, loc);
    emit(STORE_DEREF, unit().cellvars.add("__conditional_annotations__"), loc);
  }
  body(s->body, loc);
  code::Tuple attributes;
  for (Name name : unit().static_attributes) attributes.items.push_back({std::string(name)});
  emit_constant({std::move(attributes)}, no_location);
  name_operation("__static_attributes__", Context::store, no_location);
  if (inner->needs_classdict) {
    emit(LOAD_CLOSURE, unit().cellvars.add("__classdict__"), no_location);
    name_operation("__classdictcell__", Context::store, no_location);
  }
  if (inner->needs_class_closure) {
    emit(LOAD_CLOSURE, unit().cellvars.add("__class__"), no_location);
    emit(COPY, 1, no_location);
    name_operation("__classcell__", Context::store, no_location);
  } else {
    emit_none(no_location);
  }
  emit(RETURN_VALUE, no_location);
  CodePtr made = finish_unit(true);

  emit(LOAD_BUILD_CLASS, s->loc);
  emit(PUSH_NULL, s->loc);
  make_closure(made, 0, s->loc);
  emit_string(s->name, s->loc);
}

// The `__annotate__` function of a class or module, from the annotated assignments met so far.
void CodeGenerator::deferred_annotations(const Location& loc) {
  if (unit().deferred_annotations.empty()) return;
  std::vector<Unit::DeferredAnnotation> deferred = std::move(unit().deferred_annotations);
  UnitKind kind = unit().kind;
  bool in_class = scope().kind == ScopeKind::class_body;
  bool separate = kind == UnitKind::module;  // runs before everything else
  if (separate) std::swap(unit().sequence, unit().annotations_code);

  enter_annotations(scope().annotation_block, loc);
  emit(BUILD_MAP, 0, loc);
  for (const auto& [s, index] : deferred) {
    Label not_set = new_label();
    Name name = mangled(as<NameExpr>(s->target)->id);
    if (index >= 0) {
      emit_constant({int64_t(index)}, s->loc);
      if (kind == UnitKind::class_body) {
        emit(LOAD_DEREF, unit().freevars.add("__conditional_annotations__"), s->loc);
      } else {
        emit(LOAD_GLOBAL, unit().names.add("__conditional_annotations__") << 1, s->loc);
      }
      emit(CONTAINS_OP, 0, s->loc);
      emit_jump(POP_JUMP_IF_FALSE, not_set, s->loc);
    }
    expr(s->annotation);
    emit(COPY, 2, s->loc);
    emit_string(name, s->loc);
    emit(STORE_SUBSCR, loc);
    use(not_set);
  }
  leave_annotations(loc);
  name_operation(in_class ? "__annotate_func__" : "__annotate__", Context::store, loc);
  if (separate) {
    std::swap(unit().sequence, unit().annotations_code);
    unit().has_annotations_code = true;
  }
}

}  // namespace lockstep::python::compile
