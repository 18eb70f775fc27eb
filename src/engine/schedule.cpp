#include "engine/schedule.h"

#include <charconv>
#include <limits>

namespace lockstep::engine {

namespace {

constexpr std::string_view version_mark = "L1:";
// No run has more threads; a larger id is a typing error and not a thread that has yet to come.
constexpr uint64_t max_thread_id = 65535;
constexpr uint64_t max_number = std::numeric_limits<int64_t>::max();

TextError error_at(size_t offset, std::string message) {
  return {{1, static_cast<uint32_t>(offset)}, std::move(message)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append(std::string& text, uint64_t number, uint64_t times = 1) {
  if (!text.empty() && is_digit(text.back())) text += '.';
  text += std::to_string(number);
  if (times != 1) text += 'x' + std::to_string(times);
}

std::string joined(std::string_view slices, std::string_view turns, std::optional<uint64_t> unix_begin_ns,
                   std::string_view readings) {
  std::string text(version_mark);
  text += slices;
  if (!turns.empty()) text.append(";f").append(turns);
  if (unix_begin_ns) text += ";w" + std::to_string(*unix_begin_ns);
  if (!readings.empty()) text.append(";c").append(readings);
  return text;
}

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
    list(0, max_thread_id, "a thread id", "how many scheduling points", [&](uint64_t thread, uint64_t points) {
      schedule.slices.push_back({ThreadId{static_cast<uint32_t>(thread)}, points});
    });
    for (std::string_view left = "fwc"; !error_ && at_ < text_.size();) {
      const size_t which = at_ + 1 < text_.size() && text_[at_] == ';' ? left.find(text_[at_ + 1]) : left.npos;
      if (which == left.npos) {
        fail(at_, schedule.slices.empty() ? "expected a thread id" : "expected '.', 'x' or ';'");
        break;
      }
      const char section = left[which];
      left.remove_prefix(which + 1);
      at_ += 2;
      if (section == 'f') {
        list(0, max_number, "how many times", nullptr,
             [&](uint64_t times, uint64_t) { schedule.fair_turns.push_back(times); });
      } else if (section == 'w') {
        schedule.unix_begin_ns = number(0, max_number, "nanoseconds since 1970");
      } else {
        list(0, max_number, "nanoseconds", "how many readings", [&](uint64_t step_ns, uint64_t count) {
          schedule.readings.push_back({step_ns, count});
        });
      }
    }
    if (error_) return std::unexpected(*error_);
    return schedule;
  }

 private:
  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  // value[xN].value[xN]... up to a ';' or the end; `times` null: without xN.
  template <class Take>
  void list(uint64_t low, uint64_t high, const char* what, const char* times, Take take) {
    if (at_ == text_.size() || text_[at_] == ';') return;
    do {
      const uint64_t value = number(low, high, what);
      const uint64_t count = times && skip('x') ? number(1, max_number, times) : 1;
      if (error_) return;
      take(value, count);
    } while (skip('.'));
  }

  uint64_t number(uint64_t low, uint64_t high, const char* what) {
    const size_t start = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    uint64_t value = 0;
    if (at_ == start) return fail(start, std::string("expected ") + what), value;
    const auto [end, problem] = std::from_chars(text_.data() + start, text_.data() + at_, value);
    if (problem != std::errc() || value < low || value > high)
      fail(start, std::string(what) + " must be from " + std::to_string(low) + " to " + std::to_string(high));
    return value;
  }

  void fail(size_t at, std::string message) {
    if (!error_) error_ = error_at(at, std::move(message));
  }

  std::string_view text_;
  size_t at_ = 0;
  std::optional<TextError> error_;
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
  std::string text;
  append(text, index_of(slice.thread), slice.points);
  return text;
}

std::string to_text(const Schedule& schedule) {
  std::string slices, turns, readings;
  for (const Slice& slice : schedule.slices) append(slices, index_of(slice.thread), slice.points);
  for (const uint64_t alike : schedule.fair_turns) append(turns, alike);
  for (const Readings& r : schedule.readings) append(readings, r.step_ns, r.count);
  return joined(slices, turns, schedule.unix_begin_ns, readings);
}

std::expected<Schedule, TextError> parse_schedule(std::string_view text) { return Parser(text).parse(); }

void ScheduleRecorder::close_slice() {
  if (slice_.points != 0) append(slices_, index_of(slice_.thread), slice_.points);
  slice_.points = 0;
  if (slices_.size() + turns_.size() + readings_.size() <= max_bytes) return;
  is_given_up_ = true;
  slices_ = turns_ = readings_ = {};
}

void ScheduleRecorder::close_readings() {
  if (steps_.count != 0) append(readings_, steps_.step_ns, steps_.count);
  steps_.count = 0;
}

void ScheduleRecorder::add(ThreadId thread, uint64_t points) {
  if (points == 0 || is_given_up_) return;
  if (slice_.thread != thread) {
    close_slice();
    slice_.thread = thread;
  }
  slice_.points += points;
}

void ScheduleRecorder::add_turn(bool is_fair) {
  if (is_given_up_) return;
  if (is_fair != turn_is_fair_) {
    append(turns_, turns_alike_);
    turn_is_fair_ = is_fair;
    turns_alike_ = 0;
  }
  ++turns_alike_;
}

void ScheduleRecorder::add_reading(uint64_t ns, std::optional<uint64_t> unix_begin_ns) {
  if (is_given_up_) return;
  if (unix_begin_ns) unix_begin_ns_ = unix_begin_ns;
  const uint64_t step_ns = ns - last_reading_ns_;
  last_reading_ns_ = ns;
  if (steps_.step_ns != step_ns) {
    close_readings();
    steps_.step_ns = step_ns;
    if (readings_.size() > max_bytes) close_slice();
  }
  ++steps_.count;
}

std::string ScheduleRecorder::text() const {
  if (is_given_up_) return {};
  ScheduleRecorder whole = *this;
  whole.close_slice();
  whole.close_readings();
  // That nothing was handed over is what a replay takes for granted.
  if (whole.turn_is_fair_) append(whole.turns_, whole.turns_alike_);
  return joined(whole.slices_, whole.turns_, whole.unix_begin_ns_, whole.readings_);
}

bool ScheduleReader::next_turn(const Schedule& schedule) {
  while (turn_at_ < schedule.fair_turns.size() && turn_done_ == schedule.fair_turns[turn_at_]) {
    ++turn_at_;
    turn_done_ = 0;
  }
  if (turn_at_ == schedule.fair_turns.size()) return false;
  ++turn_done_;
  return turn_at_ % 2 == 1;
}

std::optional<uint64_t> ScheduleReader::next_reading(const Schedule& schedule) {
  if (reading_at_ == schedule.readings.size()) return {};
  const Readings& r = schedule.readings[reading_at_];
  reading_ns_ += r.step_ns;
  if (++reading_done_ == r.count) {
    ++reading_at_;
    reading_done_ = 0;
  }
  return reading_ns_;
}

}  // namespace lockstep::engine
