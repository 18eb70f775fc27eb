// The threading programs again and again on real threads: the same output each time, and every object given back.
//
// Meant for ThreadSanitizer, which sees a race when it happens and not only when it hurts. LOCKSTEP_STRESS_ROUNDS in
// the environment: how often each program runs in each build, instead of the few times that a test has time for.
#include <gtest/gtest.h>

#include <cstdlib>
#include <tuple>

#include "engine/interpreter_executor.h"
#include "engine/live/live.h"
#include "engine/scripted.h"
#include "python/compile/compile.h"
#include "python/lib/library.h"

namespace lockstep::engine::live {
namespace {

struct Program {
  const char* name;
  const char* source;
  const char* output;
};
void PrintTo(const Program& program, std::ostream* out) { *out << program.name; }

// Each ends in one output whatever the threads do.
const Program programs[] = {
    {"CountersUnderALock", R"(
import threading
lock = threading.Lock()
n = 0
def work():
    global n
    for _ in range(300):
        with lock: n += abs(1)
ts = [threading.Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
)",
     "1200\n"},
    {"ProducersAndConsumersOnACondition", R"(
import threading
c = threading.Condition()
items = []
taken = []
def put(n):
    for i in range(40):
        with c:
            items.append((n, i))
            c.notify()
def get():
    for _ in range(40):
        with c:
            while not items: c.wait()
            taken.append(items.pop())
ts = [threading.Thread(target=put, args=(i,)) for i in range(3)] + [threading.Thread(target=get) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(taken) == [(n, i) for n in range(3) for i in range(40)])
)",
     "True\n"},
    {"SharedContainers", R"(
import threading
xs = []
d = {}
class Box: pass
box = Box()
box.held = []
def work(n):
    for i in range(100):
        xs.append((n, i))
        d[n * 1000 + i] = [i]
        box.held = [n, i, box.held[:1]]
        box.__dict__.get('other')
        d.get(i)
        if i % 3 == 0: d.pop(n * 1000 + i)
        str(xs[-1]), len(d), list(d.keys())[:1]
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(xs), len(d), len(box.held))
)",
     "400 264 3\n"},
    {"BarriersEventsAndSemaphores", R"(
import threading
b = threading.Barrier(3)
e = threading.Event()
s = threading.Semaphore(2)
seen = []
def work(n):
    for i in range(8):
        b.wait()
        with s: seen.append(n)
    if n == 0: e.set()
    e.wait()
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(seen), e.is_set())
)",
     "24 True\n"},
    {"ThreadsThatStartThreadsAndRaise", R"(
import threading
threading.excepthook = lambda args: failed.append(args.exc_type.__name__)
failed = []
local = threading.local()
def leaf(n):
    local.value = n
    if n % 2: raise ValueError(n)
def work(n):
    ts = [threading.Thread(target=leaf, args=(i,)) for i in range(3)]
    for t in ts: t.start()
    for t in ts: t.join()
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(failed, threading.active_count())
)",
     "['ValueError', 'ValueError', 'ValueError'] 1\n"},
    {"TimeoutsAndReentrantLocks", R"(
import threading, time
r = threading.RLock()
n = 0
def work():
    global n
    for _ in range(40):
        if not r.acquire(timeout=5): print('late')
        with r: n += 1
        r.release()
        time.sleep(0)
ts = [threading.Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
)",
     "160\n"},
    {"FinalizersOfSharedObjects", R"(
import threading
ended = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): ended.append(self.n)
shared = [D(i) for i in range(60)]
def work():
    while True:
        try: shared.pop()
        except IndexError: return
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(ended) == list(range(60)))
)",
     "True\n"},
    {"ModulesThatAllImportAtOnce", R"(
import threading
b = threading.Barrier(3)
whole = []
def work():
    b.wait()
    import textwrap, bisect, uuid, heapq, copy
    from collections import abc, Counter
    import struct, random
    whole.append(all([textwrap.shorten, bisect.insort, uuid.uuid4, heapq.merge, copy.replace, abc.Buffer, Counter,
                      struct.Struct, random.choices]))
ts = [threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(whole)
)",
     "[True, True, True]\n"},
    {"AttributesOfAClassThatChange", R"(
import threading
class C:
    label = 'a' * 10
    def m(self): return 1
class D(C): pass
def write():
    for i in range(120):
        C.label = 'x' * (i + 1)
        C.m = lambda self, i=i: str(i)
        C.extra = [i]
        if i % 5 == 0:
            try: del C.extra
            except AttributeError: pass
def read():
    d = D()
    for i in range(120):
        len(d.label), d.m(), D.label.upper(), C.label
        try: d.extra[0]
        except AttributeError: pass
ts = [threading.Thread(target=f) for f in (write, read, write, read)]
for t in ts: t.start()
for t in ts: t.join()
print(len(C.label))
)",
     "120\n"},
    {"SetsDequesBytesAndCaches", R"(
import threading, functools, io, collections
seen, line, raw, text = set(), collections.deque(maxlen=50), bytearray(), io.StringIO()
ordered = collections.OrderedDict()
@functools.lru_cache(maxsize=8)
def square(n): return [n * n]
def work(n):
    for i in range(80):
        seen.add((n, i)); (n, i) in seen; seen.discard((n, i - 1))
        line.append([i]); line.appendleft([n]); line.rotate(1)
        if i % 7 == 0: len(list(line.copy()))
        raw.extend(b'ab'); raw.append(7); bytes(raw)[:3]
        text.write('x')
        ordered[n, i] = i
        square(i % 12)[0] == (i % 12) ** 2 or print('wrong')
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(seen), len(line), len(raw), len(ordered), square.cache_info().currsize <= 8)
)",
     "3 50 720 240 True\n"},
    {"ThingsThatAreLookedAtWhileTheyChange", R"(
import threading
class Box:
    def __len__(self): return 1
    def __add__(self, other): return 1
box, raw, seen, taken, kinds = Box(), bytearray(range(40)), set(), [], []
def change():
    for i in range(10):
        def size(self, k=i): return k
        Box.__len__ = size
        Box.__add__ = lambda self, other, k=i: k
        Box.__name__ = f'Box{i % 3}'
        class Small(Box): pass
        kinds.append(Small)
        len(Small()) < 10 or print('wrong')
        seen.add(i); seen.discard(i - 3)
def look():
    for _ in range(25):
        0 <= len(box) < 10 and 0 <= box + 1 < 10 or print('wrong')
        Box.__name__.startswith('Box') and len(Box.__subclasses__()) >= 0 or print('wrong')
        len(seen) < 20 and (not seen or True) or print('wrong')
        len(raw) <= 40 or print('wrong')
def take():
    while raw:
        try: taken.append(raw.pop())
        except IndexError: break
work = [change, change, look, look, take, take]
ts = [threading.Thread(target=f) for f in work]
for t in ts: t.start()
for t in ts: t.join()
Box.__len__ = lambda self: 7
print(sorted(taken) == list(range(40)), all([len(kind()) == 7 for kind in kinds]), len(kinds))
)",
     "True True 20\n"},
};

