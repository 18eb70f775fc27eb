// The second pass: from what scopes do with names to what the names are.
#include "python/compile/symbol_table.h"

#include <algorithm>
#include <cassert>

#include "python/compile/symbol_collector.h"

namespace lockstep::python::compile {
namespace {

using NameSet = std::unordered_set<Name>;

void add_all(NameSet& to, const NameSet& from) { to.insert(from.begin(), from.end()); }

class Analyzer {
 public:
  explicit Analyzer(Failure& failure) : failure_(failure) {}

  // `bound`: names of enclosing functions, null at module level. `free`: names that this scope and those in it leave
  // to the outside (output). `global`: names declared global outside.
  bool block(Scope* scope, NameSet* bound, NameSet& free, NameSet& global, Scope* class_scope);

 private:
  using Scopes = NameMap<VariableScope>;

  bool name(Scope* scope, Scopes& scopes, Name name, uint32_t flags, NameSet* bound, NameSet& local, NameSet& free,
            NameSet& global, Scope* class_scope);
  bool fail_at_directive(const Scope* scope, Name name, std::string message);
  static bool is_free_in_any_child(const Scope* scope, Name name);
  static void inline_comprehension(Scope* scope, Scope* comp, Scopes& scopes, NameSet& comp_free, NameSet& cells);
  static void drop_class_free(Scope* scope, NameSet& free);
  static void update_symbols(Scope* scope, const Scopes& scopes, const NameSet* bound, const NameSet& free,
                             const NameSet& inlined_cells, bool class_like);

