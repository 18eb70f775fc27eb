// The rows that are counted from all threads: who wants the GIL, who waits for a lock, and who has it.
#include <gtest/gtest.h>

#include "ui/model/timeline/row_list.h"
#include "ui/model/timeline/traces.h"

namespace lockstep::ui::model {
namespace {

using enum trace::EventKind;

constexpr RunInfo over{RunState::ended, protocol::Build::gil, protocol::Engine::live, false};

struct Counted {
  uint64_t begin_ns, end_ns, waiters;
  uint32_t keeper_and_1;

  friend bool operator==(const Counted&, const Counted&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Counted& c) {
    return out << "[" << c.begin_ns << ", " << c.end_ns << ") " << c.waiters << " wait, " << c.keeper_and_1;
  }
};

class WaitedRows : public testing::Test {
 protected:
  void run_of(const std::vector<trace::Chunk>& chunks) {
    run.apply(chunks);
    rows.hear(chunks);
    run.set_over(true);
    rows.show_more(true);
    rows.update(over);
  }
  std::vector<Counted> counted(RowId row) {
    const Track& track = rows.track(row);
    std::vector<Counted> all;
    for (size_t i = 0; i < track.size(); ++i) {
      const Slice slice = track.at(i, run.end_ns());
      all.push_back({slice.begin_ns, slice.end_ns, slice.instructions, slice.object});
    }
    return all;
  }

  Timeline run;
  RowList rows{run};
};

TEST_F(WaitedRows, TellWhoHasALockWhileOthersWaitForIt) {
  run_of({Story(0).names(1, "gate (Lock)").at(0, gil_taken).at(200, gil_dropped, 2, 100).at(200, thread_ended),
          Story(1)
              .at(10, blocked, 1, held_by(0))
              .at(50, woken, 1, by(0))
              .at(60, gil_taken, 1)
              .at(90, gil_dropped, 0, 50)
              .at(90, thread_ended),
          Story(2)
              .at(20, blocked, 1, held_by(0))
              .at(80, woken, 1, by(1))
              .at(95, gil_taken)
              .at(99, gil_dropped, 2, 9)
              .at(99, thread_ended)});
  EXPECT_EQ(counted({RowKind::waited, 1}), (std::vector<Counted>{{10, 20, 1, 1},  // the main thread has it
                                                                 {20, 50, 2, 1},
                                                                 {50, 60, 1, 0},  // on its way to thread 1
                                                                 {60, 80, 1, 2}}));
  const Rows& kind = rows.of(RowKind::waited);
  EXPECT_EQ(kind.name(1), "gate (Lock)");
  EXPECT_EQ(kind.detail(1), "100 ns waited");
}

TEST_F(WaitedRows, DoNotSayThatAThreadHasWhatAnotherOneTookBeforeIt) {
  run_of({Story(0).at(0, gil_taken).at(200, gil_dropped, 2, 100),
          Story(1)
              .at(10, blocked, 1, held_by(0))
              .at(50, woken, 1, by(0))
              .at(60, gil_taken, 1)
              .at(61, gil_dropped, 1, 1)  // only to find that it was taken
              .at(61, blocked, 1, held_by(2))
              .at(90, woken, 1, by(2))
              .at(95, gil_taken)
              .at(99, gil_dropped, 2, 30)});
  EXPECT_EQ(counted({RowKind::waited, 1}), (std::vector<Counted>{{10, 50, 1, 1}, {61, 90, 1, 3}}));
}

TEST_F(WaitedRows, CountWhoWantsTheGil) {
  run_of({Story(0).at(0, gil_requested).at(0, gil_taken).at(50, gil_dropped, 0, 10),
          Story(1).at(10, gil_requested).at(30, gil_drop_requested, 0).at(50, gil_taken, 1).at(80, gil_dropped, 0, 10),
          Story(2).at(20, gil_requested).at(50, gil_missed, 1).at(80, gil_taken, 2).at(90, gil_dropped, 2, 10)});
  EXPECT_EQ(counted({RowKind::gil_waiters, 0}), (std::vector<Counted>{{10, 20, 1, 0}, {20, 50, 2, 0}, {50, 80, 1, 0}}));
  const RowWords words = rows.of(RowKind::gil_waiters).words(0);
  EXPECT_EQ(text_of(words[0]), "2");
  EXPECT_EQ(text_of(words[1]), "1") << "asked to let go";
  EXPECT_EQ(text_of(words[2]), "1") << "woken, and missed it";
}

TEST_F(WaitedRows, PutFirstWhatWasWaitedForLongest) {
  run_of({Story(0).at(0, blocked, 1, held_by(1)).at(10, woken, 1).at(10, blocked, 2, held_by(1)).at(90, woken, 2),
          Story(1).at(0, gil_taken).at(95, gil_dropped)});
  std::vector<uint32_t> objects;
  for (const RowId row : rows.all())
    if (row.kind == RowKind::waited) objects.push_back(row.of);
  EXPECT_EQ(objects, (std::vector<uint32_t>{2, 1}));
}

TEST_F(WaitedRows, CountAWaitThatIsNotOver) {
  run_of({Story(0).at(0, gil_taken).at(20, gil_dropped, 1).at(20, blocked, 1, held_by(0)),
          Story(1).at(0, gil_taken).at(100, gil_dropped, 0)});
  const RowWords words = rows.of(RowKind::waited).words(1);
  EXPECT_EQ(text_of(words[2]), "80 ns");
  EXPECT_EQ(text_of(words[3]), "80 ns");
}

TEST_F(WaitedRows, AreShownOnlyWhenTheyAreWanted) {
  run_of(taking_turns());
  EXPECT_EQ(rows.more(), 2u);
  EXPECT_EQ(rows.size(), 5u);
  rows.show_more(false);
  rows.update(over);
  EXPECT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows.more(), 2u);
}

// However a run comes in, and however often it is looked at meanwhile.
TEST_F(WaitedRows, AreTheSameWhateverPiecesARunComesIn) {
  Story a(0), b(1);
  for (uint64_t at = 0; at < 30000; at += 30) {
    a.at(at, gil_taken).at(at + 20, gil_dropped, 0, 5);
    b.at(at + 1, blocked, 1, held_by(0))
        .at(at + 19, woken, 1, by(0))
        .at(at + 20, gil_taken, 1)
        .at(at + 29, gil_dropped, 0, 5);
  }
  const std::vector<trace::Chunk> whole{a, b};
  run_of(whole);
  const std::vector<Counted> at_once = counted({RowKind::waited, 1});
  EXPECT_EQ(at_once.size(), 1000u);

  Timeline piecewise;
  RowList some(piecewise);
  some.show_more(true);
  for (size_t from = 0; from < 4000; from += 100)
    for (const trace::Chunk& chunk : whole) {
      trace::Chunk piece;
      piece.thread = chunk.thread;
      for (size_t i = from; i < from + 100 && i < chunk.events.size(); ++i) piece.events.push_back(chunk.events[i]);
      piecewise.apply(std::vector{piece});
      some.update(over);
      some.track({RowKind::waited, 1});
    }
  piecewise.set_over(true);
  EXPECT_EQ(some.track({RowKind::waited, 1}).size(), at_once.size());
}

}  // namespace
}  // namespace lockstep::ui::model
