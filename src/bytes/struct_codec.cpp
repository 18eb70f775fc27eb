#include "bytes/struct_codec.h"

#include <algorithm>
#include <cassert>

#include "bytes/number.h"

namespace lockstep::bytes {

namespace {

std::unexpected<StructError> error(std::string text) {
  return std::unexpected(StructError{"struct.error", std::move(text)});
}

std::unexpected<StructError> too_large(char code) {
  return std::unexpected(StructError{"OverflowError", std::string("float too large to pack with ") + code + " format"});
}

using Done = std::expected<void, StructError>;

bool is_integer(const StructValue& v) { return v.kind == ValueKind::integer || v.kind == ValueKind::boolean; }

constexpr uint64_t sign_of_double = uint64_t{1} << 63;
constexpr uint64_t infinity_bits = uint64_t{0x7ff} << 52;
constexpr uint64_t quiet_bit = uint64_t{1} << 51;

// float(value) as bits. None: not a number that a float can hold.
std::optional<uint64_t> as_double(const StructValue& v) {
  if (v.kind == ValueKind::real) return v.real;
  if (!is_integer(v)) return std::nullopt;
  const uint64_t bits = v.beyond_64 ? v.real : bits_of(static_cast<double>(v.magnitude));
  if (bits == infinity_bits) return std::nullopt;
  return bits | (v.negative ? sign_of_double : 0);
}

// One format character at work: its format, its type, and the machine's quirks.
struct Cell {
  const StructFormat& format;
  const FormatItem& item;

  // CPython takes the machine's own code for '<' and '>' too where the order is the machine's, except for f and d.
  bool through_registers() const {
    return item.code == 'F' ? format.order == format.abi->order : format.is_native() && item.code == 'f';
  }

  NumberType integer_type() const {
    const bool is_signed = std::string_view("bhilqn").find(item.code) != std::string_view::npos;
    return is_signed ? signed_type(item.type.size) : unsigned_type(item.type.size);
  }

  FloatShape part_shape(size_t part_size) const {
    return part_size == 2 ? half_shape : part_size == 4 ? single_shape : double_shape;
  }

  Done write_integer(std::span<uint8_t> out, const StructValue& v) const {
    if (!is_integer(v)) return error("required argument is not an integer");
    const NumberType type = integer_type();
    const U128 bits = v.negative ? negated({v.magnitude, 0}) : U128{v.magnitude, 0};
    const U128 kept = masked(bits, type.width);
    // It fits if reading it back gives the same number.
    const bool reads_negative = type.kind == NumberKind::signed_integer && sign_bit(kept, type.width);
    const U128 back = reads_negative ? masked(negated(kept), type.width) : kept;
    if (v.beyond_64 || reads_negative != v.negative || back != U128{v.magnitude, 0})
      return error(std::string("'") + item.code + "' format requires " + range_text(type));
    write_bits(out, kept, arrange(format.order, out.size()));
    return {};
  }

  // PyLong_AsVoidPtr: any number of the pointer's width, signed or not.
  Done write_pointer(std::span<uint8_t> out, const StructValue& v) const {
    if (!is_integer(v)) return error("required argument is not an integer");
    const uint64_t top = out.size() >= 8 ? ~uint64_t{0} : (uint64_t{1} << out.size() * 8) - 1;
    if (v.beyond_64 || v.magnitude > (v.negative ? top / 2 + 1 : top)) return error("int too large to convert");
    const U128 bits = v.negative ? negated({v.magnitude, 0}) : U128{v.magnitude, 0};
    write_bits(out, bits, arrange(format.order, out.size()));
    return {};
  }

  Done write_double(std::span<uint8_t> out, uint64_t bits, bool given_an_int) const {
    const FloatShape shape = part_shape(out.size());
    if (format.abi->quiets_every_nan() && is_nan(bits, double_shape)) bits |= quiet_bit;
    if (item.code == 'F' && through_registers() && is_nan(bits, double_shape)) bits |= quiet_bit;
    const Narrowed narrowed = narrow_from_double(bits, shape);
    const bool may_be_infinite = item.code == 'F' && through_registers();
    if (narrowed.overflowed && !may_be_infinite) {
      if (given_an_int) return error("int too large to convert");
      return too_large(item.code == 'F' ? 'f' : item.code == 'D' ? 'd' : item.code);
    }
    write_bits(out, {narrowed.bits, 0}, arrange(format.order, out.size()));
    return {};
  }

