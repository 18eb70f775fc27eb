# Generators: send, throw, close, yield from, return values, and comprehension scoping.
def numbers(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "done"


g = numbers(3)
print(next(g), g.send("hello"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value)
print(next(g, "default"))


def chain(*its):
    for it in its:
        r = yield from it
        print("sub returned", r)


print(list(chain(numbers(2), [7, 8], "ab")))


def guarded():
    try:
        while True:
            try:
                x = yield
                print("x", x)
            except ValueError as e:
                print("caught", e)
    finally:
        print("closed")


g = guarded()
next(g)
g.send(1)
g.throw(ValueError("boom"))
g.close()
try:
    g.send(2)
except StopIteration:
    print("finished")


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for _ in range(n):
        yield next(it)


print(list(take(10, fib())))
print([x * y for x in range(3) for y in range(x)], {k: v for k, v in zip("ab", (1, 2))}, sum(i for i in range(10) if i % 2))
x = "outer"
print([x for x in range(2)], x)


def bad():
    yield 1
    raise StopIteration


try:
    list(bad())
except RuntimeError as e:
    print("RuntimeError", e)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)


def inner():
    try:
        yield 1
        yield 2
    except KeyError as e:
        print("inner caught", e)
        yield "recovered"


def delegating():
    yield from inner()


d = delegating()
print(next(d), d.throw(KeyError("k")), next(d, "end"))
