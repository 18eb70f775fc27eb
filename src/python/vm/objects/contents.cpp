#include "python/vm/objects/contents.h"

namespace lockstep::python::vm {

bool walk_object(Object* o, Walker& w) { return walk_contents(o, w); }

}  // namespace lockstep::python::vm
