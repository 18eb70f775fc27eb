// Where a thread stands, as CPython's frames would say it; see visit.h.
#include <algorithm>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/visit.h"

namespace lockstep::python::vm {

Standing standing_of(const Runtime& r, const Thread& t) {
  Standing s;
  for (const Frame* f = t.top; f != nullptr; f = f->previous) {
    if (f->kind != FrameKind::python || f->code->source->filename != r.main_filename) continue;
    s.calls.push_back(to_utf8(f->code->qualified_name));
    if (s.calls.size() > 1) continue;
    s.function_line = static_cast<uint32_t>(std::max(0, f->code->source->first_line));
    const auto at = static_cast<uint32_t>(f->ip - f->code->instrs);
    // Who has called something stands behind the call.
    const uint32_t unit = f->code->units[std::min(f == t.top || at == 0 ? at : at - 1, f->code->instr_count - 1)];
    s.instruction = unit * 2;
  }
  std::ranges::reverse(s.calls);
  return s;
}

}  // namespace lockstep::python::vm
