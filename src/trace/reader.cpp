#include "trace/reader.h"

#include <bit>
#include <cassert>
#include <concepts>
#include <cstring>
#include <string_view>
#include <utility>

#include "trace/statistics.h"

namespace lockstep::trace {

namespace {

constexpr std::string_view magic = "LkTr";
constexpr size_t message_header = 16;
constexpr size_t chunk_header = 16;
constexpr size_t name_header = 8;

constexpr size_t padded(size_t bytes) { return (bytes + 7) & ~size_t{7}; }

template <std::unsigned_integral T>
void put(std::vector<uint8_t>& out, T value) {
  for (size_t i = 0; i < sizeof(T); ++i) out.push_back(static_cast<uint8_t>(value >> (8 * i)));
}

void put_text(std::vector<uint8_t>& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
  out.resize(out.size() + padded(text.size()) - text.size());
}

void put_events(std::vector<uint8_t>& out, std::span<const Event> events) {
  if constexpr (std::endian::native == std::endian::little) {
    const auto* first = reinterpret_cast<const uint8_t*>(events.data());
    out.insert(out.end(), first, first + events.size_bytes());
  } else {
    for (const Event& e : events) {
      put(out, e.at_ns);
      put(out, static_cast<uint32_t>(e.kind));
      put(out, e.object);
      put(out, e.value);
    }
  }
}

// Walks over the bytes. After a failure `error` is set and every further read gives zero or nothing.
class Cursor {
 public:
  explicit Cursor(std::span<const uint8_t> bytes) : bytes_(bytes), end_(bytes.size()) {}

  bool is_at_end() const { return at_ == end_; }
  size_t offset() const { return at_; }
  size_t left() const { return end_ - at_; }
  bool has_failed() const { return failed_; }
  ByteError take_error() { return std::move(error_); }
  void set_end(size_t end) { end_ = end; }

  void fail(size_t offset, std::string message) {
    if (failed_) return;
    failed_ = true;
    error_ = {offset, std::move(message)};
    at_ = end_;
  }

  std::span<const uint8_t> take(size_t count, const char* what) {
    if (failed_) return {};
    if (left() < count) {
      fail(at_, std::string("the trace ends inside ") + what);
      return {};
    }
    const auto piece = bytes_.subspan(at_, count);
    at_ += count;
    return piece;
  }

  template <std::unsigned_integral T>
  T number(const char* what) {
    T value = 0;
    const auto piece = take(sizeof(T), what);
    for (size_t i = 0; i < piece.size(); ++i) value = static_cast<T>(value | static_cast<T>(T{piece[i]} << (8 * i)));
    return value;
  }

