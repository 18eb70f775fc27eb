#include "lab/calls.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "base/reference_json.h"
#include "places.h"

namespace lockstep::lab {
namespace {

using reference::Json;
using reference::parsed;

TEST(Call, AnswersOrSaysWhatIsWrong) {
  EXPECT_EQ(call("check", R"({"source": "x = 1\n", "filename": "a.py"})"), R"({"answer":[]})");
  EXPECT_EQ(parsed(call("check", "{"))["error"]["message"], "the question is not JSON");
  EXPECT_EQ(parsed(call("check", R"({"source": 1, "filename": ""})"))["error"]["message"],
            "'source' has to be a string");
  EXPECT_EQ(parsed(call("check", R"({"source": ""})"))["error"]["message"], "the key 'filename' is missing");
  EXPECT_EQ(parsed(call("chek", "{}"))["error"]["message"], "there is no call 'chek'");
}

TEST(Check, SaysWhereAProgramIsWrong) {
  EXPECT_EQ(call("check", R"({"source": "x = 1\nif x\n", "filename": "a.py"})"),
            R"({"answer":[{"kind":"SyntaxError","message":"expected ':'","line":2,"column":5,)"
            R"("end_line":2,"end_column":6}]})");
}

TEST(Disassemble, GivesTheTextOrTheError) {
  EXPECT_TRUE(calls::disassemble({.source = "x = 1\n", .filename = "a.py"})->text.contains("STORE_NAME"));
  EXPECT_EQ(calls::disassemble({.source = "x = = 1\n", .filename = "a.py"}).error().message, "invalid syntax");
}

TEST(FindParameters, GivesTheLiteralsAndWhereTheyStand) {
  const auto places =
      calls::find_parameters({.source = "# ä😀\nn = 1_000  # n = 2\nb=True\n", .names = {"n", "b", "c"}});
  ASSERT_EQ(places->size(), 2u);
  EXPECT_EQ((*places)[0], (protocol::ParameterPlace{.name = "n", .literal = "1_000", .offset = 10}));
  EXPECT_EQ((*places)[1], (protocol::ParameterPlace{.name = "b", .literal = "True", .offset = 27}));
}

TEST(FindParameters, TakesNothingInAStringForAStatement) {
  const std::string source = "text = '''\nn = 5\n'''\nn = 7\n";
  const auto places = calls::find_parameters({.source = source, .names = {"n"}});
  ASSERT_EQ(places->size(), 1u);
  EXPECT_EQ((*places)[0].literal, "7");
  EXPECT_EQ((*places)[0].offset, source.rfind('7'));
}

TEST(ReadExperiment, GivesTheDocumentOrTheError) {
  std::ifstream file(source_folder() + "/web/experiments/lost-update.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto document = calls::read_experiment({.text = text, .name = "lost-update"});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->name, "lost-update");
  EXPECT_EQ(document->kind, protocol::ExperimentKind::python);
  EXPECT_FALSE(document->bytes);
  EXPECT_TRUE(document->program.contains("unsafe_increment"));
  const auto error = calls::read_experiment({.text = "---\ntitel: x\n---\n", .name = "x"}).error();
  EXPECT_EQ(error.line, 2u);
  EXPECT_EQ(error.column, 1u);
}

TEST(ReadExperiment, SaysWhereTheParametersStand) {
  const auto document = calls::read_experiment(
      {.text =
           "---\ntitle: t\nchapter: c\nkind: python\nparameters:\n  n:\n    about: a\n    range: 1 to 9\n---\ntext\n\n"
           "## State\n\na\n\n## Trigger\n\nb\n\n## Consequence\n\nc\n\n```python\n# ä😀\nn = 5\n```\n",
       .name = "x"});
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->parameters.size(), 1u);
  EXPECT_EQ(document->parameters[0].value, "5");
  EXPECT_EQ(document->parameters[0].offset, 10u);
}

TEST(ReadExperiment, SaysAllThatTheBytePanelOpensWith) {
  const std::string text =
      "---\ntitle: t\nchapter: c\nkind: bytes\nbytes:\n  data: de ad be ef\n  layout: tiff\n  order: big\n"
      "  select: 1 to 3\n  machines:\n    via: disk\n---\ntext\n\n## State\n\na\n\n## Trigger\n\nb\n\n## "
      "Consequence\n\nc\n";
  const auto document = calls::read_experiment({.text = text, .name = "x"});
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_TRUE(document->bytes);
  EXPECT_EQ(document->bytes->data, "de ad be ef");
  protocol::Bytes expected;
  expected.tab = protocol::Tab::hex;
  expected.pane = protocol::Pane::fields;
  expected.layout = "tiff";
  expected.order = protocol::ByteOrder::big;
  expected.cursor = expected.begin = 1;
  expected.end = 3;
  expected.machines.via = protocol::Way::disk;
  EXPECT_EQ(document->bytes->choice, expected);
}

TEST(MeasureSwaps, RefusesWhatCannotBeMeasured) {
  EXPECT_FALSE(calls::measure_swaps({.width = 3, .bytes = 64, .rounds = 1}));
  EXPECT_FALSE(calls::measure_swaps({.width = 4, .bytes = 64 << 20 | 1, .rounds = 1}));
  const auto timings = calls::measure_swaps({.width = 4, .bytes = 64, .rounds = 1});
  ASSERT_TRUE(timings);
  EXPECT_FALSE(timings->empty());
}

TEST(Capabilities, NameWhatThisLabCanDo) {
  const Json answer = parsed(call("capabilities", "{}"))["answer"];
  EXPECT_EQ(answer["engines"], (Json{"live", "sim"}));
  EXPECT_EQ(answer["builds"], (Json{"gil", "free-threaded"}));
  EXPECT_EQ(answer["schedulers"], (Json{"lifelike", "fresh", "uneven", "in-turn"}));
  EXPECT_EQ(answer["cores"], std::thread::hardware_concurrency());
}

}  // namespace
}  // namespace lockstep::lab
