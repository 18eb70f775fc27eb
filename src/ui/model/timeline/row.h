// A row of the timeline by name, what can be pointed at in it, and what it says of itself.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/model/timeline/mark_kind.h"
#include "ui/model/timeline/slice.h"
#include "ui/model/timeline/track.h"

namespace lockstep::ui::model {

enum class RowKind : uint8_t {
#define X(name, ...) name,
#include "ui/model/timeline/row_kinds.def"
#undef X
};

#define X(name, ...) +1
constexpr size_t row_kind_count = 0
#include "ui/model/timeline/row_kinds.def"
    ;
#undef X

enum class HowMany : uint8_t { one, many };
enum class RowPresence : uint8_t { always, wanted };

struct RowKindInfo {
  RowKind kind;
  std::string_view key;
  HowMany how_many;
  RowPresence presence;
  std::string_view caption;
};
inline constexpr RowKindInfo row_kinds[] = {
#define X(name, key, how_many, presence, caption) \
  {RowKind::name, key, HowMany::how_many, RowPresence::presence, caption},
#include "ui/model/timeline/row_kinds.def"
#undef X
};

// One row, whatever the trace grows to.
struct RowId {
  RowKind kind{};
  uint32_t of = 0;  // what its kind numbers: a thread; 0 where there is only one

  friend auto operator<=>(const RowId&, const RowId&) = default;
};

// A slice by what does not change while the trace grows.
struct SliceRef {
  RowId row;
  uint64_t begin_ns = 0;

  friend bool operator==(const SliceRef&, const SliceRef&) = default;
};

// A mark, or the first of several that are too close to be drawn apart.
struct MarkRef {
  Mark first;
  size_t more = 0;
};

// What the reader points at: a slice, or a cell of many; and the mark on it, if the pointer is on one.
struct Target {
  SliceRef slice;
  Piece piece;
  std::optional<MarkRef> mark;
};

// A row in words, for the description and the table: times, counts or texts under short keys.
struct RowWord {
  enum class Unit : uint8_t { ns, count, text };

  std::string_view key;
  std::string heading;  // of its column; "": not in the table
  Unit unit{};
  uint64_t number = 0;
  std::string text;
};
using RowWords = std::vector<RowWord>;

// The heading is the word of the state.
RowWord time_word(std::string_view key, SliceKind, uint64_t ns);
RowWord count_word(std::string_view key, std::string heading, uint64_t count);
RowWord text_word(std::string_view key, std::string heading, std::string text);
std::string text_of(const RowWord&);  // as the table has it

}  // namespace lockstep::ui::model
