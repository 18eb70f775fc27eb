# __slots__, metaclasses, hooks of class creation.
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"), Point.x)
for f in (lambda: setattr(p, "z", 1), lambda: p.z, lambda: p.__dict__, lambda: vars(p)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
p.x = 10
print(p.x)
class Point3(Point):
    __slots__ = ("z",)
q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z, hasattr(q, "__dict__"))
class Open(Point):
    pass
o = Open(1, 2)
o.extra = "e"
print(o.__dict__, o.x, vars(o))
o.zzz = 5
del o.extra
print(o.__dict__, o.x, o.y)
class WithDict:
    __slots__ = ("a", "__dict__")
w = WithDict()
w.a = 1
w.b = 2
print(w.__dict__, w.a)
class T(tuple):
    __slots__ = ()
try:
    T((1, 2)).x = 1
except AttributeError as e:
    print(e)
class LL(list):
    __slots__ = ("name",)
l = LL([1, 2])
l.name = "list"
print(l, l.name)
for make in (
    lambda: type("X", (int,), {"__slots__": ("a",)}),
    lambda: type("X", (), {"__slots__": ("a", 5)}),
    lambda: type("X", (), {"__slots__": ("a b",)}),
    lambda: type("X", (), {"__slots__": ("a",), "a": 1}),
    lambda: type("X", (Point, LL), {}),
    lambda: type("X", (int, str), {}),
    lambda: type("X", (bool,), {}),
    lambda: type("X", (Point, Point), {}),
    lambda: type("X", (object, Point), {}),
    lambda: type("X", (5,), {}),
    lambda: type("X", [], {}),
    lambda: type(5, (), {}),
    lambda: type("X", ()),
    lambda: super(5, p),
    lambda: super(int, p),
):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

class Plugin:
    registry = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.registry.append((cls.__name__, name))
class A(Plugin, name="first"): pass
class B(A): pass
print(Plugin.registry)
try:
    class C(name="x"): pass
except TypeError as e:
    print(e)

class Typed:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, value):
        if not isinstance(value, int):
            raise TypeError("int wanted")
        setattr(obj, self.name, value)
class M:
    n = Typed()
m = M()
print(m.n)
m.n = 4
print(m.n, m.__dict__)
try:
    m.n = "s"
except TypeError as e:
    print(e)

class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.created = kw
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = [k for k in ns if not k.startswith("__")]
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 42}
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def __iter__(cls):
        return iter(cls.order)
    def __len__(cls):
        return len(cls.order)
    def __contains__(cls, x):
        return x in cls.order
    def __getitem__(cls, k):
        return cls.__name__ + "/" + str(k)
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")
    def __subclasscheck__(cls, sub):
        return hasattr(sub, "quack")
    def __repr__(cls):
        return f"<Meta {cls.__name__}>"
    @property
    def loud(cls):
        return cls.__name__.upper()
    def __getattr__(cls, name):
        if name.startswith("dyn"):
            return name
        raise AttributeError(f"nothing called {name}")
class K(metaclass=Meta, flag=True):
    def __init__(self, v):
        self.v = v
    def f(self): pass
    g = 1
k = K(3)
print(k.v, K.created, K.order, list(K), len(K), "f" in K, K["q"], K, K.loud, K.injected, K.dyn1, type(K), isinstance(K, Meta))
try:
    K.other
except AttributeError as e:
    print(e)
class Duck:
    quack = 1
print(isinstance(Duck(), K), isinstance(3, K), issubclass(Duck, K), issubclass(int, K), isinstance(3, (K, str)), isinstance(Duck(), (int, K)))
class K2(K): pass
print(type(K2), K2.order, K2.__mro__)

class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
try:
    class X3(X1, X2): pass
except TypeError as e:
    print(e)

class Single(type):
    _made = {}
    def __call__(cls, *a, **k):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*a, **k)
        return cls._made[cls]
class Conf(metaclass=Single):
    pass
print(Conf() is Conf())

Dyn = type("Dyn", (dict,), {"hello": lambda self: "hi " + str(len(self)), "__doc__": "dynamic"})
print(Dyn(a=1).hello(), Dyn.__name__, Dyn.__doc__, Dyn.__bases__, Dyn.__module__, K.__doc__)

class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"
print(G[int], G["x"])
class Entry:
    def __mro_entries__(self, bases):
        return (Plugin,)
class FromEntry(Entry(), name="e"): pass
print(FromEntry.__bases__, len(FromEntry.__orig_bases__), Plugin.registry[-1])
try:
    int[3]
except TypeError as e:
    print(e)
class U: pass
class V: 
    def hi(self): return "V"
u = U()
u.a = 1
u.__class__ = V
print(u.hi(), u.a, type(u).__name__)
for bad in (5, int):
    try:
        u.__class__ = bad
    except TypeError as e:
        print(e)
try:
    (5).__class__ = V
except TypeError as e:
    print(e)
print(V.__subclasses__(), [c.__name__ for c in Plugin.__subclasses__()])
class Color:
    def __new__(cls, *a):
        self = object.__new__(cls)
        self.a = a
        return self
print(Color(1, 2).a)
for bad in (lambda: U(1), lambda: object(1), lambda: object.__new__(Color, 1), lambda: V().__init__(1)):
    try:
        bad()
    except TypeError as e:
        print(e)

from abc import ABC, abstractmethod


class Wants(ABC):
    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def check(): ...

    @property
    @abstractmethod
    def name(self): ...


class Half(Wants):
    name = "half"


class Whole(Half):
    make = classmethod(lambda cls: cls())
    check = staticmethod(lambda: True)


for kind in (Wants, Half, Whole):
    try:
        print(kind().name)
    except TypeError as e:
        print(e)
view = {"a": 1}.items()
print(view.mapping, type(view.mapping).__name__)

# ---- orders of bases that nobody thought of

seed, kept, refused, letters = 5, [object], 0, 0
for number in range(400):
    if number % 12 == 0:
        kept = [object]
    bases = []
    for _ in range(number % 4 + 1):
        seed = (seed * 1103515245 + 12345) % 2**31
        base = kept[seed // 65536 % len(kept)]
        if base not in bases:
            bases.append(base)
    try:
        kept.append(type(f"C{number}", (*bases,), {}))
    except TypeError:
        refused += 1
    else:
        for place, cls in enumerate(kept[-1].__mro__):
            letters = (letters * 31 + place + sum(map(ord, cls.__name__))) % 1000003
print(refused, letters)

for bases in (int, int), (object, int), (int, str), (bool,):
    try:
        type("A", bases, {})
    except TypeError as e:
        print(e)

# What stands high is changed below along every way that leads there, once.
class Top:
    pass
low = Top
for _ in range(10):
    low = type("Low", (type("Left", (low,), {}), type("Right", (low,), {})), {})
print(hasattr(low(), "x"), len(low.__mro__))
Top.x, Top.__len__ = 5, lambda self: 7
print(low.x, len(low()))

# ---- tuples in tuples

nest = int
for _ in range(3000):
    nest = (nest,)
print(isinstance("a", nest), isinstance(1, nest), issubclass(str, nest), issubclass(bool, (str, ((), (nest,)))))
