# An iterator that a built-in function has begun to walk is not asked for the same items again.
import collections
class H:
    def __init__(s, v): s.v = v
    def __hash__(s): return hash(s.v)
    def __eq__(s, o): return isinstance(o, H) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
    def __gt__(s, o): return s.v > o.v
    def __add__(s, o): return H(s.v + (o.v if isinstance(o, H) else o))
    __radd__ = __add__
    def __bool__(s): return s.v > 0
    def __repr__(s): return f"H{s.v}"
    def __index__(s): return s.v
    def __str__(s): return f"s{s.v}"
L = [H(2), H(1), H(2)]
def I(): return iter(list(L))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: sum(I()), lambda: sum(I(), H(5)), lambda: max(I()), lambda: min(I()), lambda: sorted(I()), lambda: any(I()), lambda: all(I()), lambda: sorted(set(I())), lambda: sorted(frozenset(I())), lambda: dict(zip(L, "abc")), lambda: dict(enumerate(I())), lambda: list(I()), lambda: tuple(I()), lambda: collections.deque(I()), lambda: bytes(I()), lambda: bytearray(I()), lambda: max(enumerate(L)), lambda: max(zip(L, [1, 2, 3])), lambda: min(zip("ab", L)), lambda: sorted(zip(L, "ab")), lambda: sorted(enumerate(L), key=lambda p: p[1]), lambda: sorted(I(), reverse=True), lambda: set("ab") | set(I()) != 0, lambda: len(set(I()).union(I(), [H(9)])), lambda: set(L).intersection(I()), lambda: set(L).difference(iter([H(1)])), lambda: set(L) - set(iter([H(1)])), lambda: set(L).issubset(I()), lambda: set(L).issuperset(I()), lambda: set(L).isdisjoint(I()), lambda: set(L).symmetric_difference(iter([H(7)])) == {H(1), H(2), H(7)}, lambda: sum(enumerate(L), ()), lambda: sum(iter([1.5, H(1)])), lambda: sum(iter([[1], [2]]), []), lambda: [*zip(L, L)][0], lambda: dict.fromkeys(I(), 0), lambda: collections.Counter(I()), lambda: "".join(map(str, I())), lambda: b"".join(iter([b"a", b"b"])), lambda: H(1) in I(), lambda: H(3) in enumerate(L), lambda: list(map(H, iter([1]))), lambda: [1, 2].extend(I()), lambda: max(iter([1, 2.5, H(9)]), key=lambda x: 0), lambda: (1, H(2)) == (1, H(2)), lambda: [H(1)] == [H(1)], lambda: {1: H(1)} == {1: H(1)}, lambda: L.index(H(1)), lambda: L.count(H(2)), lambda: (H(1),).index(H(1)), lambda: max(I(), default=5), lambda: max(iter([]), default=5), lambda: min(*L), lambda: any(iter([])), lambda: sum(iter([])), lambda: sum([H(1)], start=H(2))):
    t(f)
d = {}
d.update(zip(L, [1, 2, 3])); print(d)
l = [0]; l += I(); print(l); l[1:2] = I(); print(l)
s = {H(5)}; s.update(I(), iter([H(6)])); print(sorted(s)); s |= {H(8)}; s &= set(I()); print(sorted(s)); s.difference_update(I()); print(s)
a, *b = I(); print(a, b)
print(*I()); print([x for x in I()], {x for x in I()} == set(L))
