// Operators, comparison and hashes: first what built-in types do by themselves, then special methods written in Python.
// What is asked of containers and objects (items, iteration, truth, texts): protocol.cpp.
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/deque.h"
#include "python/vm/objects/containers/set.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"

namespace lockstep::python::vm {

namespace {

constexpr const char* symbols[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^"};
constexpr const char* in_place_symbols[] = {
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="};
constexpr const char* compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};

Special nth(Special first, int n) { return static_cast<Special>(static_cast<int>(first) + n); }

// CPython: tp_as_sequence->sq_concat.
bool is_sequence(Value v) {
  const TypeOps* ops = ops_of(v);
  return ops->get_item != nullptr && (ops->operators.plain & bit(BinaryOp::add)) != 0;
}

// slots: sequence, operator, in place?, the count that has been asked
Value repeat_by_index(Thread& t, Frame& k, Value result) {
  result = checked_index(t, result);
  if (result.is_signal()) return result;
  Ref n = Ref::steal(result);
  k.resume = pass_result;
  return binary_operation(t, BinaryOp::mul, !same(k.slots[1], Value::integer(0)), k.slots[0], n.get());
}

// Neither side has a method: what is left is what sequences can do (PyNumber_Add, PyNumber_Multiply).
Value unsupported_operand(Thread& t, BinaryOp op, bool in_place, Value a, Value b) {
  const auto i = static_cast<size_t>(op);
  if (op == BinaryOp::add && is_sequence(a)) {
    const std::string type(type_name(a)), other(type_name(b));
    return raise(t, Exc::TypeError,
                 layout_of(a) == Layout::bytes || layout_of(a) == Layout::bytearray
                     ? "can't concat " + other + " to " + type
                     : "can only concatenate " + type + " (not \"" + other + "\") to " + type);
  }
  if (op == BinaryOp::mul && (is_sequence(a) || is_sequence(b))) {
    const Value sequence = is_sequence(a) ? a : b, count = is_sequence(a) ? b : a;
    raise_no_index(t, "can't multiply sequence by non-int of type '" + std::string(type_name(count)) + "'", count);
    return must_ask_index(t) ? ask_index(t, repeat_by_index, {sequence, Value::integer(in_place)}) : Value();
  }
  return raise(t, Exc::TypeError,
               std::string("unsupported operand type(s) for ") + (in_place ? in_place_symbols[i] : symbols[i]) + ": '" +
                   std::string(type_name(a)) + "' and '" + std::string(type_name(b)) + "'");
}

// The built-in answer: either side's type may know.
Value native_binary(Thread& t, BinaryOp op, Value a, Value b) {
  if (auto f = ops_of(a)->binary) {
    Value r = f(t, op, a, b);
    if (r.is_signal() || !is_not_implemented(r)) return r;
  }
  if (auto f = ops_of(b)->binary; f != nullptr && f != ops_of(a)->binary) return f(t, op, a, b);
  return rt().not_implemented;
}

// A binary operation through special methods: slots a, b, op, in_place, step. Each step tries one method.
Value binary_step(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  if (result.is_object() && !is_not_implemented(result)) return result;
  if (result.is_integer() && k.slots[4].as_integer() > 0) return result;
  const Value a = k.slots[0], b = k.slots[1];
  const auto op = static_cast<BinaryOp>(k.slots[2].as_integer());
  const bool in_place = k.slots[3].as_integer() != 0;
  const int o = static_cast<int>(op);
  // __iadd__; then __radd__ first when b's type is a subclass of a's that overrides it; else __add__, __radd__.
  const Value right = special_of(b, nth(Special::radd, o));
  const bool right_first = !right.is_null() && type_of(a) != type_of(b) && is_subtype(type_of(b), type_of(a)) &&
                           !same(right, special_of(a, nth(Special::radd, o)));
  for (;;) {
    const int64_t step = k.slots[4].as_integer() + 1;
    k.slots[4] = Value::integer(step);
    Value method;
    Value args[2] = {a, b};
    switch (step) {
      case 1:
        if (in_place) method = special_of(a, nth(Special::iadd, o));
        break;
      case 2:
        if (right_first) {
          method = right;
          std::swap(args[0], args[1]);
        }
        break;
      case 3: method = special_of(a, nth(Special::add, o)); break;
      case 4:
        if (!right_first && type_of(a) != type_of(b)) {
          method = right;
          std::swap(args[0], args[1]);
        }
        break;
      case 5: {
        Value r = in_place ? native_in_place(t, op, a, b) : native_binary(t, op, a, b);
        if (r == Value::needs_python()) return call_fallback(t, "binary", {a, b, k.slots[2], k.slots[3]});
        if (r.is_signal() || !is_not_implemented(r)) return r;
        return unsupported_operand(t, op, in_place, a, b);
      }
      default: return unsupported_operand(t, op, in_place, a, b);
    }
    if (method.is_null()) continue;  // a None that is there is called, and cannot be
    Value r = call(t, method, Args{args, 2, nullptr});
    if (r.is_signal() || !is_not_implemented(r)) return r;
  }
}

}  // namespace

Value native_in_place(Thread& t, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::add && is_list(a)) {  // extends in place
    Value r = list_extend(t, a.as<List>(), b);
    return r.is_signal() ? r : own(a);
  }
  if (op == BinaryOp::add && is_deque(a)) {
    const Value r = deque_extend(t, a, b);
    return r.is_signal() ? r : own(a);
  }
  if (op == BinaryOp::or_ && is_dict(a) && is_dict(b)) {
    for (DictWalk w{b.as<Dict>()}; w.next();) {
      Value done = dict_set_item(t, a.as<Dict>(), w.key.get(), w.value.get());
      if (done.is_signal()) return done;
    }
    return own(a);
  }
  if (op == BinaryOp::or_ && is_dict(a) && special_of(b, Special::ror).is_null() &&
      (type_of(b)->ops->iterate != nullptr || !special_of(b, Special::iter).is_null()))
    return Value::needs_python();  // from pairs or another kind of mapping
  if (layout_of(a) == Layout::set && is_any_set(b)) {
    const char* method = op == BinaryOp::or_    ? "update"
                         : op == BinaryOp::and_ ? "intersection_update"
                         : op == BinaryOp::sub  ? "difference_update"
                         : op == BinaryOp::xor_ ? "symmetric_difference_update"
                                                : nullptr;
    if (method != nullptr) {
      const Value args[] = {a, b};
      const Value r =
          find_in_type(rt().types.set, intern(method)).as<NativeFunction>()->call(t, Args{args, 2, nullptr});
      return r.is_signal() ? r : own(a);
    }
  }
  if (layout_of(a) == Layout::bytearray && (op == BinaryOp::add || op == BinaryOp::mul)) {
    const Value r = bytearray_in_place(t, op, a, b);
    return r.is_signal() || is_not_implemented(r) ? r : own(a);
  }
  if (op == BinaryOp::mul && is_list(a) && is_integral(b)) {  // repeats in place
    const Value made = native_binary(t, op, a, b);
    if (made.is_signal()) return made;
    Ref r = Ref::steal(made);
    list_assign(a.as<List>(), r.as<List>());
    return own(a);
  }
  return native_binary(t, op, a, b);
}

Value binary_operation(Thread& t, BinaryOp op, bool in_place, Value a, Value b) {
  const bool has_python = (a.is_object() && a.object()->type->specials != nullptr) ||
                          (b.is_object() && b.object()->type->specials != nullptr);
  if (!has_python) {
    Value r = in_place ? native_in_place(t, op, a, b) : native_binary(t, op, a, b);
    if (r == Value::needs_python())
      return call_fallback(t, "binary", {a, b, Value::integer(static_cast<int64_t>(op)), Value::integer(in_place)});
    if (r.is_signal() || !is_not_implemented(r)) return r;
    return unsupported_operand(t, op, in_place, a, b);
  }
  // A text formats whatever stands behind its %: that is asked by its own __rmod__ only if its class is derived from
  // the text's.
  if (op == BinaryOp::mod && type_of(a)->specials == nullptr && !is_subtype(type_of(b), type_of(a)) &&
      (is_str(a) || layout_of(a) == Layout::bytes || layout_of(a) == Layout::bytearray)) {
    const Value r = native_binary(t, op, a, b);
    return or_fallback(t, r, "binary",
                       {a, b, Value::integer(static_cast<int64_t>(op)), Value::integer(in_place ? 1 : 0)});
  }
  const Value keep[] = {a, b, Value::integer(static_cast<int64_t>(op)), Value::integer(in_place), Value::integer(0)};
  Frame* k = push_continuation(t, binary_step, keep);
  k->then = Effect::reads_arguments;
  Value r = binary_step(t, *k, Value::integer(0));
  if (r == Value::pushed()) return r;
  if (t.top == k) pop_frame(t);
  return r;
}

// ---- one operand

Value negate(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::neg)) return call(t, hook, {v});
  if (is_integral(v) || is_float(v)) return number_negate(t, v);
  return raise(t, Exc::TypeError, "bad operand type for unary -: '" + std::string(type_name(v)) + "'");
}
Value positive(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::pos)) return call(t, hook, {v});
  if (is_integral(v) || is_float(v)) return number_positive(t, v);
  return raise(t, Exc::TypeError, "bad operand type for unary +: '" + std::string(type_name(v)) + "'");
}
Value invert(Thread& t, Value v) {
  if (Value hook = special_of(v, Special::invert)) return call(t, hook, {v});
  if (layout_of(v) == Layout::boolean) return call_fallback(t, "invert_bool", {v});
  if (is_integral(v)) return number_invert(t, v);
  return raise(t, Exc::TypeError, "bad operand type for unary ~: '" + std::string(type_name(v)) + "'");
}

