// What the code generator writes: instructions in a row, jumps by label.
#pragma once

#include <vector>

#include "python/code/code.h"
#include "python/code/opcodes.h"

namespace lockstep::python::compile {

using code::Location;

// "No line of the source": the instruction takes over the line of what comes before it.
constexpr Location no_location{-1, -1, -1, -1};

struct Label {
  int id = -1;
  explicit operator bool() const { return id >= 0; }
  friend bool operator==(Label, Label) = default;
};

struct Instruction {
  int opcode = 0;
  int oparg = 0;  // of a jump or a block push: a label, later an index of an instruction
  Location loc = no_location;
};

inline bool is_block_push(int opcode) {
  return opcode == code::op::SETUP_FINALLY || opcode == code::op::SETUP_WITH || opcode == code::op::SETUP_CLEANUP;
}
inline bool has_target(int opcode) { return code::has_flag(opcode, code::F_JUMP) || is_block_push(opcode); }

class InstructionSequence {
 public:
  void emit(int opcode, int oparg, const Location& loc) { instructions_.push_back({opcode, oparg, loc}); }
  void insert_first(int opcode, int oparg, const Location& loc) {
    instructions_.insert(instructions_.begin(), {opcode, oparg, loc});
    for (int& position : labels_) {
      if (position >= 0) position++;
    }
  }
  Label new_label() {
    labels_.push_back(-1);
    return {int(labels_.size()) - 1};
  }
  void use(Label label) { labels_[size_t(label.id)] = int(instructions_.size()); }

  const std::vector<Instruction>& instructions() const { return instructions_; }
  int position_of(int label) const { return labels_[size_t(label)]; }
  size_t size() const { return instructions_.size(); }

 private:
  std::vector<Instruction> instructions_;
  std::vector<int> labels_;
};

}  // namespace lockstep::python::compile
