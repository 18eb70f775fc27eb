import sys


def f(a: int, b=2, *c, d: "x" = 3, **e) -> str:
    pass


print(f.__annotations__, f.__kwdefaults__, f.__defaults__, f.__closure__)
print(f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_flags)
g = type(f)(f.__code__, globals(), "g")
print(g.__name__, g.__qualname__, f.__get__(3).__self__, f.__get__(None, int) is f)


class A:
    x: int = 3
    y: str


class B(A):
    pass


print(A.__annotations__, B.__annotations__, A.__subclasses__())


def where():
    return sys._getframe(1).f_lineno, sys._getframe().f_code.co_name, sys._getframemodulename(1)


print(where())
try:
    where(1)
except TypeError as e:
    print(e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_lineno)
for text in ("import nothing", "import sys.path", "from sys import nothing", "from . import x"):
    try:
        exec(text)
    except ImportError as e:
        print(type(e).__name__, e)

import inspect


def noted(f):
    return f


@noted
def shown(a,
          b=(1,
             2)):  # two lines

    """Text."""
    if a:
        return b

    # the end
    return lambda x: x + 1


class Shown:
    kind = 1

    def method(self): return 1

    async def other(self):
        pass


square = lambda x: x * x
for what in (shown, Shown, Shown.method, Shown().other, square, shown(0)):
    print(inspect.getsource(what), end="")
    print(inspect.getsourcelines(what)[1])
try:
    inspect.getsource(len)
except TypeError as e:
    print(e)