// ---- comparison

namespace {

Value native_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (is_too_deep(t, " in comparison")) return Value();
  const NativeDepth deeper(t);
  static constexpr CompareOp swapped[] = {CompareOp::gt, CompareOp::ge, CompareOp::eq,
                                          CompareOp::ne, CompareOp::lt, CompareOp::le};
  if (auto f = ops_of(a)->compare) {
    Value r = f(t, op, a, b);
    if (r.is_signal() || !is_not_implemented(r)) return r;
  }
  if (auto f = ops_of(b)->compare) {
    Value r = f(t, swapped[static_cast<size_t>(op)], b, a);
    if (r.is_signal() || !is_not_implemented(r)) return r;
  }
  return rt().not_implemented;
}

Value compare_default(Thread& t, CompareOp op, Value a, Value b) {
  if (op == CompareOp::eq) return boolean(same(a, b));
  if (op == CompareOp::ne) return boolean(!same(a, b));
  return raise(t, Exc::TypeError,
               std::string("'") + compare_symbols[static_cast<size_t>(op)] + "' not supported between instances of '" +
                   std::string(type_name(a)) + "' and '" + std::string(type_name(b)) + "'");
}

Value negate_result(Thread& t, Frame& k, Value result) {
  if (result == Value::blocked() || result.is_null()) return result;
  Ref r = Ref::steal(result);
  if (is_not_implemented(r.get())) return boolean(!same(k.slots[0], k.slots[1]));
  Value b = truth(t, r.get());
  return b.is_object() ? boolean(!same(b, rt().true_)) : b;
}

