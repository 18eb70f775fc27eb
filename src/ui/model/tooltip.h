// What is said about a slice, or about a cell of many, when the reader points at it.
#pragma once

#include <string>
#include <vector>

#include "ui/model/geometry.h"
#include "ui/model/timeline.h"

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

// `lane` is null for the GIL's own.
Tooltip describe_slice(const Timeline&, const Lane* lane, const Slice&, bool is_open);
Tooltip describe_cell(const Timeline&, const Lane* lane, const Piece&);

}  // namespace lockstep::ui::model
