// Constants: small integers into the instruction, folding, conditions that are known.
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;
using code::Constant;

namespace {

bool loads_constant(int opcode) { return opcode == LOAD_CONST || opcode == LOAD_SMALL_INT; }

bool is_small_int(const Constant& constant, int& value) {
  auto* n = std::get_if<int64_t>(&constant.value);
  if (n == nullptr || *n < 0 || *n > 255) return false;
  value = int(*n);
  return true;
}

void drop(FlowInstruction& instruction) {
  instruction.make_nop();
  instruction.loc = no_location;
}

constexpr size_t min_constant_sequence = 3;  // a shorter list is built item by item

}  // namespace

const Constant* FlowGraph::loaded_constant(const FlowInstruction& instruction, Constant& storage) const {
  if (instruction.opcode == LOAD_CONST) return &constants_[instruction.oparg];
  storage = {int64_t(instruction.oparg)};
  return &storage;
}

void FlowGraph::load_constant(FlowInstruction& instruction, const Constant& constant) {
  int small;
  if (is_small_int(constant, small)) {
    instruction.set(LOAD_SMALL_INT, small);
  } else {
    instruction.set(LOAD_CONST, constants_.add(constant));
  }
}

// The `count` instructions before `end` that load constants, NOPs not counted; false if there is anything else.
bool FlowGraph::constant_loads(Block* block, size_t end, size_t count, std::vector<FlowInstruction*>& out) const {
  out.assign(count, nullptr);
  for (size_t i = end; i-- > 0 && count > 0;) {
    FlowInstruction& instruction = block->instructions[i];
    if (instruction.opcode == NOP) continue;
    if (!loads_constant(instruction.opcode)) return false;
    out[--count] = &instruction;
  }
  return count == 0;
}

void FlowGraph::fold_tuple(Block* block, size_t i) {
  FlowInstruction& build = block->instructions[i];
  size_t size = size_t(build.oparg);
  if (size > stack_use_guideline) return;
  std::vector<FlowInstruction*> loads;
  if (!constant_loads(block, i, size, loads)) return;
  code::Tuple tuple;
  Constant storage;
  for (FlowInstruction* load : loads) tuple.items.push_back(*loaded_constant(*load, storage));
  for (FlowInstruction* load : loads) drop(*load);
  load_constant(build, {std::move(tuple)});
}

// BUILD_LIST 0, (LOAD_CONST, LIST_APPEND 1)… is how more than stack_use_guideline constants are collected; if all of it
// ends at `i` with LIST_TO_TUPLE, or with the last LIST_APPEND or SET_ADD of what is only read, it is one constant.
bool FlowGraph::fold_collected(Block* block, size_t i) {
  InstructionList& in = block->instructions;
  bool to_tuple = in[i].opcode == CALL_INTRINSIC_1;
  bool set = in[i].opcode == SET_ADD;
  bool expect_append = true;
  std::vector<size_t> loads;
  for (size_t at = to_tuple ? i : i + 1; at-- > 0;) {
    int opcode = in[at].opcode, oparg = in[at].oparg;
    if (opcode == NOP) continue;
    if (opcode == (set ? BUILD_SET : BUILD_LIST) && oparg == 0) {
      if (!expect_append) return false;
      code::Tuple tuple;
      code::FrozenSet frozen;
      Constant storage;
      for (size_t k = loads.size(); k-- > 0;) {
        const Constant& item = *loaded_constant(in[loads[k]], storage);
        if (set) {
          add_to_frozenset(frozen, item);
        } else {
          tuple.items.push_back(item);
        }
      }
      for (size_t k = at; k < i + (to_tuple ? 0 : 1); k++) {
        if (in[k].opcode != NOP) drop(in[k]);
      }
      load_constant(in[i], set ? Constant{std::move(frozen)} : Constant{std::move(tuple)});
      return true;
    }
    if (expect_append) {
      if (opcode != (set ? SET_ADD : LIST_APPEND) || oparg != 1) return false;
    } else {
      if (!loads_constant(opcode)) return false;
      loads.push_back(at);
    }
    expect_append = !expect_append;
  }
  return false;
}

// A list or set of constants: a tuple or frozenset where it is only looked at, one constant to extend by elsewhere.
void FlowGraph::optimize_list_or_set(Block* block, size_t i, int next_opcode) {
  InstructionList& in = block->instructions;
  FlowInstruction& build = in[i];
  bool only_read = next_opcode == GET_ITER || next_opcode == CONTAINS_OP;
  size_t size = size_t(build.oparg);
  if (size > stack_use_guideline || (size < min_constant_sequence && !only_read)) return;
  std::vector<FlowInstruction*> loads;
  if (!constant_loads(block, i, size, loads)) {
    if (only_read && build.opcode == BUILD_LIST) build.opcode = BUILD_TUPLE;
    return;
  }
  std::vector<Constant> items;
  Constant storage;
  for (FlowInstruction* load : loads) items.push_back(*loaded_constant(*load, storage));
  Constant whole;
  if (build.opcode == BUILD_SET) {
    code::FrozenSet set;
    for (Constant& item : items) add_to_frozenset(set, item);
    whole = {std::move(set)};
  } else {
    whole = {code::Tuple{std::move(items)}};
  }
  int index = constants_.add(whole);
  for (FlowInstruction* load : loads) drop(*load);
  if (only_read) {
    build.set(LOAD_CONST, index);
    return;
  }
  bool list = build.opcode == BUILD_LIST;
  in[i - 2].loc = build.loc;
  in[i - 2].set(build.opcode, 0);
  in[i - 1].set(LOAD_CONST, index);
  build.set(list ? LIST_EXTEND : SET_UPDATE, 1);
}

