# cls.__dict__, metaclasses, descriptors, slots, operators, classes derived from built-in ones.
class A:
    x = 1
    def m(self): return "A.m"
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "s"
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
d = A.__dict__; print(type(d), sorted(k for k in d if not k.startswith("__f") and not k.startswith("__static")), "x" in d, d["x"], len(d) > 5)
def seti(): A.__dict__["y"] = 2
t(seti)
def deli(): del A.__dict__["x"]
t(deli)
A.y = 5; print(d["y"], d.get("zz", 0), vars(A)["y"]); del A.y; print("y" in d)
t(lambda: d.foo); t(lambda: d["nope"]); t(lambda: hash(d)); t(lambda: d.update(a=1)); t(lambda: type(d)()); t(lambda: type(d)(5)); t(lambda: type(d)([1]))
mp = type(d)({"a": 1}); print(mp, repr(mp), mp == {"a": 1}, mp | {"b": 2}, list(mp), mp.copy(), list(mp.items()), list(reversed(mp)), len(mp))
print([k for k in A.__dict__ if k not in ("__firstlineno__", "__static_attributes__")])
class S: __slots__ = ("a", "b")
print([k for k in S.__dict__ if k not in ("__firstlineno__", "__static_attributes__")])
s = S(); s.a = 1; print(s.a)
t(lambda: s.b); t(lambda: setattr(s, "c", 1)); t(lambda: delattr(s, "b")); t(lambda: s.__dict__)
class S2(S): __slots__ = "c",
s2 = S2(); s2.c = 3; t(lambda: setattr(s2, "z", 1))
class S3(S): pass
s3 = S3(); s3.z = 1; print(s3.__dict__)
a = A(); a.p = 5; print(a.p, a.__dict__); del a.p; t(lambda: a.p)
class RO:
    @property
    def v(self): return 1
t(lambda: setattr(RO(), "v", 2)); t(lambda: delattr(RO(), "v"))
a.__dict__ = {"q": 7}; print(a.q, vars(a)); t(lambda: setattr(a, "__dict__", 5))
a.__dict__["w"] = 8; print(a.w)
a.__class__ = RO; print(type(a).__name__); t(lambda: setattr(a, "__class__", int)); t(lambda: setattr(a, "__class__", 5))
class Meta(type):
    def __new__(m, n, b, ns, **k): print("new", n, k); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): print("init", n); super().__init__(n, b, ns)
    def __call__(c, *a, **k): print("call", c.__name__, a); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **k): print("prepare", n, k); return {"injected": 1}
    def __contains__(c, x): return x == 5
    def __len__(c): return 7
    def __getitem__(c, k): return f"item {k}"
    def __iter__(c): return iter("ab")
    def __getattr__(c, n): return f"meta {n}"
    def __repr__(c): return f"<meta {c.__name__}>"
    def __instancecheck__(c, o): return o == 1
    def __subclasscheck__(c, o): return o is int
    def __eq__(c, o): return c is o
    def __hash__(c): return 1
    def __add__(c, o): return "add"
class M(metaclass=Meta, kw=3):
    def __init__(self, z=0): self.z = z
print(M.injected, 5 in M, len(M), M["k"], list(M), M.zork, M, isinstance(1, M), isinstance(2, M), issubclass(int, M), issubclass(str, M), M + 1, bool(M))
print(M(4).z)
class MM(M): pass
class X: pass
class Y(X): pass
class Z(X): pass
class W(Y, Z): pass
print([c.__name__ for c in W.__mro__], W.mro() == list(W.__mro__), W.__bases__, W.__base__)
def bad():
    class Q(X, Y): pass
t(bad)
def dup():
    class Q(X, X): pass
t(dup)
def conflict():
    class N(type): pass
    class P(metaclass=N): pass
    class Q(M, P): pass
t(conflict)
class Desc:
    def __set_name__(self, o, n): self.n = n; print("set_name", o.__name__, n)
    def __get__(self, i, o): return (self.n, i is None, o.__name__)
    def __set__(self, i, v): print("set", v)
    def __delete__(self, i): print("delete")
class U:
    d = Desc()
u = U(); print(u.d, U.d); u.d = 3; del u.d; u.__dict__["d"] = 9; print(u.d)
class ND:
    def __get__(self, i, o): return "nd"
class V: n = ND()
v = V(); print(v.n); v.n = 1; print(v.n); del v.n; print(v.n)
class Base:
    def __init_subclass__(cls, /, tag=None, **k): super().__init_subclass__(**k); cls.tag = tag; print("sub", cls.__name__, tag)
class Sub(Base, tag="T"): pass
t(lambda: type("Sub2", (Base,), {}, tag=1).tag)
def kwbad():
    class K(A, foo=1): pass
t(kwbad)
class GA:
    def __getattr__(self, n):
        if n == "boom": raise ValueError("boom")
        if n.startswith("x"): return n
        raise AttributeError(n)
