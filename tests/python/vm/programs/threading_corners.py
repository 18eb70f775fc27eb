# Corners of threading and _thread: arguments that do not fit, locals, hooks, what a thread leaves behind.
import threading, time, sys, _thread, collections, weakref, contextlib
# _thread
print(_thread.LockType is threading.Lock, _thread.error is RuntimeError, _thread.TIMEOUT_MAX == threading.TIMEOUT_MAX)
l = _thread.allocate_lock(); l.acquire()
def f(*a, **k): out.append((a, k)); l.release()
out = []; _thread.start_new_thread(f, (1,), {'k': 2}); l.acquire(); print(out)
for bad in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(f, [1]), lambda: _thread.start_new_thread(f), lambda: _thread.start_new_thread(f, (), 5)):
    try: bad()
    except TypeError as e: print(e)
with l if not l.locked() else contextlib.nullcontext(): pass
# lock used as context manager, acquire order, locked(), acquire_lock alias
l = threading.Lock()
print(l.__enter__(), l.locked(), l.__exit__(None, None, None), l.locked(), hasattr(l, 'acquire_lock'))
try:
    with l: raise KeyError(1)
except KeyError: print(l.locked())
for args in ((True, -1), (True, 0), (1,), (0,)): print(args, l.acquire(*args)); l.locked() and l.release()
try: l.acquire("x", 1, 2)
except TypeError as e: print(e)
try: l.acquire(bogus=1)
except TypeError as e: print(e)
try: l.acquire(timeout="x")
except TypeError as e: print(e)
r = threading.RLock()
with r:
    with r: print(r._is_owned(), r._recursion_count())
print(r._is_owned(), r._recursion_count())
# weakrefs to threads and locks, thread objects in dicts
t = threading.Thread(target=lambda: None); w = weakref.ref(t); t.start(); t.join(); del t; print(w() is None)
print({threading.main_thread(): 1}[threading.current_thread()], isinstance(hash(l), int))
# join timeouts and is_alive
e = threading.Event(); t = threading.Thread(target=e.wait); t.start(); a = time.monotonic(); t.join(0.02); print(t.is_alive(), time.monotonic() - a >= 0.02); e.set(); t.join()
# Condition with given lock, notify counts, wait timeouts order
c = threading.Condition(threading.Lock()); woke = []
def w1(i):
    with c:
        c.wait(); woke.append(i)
ts = [threading.Thread(target=w1, args=(i,)) for i in range(4)]
for i, t in enumerate(ts):
    t.start()
    while len(c._waiters) <= i: time.sleep(0.0005)
with c: c.notify(2)
while len(woke) < 2: time.sleep(0.0005)
print(sorted(woke)); 
with c: c.notify_all()
[t.join() for t in ts]; print(sorted(woke))
try: threading.Condition().notify_all()
except RuntimeError as x: print(x)
try: threading.Condition(5)
except AttributeError as x: print(x)
print(threading.Condition().acquire(), threading.Condition(threading.RLock()).__enter__())
# semaphores
s = threading.Semaphore(2)
with s, s: print(s.acquire(False))
try: s.release(0)
except ValueError as x: print(x)
try: threading.Semaphore(); threading.Semaphore("x")
except TypeError as x: print(x)
# barrier results, action errors seen by others
b = threading.Barrier(2, action=lambda: 1 / 0); errs = []
def bw():
    try: b.wait()
    except Exception as x: errs.append(type(x).__name__)
ts = [threading.Thread(target=bw) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(errs), b.broken)
# timers
fired = []; t = threading.Timer(0.01, fired.append, ["x"]); print(t.is_alive(), t.interval, t.daemon); t.start(); t.join(); print(fired, t.is_alive())
t = threading.Timer(0.01, fired.append, kwargs={}); t.cancel(); t.start(); t.join(); print(fired)
# local in subclass, per-thread init, deletion
class Conn(threading.local):
    count = 0
    def __init__(self, name): self.name = name; type(self).count += 1
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
c = Conn("db"); res = []
def use(): c.name += "!"; c.upper = "ABC"; res.append((c.name, c.upper, sorted(c.__dict__)))
ts = [threading.Thread(target=use) for _ in range(2)]; [t.start() for t in ts]; [t.join() for t in ts]; print(res, c.name, Conn.count)
try: del c.nope
except AttributeError as x: print(x)
try: c.__dict__ = {}
except AttributeError as x: print(x)
class D:
    def __del__(self): gone.append(threading.current_thread().name)
gone = []; loc = threading.local()
def keep(): loc.d = D()
t = threading.Thread(target=keep, name="K"); t.start(); t.join(); time.sleep(0.01); print(len(gone))
# excepthook details
seen = []
threading.excepthook = lambda a: seen.append((a.exc_type, str(a.exc_value), a.thread.name))
def gen():
    yield 1
    raise ValueError("in gen")
t = threading.Thread(target=lambda: list(gen()), name="G"); t.start(); t.join()
t = threading.Thread(target=lambda: (_ for _ in ()).throw(KeyError("k")), name="H"); t.start(); t.join()
class T2(threading.Thread):
    def run(self): raise OSError(2, "nope")
t = T2(name="I"); t.start(); t.join(); print(seen)
try: t.start()
except RuntimeError as x: print(x)
# enumerate while threads start and end
names = set(); stop = threading.Event()
def watch():
    while not stop.is_set(): names.update(x.name for x in threading.enumerate()); time.sleep(0)
wt = threading.Thread(target=watch, name="watch"); wt.start()
for i in range(5): x = threading.Thread(target=time.sleep, args=(0.002,), name=f"s{i}"); x.start(); x.join()
stop.set(); wt.join(); print("MainThread" in names, threading.active_count())
print(sys._current_frames.__name__, threading.current_thread().ident == threading.get_ident() == threading.main_thread().ident)
