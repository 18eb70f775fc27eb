#include "python/code/dis.h"

#include <algorithm>
#include <map>

#include "python/code/opcodes.h"
#include "python/code/repr.h"

namespace lockstep::python::code {

using namespace op;

namespace {

constexpr size_t opname_width = 20;
constexpr size_t oparg_width = 5;
constexpr std::string_view no_line = "--";

std::string right(const std::string& text, size_t width) {
  return text.size() >= width ? text : std::string(width - text.size(), ' ') + text;
}

bool has_no_line(const Location& loc) { return loc.line == 0 && loc.end_line == 0; }

std::string function_attributes(int bits) {
  static constexpr std::string_view names[] = {"defaults", "kwdefaults", "annotations", "closure", "annotate"};
  std::string out;
  for (size_t i = 0; i < std::size(names); i++) {
    if ((bits & 1 << i) == 0) continue;
    if (!out.empty()) out += ", ";
    out += names[i];
  }
  return out;
}

std::string common_constant(int oparg) {
  std::string name(common_constant_name(oparg));
  bool function = oparg == CONSTANT_BUILTIN_ALL || oparg == CONSTANT_BUILTIN_ANY;
  return function ? "<built-in function " + name + ">" : name;
}

// One code object; the labels are numbered by position.
class Disassembly {
 public:
  explicit Disassembly(const Code& code) : code_(code), instructions_(decode(code)) {
    for (const DecodedInstruction& i : instructions_) {
      if (has_flag(i.opcode, F_JUMP)) labels_[jump_target(i)] = 0;
    }
    for (const ExceptionEntry& e : code.exceptions) labels_[e.start] = labels_[e.end] = labels_[e.target] = 0;
    int number = 0;
    for (auto& [unit, label] : labels_) label = ++number;
  }

