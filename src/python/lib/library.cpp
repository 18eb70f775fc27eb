#include "python/lib/library.h"

#include <algorithm>
#include <cassert>

#include "python/compile/compile.h"
#include "python/lib/beside.h"
#include "python/lib/sources.h"

namespace lockstep::python::lib {

namespace {

using Source = EmbeddedSource;

bool lies_beside(const Source& source) { return source.text.data() == nullptr; }

// What cannot be fetched says so when it is imported.
std::string text_of(const Source& source) {
  if (!lies_beside(source)) return std::string(source.text);
  const Source* first = embedded_sources.data();
  if (const auto text = text_beside(static_cast<size_t>(std::count_if(first, &source, lies_beside))))
    return std::string(*text);
  return "raise ImportError('the part of the library that has this module is a file of its own, library.txt, which "
         "cannot be fetched: reload the page to try again', name=__name__)\n";
}

}  // namespace

const vm::ModuleSource* Library::find(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  if (const auto known = compiled_.find(name); known != compiled_.end()) return &known->second;
  const auto& sources = embedded_sources;
  const auto embedded = [&](const std::string& of) { return std::ranges::find(sources, of, &Source::name); };
  std::string path(name);
  auto source = embedded(path);
  if (source == sources.end()) {  // what is C in CPython
    path = "lib-dynload." + path;
    source = embedded(path);
  }
  if (source == sources.end()) return nullptr;
  const bool is_package =
      std::ranges::any_of(sources, [&](const auto& other) { return other.name.starts_with(path + "."); });
  std::ranges::replace(path, '.', '/');
  // Where CPython's own file would be, so that tracebacks read as they do there.
  vm::ModuleSource module{"/usr/lib/python3.14/" + path + (is_package ? "/__init__.py" : ".py"), nullptr,
                          text_of(*source), is_package};
  auto code = compile::compile(module.text, module.filename);
  assert(code && "a module of the library does not compile");
  if (!code) return nullptr;
  module.code = *std::move(code);
  return &compiled_.emplace(name, std::move(module)).first->second;
}

void Library::prepare(const code::Code& code) {
  // Not every name is imported, and a name that is not has cost a look-up.
  const auto is_new = [this](std::string_view name) {
    const std::scoped_lock lock(mutex_);
    return !compiled_.contains(name);
  };
  for (const std::string& name : code.names) {
    if (!is_new(name)) continue;
    for (size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
      if (!is_new(name.substr(0, dot))) continue;
      if (const vm::ModuleSource* package = find(name.substr(0, dot))) prepare(*package->code);
    }
    if (const vm::ModuleSource* module = find(name)) prepare(*module->code);
  }
  for (const code::Constant& constant : code.constants) {
    if (const auto* inner = std::get_if<std::shared_ptr<const code::Code>>(&constant.value)) prepare(**inner);
  }
}

void Library::prepare_all() {
  for (const auto& source : embedded_sources) {
    if (lies_beside(source) && !is_beside_fetched()) continue;
    constexpr std::string_view hidden = "lib-dynload.";
    find(source.name.starts_with(hidden) ? source.name.substr(hidden.size()) : source.name);
  }
}

std::expected<std::shared_ptr<const code::Code>, vm::SyntaxProblem> Library::compile(std::string_view source,
                                                                                     std::string_view filename,
                                                                                     std::string_view mode) {
  const compile::Mode kind = mode == "eval"     ? compile::Mode::eval
                             : mode == "single" ? compile::Mode::single
                                                : compile::Mode::exec;
  auto code = compile::compile(source, filename, kind);
  if (code) return *std::move(code);
  const compile::Diagnostic& error = code.error();
  using enum compile::Diagnostic::Kind;
  const char* exception = error.kind == syntax_error        ? "SyntaxError"
                          : error.kind == indentation_error ? "IndentationError"
                          : error.kind == tab_error         ? "TabError"
                                                            : "";
  using Stage = compile::Diagnostic::Stage;
  return std::unexpected(vm::SyntaxProblem{exception, error.message, error.span, error.line_text,
                                           error.stage == Stage::text, error.stage != Stage::symbols});
}

}  // namespace lockstep::python::lib
