#include "engine/output_queue.h"

#include <gtest/gtest.h>

namespace lockstep::engine {
namespace {

using python::vm::Stream;

TEST(OutputQueue, JoinsWhatOneThreadWritesToOneStream) {
  OutputQueue queue(100);
  queue.write(ThreadId{0}, Stream::out, "a");
  queue.write(ThreadId{0}, Stream::out, "b");
  queue.write(ThreadId{0}, Stream::err, "c");
  queue.write(ThreadId{1}, Stream::err, "d");
  const auto pieces = queue.take();
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0].text, "ab");
  EXPECT_EQ(pieces[1].text, "c");
  EXPECT_EQ(pieces[2].text, "d");
  EXPECT_TRUE(queue.take().empty());
}

TEST(OutputQueue, CutsAtTheCeilingBetweenCharacters) {
  OutputQueue queue(4);
  EXPECT_TRUE(queue.write(ThreadId{0}, Stream::out, "abc"));
  EXPECT_FALSE(queue.write(ThreadId{0}, Stream::out, "\xc3\xa9"));
  EXPECT_FALSE(queue.write(ThreadId{0}, Stream::out, "z"));
  EXPECT_EQ(queue.take().at(0).text, "abc");
}

}  // namespace
}  // namespace lockstep::engine
