#include "lab/help.h"

#include "lab/json.h"
#include "python/lib/help.h"

namespace lockstep::lab {

std::string help_json() {
  Json list = Json::array();
  for (const python::lib::Help& help : python::lib::help_texts)
    list.push_back({{"name", help.name}, {"parameters", help.parameters}, {"text", help.text}});
  return text_of(list);
}

}  // namespace lockstep::lab
