# The examples of the functools documentation.
from functools import *
import functools, operator, math, threading
@cache
def factorial(n): return n * factorial(n-1) if n else 1
print(factorial(10), factorial(5), factorial(12), factorial.cache_info()); factorial.cache_clear(); print(factorial.cache_info())
@lru_cache(maxsize=32)
def pep(num): return num * 2
for n in 8, 290, 308, 320, 8, 218, 320, 279, 289, 320, 9991: pep(n)
print(pep.cache_info(), pep.cache_parameters(), pep.__wrapped__(4), pep.__name__)
@lru_cache(typed=True, maxsize=2)
def ty(x): return type(x).__name__
print(ty(3), ty(3.0), ty(True), ty.cache_info())
@lru_cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print([fib(n) for n in range(16)], fib.cache_info())
for bad in (lambda: lru_cache("x"), lambda: pep([]), lambda: reduce(operator.add, []), lambda: partial(), lambda: partial(5), lambda: total_ordering(type("X", (), {})), lambda: singledispatch(lambda x: x)(), lambda: cmp_to_key()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class DataSet:
    def __init__(self, s): self._data = tuple(s)
    @cached_property
    def stdev(self): print("computing"); return sum(self._data)
d = DataSet([1, 2, 3]); print(d.stdev, d.stdev, d.__dict__); del d.stdev; print(d.stdev, DataSet.stdev.attrname)
@total_ordering
class Student:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, Student) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, Student) else NotImplemented
a, b = Student(1), Student(2); print(a < b, a <= b, a > b, a >= b)
try: a >= 5
except TypeError as e: print(e)
basetwo = partial(int, base=2); basetwo.__doc__ = 'Convert base 2'; print(basetwo('10010'), basetwo, basetwo.func, basetwo.args, basetwo.keywords)
print(partial(partial(print, 1, sep='-'), 2, end='!\n')(3))
say = partial(print, Placeholder, "world!"); say('Hello')
rem = partial(str.replace, Placeholder, Placeholder, ''); print(rem('abcabc', 'b')); 
try: rem('x')
except TypeError as e: print(e)
try: partial(print, Placeholder)
except TypeError as e: print(e)
class Cell:
    def __init__(self): self._alive = False
    @property
    def alive(self): return self._alive
    def set_state(self, state): self._alive = bool(state)
    set_alive = partialmethod(set_state, True); set_dead = partialmethod(set_state, False)
c = Cell(); c.set_alive(); print(c.alive); c.set_dead(); print(c.alive)
print(reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]), reduce(operator.mul, [], 7), reduce(operator.add, [1,2], initial=10))
@singledispatch
def fun(arg, verbose=False):
    if verbose: print("Let me just say,", end=" ")
    print(arg)
@fun.register
def _(arg: int, verbose=False): print("Strength in numbers, eh?", arg)
@fun.register(list)
def _(arg, verbose=False): print("Enumerate this:", *enumerate(arg))
@fun.register
def _(arg: float | set, verbose=False): print("float or set", arg)
def nothing(arg, verbose=False): print("Nothing.")
fun.register(type(None), nothing)
fun("Hello, world."); fun("test.", verbose=True); fun(42); fun(['a']); fun(None); fun(1.23); fun({1}); fun(True)
print(fun.dispatch(float).__name__, fun.dispatch(dict) is fun.registry[object], list(fun.registry.keys())[:2])
@fun.register(bytes)
@fun.register(tuple)
def fun_num(arg, verbose=False): print("stacked", arg)
fun(b"x"); fun((1,)); print(fun_num is fun)
class Negator:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("Cannot negate a")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
    @singledispatchmethod
    @classmethod
    def cneg(cls, arg): return (cls.__name__, arg)
    @cneg.register
    @classmethod
    def _(cls, arg: int): return -arg
n = Negator(); print(n.neg(5), n.neg(True), Negator.cneg(3), Negator.cneg("x"))
try: n.neg("x")
except NotImplementedError as e: print(e)
def my_decorator(f):
    @wraps(f)
    def wrapper(*args, **kwds): print('Calling decorated function'); return f(*args, **kwds)
    return wrapper
@my_decorator
def example(): """Docstring"""; print('Called example function')
example(); print(example.__name__, example.__doc__, example.__wrapped__.__name__, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
print(sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a-b)(2) if False else "")
k = cmp_to_key(lambda a, b: a - b); print(k(1) < k(2), k(1) == k(1), k(3).obj)
print(repr(pep).split(' at ')[0], partial(len).__call__([1]), isinstance(partial(len), partial))
class P(partial): pass
print(P(len)("abc"))
calls = []
@lru_cache(maxsize=None)
def slow(x): calls.append(x); return x
ts = [threading.Thread(target=slow, args=(i % 3,)) for i in range(9)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(set(calls)), slow.cache_info().currsize)
class M:
    @lru_cache(maxsize=2)
    def m(self, x): return x * 2
    @functools.cache
    def k(self, *a, **kw): return (a, kw)
m = M(); print(m.m(2), m.m(2), M.m.cache_info(), m.k(1, a=2), m.k(1, a=2) is m.k(1, a=2))
