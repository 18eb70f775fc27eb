#include "experiment/body.h"

#include <algorithm>
#include <array>

namespace lockstep::experiment {
namespace {

constexpr std::array<std::string_view, 3> headings{"## State", "## Trigger", "## Consequence"};

std::unexpected<TextError> wrong(uint32_t line, std::string message) {
  return std::unexpected(TextError{{line, 0}, std::move(message)});
}

// Takes the first line off, without its newline and the carriage returns before it.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

void trim_empty_lines(std::string& text) {
  while (text.ends_with('\n')) text.pop_back();
  text.erase(0, text.find_first_not_of('\n'));
}

}  // namespace

std::expected<Body, TextError> read_body(std::string_view text, uint32_t first_line, bool needs_program) {
  Body body;
  const std::array<std::string*, 4> parts{&body.introduction, &body.state, &body.trigger, &body.consequence};
  size_t part = 0;
  uint32_t number = first_line;
  uint32_t fence_line = 0;  // where the open code block of the prose began; 0 = none is open
  for (; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (fence_line == 0 && line == "```python") {
      body.program_line = ++number;
      bool closed = false;
      for (; !text.empty() && !closed; ++number) {
        const std::string_view code = take_line(text);
        closed = code == "```";
        if (!closed) body.program.append(code).append("\n");
      }
      if (!closed) return wrong(body.program_line - 1, "the program is not closed by a line '```'");
      for (; !text.empty(); ++number)
        if (!is_blank(take_line(text))) return wrong(number, "nothing may follow the program");
      break;
    }
    if (line.starts_with("```")) fence_line = fence_line == 0 ? number : 0;
    if (fence_line == 0 && line.starts_with("## ")) {
      if (part == headings.size() || line != headings[part])
        return wrong(number, part == headings.size() ? "expected no further heading after '## Consequence'"
                                                     : "expected the heading '" + std::string(headings[part]) + "'");
      ++part;
      continue;
    }
    parts[part]->append(is_blank(line) ? "" : line).append("\n");
  }
  if (fence_line != 0) return wrong(fence_line, "this code block is not closed by a line '```'");
  if (part < headings.size()) return wrong(number, "the heading '" + std::string(headings[part]) + "' is missing");
  for (std::string* prose : parts) trim_empty_lines(*prose);
  for (size_t i = 0; i < headings.size(); ++i)
    if (parts[i + 1]->empty()) return wrong(number, "there is no text under '" + std::string(headings[i]) + "'");
  if (needs_program && body.program.empty()) return wrong(number, "the program is missing: a block '```python'");
  return body;
}

}  // namespace lockstep::experiment
