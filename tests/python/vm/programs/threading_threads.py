# Thread itself: subclasses, names, hooks, contexts, daemons.
import threading, sys, time, io
class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}", daemon=True); self.n = n; self.result = None
    def run(self):
        self.result = self.n ** 2; self.name = "renamed"
w = Worker(7); print(w.daemon, w.is_alive(), w.ident, w.name, repr(w)); w.start(); w.join(); print(w.result, w.name, w.is_alive(), repr(w).split(' ')[0])
for act in (w.start, threading.Thread().join, threading.current_thread().join, lambda: setattr(threading.current_thread(), "daemon", True)):
    try: act()
    except RuntimeError as e: print(e)
class NoInit(threading.Thread):
    def __init__(self): pass
for m in ("start", "join", "is_alive", "name", "daemon", "ident"):
    try:
        x = getattr(NoInit(), m); x()
    except (RuntimeError, AssertionError) as e: print(m, type(e).__name__, e)
t = threading.Thread(target=print, args=("positional", 1), kwargs={"end": "!\n"}); print(t.name.split('-')[0], '(print)' in t.name); t.start(); t.join()
print(threading.Thread(target=len).name.endswith("(len)"), threading.Thread(name="x").name, threading.Thread(name=5).name)
try: threading.Thread(group=1)
except AssertionError as e: print(e)
try: threading.Thread(target=print, bogus=1)
except TypeError as e: print(e)
def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
threading.excepthook = hook
def bad(): raise ValueError("boom")
t = threading.Thread(target=bad, name="T"); t.start(); t.join()
def hook2(args): raise KeyError("in hook")
threading.excepthook = threading.__excepthook__
err, sys.stderr = sys.stderr, io.StringIO()
t = threading.Thread(target=bad, name="T"); t.start(); t.join()
text = sys.stderr.getvalue(); sys.stderr = err
print(text.splitlines()[0]); print(text.splitlines()[-1]); print(len(text.splitlines()) > 4)
def sysexit(): raise SystemExit(3)
t = threading.Thread(target=sysexit); t.start(); t.join(); print("system exit is silent")
h = threading.ExceptHookArgs((ValueError, ValueError(1), None, None)); print(h.exc_type, h.thread, len(h))
err, sys.stderr = sys.stderr, io.StringIO()
threading.excepthook(threading.ExceptHookArgs((ValueError, ValueError("direct"), None, threading.current_thread())))
print(sys.stderr.getvalue()); sys.stderr = err
print(threading.active_count(), [t.name for t in threading.enumerate()], threading.main_thread() is threading.current_thread())
print(threading.get_ident() == threading.main_thread().ident, isinstance(threading.get_native_id(), int), threading.TIMEOUT_MAX > 1e9)
print(threading.stack_size())
try: threading.stack_size(-1)
except ValueError as e: print(e)
print(threading.stack_size(1 << 20), threading.stack_size(0))
ev = threading.Event()
t = threading.Thread(target=ev.wait, name="blocked"); t.start(); t.join(0.01); print(t.is_alive(), sorted(x.name for x in threading.enumerate())); ev.set(); t.join(); print(t.is_alive())
t.join(); t.join(timeout=-1)
try: t.join(timeout="x")
except TypeError as e: print(e)
print(threading.gettrace(), threading.getprofile())
it = threading.local()
class L(threading.local):
    def __init__(self, n): self.n = n; made.append(threading.current_thread().name)
made = []
l = L(3)
def use(): l.n += 1; made.append(l.n)
t = threading.Thread(target=use, name="u"); t.start(); t.join(); print(made, l.n)
# exception from thread function args
err, sys.stderr = sys.stderr, io.StringIO()
t = threading.Thread(target=lambda: None, args=(1,)); t.start(); t.join()
print(sys.stderr.getvalue().splitlines()[-1]); sys.stderr = err
def nested():
    threading.Thread(target=lambda: print("inner daemon:", threading.current_thread().daemon)).start()
t = threading.Thread(target=nested, daemon=False); t.start(); t.join()
print(threading.Thread(daemon=None).daemon)
from threading import *
print(sorted(threading.__all__))
print(threading._register_atexit.__name__)
def gen():
    yield 1
class Ctx:
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out"); return True
import contextvars
v = contextvars.ContextVar("v", default="d"); v.set("main")
c = contextvars.copy_context(); v.set("main2")
t = threading.Thread(target=lambda: print("ctx", v.get()), context=c); t.start(); t.join()
t = threading.Thread(target=lambda: print("ctx", v.get()), context=contextvars.Context()); t.start(); t.join()
# serialize iterator helpers? 
def spin():
    while True: time.sleep(0.01)
threading.Thread(target=spin, daemon=True).start()
print("daemon does not keep us")
