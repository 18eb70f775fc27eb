// What each kind of slice looks like and what is said of it: the rows of slice_kinds.def, filled in for a slice.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ui/model/theme.h"
#include "ui/model/timeline/given.h"
#include "ui/model/timeline/sentence.h"
#include "ui/model/timeline/slice.h"
#include "ui/model/tooltip.h"

namespace lockstep::ui::model {

class Timeline;

// How a slice is filled.
enum class Texture : uint8_t {
#define X(name) name,
#include "ui/model/timeline/textures.def"
#undef X
};
// `number`: where its label has no room, the brief one is a number in the middle. The others are little pictures.
enum class Sign : uint8_t { none, number, lock, moon, flag, queue, bell };
constexpr bool is_picture(Sign sign) { return sign != Sign::none && sign != Sign::number; }

#define LOCKSTEP_SLICE_WORDS(X)                                                             \
  X(row)           /* the name of the row that the slice stands in */                       \
  X(holder)        /* the thread that the slice names */                                    \
  X(holder_number) /* its number */                                                         \
  X(previous)      /* the thread that held the GIL before; nothing if none did */           \
  X(object)        /* what is waited for; nothing if only time is */                        \
  X(instructions)  /* how many were executed; nothing if none is known of */                \
  X(events)        /* how many are missing */                                               \
  X(line)          /* of the source; nothing if it was not recorded */                      \
  X(deadline)      /* that the time was up, when something else was waited for */           \
  X(reason)        /* why it stopped; nothing while it has not */                           \
  X(owner)         /* the thread that holds what is waited for; nothing if none is known */ \
  X(waiters)       /* how many wait */                                                      \
  X(keeper)        /* the thread that has what the others wait for; nothing if none does */ \
  X(holders)       /* who had the GIL meanwhile, the longest first */

enum class SliceWord : uint8_t {
#define X(name) name,
  LOCKSTEP_SLICE_WORDS(X)
#undef X
};
constexpr std::string_view slice_words[] = {
#define X(name) #name,
    LOCKSTEP_SLICE_WORDS(X)
#undef X
};
constexpr std::span<const std::string_view> names_of(SliceWord) { return slice_words; }
using SliceSentence = Sentence<SliceWord>;

struct Says {
  SliceSentence label, brief, title;
};
inline constexpr std::nullopt_t same_words = std::nullopt;

using SliceFacts = Facts<SliceWord>;

// What stands in the legend, or why nothing does.
struct LegendText {
  constexpr LegendText(const char* words, const char* why_no_words = "") : text(words), why_not(why_no_words) {}

  std::string_view text, why_not;
};
constexpr LegendText not_in_legend(const char* why) { return {"", why}; }

using ThemeColor = Color Theme::*;
inline constexpr ThemeColor of_its_thread = nullptr;

struct SliceLook {
  Given<bool> is_wait;
  Given<ThemeColor> color;
  Given<Texture> texture;
  Given<Sign> sign;
  Given<std::string_view> word;
  LegendText legend;
  Says says;
  Given<std::optional<Says>> bare;
  Given<SliceFacts> facts;
  Given<std::string_view> hint;
};

namespace slice_looks {
#define X(name, ...) inline constexpr SliceLook name{__VA_ARGS__};
#include "ui/model/timeline/slice_kinds.def"
#undef X
}  // namespace slice_looks

constexpr const SliceLook& look_of(SliceKind kind) {
  switch (kind) {
#define X(name, ...)    \
  case SliceKind::name: \
    return slice_looks::name;
#include "ui/model/timeline/slice_kinds.def"
#undef X
  }
  std::unreachable();
}

// A slice as it is spoken of.
struct SpokenSlice {
  const Timeline& run;
  std::string_view row;  // the name of its row
  const Slice& slice;
  bool is_open = false;  // it goes on
  bool is_last = false;  // it went on until the run ended
};

struct Labels {
  std::string full, brief;
};
Labels labels_of(const SpokenSlice&);
Tooltip describe_slice(const SpokenSlice&);

// Whether its thread cannot go on until it is woken.
constexpr bool is_wait(SliceKind kind) { return look_of(kind).is_wait.value; }

// Whether several threads can wait so for one thing: all waits but those for time and for a thread.
constexpr bool is_of_many(SliceKind kind) {
  return is_wait(kind) && kind != SliceKind::asleep && kind != SliceKind::joins;
}

// Slices whose colour is that of the thread which they name: a cell of many counts them by thread.
constexpr bool counts_by_thread(SliceKind kind) { return look_of(kind).color.value == of_its_thread; }

}  // namespace lockstep::ui::model
