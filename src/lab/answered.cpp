#include "lab/answered.h"

namespace lockstep::lab {

std::string answer_text(Json answer) { return text_of({{"answer", std::move(answer)}}); }

std::string error_text(const Problem& problem) { return text_of({{"error", json_of(message_of(problem))}}); }

std::string not_answered(std::string_view name) {
  return error_text({"request", "there is no call '" + std::string(name.substr(0, 40)) + "'", 0, 0, 0, 0, ""});
}

}  // namespace lockstep::lab
