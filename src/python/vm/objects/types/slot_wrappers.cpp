// Methods that stand for what TypeOps can do, as CPython's slot wrappers do: int.__add__, list.__len__,
// dict.__getitem__. A class derived from a built-in type reaches the built-in behaviour through them:
// super().__setitem__(key, value).
#include <array>
#include <cmath>
#include <utility>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/big_int.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

bool exactly(Thread& t, Args a, uint32_t given) {  // besides self; wording of wrapperobject's argument check
  if (a.count == given + 1 && a.keywords == nullptr) return true;
  raise(t, Exc::TypeError,
        "expected " + std::to_string(given) + " argument" + (given == 1 ? "" : "s") + ", got " +
            std::to_string(a.count - 1));
  return false;
}

Value repr_method(Thread& t, Args a) {
  return exactly(t, a, 0) ? or_fallback(t, ops_of(a[0])->repr(t, a[0]), "repr", {a[0]}) : Value();
}
Value str_method(Thread& t, Args a) {
  return exactly(t, a, 0) ? or_fallback(t, ops_of(a[0])->str(t, a[0]), "str", {a[0]}) : Value();
}
Value hash_method(Thread& t, Args a) {
  if (!exactly(t, a, 0)) return Value();
  const Hashed h = ops_of(a[0])->hash(t, a[0]);
  return h ? make_int(h.value) : or_fallback(t, signal_of(h.answer), "hash", {a[0]});
}
Value iter_method(Thread& t, Args a) {
  return exactly(t, a, 0) ? or_fallback(t, ops_of(a[0])->iterate(t, a[0]), "iterate", {a[0]}) : Value();
}
Value next_method(Thread& t, Args a) {
  if (!exactly(t, a, 0)) return Value();
  const Value v = or_fallback(t, ops_of(a[0])->next(t, a[0]), "next_item", {a[0]});
  return v == Value::exhausted() ? raise_bare(t, Exc::StopIteration) : v;
}
Value len_method(Thread& t, Args a) { return exactly(t, a, 0) ? ops_of(a[0])->length(t, a[0]) : Value(); }
Value getitem_method(Thread& t, Args a) {
  return exactly(t, a, 1) ? or_fallback(t, ops_of(a[0])->get_item(t, a[0], a[1]), "getitem", {a[0], a[1]}) : Value();
}
Value setitem_method(Thread& t, Args a) {
  return exactly(t, a, 2) ? or_fallback(t, ops_of(a[0])->set_item(t, a[0], a[1], a[2]), "setitem", {a[0], a[1], a[2]})
                          : Value();
}
Value delitem_method(Thread& t, Args a) {
  return exactly(t, a, 1) ? or_fallback(t, ops_of(a[0])->set_item(t, a[0], a[1], Value()), "delitem", {a[0], a[1]})
                          : Value();
}
Value contains_method(Thread& t, Args a) {
  const Layout l = layout_of(a[0]);
  if ((l == Layout::dict || l == Layout::set || l == Layout::frozenset) && (a.count != 2 || a.keywords != nullptr)) {
    const std::string who = std::string(type_name(a[0])) + ".__contains__() takes ";  // a plain method in CPython
    return raise(t, Exc::TypeError,
                 who + (a.keywords != nullptr ? "no keyword arguments"
                                              : "exactly one argument (" + std::to_string(a.count - 1) + " given)"));
  }
  return exactly(t, a, 1) ? or_fallback(t, ops_of(a[0])->contains(t, a[0], a[1]), "contains", {a[0], a[1]}) : Value();
}
Value call_method(Thread& t, Args a) { return ops_of(a[0])->call(t, a[0], a.without_first()); }
Value get_method(Thread& t, Args a) {                                // __get__(instance, owner=None)
  if (!check_count(t, "", a.without_first(), 1, 2)) return Value();  // CPython gives it no name either
  const Value owner = a.given(2);
  const bool has_owner = !owner.is_null() && !is_none(owner);
  if (is_none(a[1]) && !has_owner) return raise(t, Exc::TypeError, "__get__(None, None) is invalid");
  const Value self = is_none(a[1]) ? Value() : a[1];
  return ops_of(a[0])->descr_get(t, a[0], self, has_owner ? owner : type_value(type_of(self)));
}
Value set_method(Thread& t, Args a) {
  return check_count(t, "", a.without_first(), 2, 2) ? ops_of(a[0])->descr_set(t, a[0], a[1], a[2]) : Value();
}
Value delete_method(Thread& t, Args a) {
  return exactly(t, a, 1) ? ops_of(a[0])->descr_set(t, a[0], a[1], Value()) : Value();
}
Value bool_method(Thread& t, Args a) { return exactly(t, a, 0) ? boolean(ops_of(a[0])->truth(a[0])) : Value(); }

