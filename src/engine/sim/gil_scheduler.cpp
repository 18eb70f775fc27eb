#include "engine/sim/gil_scheduler.h"

#include <algorithm>
#include <utility>

#include "engine/sim/round_robin_scheduler.h"

namespace lockstep::engine::sim {

namespace {

constexpr uint64_t wake_latency_low_ns = 20'000;
constexpr uint64_t wake_latency_spread_ns = 160'000;

}  // namespace

uint64_t GilScheduler::interval_end(uint64_t begin_ns) {
  const uint64_t interval_ns = std::max<uint64_t>(switch_interval_ns_, 1'000);  // as take_gil: at least a microsecond
  return begin_ns + interval_ns + (seed_ == 0 ? 0 : wake_latency_low_ns + random_.below(wake_latency_spread_ns));
}

// Threads that have come to want the GIL since the last call, or will when their time is up.
void GilScheduler::update_waiters(const Situation& situation) {
  std::erase_if(waiters_, [&](const auto& entry) {
    const Candidate* c = find(situation.candidates, entry.first);
    return !c || c->ready_ns != entry.second.since_ns;  // blocked again, or woken before its time was up
  });
  for (const Candidate& c : situation.candidates) {
    if (c.thread == holder_ && c.ready_ns <= situation.now_ns) continue;
    if (!waiters_.contains(c.thread)) waiters_[c.thread] = {c.ready_ns, interval_end(c.ready_ns), switch_number_};
  }
}

// The first waiter whose interval has run out without the GIL changing hands.
std::optional<Candidate> GilScheduler::find_request(uint64_t now_ns) {
  for (;;) {
    const auto first = std::ranges::min_element(waiters_, {}, [](const auto& w) { return w.second.expires_ns; });
    if (first == waiters_.end() || first->second.expires_ns > now_ns) return {};
    Waiter& waiter = first->second;
    const Candidate asks{first->first, waiter.expires_ns};
    const bool has_changed_hands = std::exchange(waiter.seen_switch, switch_number_) != switch_number_;
    waiter.expires_ns = interval_end(waiter.expires_ns);
    if (!has_changed_hands) return asks;
  }
}

ThreadId GilScheduler::choose(const Situation& situation, uint64_t now_ns) {
  std::vector<const Candidate*> waiting;
  for (const Candidate& c : situation.candidates)
    if (c.ready_ns <= now_ns && waiters_.contains(c.thread)) waiting.push_back(&c);
  if (seed_ != 0) return waiting[random_.below(waiting.size())]->thread;
  return (*std::ranges::min_element(waiting, {}, [](const Candidate* c) { return c->ready_ns; }))->thread;
}

Pick GilScheduler::go_on(ThreadId thread) {
  Pick pick{.thread = thread};
  for (const auto& [id, waiter] : waiters_) pick.until_ns = std::min(pick.until_ns, waiter.expires_ns);
  holder_ = thread;
  return pick;
}

std::expected<Pick, std::string> GilScheduler::next(const Situation& situation) {
  const Candidate* last = situation.last ? find(situation.candidates, *situation.last) : nullptr;
  const bool is_held = last && last->ready_ns <= situation.now_ns && situation.last == holder_;
  update_waiters(situation);
  std::optional<Candidate> request;
  if (is_held) {
    request = find_request(situation.now_ns);
    if (!request) return go_on(*holder_);
  }
  // Nobody wants it yet: time passes until somebody does.
  const auto first = std::ranges::min_element(waiters_, {}, [](const auto& w) { return w.second.since_ns; });
  const uint64_t now_ns = std::max(situation.now_ns, first->second.since_ns);
  const ThreadId next = choose(situation, now_ns);
  waiters_.erase(next);
  if (holder_ != next) {
    ++switch_number_;
    for (auto& [id, waiter] : waiters_)
      if (waiter.since_ns >= now_ns) waiter.seen_switch = switch_number_;  // its wait has not begun yet
  }
  if (is_held)
    waiters_[*holder_] = {now_ns, interval_end(now_ns), switch_number_};  // forced out: it waits from here on
  Pick pick = go_on(next);
  pick.asked_by = request;
  return pick;
}

}  // namespace lockstep::engine::sim
