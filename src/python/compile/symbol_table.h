// Which variable does a name mean? The scopes of a program and what every name is in them.
//
// Python decides from the text alone whether `x` in a function is its own local, a variable of an enclosing function
// or a global: whatever a function assigns is local to it, unless it says otherwise. The first pass over the tree notes
// what every scope does with every name (`Symbol` flags); the second decides, from the outermost scope inwards, which
// `VariableScope` that makes. A local that an inner function uses becomes a `cell`, a box both can reach; in the inner
// function it is `free`. List, set and dict comprehensions are scopes here and are merged into the scope around them
// (PEP 709). Follows CPython 3.14 Python/symtable.c.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "python/compile/ast.h"
#include "python/compile/failure.h"

namespace lockstep::python::compile {

// What a scope does with a name; CPython's DEF_* bits.
enum Symbol : uint32_t {
  def_global = 1,
  def_local = 2,
  def_param = 4,
  def_nonlocal = 8,
  use = 16,
  def_free_class = 64,  // free variable of a method with the name of a variable of the class
  def_import = 128,
  def_annot = 256,
  def_comp_iter = 512,   // iteration variable of a comprehension
  def_comp_cell = 2048,  // cell of a comprehension that was merged into this scope
  def_bound = def_local | def_param | def_import,
};

enum class VariableScope : uint8_t { unknown, local, global_explicit, global_implicit, free, cell };

// Flags and decided scope of a name.
struct SymbolInfo {
  uint32_t flags = 0;
  VariableScope scope = VariableScope::unknown;
};

// A map that remembers the order of insertion, as a Python dict: the order decides the order of instructions.
template <class T>
class NameMap {
 public:
  struct Entry {
    Name name;
    T value;
  };

  T* find(Name name) {
    size_t i = index_of(name);
    return i == npos ? nullptr : &entries_[i].value;
  }
  const T* find(Name name) const {
    size_t i = index_of(name);
    return i == npos ? nullptr : &entries_[i].value;
  }
  T& operator[](Name name) {
    size_t i = index_of(name);
    if (i == npos) {
      i = entries_.size();
      entries_.push_back({name, T{}});
      if (!index_.empty()) {
        index_.emplace(name, i);
      } else if (entries_.size() > 8) {
        reindex();
      }
    }
    return entries_[i].value;
  }
  void erase(Name name) {
    size_t i = index_of(name);
    if (i == npos) return;
    entries_.erase(entries_.begin() + std::ptrdiff_t(i));
    if (!index_.empty()) reindex();
  }
  size_t index_of(Name name) const {
    if (!index_.empty()) {
      auto found = index_.find(name);
      return found == index_.end() ? npos : found->second;
    }
    for (size_t i = 0; i < entries_.size(); i++) {
      if (entries_[i].name == name) return i;
    }
    return npos;
  }
  size_t size() const { return entries_.size(); }
  auto begin() { return entries_.begin(); }
  auto end() { return entries_.end(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

  static constexpr size_t npos = size_t(-1);

 private:
  void reindex() {
    index_.clear();
    for (size_t i = 0; i < entries_.size(); i++) index_.emplace(entries_[i].name, i);
  }

  std::vector<Entry> entries_;
  std::unordered_map<Name, size_t> index_;
};

enum class ScopeKind : uint8_t { module, function, class_body, annotation };
enum class ComprehensionKind : uint8_t { none, list, set, dict, generator };

struct Scope {
  ScopeKind kind;
  Name name;
  Location loc;
  NameMap<SymbolInfo> symbols;
  std::vector<Name> varnames;  // the parameters
  std::vector<Scope*> children;
  struct Directive {
    Name name;
    Location loc;
  };
  std::vector<Directive> directives;  // where `global` and `nonlocal` were said
  Scope* annotation_block = nullptr;
  ComprehensionKind comprehension = ComprehensionKind::none;
  bool nested = false, generator = false, coroutine = false, varargs = false, varkeywords = false;
  bool needs_class_closure = false, needs_classdict = false, can_see_class_scope = false;
  bool comp_inlined = false, comp_iter_target = false, method = false, has_docstring = false;
  bool annotations_used = false, has_conditional_annotations = false;
  bool in_conditional_block = false, in_unevaluated_annotation = false;
  int comp_iter_expr = 0;

  bool is_function_like() const { return kind == ScopeKind::function || kind == ScopeKind::annotation; }
  uint32_t flags_of(Name symbol) const {
    const SymbolInfo* info = symbols.find(symbol);
    return info != nullptr ? info->flags : 0;
  }
  VariableScope scope_of(Name symbol) const {
    const SymbolInfo* info = symbols.find(symbol);
    return info != nullptr ? info->scope : VariableScope::unknown;
  }
};

struct Features {
  bool future_annotations = false;
};

struct SymbolTable {
  Scope* top = nullptr;
  std::deque<Scope> scopes;
  // The scope of a function, lambda, class or comprehension by its node; of a function's annotations by its Arguments.
  std::unordered_map<const void*, Scope*> by_node;

  Scope* of(const void* node) const { return by_node.at(node); }
};

// Name mangling: `__x` inside class `C` is `_C__x`. `class_name` may be empty.
Name mangle(Arena& arena, Name class_name, Name name);

// False: `failure` says why.
bool build_symbol_table(const Module& module, Arena& arena, const Features& features, Failure& failure,
                        SymbolTable& out);

}  // namespace lockstep::python::compile
