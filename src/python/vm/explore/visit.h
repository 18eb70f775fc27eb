// What a simulated thread is about to touch that other threads can see: the events of an exploration.
//
// While an interpreter explores (Settings::explore), `evaluate` asks before every instruction. An instruction that
// would touch a *visible cell* is not begun: `run` answers Stop::visible, and Thread::visit says which cells it would
// read and write and what must hold before it may go on. The next `run` executes it and everything local behind it:
//
//   run ─▶ local work │ stops before `x += 1` loads x     pending: reads x
//   run ─▶ loads x, adds │ stops before the store         pending: writes x
//   run ─▶ stores x, … │ stops before lock.acquire()      pending: writes lock, needs lock_free
//
// So every thread's next event is known before it happens, and a blocking operation is disabled, not tried.
//
// Cells: a global or an attribute, a list index, a dict key, the structure of a container, an object as a whole (locks,
// iterators), the output. Which of them are worth a stop is learned: a cell counts as visible once two threads have
// touched it and one of them wrote, after the first thread was started (`Sightings`). An exploration that learns of a
// new one begins again.
//
// An operation of the library's synchronisation objects (Condition, Semaphore, Event, Queue, Thread) is one event: its
// Python code runs without stops. When such an operation comes back blocked, the engine undoes it (image.h): it was not
// possible yet. Condition.wait alone is two: it releases and queues up; later it takes the lock again.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "python/vm/core/exploring.h"
#include "python/vm/objects/functions/callable.h"

namespace lockstep::python::vm {

struct Runtime;

// One cell, touched. Keys: what of the object.
struct Access {
  Object* object = nullptr;
  uint64_t key = 0;
  bool writes = false;

  static constexpr uint64_t structure = 0, whole = 3;  // whole: all cells of it
  static constexpr uint64_t index(int64_t i) { return (static_cast<uint64_t>(i) << 2) | 1; }
  static constexpr uint64_t named(int64_t hash) { return (static_cast<uint64_t>(hash) << 2) | 2; }  // attribute, key

  bool conflicts_with(const Access& other) const {
    return object == other.object && (writes || other.writes) &&
           (key == other.key || key == whole || other.key == whole);
  }
  friend bool operator==(const Access&, const Access&) = default;
};

struct Accesses {
  static constexpr uint32_t capacity = 14;
  uint32_t count = 0;
  bool is_everything = false;  // more than there is room for: in conflict with all
  std::array<Access, capacity> items;

  void add(const Access&);
  void add(const Accesses&);
  bool conflict_with(const Accesses&) const;
  friend bool operator==(const Accesses& a, const Accesses& b) {
    return a.count == b.count && a.is_everything == b.is_everything &&
           std::equal(a.items.begin(), a.items.begin() + a.count, b.items.begin());
  }
  bool is_empty() const { return count == 0 && !is_everything; }
};

// What must hold before a pending event can happen.
enum class Need : uint8_t { nothing, lock_free, rlock_free, thread_ended };

// What a function of the library is to an exploration.
// A library file says it behind the `def`: "  #@ writes". One that guards its own data says so behind its first import,
// "  #@ guards its own data", and then each of its functions must say what it is (visit_roles.cpp).
enum class Role : uint8_t {
  program,  // "plain", and all code that says nothing: every instruction may be an event
  guarded,  // its data is guarded by locks of its own: only synchronisation is an event
  quiet,    // nothing in it is: the way into and out of a thread, what happens before others know of the object
  unknown,  // cannot be said: an exploration refuses who calls it
  reads,    // one event that reads the object
  writes,   // one event that writes it
  tries,    // the same; reads it when it is not to block and its `_value` is 0
  prints,   // one event that writes the output
  waits,    // Condition.wait
  starts,   // Thread.start: the new thread's way in belongs to the event
  joins,    // Thread.join: waits for its `_handle`
};
Role role_of(const code::Code&);
// The role by its word in a library file; nothing: there is no such word.
std::optional<Role> role_named(std::string_view word);

struct Visit {
  Accesses pending;  // valid after Stop::visible
  Accesses touched;  // what the last event touched besides what was pending
  Need need = Need::nothing;
  Object* needed = nullptr;
  Role role = Role::program;     // of the pending or running operation; program: a plain access
  bool is_data = false;          // pending: an access of the program's own data, no synchronisation
  bool is_granted = false;       // set by the engine: the pending event may happen
  uint32_t operation_depth = 0;  // frames at or above this depth belong to one operation
  int64_t points_left = 0;       // Thread::switch_points_left at the last visible access
  uint32_t made = 0;             // objects that this thread has named
  std::string refusal;           // why the exploration ends before the next instruction; empty: it does not
  uint32_t refused_line = 0;     // where it came from; 0: where the thread stands