void FlowGraph::fold_binary_op(Block* block, size_t i) {
  std::vector<FlowInstruction*> loads;
  if (!constant_loads(block, i, 2, loads)) return;
  FlowInstruction& operation = block->instructions[i];
  Constant left_storage, right_storage;
  auto result = fold_binary(*loaded_constant(*loads[0], left_storage), operation.oparg,
                            *loaded_constant(*loads[1], right_storage));
  if (!result) return;
  for (FlowInstruction* load : loads) drop(*load);
  load_constant(operation, *result);
}

void FlowGraph::fold_unary_op(Block* block, size_t i) {
  std::vector<FlowInstruction*> loads;
  if (!constant_loads(block, i, 1, loads)) return;
  FlowInstruction& operation = block->instructions[i];
  UnaryFold fold = operation.opcode == UNARY_NEGATIVE ? UnaryFold::negative
                   : operation.opcode == UNARY_INVERT ? UnaryFold::invert
                   : operation.opcode == UNARY_NOT    ? UnaryFold::logical_not
                                                      : UnaryFold::positive;
  Constant storage;
  auto result = fold_unary(fold, *loaded_constant(*loads[0], storage));
  if (!result) return;
  drop(*loads[0]);
  load_constant(operation, *result);
}

// What follows at once from the value of a constant that is loaded: jumps taken or not, tests for None.
void FlowGraph::optimize_load_const(Block* block) {
  InstructionList& in = block->instructions;
  int opcode = 0, oparg = 0;
  for (size_t i = 0; i < in.size(); i++) {
    FlowInstruction& here = in[i];
    int small;
    if (here.opcode == LOAD_CONST && is_small_int(constants_[here.oparg], small)) here.set(LOAD_SMALL_INT, small);
    bool copy_of_constant = opcode == LOAD_CONST && here.opcode == COPY && here.oparg == 1;
    if (!copy_of_constant) {
      opcode = here.opcode;
      oparg = here.oparg;
    }
    if (!loads_constant(opcode) || i + 1 >= in.size()) continue;
    FlowInstruction load;
    load.set(opcode, oparg);
    Constant storage;
    const Constant& constant = *loaded_constant(load, storage);
    FlowInstruction& next = in[i + 1];
    switch (next.opcode) {
      case POP_JUMP_IF_FALSE:
      case POP_JUMP_IF_TRUE:
      case JUMP_IF_FALSE:
      case JUMP_IF_TRUE: {
        if (next.opcode == POP_JUMP_IF_FALSE || next.opcode == POP_JUMP_IF_TRUE) here.make_nop();
        bool jumps_if_true = next.opcode == POP_JUMP_IF_TRUE || next.opcode == JUMP_IF_TRUE;
        if (is_true(constant) == jumps_if_true) {
          next.opcode = JUMP;
        } else {
          next.make_nop();
          next.target = nullptr;
        }
        break;
      }
      case IS_OP: {
        if (!std::holds_alternative<code::None>(constant.value) || i + 2 >= in.size()) break;
        size_t jump = i + 2;
        if (in[jump].opcode == TO_BOOL) {
          in[jump].make_nop();
          if (++jump >= in.size()) break;
        }
        bool invert = next.oparg != 0;
        if (in[jump].opcode == POP_JUMP_IF_FALSE) {
          invert = !invert;
        } else if (in[jump].opcode != POP_JUMP_IF_TRUE) {
          break;
        }
        here.make_nop();
        next.make_nop();
        in[jump].opcode = invert ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
        break;
      }
      case TO_BOOL: {
        bool value = is_true(constant);
        here.make_nop();
        next.set(LOAD_CONST, constants_.add({value}));
        break;
      }
      default: break;
    }
  }
}

void FlowGraph::remove_unused_constants() {
  if (constants_.size() == 0) return;
  std::vector<bool> used(constants_.size(), false);
  used[0] = true;  // may be the docstring
  for (Block* b = entry_; b != nullptr; b = b->next) {
    for (const FlowInstruction& i : b->instructions) {
      if (i.opcode == LOAD_CONST) used[size_t(i.oparg)] = true;
    }
  }
  std::vector<int> new_index = constants_.keep(used);
  for (Block* b = entry_; b != nullptr; b = b->next) {
    for (FlowInstruction& i : b->instructions) {
      if (i.opcode == LOAD_CONST) i.oparg = new_index[size_t(i.oparg)];
    }
  }
}

}  // namespace lockstep::python::compile
