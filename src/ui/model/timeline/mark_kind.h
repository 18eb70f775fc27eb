// A moment on a row, and what each kind of it looks like and says: the rows of mark_kinds.def.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "trace/trace.h"
#include "ui/model/theme.h"
#include "ui/model/timeline/given.h"
#include "ui/model/timeline/sentence.h"
#include "ui/model/tooltip.h"

namespace lockstep::ui::model {

class Timeline;

enum class MarkKind : uint8_t {
#define X(name, ...) name,
#include "ui/model/timeline/mark_kinds.def"
#undef X
};

#define X(name, ...) +1
constexpr size_t mark_kind_count = 0
#include "ui/model/timeline/mark_kinds.def"
    ;
#undef X

struct Mark {
  uint64_t at_ns = 0;
  uint64_t value = 0;   // output: bytes
  uint32_t object = 0;  // output: the stream; else the other thread
  MarkKind kind{};

  friend bool operator==(const Mark&, const Mark&) = default;
};

// A triangle on the upper edge that points at the moment, one on the lower edge, a ring and a cross on the upper edge.
enum class MarkShape : uint8_t { points_down, points_up, ring, cross };
enum class Presence : uint8_t { always, remark };

#define LOCKSTEP_MARK_WORDS(X)                      \
  X(row)    /* the name of the row that it is on */ \
  X(thread) /* the other thread */                  \
  X(bytes)  /* how many were written */             \
  X(stream) /* where to */

enum class MarkWord : uint8_t {
#define X(name) name,
  LOCKSTEP_MARK_WORDS(X)
#undef X
};
constexpr std::string_view mark_words[] = {
#define X(name) #name,
    LOCKSTEP_MARK_WORDS(X)
#undef X
};
constexpr std::span<const std::string_view> names_of(MarkWord) { return mark_words; }
using MarkFacts = Facts<MarkWord>;

struct MarkLook {
  Given<trace::EventKind> event;
  Given<Color Theme::*> color;
  Given<MarkShape> shape;
  Given<Presence> presence;
  Given<std::string_view> legend;
  Sentence<MarkWord> says;
  Given<MarkFacts> facts;
};

namespace mark_looks {
#define X(name, ...) inline constexpr MarkLook name{__VA_ARGS__};
#include "ui/model/timeline/mark_kinds.def"
#undef X
}  // namespace mark_looks

constexpr const MarkLook& look_of(MarkKind kind) {
  switch (kind) {
#define X(name, ...)   \
  case MarkKind::name: \
    return mark_looks::name;
#include "ui/model/timeline/mark_kinds.def"
#undef X
  }
  std::unreachable();
}

// The mark that an event makes, if it makes one.
std::optional<MarkKind> mark_of(trace::EventKind);

// `more`: so many stand too close to be drawn apart from it.
Tooltip describe_mark(const Timeline&, std::string_view row, const Mark&, size_t more);

}  // namespace lockstep::ui::model
