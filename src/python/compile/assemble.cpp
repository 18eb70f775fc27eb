// From the optimized graph to a code object: real instructions, cells, jump distances, tables.
#include <algorithm>
#include <cassert>

#include "python/compile/flow_graph.h"

namespace lockstep::python::compile {

using namespace code::op;

namespace {

int extended_units(int oparg) { return oparg > 0xffffff ? 3 : oparg > 0xffff ? 2 : oparg > 0xff ? 1 : 0; }
uint32_t instruction_size(const FlowInstruction& i) {
  return uint32_t(extended_units(i.oparg) + 1 + code::cache_units(i.opcode));
}

constexpr uint32_t generator_flags = code::generator | code::coroutine | code::async_generator;

Location published(const Location& loc) { return loc.line < 0 ? Location{0, 0, -1, -1} : loc; }

}  // namespace

void FlowGraph::lower_conditional_jumps() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    FlowInstruction* last = b->last();
    if (last == nullptr || (last->opcode != JUMP_IF_FALSE && last->opcode != JUMP_IF_TRUE)) continue;
    last->opcode = last->opcode == JUMP_IF_FALSE ? POP_JUMP_IF_FALSE : POP_JUMP_IF_TRUE;
    FlowInstruction copy{COPY, 1, last->loc, nullptr, last->except},
        to_bool{TO_BOOL, 0, last->loc, nullptr, last->except};
    b->instructions.insert(b->instructions.size() - 1, copy);
    b->instructions.insert(b->instructions.size() - 1, to_bool);
  }
}

// Cells come after the locals; one that is a parameter too keeps the parameter's slot.
void FlowGraph::place_cells(const Unit& unit, uint32_t flags) {
  int locals = int(unit.varnames.size()), cells = int(unit.cellvars.size()), frees = int(unit.freevars.size());
  std::vector<int> slots(size_t(cells + frees));
  for (int i = 0; i < cells + frees; i++) slots[size_t(i)] = locals + i;
  for (const auto& [name, index] : unit.cellvars) {
    if (int local = unit.varnames.find(name); local >= 0) slots[size_t(index)] = local;
  }
  insert_prefix(unit, flags, slots);
  int dropped = 0;
  for (int i = 0; i < cells + frees; i++) {
    if (slots[size_t(i)] == i + locals) {
      slots[size_t(i)] -= dropped;
    } else {
      dropped++;
    }
  }
  for (Block* b = entry_; b != nullptr; b = b->next) {
    for (FlowInstruction& i : b->instructions) {
      switch (i.opcode) {
        case MAKE_CELL:
        case LOAD_CLOSURE:
        case LOAD_DEREF:
        case STORE_DEREF:
        case DELETE_DEREF:
        case LOAD_FROM_DICT_OR_DEREF: i.oparg = slots[size_t(i.oparg)]; break;
        default: break;
      }
    }
  }
}

void FlowGraph::insert_prefix(const Unit& unit, uint32_t flags, const std::vector<int>& slots) {
  std::vector<FlowInstruction> prefix;
  if (unit.freevars.size() > 0) {
    prefix.push_back({COPY_FREE_VARS, int(unit.freevars.size()), no_location, nullptr, nullptr});
  }
  std::vector<int> order(unit.cellvars.size());
  for (size_t i = 0; i < order.size(); i++) order[i] = int(i);
  std::sort(order.begin(), order.end(), [&](int a, int b) { return slots[size_t(a)] < slots[size_t(b)]; });
  for (int cell : order) prefix.push_back({MAKE_CELL, cell, no_location, nullptr, nullptr});
  if ((flags & generator_flags) != 0) {
    Location loc{unit.first_line, unit.first_line, -1, -1};
    prefix.push_back({RETURN_GENERATOR, 0, loc, nullptr, nullptr});
    prefix.push_back({POP_TOP, 0, loc, nullptr, nullptr});
  }
  for (size_t i = 0; i < prefix.size(); i++) entry_->instructions.insert(i, prefix[i]);
}

void FlowGraph::lower_pseudo_instructions() {
  for (Block* b = entry_; b != nullptr; b = b->next) {
    for (FlowInstruction& i : b->instructions) {
      if (is_block_push(i.opcode)) {
        i.make_nop();
        i.target = nullptr;
      } else if (i.opcode == LOAD_CLOSURE) {
        i.opcode = LOAD_FAST;
      } else if (i.opcode == STORE_FAST_MAYBE_NULL) {
        i.opcode = STORE_FAST;
      }
    }
  }
  remove_nops_and_jumps();
}

// A conditional jump goes forward and is followed by NOT_TAKEN; one that would go backward jumps over a backward jump.
void FlowGraph::normalize_jumps() {
  reset_visited();
  for (Block* b = entry_; b != nullptr; b = b->next) {
    b->visited = true;
    FlowInstruction* last = b->last();
    if (last == nullptr || !is_conditional_jump(last->opcode)) continue;
    if (!last->target->visited) {
      b->instructions.add(NOT_TAKEN, 0, Location(last->loc));
      continue;
    }
    Block* jump = new_block();
    jump->instructions.add(NOT_TAKEN, 0, last->loc);
    jump->instructions.add(JUMP, 0, last->loc, last->target);
    jump->start_depth = last->target->start_depth;
    switch (last->opcode) {
      case POP_JUMP_IF_NOT_NONE: last->opcode = POP_JUMP_IF_NONE; break;
      case POP_JUMP_IF_NONE: last->opcode = POP_JUMP_IF_NOT_NONE; break;
      case POP_JUMP_IF_FALSE: last->opcode = POP_JUMP_IF_TRUE; break;
      default: last->opcode = POP_JUMP_IF_FALSE; break;
    }
    last->target = b->next;
    jump->cold = b->cold;
    jump->next = b->next;
    b->next = jump;
  }
}

