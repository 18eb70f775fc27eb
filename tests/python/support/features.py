# What the table in src/python/README.md is made of. One program follows each `#:` line, which names its group and what
# it shows. A program that ends without an exception is supported: its assertions also hold in CPython 3.14.

#: Statements | assignment: chained, unpacking, starred, augmented to every target
a = b = [1, 2]
a[0], *rest = 5, 6, 7
b[0] += 1
class Box: pass
Box.x = 1
Box.x += 1
d = {"k": 1}
d["k"] *= 3
assert (b, rest, Box.x, d) == ([6, 2], [6, 7], 2, {"k": 3})

#: Statements | if, while, for, break, continue, else on loops, pass, assert, del
n = 0
for i in range(5):
    if i == 1: continue
    n += i
else:
    n += 100
while True:
    break
del i
assert n == 109

#: Statements | try, except, else, finally, raise … from
log = []
try:
    try:
        raise KeyError("k")
    except KeyError as e:
        raise ValueError("v") from e
    finally:
        log.append("finally")
except (TypeError, ValueError) as e:
    log.append(type(e.__cause__).__name__)
else:
    log.append("no")
assert log == ["finally", "KeyError"]

#: Statements | with, several items, exceptions swallowed by __exit__
class Quiet:
    def __enter__(self): return 3
    def __exit__(self, kind, value, traceback): return kind is KeyError
with Quiet() as a, Quiet() as b:
    raise KeyError
assert a + b == 6

#: Statements | functions: every kind of parameter, defaults, unpacked calls, annotations
def f(a, b=2, /, c=3, *args, d, e=5, **rest) -> "int":
    return (a, b, c, args, d, e, rest)
assert f(1, *[7, 8, 9], **{"d": 4, "z": 0}) == (1, 7, 8, (9,), 4, 5, {"z": 0})
assert f.__annotations__ == {"return": "int"}

#: Statements | closures, nonlocal, global, lambda, decorators
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
def twice(f): return lambda *a: f(*a) * 2
@twice
def g(x): return x
up = counter()
assert (up(), up(), g(4)) == (1, 2, 8)

#: Statements | classes: several bases (C3), super(), metaclasses, class keywords, __init_subclass__, __slots__
class Meta(type):
    def __new__(m, name, bases, body, tag=None):
        c = super().__new__(m, name, bases, body)
        c.tag = tag
        return c
class A(metaclass=Meta): 
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C, tag="t"):
    __slots__ = ("x",)
assert (D().who(), D.tag) == ("BCA", "t")

#: Statements | properties, descriptors, class and static methods, __getattr__, operator methods
class V:
    def __init__(self, x): self._x = x
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    @classmethod
    def one(cls): return cls(1)
    @staticmethod
    def double(n): return n * 2
    def __getattr__(self, name): return name
    def __add__(self, other): return V(self._x + other._x)
    def __eq__(self, other): return self._x == other._x
v = V.one() + V(2)
v.x += 1
assert (v.x, V.double(2), v.nothing, v == V(4)) == (4, 4, "nothing", True)

#: Statements | subclasses of int, str, tuple, float, list, dict, set and of exceptions
class I(int): pass
class S(str): pass
class T(tuple): pass
class L(list): pass
class M(dict):
    def __missing__(self, key): return key
class E(ValueError): pass
assert (I(3) + 1, S("a").upper(), T((1, 2))[1], len(L([1])), M()["k"]) == (4, "A", 2, 1, "k")
assert issubclass(E, ValueError)

#: Statements | import, from … import, relative names in packages
import collections.abc as c
from threading import Lock, Thread as T
assert c.Sized and Lock and T

#: Statements | from … import *
from math import *
assert sqrt(4) == 2

#: Statements | async def, await, async for, async with, async generators and comprehensions
import asyncio
async def numbers():
    for i in range(3):
        yield i
        await asyncio.sleep(0)
async def main():
    async with asyncio.Lock():
        return [n * 2 async for n in numbers()]
assert asyncio.run(main()) == [0, 2, 4]

#: Statements | match
match 3:
    case int(): pass

#: Statements | type aliases and type parameters
type Pair[T] = tuple[T, T]

#: Statements | except*
try:
    raise ExceptionGroup("g", [ValueError()])
except* ValueError:
    pass

#: Expressions | comprehensions of all kinds, conditional and chained, walrus, slices, star expressions
assert [x for x in range(6) if x % 2] == [1, 3, 5]
assert {x: x * x for x in range(2)} == {0: 0, 1: 1} and {x % 2 for x in range(9)} == {0, 1}
assert sum(x for x in range(4)) == 6 and (1 < 2 < 3) and (n := 5) == 5
assert [*range(2), *"ab"][1::-1] == [1, 0] and {**{"a": 1}} == {"a": 1}

