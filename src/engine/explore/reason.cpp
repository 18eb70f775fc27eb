#include "engine/explore/reason.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/explore/turning.h"

namespace lockstep::engine::explore {

namespace {

bool is_failure(const OneOutcome& o) {
  return o.status != Status::ok || o.stderr_text.find("Traceback (most recent call last)") != std::string::npos;
}

class Wording {
 public:
  explicit Wording(Witness& told) : told_(told) {}

  std::string name(uint32_t thread) const {
    return thread < told_.threads.size() ? told_.threads[thread] : "Thread " + std::to_string(thread);
  }
  std::string name(const WitnessStep& s) const { return name(index_of(s.thread)); }

  static std::string at(const WitnessStep& s) { return s.line > 0 ? " at line " + std::to_string(s.line) : ""; }

  // "read 0 from counter", "wrote 1 to counter", "took lock"; `known`: what was spoken of already is "it".
  static std::string did(const WitnessStep& s, const TouchedCell* cell, const std::string& known = {}) {
    const auto of = [&](const char* verb) { return verb + (s.cells.empty() ? "" : ' ' + s.cells[0].object); };
    switch (s.deed) {
      case Deed::reads:
      case Deed::writes:
        if (cell == nullptr && !s.cells.empty()) cell = &s.cells[0];
        if (cell == nullptr) return "went on";
        return did(*cell, cell->object == known ? "it" : cell->object);
      case Deed::acquires: return of("took");
      case Deed::releases: return of("let go of");
      case Deed::waits: return of("began to wait for");
      case Deed::starts: return of("started");
      case Deed::joins: return of("joined");
      case Deed::uses: return of("used");
      case Deed::prints: return "printed " + quoted(s.printed);
      case Deed::goes_on: return "went on";
    }
    return {};
  }

  static std::string did(const TouchedCell& cell, const std::string& object) {
    if (cell.writes) return cell.after.empty() ? "changed " + object : "wrote " + cell.after + " to " + object;
    return cell.before.empty() ? "looked at " + object : "read " + cell.before + " from " + object;
  }

