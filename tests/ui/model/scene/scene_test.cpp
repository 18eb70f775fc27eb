#include "ui/model/scene/scene.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using nlohmann::json;

std::string error_of(Scene& scene, const std::string& state) {
  scene.set_state(state);
  for (const std::string& text : scene.take_intents()) {
    const json intent = json::parse(text);
    if (intent["intent"] == "error") return intent["message"];
  }
  return "";
}

std::string refusal_of(Scene& scene, const std::string& order) {
  scene.show(order);
  return error_of(scene, "{}");
}

TEST(Scene, TakesOnlyWhatAStateSays) {
  Scene scene;
  scene.set_state(R"({"panel": "bytes", "active": true})");
  scene.show(R"({"bytes": {"text": "5", "type": "u16"}})");
  scene.show(R"({"bytes": {"index": 1}})");
  EXPECT_EQ(scene.panel_kind(), PanelKind::bytes);
  EXPECT_TRUE(scene.is_active());
  const json bytes = json::parse(scene.describe())["bytes"];
  EXPECT_EQ(bytes["little"]["bytes"], json::array({5, 0}));
  EXPECT_EQ(bytes["selected"]["index"], 1);
}

TEST(Scene, RejectsAStateThatIsNotJson) {
  Scene scene;
  EXPECT_EQ(error_of(scene, "{\"panel\": "), "the state is not JSON");
  EXPECT_EQ(error_of(scene, std::string(20000, '[')), "the state is not JSON");
}

TEST(Scene, RejectsWhatIsWrongAndSaysWhere) {
  Scene scene;
  EXPECT_EQ(error_of(scene, "[]"), "the state has to be a JSON object");
  EXPECT_EQ(error_of(scene, R"({"panel": "heap"})"), "'panel': 'heap' is not a panel; known are timeline and bytes");
  EXPECT_EQ(error_of(scene, R"({"theme": {"colors": {"text": "red"}}})"), "'theme.colors.text' has to be #rrggbb");
  EXPECT_EQ(error_of(scene, R"({"theme": {"font_px": 1e9}})"), "'theme.font_px' has to be a size from 8 to 40");
  EXPECT_EQ(error_of(scene, R"({"run": 7})"), "'run' has to be a JSON object");
  EXPECT_EQ(refusal_of(scene, "{"), "the order is not JSON");
  EXPECT_EQ(refusal_of(scene, R"({"view": {"begin_ns": 9, "end_ns": 3}})"), "'view' has to be begin_ns before end_ns");
  EXPECT_EQ(refusal_of(scene, R"({"view": {"begin_ns": "0", "end_ns": 3}})"),
            "'view.begin_ns' has to be a number from 0 up");
  EXPECT_EQ(refusal_of(scene, R"({"bytes": {"index": 1e300}})"), "'bytes.index' has to be a whole number in range");
  EXPECT_EQ(refusal_of(scene, R"({"bytes": {"index": 16}})"), "'bytes.index' has to be a number from -1 to 15");
  EXPECT_EQ(refusal_of(scene, R"({"bytes": {"begin": 2, "end": 1}})"), "'bytes.begin' has to be not after bytes.end");
  EXPECT_EQ(refusal_of(scene, R"({"bytes": {"layout": "x"}})"),
            "'bytes.layout' has to be the name of a layout, or nothing");
}

TEST(Scene, SaysWhatItShowsWhenTheShellAskedForIt) {
  Scene scene;
  scene.show(R"({"bytes": {"text": "5", "machines": {"via": "disk"}}, "view": null})");
  const auto intents = scene.take_intents();
  ASSERT_EQ(intents.size(), 2u);
  EXPECT_EQ(json::parse(intents[0])["fit"], true);
  const json bytes = json::parse(intents[1]);
  EXPECT_EQ(bytes["intent"], "bytes_view");
  EXPECT_EQ(bytes["text"], "5");
  EXPECT_EQ(bytes["type"], "u32");
  EXPECT_EQ(bytes["machines"]["via"], "disk");
  EXPECT_EQ(bytes["machines"]["value"], "1");
}

