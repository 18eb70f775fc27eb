// The control flow graph of one code unit, between code generator and assembler.
//
// The instructions are cut into basic blocks: entered only at the top, left only at the bottom. Blocks stand in a list
// (`next`, the order of the final code) and jump to each other (`target`). CPython optimizes this graph in a fixed
// order of passes, and the order is part of what makes the bytecode equal; `assemble_unit` runs it:
//
//   build → label exceptions → inline small exits → drop the unreachable → line numbers → fold constants → blocks
//   one by one → drop constants → check for unbound locals → superinstructions → cold blocks to the end → stack depth
//   → cells → real jumps → borrowed loads → bytes
//
// Follows CPython 3.14 Python/flowgraph.c and Python/assemble.c.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "python/compile/codegen.h"

namespace lockstep::python::compile {

struct Block;

struct FlowInstruction {
  int opcode = 0;
  int oparg = 0;
  Location loc = no_location;
  Block* target = nullptr;
  Block* except = nullptr;  // where an exception in this instruction goes

  void set(int new_opcode, int new_oparg = 0) {
    opcode = new_opcode;
    oparg = new_oparg;
  }
  void make_nop() { set(code::op::NOP); }
};

// The instructions of a block. Slots that were given up keep their contents, and `add` takes over what an old slot says
// of its handler: that is an oversight of CPython's basicblock_addop, which the exception tables of real programs show.
class InstructionList {
 public:
  size_t size() const { return used_; }
  bool empty() const { return used_ == 0; }
  FlowInstruction& operator[](size_t i) { return slots_[i]; }
  const FlowInstruction& operator[](size_t i) const { return slots_[i]; }
  FlowInstruction* begin() { return slots_.data(); }
  FlowInstruction* end() { return slots_.data() + used_; }
  const FlowInstruction* begin() const { return slots_.data(); }
  const FlowInstruction* end() const { return slots_.data() + used_; }
  FlowInstruction& back() { return slots_[used_ - 1]; }
  const FlowInstruction& back() const { return slots_[used_ - 1]; }

  void add(int opcode, int oparg, const Location& loc, Block* target = nullptr) {
    if (used_ == slots_.size()) slots_.emplace_back();
    Block* except = slots_[used_].except;
    slots_[used_++] = {opcode, oparg, loc, target, except};
  }
  void append(const InstructionList& other) {
    for (size_t i = 0, n = other.used_; i < n; i++) insert(used_, FlowInstruction(other.slots_[i]));
  }
  void insert(size_t at, const FlowInstruction& instruction) {
    if (used_ < slots_.size()) slots_.erase(slots_.begin() + std::ptrdiff_t(used_));
    slots_.insert(slots_.begin() + std::ptrdiff_t(at), instruction);
    used_++;
  }
  void truncate(size_t size) { used_ = size; }
  void copy_from(const InstructionList& other) {
    slots_.assign(other.begin(), other.end());
    used_ = other.used_;
  }

 private:
  std::vector<FlowInstruction> slots_;
  size_t used_ = 0;
};

struct Block {
  InstructionList instructions;
  Block* next = nullptr;
  bool labelled = false;  // something jumps here
  bool visited = false, is_handler = false, preserves_lasti = false, cold = false, warm = false;
  int predecessors = 0;
  int start_depth = 0;  // of the value stack
  uint64_t unsafe_locals = 0;
  uint32_t position = 0;  // in code units

  FlowInstruction* last() { return instructions.empty() ? nullptr : &instructions.back(); }
  const FlowInstruction* last() const { return instructions.empty() ? nullptr : &instructions.back(); }
  bool empty() const { return instructions.empty(); }
  bool exits_scope() const;
  bool falls_through() const;
  bool has_no_line() const;
};

inline bool is_jump(int opcode) { return code::has_flag(opcode, code::F_JUMP); }
bool is_unconditional_jump(int opcode);
bool is_conditional_jump(int opcode);
bool is_scope_exit(int opcode);
Block* next_nonempty(Block* block);

class FlowGraph {
 public:
  FlowGraph(const Unit& unit, ConstantTable& constants);

  void optimize(int local_count, int parameter_count);  // up to the order of the blocks
  // Everything that turns it into real instructions; returns the depth of the stack.
  int finish(const Unit& unit, uint32_t flags);

  Block* entry() { return entry_; }

 private:
  Block* new_block() { return &blocks_.emplace_back(); }
  void reset_visited();
  void build(const std::vector<Instruction>& instructions);

  // Structure (flow_graph.cpp).
  void label_exception_targets();
  void remove_unreachable();
  int stack_depth();

  // Jumps, NOPs and blocks (optimize_blocks.cpp).
  void inline_small_blocks();
  bool inline_target(Block* block);
  int remove_redundant_nops();
  static int remove_redundant_nops(Block* block);
  void remove_nops_and_pairs();
  int remove_redundant_jumps();
  void remove_nops_and_jumps();
  void optimize_block(Block* block);
  bool thread_jump(Block* block, size_t i, const FlowInstruction& target, int opcode);

  // Constants (optimize_constants.cpp).
  void optimize_load_const(Block* block);
  void remove_unused_constants();
  const code::Constant* loaded_constant(const FlowInstruction& instruction, code::Constant& storage) const;
  bool constant_loads(Block* block, size_t end, size_t count, std::vector<FlowInstruction*>& out) const;
  void load_constant(FlowInstruction& instruction, const code::Constant& constant);
  void fold_tuple(Block* block, size_t i);
  bool fold_collected(Block* block, size_t i);
  void optimize_list_or_set(Block* block, size_t i, int next_opcode);
  void fold_binary_op(Block* block, size_t i);
  void fold_unary_op(Block* block, size_t i);

  // Swaps (optimize_swaps.cpp).
  static void optimize_swaps(Block* block);

  // Locals (optimize_locals.cpp).
  void check_unbound_locals(int local_count, int parameter_count);
  void insert_superinstructions();
  void borrow_loads();

  // Lines and order (optimize_order.cpp).
  void resolve_line_numbers();
  void duplicate_exits_without_line();
  void propagate_line_numbers();
  void move_cold_blocks();
  void mark_cold();

  // Lowering (assemble.cpp).
  void lower_conditional_jumps();
  void insert_prefix(const Unit& unit, uint32_t flags, const std::vector<int>& cell_slots);
  void place_cells(const Unit& unit, uint32_t flags);
  void lower_pseudo_instructions();
  void normalize_jumps();

  ConstantTable& constants_;
  std::deque<Block> blocks_;
  Block* entry_ = nullptr;
};

std::shared_ptr<const code::Code> assemble_unit(Unit& unit, uint32_t flags, const std::string& filename);

}  // namespace lockstep::python::compile
