// How a bytearray changes. Every change is one step under its lock, and none changes the length while a memoryview
// looks.
#include <algorithm>
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

Value make_bytearray(std::string_view data, Type* type) {
  if (type == nullptr) type = rt().types.bytearray;
  auto* b = static_cast<ByteArray*>(allocate_instance(type, sizeof(ByteArray)));
  b->length = b->capacity = static_cast<uint32_t>(data.size());
  b->data = data.empty() ? nullptr : static_cast<char*>(current_heap->allocate(data.size()));
  std::copy(data.begin(), data.end(), b->data);
  new (&b->exports) std::atomic<uint32_t>(0);
  return Value::counted(b);
}

void bytearray_dealloc(Object* o) {
  auto* b = static_cast<ByteArray*>(o);
  if (b->data != nullptr) current_heap->free(b->data, b->capacity);
}

namespace {

// `b` is locked. False: it has exports, which forbid another length.
bool splice(ByteArray* b, int64_t start, int64_t stop, std::string_view with) {
  start = std::min<int64_t>(start < 0 ? std::max<int64_t>(0, start + b->length) : start, b->length);
  stop = std::clamp<int64_t>(stop, start, b->length);
  const uint64_t length = b->length - static_cast<uint64_t>(stop - start) + with.size();
  if (length != b->length && b->exports.load() != 0) return false;
  const size_t behind = b->length - static_cast<size_t>(stop);
  if (length > b->capacity) {
    const auto capacity = static_cast<uint32_t>(length + (length >> 3) + 6);
    char* bigger = static_cast<char*>(current_heap->allocate(capacity));
    if (start > 0) std::memcpy(bigger, b->data, static_cast<size_t>(start));
    if (behind > 0) std::memcpy(bigger + start + with.size(), b->data + stop, behind);
    if (b->data != nullptr) current_heap->free(b->data, b->capacity);
    b->data = bigger;
    b->capacity = capacity;
  } else if (behind > 0) {
    std::memmove(b->data + start + with.size(), b->data + stop, behind);
  }
  if (!with.empty()) std::memcpy(b->data + start, with.data(), with.size());
  b->length = static_cast<uint32_t>(length);
  return true;
}

bool exported(Thread& t) {  // always false
  raise(t, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

// Takes out the byte whose place `find` tells under the lock, or a negative number for "there is none", which becomes
// the result. Null: an exception is set.
Value take_byte(Thread& t, ByteArray* b, auto find) {
  int64_t at;
  {
    Critical lock(b);
    at = find(std::string_view(b->data, b->length));
    if (at < 0) return Value::integer(at);
    const auto byte = static_cast<uint8_t>(b->data[at]);
    if (splice(b, at, at + 1, {})) return Value::integer(byte);
  }
  exported(t);
  return Value();
}
// The same for an index as Python counts it.
Value take_byte_at(Thread& t, ByteArray* b, int64_t i) {
  return take_byte(t, b, [i](std::string_view s) -> int64_t {
    const auto n = static_cast<int64_t>(s.size());
    const int64_t at = i < 0 ? i + n : i;
    return n == 0 ? -2 : at >= 0 && at < n ? at : -1;
  });
}

}  // namespace

bool bytearray_splice(Thread& t, ByteArray* b, int64_t start, int64_t stop, std::string_view with) {
  // The new block stands beside the old one for a while, and beside what is put in.
  constexpr size_t large = 1 << 16;
  if (with.size() > large && lacks_room(t, (uint64_t{b->length} + with.size()) / 8 * 9 + with.size())) return false;
  {
    Critical lock(b);
    if (splice(b, start, stop, with)) return true;
  }
  return exported(t);
}

bool bytearray_store(ByteArray* b, int64_t index, std::string_view with) {
  Critical lock(b);
  if (index < 0) index += b->length;
  if (index < 0 || index + static_cast<int64_t>(with.size()) > b->length) return false;
  std::memcpy(b->data + index, with.data(), with.size());
  return true;
}

Value bytearray_set_item(Thread& t, Value self, Value key, Value v) {
  auto* b = self.as<ByteArray>();
  if (layout_of(key) == Layout::slice) {
    std::string with;
    if (!v.is_null()) {
      if (is_integral(v) || is_str(v))
        return raise(t, Exc::TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      const Value signal = bytes_from(t, v, with);
      if (signal.is_signal()) return signal;
    }
    const auto slice = slice_indices(t, key.as<Slice>(), bytes_ops.length(t, self).as_integer());
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    if (step == 1) return bytearray_splice(t, b, start, std::max(start, stop), with) ? none() : Value();
    if (v.is_null()) {
      std::string rest = plain_bytes_of(self);
      for (int64_t k = 0; k < count; ++k)
        rest.erase(static_cast<size_t>(step > 0 ? start + (count - 1 - k) * step : start + k * step), 1);
      return bytearray_splice(t, b, 0, Value::max_integer, rest) ? none() : Value();
    }
    if (static_cast<int64_t>(with.size()) != count) {
      return raise(t, Exc::ValueError,
                   "attempt to assign bytes of size " + std::to_string(with.size()) + " to extended slice of size " +
                       std::to_string(count));
    }
    for (int64_t k = 0; k < count; ++k)
      bytearray_store(b, start + k * step, std::string_view(with).substr(static_cast<size_t>(k), 1));
    return none();
  }
  if (!is_integral(key)) {
    return raise_no_index(t, "bytearray indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  const auto i = as_index(t, key);
  if (!i) return Value();
  const auto out_of_range = [&] { return raise(t, Exc::IndexError, "bytearray index out of range"); };
  if (v.is_null()) {
    const Value taken = take_byte_at(t, b, *i);
    return taken.is_null() ? taken : taken.as_integer() < 0 ? out_of_range() : none();
  }
  const auto c = as_byte(t, v);
  if (!c) return Value();
  return bytearray_store(b, *i, {&*c, 1}) ? none() : out_of_range();
}

Value bytearray_in_place(Thread& t, BinaryOp op, Value self, Value other) {
  auto* b = self.as<ByteArray>();
  if (op == BinaryOp::add) {
    const auto more = bytes_of(t, other);
    if (!more) {
      if (!t.raised.is_null()) return Value();
      return raise(t, Exc::TypeError,
                   "can't concat " + std::string(type_name(other)) + " to " + std::string(type_name(self)));
    }
    return bytearray_splice(t, b, Value::max_integer, Value::max_integer, *more) ? none() : Value();
  }
  const Value made = bytes_ops.binary(t, op, self, other);
  if (made.is_signal() || is_not_implemented(made)) return made;
  Ref r = Ref::steal(made);
  return bytearray_splice(t, b, 0, Value::max_integer, plain_bytes_of(r.get())) ? none() : Value();
}

namespace {

Value append(Thread& t, Args a) {
  if (!check_count(t, "bytearray.append", a.without_first(), 1, 1)) return Value();
  const auto c = as_byte(t, a[1]);
  if (!c) return Value();
  auto* b = a[0].as<ByteArray>();
  return bytearray_splice(t, b, Value::max_integer, Value::max_integer, {&*c, 1}) ? none() : Value();
}
Value extend(Thread& t, Args a) {
  if (!check_count(t, "bytearray.extend", a.without_first(), 1, 1)) return Value();
  std::string more;
  if (is_str(a[1])) return raise(t, Exc::TypeError, "expected iterable of integers; got: 'str'");
  const Value signal = bytes_from(t, a[1], more);
  if (signal.is_signal()) return signal;
  return bytearray_splice(t, a[0].as<ByteArray>(), Value::max_integer, Value::max_integer, more) ? none() : Value();
}
Value insert(Thread& t, Args a) {
  if (!check_count(t, "insert", a.without_first(), 2, 2)) return Value();
  const auto i = as_index(t, a[1]);
  if (!i) return Value();
  const auto c = as_byte(t, a[2]);
  if (!c) return Value();
  return bytearray_splice(t, a[0].as<ByteArray>(), *i, *i, {&*c, 1}) ? none() : Value();
}
Value pop(Thread& t, Args a) {
  if (!check_count(t, "pop", a.without_first(), 0, 1)) return Value();
  const auto i = as_index_or(t, a.given(1), -1);
  if (!i) return Value();
  const Value taken = take_byte_at(t, a[0].as<ByteArray>(), *i);
  if (taken.is_null() || taken.as_integer() >= 0) return taken;
  return raise(t, Exc::IndexError, taken.as_integer() == -2 ? "pop from empty bytearray" : "pop index out of range");
}
Value remove(Thread& t, Args a) {
  if (!check_count(t, "bytearray.remove", a.without_first(), 1, 1)) return Value();
  const auto c = as_byte(t, a[1]);
  if (!c) return Value();
  const Value taken = take_byte(t, a[0].as<ByteArray>(), [&c](std::string_view s) {
    return static_cast<int64_t>(s.find(*c));  // npos is -1
  });
  if (taken.is_null()) return taken;
  return taken.as_integer() < 0 ? raise(t, Exc::ValueError, "value not found in bytearray") : none();
}
Value clear(Thread& t, Args a) {
  return bytearray_splice(t, a[0].as<ByteArray>(), 0, Value::max_integer, {}) ? none() : Value();
}
Value reverse(Thread&, Args a) {
  auto* b = a[0].as<ByteArray>();
  Critical lock(b);
  std::reverse(b->data, b->data + b->length);
  return none();
}
Value copy(Thread&, Args a) { return make_bytearray(plain_bytes_of(a[0])); }

}  // namespace

void add_bytearray_list_methods(Type* bytearray) {
  add_method(bytearray, "append", Effect::updates_self, append);
  add_method(bytearray, "extend", Effect::updates_self, extend);
  add_method(bytearray, "insert", Effect::updates_self, insert);
  add_method(bytearray, "pop", Effect::updates_self, pop);
  add_method(bytearray, "remove", Effect::updates_self, remove);
  add_method(bytearray, "clear", Effect::writes_self, clear, 0);
  add_method(bytearray, "reverse", Effect::writes_self, reverse, 0);
  add_method(bytearray, "copy", Effect::reads_self, copy, 0);
  add_method(bytearray, "resize", Effect::runs_python, needs_fallback, 1);
}

}  // namespace lockstep::python::vm
