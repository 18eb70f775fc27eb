#include "engine/explore/every_instruction.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_set>
#include <utility>

#include "engine/interpreter_executor.h"
#include "python/code/opcodes.h"
#include "python/vm/core/runtime.h"
#include "python/vm/explore/image.h"

namespace lockstep::engine::explore::judge {

namespace {

namespace vm = python::vm;

constexpr uint64_t unix_begin_ns = 1'759'795'200'000'000'000;  // as the other engines'

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::ranges::sort(lines);
  return lines;
}

std::string place(uint32_t thread, uint32_t line) {
  return "thread " + std::to_string(thread) + " at line " + std::to_string(line);
}

// Memory that can be saved, and no stop that anyone has an opinion about.
std::unique_ptr<vm::Exploring> without_stops() {
  auto exploring = vm::make_exploring();
  exploring->must_stop_before = [](vm::Thread&, vm::Frame*, const vm::Instr&, vm::Value*) { return false; };
  return exploring;
}

// A program of which every thread stands before an instruction.
class Machine final : private vm::Driver {
 public:
  Machine(const Program& program, const Bounds& bounds, bool can_save)
      : interpreter_(settings_for_judging(*program.library, can_save)), bounds_(bounds) {
    if (can_save) images_.emplace(interpreter_.runtime());
    interpreter_.set_driver(this);
    records_.push_back({&interpreter_.start(program.code, program.source)});
  }

  // To where the second thread has been made. Empty, or why its states cannot be saved.
  std::string begin() {
    while (records_.size() == 1 && !has_ended_ && may_step(0) && !is_too_long()) step(0);
    return images_ ? images_->freeze() : "";
  }

  std::vector<uint32_t> able() const {
    std::vector<uint32_t> threads;
    for (uint32_t i = 0; i < records_.size(); ++i)
      if (may_step(i)) threads.push_back(i);
    return threads;
  }

  void step(uint32_t thread) {
    Record& r = records_[thread];
    if (r.state == State::waiting) {  // its time is up
      std::erase(waiting_, thread);
      clock_ns_ = std::max(clock_ns_, r.deadline_ns);
      r.thread->wait_timed_out = true;
    }
    r.state = State::ready;
    r.deadline_ns = vm::no_deadline;
    vm::Thread& t = *r.thread;
    vm::Stop stop{};
    do {
      t.switch_points_left = 1;
      stop = interpreter_.run(t);
      t.eval_breaker.fetch_and(~uint32_t{vm::pause_request}, std::memory_order_relaxed);
      ++steps_;
    } while (stop == vm::Stop::switch_point && !has_ended_ && is_inside_a_step(t) && !is_too_long());
    come_back(thread, stop);
  }

  bool has_ended() const { return has_ended_; }
  bool is_too_long() const { return steps_ > bounds_.steps; }
  uint64_t steps() const { return steps_; }

  Ending ending() {
    Ending e{has_ended_ ? status_ : Status::deadlock, output_, sorted_lines(errors_), {}};
    for (uint32_t i = 0; i < records_.size() && !has_ended_; ++i)
      if (records_[i].state != State::ended)
        e.stuck.push_back(place(i, interpreter_.current_line(*records_[i].thread)));
    return e;
  }
  // Empty, or why the last ending is none.
  std::string refusal() const {
    return status_ == Status::unsupported || status_ == Status::limit ? "the program met " + detail_ : "";
  }

 private:
  enum class State : uint8_t { ready, waiting, ended };
  struct Record {
    vm::Thread* thread = nullptr;
    State state = State::ready;
    uint64_t deadline_ns = vm::no_deadline;
  };

 public:
  struct Saved {
    vm::Image image;
    std::vector<Record> records;
    std::vector<uint32_t> waiting;
    std::string output, errors, detail;
    uint64_t clock_ns = 0;
    bool has_ended = false;
    Status status = Status::ok;
  };

  void save(Saved& s) {
    images_->save(s.image);
    s.records = records_;
    s.waiting = waiting_;
    s.output = output_;
    s.errors = errors_;
    s.detail = detail_;
    s.clock_ns = clock_ns_;
    s.has_ended = has_ended_;
    s.status = status_;
  }
  void restore(const Saved& s) {
    images_->restore(s.image);
    records_ = s.records;
    waiting_ = s.waiting;
    output_ = s.output;
    errors_ = s.errors;
    detail_ = s.detail;
    clock_ns_ = s.clock_ns;
    has_ended_ = s.has_ended;
    status_ = s.status;
  }