TEST(Scene, SaysWhoWaitsWhenItIsSomebodyElse) {
  Scene scene;
  std::vector<trace::Chunk> chunks = taking_turns();
  const auto all = chunks[0].events;
  chunks[0].events.resize(all.size() - 2);  // it has not been woken yet
  ASSERT_TRUE(scene.add_trace(bytes_of(chunks)));
  EXPECT_EQ(scene.take_intents(),
            (std::vector<std::string>{R"x({"intent":"waiting","threads":[{"thread":0,"name":"MainThread","line":12,)x"
                                      R"x("waits_for":"counter_lock (Lock)"}]})x"}));
  scene.reset_trace();
  EXPECT_EQ(scene.take_intents(), (std::vector<std::string>{R"({"intent":"waiting","threads":[]})"}));
  scene.reset_trace();
  EXPECT_TRUE(scene.take_intents().empty());
}

TEST(Scene, ChangesNothingWhenAnythingIsWrong) {
  Scene scene;
  scene.set_state(R"({"panel": "bytes", "active": 1})");
  EXPECT_EQ(scene.panel_kind(), PanelKind::timeline);
}

TEST(Scene, PassesOverTokensThatItDoesNotKnow) {
  Scene scene;
  EXPECT_EQ(error_of(scene, R"({"theme": {"colors": {"later": "#123456"}}, "later": 1})"), "");
}

TEST(Scene, TakesColoursFromTheTheme) {
  Scene scene;
  scene.set_state(R"({"theme": {"dark": true, "colors": {"running": "#0aBC12", "thread3": "#010203"}}})");
  EXPECT_EQ(scene.theme().running, (Color{0x0a, 0xbc, 0x12}));
  EXPECT_EQ(scene.theme().threads[3], (Color{1, 2, 3}));
  EXPECT_EQ(scene.theme().text, default_theme(true).text);
}

TEST(Scene, RejectsADamagedTraceWhole) {
  Scene scene;
  auto bytes = bytes_of(taking_turns());
  bytes[bytes.size() - 16] = 99;  // the kind of the last event
  EXPECT_FALSE(scene.add_trace(bytes));
  EXPECT_TRUE(json::parse(scene.describe())["lanes"].empty());
  EXPECT_NE(scene.take_intents().at(0).find("the trace is damaged at byte"), std::string::npos);
}

TEST(Scene, DescribesWhoWaitsAtTheEndOfTheTrace) {
  using enum trace::EventKind;
  Scene scene;
  std::vector<trace::Chunk> chunks = taking_turns();
  chunks[0].events.resize(chunks[0].events.size() - 2);  // it has not been woken yet
  ASSERT_TRUE(scene.add_trace(bytes_of(chunks)));
  const json described = json::parse(scene.describe());
  EXPECT_EQ(described["lanes"][0]["waiting"], json::parse(R"x({"line": 12, "for": "counter_lock (Lock)"})x"));
  EXPECT_TRUE(described["lanes"][1]["waiting"].is_null());
}

TEST(Scene, DescribesLanesWithTheReportsNumbers) {
  Scene scene;
  ASSERT_TRUE(scene.add_trace(bytes_of(taking_turns())));
  const json described = json::parse(scene.describe());
  EXPECT_EQ(described["lanes"][0], json::parse(R"({"thread": 0, "name": "MainThread", "running_ns": 25000000,
    "waiting_for_gil_ns": 20000000, "blocked_ns": 15000000, "native_ns": 0, "instructions": 1300, "slices": 2, "waiting": null,
    "place": null})"));
  EXPECT_EQ(described["gil"], json::parse(R"({"slices": 4, "switches": 3, "held_ns": 58000000, "place": null})"));
  EXPECT_EQ(described["view"], json::parse(R"({"begin_ns": 0, "end_ns": 60000000})"));
}

TEST(Scene, DescribesRowsAsATableToBeRead) {
  Scene scene;
  EXPECT_TRUE(json::parse(scene.describe())["tables"].empty());
  ASSERT_TRUE(scene.add_trace(bytes_of(taking_turns())));
  EXPECT_EQ(json::parse(scene.describe())["tables"], json::parse(R"json([{"caption": "Threads",
    "head": ["Thread", "Running", "Wants GIL", "Blocked", "Native", "Instructions", "Slices"],
    "rows": [["MainThread", "25 ms", "20 ms", "15 ms", "0 ns", "1,300", "2"],
             ["worker", "33 ms", "20 ms", "0 ns", "0 ns", "2,500", "2"]]},
    {"caption": "The steps in view", "head": ["At", "Thread", "What", "For", "Line", "Held by"],
    "rows": [["0 ns", "MainThread", "running, 1,000 instructions", "20 ms", "", ""],
             ["5 ms", "worker", "wants GIL", "15 ms", "", ""],
             ["20 ms", "MainThread", "wants GIL", "20 ms", "", ""],
             ["20 ms", "worker", "running, 2,000 instructions", "20 ms", "", ""],
             ["40 ms", "MainThread", "running, 300 instructions", "5 ms", "", ""],
             ["40 ms", "worker", "wants GIL", "5 ms", "", ""],
             ["45 ms", "MainThread", "waits for counter_lock (Lock)", "15 ms", "12", ""],
             ["45 ms", "worker", "running, 500 instructions", "13 ms", "", ""]]}])json"));
}

TEST(Scene, AsksForAFrameOnlyWhenSomethingHappened) {
  Scene scene;
  scene.draw([](const auto&) {});
  EXPECT_FALSE(scene.needs_frame());
  scene.pointer_moved({5, 5});
  EXPECT_TRUE(scene.needs_frame());
  scene.draw([](const auto&) {});
  EXPECT_EQ(json::parse(scene.describe())["frames"], 2);
}

TEST(Scene, TakesALargeBatchInSeveralFramesAndAllOfItWhenAsked) {
  constexpr uint64_t turns = 100'000;
  Story story(0, "worker");
  for (uint64_t i = 0; i < turns; ++i)
    story.at(20 * i, trace::EventKind::gil_taken).at(20 * i + 10, trace::EventKind::gil_dropped, 0, 3);
  const auto ask_how_far = [](Scene& scene) {
    uint64_t slices = 0;
    scene.draw([&](const auto& drawing) {
      if constexpr (requires { drawing.rows; })
        for (const DrawnRow& row : drawing.rows)
          for (const DrawnCell& cell : row.cells) slices += cell.piece.last - cell.piece.first;
    });
    return slices;
  };
  Scene scene;
  scene.resize({1000, 320});
  ASSERT_TRUE(scene.add_trace(bytes_of({story})));
  int frames = 0;
  uint64_t slices = 0;
  for (; scene.needs_frame() && frames < 100; ++frames) {
    const uint64_t more = ask_how_far(scene);
    EXPECT_LE(more - slices, 45'000u);
    slices = more;
  }
  EXPECT_GT(frames, 2);
  EXPECT_EQ(slices, turns);

  Scene asked;
  ASSERT_TRUE(asked.add_trace(bytes_of({story})));
  const json lane = json::parse(asked.describe())["lanes"][0];
  EXPECT_EQ(lane["running_ns"], 10 * turns);
  EXPECT_EQ(lane["name"], "worker");
  EXPECT_EQ(lane["instructions"], 3 * turns);
}

TEST(Scene, LeavesTheCanvasOnEscape) {
  Scene scene;
  EXPECT_TRUE(scene.key({Key::escape, false, 0}));
  EXPECT_EQ(scene.take_intents(), (std::vector<std::string>{R"({"intent":"leave"})"}));
}

TEST(Scene, SurvivesNamesThatAreNoUtf8) {
  Scene scene;
  ASSERT_TRUE(scene.add_trace(bytes_of({Story(0, "\xff\xfe").at(0, trace::EventKind::thread_started)})));
  EXPECT_EQ(json::parse(scene.describe())["lanes"][0]["name"], "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace lockstep::ui::model
