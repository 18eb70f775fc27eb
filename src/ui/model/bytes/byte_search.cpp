#include "ui/model/bytes/byte_search.h"

#include <algorithm>
#include <functional>

#include "bytes/number.h"
#include "bytes/paste.h"
#include "bytes/unicode.h"

namespace lockstep::ui::model {

namespace {

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

void add(std::vector<Needle>& needles, std::vector<uint8_t> bytes, std::string how) {
  if (bytes.empty()) return;
  const auto same = std::ranges::find(needles, bytes, &Needle::bytes);
  if (same == needles.end()) needles.push_back({std::move(bytes), std::move(how)});
}

void add_number(std::vector<Needle>& needles, bytes::U128 bits, bytes::NumberType type) {
  const auto little = bytes::bytes_of(bits, type.width, bytes::little);
  const auto big = bytes::bytes_of(bits, type.width, bytes::big);
  const std::string name = bytes::name_of(type);
  if (little == big) return add(needles, little, name + (type.width > 1 ? ", either order" : ""));
  add(needles, little, name + ", little-endian");
  add(needles, big, name + ", big-endian");
}

// Every width that holds it from two bytes on, or the type that is named behind it.
void add_numbers(std::vector<Needle>& needles, std::string_view query) {
  if (const size_t space = query.rfind(' '); space != query.npos)
    if (const auto type = bytes::number_type_named(query.substr(space + 1))) {
      if (const auto bits = bytes::parse_number(query.substr(0, space), *type)) add_number(needles, *bits, *type);
      return;
    }
  const bool is_negative = query.starts_with('-');
  bool is_integer = false;
  for (const uint8_t width : {2, 4, 8, 16}) {
    if (width == 16 && is_integer) break;  // only what nothing else holds
    const auto type = is_negative ? bytes::signed_type(width) : bytes::unsigned_type(width);
    const auto bits = bytes::parse_number(query, type);
    if (!bits) continue;
    is_integer = true;
    add_number(needles, *bits, type);
  }
  if (is_integer) return;
  for (const auto type : {bytes::f32, bytes::f64})
    if (const auto bits = bytes::parse_number(query, type)) add_number(needles, *bits, type);
}

void add_texts(std::vector<Needle>& needles, std::string_view query) {
  for (const auto encoding : {bytes::Encoding::utf8, bytes::Encoding::utf16_little, bytes::Encoding::utf16_big})
    if (auto bytes = bytes::encode_text(query, encoding, false))
      add(needles, *std::move(bytes), "text in " + std::string(bytes::name_of(encoding)));
}

// The first place of a needle in the data, before `end`.
std::optional<size_t> first_of(std::span<const uint8_t> data, const Needle& needle, size_t from, size_t end) {
  if (from >= end) return std::nullopt;
  const auto& what = needle.bytes;
  const auto stop = data.begin() + static_cast<ptrdiff_t>(end);
  const auto at = std::search(data.begin() + static_cast<ptrdiff_t>(from), stop,
                              std::boyer_moore_horspool_searcher(what.begin(), what.end()));
  if (at == stop) return std::nullopt;
  return static_cast<size_t>(at - data.begin());
}

std::optional<Found> first_in(std::span<const uint8_t> data, std::span<const Needle> needles, size_t from) {
  std::optional<Found> best;
  for (const Needle& needle : needles) {
    // Nothing behind the best place can be better.
    const size_t end = best ? std::min(data.size(), best->range.begin + needle.bytes.size()) : data.size();
    const auto at = first_of(data, needle, from, end);
    if (!at) continue;
    const bool is_longer = best && *at == best->range.begin && needle.bytes.size() > best->range.size();
    if (!best || *at < best->range.begin || is_longer) best = {{*at, *at + needle.bytes.size()}, needle.how};
  }
  return best;
}

std::optional<Found> last_in(std::span<const uint8_t> data, std::span<const Needle> needles, size_t before) {
  std::optional<Found> best;
  for (const Needle& needle : needles) {
    const auto& what = needle.bytes;
    if (what.size() > data.size()) continue;
    for (size_t i = std::min(before, data.size() - what.size() + 1); i-- > 0;) {
      if (best && i < best->range.begin) break;
      if (data[i] != what[0] || !std::ranges::equal(data.subspan(i, what.size()), what)) continue;
      if (!best || i > best->range.begin || what.size() > best->range.size()) best = {{i, i + what.size()}, needle.how};
      break;
    }
  }
  return best;
}

}  // namespace

std::expected<std::vector<Needle>, std::string> needles_for(std::string_view query, SearchKind kind) {
  const std::string_view bare = trimmed(query);
  if (bare.empty()) return std::unexpected("type what to look for");
  std::vector<Needle> needles;
  const bool is_any = kind == SearchKind::any;
  if (is_any || kind == SearchKind::number) add_numbers(needles, bare);
  if (is_any || kind == SearchKind::bytes)
    if (auto pasted = bytes::parse_pasted(bare)) add(needles, std::move(pasted->bytes), "bytes");
  if (is_any || kind == SearchKind::text) add_texts(needles, query);
  if (!needles.empty()) return needles;
  return std::unexpected("'" + std::string(bare.substr(0, 40)) + "' is no " +
                         (kind == SearchKind::bytes  ? "bytes in a form that is known"
                          : kind == SearchKind::text ? "text"
                                                     : "number"));
}

std::optional<Found> find_next(std::span<const uint8_t> data, std::span<const Needle> needles, size_t from) {
  auto found = first_in(data, needles, from);
  return found ? found : first_in(data, needles, 0);
}

std::optional<Found> find_previous(std::span<const uint8_t> data, std::span<const Needle> needles, size_t before) {
  auto found = last_in(data, needles, before);
  return found ? found : last_in(data, needles, data.size());
}

std::expected<size_t, std::string> parse_place(std::string_view text, size_t cursor, size_t size) {
  std::string_view rest = trimmed(text);
  if (rest == "end") return size;
  const char sign = rest.starts_with('+') || rest.starts_with('-') ? rest[0] : ' ';
  if (sign != ' ') rest.remove_prefix(1);
  const auto number = bytes::parse_number(rest, bytes::unsigned_type(8));
  if (!number)
    return std::unexpected("'" + std::string(trimmed(text).substr(0, 40)) + "' is no place: 26, 0x1a, +16, -16, end");
  const uint64_t count = number->low;
  if (sign == '-' ? count > cursor : sign == '+' ? count > size - cursor : count > size)
    return std::unexpected("the bytes end at " + std::to_string(size));
  if (sign == '-') return cursor - static_cast<size_t>(count);
  return static_cast<size_t>(count) + (sign == '+' ? cursor : 0);
}

}  // namespace lockstep::ui::model