// slots a, b, op, step
Value compare_step(Thread& t, Frame& k, Value result) {
  if (result.is_null()) return result;
  if (result.is_object() && !is_not_implemented(result)) return result;
  if (result.is_integer() && k.slots[3].as_integer() > 0) return result;
  const Value a = k.slots[0], b = k.slots[1];
  const auto op = static_cast<CompareOp>(k.slots[2].as_integer());
  static constexpr Special methods[] = {Special::lt, Special::le, Special::eq, Special::ne, Special::gt, Special::ge};
  static constexpr Special reflected[] = {Special::gt, Special::ge, Special::eq, Special::ne, Special::lt, Special::le};
  const Value right = special_of(b, reflected[static_cast<size_t>(op)]);
  const bool right_first = !right.is_null() && type_of(a) != type_of(b) && is_subtype(type_of(b), type_of(a));
  for (;;) {
    const int64_t step = k.slots[3].as_integer() + 1;
    k.slots[3] = Value::integer(step);
    Value method;
    Value args[2] = {a, b};
    if (step == 1 ? right_first : step == 3 && !right_first) {
      method = right;
      std::swap(args[0], args[1]);
    } else if (step == 2) {
      method = special_of(a, methods[static_cast<size_t>(op)]);
    } else if (step > 3) {
      break;
    }
    if (method.is_null()) continue;  // a None that is there is called, and cannot be
    Value r = call(t, method, Args{args, 2, nullptr});
    if (r.is_signal() || !is_not_implemented(r)) return r;
  }
  if (op == CompareOp::ne) {  // the inverse of __eq__
    Value eq = special_of(a, Special::eq);
    Value other = b, self = a;
    if (eq.is_null()) {
      eq = special_of(b, Special::eq);
      std::swap(other, self);
    }
    if (!eq.is_null()) {
      Value args[] = {self, other};
      return go_on(t, k, negate_result, eq, Args{args, 2, nullptr});
    }
  }
  Value r = native_compare(t, op, a, b);
  if (r == Value::needs_python()) return call_fallback(t, "compare", {a, b, k.slots[2]});
  if (r.is_signal() || !is_not_implemented(r)) return r;
  return compare_default(t, op, a, b);
}

}  // namespace

