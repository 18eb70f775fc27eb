// The parameters of `def` and `lambda`.
#include "python/compile/parser.h"

namespace lockstep::python::compile {

Arg* Parser::parameter(bool annotated, bool star_annotation) {
  size_t start = pos_;
  if (!at(Tok::NAME)) {
    const Location opening = token().loc;
    if (accept(Tok::LPAR)) {
      bool has_names = false;
      while (accept(Tok::NAME)) {
        has_names = true;
        if (!accept(Tok::COMMA)) break;
      }
      if (!has_names || !accept(Tok::RPAR)) return fail("invalid syntax", opening);
      return fail(annotated ? "Function parameters cannot be parenthesized"
                            : "Lambda expression parameters cannot be parenthesized",
                  from(start));
    }
    return fail_syntax();
  }
  Name name = name_here();
  Expr* annotation = nullptr;
  if (annotated && accept(Tok::COLON)) {
    annotation = star_annotation && at(Tok::STAR) ? star_expression() : expression();
    if (annotation == nullptr) return nullptr;
  }
  return arena_.make<Arg>(name, annotation, from(start));
}

// Up to `closing`, which is left where it is.
Arguments* Parser::parameters(Tok closing, bool annotated) {
  std::vector<Arg*> posonly, args, kwonly;
  std::vector<Expr*> defaults, kw_defaults;
  Arg *vararg = nullptr, *kwarg = nullptr;
  bool seen_slash = false, seen_star = false;

  auto default_value = [&](Expr*& value) {
    value = nullptr;
    if (!at(Tok::EQUAL)) return true;
    Location equal = token().loc;
    advance();
    if (closing == Tok::RPAR ? at(closing) || at(Tok::COMMA) : at(Tok::COMMA)) {
      fail("expected default value expression", equal);
      return false;
    }
    value = expression();
    return value != nullptr;
  };

  while (!at(closing)) {
    Location here = token().loc;
    if (kwarg != nullptr) {
      if (at(Tok::NAME) || at(Tok::STAR) || at(Tok::DOUBLESTAR) || at(Tok::SLASH)) {
        return fail("arguments cannot follow var-keyword argument", here);
      }
      return fail_syntax();
    }
    if (at(Tok::SLASH)) {
      if (seen_star) return fail("/ must be ahead of *", here);
      if (seen_slash) return fail("/ may appear only once", here);
      if (args.empty() && kind(1) != Tok::COMMA) return fail_syntax();
      if (args.empty()) return fail("at least one argument must precede /", here);
      advance();
      seen_slash = true;
      posonly = std::move(args);
      args.clear();
      if (at(Tok::STAR)) return fail("expected comma between / and *", token().loc);
    } else if (at(Tok::STAR)) {
      if (seen_star) return fail("* argument may appear only once", here);
      seen_star = true;
      advance();
      if (at(Tok::COMMA)) {
        if (kind(1) == closing || kind(1) == Tok::DOUBLESTAR) return fail("named arguments must follow bare *", here);
      } else if (at(closing)) {
        return fail("named arguments must follow bare *", closing == Tok::COLON ? token().loc : here);
      } else {
        vararg = parameter(annotated, true);
        if (vararg == nullptr) return nullptr;
        if (at(Tok::EQUAL)) return fail("var-positional argument cannot have default value", token().loc);
      }
    } else if (at(Tok::DOUBLESTAR)) {
      advance();
      kwarg = parameter(annotated, false);
      if (kwarg == nullptr) return nullptr;
      if (at(Tok::EQUAL)) return fail("var-keyword argument cannot have default value", token().loc);
    } else {
      Arg* arg = parameter(annotated, false);
      if (arg == nullptr) return nullptr;
      Expr* value;
      if (!default_value(value)) return nullptr;
      if (seen_star) {
        kwonly.push_back(arg);
        kw_defaults.push_back(value);
      } else {
        if (value != nullptr) {
          defaults.push_back(value);
        } else if (!defaults.empty()) {
          return fail("parameter without a default follows parameter with a default", arg->loc);
        }
        args.push_back(arg);
      }
    }
    if (!accept(Tok::COMMA)) break;
  }
  if (!at(closing)) return fail_syntax();
  return arena_.make<Arguments>(arena_.seq(posonly), arena_.seq(args), vararg, arena_.seq(kwonly),
                                arena_.seq(kw_defaults), kwarg, arena_.seq(defaults));
}

}  // namespace lockstep::python::compile