class Stress : public testing::TestWithParam<std::tuple<Program, Build>> {};
INSTANTIATE_TEST_SUITE_P(Programs, Stress,
                         testing::Combine(testing::ValuesIn(programs),
                                          testing::Values(Build::gil, Build::free_threaded)),
                         [](const auto& tested) {
                           return std::get<0>(tested.param).name +
                                  std::string(std::get<1>(tested.param) == Build::gil ? "Gil" : "FreeThreaded");
                         });

TEST_P(Stress, EndAlikeEveryTime) {
  const auto& [program, build] = GetParam();
  const char* wish = std::getenv("LOCKSTEP_STRESS_ROUNDS");
  static ThreadPool pool;
  static python::lib::Library library;
  const auto code = python::compile::compile(program.source, "program.py");
  ASSERT_TRUE(code);
  for (int round = wish ? std::atoi(wish) : 5; round > 0; --round) {
    Options options;
    options.build = build;
    options.switch_interval_ns = round % 2 == 0 ? 5'000'000 : 5'000;
    if (build == Build::gil && round % 3 == 0) options.switch_points = SwitchPoints::every_instruction;
    auto executor = make_executor(settings_for(options, false, &library), *code, program.source);
    const auto run = live::start(pool, options, std::move(executor));
    const test::Result result = test::finish(*run);
    ASSERT_EQ(result.outcome.status, Status::ok) << result.outcome.detail << result.output;
    ASSERT_EQ(result.output, program.output);
  }
}

