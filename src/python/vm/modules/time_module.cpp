// The module time: the engine's clocks, and dates in UTC.
#include <algorithm>
#include <cmath>

#include "python/vm/core/call.h"
#include "python/vm/modules/modules.h"
#include "python/vm/objects/containers/containers.h"
#include "python/vm/objects/exceptions/exception.h"
#include "python/vm/objects/functions/callable.h"
#include "python/vm/objects/numbers/number.h"
#include "python/vm/objects/text/str.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::python::vm {

namespace {

Value sleep(Thread& t, Args a) {
  if (std::exchange(t.is_retrying, false)) return none();
  if (!check_count(t, "sleep", a, 1, 1)) return Value();
  const auto seconds = as_seconds(t, a[0]);
  if (!seconds) return Value();
  if (*seconds < 0) return raise(t, Exc::ValueError, "sleep length must be non-negative");
  if (!(*seconds < 1e9)) return raise(t, Exc::OverflowError, "timestamp out of range for platform time_t");
  return wait_for(t, nullptr, driver().now_ns(t) + static_cast<uint64_t>(*seconds * 1e9), nullptr, "sleep");
}
template <Clock clock>
Value seconds_of(Thread& t, Args) {
  return make_float(static_cast<double>(driver().read_clock(t, clock)) / 1e9);
}
template <Clock clock>
Value ns_of(Thread& t, Args) {
  return make_int_u(driver().read_clock(t, clock));
}

// ---- dates: the time zone is UTC (days from and to the civil calendar, Howard Hinnant's algorithms)

struct Date {
  int64_t year;
  int month, day, hour, minute, second, weekday, yearday;  // month and day from 1, Monday is weekday 0
};
int64_t days_of(int64_t y, int m, int d) {
  y -= m <= 2;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const auto yoe = static_cast<int64_t>(y - era * 400);
  const int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}
Date date_of(int64_t seconds) {
  Date t{};
  int64_t days = seconds / 86400, rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  t.hour = static_cast<int>(rest / 3600);
  t.minute = static_cast<int>(rest / 60 % 60);
  t.second = static_cast<int>(rest % 60);
  t.weekday = static_cast<int>(((days + 3) % 7 + 7) % 7);
  const int64_t z = days + 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t doe = z - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  t.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  t.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  t.year = yoe + era * 400 + (t.month <= 2);
  t.yearday = static_cast<int>(days - days_of(t.year, 1, 1) + 1);
  return t;
}

constexpr const char* weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};

