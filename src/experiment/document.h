// An experiment: a program, the question asked about it, and what is expected of it, as one text file.
//
// Anyone who can write Markdown can add one. The file has a head of keys (front_matter.h says how they are
// written), prose under three headings, and the program:
//
//   ---
//   title: Lost update                      what the reader sees first
//   chapter: Races                          where it stands in the list
//   kind: python                            or: bytes (the byte panel is shown; a program may be there)
//   build: gil                              the settings it opens with: gil | free-threaded
//   switch points: 3.14                     3.14 | every-instruction
//   engine: live                            live | sim | explore
//   parameters:                             names in the program that the reader may change (parameter.h)
//     iterations:
//       about: additions per thread         what it means, for its label
//       range: 1 to 10000000                numbers only; both ends belong to it
//       explore: 2                          value for the explorer; that for live and sim stands in the
//       program
//   outcomes:                               names for what a run can end in (outcome.h)
//     full:
//       prints: Total: {4*iterations}       pattern of the last line on stdout
//     short:
//       prints: Total: {0..4*iterations-1}
//       explore: Total: {2..3}              the same, where the explorer's numbers are others
//     stuck:
//       status: deadlock                    ok if left out; `complains:` is the pattern for the last line on
//       stderr
//   explore:                                numbers of the program that have no name, made small for the explorer:
//     line 8: 2                             the only number in that line of the program (its first line is 1)
//   question: Four threads add to one counter. What is printed?
//   answers:                                shown as choices before the run
//     full: the full total, every time      the key says which outcome the answer predicts, or several:
//     `full, short` short: less than the full total
//   expected:                               what `lockstep check` holds the runs against
//     gil live: full                        build [switch points] engine: the outcomes that may come;
//     free-threaded live: full, short         for `explore` exactly these come, in all interleavings: what
//     gil explore: full                       is not named here is impossible, a deadlock too
//   ---
//   Markdown prose, then exactly these headings, each with prose:
//   ## State
//   ## Trigger
//   ## Consequence
//   ```python
//   the program, last in the file; CPython 3.14 itself can run it
//   ```
//
// A `bytes` experiment has title, chapter, kind, a group `bytes:` (byte_view.h), and may have `question`, `answers`
// (keys are free names) and `right:` (the key of the right answer). With a program it may have the keys for runs too.
// Only title, chapter and kind have to be there, and `bytes:` in the second kind. Experiments are data and come from
// strangers: reading one never runs anything, and every mistake is an error with its place.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "experiment/byte_view.h"
#include "experiment/outcome.h"
#include "experiment/parameter.h"

namespace lockstep::experiment {

enum class Kind : uint8_t { python, bytes };

// The words of the settings are those of the command line and of links.
struct RunSettings {
  std::string build = "gil", switch_points = "3.14", engine = "live";

  friend bool operator==(const RunSettings&, const RunSettings&) = default;
};

struct Parameter {
  std::string name, about;
  std::string minimum, maximum;  // literals; "" for True and False
  std::string value;             // as the program has it: the one for live and sim
  std::string explore;           // "" = the same

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

// A number of the program that is another one for the explorer.
struct SmallNumber {
  uint32_t line = 0;  // of the program, from 1
  std::string value;

  friend bool operator==(const SmallNumber&, const SmallNumber&) = default;
};

struct Answer {
  std::vector<std::string> outcomes;  // bytes: one free name
  std::string text;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Expectation {
  RunSettings settings;
  std::vector<std::string> outcomes;

  friend bool operator==(const Expectation&, const Expectation&) = default;
};

struct Document {
  std::string title, chapter;
  Kind kind = Kind::python;
  RunSettings settings;
  std::vector<Parameter> parameters;
  std::vector<Outcome> outcomes;
  std::vector<SmallNumber> explore;
  std::string question;
  std::vector<Answer> answers;
  std::string right;  // bytes only
  std::vector<Expectation> expected;
  ByteView bytes;                           // bytes only
  std::string introduction;                 // Markdown before the first heading
  std::string state, trigger, consequence;  // Markdown under the headings
  std::string program;                      // with its last newline; bytes: may be ""

  friend bool operator==(const Document&, const Document&) = default;
};

constexpr size_t longest_text = 256 * 1024;

// Error: the first place where the text is not an experiment, with what was expected there.
std::expected<Document, TextError> parse(std::string_view text);

// The canonical text: keys in the order above, one empty line between parts, defaults left out.
// parse(print(d)) gives d again.
std::string print(const Document&);

// The parameters as the program has them, or as the explorer takes them.
ParameterValues values_for(const Document&, std::string_view engine);

// What the explorer looks at: the program with the numbers and parameters made small, and what it comes to then.
std::string explored_program(const Document&);
std::vector<Outcome> explored_outcomes(const Document&);

}  // namespace lockstep::experiment
