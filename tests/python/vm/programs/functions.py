# Every kind of parameter and argument, closures, nonlocal, decorators, and the errors of calling wrongly.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, x=7))
print(f(*[1, 2], **{"c": 9, "d": 0}))
print((lambda x, *y: (x, y))(1, 2, 3))


def show(call):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)


def g(a, b):
    return a + b


def h(*, key):
    return key


show(lambda: g(1))
show(lambda: g())
show(lambda: g(1, 2, 3))
show(lambda: g(1, b=2, c=3))
show(lambda: g(1, a=2))
show(lambda: h())
show(lambda: h(1))
show(lambda: f(d=1))
show(lambda: len(1, 2))
show(lambda: g(*5))
show(lambda: (lambda n: n())(5))


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


c = counter()
print(c(), c(5), c())


def twice(fn):
    def inner(*args, **kw):
        return fn(*args, **kw) * 2
    return inner


@twice
@twice
def seven():
    return 7


print(seven())
fs = [lambda: i for i in range(3)]
print([fn() for fn in fs], [fn() for fn in [lambda i=i: i for i in range(3)]])


def outer():
    def inner():
        return missing
    try:
        inner()
    except NameError as e:
        print(e)
    try:
        print(late)
    except UnboundLocalError as e:
        print(e)
    late = 1


outer()
total = 0


def add():
    global total
    total += 1


add()
add()
print(total)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(900))
try:
    deep(5000)
except RecursionError as e:
    print(e)
a, (b, *rest), c = 1, (2, 3, 4), 5
print(a, b, rest, c)
if (n := 10) > 5:
    print(n)
