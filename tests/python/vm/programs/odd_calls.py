# Built-in things used as they were not meant to be raise what CPython raises.
import _random
import _thread
import collections
import itertools
import sys
import time
import weakref


def attempt(name, f, *args, **kwargs):
    try:
        print(name, "->", f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, e)


class Slots:
    __slots__ = ("x",)


class Plain:
    pass


class Numbered:
    __len__ = 3
    __getitem__ = 4
    __hash__ = 5


class Circular:
    pass


# ---- how many arguments
attempt("reverse", [].reverse, 1)
attempt("reverse", [].reverse, x=1)
attempt("clear", {}.clear, 1)
attempt("keys", {}.keys, 1)
attempt("items", {}.items, 1, 2)
attempt("popitem", {}.popitem, 1)
attempt("count", ().count)
attempt("index", (1, 2, 1).index)
attempt("index", (1, 2, 1).index, 1, 1)
attempt("index", (1, 2, 1).index, 1, -1, -1)
attempt("index", (1, 2, 1).index, 1, "x")
attempt("append", [].append)
attempt("append", [].append, 1, 2)
attempt("append", [].append, object=1)
attempt("upper", "a".upper, 1)
attempt("isalpha", "a".isalpha, x=1)
attempt("isdigit", b"a".isdigit, 1)
attempt("title", bytearray(b"a").title, 1)
attempt("bit_length", (3).bit_length, 1)
attempt("as_integer_ratio", (3).as_integer_ratio, 1)
attempt("hex", (1.5).hex, 1)
attempt("len", len)
attempt("len", len, [], [])
attempt("isinstance", isinstance, 1)
attempt("getattr", getattr, 1)
attempt("next", next)
attempt("id", id)
attempt("any", any)
attempt("chr", chr, 1, 2)
attempt("exc_info", sys.exc_info, 1)
attempt("getrecursionlimit", sys.getrecursionlimit, 1)
attempt("intern", sys.intern)
attempt("get_ident", _thread.get_ident, 1)
attempt("allocate_lock", _thread.allocate_lock, 1)
attempt("locked", _thread.allocate_lock().locked, 1)
attempt("deque.clear", collections.deque().clear, 1)
attempt("deque.copy", collections.deque().copy, 1)
attempt("getstate", _random.Random().getstate, 1)
attempt("send", (i for i in ()).send)
attempt("__next__", (i for i in ()).__next__, 1)
attempt("__iter__", iter([]).__iter__, 1)
attempt("__eq__", object().__eq__)
attempt("__hash__", object().__hash__, 1)
attempt("__setattr__", Plain().__setattr__, "x")
attempt("__lt__", object().__lt__, 1, 2)
attempt("mro", lambda: type.mro(int, 1))
attempt("__subclasses__", lambda: type.__subclasses__(int, 1))
attempt("fromhex", float.fromhex)
attempt("fromkeys", dict.fromkeys)
attempt("getter", property().getter)
attempt("with_traceback", lambda: ValueError().with_traceback())
attempt("add_note", lambda: ValueError().add_note())

# ---- __new__ and class methods of another class
for kind in (enumerate, filter, map, zip, reversed, property, super, tuple, staticmethod, classmethod, slice, bool,
             collections.deque, weakref.ref, _random.Random, dict, list, set, frozenset, int, str):
    attempt(kind.__name__, kind.__new__)
    attempt(kind.__name__, kind.__new__, 1)
    attempt(kind.__name__, kind.__new__, Plain)
attempt("object", object.__new__, int)
attempt("int", int.__new__, bool)
attempt("self", lambda: int.__new__.__self__)


# ---- members of another class
class Thief:
    x = Slots.x
    real = int.real
    gi_code = type(i for i in ()).gi_running
    append = list.append

    def method(self):
        pass


thief = Thief()
for name in ("x", "real", "gi_code"):
    attempt(name, getattr, thief, name)
    attempt(name, setattr, thief, name, 1)
    attempt(name, delattr, thief, name)
attempt("append", lambda: thief.append(1))
for _ in range(20):  # an instruction that has learnt
    try:
        thief.x
    except TypeError as e:
        last = e
print(last)
attempt("super", lambda: super(Thief, Thief()).x)


class Heir(Thief):
    def read(self):
        return super().x


attempt("super().x", Heir().read)

# ---- super
attempt("super", super, 1)
attempt("super", super, int, "x")
attempt("super", super, int, 1, 2)
attempt("super", super)
attempt("unbound", getattr, super(int), "bit_length")

# ---- special methods that are none
attempt("len", len, Numbered())
attempt("item", lambda: Numbered()[1])
attempt("hash", hash, Numbered())
Circular.__call__ = Circular()
try:
    Circular()()
except RecursionError as e:
    print(type(e).__name__)
attempt("hash", lambda: object.__hash__(3) == object.__hash__(3))

# ---- threads
attempt("start", _thread.start_new_thread, 1, ())
attempt("start", _thread.start_new_thread, print)
attempt("start", _thread.start_new_thread, print, 1)
attempt("joinable", _thread.start_joinable_thread, 1)
attempt("joinable", _thread.start_joinable_thread, print, handle=1)
attempt("handle", _thread._ThreadHandle().join, 1, 2)
attempt("handle", _thread._ThreadHandle().is_done, 1)

# ---- sequences with names
attempt("struct_time", time.struct_time)
attempt("struct_time", time.struct_time, (1, 2))
attempt("struct_time", time.struct_time, range(9))
attempt("struct_time", time.struct_time, 1)
attempt("flags", type(sys.flags))
attempt("version_info", type(sys.version_info), (3, 14, 0, "final", 0))
attempt("tuple", tuple.__new__, time.struct_time, ())


# ---- instances with places of their own
class Random(_random.Random):
    __slots__ = ("a",)


class Reference(weakref.ref):
    __slots__ = ("a",)


class Lock(_thread.RLock):
    __slots__ = ("a",)


for made in (Random(), Reference(Plain), Lock()):
    attempt("slot", getattr, made, "a")
    made.a = 1
    print(type(made).__name__, made.a)


# ---- values where others are expected
def f(a, b):
    return a, b


f.__defaults__ = (1, 2, 3, 4)
attempt("defaults", f)
attempt("defaults", f, 5)


attempt("abstract", setattr, Plain, "__abstractmethods__", [])
print(type(Plain()).__name__)