Value compare(Thread& t, CompareOp op, Value a, Value b) {
  const bool has_python = (a.is_object() && a.object()->type->specials != nullptr) ||
                          (b.is_object() && b.object()->type->specials != nullptr);
  if (!has_python) {
    Value r = native_compare(t, op, a, b);
    if (r == Value::needs_python())
      return call_fallback(t, "compare", {a, b, Value::integer(static_cast<int64_t>(op))});
    if (r.is_signal() || !is_not_implemented(r)) return r;
    return compare_default(t, op, a, b);
  }
  const Value keep[] = {a, b, Value::integer(static_cast<int64_t>(op)), Value::integer(0)};
  Frame* k = push_continuation(t, compare_step, keep);
  k->then = Effect::reads_arguments;
  Value r = compare_step(t, *k, Value::integer(0));
  if (r == Value::pushed()) return r;
  if (t.top == k) pop_frame(t);
  return r;
}

Value compare_natively(Thread& t, CompareOp op, Value a, Value b) {
  if ((a.is_object() && a.object()->type->specials != nullptr) ||
      (b.is_object() && b.object()->type->specials != nullptr))
    return Value::needs_python();
  const Value r = native_compare(t, op, a, b);
  return r.is_signal() || !is_not_implemented(r) ? r : compare_default(t, op, a, b);
}

bool is_too_deep(Thread& t, const char* doing) {
  if (t.native_depth < max_native_depth) return false;
  raise(t, Exc::RecursionError, std::string("maximum recursion depth exceeded") + doing);
  return true;
}

Answer equal(Thread& t, Value a, Value b) {
  if (same(a, b)) return Answer::yes;
  if (a.is_integer() && b.is_integer()) return Answer::no;
  if (is_str(a) && is_str(b) && !is_heap(a.object()->type) && !is_heap(b.object()->type))
    return a.as<Str>()->length >= 1024 && must_end(t, a.as<Str>()->length / 256)
               ? Answer::raised
               : answer(str_equal(a.as<Str>(), b.as<Str>()));
  if (special_of(a, Special::eq) || special_of(b, Special::eq)) return Answer::needs_python;
  if (must_end(t)) return Answer::raised;
  Value r = native_compare(t, CompareOp::eq, a, b);
  if (r == Value::needs_python()) return Answer::needs_python;
  return r.is_null() ? Answer::raised : answer(same(r, rt().true_));
}

Hashed unhashable(Thread& t, Value v) {
  raise(t, Exc::TypeError, "unhashable type: '" + std::string(type_name(v)) + "'");
  return Answer::raised;
}

Hashed hash(Thread& t, Value v) {
  if (v.is_integer()) return hash_of_small(v.as_integer());
  Value hook = special_of(v, Special::hash);
  if (!hook.is_null()) {
    return is_none(hook) ? unhashable(t, v) : Answer::needs_python;
  }
  if (auto f = ops_of(v)->hash) {
    if (is_too_deep(t, "") || must_end(t)) return Answer::raised;
    const NativeDepth deeper(t);
    return f(t, v);
  }
  return static_cast<int64_t>(reinterpret_cast<uintptr_t>(v.object()) >> 4);
}

}  // namespace lockstep::python::vm
