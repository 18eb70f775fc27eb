// From the syntax tree to instructions, one code unit (module, function, class body, …) at a time.
//
// Every function here is one of CPython's Python/codegen.c and emits the same instructions in the same order with the
// same places in the source: the optimizer that follows depends on all three. Errors are noted in `failure` and
// generation goes on; the caller looks at it afterwards.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "python/compile/ast.h"
#include "python/compile/compile.h"
#include "python/compile/constants.h"
#include "python/compile/failure.h"
#include "python/compile/instruction.h"
#include "python/compile/symbol_table.h"

namespace lockstep::python::compile {

// Names in order of first use, numbered from `offset`: co_names and its like.
class NameTable {
 public:
  explicit NameTable(int offset = 0) : offset_(offset) {}
  int add(Name name) {
    if (const int* index = map_.find(name)) return *index;
    int index = int(map_.size()) + offset_;
    return map_[name] = index;
  }
  int find(Name name) const {  // -1: not there
    const int* index = map_.find(name);
    return index != nullptr ? *index : -1;
  }
  size_t size() const { return map_.size(); }
  auto begin() const { return map_.begin(); }
  auto end() const { return map_.end(); }

 private:
  NameMap<int> map_;
  int offset_;
};

// Counts of parameters; the positional-only ones are part of `argcount`.
struct Arity {
  uint32_t argcount = 0, posonly = 0, kwonly = 0;
};

enum class UnitKind : uint8_t { module, class_body, function, async_function, lambda, comprehension, annotations };

// Everything about the code object that is being written.
struct Unit {
  Scope* scope = nullptr;
  UnitKind kind = UnitKind::module;
  Name name, private_name;
  std::string qualified_name;
  int first_line = 1;
  uint32_t argcount = 0, posonly_argcount = 0, kwonly_argcount = 0;

  InstructionSequence sequence;
  InstructionSequence annotations_code;  // of a module: goes where ANNOTATIONS_PLACEHOLDER stands
  bool has_annotations_code = false;
  ConstantTable constants;
  NameTable names, varnames, cellvars, freevars;
  NameMap<bool> fast_hidden;  // names of merged comprehensions outside of functions; true while one is being compiled

  // What a jump out of here has to undo.
  enum class BlockKind : uint8_t {
    while_loop,
    for_loop,
    try_except,
    finally_try,
    finally_end,
    with,
    async_with,
    handler_cleanup,
    pop_value,
    exception_handler,
    exception_group_handler,
    async_comprehension,
    stop_iteration
  };
  struct Block {
    BlockKind kind;
    Label start, exit;
    Location loc;
    Seq<Stmt*> finalbody = {};
    Name handler_name = {};
  };
  std::vector<Block> blocks;
  int in_inlined_comprehension = 0;
  int in_conditional_block = 0;

  struct DeferredAnnotation {
    AnnAssign* statement;
    int conditional_index;  // -1: always executed
  };
  std::vector<DeferredAnnotation> deferred_annotations;
  int next_conditional_index = 0;
  std::set<Name> static_attributes;  // of a class: attributes that its methods store through `self`
};

class CodeGenerator {
 public:
  CodeGenerator(Arena& arena, SymbolTable& symbols, const Features& features, Failure& failure, std::string filename,
                bool interactive);

  // Null: `failure` says why.
  std::shared_ptr<const code::Code> module(const Module& module);

 private:
  using CodePtr = std::shared_ptr<const code::Code>;
  using BlockKind = Unit::BlockKind;

  // Units and names (codegen.cpp).
  void enter_unit(Name name, UnitKind kind, Scope* scope, int line, Name private_name = {}, Arity arity = {});
  void set_qualified_name();
  CodePtr finish_unit(bool add_none);
  Unit& unit() { return *units_.back(); }
  Scope& scope() { return *units_.back()->scope; }
  void error(const Location& loc, std::string message) { failure_.set(std::move(message), loc); }
  Name mangled(Name name) { return mangle(arena_, unit().private_name, name); }

  void emit(int opcode, const Location& loc) { emit(opcode, 0, loc); }
  void emit(int opcode, int oparg, const Location& loc);
  void emit_jump(int opcode, Label target, const Location& loc) { emit(opcode, target.id, loc); }
  void emit_constant(const code::Constant& constant, const Location& loc);
  void emit_none(const Location& loc) { emit_constant({code::None{}}, loc); }
  void emit_string(std::string_view text, const Location& loc) { emit_constant({std::string(text)}, loc); }
  void emit_name(int opcode, Name name, const Location& loc);  // LOAD_ATTR and others that take a plain name
  enum class AttributeLoad {
    attribute,
    method,
    super_attribute,
    super_method,
    zero_super_attribute,
    zero_super_method
  };
  void emit_attribute(AttributeLoad form, Name name, const Location& loc);
  void name_operation(Name name, Context ctx, const Location& loc);
  Label new_label() { return unit().sequence.new_label(); }
  void use(Label label) { unit().sequence.use(label); }

  bool push_block(BlockKind kind, const Location& loc, Label start, Label exit = {});
  void pop_block() { unit().blocks.pop_back(); }
  void unwind_block(const Unit::Block& block, bool preserve_top, Location& loc);
  void unwind_all(bool preserve_top, Location& loc) { unwind(preserve_top, loc, nullptr); }
  // Undoes the blocks inside the innermost loop and tells which loop it is; false: there is none.
  bool unwind_to_loop(Location& loc, Unit::Block& loop) { return unwind(false, loc, &loop); }
  bool unwind(bool preserve_top, Location& loc, Unit::Block* loop);

