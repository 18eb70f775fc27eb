// The standard library as an interpreter finds it: Python files that travel inside the program, compiled on first
// import.
//
// The VM can neither compile nor read files; both are brought together here. A compiled module is plain data, so one
// library serves every run of a lab, also several at once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "python/vm/interpreter.h"

namespace lockstep::python::lib {

class Library final : public vm::Library {
 public:
  // Compiles what `code` names of the library, so that importing it costs the run itself nothing.
  void prepare(const code::Code& code);
  // Compiles all of it that is at hand: for an idle moment.
  void prepare_all();

  const vm::ModuleSource* find(std::string_view name) override;
  std::expected<std::shared_ptr<const code::Code>, vm::SyntaxProblem> compile(std::string_view source,
                                                                              std::string_view filename,
                                                                              std::string_view mode) override;

 private:
  std::mutex mutex_;  // threads of a free-threaded run import at the same time
  std::map<std::string, vm::ModuleSource, std::less<>> compiled_;  // its nodes stay where they are
};

}  // namespace lockstep::python::lib
