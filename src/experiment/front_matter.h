// The head of an experiment file: keys with values, nested by indentation.
//
// It looks like YAML and is a small, strict part of it, so that an author needs no manual and a mistake is
// found where it stands. Between two lines `---` every line is one of
//
//   key: value        the value is everything after ": ", literally; there are no quotes and no escapes
//   key:              a group; its entries follow, each two spaces deeper
//   # a remark        at any depth; empty lines are remarks too
//
// A key stands once in its group, has either a value or entries, and ends at the first ": " or at a ":" that
// ends the line. Groups go three deep. Lines may end in CR LF.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace lockstep::experiment {

struct Entry {
  std::string key, value;  // value is empty in a group
  TextPosition at;         // of the key
  TextPosition value_at;   // of the value; in a group: end of the key
  std::vector<Entry> entries;

  bool is_group() const { return !entries.empty(); }
};

struct FrontMatter {
  std::vector<Entry> entries;
  size_t body = 0;         // offset of the first byte after the closing line
  uint32_t body_line = 1;  // its line
};

// Error: where the head is not in this form, and what was expected there.
std::expected<FrontMatter, TextError> read_front_matter(std::string_view text);

}  // namespace lockstep::experiment