#: Expressions | f-strings: nested, format specifications, !r, =
x, w = 3.14159, 8
assert f"{x:{w}.2f}|{'a'!r}|{x=:.1f}|{1234567:,}" == "    3.14|'a'|x=3.1|1,234,567"

#: Expressions | template strings (t"…")
t"{1}"

#: Expressions | generators: send, throw, close, yield from, return values
def inner():
    got = yield 1
    return got
def outer():
    yield (yield from inner())
g = outer()
assert (next(g), g.send("x")) == (1, "x")
g.close()

#: Types | int of any size, with CPython's limits on decimal text
assert 2**200 % 10**9 == 835301376 and (-7 // 2, -7 % 3, 1 << 70 >> 68) == (-4, 2, 4)

#: Types | complex
assert 1j * 1j == -1 and abs(3 + 4j) == 5.0

#: Types | str: Unicode, its methods, % and format
assert "ß".upper() == "SS" and "%05.1f|%-4s|%x" % (3.14159, "a", 255) == "003.1|a   |ff"
assert "{:>5}|{0[k]}".replace("{:>5}|", "").format({"k": 1}) == "1"

#: Types | bytes, bytearray, memoryview
b = bytearray(b"abc")
memoryview(b)[0] = 65
assert bytes(b) == b"Abc" and b"\xff".hex() == "ff" and "é".encode() == b"\xc3\xa9"

#: Types | list, tuple, dict (in insertion order), set and frozenset (in CPython's order)
assert list({100, 3, 50, 7}) == [50, 3, 100, 7]
assert {1, 2} | {3} == {1, 2, 3} and hash(frozenset((1, 2))) == hash(frozenset((2, 1)))
assert list({"b": 1, "a": 2}) == ["b", "a"]

#: Types | exceptions: tracebacks, notes, groups
e = ValueError("x")
e.add_note("n")
g = ExceptionGroup("g", [e])
assert g.exceptions[0].__notes__ == ["n"]

#: Types | __del__ when the last reference goes, weak references
import weakref
gone = []
class N:
    def __del__(self): gone.append(1)
n = N()
r = weakref.ref(n)
del n
assert gone == [1] and r() is None

#: Types | cycles of objects, which gc.collect() frees while no threads are parallel
import gc, weakref
class Node: pass
node = Node()
node.self = node
seen = weakref.ref(node)
del node
assert gc.collect() and seen() is None

#: Concurrency | threads, locks, conditions, semaphores, events, barriers, timers, thread-local data
import threading
out = threading.local()
barrier = threading.Barrier(2)
event = threading.Event()
def work():
    with threading.Semaphore(1), threading.RLock(): barrier.wait()
    event.set()
t = threading.Thread(target=work)
t.start(); barrier.wait(); event.wait(); t.join()
timer = threading.Timer(0.001, event.clear)
timer.start(); timer.join()
assert not event.is_set()

#: Concurrency | queues, with shutdown
import queue
q = queue.PriorityQueue()
q.put(2); q.put(1)
assert q.get() == 1
q.shutdown(immediate=True)
try: q.get()
except queue.ShutDown: pass

#: Concurrency | thread pools and futures
from concurrent.futures import ThreadPoolExecutor, as_completed
with ThreadPoolExecutor(2) as pool:
    assert sorted(f.result() for f in as_completed([pool.submit(pow, 2, n) for n in range(3)])) == [1, 2, 4]

#: Concurrency | asyncio: tasks, gather, locks, queues, timeouts, task groups
import asyncio
async def main():
    async with asyncio.TaskGroup() as group:
        t = group.create_task(asyncio.sleep(0, 7))
    try: await asyncio.wait_for(asyncio.sleep(9), 0.001)
    except TimeoutError: return t.result() + sum(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
assert asyncio.run(main()) == 10

#: Concurrency | native work that lets go of the GIL (our module `native`)
try:
    import native
    native.crunch(1000, release_gil=True)
    native.sleep_io(0.001)
except ModuleNotFoundError:
    import sys
    assert sys.implementation._multiarch  # CPython has no such module

#: Concurrency | multiprocessing
import multiprocessing

#: Concurrency | concurrent.interpreters
import concurrent.interpreters

#: Outside | files (open)
open("x")

#: Outside | input
input()

#: Outside | threads of C code (ctypes)
import ctypes

#: Outside | subprocesses, signals, sockets that connect
import subprocess
