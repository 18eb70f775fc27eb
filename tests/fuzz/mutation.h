// A fixed stream of broken input: good input, changed a little, the same on every machine.
//
// The changes are those that find mistakes in readers of text: lines and pieces cut out, doubled, moved, taken from
// another seed; a word of the language where none belongs; a number replaced by one at the edge of its type; a bit
// flipped. Without feedback from the program it finds less than libFuzzer does, but it needs nothing, and a failure
// comes again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::fuzz {

class Mutation {
 public:
  Mutation(std::span<const std::string> seeds, std::span<const std::string_view> dictionary, uint64_t seed)
      : seeds_(seeds), dictionary_(dictionary), state_(seed) {}

  std::string next();         // a seed with some changes
  void change(std::string&);  // one more change

 private:
  uint64_t random();
  size_t below(size_t bound) { return bound == 0 ? 0 : random() % bound; }
  struct Piece {
    size_t at, length;
  };
  Piece line(std::string_view);
  Piece word(std::string_view);
  Piece some(std::string_view);

  std::span<const std::string> seeds_;
  std::span<const std::string_view> dictionary_;
  uint64_t state_;
};

}  // namespace lockstep::fuzz
