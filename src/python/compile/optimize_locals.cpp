// Local variables: which may be unbound, which loads may borrow, which pairs are one instruction.
#include <algorithm>
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;

namespace {

using Work = std::vector<Block*>;

// Pushes the block if the mask tells it anything new; `visited` means that it is on the list already.
void push_if_news(Block* block, uint64_t unsafe, Work& todo) {
  uint64_t both = block->unsafe_locals | unsafe;
  if (block->unsafe_locals == both) return;
  block->unsafe_locals = both;
  if (block->visited) return;
  block->visited = true;
  todo.push_back(block);
}

void scan_block(Block* block, Work& todo) {
  uint64_t unsafe = block->unsafe_locals;  // bit i: local i may be unbound
  for (FlowInstruction& i : block->instructions) {
    if (i.except != nullptr) push_if_news(i.except, unsafe, todo);
    if (i.oparg >= 64) continue;
    uint64_t bit = uint64_t(1) << i.oparg;
    switch (i.opcode) {
      case DELETE_FAST:
      case LOAD_FAST_AND_CLEAR:
      case STORE_FAST_MAYBE_NULL: unsafe |= bit; break;
      case STORE_FAST:
      case LOAD_FAST_CHECK: unsafe &= ~bit; break;
      case LOAD_FAST:
        if ((unsafe & bit) != 0) i.opcode = LOAD_FAST_CHECK;
        unsafe &= ~bit;
        break;
      default: break;
    }
  }
  if (block->next != nullptr && block->falls_through()) push_if_news(block->next, unsafe, todo);
  if (FlowInstruction* last = block->last(); last != nullptr && is_jump(last->opcode)) {
    push_if_news(last->target, unsafe, todo);
  }
}

// Locals beyond the 64th are looked at block by block only.
void scan_many_locals(Block* entry, int local_count) {
  std::vector<int> bound_in(size_t(local_count - 64), 0);
  int number = 0;
  for (Block* b = entry; b != nullptr; b = b->next) {
    number++;
    for (FlowInstruction& i : b->instructions) {
      if (i.oparg < 64) continue;
      size_t local = size_t(i.oparg - 64);
      switch (i.opcode) {
        case DELETE_FAST:
        case LOAD_FAST_AND_CLEAR:
        case STORE_FAST_MAYBE_NULL: bound_in[local] = number - 1; break;
        case STORE_FAST: bound_in[local] = number; break;
        case LOAD_FAST:
          if (bound_in[local] != number) i.opcode = LOAD_FAST_CHECK;
          bound_in[local] = number;
          break;
        default: break;
      }
    }
  }
}

}  // namespace

void FlowGraph::check_unbound_locals(int local_count, int parameter_count) {
  if (local_count == 0) return;
  if (local_count > 64) {
    scan_many_locals(entry_, local_count);
    local_count = 64;
  }
  reset_visited();
  Work todo;
  uint64_t start = 0;
  for (int i = parameter_count; i < local_count; i++) start |= uint64_t(1) << i;
  push_if_news(entry_, start, todo);
  for (Block* b = entry_; b != nullptr; b = b->next) scan_block(b, todo);
  while (!todo.empty()) {
    Block* b = todo.back();
    todo.pop_back();
    b->visited = false;
    scan_block(b, todo);
  }
}

void FlowGraph::insert_superinstructions() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    InstructionList& in = b->instructions;
    for (size_t i = 0; i + 1 < in.size(); i++) {
      FlowInstruction &first = in[i], &second = in[i + 1];
      int super = 0;
      if (first.opcode == LOAD_FAST && second.opcode == LOAD_FAST) {
        super = LOAD_FAST_LOAD_FAST;
      } else if (first.opcode == STORE_FAST && second.opcode == LOAD_FAST) {
        super = STORE_FAST_LOAD_FAST;
      } else if (first.opcode == STORE_FAST && second.opcode == STORE_FAST) {
        super = STORE_FAST_STORE_FAST;
      } else {
        continue;
      }
      int a = first.loc.line, c = second.loc.line;
      if ((a >= 0 && c >= 0 && a != c) || first.oparg >= 16 || second.oparg >= 16) continue;
      first.set(super, first.oparg << 4 | second.oparg);
      second.make_nop();
    }
  }
  remove_redundant_nops();
}

