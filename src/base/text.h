// Places in a text, and what went wrong there.
//
// Lines count from 1 as editors do. Columns count UTF-8 bytes from 0 as CPython's co_positions does; whoever
// shows a column to a person adds 1.
#pragma once

#include <cstdint>
#include <string>

namespace lockstep {

struct TextPosition {
  uint32_t line = 0;    // from 1; 0 = nowhere in the text
  uint32_t column = 0;  // UTF-8 bytes from 0

  friend constexpr bool operator==(TextPosition, TextPosition) = default;
};

struct TextSpan {
  TextPosition begin, end;  // end is exclusive

  friend constexpr bool operator==(TextSpan, TextSpan) = default;
};

// Where a text is wrong and what was expected there, as a sentence without a full stop.
struct TextError {
  TextPosition at;
  std::string message;
};

}  // namespace lockstep
