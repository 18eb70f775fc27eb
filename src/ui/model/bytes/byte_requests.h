// What the shell asks of the byte lab beside the state, and the JSON that it is answered with: Pasted and Found of
// protocol/protocol.def.
//
// Every answer is an object; what could not be done has "error", a sentence for the reader.
#pragma once

#include <string>
#include <string_view>

#include "ui/model/bytes/byte_lab.h"

namespace lockstep::ui::model {

// {"form", "size"}: what the text was taken for and how many bytes it gave.
std::string answer_paste(ByteLab&, std::string_view text);
// The same without changing anything, and "hex", the first 32 bytes.
std::string answer_read(std::string_view text);
// {"hex"}: the number's bytes in this order ("little", "big"); with `writes` they are put at the cursor.
std::string answer_number(ByteLab&, std::string_view text, std::string_view type, std::string_view order, bool writes);
// {"begin", "end", "how"}. `kind`: "any", "bytes", "text", "number".
std::string answer_find(ByteLab&, std::string_view text, std::string_view kind, bool backwards);
// {"cursor"}
std::string answer_go_to(ByteLab&, std::string_view place);
// Not JSON: the text itself; "" for a form that is not known.
std::string answer_copy(const ByteLab&, std::string_view form);

}  // namespace lockstep::ui::model
