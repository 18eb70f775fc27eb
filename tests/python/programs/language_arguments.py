"""Every kind of parameter and every way to pass an argument."""


def plain(a, b):
    return a, b


def defaults(a, b=1, *rest, c, d=2, **others):
    return a, b, rest, c, d, others


def positional_only(a, b, /, c, d=4, *, e=5):
    return a, b, c, d, e


def bare_star(*, a, b=None):
    return a, b


print(plain(1, b=2))
print(defaults(1, c=3))
print(defaults(1, 2, 3, 4, c=5, d=6, e=7))
print(positional_only(1, 2, 3))
print(positional_only(1, 2, c=3, e=9))
print(bare_star(a=1))
args, kwargs = (1, 2), {"c": 3}
print(defaults(*args, **kwargs))
print(defaults(0, *args, 3, c=4, **{"x": 1}, **{"y": 2}))
print(defaults(*args, *args, c=0))
print(plain(*args))
print(max(3, 1, key=lambda n, *, sign=-1: sign * n))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
print((lambda: None)(), (lambda x, /: x)(1))
print(dict(a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7, a8=8, a9=9, a10=10, a11=11, a12=12, a13=13, a14=14, a15=15,
           a16=16, a17=17))
print(len([*range(3), 9, *[1, 2]]), {**kwargs, "d": 4}, {*args, 3})
