# What concurrent programs are made of: each ends in one output whatever the threads do.
import threading, queue, time, contextlib, collections, functools, itertools
class RW:
    def __init__(self): self.c = threading.Condition(); self.r = 0; self.w = False
    @contextlib.contextmanager
    def read(self):
        with self.c:
            self.c.wait_for(lambda: not self.w); self.r += 1
        try: yield
        finally:
            with self.c:
                self.r -= 1
                if not self.r: self.c.notify_all()
    @contextlib.contextmanager
    def write(self):
        with self.c:
            self.c.wait_for(lambda: not self.w and not self.r); self.w = True
        try: yield
        finally:
            with self.c: self.w = False; self.c.notify_all()
rw = RW(); shared = []
def writer(n):
    for i in range(5):
        with rw.write(): shared.append((n, i))
def reader():
    for _ in range(5):
        with rw.read(): assert len(shared) >= 0
ts = [threading.Thread(target=writer, args=(n,)) for n in range(2)] + [threading.Thread(target=reader) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(len(shared))
class BB:
    def __init__(self, n): self.b = collections.deque(); self.n = n; self.m = threading.Lock(); self.e = threading.Condition(self.m); self.f = threading.Condition(self.m)
    def put(self, x):
        with self.f:
            while len(self.b) >= self.n: self.f.wait()
            self.b.append(x); self.e.notify()
    def get(self):
        with self.e:
            while not self.b: self.e.wait()
            x = self.b.popleft(); self.f.notify(); return x
bb = BB(2); got = []
def p():
    for i in range(20): bb.put(i)
def c():
    for i in range(20): got.append(bb.get())
ts = [threading.Thread(target=f) for f in (p, c)]; [t.start() for t in ts]; [t.join() for t in ts]; print(got == list(range(20)))
def stage(f, i, o):
    for x in iter(i.get, None): o.put(f(x))
    o.put(None)
a, b, c2 = queue.Queue(), queue.Queue(2), queue.Queue()
ts = [threading.Thread(target=stage, args=(lambda x: x * x, a, b)), threading.Thread(target=stage, args=(str, b, c2))]; [t.start() for t in ts]
for i in range(6): a.put(i)
a.put(None); print(list(iter(c2.get, None))); [t.join() for t in ts]
class Lazy:
    _lock = threading.Lock(); _inst = None; made = 0
    @classmethod
    def get(cls):
        if cls._inst is None:
            with cls._lock:
                if cls._inst is None: cls.made += 1; time.sleep(0.001); cls._inst = cls()
        return cls._inst
ts = [threading.Thread(target=Lazy.get) for _ in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(Lazy.made)
sem = threading.Semaphore(2); now = most = 0; l = threading.Lock()
def limited():
    global now, most
    with sem:
        with l: now += 1; most = max(most, now)
        time.sleep(0.002)
        with l: now -= 1
ts = [threading.Thread(target=limited) for _ in range(6)]; [t.start() for t in ts]; [t.join() for t in ts]; print(most <= 2, now)
forks = [threading.Lock() for _ in range(5)]; eaten = collections.Counter()
def phil(i):
    x, y = sorted((i, (i + 1) % 5))
    for _ in range(3):
        with forks[x], forks[y]: eaten[i] += 1
ts = [threading.Thread(target=phil, args=(i,)) for i in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(eaten.items()))
def synchronized(f):
    lock = threading.RLock()
    @functools.wraps(f)
    def g(*a, **k):
        with lock: return f(*a, **k)
    return g
total = 0
@synchronized
def add(n):
    global total
    t = total; time.sleep(0); total = t + n
ts = [threading.Thread(target=add, args=(i,)) for i in range(10)]; [t.start() for t in ts]; [t.join() for t in ts]; print(total)
stop = threading.Event(); ticks = []
def ticker():
    while not stop.wait(0.005): ticks.append(1)
t = threading.Thread(target=ticker); t.start(); time.sleep(0.03); stop.set(); t.join(); print(len(ticks) >= 1)
b = threading.Barrier(3); phases = []
def phased(i):
    for p in range(3):
        b.wait(); 
        with l: phases.append(p)
        b.wait()
ts = [threading.Thread(target=phased, args=(i,)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(phases)
counter = itertools.count(); seen = []
def take():
    for _ in range(20): seen.append(next(counter))
ts = [threading.Thread(target=take) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(seen) == list(range(60)))
class Stoppable(threading.Thread):
    def __init__(self): super().__init__(); self._stop_event = threading.Event(); self.n = 0
    def stop(self): self._stop_event.set()
    def run(self):
        while not self._stop_event.is_set(): self.n += 1; time.sleep(0.001)
s = Stoppable(); s.start(); time.sleep(0.01); s.stop(); s.join(5); print(s.is_alive(), s.n > 0)
g = (i for i in range(3))
def use():
    try:
        while True: next(g)
    except (StopIteration, ValueError): pass
ts = [threading.Thread(target=use) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]
pq = queue.PriorityQueue(); [pq.put((p, n)) for n, p in enumerate((3, 1, 2))]; print([pq.get()[0] for _ in range(3)])
with contextlib.ExitStack() as st: [st.enter_context(f) for f in forks]; print(all(f.locked() for f in forks))
print(any(f.locked() for f in forks))
