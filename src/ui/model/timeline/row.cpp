#include "ui/model/timeline/row.h"

#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/time_scale.h"

namespace lockstep::ui::model {

RowWord time_word(std::string_view key, SliceKind kind, uint64_t ns) {
  std::string heading(look_of(kind).word.value);
  if (heading[0] >= 'a' && heading[0] <= 'z') heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
  return {key, std::move(heading), RowWord::Unit::ns, ns, ""};
}

RowWord count_word(std::string_view key, std::string heading, uint64_t count) {
  return {key, std::move(heading), RowWord::Unit::count, count, ""};
}

RowWord text_word(std::string_view key, std::string heading, std::string text) {
  return {key, std::move(heading), RowWord::Unit::text, 0, std::move(text)};
}

std::string text_of(const RowWord& word) {
  switch (word.unit) {
    case RowWord::Unit::ns: return short_text(word.number);
    case RowWord::Unit::count: return count_text(word.number);
    case RowWord::Unit::text: return word.text;
  }
  return "";
}

}  // namespace lockstep::ui::model
