// A column of a table that every row has to fill in.
//
// The kinds of slices and marks are tables of rows with named columns. An aggregate would quietly put zero where a row
// leaves a column out; a `Given` has no value of its own, so that such a row does not compile.
#pragma once

#include <concepts>
#include <utility>

namespace lockstep::ui::model {

template <class T>
struct Given {
  template <class From>
  requires std::convertible_to<From, T>
  constexpr Given(From from) : value(std::move(from)) {}

  T value;
};

}  // namespace lockstep::ui::model
