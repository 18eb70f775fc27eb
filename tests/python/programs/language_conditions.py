def compare(a, b, c, d=None):
    results = []
    if a < b < c:
        results.append("ascending")
    elif a > b > c or a == c != b:
        results.append("descending")
    else:
        results.append("mixed")
    if a and b or not c and d is None:
        results.append(1)
    if not (a or b):
        results.append(2)
    if a is not None and d is None and b in (1, 2, 3) and c not in [4, 5]:
        results.append(3)
    if (a if b else c):
        results.append(4)
    while a < b <= c:
        a += 1
    results.append(a < b == c)
    results.append((a or b) and (c or d))
    results.append(not a == b)
    results.append(not a in {1, 2})
    results.append(a if a > b else b if b > c else c)
    results.append(x := a and b and c or d)
    return results + [x]


def constants(flag):
    if True:
        a = 1
    if False:
        a = 2
    if 0 and flag:
        a = 3
    while 1:
        if flag is None: break
        if flag is not None: break
    if not None:
        a += 4
    if "text" and flag:
        a += 5
    assert a, "message"
    assert (a, 1)
    assert flag is None or a == 10 and flag
    return a if flag else None


print(compare(1, 2, 3), compare(3, 2, 1), compare(1, 2, 1), compare(0, 0, 0, 7))
print(constants(None), constants(True) if __debug__ else 0)
print(1 < 2 < 3, 1 == 1.0, (1, 2) < (1, 3), [1] is [1], "a" in "abc", None is None)
