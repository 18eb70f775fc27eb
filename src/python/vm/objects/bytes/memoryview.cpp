// memoryview: one dimension over bytes or a bytearray, in the native formats.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

void add_memoryview_hex(Type*);

bool is_memoryview(Value v) { return layout_of(v) == Layout::memoryview; }

uint32_t item_size_of(char format) {
  switch (format) {
    case 'B':
    case 'b':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':  // as on the 64-bit machines that CPython's documentation shows
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd': return 8;
    default: return 0;
  }
}

namespace {

template <class T>
T load(const char* data) {
  T x;
  std::memcpy(&x, data, sizeof x);
  return x;
}
template <class T>
bool store_int(Value v, char* out) {
  const Value n = plain_int(v);
  if (!n.is_integer()) {
    uint64_t x = 0;
    if (sizeof(T) < 8 || !is_integral(n)) return false;
    const Int low(number_binary(*current_thread, BinaryOp::and_, n, Value::integer((int64_t{1} << 61) - 1)));
    const Int high(number_binary(*current_thread, BinaryOp::rshift, n, Value::integer(61)));
    if (low.is_refused() || high.is_refused() || !high.get().is_integer()) return false;
    const int64_t top = high.get().as_integer();
    if (std::is_signed_v<T> ? top < -4 || top > 3 : top < 0 || top > 7) return false;
    x = (static_cast<uint64_t>(top) << 61) | static_cast<uint64_t>(low.get().as_integer());
    std::memcpy(out, &x, sizeof x);
    return true;
  }
  const int64_t i = n.as_integer();
  if (std::is_signed_v<T> ? i < int64_t{std::numeric_limits<T>::min()} : i < 0) return false;
  if (i > 0 && static_cast<uint64_t>(i) > static_cast<uint64_t>(std::numeric_limits<T>::max())) return false;
  const T x = static_cast<T>(i);
  std::memcpy(out, &x, sizeof x);
  return true;
}

}  // namespace

Value unpack_item(char format, const char* data) {
  switch (format) {
    case 'B': return Value::integer(static_cast<uint8_t>(*data));
    case 'b': return Value::integer(static_cast<int8_t>(*data));
    case 'c': return make_bytes({data, 1});
    case '?': return boolean(*data != 0);
    case 'h': return Value::integer(load<int16_t>(data));
    case 'H': return Value::integer(load<uint16_t>(data));
    case 'i': return Value::integer(load<int32_t>(data));
    case 'I': return Value::integer(load<uint32_t>(data));
    case 'f': return make_float(static_cast<double>(load<float>(data)));
    case 'd': return make_float(load<double>(data));
    case 'L':
    case 'Q':
    case 'N': return make_int_u(load<uint64_t>(data));
    default: return make_int(load<int64_t>(data));
  }
}

bool pack_item(Thread& t, char format, Value v, char* out) {
  const auto wrong = [&](const char* what, Exc type) {
    raise(t, type, std::string("memoryview: invalid ") + what + " for format '" + format + "'");
    return false;
  };
  if (format == 'f' || format == 'd') {
    if (!is_float(v) && !is_integral(v)) return wrong("type", Exc::TypeError);
    const auto d = as_double(t, v);
    if (!d) return false;
    if (format == 'd') {
      std::memcpy(out, &*d, sizeof *d);
    } else {
      const auto f = static_cast<float>(*d);
      std::memcpy(out, &f, sizeof f);
    }
    return true;
  }
  if (format == 'c') {
    if (!is_bytes(v)) return wrong("type", Exc::TypeError);
    if (v.as<Bytes>()->length != 1) return wrong("value", Exc::ValueError);
    *out = *v.as<Bytes>()->data();
    return true;
  }
  if (format == '?') {
    *out = same(truth(t, v), rt().true_) ? 1 : 0;
    return true;
  }
  if (!is_integral(v)) return wrong("type", Exc::TypeError);
  bool fits = false;
  switch (format) {
    case 'B': fits = store_int<uint8_t>(v, out); break;
    case 'b': fits = store_int<int8_t>(v, out); break;
    case 'h': fits = store_int<int16_t>(v, out); break;
    case 'H': fits = store_int<uint16_t>(v, out); break;
    case 'i': fits = store_int<int32_t>(v, out); break;
    case 'I': fits = store_int<uint32_t>(v, out); break;
    case 'L':
    case 'Q':
    case 'N': fits = store_int<uint64_t>(v, out); break;
    default: fits = store_int<int64_t>(v, out);
  }
  return fits || wrong("value", Exc::ValueError);
}

