#include "experiment/document.h"

#include <gtest/gtest.h>

namespace lockstep::experiment {
namespace {

const std::string lost_update = R"(---
title: Lost update
chapter: Races
kind: python
build: free-threaded
switch points: every-instruction
engine: sim
parameters:
  iterations:
    about: additions per thread
    range: 1 to 10_000_000
    explore: 2
  use_lock:
    about: whether a lock protects the counter
outcomes:
  full:
    prints: Total: {4*iterations}
  short:
    prints: Total: {0..4*iterations-1}
  stuck:
    status: deadlock
question: Four threads add to one counter. What is printed?
answers:
  full: the full total: every time
  full, short: sometimes less
expected:
  gil live: full
  free-threaded every-instruction explore: full, short
---

A counter.

## State

One variable.

```text
## Not a heading
```

## Trigger

Two threads.

## Consequence

A number.

```python
iterations = 100_000  # per thread
use_lock = False
print("Total:", 4 * iterations)
```
)";

const std::string one_value = R"(---
title: One value
chapter: Bytes
kind: bytes
bytes:
  value: 3735928559
  type: u32
question: Which byte comes first in memory?
answers:
  de: DE
  ef: EF
right: ef
---

## State

A number.

## Trigger

A store.

## Consequence

Bytes.
)";

const std::string bytes_and_program = R"(---
title: Fields
chapter: Bytes
kind: bytes
bytes:
  tab: hex
  data: de ad be ef
  layout: tiff
  pane: fields
  order: big
  flipped: yes
  cursor: 2
  select: 0 to 4
  machines:
    from: x86-64
    to: s390x
    via: wire
    boundary: htonl
build: gil
switch points: 3.14
engine: sim
outcomes:
  four:
    prints: 4
expected:
  gil sim: four
---

## State

Bytes.

## Trigger

A reader.

## Consequence

A number.

```python
print(len(b"\xde\xad\xbe\xef"))
```
)";

std::string with(std::string text, std::string_view old_part, std::string_view new_part) {
  const size_t at = text.find(old_part);
  EXPECT_NE(at, text.npos) << old_part;
  return text.replace(at, old_part.size(), new_part);
}

// "line:column message" of the error, or "fine".
std::string problem_of(const std::string& text) {
  const auto document = parse(text);
  if (document) return "fine";
  const TextError& error = document.error();
  return std::to_string(error.at.line) + ":" + std::to_string(error.at.column) + " " + error.message;
}

TEST(Document, ReadsTheSettingsOfAProgram) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document) << problem_of(lost_update);
  EXPECT_EQ(document->title, "Lost update");
  EXPECT_EQ(document->chapter, "Races");
  EXPECT_EQ(document->kind, Kind::python);
  EXPECT_EQ(document->settings, (RunSettings{"free-threaded", "every-instruction", "sim"}));
}

TEST(Document, OpensWithTheGilLiveWhenTheSettingsAreLeftOut) {
  std::string text = with(lost_update, "build: free-threaded\n", "");
  text = with(with(text, "switch points: every-instruction\n", ""), "engine: sim\n", "");
  const auto document = parse(text);
  ASSERT_TRUE(document) << problem_of(text);
  EXPECT_EQ(document->settings, (RunSettings{"gil", "3.14", "live"}));
}

TEST(Document, TakesTheValueOfAParameterFromTheProgram) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->parameters.size(), 2u);
  EXPECT_EQ(document->parameters[0],
            (Parameter{"iterations", "additions per thread", "1", "10_000_000", "100_000", "2"}));
  EXPECT_EQ(document->parameters[1].value, "False");
}

TEST(Document, HasASmallerValueForTheExplorer) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  EXPECT_EQ(values_for(*document, "live").at("iterations"), "100_000");
  EXPECT_EQ(values_for(*document, "explore").at("iterations"), "2");
  EXPECT_EQ(values_for(*document, "explore").at("use_lock"), "False");
}

TEST(Document, AnAnswerMayStandForSeveralOutcomes) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->answers[0], (Answer{{"full"}, "the full total: every time"}));
  EXPECT_EQ(document->answers[1], (Answer{{"full", "short"}, "sometimes less"}));
}

