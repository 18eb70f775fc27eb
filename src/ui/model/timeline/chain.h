// What a moment of a thread waited for, and what that waited for: the critical path that led to it.
//
// From where the thread went on, the path goes back in time. While the thread ran, it stays with it; where it waited,
// it goes over to who let it go on: the thread that woke it, started it, or gave it the GIL. So no moment of the
// selected wait is told by two links, and only what no slice tells of (from a thread's creation to its first moment) by
// none:
//
//   worker   ▏ waits for the lock ──────────▏wants GIL▏ running
//            │                    ▲          ▲
//   main     │ ── running ────────┘ lets go ─┘ hands the GIL over
//
// (Yang and Miller, Critical Path Analysis for the Execution of Parallel and Distributed Programs, 1988.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ui/model/theme.h"
#include "ui/model/timeline/given.h"
#include "ui/model/timeline/row.h"
#include "ui/model/timeline/timeline.h"

namespace lockstep::ui::model {

// Why an arrow goes from one thread to another: it released what the other waited for, started it, or let go of the
// GIL, which the other took. `holds` goes from who waits to whom it waits for, where nobody has let it go on so far.
enum class HopKind : uint8_t {
#define X(name, ...) name,
#include "ui/model/timeline/hop_kinds.def"
#undef X
};

#define X(name, ...) +1
constexpr size_t hop_kind_count = 0
#include "ui/model/timeline/hop_kinds.def"
    ;
#undef X

struct HopLook {
  Given<Color Theme::*> color;
  Given<bool> dashed;
  Given<std::string_view> legend;
};
inline constexpr HopLook hop_looks[] = {
#define X(name, ...) {__VA_ARGS__},
#include "ui/model/timeline/hop_kinds.def"
#undef X
};
constexpr const HopLook& look_of(HopKind kind) { return hop_looks[static_cast<size_t>(kind)]; }

struct Hop {
  HopKind kind{};
  ThreadId from{}, to{};
  uint64_t at_ns = 0;

  friend bool operator==(const Hop&, const Hop&) = default;
};

struct ChainLink {
  ThreadId thread{};
  SliceKind kind{};
  uint64_t begin_ns = 0, end_ns = 0;  // the part of the slice that is on the path

  friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

struct Chain {
  std::vector<ChainLink> links;  // the latest first
  std::vector<Hop> hops;         // likewise
  bool is_cut = false;           // it goes on beyond `most_links`
  bool is_ring = false;          // a thread waits for itself: a deadlock

  static constexpr size_t most_links = 400;
  bool is_empty() const { return links.empty(); }
};

// Of a slice of that thread. Of a wait: what it waited for. Of any other slice: how it came that it could begin.
Chain chain_of(const Timeline&, ThreadId, const Slice&);

// Who waits for whom at the end of a run that is stuck: one arrow for each thread that waits for a thread that is
// known.
std::vector<Hop> last_waits(const Timeline&);

// "Thread 2 running 4 ms, Thread 3 blocked 1 ms": the latest first, at most `most` of them, for the ear.
std::string text_of(const Chain&, const Timeline&, size_t most);

}  // namespace lockstep::ui::model