  Done write_float(std::span<uint8_t> out, const StructValue& v) const {
    const auto bits = as_double(v);
    if (!bits) return error("required argument is not a float");
    return write_double(out, *bits, is_integer(v));
  }

  Done write_complex(std::span<uint8_t> out, const StructValue& v) const {
    const auto real = v.kind == ValueKind::complex ? v.real : as_double(v);
    if (!real) return error("required argument is not a complex");
    const uint64_t imaginary = v.kind == ValueKind::complex ? v.imaginary : 0;
    const size_t half = out.size() / 2;
    if (auto done = write_double(out.first(half), *real, is_integer(v)); !done) return done;
    return write_double(out.subspan(half), imaginary, is_integer(v));
  }

  Done write_bytes(std::span<uint8_t> out, const StructValue& v) const {
    if (v.kind != ValueKind::bytes && v.kind != ValueKind::bytearray)
      return error(std::string("argument for '") + item.code + "' must be a bytes object");
    if (item.code == 'p') {  // a length byte first, so at most 255 of them count
      if (out.empty()) return {};
      const size_t length = std::min(v.bytes.size(), out.size() - 1);
      out[0] = static_cast<uint8_t>(std::min<size_t>(length, 255));
      std::copy_n(v.bytes.begin(), length, out.begin() + 1);
    } else {
      std::copy_n(v.bytes.begin(), std::min(v.bytes.size(), out.size()), out.begin());
    }
    return {};
  }

  Done write(std::span<uint8_t> out, const StructValue& v) const {
    switch (item.code) {
      case 's':
      case 'p': return write_bytes(out, v);
      case 'c':
        if (v.kind != ValueKind::bytes || v.bytes.size() != 1)
          return error("char format requires a bytes object of length 1");
        out[0] = static_cast<uint8_t>(v.bytes[0]);
        return {};
      case '?': out[0] = v.truth; return {};
      case 'e':
      case 'f':
      case 'd': return write_float(out, v);
      case 'F':
      case 'D': return write_complex(out, v);
      case 'P': return write_pointer(out, v);
      default: return write_integer(out, v);
    }
  }

  uint64_t read_double(std::span<const uint8_t> in) const {
    const FloatShape shape = part_shape(in.size());
    uint64_t bits = widen_to_double(read_bits(in, format.order).low, shape);
    const bool quiets = format.abi->quiets_every_nan() || (through_registers() && shape == single_shape);
    if (quiets && is_nan(bits, double_shape)) bits |= quiet_bit;
    return bits;
  }

