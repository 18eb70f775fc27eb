# Special methods of operators, containers, calls and comparison, with NotImplemented and reflection.
class Vec:
    def __init__(self, *v):
        self.v = v

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(*[a + b for a, b in zip(self.v, other.v)])

    def __mul__(self, k):
        return Vec(*[a * k for a in self.v])

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vec) and self.v == other.v

    def __hash__(self):
        return hash(self.v)

    def __len__(self):
        return len(self.v)

    def __getitem__(self, i):
        return self.v[i]

    def __contains__(self, x):
        return x in self.v

    def __bool__(self):
        return any(self.v)

    def __repr__(self):
        return f"Vec{self.v}"

    def __call__(self, f):
        return Vec(*map(f, self.v))


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 3, 3 * a, -a, a == Vec(1, 2), a != b, len(a), a[0], 2 in a, 9 in a)
print(bool(Vec(0, 0)), bool(a), list(a), a(lambda x: x + 10))
print({a: "a", Vec(1, 2): "again"}[Vec(1, 2)], a in [b, Vec(1, 2)], [a, b].index(b))
try:
    a + 1
except TypeError as e:
    print(e)
try:
    a < b
except TypeError as e:
    print(e)


class Sub(Vec):
    def __radd__(self, other):
        return "reflected first"


class Other(Vec):
    def __add__(self, other):
        return "mine"

    def __iadd__(self, other):
        self.v = self.v + (other,)
        return self


print(Vec(1) + Vec(2), Other(1) + 1)
o = Other(1)
p = o
o += 5
print(o, p is o)


class Ordered:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"O{self.n}"


print(sorted([Ordered(3), Ordered(1), Ordered(2)]), max([Ordered(3), Ordered(1)], key=lambda o: o.n))
print(Ordered(1) > Ordered(0))


class Grid:
    def __init__(self):
        self.cells = {}

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __getitem__(self, key):
        return self.cells[key]

    def __delitem__(self, key):
        del self.cells[key]

    def __iter__(self):
        return iter(self.cells)


g = Grid()
g[1, 2] = "x"
g["k"] = "y"
print(g[1, 2], list(g))
del g["k"]
print(list(g))
g[1, 2] += "z"
print(g[1, 2])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), tuple(Countdown(2)), max(Countdown(5)))
x, y, z = Countdown(3)
print(x, y, z, [*Countdown(2), *range(2)])
print(1 < 2 < 3, 1 < 3 < 2, 5 // -2, -5 % 3, 2 ** 10, 7 & 3 | 8, ~5, 1 << 70, (1 << 70) >> 68, divmod(-7, 2))
print(10 ** 20, -(10 ** 20) // 7, 3.0 * 2, 7 / 2, 1e300 * 1e10, 0.1 + 0.2, 2 ** -1, int("ff", 16), float("1e3"))
