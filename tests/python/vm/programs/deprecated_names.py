"""What is deprecated works, and says so to the line that uses it."""
import asyncio
import datetime
import threading
import warnings


def numbers():
    yield 1
    yield 2


def use(f):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        result = f()
    for w in said:
        print(f"{w.category.__name__} line {w.lineno}: {w.message}")
    return result


thread, event, condition = threading.Thread(name="t"), threading.Event(), threading.Condition()
use(lambda: thread.setDaemon(True))
use(lambda: thread.setName("u"))
print(use(thread.isDaemon), use(lambda: thread.getName()), use(lambda: event.isSet()))
print(use(lambda: threading.currentThread() is threading.main_thread()), use(lambda: threading.activeCount()))
with condition:
    use(lambda: condition.notifyAll())
print(use(lambda: asyncio.iscoroutinefunction(numbers)))
print(use(lambda: ~True), use(lambda: ~(1 > 2)))
g = numbers()
next(g)
try:
    use(lambda: g.throw(ValueError, "old"))
except ValueError as e:
    print(repr(e))
print(type(use(lambda: datetime.datetime.utcnow())).__name__, use(lambda: datetime.datetime.utcfromtimestamp(0)))
