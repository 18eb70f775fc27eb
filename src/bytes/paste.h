// Bytes out of whatever a person pastes: bare hex, escapes, source code of five languages, base64, dumps of tools.
//
//   de ad be ef      0xde,0xad      \xde\xad      {0xDE, 173}      b'\xde\xad'      3q2+7w==      00000000: dead beef
//   ..
//
// The form is recognised from the text and named in the answer, so that the page can say what it took it for. Rules for
// bare hex: spaces and punctuation separate; each run of digits is whole bytes, heaviest first, as written; a run of
// one digit is that byte (`d` is 0d); any other odd run is refused, because guessing where the zero goes is a lie.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::bytes {

enum class PasteForm : uint8_t { hex, escapes, python_bytes, number_list, base64, xxd, hexdump, hexdump_words };

std::string_view name_of(PasteForm);  // "hex", "Python bytes", "xxd dump", …

struct Pasted {
  PasteForm form;
  std::vector<uint8_t> bytes;
};

// Error: a sentence for the person, with what and where.
std::expected<Pasted, std::string> parse_pasted(std::string_view);
// Taken to be this form; error as above.
std::expected<std::vector<uint8_t>, std::string> parse_pasted_as(std::string_view, PasteForm);

std::string base64_text(std::span<const uint8_t>);

}  // namespace lockstep::bytes
