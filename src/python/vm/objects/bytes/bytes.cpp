// What bytes and bytearray have in common; how a bytearray changes: bytearray.cpp.
#include "python/vm/objects/bytes/bytes.h"

#include <algorithm>
#include <cstring>

#include "base/bytes_text.h"
#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/protocol/iterable_items.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Value make_bytes(std::string_view data) { return bytes_of_class(rt().types.bytes, data); }

Value bytes_of_class(Type* type, std::string_view data) {
  auto* b = static_cast<Bytes*>(allocate_instance(type, sizeof(Bytes) + data.size()));
  b->length = static_cast<uint32_t>(data.size());
  std::copy(data.begin(), data.end(), reinterpret_cast<char*>(b + 1));
  return Value::counted(b);
}

std::optional<std::string> bytes_of(Thread& t, Value v) {
  if (is_bytes(v) || is_bytearray(v)) return plain_bytes_of(v);
  if (!is_memoryview(v)) return std::nullopt;
  const auto* m = v.as<MemoryView>();
  if (m->source.is_null()) {
    raise(t, Exc::ValueError, "operation forbidden on released memoryview object");
    return std::nullopt;
  }
  const std::string all = plain_bytes_of(m->source);
  std::string out;
  for (int64_t i = 0; i < m->count; ++i) out.append(all, static_cast<size_t>(m->start + i * m->stride), m->item_size);
  return out;
}