TEST(Document, ReadsWhichOutcomesAreExpectedWhere) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->expected[0], (Expectation{{"gil", "3.14", "live"}, {"full"}}));
  EXPECT_EQ(document->expected[1], (Expectation{{"free-threaded", "every-instruction", "explore"}, {"full", "short"}}));
}

TEST(Document, KeepsCodeBlocksOfTheProseInTheProse) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->introduction, "A counter.");
  EXPECT_EQ(document->state, "One variable.\n\n```text\n## Not a heading\n```");
  EXPECT_EQ(document->trigger, "Two threads.");
  EXPECT_EQ(document->consequence, "A number.");
}

TEST(Document, KeepsTheProgramToTheByte) {
  const auto document = parse(lost_update);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->program,
            "iterations = 100_000  # per thread\nuse_lock = False\nprint(\"Total:\", 4 * iterations)\n");
}

TEST(Document, ReadsAnExperimentAboutBytes) {
  const auto document = parse(one_value);
  ASSERT_TRUE(document) << problem_of(one_value);
  EXPECT_EQ(document->kind, Kind::bytes);
  EXPECT_EQ(value_of(document->bytes, "value"), "3735928559");
  EXPECT_EQ(value_of(document->bytes, "type"), "u32");
  EXPECT_EQ(document->right, "ef");
  EXPECT_EQ(document->program, "");
}

TEST(Document, ReadsWhatTheBytePanelOpensWithAndAProgramBesideIt) {
  const auto document = parse(bytes_and_program);
  ASSERT_TRUE(document) << problem_of(bytes_and_program);
  EXPECT_EQ(value_of(document->bytes, "data"), "de ad be ef");
  EXPECT_EQ(value_of(document->bytes, "machines.to"), "s390x");
  EXPECT_EQ(value_of(document->bytes, "value"), "");
  EXPECT_EQ(document->program, "print(len(b\"\\xde\\xad\\xbe\\xef\"))\n");
}

TEST(DocumentError, SaysWhatASettingOfTheBytePanelCanBe) {
  EXPECT_EQ(problem_of(with(bytes_and_program, "tab: hex", "tab: hexes")),
            "6:7 'tab' is value, hex, machines or swaps");
  EXPECT_EQ(problem_of(with(bytes_and_program, "de ad be ef", "de ad be e")),
            "7:8 'data' is pairs of hexadecimal digits such as 'de ad be ef'");
  EXPECT_EQ(problem_of(with(bytes_and_program, "0 to 4", "4 to 4")), "13:10 'select' is two offsets such as '4 to 8'");
  EXPECT_EQ(problem_of(with(bytes_and_program, "flipped", "fliped")),
            "11:2 unknown key 'fliped' of 'bytes': did you mean 'flipped'?");
}

TEST(DocumentError, WantsBytesOfOneKind) {
  EXPECT_EQ(problem_of(with(bytes_and_program, "  data: de ad be ef\n", "")), "5:0 'bytes' needs the key 'value'");
  EXPECT_EQ(problem_of(with(bytes_and_program, "  layout: tiff", "  sample: png.png")),
            "5:0 'bytes' has either 'data' or 'sample'");
}

TEST(DocumentError, WantsAProgramForWhatIsSaidOfRuns) {
  EXPECT_EQ(problem_of(with(one_value, "question:", "engine: live\nquestion:")), "8:0 'engine' needs a program");
}

TEST(Document, ReadsAFileWithWindowsLineEnds) {
  std::string windows;
  for (const char c : lost_update) windows += c == '\n' ? "\r\n" : std::string(1, c);
  const auto document = parse(windows);
  ASSERT_TRUE(document) << problem_of(windows);
  EXPECT_EQ(*document, *parse(lost_update));
}

TEST(CanonicalForm, GivesTheSameDocumentAgain) {
  for (const std::string& text : {lost_update, one_value, bytes_and_program}) {
    const auto document = parse(text);
    ASSERT_TRUE(document);
    const auto again = parse(print(*document));
    ASSERT_TRUE(again) << problem_of(print(*document));
    EXPECT_EQ(*again, *document);
  }
}

