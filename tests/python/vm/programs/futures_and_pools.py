# concurrent.futures: waiting in every way, cancelling, initializers, broken pools.
import concurrent.futures as cf, threading, time
from concurrent.futures import *
with ThreadPoolExecutor(max_workers=1) as executor:
    future = executor.submit(pow, 323, 1235); print(future.result() % 1000)
def wait_a(x):
    time.sleep(x / 100); return x
with ThreadPoolExecutor(3, thread_name_prefix="pool") as ex:
    print(list(ex.map(wait_a, [3, 1, 2])))
    fs = {ex.submit(wait_a, n): n for n in (3, 1, 5)}
    print([fs[f] for f in as_completed(fs)])
    fs = [ex.submit(wait_a, n) for n in (1, 8)]
    d, nd = wait(fs, return_when=FIRST_COMPLETED); print(len(d), len(nd), type(d).__name__)
    r = wait(fs, timeout=0.001); print(len(r.done), len(r.not_done), type(r).__name__)
    r = wait(fs); print(len(r.done))
    def bad(n): time.sleep(n/100); raise ValueError(n)
    fs = [ex.submit(wait_a, 1), ex.submit(bad, 3), ex.submit(wait_a, 20)]
    d, nd = wait(fs, return_when=FIRST_EXCEPTION); print(len(d), len(nd))
    try:
        wait(fs, return_when="x")
    except ValueError as e: print(e)
    try:
        for f in as_completed([ex.submit(wait_a, 1), ex.submit(wait_a, 30)], timeout=0.05): print("done", f.result())
    except TimeoutError as e: print(e)
    try: ex.submit(wait_a, 30).result(timeout=0.01)
    except TimeoutError as e: print("timeout", repr(e))
    f = ex.submit(bad, 1); print(repr(f.exception())); 
    try: f.result()
    except ValueError as e: print("raised", e)
    def it():
        for v in ex.map(lambda x: 10 // x, [5, 0, 1]): yield v
    g = it(); print(next(g))
    try: next(g)
    except ZeroDivisionError as e: print(e)
    try: list(ex.map(wait_a, [1, 30], timeout=0.05))
    except TimeoutError as e: print("map timeout", e)
    try: ex.map(wait_a, [1], chunksize=0); print("chunksize ignored")
    except ValueError as e: print(e)
    print(list(ex.map(lambda a, b: a + b, [1, 2, 3], (10, 20))))
    print(list(ex.map(wait_a, range(5), buffersize=2)))
    try: ex.map(wait_a, [1], buffersize=0)
    except ValueError as e: print(e)
    try: ex.map(wait_a, [1], buffersize="1")
    except TypeError as e: print(e)
    print(ex.submit(lambda: threading.current_thread().name.startswith("pool_")).result())
try: ex.submit(len, "")
except RuntimeError as e: print(e)
gate = threading.Event()
ex = ThreadPoolExecutor(1); f0 = ex.submit(gate.wait); fs = [ex.submit(wait_a, i) for i in range(3)]
print(f0.running(), fs[0].running(), fs[0].done(), fs[0].cancel(), fs[0].cancelled(), f0.cancel())
ex.shutdown(wait=False, cancel_futures=True); gate.set()
print([f.cancelled() for f in fs], f0.result())
try: fs[1].result()
except CancelledError as e: print(repr(e))
try: fs[1].exception()
except CancelledError as e: print(repr(e))
def init(*a): inits.append(a)
inits = []
with ThreadPoolExecutor(1, initializer=init, initargs=(1, 2)) as ex: ex.submit(len, "abc").result(); print(inits)
import sys, io, logging
def bad_init(): raise RuntimeError("no")
log = io.StringIO(); logging.basicConfig(stream=log)
ex = ThreadPoolExecutor(1, initializer=bad_init)
f = ex.submit(len, "abc")
try: f.result()
except BrokenExecutor as e: print(type(e).__name__, e)
try: ex.submit(len, "")
except cf.thread.BrokenThreadPool as e: print("again", e)
ex.shutdown()
print("Exception in initializer" in log.getvalue())
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
try: ThreadPoolExecutor(1, initializer=5)
except TypeError as e: print(e)
f = Future(); print(f.done(), f.set_running_or_notify_cancel(), f.running())
f.add_done_callback(lambda f: print("cb1", f.result())); f.add_done_callback(lambda f: 1/0); f.set_result(5)
f.add_done_callback(lambda f: print("late", f.result()))
try: f.set_result(6)
except InvalidStateError as e: print(str(e).split(':')[0])
f = Future(); f.cancel(); print(f.cancelled(), f.set_running_or_notify_cancel()); print(repr(f).split(' ')[-1])
f = Future(); f.set_exception(KeyError("k")); print(repr(f).split('state=')[1])
f = Future(); f.set_result([1]); print(repr(f).split('state=')[1])
ex = ThreadPoolExecutor(2)
def outer(): return ex.submit(lambda: 1).result() + 1
print(ex.submit(outer).result())
print(isinstance(ex, Executor), FIRST_COMPLETED, ALL_COMPLETED, FIRST_EXCEPTION)
ex.shutdown()
class MyEx(Executor): pass
try: MyEx().submit(len)
except NotImplementedError: print("NI")
res = []
with ThreadPoolExecutor(4) as ex:
    lock = threading.Lock()
    def inc(i):
        with lock: res.append(i)
    for _ in ex.map(inc, range(50)): pass
print(sorted(res) == list(range(50)))
with ThreadPoolExecutor() as ex: print(ex._max_workers > 0)
try:
    with ThreadPoolExecutor(1) as ex: raise KeyError("with body")
except KeyError as e: print(e)
f = ex  # noqa
from concurrent.futures import thread
