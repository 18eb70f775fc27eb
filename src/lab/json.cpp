#include "lab/json.h"

namespace lockstep::lab {

Json parsed(std::string_view text) {
  size_t keys = 0;
  const auto keep = [&](int, Json::parse_event_t event, const Json&) {
    return event != Json::parse_event_t::key || ++keys <= 1000;
  };
  return Json::parse(text, keep, false);
}

Json json_of(const Problem& problem) {
  return {{"kind", problem.kind},     {"message", problem.message},   {"line", problem.line},
          {"column", problem.column}, {"end_line", problem.end_line}, {"end_column", problem.end_column}};
}

}  // namespace lockstep::lab