namespace {

MemoryView* self(Value v) { return v.as<MemoryView>(); }

bool check_live(Thread& t, Value v) {
  if (!self(v)->source.is_null()) return true;
  raise(t, Exc::ValueError, "operation forbidden on released memoryview object");
  return false;
}

Value make_view(Value source, int64_t start, int64_t count, int64_t stride, uint32_t item_size, char format) {
  auto* m = new_object<MemoryView>(rt().types.memoryview);
  m->source = own(source);
  m->start = start;
  m->count = count;
  m->stride = stride;
  m->item_size = item_size;
  m->format = format;
  m->is_readonly = is_bytes(source);
  m->has_hash = false;
  if (is_bytearray(source)) source.as<ByteArray>()->exports.fetch_add(1);
  return Value::counted(m);
}
// Another window over what `m` shows.
Value make_view(const MemoryView* m, int64_t start, int64_t count, int64_t stride, uint32_t item_size, char format) {
  const Value v = make_view(m->source, start, count, stride, item_size, format);
  self(v)->is_readonly = m->is_readonly;
  return v;
}

void let_go(MemoryView* m) {
  const Value source = std::exchange(m->source, Value());
  if (source.is_null()) return;
  if (is_bytearray(source)) source.as<ByteArray>()->exports.fetch_sub(1);
  release(source);
}

void clear_view(Object* o) { let_go(static_cast<MemoryView*>(o)); }

Value view_repr(Thread&, Value v) {
  char text[48];
  std::snprintf(text, sizeof text, "<%s at 0x%llx>", self(v)->source.is_null() ? "released memory" : "memory",
                static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(v.object())));
  return make_str(text);
}
Hashed view_hash(Thread& t, Value v) {
  MemoryView* const m = self(v);
  if (m->has_hash) return m->hash;  // also once it is released
  if (!check_live(t, v)) return Answer::raised;
  if (!self(v)->is_readonly) {
    raise(t, Exc::ValueError, "cannot hash writable memoryview object");
    return Answer::raised;
  }
  Ref bytes = Ref::steal(make_bytes(*bytes_of(t, v)));
  const Hashed h = bytes_ops.hash(t, bytes.get());
  if (h) m->hash = h.value, m->has_hash = true;
  return h;
}
Value view_length(Thread& t, Value v) { return check_live(t, v) ? make_int(self(v)->count) : Value(); }
bool view_truth(Value v) { return self(v)->count != 0; }

Value item_at(Thread& t, MemoryView* m, int64_t i) {
  std::string all;
  const auto at = static_cast<size_t>(m->start + i * m->stride);
  if (is_bytes(m->source)) return unpack_item(m->format, m->source.as<Bytes>()->data() + at);
  auto* b = m->source.as<ByteArray>();
  char item[8] = {};
  {
    Critical lock(b);
    std::memcpy(item, b->data + at, m->item_size);
  }
  (void)t;
  return unpack_item(m->format, item);
}

std::optional<int64_t> index_of(Thread& t, MemoryView* m, Value key) {
  if (!is_integral(key)) {
    const auto* parts = is_tuple(key) ? key.as<Tuple>() : nullptr;
    if (parts != nullptr && parts->count > 0 &&
        std::all_of(parts->items, parts->items + parts->count, [](Value x) { return layout_of(x) == Layout::slice; })) {
      raise(t, Exc::NotImplementedError, "multi-dimensional slicing is not implemented");
      return std::nullopt;
    }
    raise_no_index(t, "memoryview: invalid slice key", key);
    return std::nullopt;
  }
  auto i = as_index(t, key);
  if (!i && is_a(t.raised, Exc::OverflowError)) {
    drop_raised(t);
    raise(t, Exc::IndexError, "cannot fit 'int' into an index-sized integer");
  }
  if (!i) return i;
  if (*i < 0) *i += m->count;
  if (*i >= 0 && *i < m->count) return i;
  raise(t, Exc::IndexError, "index out of bounds on dimension 1");
  return std::nullopt;
}

Value view_get_item(Thread& t, Value v, Value key) {
  if (!check_live(t, v)) return Value();
  MemoryView* m = self(v);
  if (layout_of(key) == Layout::slice) {
    const auto slice = slice_indices(t, key.as<Slice>(), m->count);
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    return make_view(m, m->start + start * m->stride, count, m->stride * step, m->item_size, m->format);
  }
  const auto i = index_of(t, m, key);
  return i ? item_at(t, m, *i) : Value();
}

