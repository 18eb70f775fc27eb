def simple():
    yield
    yield 1
    x = yield 2
    print("sent", x)
    return 3


def delegating(inner):
    result = yield from inner
    yield "result", result
    yield from range(2)


def closing():
    try:
        while True:
            try:
                value = yield
            except KeyError as error:
                print("caught", error)
            else:
                print("got", value)
    finally:
        print("closed")


def with_loop(n):
    for i in range(n):
        if i % 2:
            continue
        with open(__file__) as f:
            yield i, f.closed
        if i > 3:
            return


def expression():
    total = 0
    while (value := (yield total)) is not None:
        total += value
    return total


def infinite():
    n = 0
    while True:
        yield n
        n += 1


g = simple()
print(next(g), next(g), next(g))
try:
    g.send("hello")
except StopIteration as stop:
    print(stop.value)
print(list(delegating(iter([1, 2]))), list(with_loop(6)))
c = closing()
next(c), c.send(1), c.throw(KeyError("k")), c.close()
e = expression()
print(next(e), e.send(1), e.send(2))
pipeline = (n * n for n in infinite() if n % 3 == 0)
print([next(pipeline) for _ in range(4)], (lambda: (yield))())
