# What calls refuse and in which words; generators, unpacking, scopes.
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)
t(f, 1, d=4); t(f, 1, 2, 3, 4, 5, d=6, z=7); t(f); t(f, 1); t(f, a=1, d=2); t(f, 1, b=3, d=4); t(f, 1, 2, 3, c=4, d=5)
def g(alpha, beta, *, gamma=1): return alpha, beta, gamma
t(g); t(g, 1); t(g, 1, 2, 3); t(g, 1, 2, 3, 4, gamma=5); t(g, 1, beta=2, delta=3); t(g, 1, bet=2); t(g, alpha=1, beta=2, gama=3); t(g, 1, 2, alpha=3); t(g, *[1], **{"beta": 2}); t(lambda: g(1, **{"alpha": 2})); t(lambda: g(**{1: 2})); t(lambda: g(*5)); t(lambda: g(**5)); t(lambda: g(1, *(2,), **{}, gamma=9))
t(lambda: g(beta=1, **{"beta": 2}))
def one(x): return x
t(one); t(one, 1, 2); t(one, y=1); t(one, 1, y=2); t(one, 1, x=2)
def none(): pass
t(none, 1); t(none, 1, 2); t(none, x=1)
def kwonly(*, a, b): return a + b
t(kwonly); t(kwonly, 1, 2); t(kwonly, a=1); t(kwonly, 1, a=1, b=2); t(kwonly, a=1, b=2, c=3)
def posonly(a, b, /): return a, b
t(posonly, a=1, b=2); t(posonly, 1, b=2); t(posonly, 1)
def defs(a, b=1, c=2): return a, b, c
t(defs); t(defs, 1, 2, 3, 4); t(defs, c=5, a=6); t(defs, 1, d=2)
class C:
    def m(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __call__(self, x): return x
    def __init__(self, q=0): pass
t(C().m); t(C().m, 1, 2); t(C.cm); t(C.sm); t(C.m, 1); t(C()); t(C, 1, 2); t(C, z=1)
t(lambda: (lambda x, y: x)(1)); t(lambda: (lambda *, k: k)(1))
def outer():
    def inner(a): pass
    inner()
t(outer)
def make():
    fs = []
    for i in range(3):
        def fn(i=i): return i
        fs.append(fn); fs.append(lambda: i)
    return [x() for x in fs]
print(make())
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); print(c(), c(5), c.__closure__[0].cell_contents, c.__code__.co_freevars)
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2), mutable.__defaults__)
mutable.__defaults__ = ([9],); print(mutable(3))
def annotated(a: int, b: "str" = "x", *c: float, d: list[int] = None, **e) -> dict: "doc"
print(annotated.__annotations__, annotated.__doc__, annotated.__kwdefaults__, annotated.__name__)
annotated.attr = 1; print(annotated.attr, annotated.__dict__)
def deco(tag):
    print("deco", tag)
    def wrap(fn):
        print("wrap", tag)
        def w(*a): return tag + fn(*a)
        return w
    return wrap
@deco("1")
@deco("2")
def decorated(x): return x
print(decorated("!"))
x = 10
print([x for x in range(3)], x, {x: y for x, y in [(1, 2)]}, {x for x in "a"}, list(x for x in [5]), x)
print([(y := i * 2) for i in range(3)], y, [z for z in range(10) if (w := z % 3) == 2], w)
print([[i * j for j in range(3)] for i in range(3)], [a for b in [[1], [2]] for a in b])
class Scope:
    v = 5
    a = [q for q in range(v)]
    try: b = [v for _ in [1] for _ in [v]]
    except NameError as e: b = str(e)
    fn = lambda self: 1
print(Scope.a, Scope.b)
print((lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, e=4), (lambda: (yield))().__class__.__name__)
def gen():
    try:
        while True:
            r = yield
            print("got", r)
    except GeneratorExit: print("closed"); raise
    finally: print("fin")
g1 = gen(); next(g1); g1.send(1); g1.close(); t(g1.send, 1); t(lambda: next(g1))
def gen2():
    try: yield 1
    except ValueError as e: yield f"caught {e}"
    return "ret"
g2 = gen2(); print(next(g2), g2.throw(ValueError("v"))); t(lambda: next(g2))
try: next(g2)
except StopIteration as e: print(e.value)
g3 = gen2(); t(g3.throw, KeyError("k")); print(list(g3))
def sub(): r = yield 1; print("sub", r); return "subret"
def main(): r = yield from sub(); print("main", r); yield from [7, 8]; return r
m = main(); print(next(m), m.send("s"), next(m)); t(lambda: next(m))
def inf():
    yield from inf2()
def inf2():
    yield 1
    raise StopIteration("x")
i = inf(); next(i); t(lambda: next(i))
def ign():
    try: yield
    except GeneratorExit: yield 2
i = ign(); next(i); t(i.close)
def selfref():
    yield list(me)
me = selfref(); t(lambda: next(me))
print(gen2.__code__.co_flags & 0x20, type(gen2()), gen2().gi_frame is not None, gen2().gi_running, gen2().__name__)
t(gen2().send, 1)
print(sum(x * x for x in range(5)), max((x for x in [3, 9, 2]), key=lambda v: -v))
def rec(n): return 1 if n < 2 else n * rec(n - 1)
print(rec(20), rec(30))
def args(*a, **k): return a, k
print(args(*[1, 2], 3, *(4,), **{"a": 1}, b=2, **{"c": 3})); t(lambda: args(**{"a": 1}, **{"a": 2}))
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
*a, b = "xyz"; print(a, b); [a, b] = [1, 2]; (a), b = b, a; print(a, b)
def unp(v):
    a, b = v
    return a
for v in [(1,), (1, 2, 3), 5, "ab", {1: 2, 3: 4}, iter([1]), range(5), None]: t(unp, v)
def unp2(v):
    a, *b, c = v
    return a, b, c
for v in [(1,), (1, 2), "abcd", 5]: t(unp2, v)
x = y = []; x.append(1); print(y); x, x = 1, 2; print(x)
i = 0; l = [0, 0]; i, l[i] = 1, 5; print(i, l)
def glob():
    global newglobal
    newglobal = 5
glob(); print(newglobal); del newglobal; t(lambda: newglobal)
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 1 < 2 > 5 < nothing if False else "", not 1 == 2, 3 if 0 else 4, 1 and 0 or 5, None or "", [] and 1)
def chain():
    def s(v): print("eval", v); return v
    return s(1) < s(5) < s(3) < s(9)
print(chain())
assert (lambda *, a=1: a)() == 1
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount)
import functools
@functools.wraps(f)
def wrapped(*a): pass
print(wrapped.__name__, wrapped.__wrapped__ is f)
t(functools.partial(g, 1, gamma=2), 5); print(functools.reduce(lambda a, b: a + b, [1, 2, 3], 10))
@functools.lru_cache(maxsize=2)
def cached(n): print("compute", n); return n
cached(1); cached(1); cached(2); cached(3); cached(1); print(cached.cache_info())
