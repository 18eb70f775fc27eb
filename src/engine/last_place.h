// Where a thread stood when its run ended: what an editor marks beside the line.
//
//   returned   its function is over; where it was is gone with its frames
//   raised     an exception left it: the line of the program that raised
//   blocked    it waits for something: the line, and what for: "acquire y (Lock)", "sleep"
//   running    it could have gone on: the run was stopped, reached a ceiling, or did not wait for it
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/executor.h"
#include "protocol/protocol.h"

namespace lockstep::engine {

using protocol::ThreadEnd;

struct LastPlace {
  ThreadEnd end = ThreadEnd::returned;
  uint32_t line = 0;  // of the program; 0 = none of its lines
  std::string waits_for;

  friend bool operator==(const LastPlace&, const LastPlace&) = default;
};

// `last` is what the thread's latest `run` answered; none: it has not run. Nothing runs meanwhile.
LastPlace last_place(Executor&, const python::vm::Thread&, std::optional<python::vm::Stop> last);

}  // namespace lockstep::engine
