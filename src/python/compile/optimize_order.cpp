// Line numbers for artificial instructions, and blocks that are rarely run out of the way.
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;

namespace {

bool is_exit_or_eval_check_without_line(const Block* block) {
  bool eval_check = false;
  for (const FlowInstruction& i : block->instructions) {
    eval_check = eval_check || code::has_flag(i.opcode, code::F_EVAL_BREAK);
  }
  return (block->exits_scope() || eval_check) && block->has_no_line();
}

}  // namespace

// A frame that ends must know its line (PEP 626): exits without one are copied until each has a single predecessor.
void FlowGraph::duplicate_exits_without_line() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    FlowInstruction* last = b->last();
    if (last == nullptr || !is_jump(last->opcode)) continue;
    Block* target = next_nonempty(last->target);
    if (!is_exit_or_eval_check_without_line(target) || target->predecessors <= 1) continue;
    Block* copy = new_block();
    copy->instructions.copy_from(target->instructions);
    copy->instructions[0].loc = last->loc;
    copy->labelled = true;
    copy->predecessors = 1;
    last->target = copy;
    target->predecessors--;
    copy->next = target->next;
    target->next = copy;
  }
  for (Block* b = entry_; b != nullptr; b = b->next) {
    if (b->falls_through() && b->next != nullptr && !b->empty() && !b->next->empty() &&
        is_exit_or_eval_check_without_line(b->next)) {
      b->next->instructions[0].loc = b->last()->loc;
    }
  }
}

void FlowGraph::propagate_line_numbers() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    if (b->empty()) continue;
    Location previous = no_location;
    for (FlowInstruction& i : b->instructions) {
      if (i.loc.line == no_location.line) {
        i.loc = previous;
      } else {
        previous = i.loc;
      }
    }
    auto inherit = [&](Block* successor) {
      if (successor->predecessors != 1 || successor->empty()) return;
      if (successor->instructions[0].loc.line == no_location.line) successor->instructions[0].loc = previous;
    };
    if (b->falls_through() && b->next != nullptr) inherit(b->next);
    if (is_jump(b->last()->opcode)) inherit(b->last()->target);
  }
}

void FlowGraph::resolve_line_numbers() {
  duplicate_exits_without_line();
  propagate_line_numbers();
}

// Warm: reached from the entry without an exception. Cold: reached only through a handler.
void FlowGraph::mark_cold() {
  reset_visited();
  std::vector<Block*> todo{entry_};
  entry_->visited = true;
  auto reach = [&](Block* block, bool only_cold) {
    if (block->visited || (only_cold && block->warm)) return;
    block->visited = true;
    todo.push_back(block);
  };
  while (!todo.empty()) {
    Block* b = todo.back();
    todo.pop_back();
    b->warm = true;
    if (b->next != nullptr && b->falls_through()) reach(b->next, false);
    for (FlowInstruction& i : b->instructions) {
      if (is_jump(i.opcode)) reach(i.target, false);
    }
  }
  reset_visited();
  for (Block* b = entry_; b != nullptr; b = b->next) {
    if (b->is_handler) reach(b, false);
  }
  while (!todo.empty()) {
    Block* b = todo.back();
    todo.pop_back();
    b->cold = true;
    if (b->next != nullptr && b->falls_through()) reach(b->next, true);
    for (FlowInstruction& i : b->instructions) {
      if (is_jump(i.opcode)) reach(i.target, true);
    }
  }
}

void FlowGraph::move_cold_blocks() {
  if (entry_->next == nullptr) return;
  mark_cold();
  // A cold block that runs into a warm one will have to jump there.
  for (Block* b = entry_; b != nullptr; b = b->next) {
    if (!b->cold || !b->falls_through() || b->next == nullptr || !b->next->warm) continue;
    Block* jump = new_block();
    b->next->labelled = true;
    jump->instructions.add(JUMP_NO_INTERRUPT, 0, no_location, b->next);
    jump->cold = true;
    jump->predecessors = 1;
    jump->next = b->next;
    b->next = jump;
  }
  assert(!entry_->cold);
  Block *cold_first = nullptr, *cold_last = nullptr, *b = entry_;
  while (b->next != nullptr) {
    while (b->next != nullptr && !b->next->cold) b = b->next;
    if (b->next == nullptr) break;
    Block* end = b->next;
    while (end->next != nullptr && end->next->cold) end = end->next;
    (cold_first == nullptr ? cold_first : cold_last->next) = b->next;
    cold_last = end;
    b->next = end->next;
    end->next = nullptr;
  }
  b->next = cold_first;
  if (cold_first != nullptr) remove_nops_and_jumps();
}

}  // namespace lockstep::python::compile
