// The body of an experiment file: prose under its three headings, and the program at the end.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/text.h"

namespace lockstep::experiment {

struct Body {
  std::string introduction, state, trigger, consequence;  // Markdown without empty lines around it
  std::string program;
  uint32_t program_line = 0;  // of the file, on which the program begins
};

// `first_line`: the number of the first line of `text` in its file. Headings and fences inside of other code
// blocks are text. Error: a heading is missing, out of order or empty; the program is missing or not last.
std::expected<Body, TextError> read_body(std::string_view text, uint32_t first_line, bool needs_program);

}  // namespace lockstep::experiment
