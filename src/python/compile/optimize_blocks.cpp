// Jumps, NOPs and the peephole over one block.
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;

namespace {

constexpr size_t max_copy_size = 4;  // of an exit block that is worth copying instead of jumping to it

}  // namespace

// A jump to a small block that leaves the function, or to one without lines, becomes that block.
bool FlowGraph::inline_target(Block* block) {
  FlowInstruction* last = block->last();
  if (last == nullptr || !is_unconditional_jump(last->opcode)) return false;
  Block* target = last->target;
  bool small_exit = target->exits_scope() && target->instructions.size() <= max_copy_size;
  bool no_line = target->has_no_line() && !target->falls_through();
  if (!small_exit && !no_line) return false;
  int removed = last->opcode;
  last->make_nop();
  last->target = nullptr;
  block->instructions.append(target->instructions);
  if (no_line) {
    last = block->last();
    // A jump that lets other threads run must not turn into one that does not.
    if (is_unconditional_jump(last->opcode) && removed == JUMP) last->opcode = JUMP;
  }
  target->predecessors--;
  return true;
}

void FlowGraph::inline_small_blocks() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Block* b = entry_; b != nullptr; b = b->next) changed = inline_target(b) || changed;
  }
}

int FlowGraph::remove_redundant_nops(Block* block) {
  InstructionList& in = block->instructions;
  size_t kept = 0;
  int previous_line = -1;
  for (size_t i = 0; i < in.size(); i++) {
    int line = in[i].loc.line;
    if (in[i].opcode == NOP) {
      if (line < 0 || previous_line == line) continue;
      if (i + 1 < in.size()) {
        int next_line = in[i + 1].loc.line;
        if (next_line == line) continue;
        if (next_line < 0) {
          in[i + 1].loc = in[i].loc;
          continue;
        }
      } else if (Block* next = next_nonempty(block->next)) {
        int next_line = -1;
        for (const FlowInstruction& n : next->instructions) {
          if (n.opcode == NOP && n.loc.line < 0) continue;
          next_line = n.loc.line;
          break;
        }
        if (line == next_line) continue;
      }
    }
    if (kept != i) in[kept] = in[i];
    kept++;
    previous_line = line;
  }
  int removed = int(in.size() - kept);
  in.truncate(kept);
  return removed;
}

int FlowGraph::remove_redundant_nops() {
  int removed = 0;
  for (Block* b = entry_; b != nullptr; b = b->next) removed += remove_redundant_nops(b);
  return removed;
}

// A value that is loaded and popped at once.
void FlowGraph::remove_nops_and_pairs() {
  for (bool done = false; !done;) {
    done = true;
    FlowInstruction* instruction = nullptr;
    for (Block* b = entry_; b != nullptr; b = b->next) {
      remove_redundant_nops(b);
      if (b->labelled) instruction = nullptr;
      for (FlowInstruction& i : b->instructions) {
        FlowInstruction* previous = instruction;
        instruction = &i;
        if (i.opcode != POP_TOP || previous == nullptr) continue;
        if (previous->opcode == LOAD_CONST || previous->opcode == LOAD_SMALL_INT ||
            (previous->opcode == COPY && previous->oparg == 1)) {
          previous->make_nop();
          i.make_nop();
          done = false;
        }
      }
      if ((instruction != nullptr && is_jump(instruction->opcode)) || !b->falls_through()) instruction = nullptr;
    }
  }
}

int FlowGraph::remove_redundant_jumps() {
  int changes = 0;
  for (Block* b = entry_; b != nullptr; b = b->next) {
    FlowInstruction* last = b->last();
    if (last == nullptr || !is_unconditional_jump(last->opcode)) continue;
    if (next_nonempty(last->target) == next_nonempty(b->next)) {
      changes++;
      last->make_nop();
      last->target = nullptr;
    }
  }
  return changes;
}

void FlowGraph::remove_nops_and_jumps() {
  while (remove_redundant_nops() + remove_redundant_jumps() > 0) {
  }
}

// A jump to a jump goes where that one goes.
bool FlowGraph::thread_jump(Block* block, size_t i, const FlowInstruction& target, int opcode) {
  FlowInstruction& instruction = block->instructions[i];
  assert(i + 1 == block->instructions.size());
  if (instruction.target == target.target) return false;
  instruction.make_nop();
  instruction.target = nullptr;
  block->instructions.add(opcode, 0, target.loc, target.target);
  return true;
}

