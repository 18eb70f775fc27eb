"""gc.collect frees what only holds itself: weak references die, finalizers run once and may save their object."""
import gc
import weakref
from collections import defaultdict, deque

gc.collect()


class Node:
    def __init__(self, name):
        self.name, self.peers = name, []

    def __repr__(self):
        return f"Node({self.name})"


def ring(n, kind=Node):
    nodes = [kind(i) for i in range(n)]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.peers.append(b)
    return weakref.ref(nodes[0])


class Finalized(Node):
    def __del__(self):
        print("del", self.name)


saved = []


class Saved(Node):
    def __del__(self):
        saved.append(self)


class HoldsItsMethod:
    def __init__(self):
        self.method = self.run

    def run(self):
        pass


r = ring(3)
print(r() is not None, gc.collect(), r())
r = ring(2, Finalized)
print(gc.collect(), r())
r = ring(1, Saved)
gc.collect()
print(saved, r())
saved.clear()
print(gc.collect(), saved)
r = weakref.ref(HoldsItsMethod(), lambda _: print("callback"))
print(r() is not None)
gc.collect()
print(r())

loose = []
loose.append(loose)
del loose
print(gc.collect())
d = {}
d["self"] = d
del d
print(gc.collect())
pair = ([],)
pair[0].append(pair)
del pair
print(gc.collect())
q = deque()
q.append(q)
del q
print(gc.collect())
by_name = defaultdict(list)
by_name["x"].append(by_name)
del by_name
print(gc.collect() > 1)
members, member = set(), Node("m")
members.add(member)
member.set = members
del members, member
print(gc.collect() > 0)


def recursive():
    def inner(n):
        return inner(n - 1) if n else 0
    return inner(3)


recursive()
print(gc.collect() > 0, gc.collect())
cache = weakref.WeakValueDictionary()
n = Node("n")
n.peers.append(n)
cache["n"] = n
print(gc.collect(), len(cache))
del n
print(gc.collect() > 0, len(cache))
gc.callbacks.append(lambda phase, info: print(phase, sorted(info)))
gc.collect()
gc.callbacks.clear()


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def locals_go_from_last_to_first(a, b):
    c = Told("local")


locals_go_from_last_to_first(Told("first"), Told("second"))
row = (Told("item 0"), Told("item 1"))
del row
row = [Told("old 0"), Told("old 1"), Told("old 2")]
row[:2] = []
print("rest")
del row