Value struct_time_of(const Date& d) {
  return make_sequence(rt().struct_time, {make_int(d.year), Value::integer(d.month), Value::integer(d.day),
                                          Value::integer(d.hour), Value::integer(d.minute), Value::integer(d.second),
                                          Value::integer(d.weekday), Value::integer(d.yearday), Value::integer(0)});
}
int64_t seconds_now(Thread& t) { return static_cast<int64_t>(driver().read_clock(t, Clock::wall) / 1000000000); }
// The moment of the optional first argument: seconds since 1970, or now. None: an exception is set.
std::optional<int64_t> moment(Thread& t, const char* name, Args a) {
  if (!check_count(t, name, a, 0, 1)) return std::nullopt;
  if (a.count == 0 || is_none(a[0])) return seconds_now(t);
  if (!is_float(a[0]) && !is_integral(a[0])) {
    raise(t, Exc::TypeError, "'" + std::string(type_name(a[0])) + "' object cannot be interpreted as an integer");
    return std::nullopt;
  }
  const auto s = as_double(t, a[0]);
  if (!s) return std::nullopt;
  if (!(std::fabs(*s) < 1e14)) {
    raise(t, Exc::OverflowError, "timestamp out of range for platform time_t");
    return std::nullopt;
  }
  return static_cast<int64_t>(std::floor(*s));
}
// Of a struct_time or a tuple of nine; null: now. None: an exception is set.
std::optional<Date> date_from(Thread& t, const std::string& function, Value v) {
  if (v.is_null()) return date_of(seconds_now(t));
  if (!is_tuple(v)) {
    raise(t, Exc::TypeError, "Tuple or struct_time argument required");
    return std::nullopt;
  }
  const auto* u = v.as<Tuple>();
  if (u->count != 9) {
    raise(t, Exc::TypeError, function + "(): illegal time tuple argument");
    return std::nullopt;
  }
  int64_t n[9];
  for (uint32_t i = 0; i < 9; ++i) {
    const auto x = as_index(t, u->items[i]);
    if (!x) return std::nullopt;
    n[i] = *x;
  }
  const auto clamp = [](int64_t x, int64_t low, int64_t high) { return static_cast<int>(std::clamp(x, low, high)); };
  return Date{n[0],
              clamp(n[1], 1, 12),
              clamp(n[2], 1, 31),
              clamp(n[3], 0, 23),
              clamp(n[4], 0, 59),
              clamp(n[5], 0, 61),
              clamp(n[6], 0, 6),
              clamp(n[7], 1, 366)};
}
Value gmtime(Thread& t, Args a) {
  const auto seconds = moment(t, "gmtime", a);
  return seconds ? struct_time_of(date_of(*seconds)) : Value();
}
Value mktime(Thread& t, Args a) {
  if (!check_count(t, "time.mktime", a, 1, 1)) return Value();
  const auto d = date_from(t, "mktime", a[0]);
  if (!d) return Value();
  const int64_t days = days_of(d->year, d->month, d->day);
  return make_float(static_cast<double>(days * 86400 + d->hour * 3600 + d->minute * 60 + d->second));
}
std::string padded(int64_t n, int width, char with = '0') {
  std::string s = std::to_string(n);
  return static_cast<int>(s.size()) < width ? std::string(static_cast<size_t>(width) - s.size(), with) + s : s;
}
std::string clock_text(const Date& d) {
  return padded(d.hour, 2) + ":" + padded(d.minute, 2) + ":" + padded(d.second, 2);
}
std::string long_text(const Date& d) {  // Thu Jan  1 00:00:00 1970
  return std::string(weekdays[d.weekday]).substr(0, 3) + " " + std::string(months[d.month - 1]).substr(0, 3) + " " +
         padded(d.day, 2, ' ') + " " + clock_text(d) + " " + std::to_string(d.year);
}
Value asctime(Thread& t, Args a) {
  if (!check_count(t, "asctime", a, 0, 1)) return Value();
  const auto d = date_from(t, "asctime", a.given(0));
  return d ? make_str(long_text(*d)) : Value();
}
Value ctime(Thread& t, Args a) {
  const auto seconds = moment(t, "ctime", a);
  return seconds ? make_str(long_text(date_of(*seconds))) : Value();
}
Value strftime(Thread& t, Args a) {
  if (!check_count(t, "strftime", a, 1, 2)) return Value();
  if (!is_str(a[0]))
    return raise(t, Exc::TypeError, "strftime() argument 1 must be str, not " + std::string(type_name(a[0])));
  const auto date = date_from(t, "strftime", a.given(1));
  if (!date) return Value();
  const Date& d = *date;
  const std::string format = to_utf8(a[0].as<Str>());
  std::string out;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      out += format[i];
      continue;
    }
    switch (format[++i]) {
      case 'Y': out += std::to_string(d.year); break;
      case 'y': out += padded(d.year % 100, 2); break;
      case 'm': out += padded(d.month, 2); break;
      case 'd': out += padded(d.day, 2); break;
      case 'e': out += padded(d.day, 2, ' '); break;
      case 'H': out += padded(d.hour, 2); break;
      case 'I': out += padded((d.hour + 11) % 12 + 1, 2); break;
      case 'M': out += padded(d.minute, 2); break;
      case 'S': out += padded(d.second, 2); break;
      case 'p': out += d.hour < 12 ? "AM" : "PM"; break;
      case 'j': out += padded(d.yearday, 3); break;
      case 'a': out += std::string(weekdays[d.weekday]).substr(0, 3); break;
      case 'A': out += weekdays[d.weekday]; break;
      case 'b': out += std::string(months[d.month - 1]).substr(0, 3); break;
      case 'B': out += months[d.month - 1]; break;
      case 'w': out += std::to_string((d.weekday + 1) % 7); break;
      case 'U': out += padded((d.yearday + 6 - (d.weekday + 1) % 7) / 7, 2); break;
      case 'W': out += padded((d.yearday + 6 - d.weekday) / 7, 2); break;
      case 'T':
      case 'X': out += clock_text(d); break;
      case 'F': out += std::to_string(d.year) + "-" + padded(d.month, 2) + "-" + padded(d.day, 2); break;
      case 'D':
      case 'x': out += padded(d.month, 2) + "/" + padded(d.day, 2) + "/" + padded(d.year % 100, 2); break;
      case 'R': out += padded(d.hour, 2) + ":" + padded(d.minute, 2); break;
      case 'c': out += long_text(d); break;
      case 's':
        out += std::to_string(days_of(d.year, d.month, d.day) * 86400 + d.hour * 3600 + d.minute * 60 + d.second);
        break;
      case 'Z': out += "UTC"; break;
      case 'z': out += "+0000"; break;
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case '%': out += '%'; break;
      default: return refuse(t, "'%" + format.substr(i, 1) + "' in strftime()");
    }
  }
  return make_str(out);
}
// What few programs ask for is made when they do: time.__getattr__(name).
Value make_attribute(Thread& t, Args a) { return call_fallback(t, "time_attribute", {a[0]}); }
Value refuse_strptime(Thread& t, Args) { return refuse(t, "'time.strptime'"); }

}  // namespace

