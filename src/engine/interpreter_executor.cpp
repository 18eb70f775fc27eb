#include "engine/interpreter_executor.h"

#include <utility>

#include "base/utf8.h"

namespace lockstep::engine {

namespace {

namespace vm = python::vm;

constexpr size_t longest_name = 100;  // characters of a thread's or an object's name in traces and reports

class InterpreterExecutor final : public Executor {
 public:
  InterpreterExecutor(const vm::Settings& settings, std::shared_ptr<const python::code::Code> code, std::string source)
      : interpreter_(settings), code_(std::move(code)), source_(std::move(source)) {}

  vm::Thread& begin(vm::Driver& driver) override {
    interpreter_.set_driver(&driver);
    return interpreter_.start(std::move(code_), std::move(source_));
  }
  vm::Stop run(vm::Thread& thread) override { return interpreter_.run(thread); }
  std::string label(vm::Object* object) override { return shortened(interpreter_.label(object), longest_name); }
  std::string thread_name(const vm::Thread& thread) override {
    return shortened(interpreter_.thread_name(thread), longest_name);
  }
  uint32_t current_line(const vm::Thread& thread) override { return interpreter_.current_line(thread); }
  std::optional<ThreadId> owner_of(vm::Object* object) override { return interpreter_.owner_of(object); }
  vm::Thread* thread(ThreadId id) override { return interpreter_.thread(id); }
  std::optional<vm::LibraryWait> find_library_wait(const vm::Thread& thread) override {
    return vm::find_library_wait(interpreter_, thread);
  }
  bool has_failed() override { return interpreter_.has_failed(); }
  int exit_code() override { return interpreter_.exit_code(); }
  std::string notes() override { return interpreter_.notes(); }

 private:
  vm::Interpreter interpreter_;
  std::shared_ptr<const python::code::Code> code_;
  std::string source_;
};

}  // namespace

vm::Settings settings_for(const Options& options, bool is_simulated, vm::Library* library) {
  const bool is_free_threaded = options.build == Build::free_threaded;
  vm::Settings settings;
  settings.free_threaded = is_free_threaded;
  settings.simulated = is_simulated;
  settings.every_instruction =
      options.switch_points == SwitchPoints::every_instruction || (is_simulated && is_free_threaded);
  settings.memory_bytes = options.limits.memory_bytes;
  settings.instructions = options.limits.instructions;
  settings.threads = options.limits.threads + 1;  // the engine's own ceiling comes first and ends the run by its name
  settings.seed = options.seed;
  settings.library = library;
  return settings;
}

std::unique_ptr<Executor> make_executor(const vm::Settings& settings, std::shared_ptr<const python::code::Code> code,
                                        std::string source) {
  return std::make_unique<InterpreterExecutor>(settings, std::move(code), std::move(source));
}

}  // namespace lockstep::engine
