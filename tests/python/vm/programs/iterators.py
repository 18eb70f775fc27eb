# enumerate, zip, map, filter, reversed and iter(callable, sentinel), over native and Python iterators.
import sys, itertools, threading
class It:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
def gen(n):
    for i in range(n): yield i * 10
    return "done"
print(list(enumerate(It(3))), list(enumerate(gen(3), 5)), list(zip(It(2), gen(3), "abc")))
print(list(map(lambda x, y: x + y, It(3), gen(5))), list(filter(lambda x: x % 2, It(5))), list(filter(None, [0, 1, "", "a", [], [0]])))
print(list(map(str, It(3))), list(map(int, "123")), list(map(None.__class__, [])), tuple(map(len, ["a", "bb"])))
for i, (a, b) in enumerate(zip([1, 2, 3], "xyz")): print(i, a, b)
for x in map(lambda x: x * 2, gen(3)): print(x)
for x in filter(lambda x: x > 5, gen(3)): print(x)
z = zip("ab", gen(5)); print(next(z), next(z), next(z, "end"), next(z, "end"))
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m))
try: next(m)
except ZeroDivisionError as e: print("zde", e)
print(next(m), next(m, None))
e = enumerate("ab"); print(iter(e) is e, next(e), list(e), list(e))
print(type(e), type(zip()), type(map(len, [])), type(filter(None, [])), type(reversed("a")), type(iter(int, 1)), isinstance(e, enumerate), issubclass(enumerate, object))
print(enumerate.__name__, zip.__module__, map.__qualname__, repr(filter), callable(map))
class MyMap(map):
    def extra(self): return "extra"
mm = MyMap(len, ["a", "bb"]); print(mm.extra(), list(mm), type(mm).__mro__[1])
class MyZip(zip):
    def __next__(self):
        return [*super().__next__()]
print(list(MyZip([1, 2], [3, 4])))
class E2(enumerate): pass
print(list(E2("ab", 1)))
it = iter([3, 1, 0, 5]); f = it.__next__; print(list(iter(f, 0)), list(it))
def poll(state=[0]):
    state[0] += 1
    return state[0]
print(list(iter(poll, 4)))
c = iter(poll, 6); print(next(c)); 
try: next(c)
except StopIteration as e: print("stop", e.args)
try: next(c)
except StopIteration as e: print("stop again", e.args)
class Eq:
    def __eq__(self, o): print("eq", o); return o == 8
print(list(iter(poll, Eq())))
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        print("get", i)
        return i * i
print(list(reversed(Seq())), list(Seq()) if False else "")
class Rev:
    def __reversed__(self): return iter("rev")
print(list(reversed(Rev())))
class NoRev:
    __reversed__ = None
try: reversed(NoRev())
except TypeError as e: print(e)
print(list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed("héy")), list(reversed(b"ab")), list(reversed(range(0, 10, 3))), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), list(reversed({"a": 1}.values())))
d = {1: 1, 2: 2}
r = reversed(d); next(r); d[3] = 3
try: next(r)
except RuntimeError as e: print(e)
for args in [([1, 2], [1]), ([1], [1, 2]), ([1, 2], [1, 2], [1]), ([], [1]), ([1], []), ([1, 2], [1, 2])]:
    try: print(list(zip(*args, strict=True)))
    except ValueError as e: print(e)
    try: print(list(map(lambda *a: a, *args, strict=True)))
    except ValueError as e: print(e)
def boom(x):
    raise ValueError(x)
try:
    for x in map(boom, [1]): pass
except ValueError as e:
    import traceback; print(traceback.format_exc().replace(__file__, "FILE"), end="")
try:
    list(map(boom, [1]))
except ValueError as e:
    print(traceback.format_exc().replace(__file__, "FILE"), end="")
def stop(x):
    raise StopIteration(x)
for x in map(stop, [1, 2]): print("never")
print("ended")
print(list(map(stop, [1, 2])))
class BadIter:
    def __iter__(self): return 5
for f in (lambda: zip(BadIter()), lambda: list(map(str, BadIter())), lambda: enumerate(BadIter()), lambda: filter(None, 5), lambda: [*BadIter()], lambda: sum(BadIter()), lambda: max(BadIter())):
    try: print(f())
    except TypeError as e: print(e)
class BadBool:
    def __bool__(self): raise KeyError("bool")
try: list(filter(None, [BadBool()]))
except KeyError as e: print("KeyError", e)
# laziness and order of calls
def trace(name, n):
    for i in range(n):
        print("next", name, i)
        yield i
for t in zip(trace("a", 2), trace("b", 3)): print(t)
for t in map(lambda *a: a, trace("c", 1), trace("d", 0)): print(t)
print(sum(map(lambda x: x * x, range(10))), max(map(len, ["a", "bbb"])), min(zip([3, 1], "ab")), sorted(map(abs, [-3, 2])), any(map(lambda x: x > 2, range(5))), all(x for x in filter(None, [1, 2])))
print(dict(zip("abc", range(3))), set(map(str, range(3))) == {"0", "1", "2"}, [*enumerate("ab")], {**dict(enumerate("xy"))})
a, *b = map(str, range(4)); print(a, b)
x, y = zip(*[(1, 2), (3, 4)]); print(x, y)
n = iter([1, 2, 3, 4, 5, 6]); print(list(zip(n, n, n)))
deep = iter(range(3))
for _ in range(50): deep = map(lambda x: x, deep)
print(list(deep))
print(list(itertools.islice(map(lambda x: x, itertools.count()), 3)), next(filter(lambda x: x > 100, itertools.count())))
def g():
    r = yield from map(lambda x: x + 1, [1, 2])
    print("r", r)
    r = yield from enumerate("a")
    print("r", r)
print(list(g()))
import operator
print(list(range(10**20, 10**20 + 2)), len(range(2**62)), range(-5, 5)[::-1], range(10)[2:8:3], list(range(5, -5, -3)))
def counter():
    total = 0
    def work():
        nonlocal total
        for i, j in zip(range(1000), map(int, ["1"] * 1000)): total += j
    ts = [threading.Thread(target=work) for _ in range(2)]
    [t.start() for t in ts]; [t.join() for t in ts]
    return total
print(counter() <= 2000)
print(list(map(lambda x: (yield x), [1])) != [], end="\n")
it = enumerate([1], 2**62 - 1); print(next(it))
it = enumerate("abc", 2**62 - 2); print(list(it))
it = enumerate("ab", -1); print(list(it))
print(*map(lambda a, b=2: a + b, [1, 2]), sep=",")
print(" ".join(map(str, [1, 2.5, None, True])))
w = [5, 3, 8]; w[:] = map(lambda x: x + 1, w); print(w); w.extend(filter(lambda x: x > 5, [1, 9])); print(w)
w += map(str, [1]); print(w); print([1, 2] == list(map(int, "12")), 3 in map(int, "123"), 9 in filter(None, [1]))
print("b" in enumerate("b"), (0, "b") in enumerate("b"), list(map(print, "ab")))
