# What annotations are made of, and what can be asked of callables: unions, list[int], typing's aliases, protocols,
# signatures. And small things of the same kind: texts of containers inside themselves, hashes and copies.
import copy
import inspect
import operator
import timeit
import types
import weakref
from annotationlib import call_annotate_function
from collections import deque
from collections.abc import Callable as CallableClass
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, ForwardRef, Generic, List, Literal, NamedTuple, NewType,
                    NoDefault, Optional, ParamSpec, Protocol, ReadOnly, Required, NotRequired, Tuple, TypedDict, TypeVar, TypeVarTuple,
                    Union, Unpack, get_args, get_origin, get_type_hints, runtime_checkable)
import heapq


def shown(*made):
    for f in made:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)


# ---- unions and aliases
T, S, D, P, Ts = TypeVar("T"), TypeVar("S"), TypeVar("D", default=int), ParamSpec("P"), TypeVarTuple("Ts")


class Two(Generic[T, S]): ...
class Default(Generic[T, D]): ...
class Spec(Generic[P]): ...


shown(lambda: int | str | None, lambda: (int | str) == (str | int), lambda: hash(int | str) == hash(str | int), lambda: int | "x",
      lambda: list[int] | "x", lambda: List["x"] | int, lambda: (T | int)[str], lambda: (list[T] | S).__parameters__, lambda: Union[()],
      lambda: type(int | str)(), lambda: (int | str).__origin__ is Union, lambda: list[T][int], lambda: dict[T, list[S]][int, str],
      lambda: list[T][int, str], lambda: list[int][str], lambda: [*tuple[int, str]], lambda: list[int].__name__, lambda: isinstance([], list[int]),
      lambda: issubclass(list[int], object), lambda: CallableClass[[int], str].__args__, lambda: CallableClass[[T], S][int, str],
      lambda: CallableClass[int], lambda: list[int]([1]), lambda: get_args(CallableClass[[int], str]))
shown(lambda: Two[int], lambda: Two[int, str], lambda: Default[int], lambda: Spec[int, str], lambda: Tuple[Unpack[Ts]][int, str],
      lambda: tuple[*Ts][int, str], lambda: Callable[P, int][[int]], lambda: Callable[Concatenate[int, P], str], lambda: Dict[T, S][int],
      lambda: Literal[1, True, Literal[2, 1]], lambda: Literal[0] == Literal[False], lambda: Annotated[Annotated[int, 1], 2], lambda: Annotated[int],
      lambda: Optional[int, str], lambda: ClassVar[Final[int]], lambda: List[ClassVar[int]], lambda: get_origin(Annotated[int, 1]) is Annotated,
      lambda: TypeVar("X", int), lambda: TypeVar("X", covariant=True, contravariant=True), lambda: NoDefault,
      lambda: P.args, lambda: Ts.__typing_subst__(1), lambda: NewType("A.B", int).__name__)


class Point(NamedTuple, Generic[T]):
    x: T
    y: int = 0


class Movie(TypedDict, total=False):
    title: Required[str]
    year: ReadOnly[int]


class Sequel(Movie):
    number: NotRequired[int]


print(Point(1), Point[int], Point.__annotations__, Point.__orig_bases__[0] is NamedTuple)
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), sorted(Sequel.__readonly_keys__), Sequel(title="x"))


@runtime_checkable
class Named(Protocol):
    name: str


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class Thing:
    name = "thing"

    def close(self):
        pass


class Never:
    close = None


shown(lambda: isinstance(Thing(), Named), lambda: issubclass(Thing, Closes), lambda: issubclass(Thing, Named), lambda: isinstance(Never(), Closes),
      lambda: Closes(), lambda: type("P", (Protocol, Thing), {}))


class Later:
    a: Missing | int
    b: list["Later"]


shown(lambda: Later.__annotations__, lambda: call_annotate_function(Later.__annotate__, 4), lambda: call_annotate_function(Later.__annotate__, 3)["b"])
Missing = str
shown(lambda: get_type_hints(Later), lambda: get_type_hints(Thing), lambda: ForwardRef("x y"), lambda: List["x y"])
Thing.__annotate__ = lambda format: {"y": int}
print(Thing.__annotations__)
Thing.__annotations__ = {"z": int}
print(Thing.__annotations__, Thing.__annotate__)
shown(lambda: setattr(Thing, "__annotate__", 1))


# ---- signatures
def plain(a, /, b: int, c=3, *rest, d, e: "str" = 5, **more) -> None: ...


signature = inspect.signature(plain)
print(signature, signature.format(quote_annotation_strings=False), sep="\n")
shown(lambda: signature.bind(1, 2, d=4).arguments, lambda: signature.bind(1, d=4), lambda: signature.bind(1, 2, a=1, d=2).kwargs,
      lambda: signature.replace(parameters=reversed(signature.parameters.values())), lambda: inspect.Parameter("x", 9),
      lambda: inspect.Parameter("if", inspect.Parameter.KEYWORD_ONLY), lambda: inspect.Signature([inspect.Parameter("x", 2, default=1)]),
      lambda: hash(signature) == hash(inspect.signature(plain)), lambda: signature == inspect.signature(plain))
