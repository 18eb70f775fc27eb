#include "python/vm/effect.h"

#include <cstdlib>

#include "python/vm/type.h"

namespace lockstep::python::vm {

// A debugger's stack shows the type and the operation: the room has no terminal to say it on.
void check_effects(std::string_view, const TypeOps& ops) {
  const Effects& does = ops.effects;
  const auto check = [](bool is_there, Effect effect, [[maybe_unused]] const char* operation) {
    if (is_there && effect == Effect::unstated) std::abort();
  };
  check(ops.call != nullptr, does.call, "call");
  check(ops.get_attribute != nullptr, does.get_attribute, "get_attribute");
  check(ops.set_attribute != nullptr, does.set_attribute, "set_attribute");
  check(ops.iterate != nullptr, does.iterate, "iterate");
  check(ops.next != nullptr, does.next, "next");
  check(ops.length != nullptr, does.length, "length");
  check(ops.truth != nullptr, does.truth, "truth");
  check(ops.get_item != nullptr, does.get_item, "get_item");
  check(ops.set_item != nullptr, does.set_item, "set_item");
  check(ops.contains != nullptr, does.contains, "contains");
  check(ops.binary != nullptr, does.binary, "binary");
  check(ops.binary != nullptr, does.in_place, "in_place");
}

void check_effect(std::string_view, Effect effect) {
  if (effect == Effect::unstated) std::abort();
}

}  // namespace lockstep::python::vm
