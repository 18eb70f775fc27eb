#include "base/nearest.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lockstep {

namespace {

constexpr size_t move_cost = 2, case_cost = 1, longest = 40, most_candidates = 750;

size_t substitution_cost(char a, char b) {
  if (((a ^ b) & 31) != 0) return move_cost;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a == b ? 0 : lower(a) == lower(b) ? case_cost : move_cost;
}

// Levenshtein's distance, one row at a time; more than `limit` once it is.
size_t distance_between(std::string_view a, std::string_view b, size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * move_cost;
  if (a.size() > longest || b.size() > longest) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * move_cost > limit) return limit + 1;
  size_t row[longest], result = 0;
  for (size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * move_cost;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t distance = result = j * move_cost, least = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      const size_t substitute = distance + substitution_cost(b[j], a[i]);
      distance = row[i];
      result = row[i] = std::min(std::min(result, distance) + move_cost, substitute);
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates, Tolerance tolerance) {
  const size_t always = tolerance == Tolerance::of_two_letters ? 2 * move_cost : 0;
  std::string_view best;
  size_t best_distance = SIZE_MAX;
  if (candidates.size() >= most_candidates) return best;
  for (const std::string_view candidate : candidates) {
    if (candidate == word) continue;
    const size_t third = (word.size() + candidate.size() + 3) * move_cost / 6;
    const size_t limit = std::min(std::max(third, always), best_distance - 1);
    const size_t distance = distance_between(word, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace lockstep
