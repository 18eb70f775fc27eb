# What frames know of their callers, while they run and after; what descriptors of members are called; RLock's arguments.
import _thread
import sys
import threading
import warnings


def names(frame):
    return {k: v for k, v in sorted(frame.f_locals.items()) if isinstance(v, (int, str))}


def inner():
    here = sys._getframe()
    low = 1
    print(names(here), names(here.f_back), names(here.f_back.f_back))
    print(here.f_back is sys._getframe(1), here is sys._getframe(), here.f_back.f_back.f_code.co_name)
    return here


def middle():
    mid = 2
    kept = inner()
    mid = 3
    print(kept.f_back is sys._getframe(), names(kept.f_back), kept.f_lineno > 0)
    return kept


def outer():
    high = "three"
    return middle()


kept = outer()
print(names(kept), names(kept.f_back), names(kept.f_back.f_back))
print(kept.f_back.f_back.f_back is sys._getframe(), kept.f_back.f_back.f_back.f_back)
print([f.f_code.co_name for f in (kept, kept.f_back, kept.f_back.f_back)], repr(kept).startswith("<frame at 0x"))


def rises(n):
    if n == 0:
        raise ValueError("at the bottom")
    rises(n - 1)


def catches():
    seen = "yes"
    try:
        rises(2)
    except ValueError as e:
        t = e.__traceback__
        chain = []
        while t is not None:
            chain.append((t.tb_frame.f_code.co_name, names(t.tb_frame), t.tb_frame.f_back and t.tb_frame.f_back.f_code.co_name))
            t = t.tb_next
        return chain


print(*catches(), sep="\n")


def steps():
    n = 0
    while True:
        n += 1
        yield sys._getframe()


def asks(g):
    mark = "asks"
    f = next(g)
    return f


g = steps()
f = asks(g)
print(names(f), f.f_back)
print(next(g) is f, names(f), f.f_back)


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def holds():
    x = Held("with its frame")
    return sys._getframe()


f = holds()
print("kept", type(f.f_locals["x"]).__name__)
del f
print("after")


def looks():
    x = Held("at once")
    sys._getframe().f_back


looks()
print("after")


class Slotted:
    __slots__ = ("a",)

    class Inner:
        __slots__ = ("b",)


for d in (Slotted.a, Slotted.Inner.b, type(middle).__dict__["__code__"]):
    print(d.__name__, d.__qualname__, d.__objclass__)
try:
    Slotted.a.__objclass__ = 1
except AttributeError as e:
    print(e)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    lock = threading.RLock(1)
print(type(lock) is _thread.RLock, [(w.category.__name__, str(w.message), w.lineno) for w in caught])


class Named(_thread.RLock):
    def __init__(self, name):
        self.name = name


with Named("n") as held, warnings.catch_warnings(record=True) as caught:
    print(held, caught)
