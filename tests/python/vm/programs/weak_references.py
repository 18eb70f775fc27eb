import weakref


class Thing:
    def __init__(self, name="thing"):
        self.name = name

    def hello(self):
        return "hello " + self.name


t = Thing()
r = weakref.ref(t)
print(r() is t, r is weakref.ref(t), weakref.getweakrefcount(t), r == weakref.ref(t), hash(r) == hash(t))
gone = []
r2 = weakref.ref(t, lambda ref: gone.append(ref() is None))
print(weakref.getweakrefcount(t), r == r2)
del t
print(r(), gone, r == r2, repr(r).endswith("dead>"))


class Slots:
    __slots__ = ("a",)


class WeakSlots:
    __slots__ = ("a", "__weakref__")


class Pair(tuple):
    pass


ws, items = WeakSlots(), type("Items", (list,), {})()
print(weakref.ref(ws)() is ws, weakref.ref(items)() is items)
for x in (3, "s", [], {}, (1,), None, 1.5, Slots(), Pair()):
    try:
        weakref.ref(x)
    except TypeError as e:
        print(e)


def function():
    pass


print(weakref.ref(function)() is function, weakref.ref(Thing)() is Thing)
d = weakref.WeakValueDictionary()
a, b = Thing("a"), Thing("b")
d["a"], d["b"] = a, b
print(sorted(d), len(d), d["a"].name, "b" in d, d.get("c"))
del b
print(sorted(d), "b" in d, [v.name for v in d.values()])
k = weakref.WeakKeyDictionary()
k[a] = 1
c = Thing("c")
k[c] = 2
print(len(k), k[a], c in k)
del c
print(len(k), [x.name for x in k])
s = weakref.WeakSet([a])
e = Thing("e")
s.add(e)
print(len(s), e in s)
del e
print(len(s), [x.name for x in s])
p = weakref.proxy(a)
print(p.name, p.hello())
p.name = "renamed"
print(a.name)
m = weakref.WeakMethod(a.hello)
print(m()())
f = weakref.finalize(a, print, "finalized", "a")
print(f.alive)
del a, x
print(f.alive, m(), len(k), len(s))
try:
    p.name
except ReferenceError as e:
    print(e)


class Noisy:
    def __del__(self):
        print("__del__", ref() is not n2)


n = Noisy()
n2 = None
ref = weakref.ref(n)
del n
print(ref())
