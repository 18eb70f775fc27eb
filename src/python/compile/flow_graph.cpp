// The graph itself: building it, exception targets, reachability, depth of the stack.
#include "python/compile/flow_graph.h"

#include <algorithm>
#include <cassert>
#include <climits>

namespace lockstep::python::compile {

using namespace code::op;

bool is_unconditional_jump(int opcode) {
  return opcode == JUMP || opcode == JUMP_NO_INTERRUPT || opcode == JUMP_FORWARD || opcode == JUMP_BACKWARD ||
         opcode == JUMP_BACKWARD_NO_INTERRUPT;
}
bool is_conditional_jump(int opcode) {
  return opcode == POP_JUMP_IF_FALSE || opcode == POP_JUMP_IF_TRUE || opcode == POP_JUMP_IF_NONE ||
         opcode == POP_JUMP_IF_NOT_NONE;
}
bool is_scope_exit(int opcode) { return opcode == RETURN_VALUE || opcode == RAISE_VARARGS || opcode == RERAISE; }

bool Block::exits_scope() const { return !empty() && is_scope_exit(instructions.back().opcode); }
bool Block::falls_through() const {
  return empty() || !(is_scope_exit(instructions.back().opcode) || is_unconditional_jump(instructions.back().opcode));
}
bool Block::has_no_line() const {
  return std::all_of(instructions.begin(), instructions.end(), [](const FlowInstruction& i) { return i.loc.line < 0; });
}

Block* next_nonempty(Block* block) {
  while (block != nullptr && block->empty()) block = block->next;
  return block;
}

FlowGraph::FlowGraph(const Unit& unit, ConstantTable& constants) : constants_(constants) {
  // Labels become indices; the annotations of a module go where their placeholder stands.
  std::vector<Instruction> all = unit.sequence.instructions();
  for (Instruction& instruction : all) {
    if (has_target(instruction.opcode)) instruction.oparg = unit.sequence.position_of(instruction.oparg);
  }
  auto placeholder =
      std::find_if(all.begin(), all.end(), [](const Instruction& i) { return i.opcode == ANNOTATIONS_PLACEHOLDER; });
  if (placeholder != all.end()) {
    int at = int(placeholder - all.begin());
    const auto& inserted = unit.annotations_code.instructions();
    int shift = int(inserted.size()) - 1;
    for (Instruction& instruction : all) {
      if (has_target(instruction.opcode) && instruction.oparg > at) instruction.oparg += shift;
    }
    placeholder = all.erase(placeholder);
    all.insert(placeholder, inserted.begin(), inserted.end());
  }
  build(all);
}

void FlowGraph::build(const std::vector<Instruction>& instructions) {
  std::vector<Block*> labels(instructions.size(), nullptr);
  std::vector<bool> is_target(instructions.size(), false);
  for (const Instruction& i : instructions) {
    if (has_target(i.opcode)) is_target[size_t(i.oparg)] = true;
  }
  Block* current = entry_ = new_block();
  for (size_t i = 0; i < instructions.size(); i++) {
    const Instruction& in = instructions[i];
    const FlowInstruction* last = current->last();
    bool terminated = last != nullptr && (is_jump(last->opcode) || is_scope_exit(last->opcode));
    if (terminated || (is_target[i] && (last != nullptr || current->labelled))) {
      Block* fresh = new_block();
      current->next = fresh;
      current = fresh;
    }
    if (is_target[i]) {
      current->labelled = true;
      labels[i] = current;
    }
    current->instructions.add(in.opcode, in.oparg, in.loc);
  }
  for (Block* b = entry_; b != nullptr; b = b->next) {
    for (FlowInstruction& i : b->instructions) {
      if (!has_target(i.opcode)) continue;
      i.target = labels[size_t(i.oparg)];
      if (is_block_push(i.opcode)) i.target->is_handler = true;
    }
  }
}

void FlowGraph::reset_visited() {
  for (Block* b = entry_; b != nullptr; b = b->next) b->visited = false;
}

// Notes for every instruction which handler is in charge, and turns POP_BLOCK into NOP.
void FlowGraph::label_exception_targets() {
  reset_visited();
  using Handlers = std::vector<Block*>;
  struct Work {
    Block* block;
    Handlers handlers;
  };
  std::vector<Work> todo;
  entry_->visited = true;
  todo.push_back({entry_, {}});
  auto visit = [&](Block* block, const Handlers& handlers) {
    if (block->visited) return;
    block->visited = true;
    todo.push_back({block, handlers});
  };
  while (!todo.empty()) {
    Work work = std::move(todo.back());
    todo.pop_back();
    Handlers& handlers = work.handlers;
    auto current = [&] { return handlers.empty() ? nullptr : handlers.back(); };
    size_t yield_depth = 0;
    for (FlowInstruction& i : work.block->instructions) {
      if (is_block_push(i.opcode)) {
        visit(i.target, handlers);
        if (i.opcode == SETUP_WITH || i.opcode == SETUP_CLEANUP) i.target->preserves_lasti = true;
        handlers.push_back(i.target);
        continue;
      }
      if (i.opcode == POP_BLOCK) {
        assert(!handlers.empty());
        handlers.pop_back();
        i.make_nop();
        continue;
      }
      i.except = current();
      if (is_jump(i.opcode)) {
        visit(i.target, handlers);
      } else if (i.opcode == YIELD_VALUE) {
        yield_depth = handlers.size();
      } else if (i.opcode == RESUME && i.oparg != code::RESUME_AT_FUNC_START) {
        if (yield_depth == 1) i.oparg |= code::RESUME_DEPTH1_BIT;
      }
    }
    if (work.block->falls_through() && work.block->next != nullptr) visit(work.block->next, handlers);
  }
}

void FlowGraph::remove_unreachable() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    b->predecessors = 0;
    b->visited = false;
  }
  std::vector<Block*> todo{entry_};
  entry_->predecessors = 1;
  entry_->visited = true;
  auto reach = [&](Block* block) {
    if (!block->visited) {
      block->visited = true;
      todo.push_back(block);
    }
    block->predecessors++;
  };
  while (!todo.empty()) {
    Block* b = todo.back();
    todo.pop_back();
    if (b->next != nullptr && b->falls_through()) reach(b->next);
    for (FlowInstruction& i : b->instructions) {
      if (is_jump(i.opcode) || is_block_push(i.opcode)) reach(i.target);
    }
  }
  for (Block* b = entry_; b != nullptr; b = b->next) {
    if (b->predecessors == 0) {
      b->instructions.truncate(0);
      b->is_handler = false;
    }
  }
}

