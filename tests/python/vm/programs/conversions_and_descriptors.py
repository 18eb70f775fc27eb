# What a class says about itself when it is converted, compared, shown, asked for an attribute or taken for a base.
import copy
import datetime
import functools
import math
import traceback
import types
from collections.abc import Coroutine, Set


def show(function):
    try:
        print(function.__name__, function())
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


@show
def methods_have_what_their_functions_have():
    class A:
        def m(self):
            "doc"
        m.tag = 9

        @functools.lru_cache
        def cached(self, n):
            return n

    class Called:
        tag = 5

        def __call__(self, *args):
            return args
    a = A()
    a.cached(1)
    a.cached(1)
    try:
        a.m.tag = 3
    except AttributeError as e:
        problem = e
    return a.m.tag, a.cached.cache_info(), types.MethodType(Called(), 3).tag, problem


@show
def floats_of_subclasses():
    class Plain(float):
        pass

    class Own(float):
        def __float__(self):
            return 4.5
    return float(Plain(2.5)), float(Own(2.5)), float(True)


@show
def ints_of_subclasses():
    class S(int):
        def __int__(self):
            return 42

        def __index__(self):
            return 7
    return int(S(7)), float(S(7)), int(memoryview(b"12")), round(10 ** 30 + 5, -1), round(1.5, 10 ** 30), round(12.5, -10 ** 30)


@show
def what_rounds_itself():
    class F(float):
        def __ceil__(self):
            return 42

        def __floor__(self):
            return 43

        def __trunc__(self):
            return 23
    return math.ceil(F(1.5)), math.floor(F(1.5)), math.trunc(F(1.5)), int(F(2.5))


@show
def a_setter_without_a_getter():
    class Noted:
        def __set__(self, instance, value):
            instance.__dict__["v"] = value

    class X:
        v = Noted()
    x = X()
    before = type(x.v).__name__
    x.v = 42
    return before, x.v


@show
def an_operator_that_is_none():
    class E:
        __eq__ = None
    return E() == 1


@show
def object_str_asks_repr():
    class T(str):
        __str__ = object.__str__

        def __repr__(self):
            return "mine"
    return str(T("4")), object.__str__("a")


@show
def what_has_bases_is_taken_for_a_class():
    class Kind:
        __bases__ = ()

    class Thing:
        def __init__(self, kind):
            self.__dict__["kind"] = kind

        __class__ = property(lambda self: self.__dict__["kind"])
    kind = Kind()
    return isinstance(Thing(kind), kind), isinstance(3, kind)


@show
def dates_are_made_by_new():
    class D(datetime.date):
        def __new__(cls, *given):
            made = super().__new__(cls, *given)
            made.tag = 1
            return made
    return D(2000, 1, 2), D(2000, 1, 2).tag, repr(D(2000, 1, 2))


@show
def unions_hold_types():
    class A:
        pass
    return (int | None).__args__, str(A | None).endswith("A | None"), isinstance(None, int | None)


@show
def wrappers_have_annotations():
    class A:
        @classmethod
        def f(cls, x: int) -> str:
            pass
    return A.__dict__["f"].__annotations__


@show
def copies_of_bytes():
    class B(bytearray):
        pass

    class C(bytes):
        pass
    return copy.copy(B(b"abc")), copy.deepcopy(C(b"abc"))


@show
def partials():
    p = functools.partial(print, 1, functools.Placeholder, 3, end="!\n")
    p(2)
    p.tag = [1]
    again = copy.copy(p)
    again(5)
    return again.tag is p.tag, repr(functools.partial(int, base=2)), type(functools.Placeholder)() is functools.Placeholder


@show
def a_partial_is_not_changed():
    functools.partial(int).func = str


@show
def generic_functions_say_what_is_wrong():
    @functools.singledispatch
    def f(x):
        return "any"

    @f.register
    def _(x: int | None):
        return "int or None"
    try:
        f.register(3, len)
    except TypeError as e:
        return f(3), f(None), f("a"), e


@show
def abstract_coroutines_close():
    class Least(Coroutine):
        def send(self, value):
            return value

        def throw(self, kind, value=None, tb=None):
            super().throw(kind, value, tb)

        def __await__(self):
            yield
    return Least().close(), Least().send(2)


@show
def sets_of_ones_own():
    class Few(Set):
        def __init__(self, items=()):
            self.items = list(dict.fromkeys(items))

        def __contains__(self, item):
            return item in self.items

        def __iter__(self):
            return iter(self.items)

        def __len__(self):
            return len(self.items)
    return sorted(Few("abc") ^ set("bcd")), Few("abc") > Few("ab"), sorted(set("abx") - Few("abc")), Few("ab") < set("abc")


@show
def groups_of_exceptions_are_printed():
    def fail(e):
        raise e
    try:
        try:
            fail(ValueError("one"))
        except ValueError:
            raise ExceptionGroup("several", [TypeError("a\nb"), ExceptionGroup("inner", [KeyError("k")])])
    except ExceptionGroup as e:
        whole = traceback.TracebackException.from_exception(e)
        print("".join(line for line in whole.format() if "File" not in line))
        return whole == traceback.TracebackException.from_exception(e), list(whole.format_exception_only(show_group=True))


@show
def a_module_name_that_is_missing():
    exec("from enum import Enum; print(list(Enum('Animal', 'ANT BEE')))", {}, {})