  static std::string quoted(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    for (size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.replace(at, 1, "⏎");
    return "“" + text + "”";
  }

  static std::string would(const OneOutcome& o) {
    const std::string printed =
        o.stdout_text.empty() ? ", having printed nothing" : ", having printed " + quoted(o.stdout_text);
    switch (o.status) {
      case Status::deadlock: return "it would have come to a deadlock" + printed;
      case Status::exception: return "it would have ended in " + raised(o.stderr_text) + printed;
      default: break;
    }
    if (is_failure(o)) return "a thread would have ended in " + raised(o.stderr_text) + printed;
    return "it would have ended normally" + printed;
  }

  // "KeyError: 'a'", as the last line of a traceback has it.
  static std::string raised(std::string_view complaint) {
    while (complaint.ends_with('\n')) complaint.remove_suffix(1);
    const size_t line = complaint.rfind('\n');
    const std::string_view last = line == complaint.npos ? complaint : complaint.substr(line + 1);
    return last.empty() ? "an exception" : std::string(last);
  }

  // " take it at line 6"
  std::string waiting_at(uint32_t thread) const {
    const auto s = std::ranges::find(told_.outcome.stuck, ThreadId{thread}, &Stuck::thread);
    if (s == told_.outcome.stuck.end() || s->line == 0) return {};
    return " go on at line " + std::to_string(s->line);
  }

  void say(std::string text, std::optional<size_t> step = {}) { told_.why.push_back({std::move(text), step}); }

 private:
  Witness& told_;
};

const TouchedCell* cell_of(const WitnessStep& s, const std::string& object) {
  const auto found = std::ranges::find(s.cells, object, &TouchedCell::object);
  return found == s.cells.end() ? nullptr : &*found;
}

bool is_data(const WitnessStep& s) { return s.deed == Deed::reads || s.deed == Deed::writes; }

// The last step before `end` that a thread made (or any, but not `but`) and that touched the object.
template <class Wanted>
std::optional<size_t> last_step(const Witness& told, size_t end, Wanted wanted) {
  for (size_t i = end; i-- > 0;)
    if (wanted(told.steps[i])) return i;
  return {};
}

// The cell over which two steps are in conflict, as both call it.
std::string shared_object(const WitnessStep& a, const WitnessStep& b) {
  for (const TouchedCell& cell : a.cells) {
    const TouchedCell* other = cell_of(b, cell.object);
    if (other != nullptr && (cell.writes || other->writes)) return cell.object;
  }
  return {};
}

// What a step did besides: it read and wrote at once, say, where no switch is possible in between.
void tell_pair(Wording& words, const Witness& told, size_t first, size_t second) {
  const WitnessStep& a = told.steps[first];
  const WitnessStep& b = told.steps[second];
  const std::string object = shared_object(a, b);
  const TouchedCell* const in_a = cell_of(a, object);
  const TouchedCell* const in_b = cell_of(b, object);
  if (!is_data(a) || !is_data(b) || in_a == nullptr || in_b == nullptr || in_a->writes || !in_b->writes) {
    words.say(words.name(a) + ' ' + Wording::did(a, in_a) + Wording::at(a) + " before " + words.name(b) + ' ' +
                  Wording::did(b, in_b, object) + Wording::at(b) + '.',
              first);
    return;
  }
  // What was read was about to be written.
  const auto had_read = last_step(told, second, [&](const WitnessStep& s) {
    const TouchedCell* cell = s.thread == b.thread && is_data(s) ? cell_of(s, object) : nullptr;
    return cell != nullptr;
  });
  std::string text = words.name(a) + ' ' + Wording::did(a, in_a) + Wording::at(a) + ", while " + words.name(b);
  if (had_read && !cell_of(told.steps[*had_read], object)->writes) {
    const std::string& value = cell_of(told.steps[*had_read], object)->before;
    text += value.empty() ? ", which had looked at it" : ", which had read " + value;
    text += Wording::at(told.steps[*had_read]) + ",";
  }
  text += " had not yet " + std::string(in_b->after.empty() ? "changed it" : "written " + in_b->after + " to it");
  words.say(text + (b.line > 0 ? " (line " + std::to_string(b.line) + ")." : "."), first);
  for (size_t i = second + 1; i < told.steps.size(); ++i) {
    const WitnessStep& s = told.steps[i];
    const TouchedCell* const cell = s.thread == a.thread ? cell_of(s, object) : nullptr;
    if (cell == nullptr) continue;
    if (cell->writes && s.deed == Deed::writes)
      words.say(
          words.name(s) + " then " + Wording::did(s, cell) + Wording::at(s) + ", without having looked at it again.",
          i);
    break;
  }
}

// Who waits for whom; a circle first, where there is one.
void tell_deadlock(Wording& words, World& world, const Witness& told) {
  const auto& stuck = told.outcome.stuck;
  const auto waits_for = [&](uint32_t thread) { return world.waits_for_thread(thread); };
  std::vector<uint32_t> circle;
  for (const Stuck& s : stuck) {
    std::vector<uint32_t> way{index_of(s.thread)};
    while (circle.empty()) {
      const auto next = waits_for(way.back());
      if (!next || *next >= world.thread_count() || world.is_over(*next)) break;
      const auto met = std::ranges::find(way, *next);
      if (met != way.end()) circle.assign(met, way.end());
      way.push_back(*next);
    }
    if (!circle.empty()) break;
  }
  if (circle.size() > 1) {
    std::string text;
    for (const uint32_t thread : circle) text += words.name(thread) + " → ";
    words.say("A circle: " + text + words.name(circle[0]) + ". Each waits for what the next one holds.");
  }
  const auto tell = [&](const Stuck& s) {
    const auto thread = index_of(s.thread);
    std::string text = words.name(thread) + " waits" + (s.line > 0 ? " at line " + std::to_string(s.line) : "");
    if (!s.waits_for.empty()) text += " for " + s.waits_for;
    const auto owner = waits_for(thread);
    std::optional<size_t> taken;
    if (owner && world.thread_name(*owner) == s.waits_for) {
      text += " to end";
    } else if (owner) {
      taken = last_step(told, told.steps.size(), [&](const WitnessStep& step) {
        return index_of(step.thread) == *owner && step.deed == Deed::acquires && cell_of(step, s.waits_for) != nullptr;
      });
      text +=
          ", which " + (*owner == thread ? "it" : words.name(*owner)) + (*owner == thread ? " itself holds" : " holds");
      if (taken) text += " since line " + std::to_string(told.steps[*taken].line);
    } else {
      text += ", and nobody is left who could let it go on";
    }
    words.say(text + '.', taken);
  };
  const auto is_in_circle = [&](const Stuck& s) {
    return std::ranges::find(circle, index_of(s.thread)) != circle.end();
  };
  for (const uint32_t thread : circle) tell(*std::ranges::find(stuck, ThreadId{thread}, &Stuck::thread));
  for (const bool has_owner : {false, true})  // who waits for those has the same reason
    for (const Stuck& s : stuck)
      if (!is_in_circle(s) && waits_for(index_of(s.thread)).has_value() == has_owner) tell(s);
}

// The line that a traceback ends with, of the program's own lines.
uint32_t line_in(std::string_view complaint) {
  uint32_t line = 0;
  for (size_t at = 0; (at = complaint.find(", line ", at)) != complaint.npos;) {
    at += 7;
    uint32_t number = 0;
    for (; at < complaint.size() && complaint[at] >= '0' && complaint[at] <= '9'; ++at)
      number = number * 10 + static_cast<uint32_t>(complaint[at] - '0');
    line = number;
  }
  return line;
}

void tell_exceptions(Wording& words, const Witness& told) {
  for (size_t i = 0; i < told.steps.size(); ++i) {
    const WitnessStep& step = told.steps[i];
    if (step.complaint.find("Traceback (most recent call last)") == std::string::npos) continue;
    const uint32_t line = line_in(step.complaint);
    const auto read_by_it = [&](const WitnessStep& s) {
      return s.thread == step.thread && is_data(s) &&
             std::ranges::any_of(s.cells, [](const TouchedCell& c) { return !c.writes || !c.before.empty(); });
    };
    auto read = last_step(told, i + 1, [&](const WitnessStep& s) { return read_by_it(s) && s.line == line; });
    if (!read) read = last_step(told, i + 1, read_by_it);
    std::string text = words.name(step) + " raised " + Wording::raised(step.complaint) +
                       (line > 0 ? " at line " + std::to_string(line) : "") + '.';
    if (!read) {
      words.say(text, i);
      continue;
    }
    const WitnessStep& at = told.steps[*read];
    const TouchedCell& cell = at.cells[0];
    text += " It had last " +
            (cell.before.empty() ? "looked at " + cell.object : "read " + cell.before + " from " + cell.object);
    if (at.line != line) text += Wording::at(at);
    const auto wrote = last_step(told, *read, [&](const WitnessStep& s) {
      const TouchedCell* c = cell_of(s, cell.object);
      return c != nullptr && c->writes && (is_data(s) || s.deed == Deed::uses);
    });
    if (wrote) {
      const WitnessStep& writer = told.steps[*wrote];
      text += ", as " + (writer.thread == at.thread ? "it had itself" : words.name(writer) + " had") + " left it" +
              Wording::at(writer) + '.';
    } else {
      text += ", which nobody had written since the first thread was started.";
    }
    words.say(text, *read);
  }
}

}  // namespace

void explain(World& world, const Root& root, Witness& told) {
  Wording words(told);
  if (told.outcome.status == Status::deadlock) tell_deadlock(words, world, told);
  tell_exceptions(words, told);
  const std::vector<Turned> matters = orders_that_matter(world, root, told);
  if (matters.empty()) return;
  const OneOutcome usual = outcome_without_switches(world, root);
  const bool has_failed = is_failure(told.outcome);
  const auto place = [&](const Turned& t) {
    const bool is_usual = is_same_outcome(t.outcome, usual), is_better = has_failed && !is_failure(t.outcome);
    const bool is_of_data =
        is_data(told.steps[t.first]) && (t.second == told.steps.size() || is_data(told.steps[t.second]));
    return std::tuple(!(is_usual || is_better), !is_usual, !is_of_data, t.second, ~t.first);
  };
  const Turned& best = *std::ranges::min_element(matters, {}, place);
  if (best.second < told.steps.size()) {
    told.conflict = {best.first, best.second};
    tell_pair(words, told, best.first, best.second);
  } else {
    told.conflict = {best.first};
    const WitnessStep& a = told.steps[best.first];
    words.say(words.name(a) + ' ' + Wording::did(a, nullptr) + Wording::at(a) + " before " +
                  words.name(best.second_thread) + " could" + words.waiting_at(best.second_thread) + '.',
              best.first);
  }
  words.say("In the other order, and all else as it was as far as that goes, " + Wording::would(best.outcome) + '.');
}

}  // namespace lockstep::engine::explore
