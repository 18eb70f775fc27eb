#include "ui/model/bytes/byte_requests.h"

#include "bytes/number.h"
#include "bytes/paste.h"
#include "protocol/json.h"

namespace lockstep::ui::model {

namespace {

using protocol::Pasted;

// Ill-formed UTF-8 in what was typed becomes a replacement sign.
template <protocol::Message M>
std::string answer(const M& message) {
  return text_of(json_of(message));
}

std::string hex_of(std::span<const uint8_t> bytes) {
  return bytes::copied(bytes.first(std::min<size_t>(bytes.size(), 32)), bytes::CopyForm::hex);
}

}  // namespace

std::string answer_paste(ByteLab& lab, std::string_view text) {
  const auto pasted = lab.paste(text);
  return answer(pasted ? Pasted{.form = pasted->form, .size = pasted->size} : Pasted{.error = pasted.error()});
}

std::string answer_read(std::string_view text) {
  const auto pasted = bytes::parse_pasted(text);
  if (!pasted) return answer(Pasted{.error = pasted.error()});
  return answer(Pasted{
      .form = std::string(bytes::name_of(pasted->form)), .size = pasted->bytes.size(), .hex = hex_of(pasted->bytes)});
}

std::string answer_number(ByteLab& lab, std::string_view text, std::string_view type_name, std::string_view order_name,
                          bool writes) {
  const auto type = bytes::number_type_named(type_name);
  const auto order = bytes::order_named(order_name);
  if (!type || !order) return answer(Pasted{.error = "no such type or order"});
  const auto bits = bytes::parse_number(text, *type);
  if (!bits) return answer(Pasted{.error = bits.error().text});
  const auto bytes = bytes::bytes_of(*bits, type->width, *order);
  if (writes) lab.write(bytes);
  return answer(Pasted{.hex = hex_of(bytes)});
}

std::string answer_find(ByteLab& lab, std::string_view text, std::string_view kind, bool backwards) {
  const auto known = protocol::word_named<SearchKind>(kind);
  if (!known) return answer(protocol::Found{.error = "no such kind of search"});
  const auto found = lab.find(text, *known, backwards);
  if (!found) return answer(protocol::Found{.error = found.error()});
  return answer(protocol::Found{.begin = found->range.begin, .end = found->range.end, .how = found->how});
}

std::string answer_go_to(ByteLab& lab, std::string_view place) {
  const auto to = lab.go_to(place);
  return answer(to ? protocol::Found{.cursor = *to} : protocol::Found{.error = to.error()});
}

std::string answer_copy(const ByteLab& lab, std::string_view form) {
  for (const bytes::CopyForm each : bytes::copy_forms())
    if (bytes::name_of(each) == form) return lab.copied(each);
  return "";
}

}  // namespace lockstep::ui::model