g = GA(); print(g.xa, hasattr(g, "y"), getattr(g, "y", 3)); t(lambda: g.boom); t(lambda: g.y)
class GAB:
    def __getattribute__(self, n): return object.__getattribute__(self, n) if n.startswith("_") else f"got {n}"
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print("delattr", n)
gb = GAB(); gb.q = 4; print(gb.q, gb.__dict__); del gb.q
class Op:
    def __init__(self, v): self.v = v
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return f"radd {o}"
    def __lt__(self, o): return NotImplemented
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __matmul__(self, o): return "mm"
    def __imatmul__(self, o): return "imm"
    def __neg__(self): return "neg"
    def __call__(self, *a, **k): return (a, k)
    def __getitem__(self, k): return k
    def __contains__(self, k): return "yes"
    def __bool__(self): return False
    def __format__(self, s): return f"<{s}>"
    def __divmod__(self, o): return "dm"
    def __rpow__(self, o, m=None): return "rpow"
    def __index__(self): return self.v
    def __round__(self, n=None): return f"round {n}"
    def __len__(self): return 4
    def __hash__(self): return 3
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1
    def __reversed__(self): return "reversed"
    def __missing__(self, k): return k
o = Op(2); t(lambda: o + 1); print(1 + o); t(lambda: o < 1); t(lambda: o < o); print(o == 2, o != 2, o @ 1, -o, o(1, a=2), o[1:2, ::3], o[...], 5 in o, bool(o), f"{o:abc}", f"{o}", divmod(o, 1), 2 ** o, [10, 20, 30][o], round(o), round(o, 2), len(o), dir(o), reversed(o), hex(o), "x" * o)
o2 = o; o2 @= 1; print(o2); t(lambda: o - 1); t(lambda: 1 - o); t(lambda: o ** 2); t(lambda: ~o); t(lambda: o >= 1); t(lambda: o.v.w)
def iadd():
    q = Op(1); q += 1
t(iadd)
class EqOnly:
    def __eq__(self, o): return True
t(lambda: hash(EqOnly())); t(lambda: {EqOnly(): 1})
class P1:
    def __add__(self, o): return "P1"
class P2(P1):
    def __radd__(self, o): return "P2r"
print(P1() + P2(), P2() + P1(), P1() + 1)
class Sup:
    def who(self): return "Sup"
class Child(Sup):
    def who(self): return "Child>" + super().who() + super(Child, self).who()
    @classmethod
    def cm(cls): return super().__name__ if False else super().mro()[0].__name__
print(Child().who()); t(lambda: super(Child, 5).who()); t(Child.cm)
print(super(Child, Child()), Child.who, Child().who.__func__ is Child.who, A.c, A.__dict__["s"]) if False else 0
class It:
    def __iter__(self): yield from "it"
print(list(It()), [*It()], "i" in It())
class GI:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
print(list(GI()), 2 in GI(), 7 in GI())
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.m.__name__, A.m.__qualname__, A().m.__self__.__class__)
t(lambda: A.m()); t(lambda: A().m(1)); t(lambda: A(1)); t(lambda: A.c(1)); t(lambda: A().nope); t(lambda: A.nope)
class Abs:
    def __init__(self): return 5
t(Abs)
class New:
    def __new__(cls, *a): print("new", a); return 5 if a else super().__new__(cls)
    def __init__(self, *a): print("init", a)
print(New(1)); New()
class Cnt:
    n = 0
    def __init__(self): Cnt.n += 1; type(self).n += 10; self.n += 100
c = Cnt(); print(Cnt.n, c.n)
class Name:
    __private = 1
    def get(self): return self.__private
print(Name().get(), Name._Name__private); t(lambda: Name().__private)
import abc
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
t(AB)
class AC(AB):
    def f(self): return 1
t(AC)
print(isinstance(A, type), type(type), type(A), object.__class__, type.__base__, object.__base__)
class Weird(int):
    def __add__(self, o): return Weird(int(self) + o)
    def __repr__(self): return f"W{int(self)}"
print(Weird(3) + 4, Weird(3) * 2, [Weird(1)], Weird(5) == 5, {Weird(1): 2}[1], f"{Weird(7):03d}", "%d" % Weird(8), str(Weird(9)))
class Str(str):
    def __new__(cls, v): return super().__new__(cls, v.upper())
    def __len__(self): return 99
print(Str("abc"), len(Str("abc")), Str("abc") + "d", type(Str("a") + "b").__name__, Str("a").lower(), "x".join([Str("q")]))
class LD(dict):
    def __missing__(self, k): return f"missing {k}"
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
l = LD(a=1); l["b"] = 2; print(l, l["zz"], l.get("zz"), l.setdefault("c", 5)); t(lambda: LD().pop("x"))
class LL(list):
    def append(self, x): super().append(x + 1)
ll = LL([1]); ll.append(5); ll += [7]; print(ll, ll[0:2], type(ll[0:2]).__name__, type(ll + []).__name__)
class TT(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(TT(1, 2), TT(1) + (2,), TT(1) == (1,), hash(TT(1)) == hash((1,)))
