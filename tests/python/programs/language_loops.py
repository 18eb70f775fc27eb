def loops(n):
    out = []
    for i in range(n):
        if i == 3:
            break
        out.append(i)
    else:
        out.append("no break")
    while n:
        n -= 1
        if n % 2:
            continue
        out.append(n)
        if n > 100:
            break
    else:
        out.append("while else")
    for i, (j, k) in enumerate([(1, 2), (3, 4)]):
        for out_index in (0, 1):
            if j == out_index:
                break
        else:
            continue
        out.append((i, j, k))
    for out[0] in [9]:
        pass
    for x in []: pass
    while False:
        never()
    while True:
        for _ in out:
            return out
        break


def search(rows, wanted):
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == wanted:
                return r, c
    return None


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r):
    q = r = a
    a, b = b, a
    s = t = u = p
    return q, r, s, t, u


total = 0
for number in range(10):
    if number < 5: continue
    total += number
print(loops(2), loops(5), search([[1, 2], [3, 4]], 3), search([], 1), total, number)
for line in (
    "a",
    "b",
):
    print(
        line,
    )
print(many(*range(18)))
