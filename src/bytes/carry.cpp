#include "bytes/carry.h"

#include <algorithm>
#include <span>

#include "bytes/copy_as.h"
#include "bytes/number.h"
#include "bytes/struct_codec.h"

namespace lockstep::bytes {

namespace {

constexpr uint64_t most_bytes = 256;

std::string error_text(const StructError& error) { return error.exception + ": " + error.text; }

// One value in memory; of 's' and 'p' the whole string, which has no byte order.
struct Member {
  char code = 0;
  size_t offset = 0, size = 0;
  bool has_order = false;
};

std::vector<Member> members_of(const StructFormat& format) {
  std::vector<Member> members;
  for (const FormatItem& item : format.items) {
    const bool is_text = item.code == 's' || item.code == 'p';
    for (uint64_t i = 0; i < item.values(); ++i) {
      const auto size = static_cast<size_t>(is_text ? item.count : item.type.size);
      members.push_back({item.code, static_cast<size_t>(item.offset + i * size), size, !is_text && size > 1});
    }
  }
  return members;
}

std::expected<StructValue, std::string> value_of(std::string_view text, char code) {
  const size_t begin = text.find_first_not_of(' ');
  text = begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
  switch (code) {
    case 'c':
    case 's':
    case 'p': return bytes_value(std::string(text));
    case '?': return boolean_value(text != "0" && text != "False" && !text.empty());
    case 'e':
    case 'f':
    case 'd': {
      const auto bits = parse_number(text, f64);
      if (!bits) return std::unexpected("'" + std::string(text) + "' is no number");
      return real_value(bits->low);
    }
    default: break;
  }
  const bool is_negative = text.starts_with('-');
  if (const auto bits = parse_number(is_negative ? text.substr(1) : text, unsigned_type(8)); bits)
    return integer_value(is_negative, bits->low);
  return std::unexpected("'" + std::string(text) + "' is no whole number of at most 64 bits");
}

std::string text_of(const StructValue& value) {
  switch (value.kind) {
    case ValueKind::integer: return (value.negative ? "-" : "") + std::to_string(value.magnitude);
    case ValueKind::boolean: return value.truth ? "True" : "False";
    case ValueKind::real: return float_text(value.real, double_shape);
    case ValueKind::bytes:
      return python_bytes_text({reinterpret_cast<const uint8_t*>(value.bytes.data()), value.bytes.size()});
    default: return "?";
  }
}

// The one value in these bytes, as this machine reads it.
std::string read_member(const Abi& abi, const Member& member, std::span<const uint8_t> memory) {
  if (member.offset + member.size > memory.size()) return "";
  const bool is_text = member.code == 's' || member.code == 'p';
  const auto format = parse_struct_format((is_text ? std::to_string(member.size) : "") + member.code, abi);
  if (!format) return "";
  const auto values = unpack(*format, memory.subspan(member.offset, member.size));
  return values && values->size() == 1 ? text_of(values->front()) : "";
}

// Each number to network order, or back: nothing on a big-endian machine.
void turn(std::vector<uint8_t>& memory, const Abi& abi, std::span<const Member> members) {
  if (abi.order == big) return;
  for (const Member& m : members) {
    if (!m.has_order || m.offset + m.size > memory.size()) continue;
    const auto begin = memory.begin() + static_cast<ptrdiff_t>(m.offset);
    std::reverse(begin, begin + static_cast<ptrdiff_t>(m.size));
  }
}

std::optional<size_t> member_at(std::span<const Member> members, size_t place) {
  for (size_t i = 0; i < members.size(); ++i)
    if (place >= members[i].offset && place - members[i].offset < members[i].size) return i;
  return std::nullopt;
}

// Where the byte at this place of memory lies once its number was turned.
size_t turned_place(const Abi& abi, std::span<const Member> members, size_t place, bool is_turned) {
  const auto member = member_at(members, place);
  if (!is_turned || !member || !members[*member].has_order || abi.order == big) return place;
  const Member& m = members[*member];
  return m.offset + m.size - 1 - (place - m.offset);
}

// Memory of the byte of this weight of a number; none: the number is narrower there.
std::optional<size_t> place_of_weight(const Abi& abi, const Member& member, size_t weight) {
  if (weight >= member.size) return std::nullopt;
  return member.offset + (abi.order == big ? member.size - 1 - weight : weight);
}

struct Side {
  const Abi& abi;
  StructFormat format;
  std::vector<Member> members;
  size_t size = 0;  // of the C struct
};

std::expected<Side, std::string> side_of(const Abi& abi, std::string_view format) {
  auto parsed = parse_struct_format(format, abi);
  if (!parsed) return std::unexpected(error_text(parsed.error()));
  const uint64_t size = size_in_c(*parsed);
  if (size > most_bytes) return std::unexpected("a struct of at most " + std::to_string(most_bytes) + " bytes, please");
  auto members = members_of(*parsed);
  return Side{abi, *std::move(parsed), std::move(members), static_cast<size_t>(size)};
}

void carry_raw(Carried& out, const Side& from, const Side& to, bool is_turned) {
  out.carried = out.written;
  if (is_turned) turn(out.carried, from.abi, from.members);
  out.read.assign(out.carried.begin(),
                  out.carried.begin() + static_cast<ptrdiff_t>(std::min(out.carried.size(), to.size)));
  if (is_turned) turn(out.read, to.abi, to.members);
  for (size_t i = 0; i < out.carried.size(); ++i) {
    ByteWay way;
    way.from = turned_place(from.abi, from.members, i, is_turned);
    way.member = member_at(from.members, i);
    if (i < out.read.size()) {
      // A number that did not come whole was not turned.
      const auto reader = member_at(to.members, i);
      const bool is_whole = !reader || to.members[*reader].offset + to.members[*reader].size <= out.read.size();
      way.to = turned_place(to.abi, to.members, i, is_turned && is_whole);
    }
    out.ways.push_back(way);
  }
}

void carry_packed(Carried& out, const Side& from, const Side& to, std::string_view letters,
                  std::span<const StructValue> values) {
  const auto stated = parse_struct_format(">" + std::string(letters), from.abi);
  if (!stated) return void(out.failure = error_text(stated.error()));
  const auto packed = pack(*stated, values);
  if (!packed) return void(out.failure = error_text(packed.error()) + ", when it is packed by '>'");
  out.carried = *packed;
  const auto unpacked = unpack(*stated, *packed);
  const auto memory = unpacked ? pack(to.format, *unpacked) : std::unexpected(unpacked.error());
  if (!memory) return void(out.failure = error_text(memory.error()) + ", when it is stored there");
  out.read = *memory;
  out.read.resize(to.size);
  const auto travelling = members_of(*stated);
  for (size_t i = 0; i < out.carried.size(); ++i) {
    ByteWay way;
    way.member = member_at(travelling, i);
    if (way.member) {
      const Member& m = travelling[*way.member];
      const Member &source = from.members[*way.member], &target = to.members[*way.member];
      if (m.has_order) {
        const size_t weight = m.size - 1 - (i - m.offset);
        way.from = place_of_weight(from.abi, source, weight);
        way.to = place_of_weight(to.abi, target, weight);
      } else {
        way.from = source.offset + (i - m.offset);
        way.to = target.offset + (i - m.offset);
      }
    }
    out.ways.push_back(way);
  }
}

}  // namespace

bool Carried::is_same() const {
  return failure.empty() && std::ranges::all_of(members, [](const CarriedMember& m) { return m.is_same; });
}

std::expected<Carried, std::string> carry(const Abi& from, const Abi& to, std::string_view letters,
                                          std::string_view texts, Boundary boundary) {
  if (letters.find_first_of("@=<>!") != letters.npos)
    return std::unexpected("letters without an order prefix, please: the machines have their own");
  const auto writer = side_of(from, letters), reader = side_of(to, letters);
  if (!writer) return std::unexpected(writer.error());
  if (!reader) return std::unexpected(reader.error());
  if (writer->members.empty()) return std::unexpected("no members: type struct's letters, such as i or bdhi");
  std::vector<StructValue> values;
  for (const Member& member : writer->members) {
    const size_t comma = texts.find(',');
    auto value = value_of(texts.substr(0, comma), member.code);
    if (!value) return std::unexpected(value.error());
    values.push_back(*std::move(value));
    texts = comma == texts.npos ? std::string_view() : texts.substr(comma + 1);
  }
  Carried out;
  auto memory = pack(writer->format, values);
  if (!memory) return std::unexpected(error_text(memory.error()));
  out.written = *std::move(memory);
  out.written.resize(writer->size);
  out.expected = reader->size;
  if (boundary == Boundary::struct_pack)
    carry_packed(out, *writer, *reader, letters, values);
  else
    carry_raw(out, *writer, *reader, boundary == Boundary::htonl);
  for (size_t i = 0; i < values.size(); ++i) {
    CarriedMember member{writer->members[i].code, read_member(from, writer->members[i], out.written),
                         read_member(to, reader->members[i], out.read), false};
    member.is_same = !member.received.empty() && member.received == member.sent;
    out.members.push_back(std::move(member));
  }
  return out;
}

}  // namespace lockstep::bytes
