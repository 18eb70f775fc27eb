import threading
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, CancelledError, Future, InvalidStateError,
                                ThreadPoolExecutor, TimeoutError, as_completed)
from concurrent.futures.thread import BrokenThreadPool


def show(f):
    try:
        print(f())
    except BaseException as e:
        print(f"{type(e).__module__}.{type(e).__name__}: {e}".replace(hex(id(future)), "0x"))


def work(i):
    if i == 3:
        raise ValueError("bad item 3")
    return i * i


with ThreadPoolExecutor(2) as ex:
    futures = {ex.submit(work, i): i for i in range(5)}
    good, bad = [], []
    for f in as_completed(futures):
        try:
            good.append(f.result())
        except ValueError as e:
            bad.append(f"{futures[f]}: {e!r}")
    print(sorted(good), bad)
    print(list(ex.map(pow, [2, 3, 4], [5, 2, 3])), list(ex.map(abs, [-1, -2, -3], buffersize=2)))

event = threading.Event()
with ThreadPoolExecutor(1, thread_name_prefix="worker") as ex:
    first = ex.submit(event.wait)
    second = ex.submit(pow, 2, 5)
    try:
        first.result(timeout=0.01)
    except TimeoutError as e:
        print(repr(e), first.running(), second.cancel(), second.cancelled(), second.done())
    event.set()
    print(ex.submit(lambda: threading.current_thread().name).result())
    future = second
    show(lambda: second.result())
show(lambda: ex.submit(pow, 2, 5))
show(lambda: ThreadPoolExecutor(0))
show(lambda: ThreadPoolExecutor(1, initializer=3))

future = Future()
print(repr(future).replace(hex(id(future)), "0x"))
future.add_done_callback(lambda f: print("called with", f.result()))
print(future.set_running_or_notify_cancel(), future.cancel())
future.set_result(3)
print(repr(future).replace(hex(id(future)), "0x"))
show(lambda: future.set_result(4))
show(lambda: future.exception())
failed = Future()
failed.set_exception(KeyError("k"))
show(lambda: failed.result())
print(repr(failed.exception()), failed.done())


class Pool(ThreadPoolExecutor):
    pass


with Pool(1) as pool:
    barrier = threading.Event()
    busy = pool.submit(barrier.wait)
    waiting = [pool.submit(pow, 2, i) for i in range(3)]
    pool.shutdown(wait=False, cancel_futures=True)
    barrier.set()
print([f.cancelled() for f in waiting], busy.result())

results = []
with ThreadPoolExecutor(3, initializer=lambda x: results.append(x), initargs=("ready",)) as ex:
    print(ex.submit(len, "abc").result(), results)
timed = ThreadPoolExecutor(1)
gate = threading.Event()
blocked = timed.submit(gate.wait)
try:
    for f in as_completed([blocked], timeout=0.01):
        pass
except TimeoutError as e:
    print(e)
gate.set()
timed.shutdown()


# An executor that nobody holds any more lets its workers go.
def forgotten():
    ex = ThreadPoolExecutor(1)
    return ex.submit(threading.current_thread).result()


forgotten().join()
print("the worker is gone")
ThreadPoolExecutor(1).submit(print, "printed before the end")
