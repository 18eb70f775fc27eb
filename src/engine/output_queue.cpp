#include "engine/output_queue.h"

#include <utility>

#include "base/utf8.h"

namespace lockstep::engine {

namespace {

// Neighbours of one thread are joined up to this, so that a loop of prints is not a million pieces.
constexpr size_t piece_bytes = 16 * 1024;

}  // namespace

bool OutputQueue::write(ThreadId thread, python::vm::Stream stream, std::string_view text) {
  const std::lock_guard lock(mutex_);
  const bool fits = text.size() <= left_;
  if (!fits) {
    size_t end = left_;
    while (end > 0 && !begins_character(text[end])) --end;
    text = text.substr(0, end);
  }
  left_ = fits ? left_ - text.size() : 0;
  if (text.empty()) return fits;
  if (!pieces_.empty()) {
    OutputPiece& last = pieces_.back();
    if (last.thread == thread && last.stream == stream && last.text.size() < piece_bytes) {
      last.text += text;
      return fits;
    }
  }
  pieces_.push_back({stream, thread, std::string(text)});
  return fits;
}

std::vector<OutputPiece> OutputQueue::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(pieces_, {});
}

}  // namespace lockstep::engine