  std::string text(size_t size, const char* what) {
    const auto piece = take(size, what);
    take(padded(size) - size, what);
    return {piece.begin(), piece.end()};
  }

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0, end_ = 0;
  bool failed_ = false;
  ByteError error_;
};

bool is_event_sound(const Event& e, Cursor& cursor, size_t offset) {
  if (static_cast<uint8_t>(e.kind) >= event_kind_count)
    cursor.fail(offset + 8, "unknown event kind " + std::to_string(static_cast<unsigned>(e.kind)));
  else if (e.reserved8 != 0 || e.reserved16 != 0)
    cursor.fail(offset + 9, "expected zero beside the event kind");
  else if (e.kind == EventKind::folded && e.object >= folded_count)
    cursor.fail(offset + 12, "unknown total " + std::to_string(e.object) + " of folded events");
  else if (e.kind == EventKind::folded && Folded{e.object} == Folded::state &&
           e.value > static_cast<uint64_t>(ThreadState::ended))
    cursor.fail(offset + 16, "unknown thread state " + std::to_string(e.value));
  return !cursor.has_failed();
}

void read_events(Cursor& cursor, uint32_t count, std::vector<Event>& events) {
  if (cursor.left() / sizeof(Event) < count) return cursor.fail(cursor.offset(), "the trace ends inside the events");
  events.reserve(count);
  uint64_t last_ns = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t offset = cursor.offset();
    Event e;
    e.at_ns = cursor.number<uint64_t>("an event");
    e.kind = static_cast<EventKind>(cursor.number<uint8_t>("an event"));
    e.reserved8 = cursor.number<uint8_t>("an event");
    e.reserved16 = cursor.number<uint16_t>("an event");
    e.object = cursor.number<uint32_t>("an event");
    e.value = cursor.number<uint64_t>("an event");
    if (!is_event_sound(e, cursor, offset)) return;
    if (e.at_ns < last_ns) return cursor.fail(offset, "the time goes back");
    last_ns = e.at_ns;
    events.push_back(e);
  }
}

Chunk read_chunk(Cursor& cursor) {
  Chunk chunk;
  const size_t offset = cursor.offset();
  const auto thread = cursor.number<uint32_t>("a chunk");
  const auto events = cursor.number<uint32_t>("a chunk");
  const auto names = cursor.number<uint32_t>("a chunk");
  const auto name_bytes = cursor.number<uint32_t>("a chunk");
  if (thread >= max_threads) {
    cursor.fail(offset, "thread id " + std::to_string(thread) + " is too large");
    return chunk;
  }
  chunk.thread = ThreadId{thread};
  chunk.thread_name = cursor.text(name_bytes, "a thread's name");
  if (cursor.left() / name_header < names) cursor.fail(offset + 8, "the trace ends inside the object names");
  for (uint32_t i = 0; i < names && !cursor.has_failed(); ++i) {
    const auto object = cursor.number<uint32_t>("an object's name");
    const auto bytes = cursor.number<uint32_t>("an object's name");
    chunk.object_names.push_back({object, cursor.text(bytes, "an object's name")});
  }
  if (!cursor.has_failed()) read_events(cursor, events, chunk.events);
  return chunk;
}

void read_message(Cursor& cursor, std::vector<Chunk>& chunks) {
  const size_t start = cursor.offset();
  const size_t whole = start + cursor.left();
  const auto mark = cursor.take(magic.size(), "its header");
  if (cursor.has_failed()) return;
  if (std::memcmp(mark.data(), magic.data(), magic.size()) != 0) return cursor.fail(start, "expected \"LkTr\"");
  const auto version = cursor.number<uint16_t>("its header");
  const auto zero = cursor.number<uint16_t>("its header");
  const auto count = cursor.number<uint32_t>("its header");
  const auto bytes = cursor.number<uint32_t>("its header");
  if (cursor.has_failed()) return;
  if (version != format_version)
    return cursor.fail(start + 4, "this is trace format " + std::to_string(version) + "; only format " +
                                      std::to_string(format_version) + " can be read");
  if (zero != 0) return cursor.fail(start + 6, "expected zero after the version");
  if (bytes < message_header || bytes > whole - start)
    return cursor.fail(start + 12, "the trace ends inside a message");
  if ((bytes - message_header) / chunk_header < count) return cursor.fail(start + 8, "more chunks than bytes for them");
  cursor.set_end(start + bytes);
  for (uint32_t i = 0; i < count && !cursor.has_failed(); ++i) chunks.push_back(read_chunk(cursor));
  if (!cursor.has_failed() && !cursor.is_at_end()) cursor.fail(cursor.offset(), "bytes after the last chunk");
  cursor.set_end(whole);
}

}  // namespace

void encode(std::span<const Chunk> chunks, std::vector<uint8_t>& bytes) {
  if (chunks.empty()) return;
  const size_t start = bytes.size();
  bytes.insert(bytes.end(), magic.begin(), magic.end());
  put(bytes, format_version);
  put(bytes, uint16_t{0});
  put(bytes, static_cast<uint32_t>(chunks.size()));
  put(bytes, uint32_t{0});  // the size, below
  for (const Chunk& chunk : chunks) {
    assert(index_of(chunk.thread) < max_threads);
    put(bytes, index_of(chunk.thread));
    put(bytes, static_cast<uint32_t>(chunk.events.size()));
    put(bytes, static_cast<uint32_t>(chunk.object_names.size()));
    put(bytes, static_cast<uint32_t>(chunk.thread_name.size()));
    put_text(bytes, chunk.thread_name);
    for (const Chunk::Name& name : chunk.object_names) {
      put(bytes, name.object);
      put(bytes, static_cast<uint32_t>(name.label.size()));
      put_text(bytes, name.label);
    }
    put_events(bytes, chunk.events);
  }
  const auto size = static_cast<uint32_t>(bytes.size() - start);
  for (size_t i = 0; i < 4; ++i) bytes[start + 12 + i] = static_cast<uint8_t>(size >> (8 * i));
}

std::expected<std::vector<Chunk>, ByteError> decode(std::span<const uint8_t> bytes) {
  Cursor cursor(bytes);
  std::vector<Chunk> chunks;
  while (!cursor.has_failed() && !cursor.is_at_end()) read_message(cursor, chunks);
  if (cursor.has_failed()) return std::unexpected(cursor.take_error());
  return chunks;
}

}  // namespace lockstep::trace
