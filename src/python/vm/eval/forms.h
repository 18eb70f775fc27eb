// Faster forms of instructions, chosen once when a code object is made.
//
// A form is chosen by what stands in the code, never by what a thread has seen, so that threads need not agree on it.
// `Instr::op` stays CPython's, and a form that covers several instructions leaves the others in their places: jumps may
// go there, and where its condition does not hold the form does the work of the first alone. The loop counts
// instructions by the distance it has gone, so that all are counted. For the same reason it may go straight on with
// what nearly always follows somewhere else: RESUME in a function that was called, POP_TOP after its return, FOR_ITER
// after a jump back.
//
//   LOAD_SMALL_INT 1 │ BINARY_OP +=      form ADD_SMALL_INT │ form ADD
#pragma once

#include <cstdint>
#include <vector>

namespace lockstep::python::vm {

struct Instr;
struct Settings;

namespace form {
enum Form : uint8_t {
  first = 160,  // above every opcode that the compiler emits
#define FORM(name) name,
#include "python/vm/eval/forms.def"
#undef FORM
};
}  // namespace form

// Sets `form` of every instruction, unless plain ones are to be run (Settings::runs_plain).
void choose_forms(std::vector<Instr>&, const Settings&);

}  // namespace lockstep::python::vm
