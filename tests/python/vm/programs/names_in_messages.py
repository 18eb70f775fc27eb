# How messages name types, and other corners of texts: as CPython's C code has them.
import collections, contextvars, functools, io, itertools, json, math, operator, queue, struct, threading, types, typing, weakref, inspect
class Q: pass
q = Q()
for o in [collections.deque(), collections.OrderedDict(), collections.Counter(), functools.partial(int), itertools.count(), itertools.chain(), io.StringIO(), threading.Lock(), threading.RLock(), threading.Event(), threading.local(), queue.Queue(), operator.itemgetter(1), iter([]), iter({}), zip(), {}.keys(), (x for x in []), range(3), memoryview(b""), functools.lru_cache(int), ValueError(), super(Q, q)]:
    for f in (lambda: o.foo, lambda: o + 1, lambda: o < 5, lambda: -o, lambda: len(o) and 1 / 0, lambda: setattr(o, "__class__", 3) if 0 else o.foo):
        try: f()
        except Exception as e: print(type(o), e)
class D(Q):
    def f(self): return super()
print(super(Q, D()), super(int), D().f())
class M(type):
    def __instancecheck__(cls, x): return x == 7
class K(metaclass=M): pass
print(isinstance(K(), K), isinstance(7, K), isinstance(8, K))
print(math, threading.__name__, types.ModuleType("zz"), dict.fromkeys.__self__, sum([1e16, 1, -1e16]), sum([0.1, True, 10**20, 0.2]))
for spec in (".0", ".1", ".2", ".3", ".4", "#", "#.0", "+.1"):
    print(spec, *[format(v, spec) for v in (0.0, 1.0, -1.5, 2.5, 12.0, 123.456, 1e16, 1e-5, 99.99, 0.1)])
for spec, v in [("-", "a"), ("0=5", "a"), ("05", "a"), ("=5", "a"), ("zs", "a"), ("z", 1), ("zz", 1), ("zd", 1), ("c", 10**20), ("-c", 5), ("z.1f", -0.01)]:
    try: print(repr(format(v, spec)))
    except Exception as e: print(spec, type(e).__name__, e)
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
l = [N(1), N(2)]; l.clear(); l = [N(3), N(4)]; l = None
@functools.cache
def square(x): return x * x
print(square(3), square(3.0), square(3), square.cache_info())
print(json.dumps("\x7f\u2028"))
for o in ({1}, [1, {"a": {3}}]):
    try: json.dumps(o)
    except TypeError as e: print(e, getattr(e, "__notes__", None))
def gen(): yield
g = gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g))
e = ValueError("x"); e.add_note("multi\nline")
import traceback; print(traceback.format_exception_only(e))
try: str(1, 2, 3, 4)
except TypeError as e: print(e)
try: __import__("no_such_module")
except ImportError as e: print("".join(traceback.format_tb(e.__traceback__)).count("File"))
try: exec("1/0")
except ZeroDivisionError as e: print(traceback.format_tb(e.__traceback__)[-1])
for s in ["f'{a[}'", "f'{a(]}'", "lambda x=: 1", "lambda /: 1", "lambda /, a: 1", "def f(/): pass", "def f(/, a): pass", "f(*)", "f(*, a)", "(*)", "[*]", "(**a)", "(**a, b)", "def f() -> : pass", "f(**k, *a)"]:
    try: compile(s, "s", "exec")
    except SyntaxError as e: print(s, "|", e.msg, e.offset)