std::optional<std::string_view> bytes_view(Value v) {
  if (is_bytes(v)) return v.as<Bytes>()->view();
  if (is_memoryview(v) && is_bytes(v.as<MemoryView>()->source)) {
    const auto* m = v.as<MemoryView>();
    if (m->stride != m->item_size) return std::nullopt;
    return m->source.as<Bytes>()->view().substr(static_cast<size_t>(m->start),
                                                static_cast<size_t>(m->count * m->stride));
  }
  const auto bytes = writable_view(v);
  if (!bytes) return std::nullopt;
  return std::string_view{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

std::optional<std::span<uint8_t>> writable_view(Value v) {
  using Span = std::span<uint8_t>;
  if (is_bytearray(v)) {
    const auto* b = v.as<ByteArray>();
    return Span{reinterpret_cast<uint8_t*>(b->data), b->length};
  }
  if (!is_memoryview(v)) return std::nullopt;
  const auto* m = v.as<MemoryView>();
  if (m->source.is_null() || !is_bytearray(m->source) || m->stride != m->item_size) return std::nullopt;
  return Span{reinterpret_cast<uint8_t*>(m->source.as<ByteArray>()->data) + m->start,
              static_cast<size_t>(m->count * m->stride)};
}

std::optional<std::string> need_bytes(Thread& t, Value v) {
  auto data = bytes_of(t, v);
  if (!data && t.raised.is_null())
    raise(t, Exc::TypeError, "a bytes-like object is required, not '" + std::string(type_name(v)) + "'");
  return data;
}

int64_t byte_at(Value v, int64_t i) {
  const auto of = [&](const char* data, uint32_t length) -> int64_t {
    if (i < 0) i += length;
    return i >= 0 && i < length ? static_cast<uint8_t>(data[i]) : -1;
  };
  if (is_bytes(v)) return of(v.as<Bytes>()->data(), v.as<Bytes>()->length);
  const auto* b = v.as<ByteArray>();
  Critical lock(v.object());
  return of(b->data, b->length);
}

std::string plain_bytes_of(Value v) {
  if (is_bytes(v)) return std::string(v.as<Bytes>()->view());
  const auto* b = v.as<ByteArray>();
  Critical lock(v.object());
  return {b->data, b->length};
}
std::optional<char> as_byte(Thread& t, Value v, const char* what) {
  if (!is_integral(v)) {
    raise(t, Exc::TypeError, "'" + std::string(type_name(v)) + "' object cannot be interpreted as an integer");
    return std::nullopt;
  }
  const Value number = plain_int(v);
  const int64_t n = number.is_integer() ? number.as_integer() : -1;
  if (n >= 0 && n <= 255) return static_cast<char>(n);
  raise(t, Exc::ValueError, std::string(what) + " must be in range(0, 256)");
  return std::nullopt;
}

Value bytes_from(Thread& t, Value from, std::string& out, const char* many) {
  if (auto data = bytes_of(t, from)) {
    out = std::move(*data);
    return none();
  }
  if (!t.raised.is_null()) return Value();
  if (type_of(from)->ops->next != nullptr) return Value::needs_python();  // it gives its items only once
  std::vector<Ref> items;
  const Value signal = collect(t, from, items);
  if (signal.is_signal()) return signal;
  for (const Ref& x : items) {
    if (special_of(x.get(), Special::index)) return Value::needs_python();
    const auto c = as_byte(t, x.get(), many);
    if (!c) return Value();
    out += *c;
  }
  return none();
}

Value bytes_like(Value self, std::string_view data) {
  return is_bytearray(self) ? make_bytearray(data) : make_bytes(data);
}

namespace {

size_t bytes_size(const Object* o) { return sizeof(Bytes) + static_cast<const Bytes*>(o)->length; }

Value bytes_repr(Thread&, Value v) { return make_str(bytes_text(v.as<Bytes>()->view())); }
Value bytearray_repr(Thread&, Value v) {
  std::string text = bytes_text(plain_bytes_of(v));
  if (text[1] == '"') {  // unlike that of bytes, it escapes ' between " too
    for (size_t at = 2; (at = text.find('\'', at)) != text.npos; at += 2) text.insert(at, "\\");
  }
  return make_str(to_utf8(type_of(v)->name) + "(" + text + ")");
}

Hashed bytes_hash(Thread&, Value v) {
  const auto* b = v.as<Bytes>();
  Ref text = Ref::steal(make_str_latin1(reinterpret_cast<const uint8_t*>(b->data()), b->length));
  return str_hash(text.as<Str>());  // as CPython: equal to the hash of the str of the same bytes
}
uint32_t length_of(Value v) {
  if (is_bytes(v)) return v.as<Bytes>()->length;
  Critical lock(v.object());
  return v.as<ByteArray>()->length;
}
Value bytes_length(Thread&, Value v) { return Value::integer(length_of(v)); }
bool bytes_truth(Value v) { return length_of(v) != 0; }
Value bytes_iterate(Thread&, Value v) { return make_iterator(rt().types.bytes_iterator, Iterator::bytes, v, 0, 0, 1); }

const char* kind_name(Value v) { return is_bytearray(v) ? "bytearray" : "byte"; }

Value bytes_get_item(Thread& t, Value self, Value key) {
  if (layout_of(key) == Layout::slice) {
    const std::string data = plain_bytes_of(self);
    const auto slice = slice_indices(t, key.as<Slice>(), static_cast<int64_t>(data.size()));
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    if (step == 1)
      return bytes_like(self, std::string_view(data).substr(static_cast<size_t>(start), static_cast<size_t>(count)));
    std::string out;
    for (int64_t i = 0; i < count; ++i) out += data[static_cast<size_t>(start + i * step)];
    return bytes_like(self, out);
  }
  if (!is_integral(key)) {
    return raise_no_index(
        t, std::string(kind_name(self)) + " indices must be integers or slices, not " + std::string(type_name(key)),
        key);
  }
  const auto i = as_index(t, key);
  if (!i) return Value();
  const int64_t byte = byte_at(self, *i);
  if (byte < 0)
    return raise(t, Exc::IndexError, is_bytearray(self) ? "bytearray index out of range" : "index out of range");
  return Value::integer(byte);
}

Value bytes_contains(Thread& t, Value self, Value item) {
  if (is_integral(item)) {
    const auto c = as_byte(t, item);
    return c ? boolean(plain_bytes_of(self).find(*c) != std::string::npos) : Value();
  }
  const auto what = need_bytes(t, item);
  return what ? boolean(plain_bytes_of(self).find(*what) != std::string::npos) : Value();
}

Value bytes_binary(Thread& t, BinaryOp op, Value a, Value b) {
  const auto mine = [](Value v) { return is_bytes(v) || is_bytearray(v); };
  if (op == BinaryOp::add && mine(a)) {
    const auto right = bytes_of(t, b);
    if (!right) {
      if (!t.raised.is_null()) return Value();
      if (layout_of(b) == Layout::instance) return rt().not_implemented;
      return raise(t, Exc::TypeError, "can't concat " + std::string(type_name(b)) + " to " + std::string(type_name(a)));
    }
    if (lacks_room(t, right->size() * 4)) return Value();
    return bytes_like(a, plain_bytes_of(a) + *right);
  }
  if (op == BinaryOp::mul) {
    if (!mine(a)) std::swap(a, b);
    if (!mine(a) || !is_integral(b)) return rt().not_implemented;
    const auto n = as_index(t, b);
    if (!n) return Value();
    const std::string one = plain_bytes_of(a);
    if (*n > 0 && (*n > (1 << 30) || static_cast<uint64_t>(*n) * one.size() > (1u << 30) ||
                   !rt().heap.has_room(static_cast<uint64_t>(*n) * one.size() * 2)))
      return end_with_limit(t, "memory");
    std::string out;
    for (int64_t i = 0; i < *n; ++i) out += one;
    return bytes_like(a, out);
  }
  if (op == BinaryOp::mod && mine(a)) return call_fallback(t, "percent_bytes", {a, b});
  return rt().not_implemented;
}

Value bytes_compare(Thread& t, CompareOp op, Value a, Value b) {
  if ((is_bytes(a) && is_memoryview(b)) || (is_memoryview(a) && is_bytes(b))) return rt().not_implemented;
  const auto x = bytes_of(t, a);
  if (!x) return t.raised.is_null() ? rt().not_implemented : Value();
  const auto y = bytes_of(t, b);
  if (!y) return t.raised.is_null() ? rt().not_implemented : Value();
  const int c = x->compare(*y);
  return number_compare(t, op, Value::integer(c), Value::integer(0));
}

// bytes(…) and bytearray(…): nothing, a size, a str with an encoding, bytes-like, an iterable of ints.
Value content(Thread& t, const char* name, Args a, std::string& out) {
  Value v[3];
  const Signature signature{name, {"source", "encoding", "errors"}};
  if (!bind(t, signature, a.without_first(), v)) return Value();
  if (v[0].is_null()) {
    if (v[1].is_null()) return none();
    return raise(t, Exc::TypeError, "encoding without a string argument");
  }
  if (is_str(v[0])) {
    if (v[1].is_null()) return raise(t, Exc::TypeError, "string argument without an encoding");
    if (!is_str(v[1]))
      return raise(t, Exc::TypeError,
                   std::string(name) + "() argument 'encoding' must be str, not " + std::string(type_name(v[1])));
    const Value made =
        encode_str(t, v[0], to_utf8(v[1].as<Str>()), v[2].is_null() ? "strict" : to_utf8(v[2].as<Str>()));
    if (made.is_null()) return made;
    Ref r = Ref::steal(made);
    out = r.as<Bytes>()->view();
    return none();
  }
  if (!v[1].is_null() || !v[2].is_null())
    return raise(t, Exc::TypeError,
                 v[1].is_null() ? "errors without a string argument" : "encoding without a string argument");
  if (is_integral(v[0])) {
    const auto n = as_index(t, v[0]);
    if (!n) return Value();
    if (*n < 0) return raise(t, Exc::ValueError, "negative count");
    if (*n > (1 << 30) || !rt().heap.has_room(static_cast<uint64_t>(*n))) return end_with_limit(t, "memory");
    out.assign(static_cast<size_t>(*n), '\0');
    return none();
  }
  const Value signal = bytes_from(t, v[0], out, name[4] == 's' ? "bytes" : "byte");
  if (signal.is_null() && out.empty() && type_of(v[0])->ops->iterate == nullptr) {
    drop_raised(t);
    return raise_no_index(t, std::string("cannot convert '") + std::string(type_name(v[0])) + "' object to " + name,
                          v[0]);
  }
  return signal;
}

Value check_bytes(Thread& t, Frame&, Value result) {
  if (result.is_signal() || is_bytes(result)) return result;
  Ref r = Ref::steal(result);
  return raise(t, Exc::TypeError, "__bytes__ returned non-bytes (type " + std::string(type_name(r.get())) + ")");
}
Value plain_bytes(Thread& t, Args a) {
  if (a.count == 2 && a.keywords == nullptr && a[1].is_object() && a[1].object()->type == rt().types.bytes)
    return own(a[1]);
  if (a.positional() > 1) {
    const Value args[] = {a[1]};
    if (const Value hook = special_of(a[1], Special::bytes))
      return call_then(t, hook, Args{args, 1, nullptr}, check_bytes, {});
  }
  std::string out;
  const Value signal = content(t, "bytes", a, out);
  if (signal == Value::needs_python()) return call_fallback(t, "bytes_from", {a[1]});
  return signal.is_signal() ? signal : make_bytes(out);
}

void walk_bytes(Object* o, Walker& w) {
  const std::string_view data = static_cast<Bytes*>(o)->view();
  w.number(data.size());
  for (const char c : data) w.number(static_cast<unsigned char>(c));
}
void walk_bytearray(Object* o, Walker& w) {
  auto* b = static_cast<ByteArray*>(o);
  w.number((uint64_t{b->length} << 32) | b->exports.load(std::memory_order_relaxed));
  if (b->data != nullptr) w.block(b->data, b->capacity);
  for (uint32_t i = 0; i < b->length; ++i) w.number(static_cast<unsigned char>(b->data[i]));
}

}  // namespace

const TypeOps bytes_ops =
    stated({.nature = {.sight = Sight::nothing, .changes = Changes::never},
            .walk = walk_bytes,
            .basic_size = sizeof(Bytes),
            .size = bytes_size,
            .repr = bytes_repr,
            .hash = bytes_hash,
            .iterate = bytes_iterate,
            .length = bytes_length,
            .get_item = bytes_get_item,
            .contains = bytes_contains,
            .binary = bytes_binary,
            .compare = bytes_compare,
            .truth = bytes_truth,
            .into_class = [](Type* type, Value plain) { return bytes_of_class(type, plain.as<Bytes>()->view()); },
            .operators = {text_bits, bit(BinaryOp::mul) | bit(BinaryOp::mod), 0},
            .effects = {.iterate = Effect::nothing,
                        .length = Effect::nothing,
                        .truth = Effect::nothing,
                        .get_item = Effect::nothing,
                        .contains = Effect::reads_arguments,
                        .binary = Effect::reads_arguments,
                        .in_place = Effect::reads_arguments}});
const TypeOps bytearray_ops = stated({.nature = {.sight = Sight::itself, .changes = Changes::always},
                                      .walk = walk_bytearray,
                                      .basic_size = sizeof(ByteArray),
                                      .clear = bytearray_dealloc,
                                      .repr = bytearray_repr,
                                      .hash = unhashable,
                                      .iterate = bytes_iterate,
                                      .length = bytes_length,
                                      .get_item = bytes_get_item,
                                      .set_item = bytearray_set_item,
                                      .contains = bytes_contains,
                                      .binary = bytes_binary,
                                      .compare = bytes_compare,
                                      .truth = bytes_truth,
                                      .operators = {text_bits, bit(BinaryOp::mul) | bit(BinaryOp::mod), sequence_bits},
                                      .effects = {.iterate = Effect::nothing,
                                                  .length = Effect::reads_length,
                                                  .truth = Effect::reads_length,
                                                  .get_item = Effect::reads_item,
                                                  .set_item = Effect::writes_item,
                                                  .contains = Effect::reads_arguments,
                                                  .binary = Effect::reads_arguments,
                                                  .in_place = Effect::updates_self}});

Value bytes_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.bytes, plain_bytes); }

Value bytearray_new(Thread&, Args a) { return make_bytearray({}, a[0].as<Type>()); }

Value bytearray_init(Thread& t, Args a) {
  std::string out;
  const Value signal = content(t, "bytearray", a, out);
  if (signal.is_signal()) return signal;
  return bytearray_splice(t, a[0].as<ByteArray>(), 0, Value::max_integer, out) ? none() : Value();
}

}  // namespace lockstep::python::vm