template <CompareOp op>
Value compare_method(Thread& t, Args a) {
  if (!exactly(t, a, 1)) return Value();
  if (is_integral(a[0]) && !is_integral(a[1])) return rt().not_implemented;
  return or_fallback(t, ops_of(a[0])->compare(t, op, a[0], a[1]), "compare",
                     {a[0], a[1], Value::integer(static_cast<int>(op))});
}

// A sequence times what is no int: its __index__ is asked (wrap_indexargfunc in Objects/typeobject.c).
Value repeated(Thread& t, BinaryOp op, Args a, bool in_place) {
  const bool asks = ops_of(a[0])->get_item != nullptr && op == BinaryOp::mul && !is_integral(a[1]) &&
                    special_of(a[0], Special::mul).is_null();
  if (!asks) return rt().not_implemented;
  if (!special_of(a[1], Special::index).is_null()) return binary_operation(t, op, in_place, a[0], a[1]);
  as_integral(t, a[1]);
  return Value();
}

Value binary_of(Thread& t, BinaryOp op, Args a, bool is_reflected) {
  if (!exactly(t, a, 1)) return Value();
  if (const Value r = repeated(t, op, a, false); r != rt().not_implemented) return r;
  if (is_integral(a[0]) && !is_integral(a[1])) return rt().not_implemented;
  if (layout_of(a[0]) == Layout::dict && !is_dict(a[1])) return rt().not_implemented;
  const Value x = is_reflected ? a[1] : a[0], y = is_reflected ? a[0] : a[1];
  return or_fallback(t, ops_of(a[0])->binary(t, op, x, y), "binary",
                     {x, y, Value::integer(static_cast<int64_t>(op)), Value::integer(0)});
}
template <BinaryOp op>
Value binary_method(Thread& t, Args a) {
  if (op == BinaryOp::pow && a.count == 3 && a.keywords == nullptr && !is_none(a[2]) && is_integral(a[0]))
    return call_fallback(t, "pow_mod", {a[0], a[1], a[2]});
  return binary_of(t, op, a, false);
}
template <BinaryOp op>
Value reflected_method(Thread& t, Args a) {
  return binary_of(t, op, a, true);
}
template <BinaryOp op>
Value in_place_method(Thread& t, Args a) {
  if (!exactly(t, a, 1)) return Value();
  if (const Value r = repeated(t, op, a, true); r != rt().not_implemented) return r;
  return or_fallback(t, native_in_place(t, op, a[0], a[1]), "binary",
                     {a[0], a[1], Value::integer(static_cast<int64_t>(op)), Value::integer(1)});
}

constexpr size_t operators = static_cast<size_t>(BinaryOp::xor_) + 1;
struct Operator {
  NativeFn plain, reflected, in_place;
};
template <size_t... i>
constexpr std::array<Operator, operators> all_operators(std::index_sequence<i...>) {
  return {Operator{binary_method<static_cast<BinaryOp>(i)>, reflected_method<static_cast<BinaryOp>(i)>,
                   in_place_method<static_cast<BinaryOp>(i)>}...};
}
constexpr auto operator_methods = all_operators(std::make_index_sequence<operators>());

// ---- numbers
Value neg_method(Thread& t, Args a) { return exactly(t, a, 0) ? number_negate(t, a[0]) : Value(); }
Value pos_method(Thread& t, Args a) { return exactly(t, a, 0) ? number_positive(t, a[0]) : Value(); }
Value abs_method(Thread& t, Args a) {
  if (!exactly(t, a, 0)) return Value();
  if (is_float(a[0])) return make_float(std::fabs(a[0].as<Float>()->value));
  return same(number_compare(t, CompareOp::lt, a[0], Value::integer(0)), rt().true_) ? number_negate(t, a[0])
                                                                                     : number_positive(t, a[0]);
}
Value invert_method(Thread& t, Args a) { return exactly(t, a, 0) ? number_invert(t, a[0]) : Value(); }
Value whole_method(Thread& t, Args a) {  // __int__, __trunc__
  if (!exactly(t, a, 0)) return Value();
  return is_float(a[0]) ? int_from_double(t, a[0].as<Float>()->value) : number_positive(t, a[0]);
}
Value floor_method(Thread& t, Args a) {
  if (!exactly(t, a, 0)) return Value();
  return is_float(a[0]) ? int_from_double(t, std::floor(a[0].as<Float>()->value)) : number_positive(t, a[0]);
}
Value ceil_method(Thread& t, Args a) {
  if (!exactly(t, a, 0)) return Value();
  return is_float(a[0]) ? int_from_double(t, std::ceil(a[0].as<Float>()->value)) : number_positive(t, a[0]);
}
Value float_method(Thread& t, Args a) {
  const auto d = exactly(t, a, 0) ? as_double(t, a[0]) : std::nullopt;
  return d ? make_float(*d) : Value();
}
Value divmod_of(Thread& t, Value x, Value y, bool only_int) {
  const auto is_number = [&](Value v) { return is_integral(v) || (!only_int && is_float(v)); };
  if (!is_number(x) || !is_number(y)) return rt().not_implemented;
  Ref q = Ref::steal(number_binary(t, BinaryOp::floordiv, x, y).answer());
  Ref m = Ref::steal(q ? number_binary(t, BinaryOp::mod, x, y).answer() : Value());
  if (!m) return Value();
  const Value both[] = {q.get(), m.get()};
  return make_tuple(both, 2);
}
Value divmod_method(Thread& t, Args a) {
  return exactly(t, a, 1) ? divmod_of(t, a[0], a[1], is_integral(a[0])) : Value();
}
Value rdivmod_method(Thread& t, Args a) {
  return exactly(t, a, 1) ? divmod_of(t, a[1], a[0], is_integral(a[0])) : Value();
}

}  // namespace