// Blanks, carriage returns, and what separates: wherever one of them comes to stand, a text that is still read means
// what its canonical form means. A quarter of a second.
TEST(CanonicalForm, OfATextWithAnythingInTheWrongPlaceGivesTheSameDocumentAgain) {
  const std::string no_program =
      one_value.substr(0, one_value.find("\n---\n") + 5) + "\n## State\n\n## Trigger\n.\n## Consequence\n#";
  int read = 0;
  for (const std::string& text : {lost_update, one_value, bytes_and_program, no_program}) {
    for (const std::string_view added :
         {"\r", "\r\r\n", "\n\r\r\n", " ", "\t", " \r", ".", ",", ": ", "\n", "#", "```\n"}) {
      for (size_t at = 0; at <= text.size(); ++at) {
        const std::string odd = text.substr(0, at).append(added).append(text, at);
        const auto document = parse(odd);
        if (!document) continue;
        ++read;
        const auto again = parse(print(*document));
        ASSERT_TRUE(again) << problem_of(print(*document)) << " in what was printed for:\n" << odd;
        ASSERT_EQ(*again, *document) << odd;
      }
    }
  }
  EXPECT_GT(read, 1000);
}

// Nor does it matter which of its lines a text has lost.
TEST(CanonicalForm, OfATextWithoutOneOfItsLinesGivesTheSameDocumentAgain) {
  for (const std::string& text : {lost_update, one_value, bytes_and_program}) {
    for (size_t from = 0; from < text.size(); from = text.find('\n', from) + 1) {
      for (size_t to = text.find('\n', from); to != text.npos; to = text.find('\n', to + 1)) {
        const std::string less = text.substr(0, from) + text.substr(to + 1);
        const auto document = parse(less);
        if (!document) continue;
        const auto again = parse(print(*document));
        ASSERT_TRUE(again) << problem_of(print(*document)) << " in what was printed for:\n" << less;
        ASSERT_EQ(*again, *document) << less;
      }
    }
  }
}

TEST(DocumentError, WantsMoreThanAnEmptyProgram) {
  const std::string head =
      "---\ntitle: x\nchapter: y\nkind: python\n---\n## State\n.\n## Trigger\n.\n## Consequence\n.\n";
  EXPECT_EQ(problem_of(head + "```python\n```\n"), "14:0 the program is missing: a block '```python'");
}

TEST(DocumentError, KnowsNoKeyWithADot) {
  EXPECT_EQ(problem_of(with(bytes_and_program, "  tab: hex\n", "  tab: hex\n  machines.from: s390x\n")),
            "7:2 unknown key 'machines.from' of 'bytes'");
}

TEST(CanonicalForm, OfACanonicalTextIsThatText) {
  for (const std::string& text : {lost_update, one_value, bytes_and_program}) EXPECT_EQ(print(*parse(text)), text);
}

// The number 4 in the last line of the program has no name.
const std::string lowered = with(
    with(lost_update, "    prints: Total: {4*iterations}\n", "    prints: Total: {4*iterations}\n    explore: {4}\n"),
    "question:", "explore:\n  line 3: 2\nquestion:");

TEST(CanonicalForm, OfNumbersThatTheExplorerLowersIsThatText) { EXPECT_EQ(print(*parse(lowered)), lowered); }

TEST(Document, LowersNumbersWithoutANameForTheExplorer) {
  const auto document = parse(lowered);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->explore, (std::vector<SmallNumber>{{3, "2"}}));
  EXPECT_EQ(explored_program(*document),
            "iterations = 2  # per thread\nuse_lock = False\nprint(\"Total:\", 2 * iterations)\n");
  EXPECT_EQ(explored_outcomes(*document)[0].prints, "{4}");
  EXPECT_EQ(explored_outcomes(*document)[1].prints, document->outcomes[1].prints);
}

