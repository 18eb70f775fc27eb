#include "python/compile/clean_doc.h"

#include <algorithm>

#include "base/utf8.h"

namespace lockstep::python::compile {
namespace {

std::string expand_tabs(std::string_view text) {
  std::string out;
  size_t column = 0;
  for (char c : text) {
    if (c == '\t') {
      size_t spaces = 8 - column % 8;
      out.append(spaces, ' ');
      column += spaces;
    } else {
      out += c;
      if (c == '\n' || c == '\r') {
        column = 0;
      } else if (begins_character(c)) {
        column++;
      }
    }
  }
  return out;
}

}  // namespace

std::string clean_doc(std::string_view text) {
  std::string doc = expand_tabs(text);
  size_t margin = std::string::npos;
  for (size_t line = doc.find('\n'); line != doc.npos; line = doc.find('\n', line + 1)) {
    size_t letter = doc.find_first_not_of(' ', line + 1);
    if (letter != doc.npos && doc[letter] != '\n') margin = std::min(margin, letter - line - 1);
  }
  if (margin == std::string::npos) margin = 0;
  std::string out;
  size_t at = std::min(doc.find_first_not_of(' '), doc.size());
  for (;;) {
    size_t end = doc.find('\n', at);
    if (end == doc.npos) {
      out.append(doc, at);
      return out;
    }
    out.append(doc, at, end - at + 1);
    at = end + 1;
    for (size_t i = 0; i < margin && at < doc.size() && doc[at] == ' '; i++) at++;
  }
}

}  // namespace lockstep::python::compile
