#include "python/compile/lexer.h"

#include <gtest/gtest.h>

namespace lockstep::python::compile {
namespace {

std::string kinds(std::string_view source) {
  TokenList list = tokenize(source);
  std::string out;
  for (const Token& t : list.tokens) {
    if (!out.empty()) out += ' ';
    switch (t.kind) {
      case Tok::END: out += "END"; break;
      case Tok::ERROR: out += "ERROR"; break;
      case Tok::NEWLINE: out += "NEWLINE"; break;
      case Tok::INDENT: out += "INDENT"; break;
      case Tok::DEDENT: out += "DEDENT"; break;
      case Tok::NUMBER: out += "NUMBER"; break;
      case Tok::STRING: out += "STRING"; break;
      case Tok::FSTRING_START: out += "START"; break;
      case Tok::FSTRING_MIDDLE: out += "MIDDLE(" + std::string(t.text) + ")"; break;
      case Tok::FSTRING_END: out += "FEND"; break;
      default: out += t.text;
    }
  }
  return out;
}

TEST(Lexer, TurnsIndentationIntoTokens) {
  EXPECT_EQ(kinds("if a:\n  b\n\n  # note\n  c\nd"), "if a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT d NEWLINE END");
}

TEST(Lexer, JoinsLinesInBracketsAndAfterBackslashes) {
  EXPECT_EQ(kinds("a = (1,\n 2)\nb \\\n = 3\n"), "a = ( NUMBER , NUMBER ) NEWLINE b = NUMBER NEWLINE END");
}

TEST(Lexer, TakesTheLongestOperator) {
  EXPECT_EQ(kinds("a**=b//c<<=d->e:=f...!=g"), "a **= b // c <<= d -> e := f ... != g NEWLINE END");
}

TEST(Lexer, CutsAnFStringIntoItsParts) {
  EXPECT_EQ(kinds("f'a{x!r:>{w}}b'"), "START MIDDLE(a) { x ! r : MIDDLE(>) { w } } MIDDLE(b) FEND NEWLINE END");
  EXPECT_EQ(kinds("f'{{{x}}}'"), "START MIDDLE({) { x } MIDDLE(}) FEND NEWLINE END");
  EXPECT_EQ(kinds("f'{a[1:2]}{f\"{b}\"}{(c:=1)}'"),
            "START { a [ NUMBER : NUMBER ] } { START { b } FEND } { ( c := NUMBER ) } FEND NEWLINE END");
}

TEST(Lexer, KnowsEveryFormOfNumber) {
  EXPECT_EQ(kinds("1 1_0 0x1F 0b1_0 0o7 1. .5 1e5 1E-5 1_0.0_1e+1 1j 1.5J 0 00"),
            "NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NEWLINE "
            "END");
}

TEST(Lexer, ReadsAnyLineEnd) {
  EXPECT_EQ(kinds("a\r\nb\rc\n"), "a NEWLINE b NEWLINE c NEWLINE END");
  EXPECT_EQ(kinds("\xef\xbb\xbfx"), "x NEWLINE END");
}

TEST(Lexer, AcceptsNamesInOtherAlphabets) {
  EXPECT_EQ(kinds("\u00fcber = \u03c0"), "\u00fcber = \u03c0 NEWLINE END");
  EXPECT_EQ(kinds("\u20ac"), "ERROR");
}

TEST(Lexer, PlacesTokensByLineAndByteColumn) {
  TokenList list = tokenize("a = '\u00e9'\n  + 1\n");
  EXPECT_EQ(list.tokens[2].loc, (Location{1, 1, 4, 8}));
  EXPECT_EQ(list.line(2), "  + 1");
}

}  // namespace
}  // namespace lockstep::python::compile
