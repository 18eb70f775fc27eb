#include "python/vm/bytes.h"

#include <algorithm>
#include <cstring>

#include "base/bytes_text.h"
#include "python/vm/call.h"
#include "python/vm/collect.h"
#include "python/vm/native_modules.h"
#include "python/vm/runtime.h"

namespace lockstep::python::vm {

Value make_bytes(std::string_view data) { return bytes_of_class(rt().types.bytes, data); }

Value bytes_of_class(Type* type, std::string_view data) {
  auto* b = static_cast<Bytes*>(allocate_instance(type, sizeof(Bytes) + data.size()));
  b->length = static_cast<uint32_t>(data.size());
  std::copy(data.begin(), data.end(), reinterpret_cast<char*>(b + 1));
  return Value::counted(b);
}

Value make_bytearray(std::string_view data, Type* type) {
  if (type == nullptr) type = rt().types.bytearray;
  auto* b = static_cast<ByteArray*>(allocate_instance(type, sizeof(ByteArray)));
  b->length = b->capacity = static_cast<uint32_t>(data.size());
  b->data = data.empty() ? nullptr : static_cast<char*>(current_heap->allocate(data.size()));
  std::copy(data.begin(), data.end(), b->data);
  new (&b->exports) std::atomic<uint32_t>(0);
  return Value::counted(b);
}

bool bytes_of(Thread& t, Value v, std::string& out) {
  if (is_bytes(v)) {
    out = v.as<Bytes>()->view();
    return true;
  }
  if (is_bytearray(v)) {
    auto* b = v.as<ByteArray>();
    Critical lock(b);
    out.assign(b->data, b->length);
    return true;
  }
  if (!is_memoryview(v)) return false;
  const auto* m = v.as<MemoryView>();
  if (m->source.is_null()) {
    raise(t, "ValueError", "operation forbidden on released memoryview object");
    return false;
  }
  std::string all;
  bytes_of(t, m->source, all);
  for (int64_t i = 0; i < m->count; ++i) out.append(all, static_cast<size_t>(m->start + i * m->stride), m->item_size);
  return true;
}

bool bytes_view(Value v, std::string_view& out) {
  if (is_bytes(v)) {
    out = v.as<Bytes>()->view();
    return true;
  }
  std::span<uint8_t> bytes;
  if (is_memoryview(v) && is_bytes(v.as<MemoryView>()->source)) {
    const auto* m = v.as<MemoryView>();
    if (m->stride != m->item_size) return false;
    out =
        m->source.as<Bytes>()->view().substr(static_cast<size_t>(m->start), static_cast<size_t>(m->count * m->stride));
    return true;
  }
  if (!writable_view(v, bytes)) return false;
  out = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  return true;
}

bool writable_view(Value v, std::span<uint8_t>& out) {
  if (is_bytearray(v)) {
    const auto* b = v.as<ByteArray>();
    out = {reinterpret_cast<uint8_t*>(b->data), b->length};
    return true;
  }
  if (!is_memoryview(v)) return false;
  const auto* m = v.as<MemoryView>();
  if (m->source.is_null() || !is_bytearray(m->source) || m->stride != m->item_size) return false;
  out = {reinterpret_cast<uint8_t*>(m->source.as<ByteArray>()->data) + m->start,
         static_cast<size_t>(m->count * m->stride)};
  return true;
}

bool need_bytes(Thread& t, Value v, std::string& out) {
  if (bytes_of(t, v, out)) return true;
  if (t.raised.is_null())
    raise(t, "TypeError", "a bytes-like object is required, not '" + std::string(type_name(v)) + "'");
  return false;
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
  raise(t, "BufferError", "Existing exports of data: object cannot be re-sized");
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

namespace {

std::string plain(Value v) {  // of bytes or bytearray
  std::string out;
  bytes_of(*current_thread, v, out);
  return out;
}
Value like(Value self, std::string_view data) { return is_bytearray(self) ? make_bytearray(data) : make_bytes(data); }

size_t bytes_size(const Object* o) { return sizeof(Bytes) + static_cast<const Bytes*>(o)->length; }

Value bytes_repr(Thread&, Value v) { return make_str(bytes_text(v.as<Bytes>()->view())); }
Value bytearray_repr(Thread&, Value v) {
  return make_str(to_utf8(type_of(v)->name) + "(" + bytes_text(plain(v)) + ")");
}

bool bytes_hash(Thread&, Value v, int64_t& h) {
  const auto* b = v.as<Bytes>();
  Ref text = Ref::steal(make_str_latin1(reinterpret_cast<const uint8_t*>(b->data()), b->length));
  h = str_hash(text.as<Str>());  // as CPython: equal to the hash of the str of the same bytes
  return true;
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
    const std::string data = plain(self);
    int64_t start, stop, step, count;
    if (!slice_indices(t, key.as<Slice>(), static_cast<int64_t>(data.size()), start, stop, step, count)) return Value();
    if (step == 1)
      return like(self, std::string_view(data).substr(static_cast<size_t>(start), static_cast<size_t>(count)));
    std::string out;
    for (int64_t i = 0; i < count; ++i) out += data[static_cast<size_t>(start + i * step)];
    return like(self, out);
  }
  int64_t i;
  if (!is_integral(key)) {
    return raise_no_index(
        t, std::string(kind_name(self)) + " indices must be integers or slices, not " + std::string(type_name(key)),
        key);
  }
  if (!as_index(t, key, i)) return Value();
  const int64_t byte = byte_at(self, i);
  if (byte < 0)
    return raise(t, "IndexError", is_bytearray(self) ? "bytearray index out of range" : "index out of range");
  return Value::integer(byte);
}

bool as_byte(Thread& t, Value v, char& out, const char* what = "byte") {
  int64_t n;
  if (!is_integral(v)) {
    raise(t, "TypeError", "'" + std::string(type_name(v)) + "' object cannot be interpreted as an integer");
    return false;
  }
  const Value number = plain_int(v);
  n = number.is_integer() ? number.as_integer() : -1;
  if (n < 0 || n > 255) {
    raise(t, "ValueError", std::string(what) + " must be in range(0, 256)");
    return false;
  }
  out = static_cast<char>(n);
  return true;
}

// Bytes from an iterable of ints, or a bytes-like object. None, or the signal to hand on.
Value bytes_from(Thread& t, Value from, std::string& out, const char* many = "byte") {
  if (bytes_of(t, from, out)) return none();
  if (!t.raised.is_null()) return Value();
  if (type_of(from)->ops->next != nullptr) return Value::needs_python();  // it gives its items only once
  std::vector<Ref> items;
  const Value signal = collect(t, from, items);
  if (signal.is_signal()) return signal;
  for (const Ref& x : items) {
    char c;
    if (special_of(x.get(), Special::index)) return Value::needs_python();
    if (!as_byte(t, x.get(), c, many)) return Value();
    out += c;
  }
  return none();
}

Value bytearray_set_item(Thread& t, Value self, Value key, Value v) {
  auto* b = self.as<ByteArray>();
  if (layout_of(key) == Layout::slice) {
    std::string with;
    if (!v.is_null()) {
      if (is_integral(v) || is_str(v))
        return raise(t, "TypeError", "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      const Value signal = bytes_from(t, v, with);
      if (signal.is_signal()) return signal;
    }
    int64_t start, stop, step, count;
    if (!slice_indices(t, key.as<Slice>(), length_of(self), start, stop, step, count)) return Value();
    if (step == 1) return bytearray_splice(t, b, start, std::max(start, stop), with) ? none() : Value();
    if (v.is_null()) {
      std::string rest = plain(self);
      for (int64_t k = 0; k < count; ++k)
        rest.erase(static_cast<size_t>(step > 0 ? start + (count - 1 - k) * step : start + k * step), 1);
      return bytearray_splice(t, b, 0, Value::max_integer, rest) ? none() : Value();
    }
    if (static_cast<int64_t>(with.size()) != count) {
      return raise(t, "ValueError",
                   "attempt to assign bytes of size " + std::to_string(with.size()) + " to extended slice of size " +
                       std::to_string(count));
    }
    for (int64_t k = 0; k < count; ++k)
      bytearray_store(b, start + k * step, std::string_view(with).substr(static_cast<size_t>(k), 1));
    return none();
  }
  int64_t i;
  if (!is_integral(key)) {
    return raise_no_index(t, "bytearray indices must be integers or slices, not " + std::string(type_name(key)), key);
  }
  if (!as_index(t, key, i)) return Value();
  const auto out_of_range = [&] { return raise(t, "IndexError", "bytearray index out of range"); };
  if (v.is_null()) {
    const Value taken = take_byte_at(t, b, i);
    return taken.is_null() ? taken : taken.as_integer() < 0 ? out_of_range() : none();
  }
  char c;
  if (!as_byte(t, v, c)) return Value();
  return bytearray_store(b, i, {&c, 1}) ? none() : out_of_range();
}

Value bytes_contains(Thread& t, Value self, Value item) {
  std::string what;
  if (is_integral(item)) {
    char c;
    if (!as_byte(t, item, c)) return Value();
    what = c;
  } else if (!need_bytes(t, item, what)) {
    return Value();
  }
  return boolean(plain(self).find(what) != std::string::npos);
}

Value bytes_binary(Thread& t, BinaryOp op, Value a, Value b) {
  const auto mine = [](Value v) { return is_bytes(v) || is_bytearray(v); };
  if (op == BinaryOp::add && mine(a)) {
    std::string right;
    if (!bytes_of(t, b, right)) {
      if (!t.raised.is_null()) return Value();
      if (layout_of(b) == Layout::instance) return rt().not_implemented;
      return raise(t, "TypeError", "can't concat " + std::string(type_name(b)) + " to " + std::string(type_name(a)));
    }
    return like(a, plain(a) + right);
  }
  if (op == BinaryOp::mul) {
    if (!mine(a)) std::swap(a, b);
    if (!mine(a) || !is_integral(b)) return rt().not_implemented;
    int64_t n;
    if (!as_index(t, b, n)) return Value();
    const std::string one = plain(a);
    if (n > 0 && (n > (1 << 30) || static_cast<uint64_t>(n) * one.size() > (1u << 30) ||
                  !rt().heap.has_room(static_cast<uint64_t>(n) * one.size() * 2)))
      return end_with_limit(t, "memory");
    std::string out;
    for (int64_t i = 0; i < n; ++i) out += one;
    return like(a, out);
  }
  if (op == BinaryOp::mod && mine(a)) return call_fallback(t, "percent_bytes", {a, b});
  return rt().not_implemented;
}

Value bytes_compare(Thread& t, CompareOp op, Value a, Value b) {
  std::string x, y;
  if (!bytes_of(t, a, x) || !bytes_of(t, b, y)) return t.raised.is_null() ? rt().not_implemented : Value();
  const int c = x.compare(y);
  return number_compare(t, op, Value::integer(c), Value::integer(0));
}

void clear_bytearray(Object* o) {
  auto* b = static_cast<ByteArray*>(o);
  if (b->data != nullptr) current_heap->free(b->data, b->capacity);
}

// bytes(…) and bytearray(…): nothing, a size, a str with an encoding, bytes-like, an iterable of ints.
Value content(Thread& t, const char* name, Args a, std::string& out) {
  Value v[3];
  const Signature signature{name, {"source", "encoding", "errors"}};
  if (!bind(t, signature, a.without_first(), v)) return Value();
  if (v[0].is_null()) {
    if (v[1].is_null()) return none();
    return raise(t, "TypeError", "encoding without a string argument");
  }
  if (is_str(v[0])) {
    if (v[1].is_null()) return raise(t, "TypeError", "string argument without an encoding");
    if (!is_str(v[1]))
      return raise(t, "TypeError",
                   std::string(name) + "() argument 'encoding' must be str, not " + std::string(type_name(v[1])));
    const Value made =
        encode_str(t, v[0], to_utf8(v[1].as<Str>()), v[2].is_null() ? "strict" : to_utf8(v[2].as<Str>()));
    if (made.is_null()) return made;
    Ref r = Ref::steal(made);
    out = r.as<Bytes>()->view();
    return none();
  }
  if (!v[1].is_null() || !v[2].is_null())
    return raise(t, "TypeError",
                 v[1].is_null() ? "errors without a string argument" : "encoding without a string argument");
  if (is_integral(v[0])) {
    int64_t n;
    if (!as_index(t, v[0], n)) return Value();
    if (n < 0) return raise(t, "ValueError", "negative count");
    if (n > (1 << 30) || !rt().heap.has_room(static_cast<uint64_t>(n))) return end_with_limit(t, "memory");
    out.assign(static_cast<size_t>(n), '\0');
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
  return raise(t, "TypeError", "__bytes__ returned non-bytes (type " + std::string(type_name(r.get())) + ")");
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
Value bytes_new(Thread& t, Args a) { return new_of_class(t, a, rt().types.bytes, plain_bytes); }
Value bytearray_new(Thread& t, Args a) {
  return check_class_argument(t, a, rt().types.bytearray) ? make_bytearray({}, a[0].as<Type>()) : Value();
}
Value bytearray_init(Thread& t, Args a) {
  std::string out;
  const Value signal = content(t, "bytearray", a, out);
  if (signal.is_signal()) return signal;
  return bytearray_splice(t, a[0].as<ByteArray>(), 0, Value::max_integer, out) ? none() : Value();
}

// ---- bytearray as a list of bytes
Value append(Thread& t, Args a) {
  char c;
  if (!check_count(t, "bytearray.append", a.without_first(), 1, 1) || !as_byte(t, a[1], c)) return Value();
  auto* b = a[0].as<ByteArray>();
  return bytearray_splice(t, b, Value::max_integer, Value::max_integer, {&c, 1}) ? none() : Value();
}
Value extend(Thread& t, Args a) {
  if (!check_count(t, "bytearray.extend", a.without_first(), 1, 1)) return Value();
  std::string more;
  if (is_str(a[1])) return raise(t, "TypeError", "expected iterable of integers; got: 'str'");
  const Value signal = bytes_from(t, a[1], more);
  if (signal.is_signal()) return signal;
  return bytearray_splice(t, a[0].as<ByteArray>(), Value::max_integer, Value::max_integer, more) ? none() : Value();
}
Value insert(Thread& t, Args a) {
  int64_t i;
  char c;
  if (!check_count(t, "insert", a.without_first(), 2, 2) || !as_index(t, a[1], i) || !as_byte(t, a[2], c))
    return Value();
  return bytearray_splice(t, a[0].as<ByteArray>(), i, i, {&c, 1}) ? none() : Value();
}
Value pop(Thread& t, Args a) {
  int64_t i = -1;
  if (!check_count(t, "pop", a.without_first(), 0, 1) || (a.count > 1 && !as_index(t, a[1], i))) return Value();
  const Value taken = take_byte_at(t, a[0].as<ByteArray>(), i);
  if (taken.is_null() || taken.as_integer() >= 0) return taken;
  return raise(t, "IndexError", taken.as_integer() == -2 ? "pop from empty bytearray" : "pop index out of range");
}
Value remove(Thread& t, Args a) {
  char c;
  if (!check_count(t, "bytearray.remove", a.without_first(), 1, 1) || !as_byte(t, a[1], c)) return Value();
  const Value taken = take_byte(t, a[0].as<ByteArray>(), [c](std::string_view s) {
    return static_cast<int64_t>(s.find(c));  // npos is -1
  });
  if (taken.is_null()) return taken;
  return taken.as_integer() < 0 ? raise(t, "ValueError", "value not found in bytearray") : none();
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
Value copy(Thread&, Args a) { return make_bytearray(plain(a[0])); }

}  // namespace

Value bytearray_in_place(Thread& t, BinaryOp op, Value self, Value other) {
  auto* b = self.as<ByteArray>();
  if (op == BinaryOp::add) {
    std::string more;
    if (!bytes_of(t, other, more)) {
      if (!t.raised.is_null()) return Value();
      return raise(t, "TypeError",
                   "can't concat " + std::string(type_name(other)) + " to " + std::string(type_name(self)));
    }
    return bytearray_splice(t, b, Value::max_integer, Value::max_integer, more) ? none() : Value();
  }
  const Value made = bytes_binary(t, op, self, other);
  if (made.is_signal() || is_not_implemented(made)) return made;
  Ref r = Ref::steal(made);
  return bytearray_splice(t, b, 0, Value::max_integer, plain(r.get())) ? none() : Value();
}

const TypeOps bytes_ops = {.size = bytes_size,
                           .repr = bytes_repr,
                           .hash = bytes_hash,
                           .iterate = bytes_iterate,
                           .length = bytes_length,
                           .get_item = bytes_get_item,
                           .contains = bytes_contains,
                           .binary = bytes_binary,
                           .compare = bytes_compare,
                           .truth = bytes_truth};
const TypeOps bytearray_ops = {.clear = clear_bytearray,
                               .repr = bytearray_repr,
                               .hash = unhashable,
                               .iterate = bytes_iterate,
                               .length = bytes_length,
                               .get_item = bytes_get_item,
                               .set_item = bytearray_set_item,
                               .contains = bytes_contains,
                               .binary = bytes_binary,
                               .compare = bytes_compare,
                               .truth = bytes_truth};

void add_bytearray_methods(Type* bytes, Type* bytearray) {
  set_new(bytes, bytes_new);
  set_new(bytearray, bytearray_new);
  add_method(bytearray, "__init__", bytearray_init);
  add_method(bytearray, "append", append);
  add_method(bytearray, "extend", extend);
  add_method(bytearray, "insert", insert);
  add_method(bytearray, "pop", pop);
  add_method(bytearray, "remove", remove);
  add_method(bytearray, "clear", clear);
  add_method(bytearray, "reverse", reverse);
  add_method(bytearray, "copy", copy);
}

}  // namespace lockstep::python::vm
