#include "protocol/protocol.h"

namespace lockstep::protocol {

std::string listed(const std::vector<std::string_view>& words, std::string_view last_joint) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + std::string(last_joint) + " " : ", ";
    text += words[i];
  }
  return text;
}

std::string not_a_word(std::string_view word, std::string_view noun, const std::vector<std::string_view>& known) {
  return "'" + std::string(word.substr(0, 40)) + "' is not " + std::string(noun) + "; known are " +
         listed(known, "and");
}

}  // namespace lockstep::protocol
