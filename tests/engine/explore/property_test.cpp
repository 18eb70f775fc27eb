// Programs that nobody thought of: the explorer is held against the judge, and against walks at random.
//
// A seed makes a program of two or three threads out of the operations of operations.txt on one or two shared objects,
// locks, conditions, events, semaphores and queues, and conditions on what was read. Of a small one the explorer finds
// exactly the outcomes that the judge finds; of one that is too large to enumerate, every outcome that a walk comes to
// is among those that the explorer proves to be all. A walk is a run of the
// simulation whose next thread is chosen afresh at every instruction (the schedulers "fresh" and "uneven"), those of
// the library included, so it shares nothing with the explorer, and nothing with the judge.
//
// The seeds are always the same: about 30 seconds. LOCKSTEP_PROPERTY_SEEDS=N tries N of them instead.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <iostream>

#include "engine/explore/every_instruction.h"
#include "engine/explore/judged_programs.h"
#include "engine/explore/operations.h"
#include "engine/interpreter_executor.h"
#include "engine/sim/random.h"
#include "engine/sim/sim.h"
#include "places.h"

namespace lockstep::engine::explore::judge {
namespace {

constexpr uint64_t seeds_of_every_run = 160;
constexpr uint64_t walks_per_program = 100;
constexpr Bounds small{.states = 20'000, .steps = 400'000};

const std::vector<SharedType>& types() {
  static std::string problem;
  static const std::vector<SharedType> all =
      read_operations(tests_folder() + "/engine/explore/operations.txt", problem);
  EXPECT_EQ(problem, "");
  return all;
}

bool is_word(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Every whole word `from` becomes `to`.
std::string renamed(const std::string& text, std::string_view from, std::string_view to) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const bool is_here = text.compare(i, from.size(), from) == 0 && (i == 0 || !is_word(text[i - 1])) &&
                         (i + from.size() == text.size() || !is_word(text[i + from.size()]));
    out += is_here ? std::string(to) : std::string(1, text[i]);
    i += is_here ? from.size() : 1;
  }
  return out;
}

// What the library has for threads. Each line is one thing to do.
constexpr std::array in_library{
    "R = jobs.put($)",
    "R = jobs.get()",
    "R = jobs.get_nowait()",
    "R = jobs.qsize()",
    "R = jobs.empty()",
    "R = gate.set()",
    "R = gate.wait()",
    "R = gate.is_set()",
    "R = permits.acquire()",
    "R = permits.acquire(blocking=False)",
    "R = permits.release()",
    "R = lock.locked()",
    "R = lock.acquire(blocking=False)",
    "flag = $",
    "R = flag",
};

bool only_imports(const SharedType& type) {
  return std::ranges::all_of(
      type.before, [](const std::string& line) { return line.starts_with("import ") || line.starts_with("from "); });
}

class Writer {
 public:
  explicit Writer(uint64_t seed) : random_(seed) {}

  std::string program() {
    std::string text = "import threading, queue\n";
    text += "lock = threading.Lock()\ncv = threading.Condition()\ngate = threading.Event()\n";
    text += "permits = threading.Semaphore(1)\njobs = queue.Queue()\nflag = 0\n";
    const size_t objects = 1 + random_.below(2);
    std::string shows;
    for (size_t i = 0; i < objects; ++i) {
      // The names that a type brings with it are taken once: the second object is of a type that brings none.
      const SharedType* type = nullptr;
      do {
        type = &types()[random_.below(types().size())];
      } while (i > 0 && (!only_imports(*type) || type->make.empty()));
      const std::string name = i == 0 ? "x" : "z";
      for (const std::string& line : type->before) text += line + '\n';
      if (!type->make.empty()) text += name + " = " + type->make + '\n';
      for (const Operation& o : type->operations()) {
        // What an operation prepares has a name of its own here, as there are many: held17_1.
        const auto here = [&](std::string line) {
          for (const char* word : {"held$", "part$", "caller$"})
            if (const size_t at = line.find(word); at != line.npos)
              line.insert(line.find('$', at), std::to_string(operations_.size()) + '_');
          return renamed(line, "x", name);
        };
        Operation own = o;
        own.statement = here(o.statement);
        std::ranges::transform(own.before, own.before.begin(), here);
        operations_.push_back(std::move(own));
      }
      shows += ", shown(lambda: " + renamed(type->show, "x", name) + ")";
    }
    const int threads = random_.below(4) == 0 ? 3 : 2;
    std::string functions, starts, joins, outs;
    for (int i = 1; i <= threads; ++i) {
      const std::string n = std::to_string(i);
      functions += "def work" + n + "():\n    global x, z, flag, out" + n + "\n    r = []\n    try:\n";
      functions += block(static_cast<char>('0' + i), threads == 3 ? 1 : 1 + random_.below(2), 2, true);
      functions += "    except Exception as e: r.append(repr(e))\n    out" + n + " = r\n";
      outs += (i == 1 ? "" : ", ") + ("show(out" + n + ")");
      if (i == threads) continue;
      functions += "t" + n + " = threading.Thread(target=work" + n + ")\n";
      starts += "t" + n + ".start()\n";
      joins += "t" + n + ".join()\n";
    }
    return text + prepared_ + functions + starts + "work" + std::to_string(threads) + "()\n" + joins +
           std::string(showing) + "print(" + outs + shows + ")\n";
  }

