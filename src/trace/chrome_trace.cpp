#include "trace/chrome_trace.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <map>
#include <string_view>

#include "base/json.h"
#include "trace/blocked_on.h"

namespace lockstep::trace {

namespace {

constexpr uint32_t process_id = 1;
constexpr uint32_t gil_track = 1'000'000;  // above every thread id

std::string microseconds(uint64_t ns) {
  char text[40];
  std::snprintf(text, sizeof text, "%" PRIu64 ".%03" PRIu64, ns / 1000, ns % 1000);
  return text;
}

// Writes the list of events; knows nothing of what they mean.
class Writer {
 public:
  void metadata(const char* what, uint32_t track, std::string_view name) {
    begin("M", what, track);
    out_ += ",\"args\":{\"name\":";
    append_quoted(out_, name);
    out_ += "}}";
  }
  void sort_index(uint32_t track, uint32_t index) {
    begin("M", "thread_sort_index", track);
    out_ += ",\"args\":{\"sort_index\":" + std::to_string(index) + "}}";
  }
  void span(std::string_view name, std::string_view category, uint32_t track, uint64_t from_ns, uint64_t to_ns,
            std::string_view args = {}) {
    begin("X", name, track);
    out_ += ",\"cat\":\"" + std::string(category) + "\",\"ts\":" + microseconds(from_ns) +
            ",\"dur\":" + microseconds(to_ns - from_ns);
    if (!args.empty()) out_ += ",\"args\":" + std::string(args);
    out_ += '}';
  }
  void instant(std::string_view name, const char* category, uint32_t track, uint64_t at_ns) {
    begin("i", name, track);
    out_ += ",\"cat\":\"" + std::string(category) + "\",\"s\":\"t\",\"ts\":" + microseconds(at_ns) + '}';
  }
  void arrow(std::string_view name, uint32_t from_track, uint32_t to_track, uint64_t at_ns) {
    const std::string rest =
        ",\"cat\":\"gil\",\"id\":" + std::to_string(next_arrow_++) + ",\"ts\":" + microseconds(at_ns);
    begin("s", name, from_track);
    out_ += rest + '}';
    begin("f", name, to_track);
    out_ += rest + ",\"bp\":\"e\"}";
  }
  std::string finish() && { return "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[" + std::move(out_) + "\n]}\n"; }

 private:
  void begin(const char* phase, std::string_view name, uint32_t track) {
    out_ += out_.empty() ? "\n" : ",\n";
    out_ += "{\"ph\":\"" + std::string(phase) + "\",\"pid\":" + std::to_string(process_id) +
            ",\"tid\":" + std::to_string(track) + ",\"name\":";
    append_quoted(out_, name);
  }

  std::string out_;
  uint32_t next_arrow_ = 1;
};

// What a thread is in the middle of: the span that the next change of state closes.
struct Open {
  std::string name;
  std::string_view category;  // empty = nothing is open
  uint64_t from_ns = 0;
  std::string args;
};

class Exporter {
 public:
  explicit Exporter(std::span<const Chunk> chunks) : chunks_(chunks) {
    for (const Chunk& chunk : chunks) {
      if (std::string& name = names_[index_of(chunk.thread)]; !chunk.thread_name.empty()) name = chunk.thread_name;
      for (const Chunk::Name& object : chunk.object_names) objects_[object.object] = object.label;
      for (const Event& event : chunk.events) {
        end_ns_ = std::max(end_ns_, event.at_ns);
        has_gil_ |= event.kind == EventKind::gil_requested;
      }
    }
  }

  std::string write() && {
    writer_.metadata("process_name", 0, "Lockstep");
    if (has_gil_) {
      writer_.metadata("thread_name", gil_track, "GIL");
      writer_.sort_index(gil_track, 0);
    }
    for (auto& [id, name] : names_) {
      if (name.empty()) name = "Thread " + std::to_string(id);
      writer_.metadata("thread_name", id, name);
      writer_.sort_index(id, id + 1);
    }
    for (const Chunk& chunk : chunks_)
      for (const Event& event : chunk.events) {
        apply(index_of(chunk.thread), event);
        last_ns_[index_of(chunk.thread)] = event.at_ns;
      }
    for (const auto& entry : names_) close(entry.first, end_ns_);
    return std::move(writer_).finish();
  }

