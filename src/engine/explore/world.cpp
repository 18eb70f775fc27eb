#include "engine/explore/world.h"

#include <algorithm>
#include <utility>

#include "engine/interpreter_executor.h"
#include "engine/wall_clock.h"
#include "python/vm/core/runtime.h"
#include "python/vm/objects/threads/sync.h"

namespace lockstep::engine::explore {

namespace {

namespace vm = python::vm;

// Ceilings of one execution: an exploration runs many, so each is short.
constexpr uint64_t max_instructions = 20'000'000;
constexpr uint64_t max_output_bytes = 64u << 10;
constexpr uint32_t max_threads = 64;
constexpr uint64_t unix_begin_ns = 1'759'795'200'000'000'000;  // as the simulation's

vm::Settings settings_of(const Question& question, vm::Library& library) {
  Options options;
  options.build = question.build;
  options.switch_points = question.switch_points;
  options.limits.instructions = max_instructions;
  options.limits.threads = max_threads;
  vm::Settings settings = settings_for(options, true, &library);
  settings.explore = vm::make_exploring;
  return settings;
}

}  // namespace

World::World(const Question& question, std::shared_ptr<const python::code::Code> code, std::string source,
             vm::Library& library)
    : interpreter_(settings_of(question, library)),
      images_(interpreter_.runtime()),
      late_at_ns_(monotonic_ns() + question.wall_ns),
      code_(std::move(code)),
      source_(std::move(source)) {}

vm::Sightings& World::sightings() { return interpreter_.runtime().exploring->sightings; }

std::string World::begin() {
  interpreter_.set_driver(this);
  vm::Thread& main = interpreter_.start(code_, source_);
  records_.push_back({&main, State::ready, vm::no_deadline, {}});
  advance(0);
  while (may_step(0) && records_[0].state == State::waiting) {  // alone it waits for nothing but time
    pass_time(0);
    advance(0);
  }
  if (has_ended_ || records_[0].state != State::pending) return {};
  interpreter_.runtime().exploring->is_concurrent = true;
  const std::string unknown = images_.freeze();
  return unknown.empty() ? std::string() : "exploring a program with " + unknown;
}

void World::give_time(uint64_t ns) {
  late_at_ns_ = monotonic_ns() + ns;
  is_late_ = false;
}

bool World::is_possible(const Record& r) const {
  const vm::Visit& v = *r.thread->visit;
  if (r.state == State::pending) return vm::is_met(*r.thread, v.need, v.needed);
  // Condition.wait goes on when its lock is free again.
  for (uint32_t i = 0; i < v.pending.count && v.role == vm::Role::waits; ++i) {
    const vm::Object* o = v.pending.items[i].object;
    const vm::Layout layout = o->type->layout;
    if ((layout == vm::Layout::lock || layout == vm::Layout::rlock) && !vm::is_met(*r.thread, vm::Need::lock_free, o))
      return false;
  }
  return true;
}

bool World::may_step(uint32_t thread) const {
  const Record& r = records_[thread];
  if (has_ended_) return false;
  if (r.state == State::ended || r.state == State::fresh) return false;
  if (r.state != State::waiting) return is_possible(r);
  // Time passes only up to the next deadline; whose it is may go on.
  if (r.deadline_ns == vm::no_deadline) return false;
  for (const Record& other : records_)
    if (other.state == State::waiting && other.deadline_ns < r.deadline_ns) return false;
  return is_possible(r);
}

const vm::Accesses& World::pending(uint32_t thread) const { return records_[thread].thread->visit->pending; }
bool World::is_data_access(uint32_t thread) const {
  return records_[thread].state == State::pending && records_[thread].thread->visit->is_data;
}

Step World::step(uint32_t thread) {
  Record& r = records_[thread];
  vm::Visit& v = *r.thread->visit;
  slices_.clear();
  done_ = v.pending;
  if (r.ends_program) {
    r.state = State::ended;
    slices_.push_back({r.thread->id, 1});
    end(*r.ends_program);
    done_.is_everything = true;
    return Step::done;
  }
  v.touched = {};
  const vm::Value handle = r.thread->handle;  // its own until it ends
  if (r.state == State::pending) v.is_granted = true;
  if (r.state == State::waiting) {
    pass_time(thread);
    done_.add({interpreter_.runtime().true_.object(), vm::Access::whole, true});  // the clock, vm::clock_object()
  }
  r.state = State::ready;
  if (!advance(thread)) return Step::impossible;
  run_fresh_threads();
  done_.add(v.touched);
  if (records_[thread].state == State::ended && handle) done_.add({handle.object(), vm::Access::whole, true});
  if (has_ended_) done_.is_everything = true;  // nobody else does anything any more
  // What the others are about to do may have changed with this.
  for (uint32_t i = 0; i < records_.size() && !has_ended_; ++i) {
    const Record& other = records_[i];
    if (other.state != State::pending || !other.thread->visit->pending.conflict_with(done_)) continue;
    interpreter_.refresh_pending(*other.thread);
    refuse_if_unknown(i);
  }
  if (!images_.knows_all() && !has_ended_)
    end(Status::unsupported, "exploring objects of a type that it does not know");
  return Step::done;
}

// To the deadline of a thread that waits.
void World::pass_time(uint32_t thread) {
  Record& r = records_[thread];
  std::erase(waiting_, thread);
  clock_ns_ = std::max(clock_ns_, r.deadline_ns);
  r.thread->wait_timed_out = true;
  r.deadline_ns = vm::no_deadline;
  r.state = State::ready;
}

// Before what nobody has said anything of.
void World::refuse_if_unknown(uint32_t thread) {
  const vm::Visit& v = *records_[thread].thread->visit;
  if (v.refusal.empty()) return;
  const uint32_t line = v.refused_line != 0 ? v.refused_line : line_of(thread);
  end(Status::unsupported, "exploring " + v.refusal + " (line " + std::to_string(line) +
                               "): keep it out of what threads run, or run the program with other engines");
}

// Runs a thread to its next event; false: it would have to wait in the middle of an operation that does not happen
// then.
bool World::advance(uint32_t thread) {
  for (;;) {
    vm::Thread& t = *records_[thread].thread;
    const int64_t left = t.switch_points_left;
    const vm::Stop stop = interpreter_.run(t);
    t.eval_breaker.fetch_and(~uint32_t{vm::pause_request}, std::memory_order_relaxed);
    uint64_t points = static_cast<uint64_t>(left - t.switch_points_left);
    const bool is_last = thread == 0 && stop == vm::Stop::finished && others_live();
    points += stop == vm::Stop::blocked || stop == vm::Stop::detached || (stop == vm::Stop::finished && !is_last);
    if (points > 0) {
      if (!slices_.empty() && slices_.back().thread == t.id) {
        slices_.back().points += points;
      } else {
        slices_.push_back({t.id, points});
      }
    }
    Record& r = records_[thread];
    if (!t.visit->refusal.empty()) {
      refuse_if_unknown(thread);
      return true;
    }
    switch (stop) {
      case vm::Stop::switch_point:
        if (is_late_) end(Status::limit, "wall time");
        if (has_ended_) return true;
        continue;
      case vm::Stop::visible: r.state = State::pending; return true;
      case vm::Stop::detached: continue;  // takes no time here
      case vm::Stop::blocked:
        if (!block(thread)) return false;
        if (records_[thread].state == State::ready) continue;
        return true;
      case vm::Stop::finished:
        if (is_last) return stand_before_the_end(), true;
        r.state = State::ended;
        if (thread == 0) end(interpreter_.has_failed() ? Status::exception : Status::ok);
        return true;
      case vm::Stop::limit: end(Status::limit, t.limit); return true;
      case vm::Stop::unsupported: end(Status::unsupported, t.refusal); return true;
    }
  }
}

bool World::others_live() const {
  return std::any_of(records_.begin() + 1, records_.end(), [](const Record& r) { return r.state != State::ended; });
}

// Daemons go on until the program ends, so that its end is an event of its own: what they print can be missing.
void World::stand_before_the_end() {
  Record& main = records_[0];
  const vm::Access output{interpreter_.runtime().none.object(), vm::Access::whole, true};
  main.ends_program = interpreter_.has_failed() ? Status::exception : Status::ok;
  main.state = State::ready;
  vm::Visit& v = *main.thread->visit;
  v.pending = {};
  v.pending.add(output);
  v.need = vm::Need::nothing;
  v.role = vm::Role::program;
  sightings().note(0, output);
}

// False: undo. Afterwards the thread waits, or is ready to try again.
bool World::block(uint32_t thread) {
  vm::Thread& t = *records_[thread].thread;
  t.wait_timed_out = false;
  if (t.wait.object != nullptr && !t.wait.must_wait(t.wait.object)) return true;
  const vm::Visit& v = *t.visit;
  const bool is_operation = v.operation_depth != 0 && t.depth >= v.operation_depth;
  const bool happens_whole = v.role == vm::Role::reads || v.role == vm::Role::writes;
  if (is_operation && happens_whole && t.wait.deadline_ns == vm::no_deadline && v.touched.is_empty()) return false;
  records_[thread].state = State::waiting;
  records_[thread].deadline_ns = t.wait.deadline_ns;
  if (t.wait.object != nullptr) waiting_.push_back(thread);
  if (is_operation && v.role == vm::Role::starts) run_fresh_threads();  // they wake it
  return true;
}

void World::run_fresh_threads() {
  for (uint32_t i = 0; i < records_.size() && !has_ended_; ++i) {
    if (records_[i].state != State::fresh) continue;
    records_[i].state = State::ready;
    advance(i);
  }
}

bool World::start_thread(vm::Thread&, vm::Thread& child) {
  if (records_.size() >= max_threads) {
    end(Status::limit, "threads");
    return false;
  }
  records_.push_back({&child, State::fresh, vm::no_deadline, {}});
  return true;
}

// Locks are never handed over here: whoever comes first may take one that is open.
void World::wake(vm::Thread&, vm::Object* object, uint32_t count, vm::Update update) {
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

uint64_t World::read_clock(vm::Thread&, vm::Clock clock) {
  if (clock == vm::Clock::process || clock == vm::Clock::thread) return 0;  // only sleeps take time
  return clock_ns_ + (clock == vm::Clock::wall ? unix_begin_ns : 0);
}

bool World::write(vm::Thread& t, vm::Stream stream, std::string_view text) {
  if (stream == vm::Stream::out) {
    output_ += text;
  } else {
    errors_ += text;
    records_[index_of(t.id)].errors += text;
  }
  return output_.size() + errors_.size() <= max_output_bytes;
}

bool World::must_end(const vm::Thread&) { return is_late_ = is_late_ || monotonic_ns() > late_at_ns_; }

void World::end(Status status, std::string detail) {
  has_ended_ = true;
  status_ = status;
  detail_ = std::move(detail);
}

void World::save(Saved& s) {
  images_.save(s.image);
  s.record_count = static_cast<uint32_t>(records_.size());
  if (s.records.size() < records_.size()) s.records.resize(records_.size());
  std::ranges::copy(records_, s.records.begin());
  s.waiting = waiting_;
  s.output = output_;
  s.errors = errors_;
  s.clock_ns = clock_ns_;
  s.has_ended = has_ended_;
  s.status = status_;
  s.detail = detail_;
}

void World::restore(const Saved& s) {
  images_.restore(s.image);
  records_.resize(s.record_count);
  std::copy_n(s.records.begin(), s.record_count, records_.begin());
  waiting_ = s.waiting;
  output_ = s.output;
  errors_ = s.errors;
  clock_ns_ = s.clock_ns;
  has_ended_ = s.has_ended;
  status_ = s.status;
  detail_ = s.detail;
}

vm::StateHash World::hash() {
  vm::StateHash h = images_.hash(clock_ns_);
  const auto mix = [&h](uint64_t n) {
    h.low = (h.low ^ n) * 0x9E3779B97F4A7C15ull;
    h.low ^= h.low >> 31;
    h.high = (h.high + n) * 0xD6E8FEB86659FD93ull;
    h.high ^= h.high >> 30;
  };
  const auto mix_text = [&](const std::string& text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    mix(text.size());
  };
  mix_text(output_);
  for (const Record& r : records_) {
    mix(static_cast<uint64_t>(r.state));
    mix(r.ends_program ? 1 + static_cast<uint64_t>(*r.ends_program) : 0);
    mix(r.deadline_ns == vm::no_deadline ? r.deadline_ns : r.deadline_ns - std::min(clock_ns_, r.deadline_ns));
    mix_text(r.errors);
  }
  for (const uint32_t i : waiting_) mix(i);
  mix(has_ended_);
  return h;
}

std::string World::outcome_key() {
  std::string key = std::to_string(static_cast<int>(status_)) + '\n' + output_ + '\0';
  for (size_t i = 0; i < records_.size(); ++i)
    if (!records_[i].errors.empty()) key += std::to_string(i) + ' ' + records_[i].errors + '\0';
  if (has_ended_) return key + detail_;
  for (uint32_t i = 0; i < records_.size(); ++i) {
    if (records_[i].state == State::ended) continue;
    key += std::to_string(i) + ' ' + std::to_string(line_of(i)) + ' ' + waits_for(i, false) + '\n';
  }
  return key;
}

OneOutcome World::outcome() {
  OneOutcome o;
  o.stdout_text = output_;
  o.stderr_text = errors_;
  o.status = has_ended_ ? status_ : Status::deadlock;
  o.detail = detail_;
  if (has_ended_) return o;
  for (uint32_t i = 0; i < records_.size(); ++i) {
    if (records_[i].state == State::ended) continue;
    o.stuck.push_back({records_[i].thread->id, line_of(i), waits_for(i, true)});
  }
  return o;
}

// For a reader; else the same in every interleaving, and not the same for two things.
std::string World::waits_for(uint32_t thread, bool is_for_reader) {
  const Record& r = records_[thread];
  const vm::Visit& v = *r.thread->visit;
  if (v.need == vm::Need::thread_ended && r.state == State::pending) return interpreter_.label(v.needed);
  if (v.pending.count == 0)
    return r.thread->wait.object != nullptr ? interpreter_.label(r.thread->wait.object) : std::string();
  const vm::Access& first = v.pending.items[0];
  auto [text, is_within] = vm::label_of(interpreter_.runtime(), first, is_for_reader);
  if (is_within && is_for_reader) return text;
  if (is_within) {
    const vm::ObjectName id = vm::name_of(first.object);
    text += ' ' + std::to_string(id.thread) + '.' + std::to_string(id.number);
  }
  if (r.state == State::waiting && v.role == vm::Role::waits) text += " (notify)";
  return text;
}

bool World::guards_itself(const vm::Access& a) const {
  return a.object->type == const_cast<vm::Interpreter&>(interpreter_).runtime().types.simple_queue;
}
vm::Standing World::standing_of(uint32_t thread) const {
  return vm::standing_of(const_cast<vm::Interpreter&>(interpreter_).runtime(), *records_[thread].thread);
}
std::optional<uint32_t> World::waits_for_thread(uint32_t thread) const {
  const Record& r = records_[thread];
  vm::Object* const wanted = r.state == State::pending ? r.thread->visit->needed : nullptr;
  const auto owner = wanted != nullptr ? const_cast<vm::Interpreter&>(interpreter_).owner_of(wanted) : std::nullopt;
  return owner ? std::optional(index_of(*owner)) : std::nullopt;
}
uint32_t World::line_of(uint32_t thread) const { return interpreter_.current_line(*records_[thread].thread); }
std::string World::label_of(const vm::Access& a) const {
  return vm::label_of(const_cast<vm::Interpreter&>(interpreter_).runtime(), a, true).text;
}
std::string World::name_of(const vm::Access& a) {
  return a.object->type->layout == vm::Layout::thread_handle ? interpreter_.label(a.object) : label_of(a);
}
std::string World::thread_name(uint32_t thread) const {
  return const_cast<vm::Interpreter&>(interpreter_).thread_name(*records_[thread].thread);
}

}  // namespace lockstep::engine::explore