bound = signature.bind(1, 2, d=4)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs)


class Made:
    def __init__(self, x, *, y=1): ...

    @classmethod
    def other(cls, z): ...

    def __call__(self, q): ...


import functools
shown(lambda: inspect.signature(Made), lambda: inspect.signature(Made.other), lambda: inspect.signature(Made(1)), lambda: inspect.signature(1),
      lambda: inspect.signature(functools.partial(plain, 1, c=2)), lambda: inspect.signature(functools.partial(plain, 1, 2, 3, 4)))


class Static:
    @property
    def shown(self):
        raise ValueError

    slot = 1


print(type(inspect.getattr_static(Static(), "shown")).__name__, inspect.getattr_static(Static, "slot"), inspect.getattr_static(1, "nothing", None))


def loop(): ...


loop.__wrapped__ = loop

def _raised(f, *args):
    try:
        f(*args)
    except Exception as e:
        return e


print("wrapper loop" in str(_raised(inspect.unwrap, loop)))


# ---- inside of itself
class Box:
    def __repr__(self):
        return repr(self.inside)


for kind in (set, frozenset, list, tuple, dict):
    box = Box()
    box.inside = kind({box: 1} if kind is dict else [box])
    print(box.inside)
one, two = types.SimpleNamespace(a=1), types.SimpleNamespace()
one.two, two.one = two, one
print(one, types.MappingProxyType({1: one}).copy() == {1: one})
shown(lambda: types.SimpleNamespace({1: 2}), lambda: copy.replace(one, a=2).a)


# ---- hashes, counts and copies that Python code has its say in
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __index__(self): return self.n
    def __rmod__(self, other): return "never asked"


key = Key(2)
print(weakref.ref(key) in {weakref.ref(key)}, hash(weakref.ref(key)), len({weakref.ref(key), weakref.ref(key)}))
print([1].__mul__(key), (1,).__rmul__(key), "ab".__mul__(key), bytearray(b"x").__imul__(key), "%s" % 1)
shown(lambda: "%d" % key, lambda: [].__mul__("x"), lambda: {}.__contains__(), lambda: [].__contains__(), lambda: "a,b".split(",", 2 ** 63 - 1),
      lambda: operator.length_hint(iter(deque("abc"))), lambda: frozenset.__init__(frozenset(), 1), lambda: type("F", (frozenset,), {})(a=1),
      lambda: heapq.heapreplace(None, 1), lambda: heapq.heapreplace([], 1), lambda: dict.fromkeys.__qualname__, lambda: len.__self__.__name__,
      lambda: [].append.__qualname__, lambda: weakref.ref(key, callback=None), lambda: timeit.Timer(1), lambda: timeit.Timer("return"))
view = memoryview(b"abc")
print(hash(view) == hash(b"abc"), view.release(), hash(view) == hash(b"abc"))
shown(lambda: memoryview(b"a") < b"b", lambda: memoryview(b"ab")[slice(1), slice(1)])
part = slice([1], [2], [3])
print(copy.copy(part) is part, copy.deepcopy(part) == part, copy.deepcopy(part).start is part.start)


class Marked(set): ...


marked = Marked([1, 2])
marked.x = [1]
print(sorted(copy.deepcopy(marked)), copy.deepcopy(marked).x)


# ---- what stands in classes
def documented(cls):
    """a text"""


wrapped = classmethod(documented)
wrapped.mark = 1
print(sorted(wrapped.__dict__), wrapped.mark, wrapped.__doc__)


class Sub(property):
    """of the class"""


class Holder:
    @Sub
    def p(self):
        """of the getter"""

    @types.DynamicClassAttribute
    def dynamic(self):
        """dynamic"""
        return 1


print(Holder.p.__doc__, Holder().dynamic, Holder.__dict__["dynamic"].__doc__)
shown(lambda: Holder.dynamic, lambda: setattr(Holder(), "dynamic", 1), lambda: documented.__type_params__)

# What a built-in type keeps for itself is not set on its objects.
for thing, name in ((5, "__hash__"), (5, "__new__"), (5, "__floor__"), ("a", "__len__"), (None, "__bool__")):
    for act in (lambda: setattr(thing, name, 1), lambda: delattr(thing, name)):
        try:
            act()
        except AttributeError as e:
            print(e)


class Above:
    def tell(self):
        return "above"


class Below(Above):
    pass


Below.above = super(Below)
print(Below().above.tell())
try:
    super(Below).__get__(None, None)
except TypeError as e:
    print(e)
