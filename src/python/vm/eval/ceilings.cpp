// Whether the run may go on: what instructions and native loops ask now and then.
#include "python/vm/eval/eval.h"
#include "python/vm/objects/exceptions/exception.h"

namespace lockstep::python::vm {

bool is_at_ceiling(Thread& t) {
  t.stop_reason = Stop::limit;
  if (t.instructions > t.settings->instructions) return t.limit = "instructions", true;
  if (rt().heap.is_over()) return t.limit = "memory", true;
  return false;
}

bool must_end_now(Thread& t) {
  if (ends_run(t)) return true;  // the steps stay as many as they are: whoever asks again is told the same at once
  t.look_at = 0;                 // what follows is looked at soon
  if (rt().heap.is_over()) return end_with_limit(t, "memory"), true;
  if (driver().must_end(t)) return end_run(t, Stop::switch_point), true;
  t.native_steps = 0;
  return false;
}

bool lacks_room(Thread& t, uint64_t bytes) {
  if (rt().heap.has_room(bytes)) return false;
  end_with_limit(t, "memory");
  return true;
}

bool must_come_back(Thread& t) {
  if (is_at_ceiling(t)) return true;
  t.stop_reason = Stop::switch_point;
  return t.is_between_points = driver().wants_back(t);
}

}  // namespace lockstep::python::vm
