#include "bytes/timestamp.h"

#include <chrono>

namespace lockstep::bytes {

namespace {

constexpr int64_t day = 86400;  // seconds
constexpr int64_t ticks_per_second = 10'000'000;
constexpr int64_t from_1601 = 11'644'473'600;  // seconds from 1601 to 1970
constexpr int64_t from_1900 = 2'208'988'800;

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

std::string padded(int64_t value, int width) {
  std::string digits = std::to_string(value);
  return digits.size() < static_cast<size_t>(width)
             ? std::string(static_cast<size_t>(width) - digits.size(), '0') + digits
             : digits;
}

std::string date_text(int year, unsigned month, unsigned day_of_month) {
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day_of_month, 2);
}

std::string time_text(int64_t second_of_day) {
  return padded(second_of_day / 3600, 2) + ":" + padded(second_of_day / 60 % 60, 2) + ":" +
         padded(second_of_day % 60, 2);
}

std::optional<int64_t> days_of(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day_of_month)};
  if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::chrono::year_month_day date_of(int64_t days) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

// Takes a fixed number of digits from the front; none: other characters there.
std::optional<int> take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int64_t> take_time(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute) return std::nullopt;
  std::optional<int> second = 0;
  if (take(text, ':')) second = take_number(text, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

}  // namespace

std::optional<std::string> moment_text(Moment m) {
  const int64_t days = floor_divide(m.seconds, day);
  if (days < -719162 || days > 2932896) return std::nullopt;  // 0001-01-01 to 9999-12-31
  const auto date = date_of(days);
  std::string text = date_text(int(date.year()), unsigned(date.month()), unsigned(date.day())) + "T" +
                     time_text(m.seconds - days * day);
  if (m.ticks) {
    std::string fraction = padded(m.ticks, 7);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    text += "." + fraction;
  }
  return text + "Z";
}

std::optional<Moment> parse_moment(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day_of_month = take_number(text, 2);
  if (!day_of_month) return std::nullopt;
  const auto days = days_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day_of_month));
  if (!days) return std::nullopt;
  Moment m{*days * day, 0};
  if (text.empty()) return m;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  m.seconds += *time;
  if (take(text, '.')) {
    uint32_t scale = ticks_per_second / 10;
    if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), scale /= 10)
      m.ticks += static_cast<uint32_t>(text[0] - '0') * scale;
  }
  take(text, 'Z');
  if (!text.empty()) return std::nullopt;
  return m;
}

Moment moment_of_unix(int64_t seconds) { return {seconds, 0}; }

Moment moment_of_filetime(uint64_t ticks) {
  return {static_cast<int64_t>(ticks / ticks_per_second) - from_1601, static_cast<uint32_t>(ticks % ticks_per_second)};
}

Moment moment_of_ntp(uint32_t seconds) { return {int64_t{seconds} - from_1900, 0}; }

std::optional<std::string> dos_date_text(uint16_t date) {
  const int year = 1980 + (date >> 9);
  const unsigned month = date >> 5 & 15, day_of_month = date & 31;
  if (!days_of(year, month, day_of_month)) return std::nullopt;
  return date_text(year, month, day_of_month);
}

std::optional<std::string> dos_time_text(uint16_t time) {
  const int hour = time >> 11, minute = time >> 5 & 63, second = (time & 31) * 2;
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return time_text(hour * 3600 + minute * 60 + second);
}

std::optional<Moment> moment_of_dos(uint16_t date, uint16_t time) {
  const auto days = days_of(1980 + (date >> 9), date >> 5 & 15, date & 31);
  if (!days || !dos_time_text(time)) return std::nullopt;
  return Moment{*days * day + (time >> 11) * 3600 + (time >> 5 & 63) * 60 + (time & 31) * 2, 0};
}

std::optional<uint64_t> filetime_of(Moment m) {
  if (m.seconds < -from_1601 || m.seconds > int64_t{253402300799}) return std::nullopt;
  return static_cast<uint64_t>(m.seconds + from_1601) * ticks_per_second + m.ticks;
}

std::optional<uint32_t> ntp_of(Moment m) {
  const int64_t seconds = m.seconds + from_1900;
  if (seconds < 0 || seconds > int64_t{0xffffffff}) return std::nullopt;
  return static_cast<uint32_t>(seconds);
}

std::optional<DosMoment> dos_of(Moment m) {
  const int64_t days = floor_divide(m.seconds, day);
  const auto date = date_of(days);
  const int year = int(date.year());
  if (year < 1980 || year > 2107) return std::nullopt;
  const int64_t second = m.seconds - days * day;
  return DosMoment{static_cast<uint16_t>((year - 1980) << 9 | static_cast<int>(unsigned(date.month())) << 5 |
                                         static_cast<int>(unsigned(date.day()))),
                   static_cast<uint16_t>(second / 3600 << 11 | second / 60 % 60 << 5 | second % 60 / 2)};
}

}  // namespace lockstep::bytes
