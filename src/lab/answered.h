// Questions and answers as texts: what calls.h and searches.h have in common.
//
//   {"answer": …}            as the row of protocol.def says
//   {"error": Problem}       of kind "request" where the question is not as the row says, else why there is no answer
#pragma once

#include <string>
#include <string_view>

#include "lab/problem.h"
#include "protocol/json.h"

namespace lockstep::lab {

std::string answer_text(Json answer);
std::string error_text(const Problem&);
// There is no such row.
std::string not_answered(std::string_view name);

// `perform` makes of the question an expected answer.
template <class Row, class Perform>
std::string answered(std::string_view question_json, Perform perform) {
  const auto question = protocol::message_in<typename Row::Question>(question_json, "the question");
  if (!question) return error_text({"request", question.error(), 0, 0, 0, 0, ""});
  const auto answer = perform(*question);
  return answer ? answer_text(protocol::json_of(*answer)) : error_text(answer.error());
}

}  // namespace lockstep::lab
