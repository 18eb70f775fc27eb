# What instructions remember must hold no longer than it is true: each line that asks is run before and after a change.
import sys


class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " says nothing"

    @property
    def label(self):
        return "<" + self.name + ">"

    @label.setter
    def label(self, value):
        self.name = value.strip("<>")


def speak(animal):
    return animal.speak()


def legs(animal):
    return animal.legs


def label(animal):
    return animal.label


def rename(animal, text):
    animal.label = text


cat = Animal("cat")
for _ in range(3):
    print(speak(cat), legs(cat), label(cat))
Animal.speak = lambda self: self.name + " says meow"
print(speak(cat))
cat.speak = lambda: "the cat itself"
print(speak(cat), speak(Animal("dog")))
del cat.speak
print(speak(cat))
Animal.legs = 3
print(legs(cat))
cat.legs = 5
print(legs(cat), legs(Animal("dog")))
rename(cat, "<tom>")
print(cat.name, label(cat))
del Animal.label
try:
    label(cat)
except AttributeError as e:
    print(e)
rename(cat, "plain")
print(label(cat), cat.__dict__)


class Many:
    def __init__(self, i):
        self.i = i


def i_of(x):
    return x.i


kinds = [type("Kind" + str(n), (Many,), {}) for n in range(7)]
print([i_of(k(n)) for n, k in enumerate(kinds)], [i_of(k(n)) for n, k in enumerate(kinds)])


class Strange:
    def __init__(self, which):
        if which:
            self.a = 1
            self.b = 2
        else:
            self.b = 3
            self.a = 4
        if which == 2:
            return 7


def both(x):
    return x.a, x.b


print(both(Strange(1)), both(Strange(0)), both(Strange(1)), list(Strange(0).__dict__))
try:
    Strange(2)
except TypeError as e:
    print(e)


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x

    def more(self):
        self.x += 1
        return self.x


s = Slotted(1)
print(s.more(), s.more(), s.x)
for _ in range(2):
    try:
        s.y
    except AttributeError as e:
        print(e)
s.y = 3
print(s.y)

# Names of a module
answer = 41


def ask():
    return answer, len("abc")


def set_answer(v):
    global answer
    answer = v


print(ask())
set_answer(42)
print(ask())
for n in range(40):
    globals()["extra" + str(n)] = n
print(ask())
set_answer(43)
len = lambda text: "my own"
print(ask())
del len
print(ask())
del answer
try:
    ask()
except NameError as e:
    print(e)
set_answer("back")
print(ask())
main = sys.modules["__main__"]
print(main.answer)
main.answer = "through the module"
print(ask(), main.answer)


# super() and methods of built-in types
class Base:
    def total(self, *more):
        return sum(more)


class Middle(Base):
    def total(self, *more):
        return 10 * super().total(*more)


class Last(Middle):
    def total(self, *more):
        return 1 + super().total(*more)


print([Last().total(1, 2) for _ in range(3)])
Middle.total = Base.total
print(Last().total(1, 2))


# Text that grows in place is nobody else's
def grow(n):
    kept = []
    text = ""
    for i in range(n):
        text += "ab"
        if i % 3 == 0:
            kept.append(text)
        other = text
        other += "!"
    return text, kept, other


text, kept, other = grow(8)
print(text, kept, other, {text: 1}[text])
long = "x" * 2000
copy = long
long += "yz"
print(copy[-2:], long[-3:], hash(long) == hash("x" * 2000 + "yz"))
wide = "ä"
wide += "€"
wide += "ab"
print(wide, ascii(wide))

# Integers at the edge of what stands in place, floats, and both
big = 2**62 - 2
for _ in range(4):
    big += 1
    print(big, -big - 1, big * 3, big - 5, big > 2**62, big == 2.0**62)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 5 & 3, 5 | 3, 5 ^ 3, -9 >> 1, 2**40 % 1000, 10**12 // 7)
print(0.5 + 1, 2.5 - 0.5, 1.5 * 2, 1 / 4, 2.0 > 1, 1.5 < 1.5)


# Generators inside generators, left early
def count(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("left at", i)


def twice(source):
    for x in source:
        yield x
        yield -x


found = []
for x in twice(count(10)):
    found.append(x)
    if x == 3:
        break
print(found)
del x
pairs = {1: "a", "b": 2}
print([(k, v) for k, v in pairs.items()], [1 in pairs, "b" in pairs, 2 in pairs, 1.0 in pairs, True in pairs])
pairs[True] = "one"
pairs["c"] = pairs.get("c", 0) + 1
print(pairs, pairs[1.0])
