// One program whose threads are chosen step by step: what each could do next, and what can still come out.
//
//   lost update                from here      if thread 1 goes on   if thread 2 goes on
//     prints 1                 1 switch       -                     1 switch
//     prints 2                 2 switches     1 switch              -
//
// The answers are read off the graph of states (state_graph.h), which is searched once and kept. Where that search was
// cut, what is ahead may be incomplete, and is searched again from the place that is asked for: the further a reader
// goes, the less is left. What is not complete says so; what is named is possible all the same.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/explore/fitting.h"
#include "engine/explore/search.h"
#include "engine/explore/witness.h"

namespace lockstep::engine::explore {

// The first so many steps of a schedule, and then whose turn it is at each.
struct Choosing {
  Schedule schedule;
  size_t steps = most_steps;
  std::vector<uint32_t> choices;
};

class Remaining {
 public:
  // `library` outlives it. question.wall_ns: for each answer.
  Remaining(const Question&, std::shared_ptr<const python::code::Code>, std::string source, python::vm::Library&);

  Witness told(const Choosing&);

 private:
  Witness told_after(const Choosing&);
  Witness told_to(const Choosing&);
  void look_ahead(Witness&);
  size_t ending_of(Ending);
  bool learn(const std::vector<uint32_t>& way);
  std::vector<uint32_t> way_of(const Witness&) const;

  Question question_;
  std::shared_ptr<const python::code::Code> code_;
  std::string source_;
  python::vm::Library& library_;
  World world_;
  std::string refusal_;
  bool has_threads_ = false;
  Root root_;

  // What was searched: the graph behind the first steps of that way.
  bool has_searched_ = false;
  std::vector<uint32_t> way_;
  StateGraph graph_;
  std::vector<bool> is_endless_;
  std::vector<size_t> outcomes_;  // of the graph: where each stands among the endings

  std::vector<Ending> endings_;  // all that were ever found

  Schedule fitting_of_;  // the schedule that was asked for last, and what of it fits
  Fitting fitting_;
};

}  // namespace lockstep::engine::explore
