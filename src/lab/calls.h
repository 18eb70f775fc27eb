// What the page may ask of a lab beside runs: one function for each row CALL of protocol.def.
//
// A row without its function does not link, and one whose types are others does not compile.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "lab/problem.h"
#include "protocol/protocol.h"

namespace lockstep::lab {

namespace calls {
#define CALL(name, Question_, Answer_) \
  std::expected<protocol::calls::name::Answer, Problem> name(const protocol::calls::name::Question&);
#include "protocol/protocol.def"
}  // namespace calls

// As answered.h has it.
std::string call(std::string_view name, std::string_view question_json);

}  // namespace lockstep::lab
