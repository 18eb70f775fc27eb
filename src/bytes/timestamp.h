// Times as files and wires store them, to and from "2024-01-01T00:00:00Z". Always UTC; no leap seconds.
//
//   Unix       seconds since 1970 (signed)          FILETIME   100 ns since 1601 (64 bits)
//   NTP        seconds since 1900 (32 bits)         DOS        date and time of day in 16 bits each, 2 s steps
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::bytes {

// Seconds since 1970 and the fraction of a second in units of 100 ns.
struct Moment {
  int64_t seconds = 0;
  uint32_t ticks = 0;  // below 10,000,000

  friend constexpr bool operator==(Moment, Moment) = default;
};

// None: outside the years 0001 to 9999. The fraction is written only when there is one.
std::optional<std::string> moment_text(Moment);
// "2024-01-01", "2024-01-01T12:30:00", a space for the T, a fraction, a Z. None: not a real date or time.
std::optional<Moment> parse_moment(std::string_view);

Moment moment_of_unix(int64_t seconds);
Moment moment_of_filetime(uint64_t ticks);
Moment moment_of_ntp(uint32_t seconds);
// None: a month, day, hour, minute or second that does not exist.
std::optional<Moment> moment_of_dos(uint16_t date, uint16_t time);
std::optional<std::string> dos_date_text(uint16_t);  // "2024-01-01"
std::optional<std::string> dos_time_text(uint16_t);  // "12:00:00"

// None: the moment has no such form (before the epoch, after the last).
std::optional<uint64_t> filetime_of(Moment);
std::optional<uint32_t> ntp_of(Moment);
struct DosMoment {
  uint16_t date = 0, time = 0;
};
std::optional<DosMoment> dos_of(Moment);  // odd seconds are rounded down

}  // namespace lockstep::bytes
