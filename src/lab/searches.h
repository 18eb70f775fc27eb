// What the page may ask of the explorer: one function for each row SEARCH of protocol.def.
//
// A search works until it has its answer, and hears nothing meanwhile: whoever may want to stop it keeps what `so_far`
// has said (the answer as it would be now, several times a second), and ends the whole process. In the page that is a
// Worker; natively nobody has asked for it yet, as the command line prints findings of its own.
//
// A row without its function does not link, and one whose types are others does not compile.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/explore/remaining.h"
#include "lab/problem.h"
#include "protocol/protocol.h"
#include "python/lib/library.h"

namespace lockstep::lab {

// What is kept between two questions.
struct Explorer {
  python::lib::Library library;
  // Of the program whose threads are being chosen, while nothing else is asked.
  std::unique_ptr<engine::explore::Remaining> remaining;
  std::string remaining_of;
};

namespace searches {
#define SEARCH(name, Question_, Answer_)                         \
  std::expected<protocol::searches::name::Answer, Problem> name( \
      Explorer&, const protocol::searches::name::Question&,      \
      const std::function<void(const protocol::searches::name::Answer&)>& so_far);
#include "protocol/protocol.def"
}  // namespace searches

// As answered.h has it; `so_far` hears {"answer": …}.
std::string search(Explorer&, std::string_view name, std::string_view question_json,
                   const std::function<void(const std::string&)>& so_far);

}  // namespace lockstep::lab
