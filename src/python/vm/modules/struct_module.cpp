// The module struct: functions and the class Struct over parsed formats (struct_format.h). After CPython's
// Modules/_struct.c.
#include <algorithm>
#include <string>
#include <vector>

#include "python/vm/core/call.h"
#include "python/vm/core/runtime.h"
#include "python/vm/core/walker.h"
#include "python/vm/modules/modules.h"
#include "python/vm/modules/struct_format.h"
#include "python/vm/objects/bytes/bytes.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"

namespace lockstep::python::vm {

namespace {

std::optional<std::string_view> view_of(Thread& t, Value v) {
  const auto data = bytes_view(v);
  if (!data) raise(t, Exc::TypeError, "a bytes-like object is required, not '" + std::string(type_name(v)) + "'");
  return data;
}
const uint8_t* start_of(std::string_view data) { return reinterpret_cast<const uint8_t*>(data.data()); }

Value unpack_with(Thread& t, const StructFormat* f, Value buffer) {
  const Critical lock(buffer.is_object() ? buffer.object() : f->text.object());
  const auto data = view_of(t, buffer);
  if (!data) return Value();
  if (data->size() != f->size)
    return raise(t, Exc::struct_error, "unpack requires a buffer of " + std::to_string(f->size) + " bytes");
  return struct_unpack_at(t, f, start_of(*data));
}

// unpack_from(buffer, offset=0): `args` without the format
Value unpack_from_with(Thread& t, const StructFormat* f, Args args) {
  static const Signature signature{"unpack_from", {"buffer", "offset"}, 1};
  Value out[2];
  if (!bind(t, signature, args, out)) return Value();
  const auto given = out[1].is_null() ? bytes::integer_value(int64_t{0}) : struct_value_of(t, out[1]);
  if (!given) return Value::needs_python();
  const bytes::StructValue& offset = *given;
  const Critical lock(out[0].is_object() ? out[0].object() : f->text.object());
  const auto data = view_of(t, out[0]);
  if (!data) return Value();
  const bool is_plain_offset = offset.kind == bytes::ValueKind::integer && !offset.negative && !offset.beyond_64;
  if (is_plain_offset && offset.magnitude <= data->size() && data->size() - offset.magnitude >= f->size)
    return struct_unpack_at(t, f, start_of(*data) + offset.magnitude);
  const auto values = bytes::unpack_from(codec_format(f), {start_of(*data), data->size()}, offset);
  if (!values) return raise_struct(t, values.error());
  return struct_unpack_at(t, f, start_of(*data) + (data->size() - offset.magnitude));  // a negative offset that fits
}

// pack_into(buffer, offset, *values): `args` without the format
Value pack_into_with(Thread& t, const StructFormat* f, Args args) {
  if (args.count < 1) return raise(t, Exc::struct_error, "pack_into expected buffer argument");
  if (args.count < 2) return raise(t, Exc::struct_error, "pack_into expected offset argument");
  const auto given = struct_value_of(t, args[1]);
  if (!given) return Value::needs_python();
  const bytes::StructValue& offset = *given;
  std::vector<bytes::StructValue> values;
  const uint32_t count = args.count - 2;
  const bool is_plain = f->is_plain && count == f->values && f->size <= 4096;
  if (!is_plain) {
    if (const Value r = struct_values(t, args.values + 2, count, values); r.is_signal()) return r;
  }
  const Critical lock(args[0].is_object() ? args[0].object() : f->text.object());
  auto buffer = writable_view(args[0]);
  if (!buffer) {
    return raise(t, Exc::TypeError,
                 "argument must be read-write bytes-like object, not " + std::string(type_name(args[0])));
  }
  if (is_plain && offset.kind == bytes::ValueKind::integer && !offset.negative && !offset.beyond_64 &&
      offset.magnitude <= buffer->size() && buffer->size() - offset.magnitude >= f->size) {
    std::vector<uint8_t> packed(f->size);
    if (struct_pack_plain(f, packed.data(), args.values + 2)) {
      std::ranges::copy(packed, buffer->begin() + static_cast<ptrdiff_t>(offset.magnitude));
      return none();
    }
  }
  if (is_plain) {
    if (const Value r = struct_values(t, args.values + 2, count, values); r.is_signal()) return r;
  }
  const auto done = bytes::pack_into(codec_format(f), *buffer, offset, values);
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
  const auto* f = it->format.as<StructFormat>();
  const Critical lock(it->buffer.object());
  const auto data = view_of(t, it->buffer);
  if (!data) return Value();
  const uint64_t at = it->at.fetch_add(f->size);
  if (at + f->size > data->size()) {
    it->at.store(data->size());
    return Value::exhausted();
  }
  return struct_unpack_at(t, f, start_of(*data) + at);
}
Value iter_unpack_with(Thread& t, Value format, Value buffer) {
  const auto* f = format.as<StructFormat>();
  const auto data = f->size != 0 ? view_of(t, buffer) : std::string_view();
  if (!data) return Value();
  if (const auto count = bytes::iter_unpack_count(codec_format(f), data->size()); !count)
    return raise_struct(t, count.error());
  auto* it = new_object<UnpackIterator>(rt().types.struct_iterator);
  it->format = own(format);
  it->buffer = own(buffer);
  new (&it->at) std::atomic<uint64_t>(0);
  return Value::counted(it);
}
Value pieces_left(Thread& t, Args args) {
  auto* it = args[0].as<UnpackIterator>();
  const auto data = view_of(t, it->buffer);
  if (!data) return Value();
  return make_int_u((data->size() - it->at.load()) / it->format.as<StructFormat>()->size);
}

// ---- functions of the module: the format comes first

bool takes_no_keywords(Thread& t, const char* name, Args args) {
  if (args.keywords == nullptr || args.keywords->count == 0) return true;
  raise(t, Exc::TypeError, std::string("_struct.") + name + "() takes no keyword arguments");
  return false;
}

Value pack(Thread& t, Args args) {
  if (!takes_no_keywords(t, "pack", args)) return Value();
  if (args.count == 0) return raise(t, Exc::TypeError, "missing format argument");
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
  return f ? struct_pack(t, f.as<StructFormat>(), args.values + 1, args.count - 1) : Value();
}
Value unpack(Thread& t, Args args) {
  if (!takes_no_keywords(t, "unpack", args) || !check_count(t, "unpack", args, 2, 2)) return Value();
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
  return f ? unpack_with(t, f.as<StructFormat>(), args[1]) : Value();
}
Value calcsize(Thread& t, Args args) {
  if (!check_count(t, "_struct.calcsize", args, 1, 1)) return Value();
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
  return f ? make_int_u(f.as<StructFormat>()->size) : Value();
}
Value pack_into(Thread& t, Args args) {
  if (!takes_no_keywords(t, "pack_into", args)) return Value();
  if (args.count == 0) return raise(t, Exc::TypeError, "missing format argument");
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
  return f ? pack_into_with(t, f.as<StructFormat>(), args.without_first()) : Value();
}
Value unpack_from(Thread& t, Args args) {
  if (args.positional() == 0)
    return raise(t, Exc::TypeError, "unpack_from() takes at least 1 positional argument (0 given)");
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
  return f ? unpack_from_with(t, f.as<StructFormat>(), args.without_first()) : Value();
}
Value iter_unpack(Thread& t, Args args) {
  if (!check_count(t, "iter_unpack", args, 2, 2)) return Value();
  Ref f = Ref::steal(struct_format_of(t, args[0], false));
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
  return struct_format_of(t, out[0], true);
}
const StructFormat* self_of(Args args) { return args[0].as<StructFormat>(); }
Value format_repr(Thread&, Value v) {
  return make_str("Struct(" + str_repr(v.as<StructFormat>()->text.as<Str>()) + ")");
}

}  // namespace

const TypeOps struct_format_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                          .walk = holds_unknown,
                                          .basic_size = sizeof(StructFormat),
                                          .clear = clear_struct_format,
                                          .repr = format_repr});

