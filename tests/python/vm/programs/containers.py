# list, tuple, dict, range: methods, slices, comparison, unpacking, errors.
a = [3, 1, 2]
a.append(5)
a.extend((7, 6))
a.insert(1, 9)
print(a, a.pop(), a.pop(0), a.index(5), a.count(1), len(a))
a.sort()
print(a, sorted(a, reverse=True), sorted(["b", "A", "c"], key=str.lower), a[::2], a[::-1], a[1:3])
a[1:3] = [10, 11, 12]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[0], a[-1]
print(a, [1, 2] + [3], [0] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], 2 in [1, 2])
a.reverse()
a.clear()
print(a, bool(a), list("abc"), list(range(5, 0, -2)), range(10)[2:5], 5 in range(3, 9, 2))
d = {"b": 1, "a": 2}
d["c"] = 3
d.update(e=5, b=0)
print(d, d.get("z"), d.get("z", 0), d.setdefault("q", []), d.pop("a"), d.pop("nope", None), list(d), len(d))
print(list(d.items()), list(d.values()), "b" in d, {**d, "x": 1}, d | {"y": 2}, d == dict(d))
for k, v in d.items():
    print(k, v, end=";")
print()
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as e:
    print(e)
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e)
try:
    {}[[]]
except TypeError as e:
    print(e)
t = (1, 2, 3)
print(t + (4,), t[1:], t.index(2), (1, 2) < (1, 3), t * 2, hash((1, 2)) == hash((1, 2)), (1,), ())
first, *middle, last = range(5)
print(first, middle, last)
for i, (x, y) in enumerate([(1, 2), (3, 4)], start=1):
    print(i, x, y)
print(list(zip([1, 2, 3], "ab")), list(map(lambda x: x * x, [1, 2])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2, 3])))
print(any([0, 1]), all([1, 0]), min([3, 1]), max([], default="none"), sum([[1], [2]], []), dict(a=1), dict([("k", "v")]))
nested = [1, [2, {"k": (3,)}]]
nested.append(nested)
print(nested)
for call in (lambda: [1][5], lambda: (1,)[5], lambda: [].pop(), lambda: [1].remove(2), lambda: [1].__getitem__("a"), lambda: (lambda n: n[0])(5), lambda: "a" + 1, lambda: [] + (),
             lambda: len(5), lambda: iter(5), lambda: None.x):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
keys = {1: "int", 1.0: "float", True: "bool"}
print(keys, {2: 0, 2.5: 1}[2.5])
x = y = []
x += [1]
print(x is y, y)