TEST(DocumentError, WantsTheLineOfANumberForTheExplorer) {
  EXPECT_EQ(problem_of(with(lowered, "line 3: 2", "total: 2")),
            "24:2 expected the line of the program in which the number stands, such as 'line 8: 2'");
  EXPECT_EQ(problem_of(with(lowered, "line 3: 2", "line 03: 2")),
            "24:2 expected the line of the program in which the number stands, such as 'line 8: 2'");
  EXPECT_EQ(problem_of(with(lowered, "line 3: 2", "line 2: 2")), "24:2 line 2 of the program has no decimal number");
  EXPECT_EQ(problem_of(with(lowered, "line 3: 2", "line 4: 2")), "24:2 line 4 of the program has no decimal number");
  EXPECT_EQ(problem_of(with(lowered, "4 * iterations", "4 * 3")), "24:2 line 3 of the program has several numbers");
  EXPECT_EQ(problem_of(with(lowered, "line 3: 2", "line 3: two")),
            "24:10 'two' is not of the kind of the number in line 3 of the program");
}

TEST(CanonicalForm, DoesNotDependOnTheOrderOfTheKeys) {
  const std::string moved = with(with(lost_update, "title: Lost update\n", ""), "engine: sim\n",
                                 "# a remark\nengine: sim\ntitle: Lost update\n");
  EXPECT_EQ(print(*parse(moved)), lost_update);
}

TEST(DocumentError, NamesTheKeyThatWasProbablyMeant) {
  EXPECT_EQ(problem_of(with(lost_update, "\nchapter:", "\nchaptr:")),
            "3:0 unknown key 'chaptr': did you mean 'chapter'?");
}

TEST(DocumentError, ListsTheKeysWhenNoneIsNear) {
  EXPECT_EQ(problem_of(with(lost_update, "    status:", "    colour:")),
            "21:4 unknown key 'colour' of an outcome: known are status, prints, explore or complains");
}

TEST(DocumentError, SaysWhichKeyIsMissing) {
  EXPECT_EQ(problem_of(with(lost_update, "chapter: Races\n", "")), "1:0 the key 'chapter' is missing");
}

TEST(DocumentError, SaysWhichWordsAreAllowed) {
  EXPECT_EQ(problem_of(with(lost_update, "engine: sim", "engine: warp")),
            "7:8 'engine' is live, sim or explore, not 'warp'");
}

TEST(DocumentError, RefusesAKeyThatStandsTwice) {
  EXPECT_EQ(problem_of(with(lost_update, "engine: sim\n", "engine: sim\ntitle: Again\n")),
            "8:0 'title' already stands in line 2");
}

TEST(DocumentError, RefusesTabs) {
  EXPECT_EQ(problem_of(with(lost_update, "  iterations:", "\titerations:")),
            "9:0 indent with two spaces, not with a tab");
}

TEST(DocumentError, RefusesAnIndentationOfThree) {
  EXPECT_EQ(problem_of(with(lost_update, "  iterations:", "   iterations:")), "9:3 indent with two spaces per depth");
}

TEST(DocumentError, RefusesAValueWithEntriesBelow) {
  EXPECT_EQ(problem_of(with(lost_update, "parameters:", "parameters: none")),
            "9:2 'parameters' has a value, so it cannot have entries too");
}

TEST(DocumentError, RefusesAGroupWithoutEntries) {
  EXPECT_EQ(problem_of(with(lost_update, "title: Lost update", "title:")),
            "2:6 'title' has neither a value nor entries below it");
}

TEST(DocumentError, WantsTheLineThatEndsTheKeys) {
  EXPECT_EQ(problem_of("---\ntitle: x\n"), "2:0 the line '---' that ends the keys is missing");
}

TEST(DocumentError, SaysThatAnEmptyTextIsNoExperiment) {
  EXPECT_EQ(problem_of(""), "1:0 an experiment begins with a line '---', its keys, and another line '---'");
}

TEST(DocumentError, RefusesAParameterThatTheProgramDoesNotHave) {
  EXPECT_EQ(problem_of(with(lost_update, "iterations = 100_000", "iteration = 100_000")),
            "9:2 the program has no line 'iterations = …' at its top level");
}

TEST(DocumentError, PointsIntoTheProgramWhenAParameterIsNotALiteral) {
  EXPECT_EQ(
      problem_of(with(lost_update, "iterations = 100_000", "iterations = 10 ** 5")),
      "50:0 the value of the parameter 'iterations' has to be a decimal number, True or False, alone in its line");
}