Value make_time_module(Thread&) {
  Value m = make_module("time");
  module_add(m, "sleep", Effect::nothing, sleep);
  for (const char* name : {"monotonic", "perf_counter"})
    module_add(m, name, Effect::reads_clock, seconds_of<Clock::monotonic>, 0);
  for (const char* name : {"monotonic_ns", "perf_counter_ns"})
    module_add(m, name, Effect::reads_clock, ns_of<Clock::monotonic>, 0);
  module_add(m, "process_time", Effect::nothing, seconds_of<Clock::process>, 0);
  module_add(m, "process_time_ns", Effect::nothing, ns_of<Clock::process>, 0);
  module_add(m, "thread_time", Effect::nothing, seconds_of<Clock::thread>, 0);
  module_add(m, "thread_time_ns", Effect::nothing, ns_of<Clock::thread>, 0);
  module_add(m, "time", Effect::reads_clock, seconds_of<Clock::wall>, 0);
  module_add(m, "time_ns", Effect::reads_clock, ns_of<Clock::wall>, 0);
  module_add(m, "gmtime", Effect::reads_clock, gmtime);
  module_add(m, "localtime", Effect::reads_clock, gmtime);
  module_add(m, "mktime", Effect::nothing, mktime);
  module_add(m, "asctime", Effect::reads_clock, asctime);
  module_add(m, "ctime", Effect::reads_clock, ctime);
  module_add(m, "strftime", Effect::reads_clock, strftime);
  module_add(m, "strptime", Effect::nothing, refuse_strptime);
  module_add(m, "__getattr__", Effect::nothing, make_attribute, 1);
  rt().struct_time = make_struct_sequence(
      "time", "struct_time",
      {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"});
  module_set(m, "struct_time", type_value(rt().struct_time));
  for (const char* name : {"timezone", "altzone", "daylight"}) module_set(m, name, Value::integer(0));
  const Value utc = Value::uncounted(intern("UTC")), names[] = {utc, utc};
  module_set(m, "tzname", make_tuple(names, 2));
  return m;
}

}  // namespace lockstep::python::vm
