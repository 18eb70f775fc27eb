// From source text to a code object: lexer, parser, symbol table, code generator, behind one function.
//
//   text ─lexer→ tokens ─parser→ AST ─symbol table→ scopes ─code generator→ flow graph ─optimizer, assembler→ Code
//
// The stages follow CPython 3.14's (Parser/tokenizer, Grammar/python.gram, Python/symtable.c, codegen.c, flowgraph.c,
// assemble.c), because the bytecode has to be equal, not equivalent. A source that is not Python ends with the message
// that CPython prints for it; a source that is Python but beyond this VM ends with `unsupported`.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.h"
#include "python/code/code.h"

namespace lockstep::python::compile {

enum class Mode { exec, eval, single };  // as the builtin compile()

// Parts of the language that the compiler refuses where its caller cannot run them.
struct Language {
  bool coroutines = true;   // async def, async for, async with, await
  bool star_import = true;  // from x import *
};

// Why a source did not compile.
struct Diagnostic {
  enum class Kind { syntax_error, indentation_error, tab_error, unsupported };
  Kind kind = Kind::syntax_error;
  std::string message;    // CPython's text; for unsupported the construct's name, such as "'async def'"
  TextSpan span;          // columns in UTF-8 bytes from 0
  std::string line_text;  // the source line of span.begin, without its newline
  enum class Stage { text, symbols, code };  // CPython's later stages do not know the source line
  Stage stage = Stage::text;

  uint32_t last_statement = 0;  // the line of the last statement of the module that was read, 0 = none

  // One line for people: `SyntaxError: invalid syntax (line 3, column 5)`, `unsupported: 'async def' (line 3)`.
  std::string summary() const;
};

std::expected<std::shared_ptr<const code::Code>, Diagnostic> compile(std::string_view source, std::string_view filename,
                                                                     Mode mode = Mode::exec, Language language = {});

}  // namespace lockstep::python::compile
