// The constants of one code object: every value once, in the order of first use.
//
// Two constants are the same only if their types are too: 1, 1.0 and True are three constants, and so are 0.0 and -0.0.
// That is expressed by a key, a text that is equal exactly for equal constants (CPython's _PyCode_ConstantKey).
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "python/code/code.h"

namespace lockstep::python::compile {

class ConstantTable {
 public:
  int add(const code::Constant& constant);
  const code::Constant& operator[](int index) const { return values_[size_t(index)]; }
  size_t size() const { return values_.size(); }

  // Keeps only the constants whose mark is set, in order; returns the new index of each old one, -1 if dropped.
  std::vector<int> keep(const std::vector<bool>& marks);
  std::vector<code::Constant> take() { return std::move(values_); }

 private:
  std::string key_of(const code::Constant& constant) const;
  std::string code_key(const code::Code& code) const;

  std::vector<code::Constant> values_;
  std::unordered_map<std::string, int> index_;
};

bool same_code(const code::Code& a, const code::Code& b);
bool same_constant(const code::Constant& a, const code::Constant& b);

// Adds an item unless an equal one is there already, equal as Python's == says: 1 == 1.0 == True.
void add_to_frozenset(code::FrozenSet& set, const code::Constant& item);

bool is_true(const code::Constant& constant);

// The value of an operation on constants as CPython's compiler computes it, or nothing if it raises or if the result
// would be too large to be worth it. `operation` is a code::BinaryOperator.
std::optional<code::Constant> fold_binary(const code::Constant& left, int operation, const code::Constant& right);
enum class UnaryFold { negative, invert, logical_not, positive };
std::optional<code::Constant> fold_unary(UnaryFold operation, const code::Constant& operand);

}  // namespace lockstep::python::compile
