#include "ui/model/bytes/byte_requests.h"

#include <nlohmann/json.hpp>

#include "bytes/number.h"
#include "bytes/paste.h"

namespace lockstep::ui::model {

namespace {

using nlohmann::json;

// Ill-formed UTF-8 in what was typed becomes a replacement sign.
std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }
std::string error_of(const std::string& why) { return text_of({{"error", why}}); }

std::string hex_of(std::span<const uint8_t> bytes) {
  return bytes::copied(bytes.first(std::min<size_t>(bytes.size(), 32)), bytes::CopyForm::hex);
}

}  // namespace

std::string answer_paste(ByteLab& lab, std::string_view text) {
  const auto pasted = lab.paste(text);
  return pasted ? text_of({{"form", pasted->form}, {"size", pasted->size}}) : error_of(pasted.error());
}

std::string answer_read(std::string_view text) {
  const auto pasted = bytes::parse_pasted(text);
  if (!pasted) return error_of(pasted.error());
  return text_of(
      {{"form", bytes::name_of(pasted->form)}, {"size", pasted->bytes.size()}, {"hex", hex_of(pasted->bytes)}});
}

std::string answer_number(ByteLab& lab, std::string_view text, std::string_view type_name, std::string_view order_name,
                          bool writes) {
  const auto type = bytes::number_type_named(type_name);
  const auto order = bytes::order_named(order_name);
  if (!type || !order) return error_of("no such type or order");
  const auto bits = bytes::parse_number(text, *type);
  if (!bits) return error_of(bits.error().text);
  const auto bytes = bytes::bytes_of(*bits, type->width, *order);
  if (writes) lab.write(bytes);
  return text_of({{"hex", hex_of(bytes)}});
}

std::string answer_find(ByteLab& lab, std::string_view text, std::string_view kind, bool backwards) {
  const auto known = search_kind_named(kind);
  if (!known) return error_of("no such kind of search");
  const auto found = lab.find(text, *known, backwards);
  if (!found) return error_of(found.error());
  return text_of({{"begin", found->range.begin}, {"end", found->range.end}, {"how", found->how}});
}

std::string answer_go_to(ByteLab& lab, std::string_view place) {
  const auto to = lab.go_to(place);
  return to ? text_of({{"cursor", *to}}) : error_of(to.error());
}

std::string answer_copy(const ByteLab& lab, std::string_view form) {
  for (const bytes::CopyForm each : bytes::copy_forms())
    if (bytes::name_of(each) == form) return lab.copied(each);
  return "";
}

}  // namespace lockstep::ui::model
