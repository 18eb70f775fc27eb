// Who waits as far as the trace has come, and for what.
#pragma once

#include <optional>
#include <vector>

#include "protocol/protocol.h"
#include "ui/model/timeline/timeline.h"

namespace lockstep::ui::model {

// None: the thread does not wait. Line 0: none of the program's.
std::optional<protocol::Waiter> waiter_of(const Timeline&, const ThreadHistory&);
std::vector<protocol::Waiter> who_waits(const Timeline&);

}  // namespace lockstep::ui::model