  vm::StateHash hash() {
    vm::StateHash h = images_->hash(clock_ns_);
    const auto mix = [&h](uint64_t n) {
      h.low = (h.low ^ n) * 0x9E3779B97F4A7C15ull;
      h.low ^= h.low >> 31;
      h.high = (h.high + n) * 0xD6E8FEB86659FD93ull;
      h.high ^= h.high >> 30;
    };
    mix(std::hash<std::string>()(output_));
    mix(std::hash<std::string>()(errors_));
    for (const Record& r : records_) {
      mix(static_cast<uint64_t>(r.state));
      mix(r.deadline_ns == vm::no_deadline ? r.deadline_ns : r.deadline_ns - std::min(clock_ns_, r.deadline_ns));
    }
    for (const uint32_t i : waiting_) mix(i);
    return h;
  }
  bool can_hash() const { return images_->knows_all(); }

 private:
  static vm::Settings settings_for_judging(vm::Library& library, bool can_save) {
    Options options;
    options.build = Build::free_threaded;
    options.switch_points = SwitchPoints::every_instruction;
    vm::Settings settings = settings_for(options, true, &library);
    if (can_save) settings.explore = without_stops;
    return settings;
  }

  bool is_inside_a_step(const vm::Thread& t) const {
    if (t.is_between_points) return true;
    if (bounds_.stops_in_library || t.top == nullptr || t.top->code == nullptr) return false;
    const python::code::Code& code = *t.top->code->source;
    // What a thread is made for may be a native function, which has no instructions of its own.
    if (code.qualified_name == "Thread.run" && t.top->ip->op == python::code::op::CALL_FUNCTION_EX) return false;
    const std::string_view file = code.filename;
    return file == "/usr/lib/python3.14/threading.py" || file == "/usr/lib/python3.14/queue.py";
  }

  bool may_step(uint32_t thread) const {
    const Record& r = records_[thread];
    if (has_ended_ || r.state == State::ended) return false;
    if (r.state == State::ready) return true;
    if (r.deadline_ns == vm::no_deadline) return false;
    return std::ranges::none_of(records_, [&](const Record& other) {
      return other.state == State::waiting && other.deadline_ns < r.deadline_ns;
    });
  }

  void come_back(uint32_t thread, vm::Stop stop) {
    Record& r = records_[thread];
    vm::Thread& t = *r.thread;
    switch (stop) {
      case vm::Stop::switch_point:
      case vm::Stop::detached: return;  // takes no time here
      case vm::Stop::blocked:
        t.wait_timed_out = false;
        if (t.wait.object != nullptr && !t.wait.must_wait(t.wait.object)) return;
        r.state = State::waiting;
        r.deadline_ns = t.wait.deadline_ns;
        if (t.wait.object != nullptr) waiting_.push_back(thread);
        return;
      case vm::Stop::finished:
        r.state = State::ended;
        if (thread == 0) end(interpreter_.has_failed() ? Status::exception : Status::ok);
        return;
      case vm::Stop::limit: return end(Status::limit, t.limit);
      case vm::Stop::visible:
      case vm::Stop::unsupported: return end(Status::unsupported, t.refusal);
    }
  }

  void end(Status status, std::string detail = {}) {
    has_ended_ = true;
    status_ = status;
    detail_ = std::move(detail);
  }

  bool start_thread(vm::Thread&, vm::Thread& child) override {
    records_.push_back({&child});
    return true;
  }

  void wake(vm::Thread&, vm::Object* object, uint32_t count, vm::Update update) override {
    vm::Woken woken;
    for (auto at = waiting_.begin(); at != waiting_.end();) {
      Record& r = records_[*at];
      if (r.thread->wait.object != object) {
        ++at;
        continue;
      }
      if (count == 0) {
        woken.more_wait = true;
        break;
      }
      --count;
      at = waiting_.erase(at);
      if (woken.first == nullptr) woken.first = r.thread;
      r.state = State::ready;
      r.deadline_ns = vm::no_deadline;
      r.thread->wait_timed_out = false;
    }
    if (update != nullptr) update(object, woken);
  }

  uint64_t now_ns(const vm::Thread&) override { return clock_ns_; }
  uint64_t read_clock(vm::Thread&, vm::Clock clock) override {
    if (clock == vm::Clock::process || clock == vm::Clock::thread) return 0;
    return clock_ns_ + (clock == vm::Clock::wall ? unix_begin_ns : 0);
  }
  bool must_end(const vm::Thread&) override { return false; }
  bool write(vm::Thread&, vm::Stream stream, std::string_view text) override {
    (stream == vm::Stream::out ? output_ : errors_) += text;
    return true;
  }
  uint64_t switch_interval_ns() override { return switch_interval_ns_; }
  void set_switch_interval_ns(uint64_t ns) override { switch_interval_ns_ = ns; }

  vm::Interpreter interpreter_;
  std::optional<vm::Images> images_;
  Bounds bounds_;
  uint64_t steps_ = 0;

