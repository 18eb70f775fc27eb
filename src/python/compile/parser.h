// From tokens to the syntax tree, by recursive descent.
//
// One function per rule of CPython's Grammar/python.gram, in the same order of evaluation; binary operators, where the
// grammar has a dozen nested rules, are one function that climbs by precedence. A function that fails has reported why
// and returns null, and its callers return null at once. Where CPython runs a second pass over `invalid_…` rules to
// find a better message, parser_errors.cpp looks at the tokens around the place of failure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "python/compile/ast.h"
#include "python/compile/compile.h"
#include "python/compile/lexer.h"

namespace lockstep::python::compile {

class Parser {
 public:
  Parser(const TokenList& tokens, Arena& arena, Failure& failure, Language language = {});

  Module* parse(Mode mode);  // null: `failure` says why

 private:
  using Exprs = std::vector<Expr*>;

  // Tokens.
  const Token& token(size_t ahead = 0) const {
    size_t i = pos_ + ahead;
    return tokens_[i < tokens_.size() ? i : tokens_.size() - 1];
  }
  Tok kind(size_t ahead = 0) const { return token(ahead).kind; }
  bool at(Tok k) const { return kind() == k; }
  bool accept(Tok k);
  bool expect(Tok k);  // reports invalid syntax
  void advance() {
    if (pos_ + 1 < tokens_.size()) pos_++;
  }
  Location from(size_t start) const;  // from the first token to the last one consumed
  Location range(const Expr* a, const Expr* b) const;
  Name name_here();  // consumes a NAME

  // Failing.
  std::nullptr_t fail(std::string message, const Location& loc);
  std::nullptr_t fail_indentation(std::string message, const Location& loc);
  std::nullptr_t fail_syntax();  // at the current token, with the best message that can be found
  std::nullptr_t refuse(std::string construct, const Location& loc);
  bool refine_failure();
  bool report_unclosed_bracket();
  Location here() const;
  bool at_end_of_text(size_t token) const;
  std::nullptr_t unexpected_indent();
  bool report_lexer_error();
  bool starts_expression(Tok k) const;
  std::nullptr_t missing_colon(bool forced);
  std::nullptr_t misplaced_not();
  std::nullptr_t misplaced_assignment(const Expr* e);
  bool value_follows_equal(Location* end);
  bool read_bitwise_or();
  template <class Try>
  bool lookahead(Try attempt);
  std::nullptr_t cannot_assign(const Expr* target, bool maybe_comparison);

  // Trees.
  template <class T, class... Args>
  T* node(ExprKind kind, size_t start, Args&&... args) {
    return arena_.make<T>(Expr{kind, false, 1, from(start)}, std::forward<Args>(args)...);
  }
  template <class T, class... Args>
  T* stmt(StmtKind kind, size_t start, Args&&... args) {
    return arena_.make<T>(Stmt{kind, from(start)}, std::forward<Args>(args)...);
  }
  template <class T>
  T* grown(T* e, std::initializer_list<const Expr*> children) {
    return static_cast<T*>(note_depth(e, children));
  }
  Expr* note_depth(Expr* e, std::initializer_list<const Expr*> children);
  Expr* note_depth(Expr* e, Seq<Expr*> children);

