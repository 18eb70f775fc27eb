data = [[1, 2], [3, 4], []]
x = "outer"
print([x for x in range(4)], x)
print([a * b for a in range(3) if a for b in range(a) if b % 2 == 0 if b < 5])
print({a: b for a, b in zip("ab", range(2))}, {c for row in data for c in row})
print(list(c for row in data for c in row if c > 1))
print(sum(n * n for n in range(10)), any(n > 3 for n in range(5)), all(n < 9 for n in range(5)), tuple(n for n in "abc"))
print([y for n in range(3) for y in [n + 1] if y], [(i, j) for i, *j in [(1, 2, 3)]])
print([[cell for cell in row] for row in data], [x if x else None for x in data])


def function(values, scale=2):
    squares = [v * v for v in values]
    first = [scale for scale in values]
    nested = [[scale * v for v in values] for _ in range(2)]
    lazy = (v + scale for v in values)
    found = [last := v for v in values]
    try:
        inside = [1 / v for v in values]
    except ZeroDivisionError as error:
        inside = str(error)
    return squares, first, nested, list(lazy), found, last, inside, scale


class Body:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    pairs = {i: x for i in items}
    both = [(i, j) for i in items for j in range(i)]
    lazy = list(i for i in items)


print(function([3, 0, 1]))
print(Body.doubled, Body.pairs, Body.both, Body.lazy)
