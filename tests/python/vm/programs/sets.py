# set and frozenset: order of ints as in CPython, algebra, errors.
def show(s):
    print(list(s), len(s))
show({3, 1, 2})
show({100, 3, 1, 2, 77, -5, 0})
show(set(range(20, 0, -1)))
show({i * 8 for i in range(10)})
show({i * i for i in range(30)})
show(set([1000003 * i for i in range(25)]))
show({-1, -2, -3, 7, 15, 23})
show({2**61 - 1, 2**61, 2**70, 5.0, 5, 0.5, True, None is None})
a, b = {1, 2, 3, 9, 17}, {3, 4, 17, 25}
show(a | b); show(a & b); show(a - b); show(a ^ b)
show(a.union([40, 3], (50,))); show(a.intersection([3, 1])); show(a.difference([1], {2})); show(a.symmetric_difference([1, 99]))
print(a < b, a <= a, a < a, {1} < a, a > {1, 2}, a >= {5}, a == {17, 9, 3, 2, 1}, a != b, a.issubset(range(20)), a.issuperset([1]), a.isdisjoint([5]))
s = set(range(10))
for i in (3, 7, 1): s.discard(i)
s.remove(0); show(s)
s.add(31); s.add(8); show(s)
print(s.pop(), s.pop(), s)
s |= {70, 71}; show(s)
s &= {70, 8, 9, 31}; show(s)
s -= {9}; show(s)
s ^= {1, 70}; show(s)
s.update([5, 13], {21: 1}, "")
show(s)
s.intersection_update([5, 13, 21]); show(s)
s.difference_update([5]); show(s)
s.symmetric_difference_update([5, 13]); show(s)
c = s.copy(); s.clear(); show(s); show(c)
print(set(), frozenset(), frozenset([3, 1]), {1, 2}, type(a | frozenset([1])), type(frozenset([1]) | a))
for f in (lambda: s.remove(9), lambda: s.pop(), lambda: {[1]}, lambda: {1: 2} | 1 if 0 else a | [1], lambda: hash(a), lambda: s.add({}), lambda: a < 3, lambda: set(5), lambda: a[0], lambda: set(1, 2)):
    try:
        f()
        print("no error")
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))))
print({frozenset([1]): "x"}[frozenset([1])], {1} in {frozenset([1])}, 2 in {1, 2}, 5 not in {1, 2})
print(frozenset([1, 2]) == {1, 2}, {1, 2} == frozenset([1, 2]), {frozenset([1]), frozenset([1])})
print(*{1, 2}, {*[1, 2], *(3,)}, {x % 3 for x in range(9)}, len({"a", "b", "a"}), sorted({"pear", "fig"}))
class S(set):
    def add(self, x):
        super().add(x * 2)
t = S([1, 2])
t.add(5)
print(t, type(t | {1}), type(t.copy()), isinstance(t, set), t == {1, 2, 10})
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
k = {K(1), K(4), K(1), K(7)}
print(len(k), K(4) in k, K(10) in k, sorted(k, key=lambda x: x.n))
k.add(K(2)); k.discard(K(1)); k |= {K(5), K(2)}
print(sorted(k, key=lambda x: x.n), len(k - {K(2)}), len(k & {K(5), K(7)}), len(k ^ {K(5), K(100)}), k == {K(7), K(4), K(5), K(2)}, k >= {K(2)}, k < {K(2)})
d = {"a": 1, "b": 2}
e = {"b": 2, "c": 3}
print(sorted(d.keys() & e.keys()), sorted(d.keys() | e), sorted(d.keys() - e), sorted(d.items() & e.items()), d.keys() == {"a", "b"}, sorted(d.keys() ^ e.keys()), d.keys() <= {"a", "b", "z"}, d.keys().isdisjoint(["q"]))
show(set({5: 1, 13: 2, 21: 3}))
show({1, 2, 3} | {9, 17, 25, 33})
show({*range(40, 0, -3)})
show(frozenset([8, 16, 24, 1]))
print([x for x in {4, 12, 20, 28, 36}], {8, 0, 16} , {16, 8, 0})
x = set(range(100)); x -= set(range(0, 100, 2)); show(x)
for i in range(90): x.discard(i)
x.add(1000); show(x)
