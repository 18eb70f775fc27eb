// What functions of the library are to an exploration, as their files declare it behind "  #@ ".
//
//   import _thread  #@ guards its own data         once: every function of this file says what it is
//   def wait(self, timeout=None):  #@ waits        on the line of the `def`, or of a lambda
//
// A class's body and a module's run before threads know of them: quiet where data is guarded. Comprehensions, generator
// expressions and lambdas without a word of their own belong to what is guarded.
#include <algorithm>
#include <array>
#include <string_view>

#include "python/vm/core/runtime.h"
#include "python/vm/explore/visit.h"

namespace lockstep::python::vm {

namespace {

constexpr std::string_view library = "/usr/lib/python3.14/", mark = "  #@ ", guards = "guards its own data";

struct Word {
  std::string_view word;
  Role role;
};
constexpr std::array words = {
    Word{"plain", Role::program},   Word{"guarded", Role::guarded}, Word{"quiet", Role::quiet},
    Word{"unknown", Role::unknown}, Word{"reads", Role::reads},     Word{"writes", Role::writes},
    Word{"tries", Role::tries},     Word{"prints", Role::prints},   Word{"waits", Role::waits},
    Word{"starts", Role::starts},   Word{"joins", Role::joins}};

// The word behind a line; empty: none.
std::string_view word_on(std::string_view line) {
  const size_t at = line.find(mark);
  return at == line.npos ? std::string_view() : line.substr(at + mark.size());
}

// Takes the next line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

}  // namespace

MarkedFile::MarkedFile(std::string_view text) : text_(text) {
  if (!text.contains(mark)) return;
  is_guarded = text.contains(std::string(mark) + std::string(guards));
  for (size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1) lines_.push_back(at);
}

std::string_view MarkedFile::from_line(uint32_t line) const {
  return line == 0 || line > lines_.size() ? std::string_view() : text_.substr(lines_[line - 1]);
}

std::optional<Role> role_named(std::string_view word) {
  const auto at = std::ranges::find(words, word, &Word::word);
  return at == words.end() ? std::nullopt : std::optional(at->role);
}

Role role_of(const code::Code& code) {
  if (!code.filename.starts_with(library)) return Role::program;
  const auto source = rt().sources.find(code.filename);
  if (source == rt().sources.end()) return Role::program;
  const MarkedFile& file = rt().exploring->marked_files.try_emplace(code.filename, source->second).first->second;
  if (!file.has_marks()) return Role::program;
  if (code.name == "<module>") return file.is_guarded ? Role::quiet : Role::program;
  std::string_view text = file.from_line(static_cast<uint32_t>(code.first_line));
  const bool is_nameless = code.name.starts_with('<');
  while (!text.empty()) {  // decorators stand before the `def`
    const std::string_view line = take_line(text);
    const size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view statement = line.substr(begin);
    if (!is_nameless && statement.starts_with("class ")) return file.is_guarded ? Role::quiet : Role::program;
    if (!is_nameless && !statement.starts_with("def ") && !statement.starts_with("async def ")) continue;
    if (const auto role = role_named(word_on(line))) return *role;
    break;
  }
  if (!file.is_guarded) return Role::program;
  return is_nameless ? Role::guarded : Role::unknown;
}

}  // namespace lockstep::python::vm
