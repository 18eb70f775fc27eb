#include "experiment/front_matter.h"

#include <algorithm>

namespace lockstep::experiment {
namespace {

constexpr size_t deepest = 3;

std::unexpected<TextError> wrong(TextPosition at, std::string message) {
  return std::unexpected(TextError{at, std::move(message)});
}

std::string_view trimmed_right(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Hands out lines without their newline and counts them.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  bool next(std::string_view& line) {
    if (offset_ >= text_.size()) return false;
    const size_t end = std::min(text_.find('\n', offset_), text_.size());
    line = text_.substr(offset_, end - offset_);
    offset_ = std::min(end + 1, text_.size());
    ++number_;
    return true;
  }
  uint32_t number() const { return number_; }
  size_t offset() const { return offset_; }

 private:
  std::string_view text_;
  size_t offset_ = 0;
  uint32_t number_ = 0;
};

// Where the key of `content` ends, or npos.
size_t end_of_key(std::string_view content) {
  const size_t colon = content.find(": ");
  if (colon != std::string_view::npos) return colon;
  return content.ends_with(':') ? content.size() - 1 : std::string_view::npos;
}

// A group that was left empty is found only when the next line does not go deeper.
const Entry* empty_group(const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    if (entry.value.empty() && entry.entries.empty()) return &entry;
    if (const Entry* inner = empty_group(entry.entries)) return inner;
  }
  return nullptr;
}

std::expected<Entry, TextError> read_entry(std::string_view content, TextPosition at) {
  const size_t colon = end_of_key(content);
  if (colon == std::string_view::npos) return wrong(at, "expected 'key: value' or 'key:'");
  Entry entry;
  entry.key = trimmed_right(content.substr(0, colon));
  if (entry.key.empty()) return wrong(at, "a key is missing before ':'");
  std::string_view value = content.substr(colon + 1);
  const size_t gap = std::min(value.find_first_not_of(' '), value.size());
  value.remove_prefix(gap);
  entry.value = value;
  entry.at = at;
  entry.value_at = {at.line, at.column + static_cast<uint32_t>(colon + 1 + gap)};
  return entry;
}

}  // namespace

std::expected<FrontMatter, TextError> read_front_matter(std::string_view text) {
  Lines lines(text);
  std::string_view line;
  if (!lines.next(line) || trimmed_right(line) != "---")
    return wrong({1, 0}, "an experiment begins with a line '---', its keys, and another line '---'");

  FrontMatter head;
  std::vector<std::vector<Entry>*> open{&head.entries};  // the group of each depth that the next line may join
  while (lines.next(line)) {
    line = trimmed_right(line);
    if (line == "---") {
      if (const Entry* empty = empty_group(head.entries))
        return wrong(empty->value_at, "'" + empty->key + "' has neither a value nor entries below it");
      head.body = lines.offset();
      head.body_line = lines.number() + 1;
      return head;
    }
    const size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view content = line.substr(indent);
    const TextPosition at{lines.number(), static_cast<uint32_t>(indent)};
    if (content.empty() || content.front() == '#') continue;
    if (content.front() == '\t') return wrong(at, "indent with two spaces, not with a tab");
    if (indent % 2 != 0) return wrong(at, "indent with two spaces per depth");
    const size_t depth = indent / 2;
    if (depth >= deepest) return wrong(at, "groups go three deep at most");
    if (depth >= open.size()) {
      const bool fits = depth == open.size() && !open.back()->empty();
      if (!fits) return wrong(at, "this line is deeper than the key it would belong to");
      Entry& parent = open.back()->back();
      if (!parent.value.empty()) return wrong(at, "'" + parent.key + "' has a value, so it cannot have entries too");
      open.push_back(&parent.entries);
    }
    open.resize(depth + 1);
    std::vector<Entry>& group = *open.back();

    auto entry = read_entry(content, at);
    if (!entry) return std::unexpected(entry.error());
    const auto same = [&](const Entry& other) { return other.key == entry->key; };
    if (const auto twin = std::ranges::find_if(group, same); twin != group.end())
      return wrong(at, "'" + entry->key + "' already stands in line " + std::to_string(twin->at.line));
    group.push_back(*std::move(entry));
  }
  return wrong({lines.number(), 0}, "the line '---' that ends the keys is missing");
}

}  // namespace lockstep::experiment