 private:
  void close(uint32_t thread, uint64_t at_ns) {
    Open& open = open_[thread];
    if (!open.category.empty()) writer_.span(open.name, open.category, thread, open.from_ns, at_ns, open.args);
    if (has_gil_ && open.category == running) writer_.span(names_[thread], "gil", gil_track, open.from_ns, at_ns);
    open = {};
  }
  void open(uint32_t thread, std::string name, std::string_view category, uint64_t at_ns, std::string args = {}) {
    close(thread, at_ns);
    open_[thread] = {std::move(name), category, at_ns, std::move(args)};
  }

  std::string object_name(uint32_t object) {
    if (object == 0) return "time";
    const auto at = objects_.find(object);
    return at == objects_.end() ? "object " + std::to_string(object) : at->second;
  }

  void apply(uint32_t thread, const Event& e) {
    switch (e.kind) {
      case EventKind::gil_requested: return open(thread, "wants GIL", "wants_gil", e.at_ns);
      case EventKind::gil_taken: return open(thread, std::string(running), running, e.at_ns);
      case EventKind::gil_dropped:
        if (open_[thread].category == running)
          open_[thread].args = "{\"instructions\":" + std::to_string(e.value) + "}";
        return close(thread, e.at_ns);
      case EventKind::blocked:
        return open(thread, "blocked on " + object_name(e.object), "blocked", e.at_ns,
                    "{\"line\":" + std::to_string(blocked_on(e.value).line) + "}");
      case EventKind::detached: return open(thread, "native work", "detached", e.at_ns);
      case EventKind::thread_ended:
      case EventKind::woken:
      case EventKind::attached: return close(thread, e.at_ns);
      case EventKind::gil_drop_requested:
        writer_.instant("asks for the GIL", "gil", thread, e.at_ns);
        return writer_.arrow("GIL drop request", thread, e.object, e.at_ns);
      case EventKind::gil_missed: return writer_.instant("woken, and missed the GIL", "gil", thread, e.at_ns);
      case EventKind::thread_created: return writer_.instant("creates a thread", "thread", thread, e.at_ns);
      case EventKind::output: return writer_.instant("output", "output", thread, e.at_ns);
      case EventKind::folded: return apply_folded(thread, e);
      case EventKind::thread_started:
      case EventKind::sample: return;
    }
  }

  // A gap becomes one span that says so; afterwards the thread is in the state that the group ends with.
  void apply_folded(uint32_t thread, const Event& e) {
    if (Folded{e.object} == Folded::events) {
      return open(thread, "folded (" + std::to_string(e.value) + " events left out)", "folded", last_ns_[thread]);
    }
    if (Folded{e.object} != Folded::state) return;
    close(thread, e.at_ns);
    switch (static_cast<ThreadState>(e.value)) {
      case ThreadState::running: return open(thread, std::string(running), running, e.at_ns);
      case ThreadState::waiting_for_gil: return open(thread, "wants GIL", "wants_gil", e.at_ns);
      case ThreadState::blocked: return open(thread, "blocked", "blocked", e.at_ns);
      case ThreadState::detached: return open(thread, "native work", "detached", e.at_ns);
      default: return;
    }
  }

  static constexpr std::string_view running = "running";

  std::span<const Chunk> chunks_;
  Writer writer_;
  std::map<uint32_t, std::string> names_;  // threads
  std::map<uint32_t, std::string> objects_;
  std::map<uint32_t, Open> open_;
  std::map<uint32_t, uint64_t> last_ns_;  // of each thread's last event
  uint64_t end_ns_ = 0;
  bool has_gil_ = false;
};

}  // namespace

std::string to_chrome_json(std::span<const Chunk> chunks) { return Exporter(chunks).write(); }

}  // namespace lockstep::trace