void add_operation_methods(Type* type) {
  const TypeOps* ops = type->ops;
  const TypeOps none_of_them{};
  const TypeOps* base = type->base != nullptr ? type->base->ops : &none_of_them;
  const Effects& does = ops->effects;
  const auto add = [&](bool is_new, const char* name, Effect effect, NativeFn fn) {
    if (is_new && dict_peek(type->dict, intern(name)).is_null()) add_method(type, name, effect, fn);
  };
  const auto differs = [](auto mine, auto inherited) { return mine != nullptr && mine != inherited; };
  add(differs(ops->repr, base->repr), "__repr__", Effect::reads_arguments, repr_method);
  add(differs(ops->str, base->str), "__str__", Effect::reads_arguments, str_method);
  if (differs(ops->hash, base->hash)) {
    if (ops->hash == unhashable) {
      dict_set(type->dict, special_name(Special::hash), rt().none);
    } else {
      add(true, "__hash__", Effect::reads_arguments, hash_method);
    }
  }
  add(differs(ops->iterate, base->iterate), "__iter__", does.iterate, iter_method);
  add(differs(ops->next, base->next), "__next__", does.next, next_method);
  add(differs(ops->length, base->length), "__len__", does.length, len_method);
  add(differs(ops->get_item, base->get_item), "__getitem__", does.get_item, getitem_method);
  add(differs(ops->set_item, base->set_item), "__setitem__", does.set_item, setitem_method);
  add(differs(ops->set_item, base->set_item), "__delitem__", deleting(does.set_item), delitem_method);
  add(differs(ops->contains, base->contains), "__contains__", does.contains, contains_method);
  add(differs(ops->call, base->call), "__call__", does.call, call_method);
  add(differs(ops->descr_get, base->descr_get), "__get__", does.descr_get, get_method);
  add(differs(ops->descr_set, base->descr_set), "__set__", does.descr_set, set_method);
  add(differs(ops->descr_set, base->descr_set), "__delete__", does.descr_set, delete_method);
  if (differs(ops->compare, base->compare)) {
    static constexpr NativeFn compares[] = {compare_method<CompareOp::lt>, compare_method<CompareOp::le>,
                                            compare_method<CompareOp::eq>, compare_method<CompareOp::ne>,
                                            compare_method<CompareOp::gt>, compare_method<CompareOp::ge>};
    for (int i = 0; i < 6; ++i)
      add(true, special_name(static_cast<Special>(static_cast<int>(Special::lt) + i))->ascii().data(),
          Effect::reads_arguments, compares[i]);
  }
  if (ops->binary != nullptr) {
    const Operators& has = ops->operators;
    for (size_t i = 0; i < operators; ++i) {
      const auto name = [&](Special first) {
        return special_name(static_cast<Special>(static_cast<size_t>(first) + i))->ascii().data();
      };
      add((has.plain >> i & 1) != 0, name(Special::add), does.binary, operator_methods[i].plain);
      add((has.reflected >> i & 1) != 0, name(Special::radd), does.binary, operator_methods[i].reflected);
      add((has.in_place >> i & 1) != 0, name(Special::iadd), does.in_place, operator_methods[i].in_place);
    }
  }
  const bool is_int_type = type->layout == Layout::big_int;
  if (is_int_type || type->layout == Layout::floating) {
    add(true, "__bool__", Effect::nothing, bool_method);
    add(true, "__neg__", Effect::nothing, neg_method);
    add(true, "__pos__", Effect::nothing, pos_method);
    add(true, "__abs__", Effect::nothing, abs_method);
    add(is_int_type, "__invert__", Effect::nothing, invert_method);
    add(is_int_type, "__index__", Effect::nothing, whole_method);
    add(true, "__int__", Effect::nothing, whole_method);
    add(true, "__trunc__", Effect::nothing, whole_method);
    add(true, "__floor__", Effect::nothing, floor_method);
    add(true, "__ceil__", Effect::nothing, ceil_method);
    add(true, "__float__", Effect::nothing, float_method);
    add(true, "__divmod__", Effect::nothing, divmod_method);
    add(true, "__rdivmod__", Effect::nothing, rdivmod_method);
  }
}

}  // namespace lockstep::python::vm