// Everything that threads do, in a function that leaves nothing behind.
const char* const tidy = R"(
import sys, threading, time
class Node:
    def __init__(self, n): self.n = n; self.next = None
def count(lock, box):
    for _ in range(50):
        with lock: box[0] += abs(1)
def fill(xs, d, n):
    for i in range(50):
        xs.append(Node((n, i)))
        d[n, i] = {'k': [i] * 3, str(i): f'{n}:{i}'}
        xs[-1].next = xs[0]
        if i % 4 == 0: d.pop((n, i))
        [x.n for x in xs[:5]]
    xs[0].next = None
def consume(c, items, taken):
    for _ in range(20):
        with c:
            while not items: c.wait(1)
            taken.append(items.pop())
def produce(c, items):
    for i in range(20):
        with c:
            items.append('item %d' % i)
            c.notify()
def meet(b, s, e):
    for _ in range(3):
        b.wait()
        with s: pass
    e.wait(5)
def fail():
    try:
        try: {}['missing']
        except KeyError as error: raise ValueError('x' * 10) from error
    except ValueError: pass
def generate(n):
    for i in range(n): yield [i]
def lazy(): return sum(x[0] for x in generate(30))
def keep(local): local.value = [1, 2, 3]
def round():
    lock, c, items, taken, xs, d, box = threading.Lock(), threading.Condition(), [], [], [Node(0)], {}, [0]
    b, s, e, local = threading.Barrier(2), threading.Semaphore(1), threading.Event(), threading.local()
    e.set()
    ts = [threading.Thread(target=count, args=(lock, box)) for _ in range(3)]
    ts += [threading.Thread(target=fill, args=(xs, d, n)) for n in range(2)]
    ts += [threading.Thread(target=consume, args=(c, items, taken)), threading.Thread(target=produce, args=(c, items))]
    ts += [threading.Thread(target=meet, args=(b, s, e)) for _ in range(2)]
    ts += [threading.Thread(target=fail), threading.Thread(target=lazy), threading.Thread(target=keep, args=(local,))]
    for t in ts: t.start()
    for t in ts: t.join()
    for x in xs: x.next = None
def blocks():  # the fewest: a thread that has been joined may still be giving back what it held
    return min([sys.getallocatedblocks() for _ in range(15) if not time.sleep(0.002)])
seen = []
for _ in range(6):
    for _ in range(3): round()
    seen.append(blocks())
# What a round keeps, every later one keeps; a line that runs for the first time may keep what it learns.
print(min(max(after - before, 0) for before, after in zip(seen, seen[1:])))
)";

TEST(References, AreAllGivenBackWhenThreadsHaveEnded) {
  ThreadPool pool;
  python::lib::Library library;
  const auto code = python::compile::compile(tidy, "program.py");
  ASSERT_TRUE(code);
  for (const Build build : {Build::gil, Build::free_threaded}) {
    Options options;
    options.build = build;
    options.switch_interval_ns = 50'000;
    const auto run = live::start(pool, options, make_executor(settings_for(options, false, &library), *code, tidy));
    const test::Result result = test::finish(*run);
    ASSERT_EQ(result.outcome.status, Status::ok) << result.output;
    EXPECT_EQ(result.output, "0\n") << (build == Build::gil ? "gil" : "free-threaded");
  }
}

TEST(Memory, OfThreadsThatHaveEndedIsUsedAgain) {
  ThreadPool pool;
  python::lib::Library library;
  const std::string source =
      "import threading\nfor _ in range(400):\n    t = threading.Thread(target=int)\n    t.start()\n    t.join()\n";
  const auto code = python::compile::compile(source, "program.py");
  for (const Build build : {Build::gil, Build::free_threaded}) {
    Options options;
    options.build = build;
    options.limits.memory_bytes = 16u << 20;
    const auto run = live::start(pool, options, make_executor(settings_for(options, false, &library), *code, source));
    EXPECT_EQ(test::finish(*run).outcome.status, Status::ok);
  }
}

}  // namespace
}  // namespace lockstep::engine::live