  std::string text() {
    size_t line_width = width_of_lines();
    size_t label_width = 4 + std::to_string(labels_.size()).size();
    std::string out;
    const Location* previous = nullptr;
    for (const DecodedInstruction& i : instructions_) {
      const Location& loc = code_.locations[i.unit];
      bool starts_line =
          previous == nullptr || previous->line != loc.line || has_no_line(*previous) != has_no_line(loc);
      previous = &loc;
      std::string line;
      if (line_width > 0) {
        if (starts_line && i.unit > 0) out += '\n';
        std::string number = has_no_line(loc) ? "  " + std::string(no_line) : std::to_string(loc.line);
        line += right(starts_line ? number : "", line_width) + " ";
      }
      auto label = labels_.find(i.unit);
      line += right(label != labels_.end() ? label_name(i.unit) + ":" : "", label_width) + "     ";
      std::string name(opcode_name(i.opcode));
      line += name;
      if (name.size() < opname_width) line.append(opname_width - name.size(), ' ');
      if (has_flag(i.opcode, F_ARG)) {
        size_t excess = name.size() > opname_width ? name.size() - opname_width : 0;
        line += " " + right(std::to_string(i.oparg), oparg_width - std::min(excess, oparg_width));
        std::string meaning = describe(i);
        if (!meaning.empty()) line += " (" + meaning + ")";
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
    if (!code_.exceptions.empty()) out += "ExceptionTable:\n";
    for (const ExceptionEntry& e : code_.exceptions) {
      out += "  " + label_name(e.start) + " to " + label_name(e.end) + " -> " + label_name(e.target) + " [" +
             std::to_string(e.depth) + "]" + (e.push_lasti ? " lasti" : "") + "\n";
    }
    return out;
  }

 private:
  std::string label_name(uint32_t unit) const { return "L" + std::to_string(labels_.at(unit)); }

  std::string describe(const DecodedInstruction& i) const {
    if (!has_flag(i.opcode, F_JUMP)) return describe_operand(code_, i);
    return (i.opcode == END_ASYNC_FOR ? "from " : "to ") + label_name(jump_target(i));
  }

  size_t width_of_lines() const {
    int last = 0;
    bool any_without = false;
    for (const DecodedInstruction& i : instructions_) {
      const Location& loc = code_.locations[i.unit];
      last = std::max(last, int(loc.line));
      any_without = any_without || has_no_line(loc);
    }
    if (last == 0) return 0;
    size_t width = std::max<size_t>(3, std::to_string(last).size());
    return any_without ? std::max<size_t>(width, 2 + no_line.size()) : width;
  }

  const Code& code_;
  std::vector<DecodedInstruction> instructions_;
  std::map<uint32_t, int> labels_;
};

void disassemble_into(const Code& code, std::string& out) {
  out += Disassembly(code).text();
  for (const Constant& constant : code.constants) {
    auto* inner = std::get_if<std::shared_ptr<const Code>>(&constant.value);
    if (inner == nullptr) continue;
    out += "\nDisassembly of " + repr(**inner) + ":\n";
    disassemble_into(**inner, out);
  }
}

}  // namespace

std::vector<DecodedInstruction> decode(const Code& code) {
  std::vector<DecodedInstruction> out;
  int extended = 0;
  for (size_t unit = 0; unit < code.bytecode.size() / 2;) {
    int opcode = code.bytecode[2 * unit];
    int oparg = code.bytecode[2 * unit + 1] | extended;
    extended = opcode == EXTENDED_ARG ? oparg << 8 : 0;
    out.push_back({uint32_t(unit), opcode, oparg});
    unit += 1 + size_t(cache_units(opcode));
  }
  return out;
}

uint32_t jump_target(const DecodedInstruction& jump) {
  bool backward =
      jump.opcode == JUMP_BACKWARD || jump.opcode == JUMP_BACKWARD_NO_INTERRUPT || jump.opcode == END_ASYNC_FOR;
  int next = int(jump.unit) + 1 + cache_units(jump.opcode);
  return uint32_t(backward ? next - jump.oparg : next + jump.oparg);
}

std::string describe_operand(const Code& code, const DecodedInstruction& i) {
  auto name = [&](int index) { return code.names[size_t(index)]; };
  auto local = [&](int index) { return code.locals_plus[size_t(index)].name; };
  int oparg = i.oparg;
  switch (i.opcode) {
    case LOAD_CONST: return repr(code.constants[size_t(oparg)]);
    case LOAD_GLOBAL: return name(oparg / 2) + ((oparg & 1) != 0 ? " + NULL" : "");
    case LOAD_ATTR: return name(oparg / 2) + ((oparg & 1) != 0 ? " + NULL|self" : "");
    case LOAD_SUPER_ATTR: return name(oparg / 4) + ((oparg & 1) != 0 ? " + NULL|self" : "");
    case LOAD_FAST_LOAD_FAST:
    case LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case STORE_FAST_LOAD_FAST:
    case STORE_FAST_STORE_FAST: return local(oparg >> 4) + ", " + local(oparg & 15);
    case COMPARE_OP: {
      std::string symbol(compare_operator_symbol(oparg >> 5));
      return (oparg & 16) != 0 ? "bool(" + symbol + ")" : symbol;
    }
    case CONVERT_VALUE: return oparg == CONVERT_STR ? "str" : oparg == CONVERT_REPR ? "repr" : "ascii";
    case SET_FUNCTION_ATTRIBUTE: return function_attributes(oparg);
    case BINARY_OP: return std::string(binary_operator_symbol(oparg));
    case CALL_INTRINSIC_1: return std::string(intrinsic_1_name(oparg));
    case CALL_INTRINSIC_2: return std::string(intrinsic_2_name(oparg));
    case LOAD_COMMON_CONSTANT: return common_constant(oparg);
    case LOAD_SPECIAL: return std::string(special_method_name(oparg));
    case IS_OP: return oparg != 0 ? "is not" : "is";
    case CONTAINS_OP: return oparg != 0 ? "not in" : "in";
    default: break;
  }
  if (has_flag(i.opcode, F_NAME)) return name(oparg);
  if (has_flag(i.opcode, F_LOCAL) || has_flag(i.opcode, F_FREE)) return local(oparg);
  return {};
}

std::string disassemble_one(const Code& code) { return Disassembly(code).text(); }

std::string disassemble(const Code& code) {
  std::string out;
  disassemble_into(code, out);
  return out;
}

}  // namespace lockstep::python::code
