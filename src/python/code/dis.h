// Code objects as text: what CPython 3.14's `dis` module prints.
//
//    2           LOAD_NAME                0 (y)          line, opcode, operand, what the operand means
//                GET_ITER
//        L1:     FOR_ITER                13 (to L3)      a label where something jumps or an exception range begins
//
// Inline caches and offsets are left out, as dis does by default; addresses are written 0xADDR.
#pragma once

#include <string>
#include <vector>

#include "python/code/code.h"

namespace lockstep::python::code {

struct DecodedInstruction {
  uint32_t unit = 0;  // position of the opcode itself, behind its EXTENDED_ARGs
  int opcode = 0;
  int oparg = 0;
};

// The instructions in order, inline caches skipped. EXTENDED_ARGs are instructions of their own here.
std::vector<DecodedInstruction> decode(const Code& code);

// The code unit that a jump goes to.
uint32_t jump_target(const DecodedInstruction& jump);

// What the operand means: the name, the constant, "to L2" without its label; empty if there is nothing to say.
std::string describe_operand(const Code& code, const DecodedInstruction& instruction);

std::string disassemble_one(const Code& code);

// The code object and, after it, the ones among its constants.
std::string disassemble(const Code& code);

}  // namespace lockstep::python::code
