#include "engine/schedule.h"

#include <charconv>
#include <limits>

namespace lockstep::engine {

namespace {

constexpr std::string_view version_mark = "L1:";
// No run has more threads; a larger id is a typing error and not a thread that has yet to come.
constexpr uint64_t max_thread_id = 65535;

TextError error_at(size_t offset, std::string message) {
  return {{1, static_cast<uint32_t>(offset)}, std::move(message)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::expected<Schedule, TextError> parse() {
    if (!text_.starts_with(version_mark)) {
      if (text_.starts_with('L') && text_.find(':') != std::string_view::npos)
        return std::unexpected(error_at(0, "this is another version of the schedule format; expected 'L1:'"));
      return std::unexpected(error_at(0, "expected 'L1:'"));
    }
    at_ = version_mark.size();
    Schedule schedule;
    while (at_ < text_.size()) {
      if (!schedule.slices.empty() && !skip('.')) return std::unexpected(error_at(at_, "expected '.' or 'x'"));
      const auto thread = number(0, max_thread_id, "a thread id");
      if (!thread) return std::unexpected(thread.error());
      uint64_t points = 1;
      if (skip('x')) {
        const auto count = number(1, std::numeric_limits<int64_t>::max(), "how many scheduling points");
        if (!count) return std::unexpected(count.error());
        points = *count;
      }
      schedule.slices.push_back({ThreadId{static_cast<uint32_t>(*thread)}, points});
    }
    return schedule;
  }

 private:
  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::expected<uint64_t, TextError> number(uint64_t low, uint64_t high, const char* what) {
    const size_t start = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ == start) return std::unexpected(error_at(start, std::string("expected ") + what));
    uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text_.data() + start, text_.data() + at_, value);
    if (problem != std::errc() || value < low || value > high)
      return std::unexpected(
          error_at(start, std::string(what) + " must be from " + std::to_string(low) + " to " + std::to_string(high)));
    return value;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

void Schedule::add(ThreadId thread, uint64_t points) {
  if (points == 0) return;
  if (!slices.empty() && slices.back().thread == thread) {
    slices.back().points += points;
  } else {
    slices.push_back({thread, points});
  }
}

std::string to_text(const Slice& slice) {
  std::string text = std::to_string(index_of(slice.thread));
  if (slice.points != 1) text += 'x' + std::to_string(slice.points);
  return text;
}

std::string to_text(const Schedule& schedule) {
  std::string text(version_mark);
  for (const Slice& slice : schedule.slices) {
    if (text.size() > version_mark.size()) text += '.';
    text += to_text(slice);
  }
  return text;
}

std::expected<Schedule, TextError> parse_schedule(std::string_view text) { return Parser(text).parse(); }

void ScheduleRecorder::add(ThreadId thread, uint64_t points) {
  if (!is_complete_) return;
  schedule_.add(thread, points);
  if (schedule_.slices.size() <= max_slices) return;
  is_complete_ = false;
  schedule_ = {};
}

}  // namespace lockstep::engine
