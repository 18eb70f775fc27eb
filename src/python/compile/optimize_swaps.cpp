// SWAPs: fewest of them, and none where two stores can change places instead.
#include <algorithm>
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;

namespace {

using Instructions = InstructionList;

// Replaces a run of SWAPs and NOPs from `i` on by a shortest run with the same effect; returns its last index. The
// permutation is taken apart into cycles; see the note at CPython's swaptimize.
size_t shorten_swaps(Instructions& in, size_t i) {
  size_t length = 1;
  int depth = in[i].oparg;
  bool more = false;
  for (; i + length < in.size(); length++) {
    if (in[i + length].opcode == SWAP) {
      depth = std::max(depth, in[i + length].oparg);
      more = true;
    } else if (in[i + length].opcode != NOP) {
      break;
    }
  }
  if (!more) return i;
  constexpr int visited = -1;
  std::vector<int> stack(static_cast<size_t>(depth));
  for (int k = 0; k < depth; k++) stack[size_t(k)] = k;
  for (size_t k = 0; k < length; k++) {
    if (in[i + k].opcode == SWAP) std::swap(stack[0], stack[size_t(in[i + k].oparg - 1)]);
  }
  int current = int(length) - 1;
  for (int k = 0; k < depth; k++) {
    if (stack[size_t(k)] == visited || stack[size_t(k)] == k) continue;
    for (int j = k;;) {
      if (j != 0) {
        assert(current >= 0);
        in[i + size_t(current--)].set(SWAP, j + 1);
      }
      if (stack[size_t(j)] == visited) break;
      int next = stack[size_t(j)];
      stack[size_t(j)] = visited;
      j = next;
    }
  }
  while (current >= 0) in[i + size_t(current--)].make_nop();
  return i + length - 1;
}

bool is_swappable(int opcode) { return opcode == STORE_FAST || opcode == STORE_FAST_MAYBE_NULL || opcode == POP_TOP; }

int stores_to(const FlowInstruction& i) {
  return i.opcode == STORE_FAST || i.opcode == STORE_FAST_MAYBE_NULL ? i.oparg : -1;
}

// The next instruction that only pops the top of the stack, or -1 if something else comes first.
int next_swappable(const Instructions& in, int i, int line) {
  while (++i < int(in.size())) {
    const FlowInstruction& instruction = in[size_t(i)];
    if (line >= 0 && instruction.loc.line != line) return -1;
    if (instruction.opcode == NOP) continue;
    return is_swappable(instruction.opcode) ? i : -1;
  }
  return -1;
}

// SWAP 2, POP_TOP, STORE_FAST x  →  STORE_FAST x, POP_TOP
void apply_swaps(Instructions& in, int i) {
  for (; i >= 0; i--) {
    FlowInstruction& swap = in[size_t(i)];
    if (swap.opcode != SWAP) {
      if (swap.opcode == NOP || is_swappable(swap.opcode)) continue;
      return;
    }
    int j = next_swappable(in, i, -1);
    if (j < 0) return;
    int k = j;
    int line = in[size_t(j)].loc.line;
    for (int count = swap.oparg - 1; count > 0; count--) {
      k = next_swappable(in, k, line);
      if (k < 0) return;
    }
    int store_j = stores_to(in[size_t(j)]), store_k = stores_to(in[size_t(k)]);
    if (store_j >= 0 || store_k >= 0) {
      if (store_j == store_k) return;
      for (int between = j + 1; between < k; between++) {
        int store = stores_to(in[size_t(between)]);
        if (store >= 0 && (store == store_j || store == store_k)) return;
      }
    }
    swap.make_nop();
    std::swap(in[size_t(j)], in[size_t(k)]);
  }
}

}  // namespace

void FlowGraph::optimize_swaps(Block* block) {
  for (size_t i = 0; i < block->instructions.size(); i++) {
    if (block->instructions[i].opcode != SWAP) continue;
    i = shorten_swaps(block->instructions, i);
    apply_swaps(block->instructions, int(i));
  }
}

}  // namespace lockstep::python::compile
