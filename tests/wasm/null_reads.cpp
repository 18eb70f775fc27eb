// What goes through a null pointer in a wasm program with the labs' memory: null_page.test.mjs asks.
#include <emscripten/emscripten.h>

#include "base/null_page.h"
#include "python/vm/core/object.h"
#include "python/vm/core/type.h"

namespace {

namespace vm = lockstep::python::vm;

// A result that was refused, and that its caller takes for a value. The compiler is not to know.
volatile uint64_t refused = vm::Value().bits();
vm::Value nothing() { return vm::Value::from_bits(refused); }

lockstep::NullPage& null_page() {
  static lockstep::NullPage only;
  return only;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int null_page_is_untouched() { return null_page().is_untouched(); }
// As is_instance and its kin do; a method of what it is; a virtual function.
EMSCRIPTEN_KEEPALIVE uint32_t null_type_flags() { return nothing().object()->type->type_flags.load(); }
EMSCRIPTEN_KEEPALIVE size_t null_operations() { return nothing().object()->type->ops->basic_size; }
EMSCRIPTEN_KEEPALIVE int null_call() {
  const auto* table = reinterpret_cast<int (*const*)()>(nothing().object());
  return table[3]();
}
// As a reference that is counted does.
EMSCRIPTEN_KEEPALIVE void null_count() { ++nothing().object()->local_refs; }
}
