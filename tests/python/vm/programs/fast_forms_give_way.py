# Pairs of instructions that run as one have met one kind of operand; then they meet others.


class Plain:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

    def bump(self, other, n):
        self.x += n
        other.x = self.x
        return other.x, self.x


class Slotted:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x

    get = Plain.get
    bump = Plain.bump


class Watched:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        print("set", value)
        self._x = value

    get = Plain.get
    bump = Plain.bump


class Lazy:
    def __getattr__(self, name):
        return f"no {name}"

    def __setattr__(self, name, value):
        object.__setattr__(self, name, (value,))


def get(o):
    return o.x


def get_second(a, o):
    return a + o.x


def put(o, value):
    o.x = value


def add(o, n):
    o.x += n


def ask(o):
    return o.get()


for o in [Plain(1), Plain(2), Slotted(3), Watched(4), Plain(5), Plain(2**70)]:
    print(type(o).__name__, get(o), get_second(1, o), ask(o), o.bump(Plain(0), 1))
    put(o, 7)
    add(o, 3)
    print(o.x, get(o))
lazy = Lazy()
print(get(lazy))
put(lazy, 1)
print(get(lazy))
add(lazy, (2,))
print(get(lazy))
for bad in (None, 3, "text"):
    for f in (get, ask):
        try:
            f(bad)
        except AttributeError as e:
            print(e)
    try:
        put(bad, 1)
    except AttributeError as e:
        print(e)

# A method that the instance hides, one that the class replaces, an attribute that goes.
p = Plain(10)
print(ask(p))
p.get = lambda: "of the instance"
print(ask(p), ask(Plain(11)))
Plain.get = lambda self: "of the class"
print(ask(p), ask(Plain(12)))
del p.x
try:
    get(p)
except AttributeError as e:
    print(e)
Plain.x = "of the class"
print(get(p), get(Plain(13)))


# Numbers and what is none.
def step(n):
    return n + 1, n - 1, n < 5, n == 5, not n >= 5


def branch(n):
    if n < 5:
        return "less"
    if n == 5:
        return "five"
    while n > 200:
        n -= 100
    return n


for n in [4, 5, 6, 1000, True, 2.5, 5.0, 2**61 - 1, 2**61, -(2**61), 2**100]:
    print(step(n), branch(n) if n < 2**40 else "large")
for n in ["a", None, [1]]:
    for f in (step, branch):
        try:
            f(n)
        except TypeError as e:
            print(e)


class Number:
    def __add__(self, other):
        return f"add {other}"

    def __sub__(self, other):
        return f"sub {other}"

    def __lt__(self, other):
        return []

    def __eq__(self, other):
        return "yes"

    def __ge__(self, other):
        return 0


print(step(Number()), branch(Number()))


# super() after a class in between has changed.
class Base:
    def who(self):
        return "Base"


class Middle(Base):
    pass


class Child(Middle):
    def who(self):
        return "Child of " + super().who()


class Other(Base):
    def who(self):
        return "Other"


class Both(Child, Other):
    pass


for o in [Child(), Both(), Child()]:
    print(o.who())
Middle.who = lambda self: "Middle"
print(Child().who(), Both().who())
del Middle.who
Base.who = lambda self: "new Base"
print(Child().who(), Both().who())
for name in ("__name__", "__qualname__", "__bases__", "__mro__", "__base__", "__dict__"):
    for change in (lambda: setattr(Child, name, 5), lambda: delattr(Child, name)):
        try:
            change()
        except (TypeError, AttributeError) as e:
            print(e)
Child.__name__ = "Kid"
print(Child.__name__, Child.__qualname__, Child().who())


# What a return, a yield and a loop's jump go straight on with.
def nothing():
    pass


def count(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)


class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


def make(n):
    return Noisy(n)


for i in count(3):
    nothing()
    make(i)
    print("after", i)
for kept in map(make, range(3)):
    print("kept", kept.n)
del kept
g = count(3)
print(next(g), g.send("a letter"), next(g), next(g, "end"))
try:
    raise KeyError("outer")
except KeyError:
    for i in count(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            print(repr(e), repr(e.__context__))


def nested():
    for i in range(2):
        for j in (0, 1):
            for k in [i, j]:
                if k == 1:
                    continue
                yield i, j, k


print(list(nested()))


# What a class says that it is not, and a function's own names.
class Nothing:
    __contains__ = __iter__ = __len__ = __hash__ = __bool__ = __call__ = __next__ = __reversed__ = None


for ask in (lambda o: 1 in o, iter, len, hash, bool, lambda o: o(), next, reversed, list, lambda o: not o):
    try:
        print(ask(Nothing()))
    except TypeError as e:
        print(e)
for name in ("__name__", "__qualname__", "__code__", "__defaults__", "__kwdefaults__"):
    try:
        setattr(branch, name, 5)
    except TypeError as e:
        print(e)