void FlowGraph::optimize_block(Block* block) {
  InstructionList& in = block->instructions;
  // The target's first instruction is copied: threading may move the vector it lives in.
  for (size_t i = 0; i < in.size(); i++) {
    FlowInstruction& here = in[i];
    FlowInstruction target;
    target.opcode = NOP;
    if (here.target != nullptr && !here.target->empty()) target = here.target->instructions[0];
    int opcode = here.opcode, oparg = here.oparg;
    FlowInstruction* next = i + 1 < in.size() ? &in[i + 1] : nullptr;
    int next_opcode = next != nullptr ? next->opcode : 0;
    auto thread = [&](int with) {
      if (thread_jump(block, i, target, with)) i--;
    };
    switch (opcode) {
      case BUILD_TUPLE:
        if (next_opcode == UNPACK_SEQUENCE && oparg == next->oparg && oparg >= 1 && oparg <= 3) {
          here.make_nop();
          if (oparg == 1) {
            next->make_nop();
          } else {
            next->opcode = SWAP;
          }
          continue;
        }
        fold_tuple(block, i);
        break;
      case BUILD_LIST:
      case BUILD_SET: optimize_list_or_set(block, i, next_opcode); break;
      case LIST_APPEND:
      case SET_ADD:
        if (oparg == 1 && (next_opcode == GET_ITER || next_opcode == CONTAINS_OP)) fold_collected(block, i);
        break;
      case POP_JUMP_IF_NOT_NONE:
      case POP_JUMP_IF_NONE:
      case POP_JUMP_IF_FALSE:
      case POP_JUMP_IF_TRUE:
        if (target.opcode == JUMP) thread(opcode);
        break;
      case JUMP_IF_FALSE:
      case JUMP_IF_TRUE:
        if (target.opcode == JUMP || target.opcode == opcode) {
          thread(opcode);
        } else if (target.opcode == JUMP_IF_FALSE || target.opcode == JUMP_IF_TRUE) {
          // the other condition: known not to jump there
          here.target = here.target->next;
          i--;
        }
        break;
      case JUMP:
      case JUMP_NO_INTERRUPT:
        if (target.opcode == JUMP) {
          thread(JUMP);
        } else if (target.opcode == JUMP_NO_INTERRUPT) {
          thread(opcode);
        }
        break;
      case STORE_FAST:
        if (next_opcode == STORE_FAST && oparg == next->oparg && here.loc.line == next->loc.line) {
          here.set(POP_TOP);
        }
        break;
      case SWAP:
        if (oparg == 1) here.make_nop();
        break;
      case LOAD_GLOBAL:
        if (next_opcode == PUSH_NULL && (oparg & 1) == 0) {
          here.oparg |= 1;
          next->make_nop();
        }
        break;
      case COMPARE_OP:
        if (next_opcode == TO_BOOL) {
          here.make_nop();
          next->set(COMPARE_OP, oparg | 16);
        }
        break;
      case CONTAINS_OP:
      case IS_OP:
        if (next_opcode == TO_BOOL) {
          here.make_nop();
          next->set(opcode, oparg);
        } else if (next_opcode == UNARY_NOT) {
          here.make_nop();
          next->set(opcode, oparg ^ 1);
        }
        break;
      case TO_BOOL:
        if (next_opcode == TO_BOOL) here.make_nop();
        break;
      case UNARY_NOT:
        if (next_opcode == TO_BOOL) {
          here.make_nop();
          next->set(UNARY_NOT);
          continue;
        }
        if (next_opcode == UNARY_NOT) {
          here.make_nop();
          next->make_nop();
          continue;
        }
        fold_unary_op(block, i);
        break;
      case UNARY_INVERT:
      case UNARY_NEGATIVE: fold_unary_op(block, i); break;
      case CALL_INTRINSIC_1:
        if (oparg == code::INTRINSIC_LIST_TO_TUPLE) {
          if (!fold_collected(block, i) && next_opcode == GET_ITER) here.make_nop();
        } else if (oparg == code::INTRINSIC_UNARY_POSITIVE) {
          fold_unary_op(block, i);
        }
        break;
      case BINARY_OP: fold_binary_op(block, i); break;
      default: break;
    }
  }
  optimize_swaps(block);
}

}  // namespace lockstep::python::compile
