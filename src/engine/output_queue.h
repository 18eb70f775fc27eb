// What a program has written, in the order in which it was written, until the front door takes it.
#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

#include "engine/run.h"

namespace lockstep::engine {

class OutputQueue {
 public:
  explicit OutputQueue(uint64_t ceiling_bytes) : left_(ceiling_bytes) {}

  // Any thread. False: the ceiling is reached and `text` was cut, at a character's border.
  bool write(ThreadId, python::vm::Stream, std::string_view text);
  std::vector<OutputPiece> take();

 private:
  std::mutex mutex_;  // guards both
  uint64_t left_;
  std::vector<OutputPiece> pieces_;
};

}  // namespace lockstep::engine
