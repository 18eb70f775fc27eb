// `import` and `from … import`.
#include "python/compile/parser.h"

namespace lockstep::python::compile {

bool Parser::dotted_name(Name& out) {
  std::string name;
  do {
    if (!at(Tok::NAME)) {
      fail_syntax();
      return false;
    }
    if (!name.empty()) name += '.';
    name += token().text;
    advance();
  } while (accept(Tok::DOT));
  out = arena_.intern(name);
  return true;
}

Stmt* Parser::import_statement() {
  size_t start = pos_;
  advance();
  if (at(Tok::NEWLINE)) return fail("Expected one or more names after 'import'", token().loc);
  std::vector<Alias> names;
  do {
    size_t alias_start = pos_;
    Alias alias{};
    if (!dotted_name(alias.name)) return nullptr;
    if (!import_alias(alias)) return nullptr;
    alias.loc = from(alias_start);
    names.push_back(alias);
  } while (accept(Tok::COMMA));
  if (at(Tok::KW_FROM) && kind(1) == Tok::NAME) {
    advance();
    Name module{};
    if (!dotted_name(module)) return nullptr;
    return fail("Did you mean to use 'from ... import ...' instead?", from(start));
  }
  return stmt<ImportStmt>(StmtKind::Import, start, Name{}, arena_.seq(names), 0);
}

bool Parser::import_alias(Alias& alias) {
  if (!accept(Tok::KW_AS)) return true;
  Tok after = kind(1);
  bool plain =
      at(Tok::NAME) && (after == Tok::COMMA || after == Tok::RPAR || after == Tok::SEMI || after == Tok::NEWLINE);
  if (!plain && !at(Tok::NEWLINE)) {
    Expr* e = expression();
    if (e != nullptr && e->kind != ExprKind::Name) {
      fail("cannot use " + std::string(describe(e)) + " as import target", e->loc);
    } else {
      fail_syntax();
    }
    return false;
  }
  if (!at(Tok::NAME)) {
    fail_syntax();
    return false;
  }
  alias.asname = name_here();
  return true;
}

bool Parser::import_aliases(std::vector<Alias>& out) {
  bool parens = accept(Tok::LPAR);
  if (!parens && at(Tok::NEWLINE)) {
    fail("Expected one or more names after 'import'", token().loc);
    return false;
  }
  do {
    if (parens && at(Tok::RPAR) && !out.empty()) break;
    if (!parens && at(Tok::NEWLINE)) {
      fail("trailing comma not allowed without surrounding parentheses", token().loc);
      return false;
    }
    size_t start = pos_;
    if (!at(Tok::NAME)) {
      fail_syntax();
      return false;
    }
    Alias alias{};
    alias.name = name_here();
    if (!import_alias(alias)) return false;
    alias.loc = from(start);
    out.push_back(alias);
  } while (accept(Tok::COMMA));
  return !parens || expect(Tok::RPAR);
}

Stmt* Parser::import_from_statement() {
  size_t start = pos_;
  advance();
  int level = 0;
  for (;; advance()) {
    if (at(Tok::DOT)) {
      level++;
    } else if (at(Tok::ELLIPSIS)) {
      level += 3;
    } else {
      break;
    }
  }
  Name module;
  if (!at(Tok::KW_IMPORT) || level == 0) {
    if (!dotted_name(module)) return nullptr;
  }
  if (!expect(Tok::KW_IMPORT)) return nullptr;
  std::vector<Alias> names;
  if (at(Tok::STAR)) {
    if (!language_.star_import) return refuse("'import *'", from(start));
    Alias all{"*", {}, token().loc};
    advance();
    names.push_back(all);
    return stmt<ImportStmt>(StmtKind::ImportFrom, start, module, arena_.seq(names), level);
  }
  if (!import_aliases(names)) return nullptr;
  return stmt<ImportStmt>(StmtKind::ImportFrom, start, module, arena_.seq(names), level);
}

}  // namespace lockstep::python::compile