  Failure& failure_;
};

bool Analyzer::fail_at_directive(const Scope* scope, Name name, std::string message) {
  Location loc = scope->loc;
  for (const auto& directive : scope->directives) {
    if (directive.name == name) {
      loc = directive.loc;
      break;
    }
  }
  failure_.set(std::move(message), loc);
  return false;
}

bool Analyzer::name(Scope* scope, Scopes& scopes, Name name, uint32_t flags, NameSet* bound, NameSet& local,
                    NameSet& free, NameSet& global, Scope* class_scope) {
  std::string quoted = "'" + std::string(name) + "'";
  if ((flags & def_global) != 0) {
    if ((flags & def_nonlocal) != 0) {
      return fail_at_directive(scope, name, "name " + quoted + " is nonlocal and global");
    }
    scopes[name] = VariableScope::global_explicit;
    global.insert(name);
    if (bound != nullptr) bound->erase(name);
    return true;
  }
  if ((flags & def_nonlocal) != 0) {
    if (bound == nullptr) {
      return fail_at_directive(scope, name, "nonlocal declaration not allowed at module level");
    }
    if (!bound->contains(name)) {
      return fail_at_directive(scope, name, "no binding for nonlocal " + quoted + " found");
    }
    scopes[name] = VariableScope::free;
    free.insert(name);
    return true;
  }
  if ((flags & def_bound) != 0) {
    scopes[name] = VariableScope::local;
    local.insert(name);
    global.erase(name);
    return true;
  }
  // An annotation in a class sees the class's names first, at run time.
  if (class_scope != nullptr) {
    uint32_t class_flags = class_scope->flags_of(name);
    if ((class_flags & def_global) != 0) {
      scopes[name] = VariableScope::global_explicit;
      return true;
    }
    if ((class_flags & def_bound) != 0 && (class_flags & def_nonlocal) == 0) {
      scopes[name] = VariableScope::global_implicit;
      return true;
    }
  }
  if (bound != nullptr && bound->contains(name)) {
    scopes[name] = VariableScope::free;
    free.insert(name);
    return true;
  }
  scopes[name] = VariableScope::global_implicit;
  return true;
}

bool Analyzer::is_free_in_any_child(const Scope* scope, Name name) {
  return std::any_of(scope->children.begin(), scope->children.end(),
                     [&](const Scope* child) { return child->scope_of(name) == VariableScope::free; });
}

void Analyzer::inline_comprehension(Scope* scope, Scope* comp, Scopes& scopes, NameSet& comp_free, NameSet& cells) {
  bool remove_class_cell = false;
  for (const auto& [name, info] : comp->symbols) {
    if ((info.flags & def_param) != 0) continue;
    VariableScope in_comp = info.scope;
    if (in_comp == VariableScope::cell || (info.flags & def_comp_cell) != 0) cells.insert(name);
    if (in_comp == VariableScope::free && scope->kind == ScopeKind::class_body && name == "__class__") {
      in_comp = VariableScope::global_implicit;
      comp_free.erase(name);
      remove_class_cell = true;
    }
    SymbolInfo* existing = scope->symbols.find(name);
    if (existing == nullptr) {
      scope->symbols[name] = {info.flags, VariableScope::unknown};
      scopes[name] = in_comp;
    } else if ((existing->flags & def_bound) != 0 && scope->kind != ScopeKind::class_body &&
               !is_free_in_any_child(comp, name)) {
      // free in the comprehension, local outside: one and the same local now
      comp_free.erase(name);
    }
  }
  if (remove_class_cell) comp->symbols.erase("__class__");
}

void Analyzer::drop_class_free(Scope* scope, NameSet& free) {
  if (free.erase("__class__") != 0) scope->needs_class_closure = true;
  if (free.erase("__classdict__") != 0) scope->needs_classdict = true;
  if (free.erase("__conditional_annotations__") != 0) scope->has_conditional_annotations = true;
}

void Analyzer::update_symbols(Scope* scope, const Scopes& scopes, const NameSet* bound, const NameSet& free,
                              const NameSet& inlined_cells, bool class_like) {
  for (auto& [name, info] : scope->symbols) {
    if (inlined_cells.contains(name)) info.flags |= def_comp_cell;
    const VariableScope* decided = scopes.find(name);
    assert(decided != nullptr);
    info.scope = *decided;
  }
  std::vector<Name> ordered(free.begin(), free.end());
  std::sort(ordered.begin(), ordered.end());  // a set has no order of its own; the outcome must have one
  for (Name name : ordered) {
    if (SymbolInfo* info = scope->symbols.find(name)) {
      if (class_like) info->flags |= def_free_class;
      continue;
    }
    if (bound != nullptr && !bound->contains(name)) continue;  // a global
    scope->symbols[name] = {0, VariableScope::free};
  }
}

bool Analyzer::block(Scope* scope, NameSet* bound, NameSet& free, NameSet& global, Scope* class_scope) {
  bool is_class = scope->kind == ScopeKind::class_body;
  NameSet local, new_global, new_free, new_bound, inlined_cells;
  Scopes scopes;
  if (is_class) {  // names of a class body are not visible in its methods: pass on only what came from outside
    add_all(new_global, global);
    if (bound != nullptr) add_all(new_bound, *bound);
  }
  for (const auto& [n, info] : scope->symbols) {
    if (!name(scope, scopes, n, info.flags, bound, local, free, global, class_scope)) return false;
  }
  if (!is_class) {
    if (scope->is_function_like()) add_all(new_bound, local);
    if (bound != nullptr) add_all(new_bound, *bound);
    add_all(new_global, global);
  } else {
    new_bound.insert("__class__");
    new_bound.insert("__classdict__");
    new_bound.insert("__conditional_annotations__");
  }

  for (Scope* child : scope->children) {
    Scope* child_class = nullptr;
    if (child->can_see_class_scope) child_class = is_class ? scope : class_scope;
    bool inlined = child->comprehension != ComprehensionKind::none && !child->generator && !scope->can_see_class_scope;
    NameSet child_bound = new_bound, child_free = new_free, child_global = new_global;
    if (!block(child, &child_bound, child_free, child_global, child_class)) return false;
    if (inlined) {
      inline_comprehension(scope, child, scopes, child_free, inlined_cells);
      child->comp_inlined = true;
    }
    add_all(new_free, child_free);
  }
  // The children of a merged comprehension are children of this scope now.
  for (size_t i = scope->children.size(); i-- > 0;) {
    Scope* child = scope->children[i];
    if (!child->comp_inlined) continue;
    auto at = scope->children.erase(scope->children.begin() + std::ptrdiff_t(i));
    scope->children.insert(at, child->children.begin(), child->children.end());
  }

  if (scope->is_function_like()) {
    for (auto& [n, s] : scopes) {
      if (s != VariableScope::local || (!new_free.contains(n) && !inlined_cells.contains(n))) continue;
      s = VariableScope::cell;
      new_free.erase(n);
    }
  } else if (is_class) {
    drop_class_free(scope, new_free);
  }
  update_symbols(scope, scopes, bound, new_free, inlined_cells, is_class || scope->can_see_class_scope);
  add_all(free, new_free);
  return true;
}

}  // namespace

bool build_symbol_table(const Module& module, Arena& arena, const Features& features, Failure& failure,
                        SymbolTable& out) {
  if (!SymbolCollector(arena, features, failure, out).collect(module)) return false;
  NameSet free, global;
  return Analyzer(failure).block(out.top, nullptr, free, global, nullptr);
}

}  // namespace lockstep::python::compile
