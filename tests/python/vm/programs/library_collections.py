from collections import deque, defaultdict, OrderedDict
d = deque([1,2,3], maxlen=4)
d.append(4); d.append(5); print(d, len(d), d[0], d[-1], 3 in d)
d.appendleft(0); print(d); d.rotate(1); print(d); d.rotate(-2); print(d)
print(d.popleft(), d.pop(), list(d), d.maxlen, bool(d))
try: deque().pop()
except IndexError as e: print(e)
d = deque("abc"); d.extend("de"); d.extendleft("xy"); print(d, d.index("c"), d.count("a")); d.insert(2, "Q"); d.remove("d"); del d[0]; d[0]="Z"; print(d, list(reversed(d)))
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
print(deque([1,2])==deque([1,2]), deque([1])<deque([2]), deque([1])+deque([2]), deque([1])*3)
d += [1,2]; print(d)
class P:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return s.n==o.n
    def __repr__(s): return f"P{s.n}"
d=deque([P(1),P(2)]); print(d, d.index(P(2)), P(2) in d); d.remove(P(1)); print(d)
class D(deque):
    def hi(self): return 5
x=D([1]); print(x, x.hi(), x.copy()); x.foo=3; print(x.foo)
dd=defaultdict(list); dd["a"].append(1); print(dd)
o=OrderedDict(a=1,b=2); o.move_to_end("a"); print(o); o.move_to_end("a", last=False); print(o, o.popitem(last=False))
from collections import namedtuple, Counter, ChainMap, UserDict, UserList
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, y=2); print(p, p.x, p[2], p._replace(x=9), p._asdict(), P._fields, P._field_defaults, P._make([1,2,3]), p == (1,2,0), P)
a, b, c = p; print(a+b+c, isinstance(p, tuple), hash(p)==hash((1,2,0)))
for f in (lambda: P(1), lambda: P(1,2,3,4), lambda: namedtuple("Q","a a"), lambda: namedtuple("Q","class"), lambda: setattr(p,"x",3), lambda: p._replace(q=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Pt(namedtuple("Pt", "x y")):
    __slots__ = ()
    def norm(self): return self.x*self.x + self.y*self.y
print(Pt(3,4).norm(), Pt(1,2))
print(namedtuple("R", "a class a", rename=True)._fields)
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements())[:3])
c.update("aaa"); c.subtract({"b": 5}); print(c, +c, c - Counter(a=3), Counter(a=1) + Counter(b=2), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1))
c["new"] += 1; del c["nothing"]; print(c["new"], dict(c), Counter(a=1) == Counter(a=1, b=0), Counter([1,2,1]))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], len(m), list(m), m.new_child({"c": 4}), dict(m)); m["z"] = 5; print(m.maps[0], "b" in m, m.get("q"))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = U(a=1); u["b"] = 2; print(u, dict(u), "a" in u, len(u), u.get("z", 0), list(u.items()))
l = UserList([1, 2]); l.append(3); print(l, l[0], l[1:], len(l), l + [4], 2 in l)
o = OrderedDict([("a", 1), ("b", 2)]); print(o == OrderedDict([("b", 2), ("a", 1)]), o == {"b": 2, "a": 1}, list(reversed(o)), o.popitem())
d = defaultdict(int, a=1); d["b"] += 2; print(d, d.get("zz"), len(d), d.copy(), defaultdict(lambda: 5)["x"])
try: defaultdict(3)
except TypeError as e: print(e)
try: defaultdict()["q"]
except KeyError as e: print(repr(e))
from collections import abc
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance(3, abc.Hashable), isinstance([], abc.Hashable), isinstance(iter([]), abc.Iterator), isinstance("a", abc.Iterable), issubclass(dict, abc.MutableMapping), isinstance(len, abc.Callable), isinstance(3, abc.Iterable))
class Sq(abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
s = Sq(); print(list(s), 4 in s, s.index(4), list(reversed(s)), s.count(1))
try: abc.Sequence()
except TypeError as e: print(e)
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Half(Shape):
    def area(self): return 1
for k in (Shape, Half):
    try: k()
    except TypeError as e: print(e)
class Full(Half):
    name = "full"
print(Full().area(), isinstance(Full(), Shape), issubclass(int, Shape)); Shape.register(int); print(issubclass(int, Shape), isinstance(3, Shape), sorted(Shape.__abstractmethods__))