// LOAD_FAST becomes LOAD_FAST_BORROW, which counts no reference, where the local outlives the value on the stack: the
// value is consumed in this block, before the local is overwritten, and not stored in another local. Every block is
// executed on a stack of "which instruction loaded this, from which local".
void FlowGraph::borrow_loads() {
  constexpr int none = -1;
  struct Ref {
    int instruction, local;
  };
  reset_visited();
  Work todo{entry_};
  entry_->visited = true;
  entry_->start_depth = 0;
  std::vector<Ref> refs;
  std::vector<bool> needs_reference;
  while (!todo.empty()) {
    Block* block = todo.back();
    todo.pop_back();
    InstructionList& in = block->instructions;
    needs_reference.assign(in.size(), false);
    refs.assign(size_t(std::max(block->start_depth, 0)), Ref{none, none});

    auto visit = [&](Block* target) {
      if (target->visited) return;
      target->visited = true;
      todo.push_back(target);
    };
    auto pop = [&] {
      assert(!refs.empty());
      Ref top = refs.back();
      refs.pop_back();
      return top;
    };
    auto kill = [&](int local) {
      for (const Ref& r : refs) {
        if (r.local == local && r.instruction != none) needs_reference[size_t(r.instruction)] = true;
      }
    };
    auto store = [&](int local) {
      Ref value = pop();
      kill(local);
      if (value.instruction != none) needs_reference[size_t(value.instruction)] = true;
    };

    for (int n = 0; n < int(in.size()); n++) {
      const FlowInstruction& i = in[size_t(n)];
      int popped = code::popped_by(i.opcode, i.oparg), pushed = code::pushed_by(i.opcode, i.oparg);
      switch (i.opcode) {
        case LOAD_FAST: refs.push_back({n, i.oparg}); break;
        case DELETE_FAST: kill(i.oparg); break;
        case LOAD_FAST_AND_CLEAR:
          kill(i.oparg);
          refs.push_back({n, i.oparg});
          break;
        case LOAD_FAST_LOAD_FAST:
          refs.push_back({n, i.oparg >> 4});
          refs.push_back({n, i.oparg & 15});
          break;
        case STORE_FAST: store(i.oparg); break;
        case STORE_FAST_LOAD_FAST:
          store(i.oparg >> 4);
          refs.push_back({n, i.oparg & 15});
          break;
        case STORE_FAST_STORE_FAST:
          store(i.oparg >> 4);
          store(i.oparg & 15);
          break;
        case COPY: {
          Ref copied = refs[refs.size() - size_t(i.oparg)];
          refs.push_back(copied);
          break;
        }
        case SWAP: std::swap(refs[refs.size() - size_t(i.oparg)], refs.back()); break;
        // Instructions that leave their inputs on the stack.
        case FORMAT_SIMPLE:
        case GET_ANEXT:
        case GET_LEN:
        case GET_YIELD_FROM_ITER:
        case IMPORT_FROM:
        case MATCH_KEYS:
        case MATCH_MAPPING:
        case MATCH_SEQUENCE:
        case WITH_EXCEPT_START:
          // CPython numbers these by the count of the pushed value, not by the instruction: kept for equality.
          for (int k = 0; k < pushed - popped; k++) refs.push_back({k, none});
          break;
        case DICT_MERGE:
        case DICT_UPDATE:
        case LIST_APPEND:
        case LIST_EXTEND:
        case MAP_ADD:
        case RERAISE:
        case SET_ADD:
        case SET_UPDATE:
          for (int k = 0; k < popped - pushed; k++) pop();
          break;
        case END_SEND:
        case SET_FUNCTION_ATTRIBUTE: {
          Ref top = pop();
          pop();
          refs.push_back(top);
          break;
        }
        case CHECK_EXC_MATCH:
          pop();
          refs.push_back({n, none});
          break;
        case FOR_ITER:
          visit(i.target);
          refs.push_back({n, none});
          break;
        case LOAD_ATTR:
        case LOAD_SUPER_ATTR: {
          Ref self = pop();
          if (i.opcode == LOAD_SUPER_ATTR) {
            pop();
            pop();
          }
          refs.push_back({n, none});
          if ((i.oparg & 1) != 0) refs.push_back(self);
          break;
        }
        case LOAD_SPECIAL:
        case PUSH_EXC_INFO: {
          Ref top = pop();
          refs.push_back({n, none});
          refs.push_back(top);
          break;
        }
        case SEND:
          visit(i.target);
          pop();
          refs.push_back({n, none});
          break;
        default:
          if (has_target(i.opcode)) visit(i.target);
          if (is_block_push(i.opcode)) break;
          for (int k = 0; k < popped; k++) pop();
          for (int k = 0; k < pushed; k++) refs.push_back({n, none});
      }
    }

    if (block->next != nullptr && block->last() != nullptr && block->falls_through()) visit(block->next);
    for (const Ref& r : refs) {
      if (r.instruction != none) needs_reference[size_t(r.instruction)] = true;
    }
    for (size_t n = 0; n < in.size(); n++) {
      if (needs_reference[n]) continue;
      if (in[n].opcode == LOAD_FAST) in[n].opcode = LOAD_FAST_BORROW;
      if (in[n].opcode == LOAD_FAST_LOAD_FAST) in[n].opcode = LOAD_FAST_BORROW_LOAD_FAST_BORROW;
    }
  }
}

}  // namespace lockstep::python::compile