Value view_set_item(Thread& t, Value v, Value key, Value x) {
  if (!check_live(t, v)) return Value();
  MemoryView* m = self(v);
  if (m->is_readonly) return raise(t, Exc::TypeError, "cannot modify read-only memory");
  if (x.is_null()) return raise(t, Exc::TypeError, "cannot delete memory");
  auto* b = m->source.as<ByteArray>();
  if (layout_of(key) == Layout::slice) {
    const auto slice = slice_indices(t, key.as<Slice>(), m->count);
    if (!slice) return Value();
    const auto [start, stop, step, count] = *slice;
    const auto data = need_bytes(t, x);
    if (!data) return Value();
    if (static_cast<int64_t>(data->size()) != count * m->item_size ||
        (is_memoryview(x) ? self(x)->format : 'B') != m->format)
      return raise(t, Exc::ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    for (int64_t k = 0; k < count; ++k)
      bytearray_store(b, m->start + (start + k * step) * m->stride,
                      std::string_view(*data).substr(static_cast<size_t>(k) * m->item_size, m->item_size));
    return none();
  }
  const auto i = index_of(t, m, key);
  char item[8];
  if (!i || !pack_item(t, m->format, x, item)) return Value();
  bytearray_store(b, m->start + *i * m->stride, {item, m->item_size});
  return none();
}

Value to_list(Thread& t, Args a) {
  if (!check_live(t, a[0])) return Value();
  const auto count = static_cast<uint64_t>(self(a[0])->count);
  if (lacks_room(t, count * 3 * sizeof(Cell))) return Value();  // a list grows in steps, and may have to move
  Ref list = Ref::steal(make_list());
  for (int64_t i = 0; i < self(a[0])->count; ++i) {
    if (must_end(t)) return Value();
    list_append_steal(list.as<List>(), item_at(t, self(a[0]), i));
  }
  return list.take();
}
Value view_iterate(Thread& t, Value v) {
  const Value items = to_list(t, Args{&v, 1, nullptr});
  if (items.is_null()) return items;
  Ref list = Ref::steal(items);
  return list_ops.iterate(t, list.get());
}

Value view_compare(Thread& t, CompareOp op, Value a, Value b) {
  if (op != CompareOp::eq && op != CompareOp::ne) return rt().not_implemented;
  if (!is_memoryview(a)) std::swap(a, b);
  bool is_equal = same(a, b);
  if (!is_equal && !self(a)->source.is_null()) {
    if (is_memoryview(b) && self(b)->source.is_null()) return boolean(op == CompareOp::ne);
    const auto y = bytes_of(t, b);
    if (!y) return rt().not_implemented;
    const std::string x = *bytes_of(t, a);
    const MemoryView* m = self(a);
    const char format = is_memoryview(b) ? self(b)->format : 'B';
    if (format == m->format && format != 'f' && format != 'd') {
      is_equal = x == *y;
    } else {
      const uint32_t size = item_size_of(format);
      is_equal = x.size() / m->item_size == y->size() / size;
      for (size_t i = 0; is_equal && i < x.size() / m->item_size; ++i) {
        Ref p = Ref::steal(unpack_item(m->format, x.data() + i * m->item_size));
        Ref q = Ref::steal(unpack_item(format, y->data() + i * size));
        is_equal = equal(t, p.get(), q.get()) == Answer::yes;
      }
    }
  }
  return boolean(is_equal == (op == CompareOp::eq));
}

Value view_new(Thread& t, Args a) {
  Value out[1];
  static const Signature signature{"memoryview", {"object"}, 1};
  if (!bind(t, signature, a.without_first(), out)) return Value();
  const Value v = out[0];
  if (is_bytes(v)) return make_view(v, 0, v.as<Bytes>()->length, 1, 1, 'B');
  if (is_bytearray(v)) return make_view(v, 0, v.as<ByteArray>()->length, 1, 1, 'B');
  if (is_memoryview(v)) {
    if (!check_live(t, v)) return Value();
    const MemoryView* m = self(v);
    return make_view(m, m->start, m->count, m->stride, m->item_size, m->format);
  }
  return raise(t, Exc::TypeError,
               "memoryview: a bytes-like object is required, not '" + std::string(type_name(v)) + "'");
}

Value cast(Thread& t, Args a) {
  Value out[2];
  static const Signature signature{"cast", {"format", "shape"}, 1};
  if (!bind(t, signature, a.without_first(), out) || !check_live(t, a[0])) return Value();
  if (!out[1].is_null()) return refuse(t, "memoryview.cast() to a shape");
  if (!is_str(out[0])) return raise(t, Exc::TypeError, "format argument must be a string");
  std::string format = to_utf8(out[0].as<Str>());
  if (format.size() == 2 && format[0] == '@') format.erase(0, 1);
  const uint32_t size = format.size() == 1 ? item_size_of(format[0]) : 0;
  if (size == 0) {
    return raise(
        t, Exc::ValueError,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'");
  }
  const MemoryView* m = self(a[0]);
  if (m->stride != m->item_size)
    return raise(t, Exc::TypeError, "memoryview: casts are restricted to C-contiguous views");
  const auto is_byte = [](char c) { return c == 'B' || c == 'b' || c == 'c'; };
  if (!is_byte(m->format) && !is_byte(format[0]))
    return raise(t, Exc::TypeError, "memoryview: cannot cast between two non-byte formats");
  const int64_t bytes = m->count * m->item_size;
  if (bytes % size != 0) return raise(t, Exc::TypeError, "memoryview: length is not a multiple of itemsize");
  return make_view(m, m->start, bytes / size, size, size, format[0]);
}

Value to_bytes(Thread& t, Args a) { return check_live(t, a[0]) ? make_bytes(*bytes_of(t, a[0])) : Value(); }
Value to_readonly(Thread& t, Args a) {
  if (!check_live(t, a[0])) return Value();
  const MemoryView* m = self(a[0]);
  const Value v = make_view(m, m->start, m->count, m->stride, m->item_size, m->format);
  self(v)->is_readonly = true;
  return v;
}
Value release_view(Thread&, Args a) {
  let_go(self(a[0]));
  return none();
}
Value enter(Thread& t, Args a) { return check_live(t, a[0]) ? own(a[0]) : Value(); }

void walk_view(Object* o, Walker& w) {
  auto* m = static_cast<MemoryView*>(o);
  w.value(m->source);
  for (const int64_t n :
       {m->start, m->count, m->stride, int64_t{m->item_size}, int64_t{m->format}, int64_t{m->is_readonly}})
    w.number(static_cast<uint64_t>(n));
}

}  // namespace

const TypeOps memoryview_ops = stated({.nature = {.sight = Sight::through,
                                                  .changes = Changes::always,
                                                  .is_collected = true,
                                                  .takes_weak_references = true},
                                       .walk = walk_view,
                                       .basic_size = sizeof(MemoryView),
                                       .clear = clear_view,
                                       .repr = view_repr,
                                       .hash = view_hash,
                                       .iterate = view_iterate,
                                       .length = view_length,
                                       .get_item = view_get_item,
                                       .set_item = view_set_item,
                                       .compare = view_compare,
                                       .truth = view_truth,
                                       .effects = {.iterate = Effect::reads_self,
                                                   .length = Effect::reads_self,
                                                   .truth = Effect::reads_self,
                                                   .get_item = Effect::reads_item,
                                                   .set_item = Effect::writes_item}});

void add_memoryview_methods(Type* type) {
  set_new(type, Effect::exports, view_new);
  add_method(type, "tobytes", Effect::reads_self, to_bytes);
  add_method(type, "tolist", Effect::reads_self, to_list, 0);
  add_method(type, "release", Effect::writes_self, release_view, 0);
  add_method(type, "cast", Effect::exports, cast);
  add_method(type, "toreadonly", Effect::exports, to_readonly, 0);
  add_method(type, "count", Effect::runs_python, needs_fallback, 1);
  add_method(type, "index", Effect::runs_python, needs_fallback);
  add_method(type, "__enter__", Effect::nothing, enter, 0);
  add_method(type, "__exit__", Effect::writes_self, release_view);
  add_memoryview_hex(type);
  const auto field = [&](const char* name, Effect effect, auto get) { add_getter(type, name, effect, get); };
  field("nbytes", Effect::reads_self,
        [](Thread& t, Value v) { return check_live(t, v) ? make_int(self(v)->count * self(v)->item_size) : Value(); });
  field("itemsize", Effect::reads_self,
        [](Thread& t, Value v) { return check_live(t, v) ? make_int(self(v)->item_size) : Value(); });
  field("format", Effect::reads_self, [](Thread& t, Value v) {
    return check_live(t, v) ? make_str({&self(v)->format, 1}) : Value();
  });
  field("readonly", Effect::reads_self,
        [](Thread& t, Value v) { return check_live(t, v) ? boolean(self(v)->is_readonly) : Value(); });
  field("obj", Effect::reads_self,
        [](Thread& t, Value v) { return check_live(t, v) ? own(self(v)->source) : Value(); });
  field("ndim", Effect::reads_self, [](Thread& t, Value v) { return check_live(t, v) ? Value::integer(1) : Value(); });
  field("shape", Effect::reads_self, [](Thread& t, Value v) {
    const Value n = make_int(self(v)->count);
    return check_live(t, v) ? make_tuple(&n, 1) : Value();
  });
  field("strides", Effect::reads_self, [](Thread& t, Value v) {
    const Value n = make_int(self(v)->stride);
    return check_live(t, v) ? make_tuple(&n, 1) : Value();
  });
  field("suboffsets", Effect::reads_self,
        [](Thread& t, Value v) { return check_live(t, v) ? own(empty_tuple()) : Value(); });
  for (const char* name : {"contiguous", "c_contiguous", "f_contiguous"})
    field(name, Effect::reads_self, [](Thread& t, Value v) {
      return check_live(t, v) ? boolean(self(v)->stride == self(v)->item_size) : Value();
    });
}

}  // namespace lockstep::python::vm
