// The module struct: the codec of bytes/ between Python objects and bytes.
//
// A format is parsed once and kept as a list of cells in the order of the arguments. Plain ints and floats of a range
// that fits are written and read right here, without a detour; whatever is unusual (a number too large, a half float,
// an object with __index__) takes the codec's way, which also knows every error text. After CPython's
// Modules/_struct.c.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "bytes/struct_codec.h"
#include "python/vm/call.h"
#include "python/vm/native_modules.h"
#include "python/vm/runtime.h"

namespace lockstep::python::vm {

namespace {

// One value of the format, or a run of bytes that is none.
struct StructCell {
  enum Kind : uint8_t { skip, signed_int, unsigned_int, single, real, boolean, text, one_byte, other };
  Kind kind;
  bool swaps;  // the other order than this machine's
  char code;
  uint8_t size;     // of a number
  uint32_t offset;  // bytes from the start
  uint32_t length;  // of text
};

struct Format : Object {
  Value text;  // Str
  StructCell* cells;
  uint32_t cell_count;  // one per value
  bool is_plain;        // the short way exists for every cell
  uint64_t size;
  uint64_t values;
};

constexpr uint64_t most_cells = 4096;  // a longer format goes the codec's way

const bytes::Abi& machine() { return bytes::usual_abi(); }

Value raise_struct(Thread& t, const bytes::StructError& e) {
  if (e.text.empty()) return raise_value(t, make_exception(exception_type(e.exception), nullptr, 0));
  return raise(t, e.exception, e.text);
}

bytes::StructFormat parsed(const Format* f) {
  return *bytes::parse_struct_format(f->text.as<Str>()->ascii(), machine());
}

StructCell::Kind kind_of(char code) {
  switch (code) {
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
    case 'n': return StructCell::signed_int;
    case 'B':
    case 'H':
    case 'I':
    case 'L':
    case 'Q':
    case 'N': return StructCell::unsigned_int;
    case 'f': return StructCell::single;
    case 'd': return StructCell::real;
    case '?': return StructCell::boolean;
    case 's': return StructCell::text;
    case 'c': return StructCell::one_byte;
    default: return StructCell::other;
  }
}

Value make_format(Thread& t, Value text) {
  const auto parsed = bytes::parse_struct_format(text.as<Str>()->ascii(), machine());
  if (!parsed) return raise_struct(t, parsed.error());
  auto* f = new_object<Format>(rt().types.struct_format);
  f->text = own(text);
  f->cells = nullptr;
  f->cell_count = 0;
  f->size = parsed->size;
  f->values = parsed->values;
  f->is_plain = parsed->values <= most_cells && parsed->size <= (1u << 30);
  Ref made = Ref::steal(Value::counted(f));
  if (!f->is_plain) return made.take();
  const bool swaps = (parsed->order == bytes::big) == (std::endian::native == std::endian::little);
  f->cells = static_cast<StructCell*>(current_heap->allocate(std::max<size_t>(1, parsed->values) * sizeof(StructCell)));
  for (const bytes::FormatItem& item : parsed->items) {
    const StructCell::Kind kind = kind_of(item.code);
    f->is_plain = f->is_plain && (kind != StructCell::other || item.code == 'x');
    const uint64_t values = item.values();
    for (uint64_t i = 0; i < values; ++i) {
      f->cells[f->cell_count++] = {kind,
                                   swaps,
                                   item.code,
                                   item.type.size,
                                   static_cast<uint32_t>(item.offset + i * item.type.size),
                                   static_cast<uint32_t>(item.count)};
    }
  }
  return made.take();
}

void clear_format(Object* o) {
  auto* f = static_cast<Format*>(o);
  release(f->text);
  if (f->cells != nullptr) current_heap->free(f->cells, std::max<size_t>(1, f->values) * sizeof(StructCell));
}

// The format of an argument that is a str or bytes: owned, from the cache; null = exception.
Value format_of(Thread& t, Value v, bool is_class) {
  Ref text = Ref::to(v);
  if (!is_str(v) || !v.as<Str>()->is_ascii) {
    std::string_view data;
    std::expected<std::string, bytes::StructError> ascii;
    if (is_str(v)) {
      ascii = bytes::struct_format_of_text(code_points(v.as<Str>()));
    } else if (layout_of(v) == Layout::bytes && bytes_view(v, data)) {
      ascii = bytes::struct_format_of_bytes(data);
    } else {
      const bytes::StructError e = bytes::struct_format_type_error(is_class ? "" : std::string(type_name(v)));
      if (!is_class) return raise_struct(t, e);
      return raise(t, "TypeError",
                   "Struct() argument 1 must be a str or bytes object, not " + std::string(type_name(v)));
    }
    if (!ascii) return raise_struct(t, ascii.error());
    text = Ref::steal(make_str(*ascii));
  }
  Dict* cache = rt().struct_formats;
  Ref known = Ref::steal(dict_get(cache, text.as<Str>()));
  if (known) return known.take();
  Value made = make_format(t, text.get());
  if (made.is_null()) return made;
  if (cache->count.load() >= 100) dict_clear(cache);
  dict_set(cache, text.as<Str>(), made);
  return made;
}

template <class T>
void put(uint8_t* at, T v, bool swaps) {
  if (swaps) v = std::byteswap(v);
  std::memcpy(at, &v, sizeof v);
}
void put_sized(uint8_t* at, uint64_t v, uint8_t size, bool swaps) {
  switch (size) {
    case 1: *at = static_cast<uint8_t>(v); break;
    case 2: put(at, static_cast<uint16_t>(v), swaps); break;
    case 4: put(at, static_cast<uint32_t>(v), swaps); break;
    default: put(at, v, swaps); break;
  }
}

// The short way; false: an argument needs the codec. `out` is zero.
bool pack_plain(const Format* f, uint8_t* out, const Value* args) {
  for (uint32_t i = 0; i < f->cell_count; ++i) {
    const StructCell& c = f->cells[i];
    const Value v = args[i];
    uint8_t* at = out + c.offset;
    switch (c.kind) {
      case StructCell::signed_int:
      case StructCell::unsigned_int: {
        if (!v.is_integer()) return false;
        const int64_t n = v.as_integer();
        const int bits = c.size * 8;
        if (c.kind == StructCell::signed_int) {
          if (bits < 64 && (n < -(int64_t{1} << (bits - 1)) || n >= int64_t{1} << (bits - 1))) return false;
        } else if (n < 0 || (bits < 64 && n >= int64_t{1} << bits)) {
          return false;
        }
        put_sized(at, static_cast<uint64_t>(n), c.size, c.swaps);
        break;
      }
      case StructCell::single:
      case StructCell::real: {
        double d;
        if (is_float(v)) {
          d = v.as<Float>()->value;
        } else if (v.is_integer()) {
          d = static_cast<double>(v.as_integer());
        } else {
          return false;
        }
        if (c.kind == StructCell::real) {
          put(at, std::bit_cast<uint64_t>(d), c.swaps);
          break;
        }
        const auto narrow = static_cast<float>(d);
        if (std::isnan(d) || (std::isinf(narrow) && !std::isinf(d))) return false;
        put(at, std::bit_cast<uint32_t>(narrow), c.swaps);
        break;
      }
      case StructCell::boolean:
        if (!is_bool(v)) return false;
        *at = same(v, rt().true_);
        break;
      case StructCell::text: {
        std::string_view data;
        if (layout_of(v) != Layout::bytes || !bytes_view(v, data)) return false;
        std::memcpy(at, data.data(), std::min<size_t>(data.size(), c.length));
        break;
      }
      case StructCell::one_byte: {
        std::string_view data;
        if (layout_of(v) != Layout::bytes || !bytes_view(v, data) || data.size() != 1) return false;
        *at = static_cast<uint8_t>(data[0]);
        break;
      }
      default: return false;
    }
  }
  return true;
}

bool is_index_code(char c) { return std::string_view("bBhHiIlLqQnNP").find(c) != std::string_view::npos; }

// A Python object as the codec takes it. False: only Python code can tell what it is worth.
bool struct_value_of(Thread& t, Value v, bytes::StructValue& out) {
  if (is_bool(v)) {
    out = bytes::boolean_value(same(v, rt().true_));
  } else if (is_int(v)) {
    if (v.is_integer()) {
      out = bytes::integer_value(v.as_integer());
      return true;
    }
    std::string hex = int_text(v, 16);
    const bool negative = hex[0] == '-';
    if (negative) hex.erase(0, 1);
    if (hex.size() <= 16) {
      out = bytes::integer_value(negative, std::strtoull(hex.c_str(), nullptr, 16));
    } else {
      double d;
      if (!as_double(t, v, d)) {
        release(take_raised(t).take());
        d = INFINITY;
      }
      out = bytes::huge_integer_value(negative, std::fabs(d));
    }
  } else if (is_float(v)) {
    out = bytes::real_value(std::bit_cast<uint64_t>(v.as<Float>()->value));
  } else if (std::string_view data; bytes_view(v, data)) {
    out = layout_of(v) == Layout::bytes       ? bytes::bytes_value(std::string(data))
          : layout_of(v) == Layout::bytearray ? bytes::bytearray_value(std::string(data))
                                              : bytes::other_value(std::string(type_name(v)), !data.empty());
  } else {
    if (is_heap(type_of(v))) {
      for (Special s : {Special::index, Special::float_, Special::bool_, Special::len})
        if (special_of(v, s)) return false;
    }
    const Value is = truth(t, v);
    if (is.is_signal()) return false;
    out = bytes::other_value(std::string(type_name(v)), same(is, rt().true_));
  }
  return true;
}

// The arguments for the codec; needs_python() when __index__, __float__ or __bool__ must be called first.
Value struct_values(Thread& t, const Value* args, uint32_t count, std::vector<bytes::StructValue>& out) {
  out.resize(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (!struct_value_of(t, args[i], out[i])) return t.raised.is_null() ? Value::needs_python() : Value();
  }
  return none();
}

Value pack_with(Thread& t, const Format* f, const Value* args, uint32_t count) {
  if (f->is_plain && count == f->values && f->size <= 4096) {
    uint8_t small[256];
    if (f->size <= sizeof small) {
      std::memset(small, 0, f->size);
      if (pack_plain(f, small, args)) return make_bytes({reinterpret_cast<char*>(small), static_cast<size_t>(f->size)});
    } else {
      std::string large(f->size, '\0');
      if (pack_plain(f, reinterpret_cast<uint8_t*>(large.data()), args)) return make_bytes(large);
    }
  }
  std::vector<bytes::StructValue> values;
  if (const Value r = struct_values(t, args, count, values); r.is_signal()) return r;
  if (count == f->values && !rt().heap.has_room(f->size)) return end_with_limit(t, "memory");
  const auto packed = bytes::pack(parsed(f), values);
  if (!packed) return raise_struct(t, packed.error());
  return make_bytes({reinterpret_cast<const char*>(packed->data()), packed->size()});
}

Value value_of(Thread& t, const bytes::StructValue& v) {
  switch (v.kind) {
    case bytes::ValueKind::integer: {
      if (!v.negative) return make_int_u(v.magnitude);
      return v.magnitude <= uint64_t{1} << 63 ? make_int(static_cast<int64_t>(0 - v.magnitude)) : Value();
    }
    case bytes::ValueKind::boolean: return boolean(v.magnitude != 0);
    case bytes::ValueKind::real: return make_float(std::bit_cast<double>(v.real));
    case bytes::ValueKind::bytes: return make_bytes(v.bytes);
    default: return refuse(t, "'complex'");
  }
}

template <class T>
T take(const uint8_t* at, bool swaps) {
  T v;
  std::memcpy(&v, at, sizeof v);
  return swaps ? std::byteswap(v) : v;
}

Value read_cell(const StructCell& c, const uint8_t* data) {  // null: the codec's turn
  const uint8_t* at = data + c.offset;
  switch (c.kind) {
    case StructCell::signed_int:
      switch (c.size) {
        case 1: return Value::integer(static_cast<int8_t>(*at));
        case 2: return Value::integer(static_cast<int16_t>(take<uint16_t>(at, c.swaps)));
        case 4: return Value::integer(static_cast<int32_t>(take<uint32_t>(at, c.swaps)));
        default: return make_int(static_cast<int64_t>(take<uint64_t>(at, c.swaps)));
      }
    case StructCell::unsigned_int:
      switch (c.size) {
        case 1: return Value::integer(*at);
        case 2: return Value::integer(take<uint16_t>(at, c.swaps));
        case 4: return Value::integer(take<uint32_t>(at, c.swaps));
        default: return make_int_u(take<uint64_t>(at, c.swaps));
      }
    case StructCell::single: {
      const auto bits = take<uint32_t>(at, c.swaps);
      if ((bits & 0x7fffffff) > 0x7f800000) return Value();
      return make_float(std::bit_cast<float>(bits));
    }
    case StructCell::real: return make_float(std::bit_cast<double>(take<uint64_t>(at, c.swaps)));
    case StructCell::boolean: return boolean(*at != 0);
    case StructCell::text: return make_bytes({reinterpret_cast<const char*>(at), c.length});
    case StructCell::one_byte: return make_bytes({reinterpret_cast<const char*>(at), 1});
    default: return Value();
  }
}

// `data` holds at least the format's size.
Value unpack_at(Thread& t, const Format* f, const uint8_t* data) {
  if (f->is_plain) {
    Tuple* u = new_tuple(f->cell_count);
    uint32_t i = 0;
    for (; i < f->cell_count; ++i) {
      u->items[i] = read_cell(f->cells[i], data);
      if (u->items[i].is_null()) break;
    }
    if (i == f->cell_count) return Value::counted(u);
    for (; i < f->cell_count; ++i) u->items[i] = none();
    release(Value::counted(u));
  }
  const auto values = bytes::unpack(parsed(f), {data, static_cast<size_t>(f->size)});
  if (!values) return raise_struct(t, values.error());
  Tuple* u = new_tuple(static_cast<uint32_t>(values->size()));
  for (uint32_t i = 0; i < u->count; ++i) u->items[i] = none();
  Ref made = Ref::steal(Value::counted(u));
  for (uint32_t i = 0; i < u->count; ++i) {
    const Value v = value_of(t, (*values)[i]);
    if (v.is_signal()) return v;
    u->items[i] = v;
  }
  return made.take();
}

bool view_of(Thread& t, Value v, std::string_view& data) {
  if (bytes_view(v, data)) return true;
  raise(t, "TypeError", "a bytes-like object is required, not '" + std::string(type_name(v)) + "'");
  return false;
}
const uint8_t* start_of(std::string_view data) { return reinterpret_cast<const uint8_t*>(data.data()); }

Value unpack_with(Thread& t, const Format* f, Value buffer) {
  const Critical lock(buffer.is_object() ? buffer.object() : f->text.object());
  std::string_view data;
  if (!view_of(t, buffer, data)) return Value();
  if (data.size() != f->size)
    return raise(t, "struct.error", "unpack requires a buffer of " + std::to_string(f->size) + " bytes");
  return unpack_at(t, f, start_of(data));
}

// unpack_from(buffer, offset=0): `args` without the format
Value unpack_from_with(Thread& t, const Format* f, Args args) {
  static const Signature signature{"unpack_from", {"buffer", "offset"}, 1};
  Value out[2];
  if (!bind(t, signature, args, out)) return Value();
  bytes::StructValue offset = bytes::integer_value(int64_t{0});
  if (!out[1].is_null() && !struct_value_of(t, out[1], offset)) return Value::needs_python();
  const Critical lock(out[0].is_object() ? out[0].object() : f->text.object());
  std::string_view data;
  if (!view_of(t, out[0], data)) return Value();
  const bool is_plain_offset = offset.kind == bytes::ValueKind::integer && !offset.negative && !offset.beyond_64;
  if (is_plain_offset && offset.magnitude <= data.size() && data.size() - offset.magnitude >= f->size)
    return unpack_at(t, f, start_of(data) + offset.magnitude);
  const auto values = bytes::unpack_from(parsed(f), {start_of(data), data.size()}, offset);
  if (!values) return raise_struct(t, values.error());
  return unpack_at(t, f, start_of(data) + (data.size() - offset.magnitude));  // a negative offset that fits
}

// pack_into(buffer, offset, *values): `args` without the format
Value pack_into_with(Thread& t, const Format* f, Args args) {
  if (args.count < 1) return raise(t, "struct.error", "pack_into expected buffer argument");
  if (args.count < 2) return raise(t, "struct.error", "pack_into expected offset argument");
  bytes::StructValue offset;
  if (!struct_value_of(t, args[1], offset)) return Value::needs_python();
  std::vector<bytes::StructValue> values;
  const uint32_t count = args.count - 2;
  const bool is_plain = f->is_plain && count == f->values && f->size <= 4096;
  if (!is_plain) {
    if (const Value r = struct_values(t, args.values + 2, count, values); r.is_signal()) return r;
  }
  const Critical lock(args[0].is_object() ? args[0].object() : f->text.object());
  std::span<uint8_t> buffer;
  if (!writable_view(args[0], buffer)) {
    return raise(t, "TypeError",
                 "argument must be read-write bytes-like object, not " + std::string(type_name(args[0])));
  }
  if (is_plain && offset.kind == bytes::ValueKind::integer && !offset.negative && !offset.beyond_64 &&
      offset.magnitude <= buffer.size() && buffer.size() - offset.magnitude >= f->size) {
    std::vector<uint8_t> packed(f->size);
    if (pack_plain(f, packed.data(), args.values + 2)) {
      std::ranges::copy(packed, buffer.begin() + static_cast<ptrdiff_t>(offset.magnitude));
      return none();
    }
  }
  if (is_plain) {
    if (const Value r = struct_values(t, args.values + 2, count, values); r.is_signal()) return r;
  }
  const auto done = bytes::pack_into(parsed(f), buffer, offset, values);
  return done ? none() : raise_struct(t, done.error());
}

// ---- iter_unpack

struct UnpackIterator : Object {
  Value format, buffer;
  std::atomic<uint64_t> at;
};
void clear_iterator(Object* o) {
  release(static_cast<UnpackIterator*>(o)->format);
  release(static_cast<UnpackIterator*>(o)->buffer);
}
Value next_piece(Thread& t, Value v) {
  auto* it = v.as<UnpackIterator>();
  const auto* f = it->format.as<Format>();
  const Critical lock(it->buffer.object());
  std::string_view data;
  if (!view_of(t, it->buffer, data)) return Value();
  const uint64_t at = it->at.fetch_add(f->size);
  if (at + f->size > data.size()) {
    it->at.store(data.size());
    return Value::exhausted();
  }
  return unpack_at(t, f, start_of(data) + at);
}
Value iter_unpack_with(Thread& t, Value format, Value buffer) {
  const auto* f = format.as<Format>();
  std::string_view data;
  if (f->size != 0 && !view_of(t, buffer, data)) return Value();
  if (const auto count = bytes::iter_unpack_count(parsed(f), data.size()); !count)
    return raise_struct(t, count.error());
  auto* it = new_object<UnpackIterator>(rt().types.struct_iterator);
  it->format = own(format);
  it->buffer = own(buffer);
  new (&it->at) std::atomic<uint64_t>(0);
  return Value::counted(it);
}
Value pieces_left(Thread& t, Args args) {
  auto* it = args[0].as<UnpackIterator>();
  std::string_view data;
  if (!view_of(t, it->buffer, data)) return Value();
  return make_int_u((data.size() - it->at.load()) / it->format.as<Format>()->size);
}

// ---- functions of the module: the format comes first

bool takes_no_keywords(Thread& t, const char* name, Args args) {
  if (args.keywords == nullptr || args.keywords->count == 0) return true;
  raise(t, "TypeError", std::string("_struct.") + name + "() takes no keyword arguments");
  return false;
}

Value pack(Thread& t, Args args) {
  if (!takes_no_keywords(t, "pack", args)) return Value();
  if (args.count == 0) return raise(t, "TypeError", "missing format argument");
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? pack_with(t, f.as<Format>(), args.values + 1, args.count - 1) : Value();
}
Value unpack(Thread& t, Args args) {
  if (!takes_no_keywords(t, "unpack", args) || !check_count(t, "unpack", args, 2, 2)) return Value();
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? unpack_with(t, f.as<Format>(), args[1]) : Value();
}
Value calcsize(Thread& t, Args args) {
  if (!check_count(t, "_struct.calcsize", args, 1, 1)) return Value();
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? make_int_u(f.as<Format>()->size) : Value();
}
Value pack_into(Thread& t, Args args) {
  if (!takes_no_keywords(t, "pack_into", args)) return Value();
  if (args.count == 0) return raise(t, "TypeError", "missing format argument");
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? pack_into_with(t, f.as<Format>(), args.without_first()) : Value();
}
Value unpack_from(Thread& t, Args args) {
  if (args.positional() == 0)
    return raise(t, "TypeError", "unpack_from() takes at least 1 positional argument (0 given)");
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? unpack_from_with(t, f.as<Format>(), args.without_first()) : Value();
}
Value iter_unpack(Thread& t, Args args) {
  if (!check_count(t, "iter_unpack", args, 2, 2)) return Value();
  Ref f = Ref::steal(format_of(t, args[0], false));
  return f ? iter_unpack_with(t, f.get(), args[1]) : Value();
}
Value clear_cache(Thread&, Args) {
  dict_clear(rt().struct_formats);
  return none();
}

// ---- Struct

Value new_struct(Thread& t, Args args) {
  static const Signature signature{"Struct", {"format"}, 1};
  Value out[1];
  if (!bind(t, signature, args.without_first(), out)) return Value();
  return format_of(t, out[0], true);
}
const Format* self_of(Args args) { return args[0].as<Format>(); }
Value format_repr(Thread&, Value v) { return make_str("Struct(" + str_repr(v.as<Format>()->text.as<Str>()) + ")"); }

const TypeOps format_ops = {.clear = clear_format, .repr = format_repr};
const TypeOps iterator_of_pieces_ops = {
    .clear = clear_iterator, .iterate = [](Thread&, Value v) { return own(v); }, .next = next_piece};

// _codes(format): the character of each value, for `_fallback/`.
Value codes(Thread& t, Args args) {
  Ref f = Ref::steal(layout_of(args[0]) == Layout::other ? own(args[0]) : format_of(t, args[0], false));
  if (!f) return Value();
  std::string out;
  for (const bytes::FormatItem& item : parsed(f.as<Format>()).items)
    out.append(item.values(), is_index_code(item.code) ? 'i' : item.code);
  return make_str(out);
}

}  // namespace

void make_struct_types() {
  Runtime& r = rt();
  auto& y = r.types;
  make_module_exception("struct", "error", "Exception");
  r.struct_formats = make_dict().as<Dict>();
  y.struct_format = make_type("_struct", "Struct", y.object, Layout::other, &format_ops, sizeof(Format));
  y.struct_iterator =
      make_type("_struct", "unpack_iterator", y.object, Layout::other, &iterator_of_pieces_ops, sizeof(UnpackIterator));
  add_method(y.struct_iterator, "__length_hint__", pieces_left);
  set_new(y.struct_format, new_struct);
  add_getter(y.struct_format, "format", [](Thread&, Value v) { return own(v.as<Format>()->text); });
  add_getter(y.struct_format, "size", [](Thread&, Value v) { return make_int_u(v.as<Format>()->size); });
  add_method(y.struct_format, "pack",
             [](Thread& t, Args a) { return pack_with(t, self_of(a), a.values + 1, a.count - 1); });
  add_method(y.struct_format, "unpack", [](Thread& t, Args a) {
    return check_count(t, "Struct.unpack", a.without_first(), 1, 1) ? unpack_with(t, self_of(a), a[1]) : Value();
  });
  add_method(y.struct_format, "pack_into",
             [](Thread& t, Args a) { return pack_into_with(t, self_of(a), a.without_first()); });
  add_method(y.struct_format, "unpack_from",
             [](Thread& t, Args a) { return unpack_from_with(t, self_of(a), a.without_first()); });
  add_method(y.struct_format, "iter_unpack", [](Thread& t, Args a) {
    return check_count(t, "Struct.iter_unpack", a.without_first(), 1, 1) ? iter_unpack_with(t, a[0], a[1]) : Value();
  });
}

Value make_struct_module(Thread&) {
  Value m = make_module("struct");
  module_set(m, "error", type_value(exception_type("struct.error")));
  module_set(m, "Struct", type_value(rt().types.struct_format));
  module_add(m, "pack", pack);
  module_add(m, "unpack", unpack);
  module_add(m, "calcsize", calcsize);
  module_add(m, "pack_into", pack_into);
  module_add(m, "unpack_from", unpack_from);
  module_add(m, "iter_unpack", iter_unpack);
  module_add(m, "_clearcache", clear_cache);
  module_add(m, "_codes", codes);
  return m;
}

}  // namespace lockstep::python::vm
