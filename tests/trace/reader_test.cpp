#include "trace/reader.h"

#include <gtest/gtest.h>

#include <random>

namespace lockstep::trace {
namespace {

std::vector<Chunk> two_chunks() {
  Chunk main;
  main.thread = ThreadId{0};
  main.thread_name = "MainThread";
  main.object_names = {{1, "lock (Lock)"}, {2, ""}};
  main.events = {{0, EventKind::thread_started, 0, 0, 0, 0}, {5, EventKind::blocked, 0, 0, 1, 12}};
  Chunk worker;
  worker.thread = ThreadId{3};
  worker.events = {{7, EventKind::folded, 0, 0, 0, 0x1122334455667788}};
  return {main, worker};
}

std::vector<uint8_t> bytes_of(const std::vector<Chunk>& chunks) {
  std::vector<uint8_t> bytes;
  encode(chunks, bytes);
  return bytes;
}

void expect_same(const std::vector<Chunk>& a, const std::vector<Chunk>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].thread, b[i].thread);
    EXPECT_EQ(a[i].thread_name, b[i].thread_name);
    ASSERT_EQ(a[i].object_names.size(), b[i].object_names.size());
    for (size_t n = 0; n < a[i].object_names.size(); ++n) {
      EXPECT_EQ(a[i].object_names[n].object, b[i].object_names[n].object);
      EXPECT_EQ(a[i].object_names[n].label, b[i].object_names[n].label);
    }
    ASSERT_EQ(a[i].events.size(), b[i].events.size());
    for (size_t n = 0; n < a[i].events.size(); ++n) {
      EXPECT_EQ(a[i].events[n].at_ns, b[i].events[n].at_ns);
      EXPECT_EQ(a[i].events[n].kind, b[i].events[n].kind);
      EXPECT_EQ(a[i].events[n].object, b[i].events[n].object);
      EXPECT_EQ(a[i].events[n].value, b[i].events[n].value);
    }
  }
}

TEST(TraceBytes, ComeBackAsTheChunksThatWereWritten) {
  const auto chunks = decode(bytes_of(two_chunks()));
  ASSERT_TRUE(chunks) << chunks.error().message;
  expect_same(*chunks, two_chunks());
}

TEST(TraceBytes, OfSeveralMessagesMayBeJoined) {
  std::vector<uint8_t> bytes = bytes_of(two_chunks());
  encode(two_chunks(), bytes);
  const auto chunks = decode(bytes);
  ASSERT_TRUE(chunks) << chunks.error().message;
  EXPECT_EQ(chunks->size(), 4u);
}

TEST(TraceBytes, OfNothingAreNoBytes) {
  EXPECT_TRUE(bytes_of({}).empty());
  const auto chunks = decode({});
  ASSERT_TRUE(chunks);
  EXPECT_TRUE(chunks->empty());
}

TEST(TraceBytes, AreLittleEndianAndLaidOutAsTheHeaderDraws) {
  Chunk chunk;
  chunk.thread = ThreadId{2};
  chunk.thread_name = "T";
  chunk.events = {{0x0102, EventKind::gil_taken, 0, 0, 9, 0x0a0b}};
  const std::vector<uint8_t> expected{'L',  'k',  'T', 'r', 1, 0, 0, 0, 1, 0, 0, 0, 64, 0, 0, 0,  // message
                                      2,    0,    0,   0,   1, 0, 0, 0, 0, 0, 0, 0, 1,  0, 0, 0,  // chunk
                                      'T',  0,    0,   0,   0, 0, 0, 0,                           // name, padded
                                      2,    1,    0,   0,   0, 0, 0, 0, 4, 0, 0, 0, 9,  0, 0, 0,
                                      0x0b, 0x0a, 0,   0,   0, 0, 0, 0};
  EXPECT_EQ(bytes_of({chunk}), expected);
}

TEST(TraceBytes, CutShortAnywhereAreAnError) {
  const std::vector<uint8_t> bytes = bytes_of(two_chunks());
  for (size_t size = 1; size < bytes.size(); ++size)
    EXPECT_FALSE(decode(std::span(bytes).first(size))) << "of " << size << " bytes";
}

TEST(TraceBytes, OfALaterFormatNameIt) {
  std::vector<uint8_t> bytes = bytes_of(two_chunks());
  bytes[4] = 9;
  const auto chunks = decode(bytes);
  ASSERT_FALSE(chunks);
  EXPECT_EQ(chunks.error().offset, 4u);
  EXPECT_EQ(chunks.error().message, "this is trace format 9; only format 1 can be read");
}

TEST(TraceBytes, WithAnUnknownEventKindSayWhere) {
  std::vector<uint8_t> bytes = bytes_of(two_chunks());
  bytes[bytes.size() - 16] = 200;
  const auto chunks = decode(bytes);
  ASSERT_FALSE(chunks);
  EXPECT_EQ(chunks.error().offset, bytes.size() - 16);
  EXPECT_EQ(chunks.error().message, "unknown event kind 200");
}

TEST(TraceBytes, WhoseTimeGoesBackAreAnError) {
  std::vector<Chunk> chunks = two_chunks();
  std::swap(chunks[0].events[0].at_ns, chunks[0].events[1].at_ns);
  const auto read = decode(bytes_of(chunks));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "the time goes back");
}

TEST(TraceBytes, ThatAskForMoreEventsThanThereAreBytesAreAnErrorAndNoAllocation) {
  std::vector<uint8_t> bytes = bytes_of(two_chunks());
  for (size_t i = 0; i < 4; ++i) bytes[20 + i] = 0xff;  // the first chunk's event count
  EXPECT_FALSE(decode(bytes));
}

TEST(TraceBytes, WithAnyByteDamagedAreReadOrRefusedButNeverCrash) {
  const std::vector<uint8_t> bytes = bytes_of(two_chunks());
  size_t refused = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (int value = 0; value < 256; value += 5) {
      std::vector<uint8_t> damaged = bytes;
      damaged[at] = static_cast<uint8_t>(value);
      refused += decode(damaged) ? 0 : 1;
    }
  }
  EXPECT_GT(refused, 1000u);
}

TEST(TraceBytes, OfPureNoiseAreRefused) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<uint8_t> noise(random() % 300 + 16);
    for (uint8_t& byte : noise) byte = static_cast<uint8_t>(random());
    std::copy_n("LkTr\1\0\0\0", 8, noise.begin());
    EXPECT_FALSE(decode(noise));
  }
}

}  // namespace
}  // namespace lockstep::trace
