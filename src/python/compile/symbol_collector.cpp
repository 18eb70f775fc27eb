// The first pass: scopes, and what statements do with names.
#include "python/compile/symbol_collector.h"

namespace lockstep::python::compile {

Name mangle(Arena& arena, Name class_name, Name name) {
  if (class_name.empty() || !name.starts_with("__")) return name;
  if (name.ends_with("__") || name.find('.') != name.npos) return name;
  size_t letters = class_name.find_first_not_of('_');
  if (letters == class_name.npos) return name;
  return arena.intern("_" + std::string(class_name.substr(letters)) + std::string(name));
}

SymbolCollector::SymbolCollector(Arena& arena, const Features& features, Failure& failure, SymbolTable& out)
    : arena_(arena), features_(features), failure_(failure), out_(out) {}

bool SymbolCollector::collect(const Module& module) {
  enter(new_scope("top", ScopeKind::module, &module, {}));
  out_.top = current_;
  if (module.expression != nullptr) return expr(module.expression);
  current_->has_docstring = docstring_of(module.body) != nullptr;
  return statements(module.body);
}

bool SymbolCollector::fail(std::string message, const Location& loc) {
  failure_.set(std::move(message), loc);
  return false;
}

Scope* SymbolCollector::new_scope(Name name, ScopeKind kind, const void* node, const Location& loc) {
  Scope* scope = &out_.scopes.emplace_back();
  scope->kind = kind;
  scope->name = name;
  scope->loc = loc;
  if (current_ != nullptr) {
    scope->nested = current_->nested || current_->is_function_like();
    scope->method = current_->kind == ScopeKind::class_body && kind == ScopeKind::function;
  }
  if (node != nullptr) out_.by_node[node] = scope;
  return scope;
}

void SymbolCollector::enter(Scope* scope) {
  Scope* previous = current_;
  stack_.push_back(scope);
  if (previous != nullptr) scope->comp_iter_expr = previous->comp_iter_expr;
  current_ = scope;
  // Under `from __future__ import annotations` annotations become text: their names count for nothing.
  if (features_.future_annotations && scope->kind == ScopeKind::annotation) return;
  if (previous != nullptr) previous->children.push_back(scope);
}

void SymbolCollector::enter_block(Name name, ScopeKind kind, const void* node, const Location& loc) {
  enter(new_scope(name, kind, node, loc));
  if (kind == ScopeKind::annotation) {
    add(".format", def_param, loc);
    add(".format", use, loc);
  }
}

void SymbolCollector::leave() {
  stack_.pop_back();
  current_ = stack_.back();
}

bool SymbolCollector::add(Name name, uint32_t flag, const Location& loc) { return add_to(name, flag, current_, loc); }

bool SymbolCollector::add_to(Name name, uint32_t flag, Scope* scope, const Location& loc) {
  Name mangled = mangle(arena_, private_, name);
  if ((flag & (def_param | def_local | def_import)) != 0 && name == "__debug__") {
    return fail("cannot assign to __debug__", loc);
  }
  SymbolInfo& info = scope->symbols[mangled];
  if ((flag & def_param) != 0 && (info.flags & def_param) != 0) {
    return fail("duplicate argument '" + std::string(name) + "' in function definition", loc);
  }
  info.flags |= flag;
  if (scope->comp_iter_target) {
    if ((info.flags & (def_global | def_nonlocal)) != 0) {
      return fail("comprehension inner loop cannot rebind assignment expression target '" + std::string(name) + "'",
                  loc);
    }
    info.flags |= def_comp_iter;
  }
  if ((flag & def_param) != 0) {
    scope->varnames.push_back(mangled);
  } else if ((flag & def_global) != 0) {
    out_.top->symbols[mangled].flags |= flag;
  }
  return true;
}

uint32_t SymbolCollector::lookup(Name name) const { return lookup_in(current_, name); }
uint32_t SymbolCollector::lookup_in(const Scope* scope, Name name) const {
  return scope->flags_of(mangle(arena_, private_, name));
}

void SymbolCollector::record_directive(Name name, const Location& loc) {
  current_->directives.push_back({mangle(arena_, private_, name), loc});
}

bool SymbolCollector::statements(Seq<Stmt*> body) {
  for (Stmt* s : body) {
    if (!statement(s)) return false;
  }
  return true;
}

bool SymbolCollector::conditional(std::initializer_list<Seq<Stmt*>> bodies) {
  Scope* scope = current_;
  bool before = scope->in_conditional_block;
  scope->in_conditional_block = true;
  for (Seq<Stmt*> body : bodies) {
    if (!statements(body)) return false;
  }
  scope->in_conditional_block = before;
  return true;
}

bool SymbolCollector::statement(Stmt* s) {
  switch (s->kind) {
    case StmtKind::FunctionDef: return function(as<FunctionDef>(s));
    case StmtKind::ClassDef: return class_def(as<ClassDef>(s));
    case StmtKind::Return:
    case StmtKind::Expr: return optional(as<ValueStmt>(s)->value);
    case StmtKind::Delete: return exprs(as<Delete>(s)->targets);
    case StmtKind::Assign: return exprs(as<Assign>(s)->targets) && expr(as<Assign>(s)->value);
    case StmtKind::AugAssign: return expr(as<AugAssign>(s)->target) && expr(as<AugAssign>(s)->value);
    case StmtKind::AnnAssign: return annotated_assignment(as<AnnAssign>(s));
    case StmtKind::For: {
      auto* loop = as<For>(s);
      if (loop->is_async && !current_->coroutine) return fail("'async for' outside async function", s->loc);
      return expr(loop->target) && expr(loop->iter) && conditional({loop->body, loop->orelse});
    }
    case StmtKind::While:
    case StmtKind::If: {
      auto* c = as<Conditional>(s);
      return expr(c->test) && conditional({c->body, c->orelse});
    }
    case StmtKind::With: {
      auto* with = as<With>(s);
      if (with->is_async && !current_->coroutine) return fail("'async with' outside async function", s->loc);
      bool before = current_->in_conditional_block;
      current_->in_conditional_block = true;
      for (const WithItem& item : with->items) {
        if (!expr(item.context_expr) || !optional(item.optional_vars)) return false;
      }
      current_->in_conditional_block = before;
      return conditional({with->body});
    }
    case StmtKind::Raise: return optional(as<Raise>(s)->exc) && optional(as<Raise>(s)->cause);
    case StmtKind::Try: return try_statement(as<Try>(s));
    case StmtKind::Assert: return expr(as<Assert>(s)->test) && optional(as<Assert>(s)->msg);
    case StmtKind::Import:
    case StmtKind::ImportFrom:
      for (const Alias& alias : as<ImportStmt>(s)->names) {
        if (alias.name == "*") {
          if (current_->kind == ScopeKind::module) continue;
          return fail("import * only allowed at module level", alias.loc);
        }
        Name name = alias.asname.empty() ? alias.name.substr(0, alias.name.find('.')) : alias.asname;
        if (!add(arena_.intern(name), def_import, alias.loc)) return false;
      }
      return true;
    case StmtKind::Global: return declaration(as<NamesStmt>(s), def_global, "global");
    case StmtKind::Nonlocal: return declaration(as<NamesStmt>(s), def_nonlocal, "nonlocal");
    case StmtKind::Pass:
    case StmtKind::Break:
    case StmtKind::Continue: return true;
  }
  return true;
}

bool SymbolCollector::declaration(NamesStmt* s, uint32_t flag, const char* word) {
  for (Name name : s->names) {
    uint32_t seen = lookup(name);
    std::string quoted = "name '" + std::string(name) + "' ";
    if ((seen & def_param) != 0) return fail(quoted + "is parameter and " + word, s->loc);
    if ((seen & use) != 0) return fail(quoted + "is used prior to " + word + " declaration", s->loc);
    if ((seen & def_annot) != 0) {
      return fail("annotated name '" + std::string(name) + "' can't be " + word, s->loc);
    }
    if ((seen & def_local) != 0) return fail(quoted + "is assigned to before " + word + " declaration", s->loc);
    if (!add(name, flag, s->loc)) return false;
    record_directive(name, s->loc);
  }
  return true;
}

bool SymbolCollector::try_statement(Try* s) {
  bool before = current_->in_conditional_block;
  current_->in_conditional_block = true;
  if (!statements(s->body)) return false;
  for (ExceptHandler* handler : s->handlers) {
    if (!optional(handler->type)) return false;
    if (!handler->name.empty() && !add(handler->name, def_local, handler->loc)) return false;
    if (!statements(handler->body)) return false;
  }
  if (!statements(s->orelse) || !statements(s->finalbody)) return false;
  current_->in_conditional_block = before;
  return true;
}

bool SymbolCollector::annotated_assignment(AnnAssign* s) {
  current_->annotations_used = true;
  if (s->target->kind == ExprKind::Name) {
    auto* target = as<NameExpr>(s->target);
    uint32_t seen = lookup(target->id);
    if ((seen & (def_global | def_nonlocal)) != 0 && current_ != out_.top && s->simple) {
      return fail("annotated name '" + std::string(target->id) + "' can't be " +
                      ((seen & def_global) != 0 ? "global" : "nonlocal"),
                  s->loc);
    }
    if (s->simple) {
      if (!add(target->id, def_annot | def_local, target->loc)) return false;
    } else if (s->value != nullptr && !add(target->id, def_local, target->loc)) {
      return false;
    }
  } else if (!expr(s->target)) {
    return false;
  }
  return annotation(s->annotation) && optional(s->value);
}

// The annotation of a variable: belongs to the `__annotate__` function of its class or module.
bool SymbolCollector::annotation(Expr* e) {
  Scope* parent = current_;
  bool unevaluated = parent->kind == ScopeKind::function;
  bool conditional =
      (parent->kind == ScopeKind::class_body && parent->in_conditional_block) || parent->kind == ScopeKind::module;
  if (conditional && !parent->has_conditional_annotations) {
    parent->has_conditional_annotations = true;
    if (!add("__conditional_annotations__", use, e->loc)) return false;
  }
  if (parent->annotation_block == nullptr) {
    enter_block("__annotate__", ScopeKind::annotation, nullptr, e->loc);
    parent->annotation_block = current_;
    if (parent->kind == ScopeKind::class_body && !features_.future_annotations) {
      current_->can_see_class_scope = true;
      if (!add("__classdict__", use, e->loc)) return false;
    }
  } else {
    stack_.push_back(parent->annotation_block);
    current_ = parent->annotation_block;
  }
  bool before = current_->in_unevaluated_annotation;
  current_->in_unevaluated_annotation = unevaluated;
  bool good = expr(e);
  current_->in_unevaluated_annotation = before;
  leave();
  return good;
}

bool SymbolCollector::function(FunctionDef* s) {
  if (!add(s->name, def_local, s->loc) || !defaults(s->args) || !exprs(s->decorators)) return false;
  Scope* scope = new_scope(s->name, ScopeKind::function, s, s->loc);
  scope->has_docstring = docstring_of(s->body) != nullptr;
  scope->coroutine = s->is_async;
  if (!function_annotations(s)) return false;
  enter(scope);
  if (!parameters(s->args) || !statements(s->body)) return false;
  leave();
  return true;
}

bool SymbolCollector::function_annotations(FunctionDef* s) {
  bool in_class = current_->can_see_class_scope || current_->kind == ScopeKind::class_body;
  enter_block("__annotate__", ScopeKind::annotation, s->args, s->loc);
  if (in_class) {
    current_->can_see_class_scope = true;
    if (!add("__classdict__", use, s->loc)) return false;
  }
  auto annotate = [&](Expr* e) {
    if (e == nullptr) return true;
    current_->annotations_used = true;
    return expr(e);
  };
  auto all = [&](Seq<Arg*> args) {
    for (Arg* arg : args) {
      if (!annotate(arg->annotation)) return false;
    }
    return true;
  };
  Arguments* a = s->args;
  if (!all(a->posonlyargs) || !all(a->args)) return false;
  if (a->vararg != nullptr && !annotate(a->vararg->annotation)) return false;
  if (a->kwarg != nullptr && !annotate(a->kwarg->annotation)) return false;
  if (!all(a->kwonlyargs) || !annotate(s->returns)) return false;
  leave();
  return true;
}

bool SymbolCollector::class_def(ClassDef* s) {
  if (!add(s->name, def_local, s->loc) || !exprs(s->decorators)) return false;
  if (!exprs(s->bases) || !keywords(s->keywords)) return false;
  enter_block(s->name, ScopeKind::class_body, s, s->loc);
  Name outer = private_;
  private_ = s->name;
  current_->has_docstring = docstring_of(s->body) != nullptr;
  if (!statements(s->body)) return false;
  leave();
  private_ = outer;
  return true;
}

bool SymbolCollector::defaults(Arguments* args) {
  if (!exprs(args->defaults)) return false;
  for (Expr* e : args->kw_defaults) {
    if (!optional(e)) return false;
  }
  return true;
}

bool SymbolCollector::parameters(Arguments* args) {
  auto all = [&](Seq<Arg*> list) {
    for (Arg* arg : list) {
      if (!add(arg->arg, def_param, arg->loc)) return false;
    }
    return true;
  };
  if (!all(args->posonlyargs) || !all(args->args) || !all(args->kwonlyargs)) return false;
  if (args->vararg != nullptr) {
    if (!add(args->vararg->arg, def_param, args->vararg->loc)) return false;
    current_->varargs = true;
  }
  if (args->kwarg != nullptr) {
    if (!add(args->kwarg->arg, def_param, args->kwarg->loc)) return false;
    current_->varkeywords = true;
  }
  return true;
}

bool SymbolCollector::keywords(Seq<Keyword*> list) {
  for (Keyword* k : list) {
    if (!k->unpacks && k->arg == "__debug__") return fail("cannot assign to __debug__", k->loc);
  }
  for (Keyword* k : list) {
    if (!expr(k->value)) return false;
  }
  return true;
}

}  // namespace lockstep::python::compile