namespace {

constexpr int end_send_offset = 5;  // END_ASYNC_FOR names the END_SEND behind the SEND that it jumps to

// Gives every jump its direction and its distance; repeats while distances make instructions longer.
void resolve_jumps(Block* entry) {
  // CPython starts with the index of the target instruction as the distance, which may leave an instruction longer
  // than it needs to be.
  std::vector<uint32_t> first_index;
  uint32_t count = 0;
  for (Block* b = entry; b != nullptr; b = b->next) {
    b->position = uint32_t(first_index.size());
    first_index.push_back(count);
    count += uint32_t(b->instructions.size());
  }
  for (Block* b = entry; b != nullptr; b = b->next) {
    for (FlowInstruction& i : b->instructions) {
      if (!is_jump(i.opcode)) continue;
      bool forward = i.target->position > b->position;
      if (i.opcode == JUMP) i.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD;
      if (i.opcode == JUMP_NO_INTERRUPT) i.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
      i.oparg = int(first_index[i.target->position]);
    }
  }
  for (bool changed = true; changed;) {
    changed = false;
    uint32_t at = 0;
    for (Block* b = entry; b != nullptr; b = b->next) {
      b->position = at;
      for (const FlowInstruction& i : b->instructions) at += instruction_size(i);
    }
    for (Block* b = entry; b != nullptr; b = b->next) {
      at = b->position;
      for (FlowInstruction& i : b->instructions) {
        uint32_t size = instruction_size(i);
        at += size;
        if (!is_jump(i.opcode)) continue;
        uint32_t target = i.target->position;
        i.oparg = int(target < at ? at - target : target - at);
        if (i.opcode == END_ASYNC_FOR) i.oparg -= end_send_offset;
        changed = changed || instruction_size(i) != size;
      }
    }
  }
}

void write_instructions(Block* entry, code::Code& out) {
  for (Block* b = entry; b != nullptr; b = b->next) {
    for (const FlowInstruction& i : b->instructions) {
      for (int k = extended_units(i.oparg); k > 0; k--) {
        out.bytecode.push_back(uint8_t(EXTENDED_ARG));
        out.bytecode.push_back(uint8_t(i.oparg >> (8 * k)));
      }
      out.bytecode.push_back(uint8_t(i.opcode));
      out.bytecode.push_back(uint8_t(i.oparg));
      out.bytecode.insert(out.bytecode.end(), size_t(2 * code::cache_units(i.opcode)), 0);
      out.locations.insert(out.locations.end(), instruction_size(i), published(i.loc));
    }
  }
}

void write_exceptions(Block* entry, code::Code& out) {
  const Block* handler = nullptr;
  uint32_t start = 0, at = 0;
  auto close = [&] {
    if (handler == nullptr) return;
    int depth = handler->start_depth - 1 - (handler->preserves_lasti ? 1 : 0);
    assert(depth >= 0);
    out.exceptions.push_back({start, at, handler->position, uint32_t(depth), handler->preserves_lasti});
  };
  for (Block* b = entry; b != nullptr; b = b->next) {
    for (const FlowInstruction& i : b->instructions) {
      if (i.except != handler) {
        close();
        start = at;
        handler = i.except;
      }
      at += instruction_size(i);
    }
  }
  close();
}

void write_locals(const Unit& unit, code::Code& out) {
  for (const auto& [name, index] : unit.varnames) {
    uint8_t kind = code::local_fast;
    if (unit.fast_hidden.find(name) != nullptr) kind |= code::local_hidden;
    if (unit.cellvars.find(name) >= 0) kind |= code::local_cell;
    out.locals_plus.push_back({std::string(name), kind});
  }
  for (const auto& [name, index] : unit.cellvars) {
    if (unit.varnames.find(name) < 0) out.locals_plus.push_back({std::string(name), code::local_cell});
  }
  for (const auto& [name, index] : unit.freevars) out.locals_plus.push_back({std::string(name), code::local_free});
}

}  // namespace

std::shared_ptr<const code::Code> assemble_unit(Unit& unit, uint32_t flags, const std::string& filename) {
  FlowGraph graph(unit, unit.constants);
  graph.optimize(int(unit.varnames.size()), int(unit.scope->varnames.size()));
  int depth = graph.finish(unit, flags);

  auto out = std::make_shared<code::Code>();
  out->filename = filename;
  out->name = unit.name;
  out->qualified_name = unit.qualified_name;
  out->first_line = unit.first_line;
  out->argcount = unit.argcount;
  out->posonly_argcount = unit.posonly_argcount;
  out->kwonly_argcount = unit.kwonly_argcount;
  out->stack_size = uint32_t(std::max(depth, 1));
  out->flags = flags;
  resolve_jumps(graph.entry());
  write_instructions(graph.entry(), *out);
  write_exceptions(graph.entry(), *out);
  write_locals(unit, *out);
  for (const auto& [name, index] : unit.names) out->names.emplace_back(name);
  out->constants = unit.constants.take();
  return out;
}

}  // namespace lockstep::python::compile