  StructValue read(std::span<const uint8_t> in) const {
    switch (item.code) {
      case 's':
      case 'c': return bytes_value({in.begin(), in.end()});
      case 'p': {
        if (in.empty()) return bytes_value({});
        const size_t length = std::min<size_t>(in[0], in.size() - 1);
        const auto text = in.subspan(1, length);
        return bytes_value({text.begin(), text.end()});
      }
      case '?': return boolean_value(in[0] != 0);
      case 'e':
      case 'f':
      case 'd': return real_value(read_double(in));
      case 'F':
      case 'D': return complex_value(read_double(in.first(in.size() / 2)), read_double(in.subspan(in.size() / 2)));
      default: {
        const NumberType type = integer_type();
        const U128 bits = read_bits(in, format.order);
        const bool negative = type.kind == NumberKind::signed_integer && sign_bit(bits, type.width);
        return integer_value(negative, negative ? masked(negated(bits), type.width).low : bits.low);
      }
    }
  }
};

std::string number(uint64_t n) { return std::to_string(n); }

Done check_count(const StructFormat& format, std::string_view function, size_t given) {
  if (given == format.values) return {};
  return error(std::string(function) + " expected " + number(format.values) + " items for packing (got " +
               number(given) + ")");
}

Done write_all(const StructFormat& format, std::span<uint8_t> out, std::span<const StructValue> arguments) {
  std::ranges::fill(out, uint8_t{0});
  size_t next = 0;
  for (const FormatItem& item : format.items) {
    const uint64_t values = item.values();
    const uint64_t size = values ? item.size() / values : 0;
    for (uint64_t i = 0; i < values; ++i)
      if (auto done = Cell{format, item}.write(out.subspan(item.offset + i * size, size), arguments[next++]); !done)
        return done;
  }
  return {};
}

std::vector<StructValue> read_all(const StructFormat& format, std::span<const uint8_t> in) {
  std::vector<StructValue> values;
  values.reserve(format.values);
  for (const FormatItem& item : format.items) {
    const uint64_t count = item.values();
    const uint64_t size = count ? item.size() / count : 0;
    for (uint64_t i = 0; i < count; ++i)
      values.push_back(Cell{format, item}.read(in.subspan(item.offset + i * size, size)));
  }
  return values;
}

// Where an offset argument falls in a buffer: s_pack_into's and s_unpack_from's checks, in their order.
std::expected<uint64_t, StructError> place(const StructFormat& format, uint64_t buffer, const StructValue& offset,
                                           bool packing) {
  if (!is_integer(offset))
    return std::unexpected(StructError{
        "TypeError", "'" + std::string(type_name_of(offset)) + "' object cannot be interpreted as an integer"});
  const uint64_t limit = (uint64_t{1} << (format.abi->pointer.size * 8 - 1)) - 1;
  if (offset.beyond_64 || offset.magnitude > limit + (offset.negative ? 1 : 0))
    return std::unexpected(StructError{"IndexError", "cannot fit 'int' into an index-sized integer"});
  const std::string shown = (offset.negative ? "-" : "") + number(offset.magnitude);
  uint64_t at = offset.magnitude;
  if (offset.negative) {
    if (offset.magnitude < format.size) {
      return error((packing ? "no space to pack " : "not enough data to unpack ") + number(format.size) +
                   " bytes at offset " + shown);
    }
    if (offset.magnitude > buffer)
      return error("offset " + shown + " out of range for " + number(buffer) + "-byte buffer");
    at = buffer - offset.magnitude;
  }
  if (at > buffer || buffer - at < format.size) {
    return error(std::string(packing ? "pack_into" : "unpack_from") + " requires a buffer of at least " +
                 number(format.size + at) + " bytes for " + (packing ? "packing " : "unpacking ") +
                 number(format.size) + " bytes at offset " + number(at) + " (actual buffer size is " + number(buffer) +
                 ")");
  }
  return at;
}

}  // namespace

Packed pack(const StructFormat& format, std::span<const StructValue> arguments) {
  if (auto counted = check_count(format, "pack", arguments.size()); !counted) return std::unexpected(counted.error());
  if (format.size > largest_pack) return std::unexpected(StructError{"MemoryError", ""});
  std::vector<uint8_t> out(static_cast<size_t>(format.size));
  if (auto done = write_all(format, out, arguments); !done) return std::unexpected(done.error());
  return out;
}

Unpacked unpack(const StructFormat& format, std::span<const uint8_t> in) {
  if (in.size() != format.size) return error("unpack requires a buffer of " + number(format.size) + " bytes");
  return read_all(format, in);
}

std::expected<void, StructError> pack_into(const StructFormat& format, std::span<uint8_t> buffer,
                                           const StructValue& offset, std::span<const StructValue> arguments) {
  if (auto counted = check_count(format, "pack_into", arguments.size()); !counted) return counted;
  const auto at = place(format, buffer.size(), offset, true);
  if (!at) return std::unexpected(at.error());
  return write_all(format, buffer.subspan(static_cast<size_t>(*at), static_cast<size_t>(format.size)), arguments);
}

Unpacked unpack_from(const StructFormat& format, std::span<const uint8_t> buffer, const StructValue& offset) {
  const auto at = place(format, buffer.size(), offset, false);
  if (!at) return std::unexpected(at.error());
  return read_all(format, buffer.subspan(static_cast<size_t>(*at), static_cast<size_t>(format.size)));
}

std::expected<uint64_t, StructError> iter_unpack_count(const StructFormat& format, uint64_t buffer_size) {
  if (format.size == 0) return error("cannot iteratively unpack with a struct of length 0");
  if (buffer_size % format.size != 0)
    return error("iterative unpacking requires a buffer of a multiple of " + number(format.size) + " bytes");
  return buffer_size / format.size;
}

StructError struct_format_type_error(std::string_view type_name) {
  for (std::string_view unhashable : {"list", "dict", "set", "bytearray"})
    if (type_name == unhashable)
      return {"TypeError", "cannot use '" + std::string(type_name) + "' as a dict key (unhashable type: '" +
                               std::string(type_name) + "')"};
  return {"TypeError", "Struct() argument 1 must be a str or bytes object, not " + std::string(type_name)};
}

}  // namespace lockstep::bytes
