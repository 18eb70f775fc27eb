import functools

level = "module"


def outer(a, b=2):
    c = a + b

    def middle(d):
        nonlocal c
        c += d

        def inner():
            nonlocal a
            a = c
            return a, b, c, d, level
        return inner
    return middle


def counter():
    n = 0

    def step():
        global level
        nonlocal n
        n += 1
        level = n
        return n
    return step


def argument_cell(x, *args, **kwargs):
    return lambda: (x, args, kwargs)


def decorator(times):
    def wrap(f):
        @functools.wraps(f)
        def call(*args):
            return [f(*args) for _ in range(times)]
        return call
    return wrap


@decorator(2)
@functools.lru_cache(maxsize=None)
def twice(x):
    return x * 2


def deleted():
    x = 1

    def use():
        return x
    y = use()
    del x
    return y


def recursive(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)
    return fact(n)


def comprehension_cells():
    fs = [lambda: i for i in range(3)]
    total = 10
    gs = [lambda j=j: i + j + total for i in range(2) for j in range(2)]
    return [f() for f in fs], [g() for g in gs], {k: (lambda: k)() for k in "ab"}


print(outer(1)(3)(), counter()(), argument_cell(1, 2, z=3)(), twice(4), deleted(), recursive(5))
print(comprehension_cells(), level)