TEST(DocumentError, RefusesAParameterThatIsAssignedTwice) {
  EXPECT_EQ(problem_of(with(lost_update, "use_lock = False\n", "use_lock = False\niterations = 5\n")),
            "52:0 the parameter 'iterations' is assigned twice");
}

TEST(DocumentError, RefusesAParameterOutsideOfItsRange) {
  EXPECT_EQ(problem_of(with(lost_update, "10_000_000", "1000")),
            "9:2 the value 100_000 of 'iterations' lies outside of its range");
}

TEST(DocumentError, RefusesAnExplorerValueOfAnotherKind) {
  EXPECT_EQ(problem_of(with(lost_update, "explore: 2", "explore: 2.5")),
            "12:13 '2.5' is not of the kind of 100_000, the value in the program");
}

TEST(DocumentError, SaysThatTheLiveValueStandsInTheProgram) {
  EXPECT_EQ(problem_of(with(lost_update, "explore: 2", "live: 2")),
            "12:4 the value for live and sim stands in the program; only 'explore' may differ");
}

TEST(DocumentError, RefusesAnAnswerForAnOutcomeThatHasNoName) {
  EXPECT_EQ(problem_of(with(lost_update, "  full, short: sometimes", "  full, shot: sometimes")),
            "25:2 no outcome is called 'shot'; did you mean 'short'?");
}

TEST(DocumentError, RefusesAPatternOverAnUnknownParameter) {
  EXPECT_EQ(problem_of(with(lost_update, "{4*iterations}", "{4*rounds}")),
            "17:19 'rounds' is neither a number nor a parameter");
}

TEST(DocumentError, RefusesAnExpectationWithoutAnEngine) {
  EXPECT_EQ(problem_of(with(lost_update, "gil live:", "gil:")),
            "27:2 expected a build and an engine, such as 'gil live'");
}

TEST(DocumentError, RefusesAQuestionWithoutAnswers) {
  EXPECT_EQ(problem_of(with(with(one_value, "answers:\n  de: DE\n  ef: EF\n", ""), "right: ef\n", "")),
            "8:0 'question' needs 'answers'");
}

TEST(DocumentError, RefusesKeysOfTheOtherKind) {
  EXPECT_EQ(problem_of(with(lost_update, "question:", "right: full\nquestion:")),
            "22:0 unknown key 'right' in an experiment of kind 'python': known are title, chapter, kind, build, switch "
            "points, engine, parameters, outcomes, explore, question, answers or expected");
}

TEST(DocumentError, WantsTheHeadingsInTheirOrder) {
  EXPECT_EQ(problem_of(with(lost_update, "## Trigger", "## Consequence")), "41:0 expected the heading '## Trigger'");
}

TEST(DocumentError, WantsProseUnderEveryHeading) {
  EXPECT_EQ(problem_of(with(lost_update, "Two threads.\n", "\n")), "54:0 there is no text under '## Trigger'");
}

TEST(DocumentError, WantsTheProgramToBeLast) {
  EXPECT_EQ(problem_of(lost_update + "\nThe end.\n"), "55:0 nothing may follow the program");
}

TEST(DocumentError, WantsAProgram) {
  EXPECT_EQ(problem_of(with(lost_update, "```python", "```c")), "54:0 the program is missing: a block '```python'");
}

TEST(DocumentError, WantsTheProgramToBeClosed) {
  EXPECT_EQ(problem_of(lost_update.substr(0, lost_update.size() - 4)),
            "49:0 the program is not closed by a line '```'");
}

TEST(DocumentError, RefusesATextThatIsTooLong) {
  EXPECT_EQ(problem_of(lost_update + std::string(longest_text, ' ')), "1:0 the text is longer than 256 KiB");
}

// Whatever is cut from a valid file, reading it gives a document or an error with a line of the file.
TEST(DocumentError, HasAPlaceForEveryTruncation) {
  for (size_t length = 0; length < lost_update.size(); ++length) {
    const auto document = parse(lost_update.substr(0, length));
    const uint32_t line = document ? 1 : document.error().at.line;
    EXPECT_TRUE(line >= 1 && line <= 54) << length;
  }
}

}  // namespace
}  // namespace lockstep::experiment
