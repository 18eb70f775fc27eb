// What both searches report to.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/explore/explore.h"
#include "engine/explore/world.h"

namespace lockstep::engine::explore {

// What a search may hold besides the program's own memory: as much as a run may take, and in the page half of it.
constexpr size_t most_bytes = sizeof(void*) == 8 ? size_t{256} << 20 : size_t{128} << 20;

// The end of a search: at its end, at a limit, or because a cell has turned out to be shared that was not thought to
// be.
enum class End : uint8_t { complete, cut, learned };

class Collector {
 public:
  Collector(const Question& question, uint64_t deadline_ns) : question_(question), deadline_ns_(deadline_ns) {}

  // The outcome that the world is in, made if it is new. `path` is the schedule so far; used when it is the better one.
  OneOutcome& at(World&, uint32_t switches, const Schedule& path);
  OneOutcome* known(World&);
  // Two threads of which both could touch the same data next, one writing.
  void note_races(World&, const std::vector<uint32_t>& able);

  bool is_late() const;
  const Question& question() const { return question_; }
  std::string limit;
  Findings findings;

 private:
  Question question_;
  uint64_t deadline_ns_;
  std::unordered_map<std::string, size_t> known_;
};

End search_states(World&, const World::Saved& root, const Schedule& prefix, Collector&);
End search_traces(World&, const World::Saved& root, const Schedule& prefix, Collector&);

}  // namespace lockstep::engine::explore
