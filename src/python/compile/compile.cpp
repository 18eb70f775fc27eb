#include "python/compile/compile.h"

#include <algorithm>

#include "python/compile/codegen.h"
#include "python/compile/future.h"
#include "python/compile/lexer.h"
#include "python/compile/parser.h"
#include "python/compile/symbol_table.h"
#include "python/compile/warn.h"

namespace lockstep::python::compile {
namespace {

Diagnostic diagnose(const Failure& failure, const TokenList& tokens, Diagnostic::Stage stage) {
  auto position = [](int line, int column) {
    return TextPosition{uint32_t(line < 0 ? 0 : line), uint32_t(column < 0 ? 0 : column)};
  };
  Diagnostic out;
  out.kind = failure.kind;
  out.stage = stage;
  out.message = failure.message;
  out.last_statement = static_cast<uint32_t>(failure.last_statement);
  out.span = {position(failure.loc.line, failure.loc.column), position(failure.loc.end_line, failure.loc.end_column)};
  out.line_text = std::string(tokens.line(failure.loc.line));
  return out;
}

}  // namespace

std::string Diagnostic::summary() const {
  std::string line = std::to_string(span.begin.line);
  if (kind == Kind::unsupported) return "unsupported: " + message + " (line " + line + ")";
  const char* name = kind == Kind::syntax_error        ? "SyntaxError: "
                     : kind == Kind::indentation_error ? "IndentationError: "
                                                       : "TabError: ";
  return name + message + " (line " + line + ", column " + std::to_string(span.begin.column + 1) + ")";
}

std::expected<std::shared_ptr<const code::Code>, Diagnostic> compile(std::string_view source, std::string_view filename,
                                                                     Mode mode, Language language) {
  TokenList tokens = tokenize(source);
  Arena arena;
  Failure failure;
  const auto gave_up = [&](Diagnostic::Stage stage) { return std::unexpected(diagnose(failure, tokens, stage)); };
  Module* module = Parser(tokens, arena, failure, language).parse(mode);
  if (module == nullptr) return gave_up(Diagnostic::Stage::text);
  arena.warnings.insert(arena.warnings.begin(), tokens.warnings.begin(), tokens.warnings.end());
  std::ranges::stable_sort(arena.warnings, {}, &code::Warning::line);
  warn_of_jumps_out_of_finally(*module, arena);
  Features features;
  SymbolTable symbols;
  if (!find_future_features(*module, features, failure) ||
      !build_symbol_table(*module, arena, features, failure, symbols)) {
    return gave_up(Diagnostic::Stage::symbols);
  }
  CodeGenerator generator(arena, symbols, features, failure, std::string(filename), mode == Mode::single);
  std::shared_ptr<const code::Code> code = generator.module(*module);
  if (failure) return gave_up(Diagnostic::Stage::code);
  if (arena.warnings.empty()) return code;
  auto noted = std::make_shared<code::Code>(*code);
  noted->warnings = std::move(arena.warnings);
  return noted;
}

}  // namespace lockstep::python::compile