 private:
  std::string line(int indent, const std::string& text) {
    return std::string(4 * static_cast<size_t>(indent), ' ') + text + '\n';
  }

  std::string operation(char thread, int indent) {
    std::string statement;
    if (random_.below(6) == 0) {
      statement = in_library[random_.below(in_library.size())];
    } else {
      size_t at = random_.below(operations_.size());
      // Half of what threads do changes something.
      for (int tries = 0; tries < 50 && random_.below(2) == 0 && !operations_[at].changes; ++tries)
        at = random_.below(operations_.size());
      statement = operations_[at].statement;
      for (const std::string& prepares : operations_[at].before) prepared_ += said_by(prepares, thread, "") + '\n';
    }
    std::string text = line(indent, said_by(statement, thread, "v"));
    if (mentions_result(statement)) text += line(indent, "r.append(v)");
    return text;
  }

  std::string block(char thread, uint64_t statements, int indent, bool may_nest) {
    std::string text;
    for (uint64_t i = 0; i < statements; ++i) {
      switch (may_nest ? random_.below(10) : 9) {
        case 0:
          text += line(indent, "with lock:");
          text += block(thread, 1 + random_.below(2), indent + 1, false);
          break;
        case 1:
          text += line(indent, "with cv:");
          text += line(indent + 1, random_.below(2) == 0 ? "while not flag: cv.wait()" : "if not flag: cv.wait()");
          break;
        case 2:
          text += line(indent, "with cv:");
          text += line(indent + 1, "flag = 1");
          text += line(indent + 1, random_.below(2) == 0 ? "cv.notify()" : "cv.notify_all()");
          break;
        case 3:
        case 4:
          text += line(indent, "v = None");
          text += operation(thread, indent);
          text += line(indent, "if v:");
          text += operation(thread, indent + 1);
          break;
        case 5:
          text += line(indent, random_.below(2) == 0 ? "if flag:" : "if not flag:");
          text += operation(thread, indent + 1);
          break;
        default: text += operation(thread, indent);
      }
    }
    return text;
  }

  sim::Random random_;
  std::vector<Operation> operations_;
  std::string prepared_;  // what the chosen ones need
};

// Where threads are stuck is told by the two in different words.
std::set<Ending> without_places(std::set<Ending> endings) {
  std::set<Ending> all;
  for (Ending e : endings) {
    e.stuck.clear();
    all.insert(std::move(e));
  }
  return all;
}

Ending walk(const Program& program, uint64_t seed) {
  Options options;
  options.build = Build::free_threaded;
  options.switch_points = SwitchPoints::every_instruction;
  options.scheduler = seed % 2 == 0 ? "fresh" : "uneven";
  options.seed = seed;
  const auto run =
      sim::start(options, make_executor(settings_for(options, true, &library()), program.code, program.source));
  while (!run->poll(1'000'000'000)) {
  }
  OneOutcome o;
  o.status = run->outcome().status;
  for (const OutputPiece& piece : run->take_output())
    (piece.stream == python::vm::Stream::out ? o.stdout_text : o.stderr_text) += piece.text;
  return ending_of(o);
}

TEST(Property, OfAnyProgramTheExplorerProvesWhatTheJudgeFindsAndWhatWalksComeTo) {
  const char* more = std::getenv("LOCKSTEP_PROPERTY_SEEDS");
  const uint64_t seeds = more != nullptr ? std::strtoull(more, nullptr, 10) : seeds_of_every_run / one_in;
  uint64_t judged = 0, walked = 0, refused = 0, cut = 0, wrong = 0;
  std::set<std::string> refusals;
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    const Program program = compiled(Writer(seed).program());
    if (!program.code) continue;
    const Findings f = explored(program);
    if (!f.refusal.empty()) {
      ++refused;
      refusals.insert(f.refusal);
      continue;
    }
    if (!f.has_all_outcomes) {
      ++cut;
      continue;
    }
    const std::set<Ending> found = endings_of(f);
    const Enumeration e = enumerate_states(program, small);
    if (e.failure.empty()) {
      ++judged;
      if (found == e.endings) continue;
      ++wrong;
      ADD_FAILURE() << "seed " << seed << "\nthe explorer says:\n"
                    << describe(found) << "the judge says:\n"
                    << describe(e.endings) << "of:\n"
                    << program.source;
      continue;
    }
    ++walked;
    const std::set<Ending> proved = without_places(found);
    for (uint64_t i = 0; i < walks_per_program; ++i) {
      const Ending end = walk(program, seed * walks_per_program + i);
      if (proved.contains(end)) continue;
      ++wrong;
      ADD_FAILURE() << "seed " << seed << "\nthe explorer says:\n"
                    << describe(proved) << "a walk comes to:\n    " << describe(end) << "of:\n"
                    << program.source;
      break;
    }
  }
  std::cout << judged << " judged, " << walked << " walked, " << refused << " refused, " << cut << " cut, " << wrong
            << " wrong\n";
  for (const std::string& r : refusals) std::cout << "    refused: " << r << '\n';
  if (seeds < seeds_of_every_run) return;  // so few say nothing of the shares
  EXPECT_GE(judged * 3, seeds);
  EXPECT_GE(walked * 20, seeds);
  EXPECT_LE((refused + cut) * 5, seeds);
}

}  // namespace
}  // namespace lockstep::engine::explore::judge