int FlowGraph::stack_depth() {
  for (Block* b = entry_; b != nullptr; b = b->next) b->start_depth = INT_MIN;
  std::vector<Block*> todo;
  auto reach = [&](Block* block, int depth) {
    assert(block->start_depth < 0 || block->start_depth == depth);
    if (block->start_depth < 0) {
      block->start_depth = depth;
      todo.push_back(block);
    }
  };
  auto effect = [](const FlowInstruction& i, bool jumps) {
    if (is_block_push(i.opcode) && !jumps) return 0;
    return code::pushed_by(i.opcode, i.oparg) - code::popped_by(i.opcode, i.oparg);
  };
  int deepest = 0;
  reach(entry_, 0);
  while (!todo.empty()) {
    Block* b = todo.back();
    todo.pop_back();
    int depth = b->start_depth;
    Block* next = b->next;
    for (const FlowInstruction& i : b->instructions) {
      int after = depth + effect(i, false);
      assert(after >= 0);
      deepest = std::max(deepest, depth);
      if (has_target(i.opcode) && i.opcode != END_ASYNC_FOR) reach(i.target, depth + effect(i, true));
      depth = after;
      if (is_unconditional_jump(i.opcode) || is_scope_exit(i.opcode)) {
        next = nullptr;
        break;
      }
    }
    if (next != nullptr) reach(next, depth);
  }
  return deepest;
}

void FlowGraph::optimize(int local_count, int parameter_count) {
  label_exception_targets();

  inline_small_blocks();
  remove_unreachable();
  resolve_line_numbers();
  for (Block* b = entry_; b != nullptr; b = b->next) optimize_load_const(b);
  for (Block* b = entry_; b != nullptr; b = b->next) optimize_block(b);
  remove_nops_and_pairs();
  remove_unreachable();
  remove_nops_and_jumps();

  remove_unused_constants();
  check_unbound_locals(local_count, parameter_count);
  insert_superinstructions();
  move_cold_blocks();
  resolve_line_numbers();
}

int FlowGraph::finish(const Unit& unit, uint32_t flags) {
  lower_conditional_jumps();
  int depth = stack_depth();
  place_cells(unit, flags);
  lower_pseudo_instructions();
  normalize_jumps();
  borrow_loads();
  return depth;
}

}  // namespace lockstep::python::compile
