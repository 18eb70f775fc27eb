#include "python/vm/modules/struct_format.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

constexpr uint64_t most_cells = 4096;  // a longer format goes the codec's way

const bytes::Abi& machine() { return bytes::usual_abi(); }

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
    case '?': return StructCell::boolean_byte;
    case 's': return StructCell::text;
    case 'c': return StructCell::one_byte;
    default: return StructCell::other;
  }
}

Value make_format(Thread& t, Value text) {
  const auto parsed = bytes::parse_struct_format(text.as<Str>()->ascii(), machine());
  if (!parsed) return raise_struct(t, parsed.error());
  auto* f = new_object<StructFormat>(rt().types.struct_format);
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
    case StructCell::boolean_byte: return boolean(*at != 0);
    case StructCell::text: return make_bytes({reinterpret_cast<const char*>(at), c.length});
    case StructCell::one_byte: return make_bytes({reinterpret_cast<const char*>(at), 1});
    default: return Value();
  }
}

}  // namespace

Value raise_struct(Thread& t, const bytes::StructError& e) {
  const Exc type = exception_named(e.exception);
  return e.text.empty() ? raise_bare(t, type) : raise(t, type, e.text);
}

bytes::StructFormat codec_format(const StructFormat* f) {
  return *bytes::parse_struct_format(f->text.as<Str>()->ascii(), machine());
}

void clear_struct_format(Object* o) {
  auto* f = static_cast<StructFormat*>(o);
  release(f->text);
  if (f->cells != nullptr) current_heap->free(f->cells, std::max<size_t>(1, f->values) * sizeof(StructCell));
}

Value struct_format_of(Thread& t, Value v, bool is_class) {
  Ref text = Ref::to(v);
  if (!is_str(v) || !v.as<Str>()->is_ascii) {
    std::expected<std::string, bytes::StructError> ascii;
    if (is_str(v)) {
      ascii = bytes::struct_format_of_text(code_points(v.as<Str>()));
    } else if (is_bytes(v)) {
      ascii = bytes::struct_format_of_bytes(v.as<Bytes>()->view());
    } else {
      const bytes::StructError e = bytes::struct_format_type_error(is_class ? "" : std::string(type_name(v)));
      if (!is_class) return raise_struct(t, e);
      return raise(t, Exc::TypeError,
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

bool struct_pack_plain(const StructFormat* f, uint8_t* out, const Value* args) {
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
      case StructCell::boolean_byte:
        if (!is_bool(v)) return false;
        *at = same(v, rt().true_);
        break;
      case StructCell::text: {
        if (!is_bytes(v)) return false;
        const std::string_view data = v.as<Bytes>()->view();
        std::memcpy(at, data.data(), std::min<size_t>(data.size(), c.length));
        break;
      }
      case StructCell::one_byte: {
        if (!is_bytes(v) || v.as<Bytes>()->length != 1) return false;
        *at = static_cast<uint8_t>(*v.as<Bytes>()->data());
        break;
      }
      default: return false;
    }
  }
  return true;
}

std::optional<bytes::StructValue> struct_value_of(Thread& t, Value v) {
  if (is_bool(v)) return bytes::boolean_value(same(v, rt().true_));
  if (v.is_integer()) return bytes::integer_value(v.as_integer());
  if (is_int(v)) {
    std::string hex = int_text(v, 16);
    const bool negative = hex[0] == '-';
    if (negative) hex.erase(0, 1);
    if (hex.size() <= 16) return bytes::integer_value(negative, std::strtoull(hex.c_str(), nullptr, 16));
    const auto d = as_double(t, v);
    if (!d) drop_raised(t);
    return bytes::huge_integer_value(negative, std::fabs(d.value_or(INFINITY)));
  }
  if (is_float(v)) return bytes::real_value(std::bit_cast<uint64_t>(v.as<Float>()->value));
  if (const auto data = bytes_view(v)) {
    return is_bytes(v)       ? bytes::bytes_value(std::string(*data))
           : is_bytearray(v) ? bytes::bytearray_value(std::string(*data))
                             : bytes::other_value(std::string(type_name(v)), !data->empty());
  }
  if (is_heap(type_of(v))) {
    for (Special s : {Special::index, Special::float_, Special::bool_, Special::len})
      if (special_of(v, s)) return std::nullopt;
  }
  const Value is = truth(t, v);
  if (is.is_signal()) return std::nullopt;
  return bytes::other_value(std::string(type_name(v)), same(is, rt().true_));
}

Value struct_values(Thread& t, const Value* args, uint32_t count, std::vector<bytes::StructValue>& out) {
  out.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    auto v = struct_value_of(t, args[i]);
    if (!v) return t.raised.is_null() ? Value::needs_python() : Value();
    out.push_back(std::move(*v));
  }
  return none();
}

Value struct_pack(Thread& t, const StructFormat* f, const Value* args, uint32_t count) {
  if (f->is_plain && count == f->values && f->size <= 4096) {
    uint8_t small[256];
    if (f->size <= sizeof small) {
      std::memset(small, 0, f->size);
      if (struct_pack_plain(f, small, args))
        return make_bytes({reinterpret_cast<char*>(small), static_cast<size_t>(f->size)});
    } else {
      std::string large(f->size, '\0');
      if (struct_pack_plain(f, reinterpret_cast<uint8_t*>(large.data()), args)) return make_bytes(large);
    }
  }
  std::vector<bytes::StructValue> values;
  if (const Value r = struct_values(t, args, count, values); r.is_signal()) return r;
  if (count == f->values && !rt().heap.has_room(f->size)) return end_with_limit(t, "memory");
  const auto packed = bytes::pack(codec_format(f), values);
  if (!packed) return raise_struct(t, packed.error());
  return make_bytes({reinterpret_cast<const char*>(packed->data()), packed->size()});
}

Value struct_unpack_at(Thread& t, const StructFormat* f, const uint8_t* data) {
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
  const auto values = bytes::unpack(codec_format(f), {data, static_cast<size_t>(f->size)});
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

}  // namespace lockstep::python::vm
