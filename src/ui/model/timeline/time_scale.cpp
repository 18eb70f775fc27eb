#include "ui/model/timeline/time_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lockstep::ui::model {

namespace {

struct Unit {
  double ns;
  const char* name;
};

constexpr Unit units[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}};

Unit unit_for(double ns) {
  for (const Unit& unit : units)
    if (ns >= unit.ns) return unit;
  return units[3];
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string decimal(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

// The smallest 1, 2 or 5 times a power of ten that is at least this; below a nanosecond there is nothing to mark.
double round_step(double ns) {
  double power = std::pow(10.0, std::floor(std::log10(std::max(ns, 1.0))));
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (power * factor >= ns) return power * factor;
  return power * 10;
}

// How the label of a mark reads where the marks are `step` apart and the view ends at `end`.
std::string tick_label(double ns, double step, double end) {
  if (ns == 0) return "0";
  const Unit unit = unit_for(end);
  const int decimals = std::max(0, static_cast<int>(std::ceil(std::log10(unit.ns / step) - 1e-9)));
  return decimal(ns / unit.ns, decimals) + " " + unit.name;
}

}  // namespace

float TimeScale::x_of(double ns) const {
  const double x = left + (ns - range.begin_ns) / range.span() * (right - left);
  return static_cast<float>(std::clamp(x, -1e6, 1e6));
}

double TimeScale::ns_at(float x) const { return range.begin_ns + (x - left) / (right - left) * range.span(); }

std::vector<Tick> ticks(const TimeScale& scale, float label_pixels) {
  std::vector<Tick> marks;
  if (scale.right <= scale.left || !(scale.range.span() > 0)) return marks;
  const double step = round_step(scale.ns_per_pixel() * label_pixels);
  const double minor = step >= 5 ? step / 5 : step;
  const double first = std::ceil(scale.range.begin_ns / minor);
  const double last = std::floor(scale.range.end_ns / minor);
  const double per_label = std::round(step / minor);
  for (double i = first; i <= last; ++i) {
    const bool is_major = std::fmod(i, per_label) == 0;
    const double at = i * minor;
    marks.push_back({scale.x_of(at), is_major, is_major ? tick_label(at, step, scale.range.end_ns) : ""});
  }
  return marks;
}

std::string exact_text(uint64_t ns) {
  const Unit unit = unit_for(static_cast<double>(ns));
  const auto whole = static_cast<uint64_t>(unit.ns);
  std::string text = std::to_string(ns / whole);
  if (whole > 1) {
    std::string rest = std::to_string(ns % whole + whole);  // the leading 1 keeps the zeros
    text = without_trailing_zeros(text + "." + rest.substr(1));
  }
  return text + " " + unit.name;
}

std::string short_text(uint64_t ns) {
  const Unit unit = unit_for(static_cast<double>(ns));
  const double value = static_cast<double>(ns) / unit.ns;
  const int decimals = unit.ns == 1 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return without_trailing_zeros(decimal(value, decimals)) + " " + unit.name;
}

std::string count_text(uint64_t count) {
  const std::string digits = std::to_string(count);
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string percent_text(double part, double whole) {
  if (!(whole > 0) || part <= 0) return "0%";
  const double percent = 100 * part / whole;
  if (percent < 1) return "<1%";
  return decimal(std::min(percent, 100.0), 0) + "%";
}

}  // namespace lockstep::ui::model