  // Statements (parser_statements.cpp, parser_imports.cpp, parser_compound.cpp).
  bool statements(std::vector<Stmt*>& out);
  bool statement(std::vector<Stmt*>& out);
  bool simple_statements(std::vector<Stmt*>& out);
  Stmt* simple_statement();
  Stmt* compound_statement();
  bool is_match_statement() const;
  bool block(Seq<Stmt*>& out, const std::string& after, const Token& opener, bool forced_colon = false);
  Stmt* assignment_or_expression();
  Stmt* assignment(size_t start, Expr* first);
  Stmt* annotated_assignment(size_t start, Expr* target);
  Stmt* return_statement();
  Stmt* raise_statement();
  Stmt* del_statement();
  Stmt* assert_statement();
  Stmt* names_statement(StmtKind kind);
  Stmt* import_statement();
  Stmt* import_from_statement();
  bool dotted_name(Name& out);
  bool import_alias(Alias& alias);
  bool import_aliases(std::vector<Alias>& out);
  Stmt* if_statement();
  Stmt* while_statement();
  Stmt* for_statement(size_t start, bool is_async);
  Stmt* try_statement();
  ExceptHandler* except_handler();
  ExceptHandler* mixed_except_handler();
  Stmt* with_statement(size_t start, bool is_async);
  bool with_items(std::vector<WithItem>& out, bool parenthesized);
  Stmt* decorated();
  Stmt* function_def(size_t start, Seq<Expr*> decorators, bool is_async);
  Stmt* class_def(size_t start, Seq<Expr*> decorators);
  bool else_block(Seq<Stmt*>& out);

  // Parameters (parser_parameters.cpp).
  Arguments* parameters(Tok closing, bool annotated);
  Arg* parameter(bool annotated, bool star_annotation);

  // Expressions (parser_expressions.cpp, parser_atoms.cpp, parser_calls.cpp).
  Expr* star_expressions();
  Expr* star_expression();
  Expr* star_named_expression();
  Expr* named_expression(bool in_arguments = false);
  Expr* expression();
  Expr* yield_expression();
  Expr* yield_or_star_expressions();
  Expr* lambda();
  Expr* binary(int min_precedence);
  Expr* operand(int min_precedence);
  Expr* comparison(size_t start, Expr* left);
  Expr* bool_operation(size_t start, Expr* left, Tok op, int precedence);
  Expr* await_or_primary();
  Expr* primary();
  Expr* atom();
  Expr* number();
  Expr* parenthesized();
  Expr* list_display();
  Expr* dict_or_set();
  Expr* dict_rest(size_t start, Expr* key);
  Expr* call(size_t start, Expr* func);
  bool arguments(Exprs& args, std::vector<Keyword*>& keywords, size_t open);
  Expr* starred_argument(bool seen_unpacking);
  bool check_unpacking(size_t start);
  Keyword* keyword_argument();
  Expr* generator_argument(Expr* elt, size_t open, size_t start, bool alone);
  bool check_positional(const Expr* value, size_t start, bool seen_keyword, bool seen_unpacking);
  Expr* note_comprehension_depth(ComprehensionExpr* e);
  Expr* subscript(size_t start, Expr* value);
  Expr* slice();
  bool comprehension_clauses(std::vector<Comprehension*>& out);
  Expr* comprehension(ExprKind kind, size_t start, Expr* elt, Expr* value, Tok closing);
  bool at_comprehension() const;
  Expr* targets(bool allow_tuple);  // of `for`: everything above comparisons

  // Strings (parser_strings.cpp).
  Expr* strings();
  bool fstring(Exprs& parts);
  Expr* replacement_field(bool raw, Exprs& parts);
  Expr* format_spec(bool raw);
  Expr* join_parts(size_t start, const Exprs& parts, bool is_fstring);
  bool decode_escapes(std::string_view text, const Location& loc, bool bytes, std::string& out);
  Expr* string_constant(std::string text, const Location& loc);

  // Targets (parser_targets.cpp).
  bool make_target(Expr* e, Context ctx);
  const Expr* invalid_target(const Expr* e, Context ctx) const;

  const TokenList& list_;
  const std::vector<Token>& tokens_;
  Arena& arena_;
  size_t warned_before_ = 0;  // tokens up to here have been warned of
  Failure& failure_;
  Language language_;
  size_t pos_ = 0;
  int nesting_ = 0;
  bool trying_ = false;  // looking ahead: failures are not reported
  // The last whole `disjunction` that was parsed and the token behind it: for "Perhaps you forgot a comma?".
  struct Disjunction {
    const Expr* expr = nullptr;
    size_t start = 0, end = 0;
  };
  Disjunction last_;
};

std::string_view describe(const Expr* e);  // "function call", as in "cannot assign to function call"

}  // namespace lockstep::python::compile
