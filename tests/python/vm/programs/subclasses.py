# Classes derived from built-in types.
class I(int):
    def __add__(self, other):
        return I(int(self) + int(other))
    def __repr__(self):
        return f"I({int(self)})"

a = I(5)
print(a, a + 3, a * 2, type(a * 2).__name__, type(a + 1).__name__, a == 5, hash(a) == hash(5), {5: "x"}[a])
a.note = "kept"
print(a.note, a.__dict__, isinstance(a, int), int.__new__(I, 7), I("12"), I(), a // 2, -a, abs(I(-3)), divmod(a, 2))
print([10, 20, 30, 40, 50, 60][a], "ab" * I(2), range(10)[I(3)], I(10**30) + 1, type(+I(4)), f"{a:04d}", "%d" % a)
print(sorted([I(3), I(1), I(2)]), sum([I(1), I(2)]), max(I(1), I(9)), bool(I(0)), I(3) < 4, 2 ** I(5), float(I(2)), I(3).bit_length())

class F(float):
    def celsius(self):
        return F((self - 32) / 1.8)
print(F(212).celsius(), type(F(1) + 1), F("2.5") * 2, repr(F(1.5)), F(2).is_integer())

class S(str):
    def shout(self):
        return S(self.upper() + "!")
    def __eq__(self, other):
        return str.__eq__(self.lower(), other.lower())
    def __hash__(self):
        return hash(self.lower())
s = S("Hello")
s.lang = "en"
print(s, s.shout(), type(s.upper()), s == "hELLO", {S("A"): 1}[S("a")], s[1:3], len(s), s + "x", type(s + "x"), "ell" in s, s.lang)
print("-".join([S("a"), S("b")]), f"{s:>8}", "%s" % s, s.split("l"), str(s), type(str(s)), s.strip() is not None, sorted([S("b"), S("a")]))

class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
    def __add__(self, other):
        return P(self[0] + other[0], self[1] + other[1])
    def __repr__(self):
        return f"P{tuple(self)!r}"
p = P(1, 2)
p.tag = 3
print(p, p.x, p + P(3, 4), p == (1, 2), hash(p) == hash((1, 2)), len(p), list(p), p[0:1], type(p[0:1]), p.tag, p * 2, (0,) + p)
x, y = p
print(x, y, {p: "v"}[1, 2], P.__mro__, isinstance(p, tuple), p < (1, 3), P.__new__(P, 8, 9))

class L(list):
    def __init__(self, *args):
        super().__init__(args)
        self.log = []
    def append(self, v):
        self.log.append(v)
        super().append(v)
    def __getitem__(self, i):
        return "<" + str(super().__getitem__(i)) + ">"
l = L(1, 2, 3)
l.append(4)
print(l, l.log, l[0], l[-1], len(l), list(l), l + [5], type(l + [5]), l == [1, 2, 3, 4], 3 in l)
l += [9]
print(type(l), l, l.index(9), l.pop(), l)
del l[0]
l[0] = "two"
print(l, sorted(L(3, 1, 2)), list(reversed(L(1, 2))), L(1) * 2)

class D(dict):
    def __missing__(self, key):
        return f"no {key}"
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)
d = D(a=1)
d["b"] = 2
print(d, d["zzz"], d.get("zzz"), len(d), "a" in d, list(d.items()), D([("x", 1)]), D({"y": 2}), d == {"a": 1, "b": 4})
d.update(c=5)
print(d, {**d}, dict(d), d | {"z": 1}, type(d | {"z": 1}), d.pop("a"), d.setdefault("n", 7), d)

class E(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
try:
    raise E(4, "bad")
except E as e:
    print(e, repr(e), e.args, e.code, str(e))

class Lazy(dict):
    def __init__(self, factory):
        self.factory = factory
    def __missing__(self, key):
        v = self[key] = self.factory(key)
        return v
z = Lazy(len)
print(z["four"], z, z.factory is len)

# Slot wrappers.
print(int.__add__(1, 2), int.__add__(1, 2.5), str.__len__("abc"), list.__len__([1]), dict.__contains__({1: 2}, 1), tuple.__eq__((1,), (1,)))
print((5).__add__(6), "a".__add__("b"), [1].__contains__(1), (1.5).__mul__(2), (7).__divmod__(2), (-7).__abs__(), (3).__lt__(4), [].__iter__().__class__.__name__)
print(list.__hash__, dict.__hash__, (1, 2).__hash__() == hash((1, 2)), {}.__len__(), [1, 2].__getitem__(1), {1: 2}.__getitem__(1), iter([7]).__next__())
try:
    int.__new__(str, 1)
except TypeError as e:
    print(e)
for bad in (lambda: int.__new__(5), lambda: int.__new__(), lambda: tuple.__new__(int), lambda: object.__new__(int), lambda: object.__new__(list)):
    try:
        bad()
    except TypeError as e:
        print(e)