const TypeOps unpack_iterator_ops = stated({.nature = {.sight = Sight::step, .changes = Changes::always},
                                            .walk = holds_unknown,
                                            .basic_size = sizeof(UnpackIterator),
                                            .clear = clear_iterator,
                                            .iterate = [](Thread&, Value v) { return own(v); },
                                            .next = next_piece,
                                            .effects = {.iterate = Effect::nothing, .next = Effect::steps}});

namespace {

// _codes(format): the character of each value, for `_fallback/`.
Value codes(Thread& t, Args args) {
  Ref f = Ref::steal(type_of(args[0]) == rt().types.struct_format ? own(args[0]) : struct_format_of(t, args[0], false));
  if (!f) return Value();
  constexpr std::string_view integers = "bBhHiIlLqQnNP";
  std::string out;
  for (const bytes::FormatItem& item : codec_format(f.as<StructFormat>()).items)
    out.append(item.values(), integers.find(item.code) != integers.npos ? 'i' : item.code);
  return make_str(out);
}

}  // namespace

void add_unpack_iterator_methods(Type* type) {
  add_method(type, "__length_hint__", Effect::reads_self, pieces_left, 0);
}

void add_struct_methods(Type* type) {
  set_new(type, Effect::nothing, new_struct);
  add_getter(type, "format", Effect::nothing, [](Thread&, Value v) { return own(v.as<StructFormat>()->text); });
  add_getter(type, "size", Effect::nothing, [](Thread&, Value v) { return make_int_u(v.as<StructFormat>()->size); });
  add_method(type, "pack", Effect::reads_arguments,
             [](Thread& t, Args a) { return struct_pack(t, self_of(a), a.values + 1, a.count - 1); });
  add_method(type, "unpack", Effect::reads_arguments, [](Thread& t, Args a) {
    return check_count(t, "Struct.unpack", a.without_first(), 1, 1) ? unpack_with(t, self_of(a), a[1]) : Value();
  });
  add_method(type, "pack_into", Effect::writes_second,
             [](Thread& t, Args a) { return pack_into_with(t, self_of(a), a.without_first()); });
  add_method(type, "unpack_from", Effect::reads_arguments,
             [](Thread& t, Args a) { return unpack_from_with(t, self_of(a), a.without_first()); });
  add_method(type, "iter_unpack", Effect::reads_arguments, [](Thread& t, Args a) {
    return check_count(t, "Struct.iter_unpack", a.without_first(), 1, 1) ? iter_unpack_with(t, a[0], a[1]) : Value();
  });
}

Value make_struct_module(Thread&) {
  Value m = make_module("struct");
  module_set(m, "error", type_value(exception_type(Exc::struct_error)));
  module_set(m, "Struct", type_value(rt().types.struct_format));
  module_add(m, "pack", Effect::reads_arguments, pack);
  module_add(m, "unpack", Effect::reads_arguments, unpack);
  module_add(m, "calcsize", Effect::nothing, calcsize);
  module_add(m, "pack_into", Effect::writes_second, pack_into);
  module_add(m, "unpack_from", Effect::reads_arguments, unpack_from);
  module_add(m, "iter_unpack", Effect::reads_arguments, iter_unpack);
  module_add(m, "_clearcache", Effect::nothing, clear_cache, 0);
  module_add(m, "_codes", Effect::nothing, codes, 1);
  return m;
}

}  // namespace lockstep::python::vm
