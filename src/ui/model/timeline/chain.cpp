#include "ui/model/timeline/chain.h"

#include <algorithm>
#include <optional>

#include "ui/model/timeline/slice_kind.h"
#include "ui/model/timeline/time_scale.h"

namespace lockstep::ui::model {

namespace {

// The last slice that began before that moment.
std::optional<size_t> index_before(const Track& track, uint64_t at_ns) {
  size_t index = track.first_after(static_cast<double>(at_ns));
  if (index >= track.size() || track.at(index, at_ns).begin_ns >= at_ns) {
    if (index == 0) return std::nullopt;
    --index;
  }
  return index;
}

// Who had the GIL last while a thread wanted it; nothing where it was free all the time.
std::optional<Slice> held_during(const Timeline& run, const Slice& wanting, uint64_t until_ns) {
  const auto index = index_before(run.gil(), until_ns);
  if (!index) return std::nullopt;
  const Slice held = run.gil().at(*index, until_ns);
  return held.end_ns > wanting.begin_ns ? std::optional(held) : std::nullopt;
}

bool is_of_the_wait(SliceKind kind) {
  return is_wait(kind) || kind == SliceKind::wants_gil || kind == SliceKind::woken;
}

class Walk {
 public:
  Walk(const Timeline& run, ThreadId thread, uint64_t from_ns, uint64_t to_ns)
      : run_(run), from_ns_(from_ns), thread_(thread), at_ns_(to_ns) {}

  Chain go() && {
    while (at_ns_ > from_ns_ && step())
      if (chain_.links.size() >= Chain::most_links) {
        chain_.is_cut = true;
        break;
      }
    return std::move(chain_);
  }

 private:
  bool step() {
    const ThreadHistory* history = run_.thread(thread_);
    if (!history) return false;
    const auto index = index_before(history->track, at_ns_);
    if (!index) return came_from_its_start();
    const Slice slice = history->track.at(*index, run_.end_ns());
    if (history->track.is_open(*index) && is_wait(slice.kind)) return wait_for_ever(slice);
    const uint64_t end_ns = std::min(slice.end_ns, at_ns_);
    // Nobody lets a thread go on in the middle of its wait: who came from there was let go on by its end.
    if (slice.end_ns <= at_ns_ && let_go_by_another(slice)) return true;
    chain_.links.push_back({thread_, slice.kind, std::max(slice.begin_ns, from_ns_), std::max(end_ns, from_ns_)});
    at_ns_ = slice.begin_ns;
    return came_from_its_start();
  }

  // Its thread did nothing there that could have been sooner: what held it up did.
  bool let_go_by_another(const Slice& slice) {
    if (is_wait(slice.kind)) {
      const Wake* wake = run_.wake_at(thread_, slice.end_ns);
      return wake && hop(HopKind::woke, ThreadId{wake->waker}, wake->at_ns);
    }
    if (slice.kind != SliceKind::wants_gil) return false;
    const auto held = held_during(run_, slice, slice.end_ns);
    if (!held || ThreadId{held->object} == thread_) return false;
    // From where it was let go of to where it was taken is the thread's own.
    const uint64_t free_ns = std::max(std::min(held->end_ns, at_ns_), from_ns_);
    const ThreadId taker = thread_;
    if (!hop(HopKind::gil, ThreadId{held->object}, free_ns)) return false;
    if (free_ns < slice.end_ns) chain_.links.push_back({taker, slice.kind, free_ns, slice.end_ns});
    return true;
  }

  bool came_from_its_start() {
    const ThreadHistory& history = *run_.thread(thread_);
    if (!history.started_ns || *history.started_ns < at_ns_) return at_ns_ > from_ns_ && has_before();
    const Wake* start = run_.wake_at(thread_, *history.started_ns);
    return start && hop(HopKind::started, ThreadId{start->waker}, std::min(start->at_ns, at_ns_));
  }
  bool has_before() const { return index_before(run_.thread(thread_)->track, at_ns_).has_value(); }

  bool wait_for_ever(const Slice& slice) {
    chain_.links.push_back({thread_, slice.kind, std::max(slice.begin_ns, from_ns_), at_ns_});
    if (slice.owner == 0) return false;
    const ThreadId owner{slice.owner - 1};
    const bool was_met = std::ranges::count(chain_.links, owner, &ChainLink::thread) > 0;
    chain_.hops.push_back({HopKind::holds, thread_, owner, at_ns_});
    thread_ = owner;
    chain_.is_ring |= was_met;
    return !was_met;
  }

  // Two threads that pass something on at one moment would be gone round for ever.
  bool hop(HopKind kind, ThreadId from, uint64_t at_ns) {
    const Hop made{kind, from, thread_, at_ns};
    if (std::ranges::count(chain_.hops, made) > 0) return false;
    chain_.hops.push_back(made);
    thread_ = from;
    at_ns_ = std::min(at_ns_, at_ns);
    return true;
  }

  const Timeline& run_;
  const uint64_t from_ns_;
  ThreadId thread_;
  uint64_t at_ns_;
  Chain chain_;
};

}  // namespace

Chain chain_of(const Timeline& run, ThreadId thread, const Slice& slice) {
  const ThreadHistory* history = run.thread(thread);
  if (!history) return {};
  if (is_of_the_wait(slice.kind)) {
    // To the end of all that this wait was part of: who is woken wants the GIL next.
    return Walk(run, thread, slice.begin_ns, std::max(slice.end_ns, slice.begin_ns + 1)).go();
  }
  uint64_t from_ns = slice.begin_ns;
  for (auto index = index_before(history->track, from_ns); index;
       index = *index ? std::optional(*index - 1) : std::nullopt) {
    const Slice before = history->track.at(*index, run.end_ns());
    if (!is_of_the_wait(before.kind)) break;
    from_ns = before.begin_ns;
  }
  return Walk(run, thread, from_ns, slice.begin_ns).go();
}

std::vector<Hop> last_waits(const Timeline& run) {
  std::vector<Hop> hops;
  if (!run.is_stuck()) return hops;
  for (const ThreadHistory& thread : run.threads()) {
    const size_t last = thread.track.size() - 1;
    if (thread.track.is_empty() || !thread.track.is_open(last)) continue;
    const Slice slice = thread.track.at(last, run.end_ns());
    if (is_wait(slice.kind) && slice.owner != 0)
      hops.push_back({HopKind::holds, thread.id, ThreadId{slice.owner - 1}, run.end_ns()});
  }
  return hops;
}

std::string text_of(const Chain& chain, const Timeline& run, size_t most) {
  std::string text;
  for (size_t i = 0; i < chain.links.size() && i < most; ++i) {
    const ChainLink& link = chain.links[i];
    text += (i ? ", " : "") + run.thread_name(link.thread) + " " + std::string(look_of(link.kind).word.value) + " " +
            short_text(link.end_ns - link.begin_ns);
  }
  if (chain.is_ring) text += ": they wait for each other";
  if (chain.links.size() > most)
    text += " and " + std::to_string(chain.links.size() - most) + (chain.is_cut ? " and more" : " more");
  return text;
}

}  // namespace lockstep::ui::model
