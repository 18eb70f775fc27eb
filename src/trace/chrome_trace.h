// A trace as Chrome Trace Event JSON, which ui.perfetto.dev and chrome://tracing open.
//
// One process "Lockstep" with one track per thread and, where there was a GIL, one track "GIL" that shows who held it:
//
//   GIL         ▏MainThread▕▏Thread-1 (work)    ▕▏MainThread …
//   MainThread  ▏running   ▕▏wants GIL          ▕▏running …
//   Thread-1    ▏wants GIL ▕▏running            ▕▏blocked on lock (Lock)
//
// A request to let the GIL go is an arrow from who asks to who holds. Times are written in microseconds, as the format
// wants it, with nanoseconds as decimals. Format: "Trace Event Format" (Google, 2016).
#pragma once

#include <span>
#include <string>

#include "trace/trace.h"

namespace lockstep::trace {

// All chunks of one run, those of a thread in order.
std::string to_chrome_json(std::span<const Chunk> chunks);

}  // namespace lockstep::trace
