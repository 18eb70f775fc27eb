# Containers that change while they are walked, that hold themselves, that refuse keys.
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
l = list(range(10)); l[2:5] = "ab"; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[1:3]; print(l); del l[::3]; print(l)
def sl(): l[::2] = [1]
t(sl)
def sl2(): l[0:1] = 5
t(sl2)
def sl3(): l["a"] = 1
t(sl3)
def sl4(): l[100] = 1
t(sl4)
def sl5(): del l[100]
t(sl5)
l[:] = []; print(l); l[5:] = [1]; print(l); l[0:0] = [9, 8]; print(l); l[-1:] = (); print(l); l[1:1] = l; print(l); l *= 2; print(l); l[len(l):] = {7: 1}; print(l)
l = [3, 1, 2]; l.sort(key=lambda x: -x); print(l); l.sort(reverse=True); print(l); print(sorted("bca", key=str.upper, reverse=True), sorted([(1, "b"), (0, "c"), (1, "a")], key=lambda p: p[0]), sorted([(1, "b"), (0, "c"), (1, "a")], key=lambda p: p[0], reverse=True))
def badkey(x): raise ValueError("key")
l = [3, 1, 2]
try: l.sort(key=badkey)
except ValueError: print("kept", l)
class Cmp:
    def __init__(s, v): s.v = v
    def __lt__(s, o): 
        if s.v == 2: raise RuntimeError("cmp")
        return s.v < o.v
l2 = [Cmp(i) for i in (3, 2, 1)]
try: l2.sort()
except RuntimeError as e: print(e, len(l2))
l = [1, 2, 3]
def mut(x): l.append(1); return x
try: l.sort(key=mut)
except ValueError as e: print(e, l)
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)
for i, x in enumerate(l):
    if i < 3: l.append(x)
print(l)
d = {1: 1, 2: 2}
def grow():
    for k in d: d[k + 10] = 1
t(grow)
def shrink():
    for k in list(d)[:0] or d: del d[k]
t(shrink)
def swap():
    q = {1: 1}
    for k in q: del q[k]; q[k + 1] = 1
    return q
t(swap)
def upd():
    q = {1: 1, 2: 2}
    for k in q: q[k] = 5
    return q
t(upd)
s = {1, 2, 3}
def sgrow():
    for x in s: s.add(x + 100)
t(sgrow)
import collections
dq = collections.deque([1, 2, 3])
def dgrow():
    for x in dq: dq.append(1)
t(dgrow)
d = {"b": 1, "a": 2}; d["c"] = 3; del d["b"]; d["b"] = 4; print(d, list(d), list(d.items()), d.popitem(), d.pop("zz", None)); t(d.pop, "zz")
print(d | {"z": 1}, {**d, "a": 0}, d.keys() & {"a"}, sorted(d.keys() | {"q"}), d.keys() - {"a"}, d.items() & {("a", 2)}, sorted(d.keys() ^ {"a"}), "a" in d.keys(), ("a", 2) in d.items(), 2 in d.values(), d.keys() == {"a", "c"}, d.keys() < {"a", "c", "x"}, d.keys().isdisjoint("xy"), len(d.items()))
d |= [("k", 1)]; print(d); t(lambda: d | [1]); d.update(x=1); d.update([("y", 2)], z=3); d.update({"w": 4}); print(d); t(d.update, 1, 2)
print(d.keys(), d.values(), d.items(), {}.keys(), dict.fromkeys("ab"), dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])))
print(d.get("a"), d.get("nope"), d.get("nope", 5), d.setdefault("a", 9), d.setdefault("n"), d.copy() is d, d == dict(d), d != {})
nan = float("nan"); print([nan] == [nan], nan in [nan], {nan: 1}[nan], (nan,) == (nan,), [1.0] == [1], {1: "a", True: "b", 1.0: "c"}, {0: 1}[False])
r = []; r.append(r); print(r, repr(r)); dd = {}; dd["s"] = dd; print(dd); tt = ([],); tt[0].append(tt); print(tt)
class R: 
    def __repr__(self): return f"R({rr})"
