import operator as O, functools as F
print(O.itemgetter(1)([1,2]), O.itemgetter(0,1)("ab"), O.attrgetter("a.b")(type("T",(),{"a":type("U",(),{"b":9})})), O.methodcaller("upper")("a"), O.add(1,2), O.itemgetter(1), O.add.__name__)
print(F.reduce(O.add,[1,2,3]), F.reduce(O.mul,[],7), F.partial(pow,2)(3), F.partial(print, "a", sep="-"))
@F.lru_cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info(), fib.__name__); fib.cache_clear(); print(fib.cache_info())
@F.cache
def sq(x, y=2): return x**y
print(sq(3), sq(3, y=3), sq(3), sq.cache_info())
@F.total_ordering
class V:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return s.n==o.n
    def __lt__(s,o): return s.n<o.n
print(V(1)<=V(1), V(2)>V(1), V(1)>=V(2))
class C:
    @F.cached_property
    def x(self): print("once"); return 3
    @F.singledispatchmethod
    def m(self, a): return "obj"
    @m.register
    def _(self, a: int): return "int"
    def add(self, a, b): return a+b
    add1 = F.partialmethod(add, 1)
c=C(); print(c.x, c.x, c.m("s"), c.m(3), c.add1(5))
@F.singledispatch
def show(x): return "object"
@show.register(int)
def _(x): return "int"
@show.register
def _(x: list): return "list"
print(show(1), show([]), show("a"), show(True))
def deco(f):
    @F.wraps(f)
    def w(*a): "doc w"; return f(*a)
    return w
@deco
def named(a): "doc"; return a
print(named.__name__, named.__doc__, named.__wrapped__(3), named.__module__)
print(sorted([3,1,2], key=F.cmp_to_key(lambda a,b: b-a)))
