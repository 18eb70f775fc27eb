# What the documentation of threading says of each class, and the texts of misuse.
import threading, time, sys
# documentation example
def crawl(link, delay=0.03):
    crawled.append(f"started for {link}")
    time.sleep(delay)
    crawled.append(f"ended for {link}")
crawled = []
links = ["https://python.org", "https://docs.python.org", "https://peps.python.org"]
threads = []
for i, link in enumerate(links):
    t = threading.Thread(target=crawl, args=(link,), kwargs={"delay": 0.05 * (i + 1)})
    threads.append(t)
for t in threads: t.start()
for t in threads: t.join()
print(*sorted(crawled), sep="\n")
# local
mydata = threading.local()
mydata.number = 42
log = []
def f():
    items = sorted(mydata.__dict__.items()); log.append(items)
    mydata.number = 11
    log.append(mydata.number)
thread = threading.Thread(target=f); thread.start(); thread.join()
print(log, mydata.number)
class MyLocal(threading.local):
    number = 2
    def __init__(self, /, **kw):
        self.__dict__.update(kw)
    def squared(self):
        return self.number ** 2
mydata = MyLocal(color='red')
print(mydata.number, mydata.color); del mydata.color; print(mydata.squared())
log = []
thread = threading.Thread(target=f); thread.start(); thread.join()
print(log, mydata.number)
try: mydata.color
except AttributeError as e: print(e)
class SL(threading.local):
    __slots__ = 'number'
s = SL(); s.number = 42; 
def g(): s.number = 11
thread = threading.Thread(target=g); thread.start(); thread.join(); print(s.number)
try: threading.local(1)
except TypeError as e: print(e)
# Lock
lock = threading.Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
for a in ((False, 1), (True, -2), (True, 1e30)):
    try: lock.acquire(*a)
    except Exception as e: print(type(e).__name__, e)
lock.release()
for fn in (lock.release, threading.RLock().release, threading.Condition().notify, threading.Condition().wait):
    try: fn()
    except RuntimeError as e: print(e)
r = threading.RLock(); r.acquire(); r.acquire()
def other():
    try: r.release()
    except RuntimeError as e: print("other:", e)
    print(r.acquire(blocking=False))
t = threading.Thread(target=other); t.start(); t.join()
r.release(); r.release(); print(r.locked())
print(repr(lock).split(' object')[0], 'count=' in repr(r), repr(threading.Condition(lock)).split('(')[0])
try: threading.Lock(1)
except TypeError as e: print(e)
# Semaphores
try: threading.Semaphore(-1)
except ValueError as e: print(e)
b = threading.BoundedSemaphore(value=2)
with b: pass
for fn in (b.release, lambda: b.release(0), lambda: b.acquire(False, 1)):
    try: fn()
    except ValueError as e: print(e)
s = threading.Semaphore(0); print(s.acquire(blocking=False), s.acquire(timeout=0.01)); s.release(2); print(s.acquire(), s.acquire(), s._value)
print(repr(s).split(' at ')[0], repr(s).split(': ')[1], repr(b).split(': ')[1])
# Event
e = threading.Event(); print(e.wait(0.01), e.is_set()); e.set(); print(e.wait(), repr(e).split(': ')[1])
# Timer
out = []
t = threading.Timer(0.02, lambda *a, **k: out.append((a, k)), [1], {"b": 2}); t.start(); t.join(); print(out)
t = threading.Timer(0.5, lambda: out.append("no")); t.start(); t.cancel(); t.join(); print(out, t.finished.is_set())
# Barrier
def act(): order.append("action")
order = []
bar = threading.Barrier(3, action=act, timeout=5)
ids = []
def p():
    ids.append(bar.wait())
ts = [threading.Thread(target=p) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]
print(sorted(ids), order, bar.n_waiting, bar.parties, bar.broken)
b2 = threading.Barrier(2)
def w():
    try: b2.wait()
    except threading.BrokenBarrierError as e: print("broken", repr(e), e.args)
t = threading.Thread(target=w); t.start()
while b2.n_waiting == 0: time.sleep(0.001)
b2.abort(); t.join(); print(b2.broken)
try: b2.wait()
except threading.BrokenBarrierError as e: print("still broken")
b2.reset(); print(b2.broken)
try: b2.wait(0.01)
except threading.BrokenBarrierError: print("timeout breaks", b2.broken)
b3 = threading.Barrier(1, action=lambda: 1/0)
try: b3.wait()
except ZeroDivisionError as e: print(e, b3.broken)
try: threading.Barrier(0)
except ValueError as e: print(e)
b2.reset()
t = threading.Thread(target=w); t.start()
while b2.n_waiting == 0: time.sleep(0.001)
b2.reset(); t.join(); print(b2.broken, b2.n_waiting)
print(repr(b2).split(' at ')[0], repr(b2).split(': ')[1] if ': ' in repr(b2) else repr(b2))
# Condition
items = []; cv = threading.Condition()
def consume():
    with cv:
        print(cv.wait_for(lambda: len(items) >= 2, timeout=5), items)
t = threading.Thread(target=consume); t.start()
for i in range(2):
    with cv: items.append(i); cv.notify()
t.join()
with cv: print(cv.wait_for(lambda: False, timeout=0.01), cv.wait(0.01))
n = 0
def wt():
    global n
    with cv:
        cv.wait(); n += 1
ts = [threading.Thread(target=wt) for _ in range(4)]; [t.start() for t in ts]
while True:
    with cv:
        if len(cv._waiters) == 4: cv.notify_all(); break
[t.join() for t in ts]; print(n)
