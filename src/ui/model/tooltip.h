// What is said about the thing that the reader points at.
#pragma once

#include <string>
#include <vector>

#include "ui/model/geometry.h"

namespace lockstep::ui::model {

struct Tooltip {
  Point at;  // it stands beside this point
  std::string title;
  struct Row {
    std::string label, value;

    friend bool operator==(const Row&, const Row&) = default;
  };
  std::vector<Row> rows;
  std::string hint;
};

}  // namespace lockstep::ui::model