rr = [R()] if False else []; print(rr)
print([1, 2] < [1, 2, 0], [1, 3] > [1, 2, 9], (1, "a") < (1, "b"), [] < [1], [[1], 2] == [[1], 2]); t(lambda: [1, "a"] < [1, 2]); t(lambda: (1,) < [1]); t(lambda: {1} < [1])
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1, 2} > {1}, {1, 2}.issubset([1, 2, 3]), {1}.union([2], (3,)), {1, 2}.intersection([2], [2, 3]), frozenset([1]) | {2}, {1} | frozenset([2]), {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s = {1, 2}; s |= {3}; s &= {2, 3}; s ^= {5}; s -= {2}; print(s); s.update([1], "a"); s.discard(99); t(s.remove, 99); t(lambda: s | [1]); print(sorted(map(str, s)), s.isdisjoint([77]), s.copy() == s)
def parts(): yield 7; raise ValueError("x")
q = {1}
try: q.update([5], parts())
except ValueError: print(sorted(q))
q = [1]
try: q.extend(parts())
except ValueError: print(q)
q = {}
try: q.update((k, 1) for k in parts())
except ValueError: print(q)
try: q |= [(1, 2), 5]
except TypeError as e: print(q, e)
q = bytearray(b"a")
try: q.extend(parts())
except ValueError: print(q)
t(lambda: {[]: 1}); t(lambda: {{}}); t(lambda: {(1, []): 2}); t(lambda: hash([])); t(lambda: set([{}])); t(lambda: {}[[]]); t(lambda: [] in {}); t(lambda: {1: 2}.get({})); t(lambda: {1: 2}.pop([])); t(lambda: {}.setdefault([], 1)); t(lambda: {1}.remove([])); t(lambda: dict([([], 1)])); t(lambda: frozenset([[]])); t(lambda: {1: 1} | {(): []}); t(lambda: {*[[]]}); t(lambda: {**{1: 2}})
print({1} in {frozenset([1])}, [1, 2, 3].index(2, 1), "abcabc".index("c", 3), (1, 2, 1).count(1), [1, [2]].copy(), list("ab") * 2, [0] * -1, 3 * (1,), [None] * 3)
t(lambda: [1, 2].index(9)); t(lambda: [].pop()); t(lambda: [1].pop(3)); t(lambda: [].remove(1)); t(lambda: [1].insert("a", 1)); t(lambda: (1, 2)[5]); tup, txt, lst = (1, 2), "abc", [1]; t(lambda: tup["a"]); t(lambda: txt[1.0]); t(lambda: lst[None]); t(lambda: {}.foo)
def ti(): (1, 2)[0] = 5
t(ti)
def si(): "abc"[0] = "x"
t(si)
def td(): del (1, 2)[0]
t(td)
def ri(): range(3)[0] = 1
t(ri)
x = ([1],)
try: x[0] += [2]
except TypeError as e: print(e, x)
print([1, 2, 3][-1], [1, 2, 3][-2:], [1, 2, 3][::-1], [1, 2, 3][5:], [1, 2, 3][:-5], list(range(10))[8:2:-2], "abc"[-100:100], (1, 2, 3)[1:])
import copy
a = [1, [2, {"k": [3]}]]; b = copy.deepcopy(a); a[1][1]["k"].append(4); print(a, b, copy.copy(a)[1] is a[1])
print(max([1, 2.5, True]), min("b", "a"), max([], default=None), max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get), sum([0.1] * 10), sum([[1]], []), min((3, 1), (2, 9)), abs(-5), divmod(-7, 3), pow(2, 10, 1000), round(2.5), round(-0.5), round(1.005, 2))
print(any([]), all([]), any(x > 2 for x in [1, 3]), list(zip()), bool([]), bool("a"), bool(0.0), bool({}), bool(()), bool(range(0)))
ba = bytearray(b"hello"); ba[1:3] = b"XYZ"; print(ba); del ba[0]; ba[0] = 65; ba += b"!"; print(ba, ba.pop(), ba.find(b"l"), ba[::-1], ba.hex()); t(lambda: ba.append(256)); t(lambda: ba.append("a"))
def bi(): ba[0] = 300
t(bi)
mv = memoryview(ba); t(lambda: ba.append(1)); mv[0] = 90; print(ba, mv[1:3].tobytes(), mv.tolist()[:2]); mv.release(); ba.append(1); t(lambda: mv[0])