  std::vector<Record> records_;
  std::vector<uint32_t> waiting_;  // first in, first out
  std::string output_, errors_, detail_;
  uint64_t clock_ns_ = 0;
  uint64_t switch_interval_ns_ = 5'000'000;
  bool has_ended_ = false;
  Status status_ = Status::ok;
};

// Goes on to where there is a choice between threads; the choices are none when the program has ended on the way.
std::vector<uint32_t> run_to_a_choice(Machine& m) {
  for (;;) {
    std::vector<uint32_t> able = m.able();
    if (able.size() != 1 || m.is_too_long()) return able;
    m.step(able[0]);
  }
}

struct HashOfHash {
  size_t operator()(const vm::StateHash& h) const { return static_cast<size_t>(h.low); }
};

std::string too_large(uint64_t count, const char* what) { return std::to_string(count) + ' ' + what + ": too large"; }

}  // namespace

std::string describe(const Ending& e) {
  std::string text = e.status == Status::ok          ? "ok"
                     : e.status == Status::exception ? "exception"
                     : e.status == Status::deadlock  ? "deadlock"
                                                     : "other end";
  text += " printing " + (e.stdout_text.empty() ? "nothing\n" : e.stdout_text);
  for (const std::string& s : e.stuck) text += "      " + s + '\n';
  for (const std::string& s : e.complaints) text += "      " + s + '\n';
  return text;
}

std::string describe(const std::set<Ending>& endings) {
  std::string text;
  for (const Ending& e : endings) text += "    " + describe(e);
  return text;
}

Ending ending_of(const OneOutcome& o) {
  Ending e{o.status, o.stdout_text, sorted_lines(o.stderr_text), {}};
  for (const Stuck& s : o.stuck) e.stuck.push_back(place(static_cast<uint32_t>(index_of(s.thread)), s.line));
  return e;
}

std::set<Ending> endings_of(const Findings& f) {
  std::set<Ending> endings;
  for (const OneOutcome& o : f.outcomes) endings.insert(ending_of(o));
  return endings;
}

Enumeration enumerate_states(const Program& program, const Bounds& bounds) {
  struct Node {
    Machine::Saved saved;
    std::vector<uint32_t> able;
    size_t next = 0;
  };
  Enumeration e;
  Machine m(program, bounds, true);
  if (e.failure = m.begin(); !e.failure.empty()) return e;

  std::vector<std::unique_ptr<Node>> way, spare;
  std::unordered_set<vm::StateHash, HashOfHash> seen;
  const auto arrive = [&] {
    std::vector<uint32_t> able = run_to_a_choice(m);
    if (m.is_too_long()) {
      e.failure = too_large(bounds.steps, "steps");
    } else if (!m.refusal().empty()) {
      e.failure = m.refusal();
    } else if (able.empty()) {
      e.endings.insert(m.ending());
    } else if (seen.insert(m.hash()).second) {
      if (!m.can_hash()) e.failure = "objects of a type that cannot be hashed";
      if (seen.size() > bounds.states) e.failure = too_large(bounds.states, "states");
      if (spare.empty()) spare.push_back(std::make_unique<Node>());
      way.push_back(std::move(spare.back()));
      spare.pop_back();
      m.save(way.back()->saved);
      way.back()->able = std::move(able);
      way.back()->next = 0;
    }
  };
  arrive();
  while (!way.empty() && e.failure.empty()) {
    Node& node = *way.back();
    if (node.next == node.able.size()) {
      spare.push_back(std::move(way.back()));
      way.pop_back();
      continue;
    }
    if (node.next > 0) m.restore(node.saved);
    m.step(node.able[node.next++]);
    arrive();
  }
  e.states = seen.size();
  e.steps = m.steps();
  return e;
}

Enumeration enumerate_paths(const Program& program, Return way_back, const Bounds& bounds) {
  struct Choice {
    size_t taken, of;
  };
  Enumeration e;
  std::optional<Machine> m;
  Machine::Saved root;
  std::vector<Choice> choices;
  do {
    if (!m || way_back == Return::anew) {
      e.steps += m ? m->steps() : 0;
      m.emplace(program, bounds, way_back == Return::restored);
      if (e.failure = m->begin(); !e.failure.empty()) return e;
      if (way_back == Return::restored) m->save(root);
    } else {
      m->restore(root);
    }
    for (size_t at = 0;; ++at) {
      const std::vector<uint32_t> able = run_to_a_choice(*m);
      if (able.empty() || m->is_too_long()) break;
      if (at == choices.size()) choices.push_back({0, able.size()});
      m->step(able[choices[at].taken]);
    }
    if (m->is_too_long()) {
      e.failure = too_large(bounds.steps, "steps");
    } else if (!m->refusal().empty()) {
      e.failure = m->refusal();
    } else {
      e.endings.insert(m->ending());
    }
    if (++e.states > bounds.states) e.failure = too_large(bounds.states, "paths");
    while (!choices.empty() && choices.back().taken + 1 == choices.back().of) choices.pop_back();
    if (!choices.empty()) ++choices.back().taken;
  } while (!choices.empty() && e.failure.empty());
  e.steps += m->steps();
  return e;
}

}  // namespace lockstep::engine::explore::judge