  // Statements (codegen_statements.cpp).
  void body(Seq<Stmt*> statements, const Location& loc);
  void statements(Seq<Stmt*> list);
  void statement(Stmt* s);
  void plain_statement(Stmt* s);
  void conditional_statement(Stmt* s);
  void expression_statement(ValueStmt* s);
  void assignment(Assign* s);
  void augmented_assignment(AugAssign* s);
  void annotated_assignment(AnnAssign* s);
  void check_annotation_expr(Expr* e);
  void check_annotation_subscript(Expr* e);
  void return_statement(ValueStmt* s);
  void break_or_continue(Stmt* s);
  void assert_statement(Assert* s);
  void import(ImportStmt* s);
  void import_as(const Alias& alias, const Location& loc);
  void import_from(ImportStmt* s);

  // Control flow (codegen_control.cpp).
  void if_statement(Conditional* s);
  void while_statement(Conditional* s);
  void for_statement(For* s);
  void async_for_statement(For* s);
  void try_finally(Try* s);
  void try_except(Try* s);
  void except_handler(ExceptHandler* handler, Label next, Label end);
  void try_star_except(Try* s);
  void except_star_handler(ExceptHandler* handler, bool is_first, bool is_last, Label reraise_star);
  void clear_handler_name(Name name, const Location& loc);
  void with_statement(With* s, size_t index);
  void with_except_finish(Label cleanup);
  void call_exit_with_nones(const Location& loc);
  void pop_except_and_reraise(const Location& loc);
  void jump_if(const Location& loc, Expr* e, Label next, bool condition);
  void yield_from(const Location& loc, bool await);

  // Functions and classes (codegen_definitions.cpp).
  void function(FunctionDef* s);
  CodePtr function_body(FunctionDef* s, int first_line);
  void class_def(ClassDef* s);
  void class_body(ClassDef* s, int first_line);
  void lambda(Lambda* e);
  void make_closure(const CodePtr& code, int flags, const Location& loc);
  void decorators(Seq<Expr*> list);
  void apply_decorators(Seq<Expr*> list);
  int default_arguments(Arguments* args, const Location& loc);
  int function_annotations(FunctionDef* s);
  void enter_annotations(Scope* scope, const Location& loc);
  void leave_annotations(const Location& loc);
  void argument_annotation(Name name, Expr* annotation, int& count, const Location& loc);
  void annotation_text(Expr* annotation);
  void deferred_annotations(const Location& loc);
  void wrap_in_stopiteration_handler();
  Arity arity_of(const Arguments* args);

  // Expressions (codegen_expressions.cpp).
  void expr(Expr* e);
  void exprs(Seq<Expr*> list);
  void bool_op(BoolOp* e);
  void unary_op(UnaryOp* e);
  void compare(Compare* e);
  void compare_operator(CompareOperator op, const Location& loc);
  void conditional_expression(IfExp* e);
  void display(Display* e);
  void unpack_targets(Display* e);
  void star_unpack(Seq<Expr*> elts, int pushed, int build, int add, int extend, bool tuple, const Location& loc);
  void dict(Dict* e);
  void dict_part(Dict* e, size_t begin, size_t end);
  void attribute(Attribute* e);
  void subscript(Subscript* e);
  void slice(Slice* e);
  void slice_bounds(Slice* e);
  bool percent_format(BinOp* e);
  void joined_str(JoinedStr* e);
  void formatted_value(FormattedValue* e);
  void emit_yield(const Location& loc);

  // Calls (codegen_calls.cpp).
  void call(Call* e);
  bool method_call(Call* e);
  bool function_call_shortcut(Call* e, Label end);
  void call_arguments(int pushed, Seq<Expr*> args, Seq<Keyword*> keywords, const Location& loc);
  void keyword_names(Seq<Keyword*> keywords, const Location& loc);
  void keyword_dict(Seq<Keyword*> keywords, size_t begin, size_t end, const Location& loc);
  void check_keywords(Seq<Keyword*> keywords);
  bool is_super_call(Attribute* e);
  void super_arguments(Call* e);
  Location attribute_location(Location loc, const Attribute* e) const;

  // Comprehensions (codegen_comprehensions.cpp).
  struct InlinedState {
    std::vector<std::pair<Name, SymbolInfo>> outer_symbols;  // to be restored; flags and scope
    std::vector<Name> pushed_locals;
    std::vector<Name> fast_hidden;
    Label cleanup;
  };
  void comprehension(ComprehensionExpr* e);
  void comprehension_iter(Comprehension* clause);
  void comprehension_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack, const Location& loc);
  void sync_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack, const Location& loc);
  void async_generator(ComprehensionExpr* e, size_t index, int depth, bool iter_on_stack, const Location& loc);
  // What one clause repeats: its target, its conditions, and the next clause or the element, whose place it answers.
  Location comprehension_body(ComprehensionExpr* e, size_t index, int depth, Label if_cleanup, const Location& loc);
  Location comprehension_element(ComprehensionExpr* e, int depth);
  void push_inlined(Scope* comp, InlinedState& state, const Location& loc);
  void pop_inlined(InlinedState& state, const Location& loc);
  void restore_locals(const InlinedState& state, const Location& loc);

  Arena& arena_;
  SymbolTable& symbols_;
  const Features& features_;
  Failure& failure_;
  std::string filename_;
  bool interactive_;
  std::vector<std::unique_ptr<Unit>> units_;
  size_t emitted_ = 0;
};

constexpr size_t stack_use_guideline = 30;  // CPython's _PY_STACK_USE_GUIDELINE

}  // namespace lockstep::python::compile