  friend bool operator==(const Visit&, const Visit&) = default;
};

// What happens somewhere in a program and makes others touch more than they would without it.
enum class Fact : uint8_t {
  types_change,      // attributes of a class are written: reading one of an instance reads the class's too
  dicts_are_opened,  // the dict of an instance is asked for: its attributes are cells of the dict, too
  builtins_change,   // reading a global reads the builtin of that name, too
  bytes_are_resized,
  bytes_are_exported,  // both: when a memoryview goes, nobody notices; refused
};

// Who has touched which cell, over all executions of an exploration.
class Sightings {
 public:
  Sightings();
  // Notes an access and answers whether the cell was visible when `settle` was last called.
  bool note(uint32_t thread, const Access&);
  bool has_news() const { return has_news_; }
  void settle();
  // From the next `settle` on it is known.
  void note(Fact f) {
    has_news_ |= (seen_facts_ & bit(f)) == 0;
    seen_facts_ |= bit(f);
  }
  bool knows(Fact f) const { return (known_facts_ & bit(f)) != 0; }

 private:
  struct Sighting {
    uint64_t cell = 0;  // 0 = free
    uint64_t threads = 0;
    bool is_written = false, is_visible = false, is_settled = false;
  };
  static uint32_t bit(Fact f) { return 1u << static_cast<uint32_t>(f); }
  Sighting& find(uint64_t cell);
  void see(Sighting&, uint32_t thread, bool writes);

  std::vector<Sighting> table_;
  size_t count_ = 0;
  bool has_news_ = false;
  uint32_t seen_facts_ = 0, known_facts_ = 0;
};

// A file of the library, read once for all its functions; the text is the runtime's.
class MarkedFile {
 public:
  explicit MarkedFile(std::string_view text);
  bool has_marks() const { return !lines_.empty(); }
  std::string_view from_line(uint32_t line) const;  // counted from 1; a file without marks has no lines

  bool is_guarded = false;

 private:
  std::string_view text_;
  std::vector<size_t> lines_;  // where each begins
};

// What an exploring interpreter knows beside its threads.
struct Exploring : ExploringHook {
  std::unordered_map<std::string, MarkedFile> marked_files;  // by file name
  std::deque<Visit> visits;                                  // of the threads, by id; stable addresses
  bool is_concurrent = false;  // a second thread has been started: accesses count from here on
  Sightings sightings;
  std::vector<Access> cells;  // of the event that is being worked out
};
std::unique_ptr<Exploring> make_exploring();

// Works the pending event out anew: what it would touch may depend on what others did meanwhile.
void refresh_pending(Thread&);
bool is_met(const Thread&, Need, const Object* needed);

// The name of an object, the same in every interleaving: the thread that made it and that thread's count; 0 = none.
struct ObjectName {
  uint32_t thread = 0, number = 0;
};
ObjectName name_of(const Object*);
void give_name(Object*, uint32_t thread, uint32_t& made);
bool can_have_name(const Object*);
// What the program calls what is accessed: "x", "account.balance", "log[2]", "handler.lock", "output". What a Barrier,
// a Queue, … keeps for itself goes by the name of that: "gate".
struct Label {
  std::string text;
  bool is_within = false;  // an object of the library of that name holds it
};
// `knows_locals`: it may be reached from a local variable alone; which one it is may depend on the interleaving.
Label label_of(Runtime&, const Access&, bool knows_locals);
// What stands in a cell, nearly as repr has it: "3", "[1, 2]", "<Account>"; of a lock "held" or "free". Empty: nothing,
// or it takes Python code to tell.
std::string value_in(const Access&);

// Where a thread stands in the program's own code.
struct Standing {
  std::vector<std::string> calls;  // the functions that it is in, the innermost last: "Account.deposit"
  uint32_t function_line = 0;      // co_firstlineno of the innermost
  std::optional<uint32_t>
      instruction;  // f_lasti of CPython as it comes to what is pending; nothing: it is behind a wait
};
Standing standing_of(const Runtime&, const Thread&);

}  // namespace lockstep::python::vm
