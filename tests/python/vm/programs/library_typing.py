import typing
from typing import Any, Optional, Union, List, Dict, Callable, TypeVar, Generic, Protocol, NamedTuple, TypedDict, Final, Literal, ClassVar, cast, overload, Annotated, runtime_checkable, get_type_hints, get_args, get_origin, NewType, Iterable, Tuple, Type, Self
print(Optional[int], Union[int, str], List[int], Dict[str, int], Callable[[int], str], Callable[..., int], Any, Optional["A"] is not None, Literal["a", 1], ClassVar[int], Final, Annotated[int, "m"], Tuple[int, ...], List, Iterable[str])
T = TypeVar("T"); K = TypeVar("K", bound=int)
print(T, List[T], Dict[K, T], get_args(Dict[str,int]), get_origin(List[int]), get_args(Optional[int]), get_origin(Union[int,str]) is Union, get_args(Callable[[int],str]))
class Stack(Generic[T]):
    def __init__(self): self.items = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(3); print(s.items, Stack.__mro__[1:], Stack[int], Stack.__parameters__)
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(3, Closer), issubclass(F, Closer))
class Quack(Protocol):
    def quack(self) -> str: ...
class Duck(Quack):
    def __init__(self, n): self.n = n
    def quack(self): return "q" * self.n
print(Duck(2).quack())
try: Quack()
except TypeError as e: print(e)
try: isinstance(3, Quack)
except TypeError as e: print(e)
class P(NamedTuple):
    x: int
    y: int = 5
    def s(self): return self.x + self.y
print(P(1), P(1, 2).s(), P._fields, P._field_defaults, isinstance(P(1), tuple), P(1) == (1, 5))
Q = NamedTuple("Q", [("a", int), ("b", str)]); print(Q(1, "x"))
class Movie(TypedDict, total=False):
    name: str
    year: int
m = {"name": "x"}; print(m, Movie(name="y", year=3), Movie.__total__, Movie.__annotations__)
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__, UserId)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(3), cast(int, "s"), typing.TYPE_CHECKING)
class C:
    a: int
    b: "Optional[str]" = None
def g(a: int, b: "C", *, c: Annotated[int, 3] = 1) -> None: pass
print(get_type_hints(C), get_type_hints(g))
class Node(Generic[K, T]):
    pass
class Sub(Node[int, T]): pass
print(Node.__parameters__, Sub.__parameters__, Sub[str], Node[int, str])
try: Any()
except TypeError as e: print(e)
def bounded(x: Optional[List[int]] = None) -> Dict[str, "Node"]: ...
print(bounded.__annotations__["x"], int | None, Optional[Union[int, str]], List[int] | None, typing.Hashable, Type[int])


class Closable(typing.Protocol):
    closed: bool

    def close(self): ...


@typing.overload
def double(x: int) -> int: ...


@typing.overload
def double(x: str) -> str: ...


def double(x):
    return x * 2


print(sorted(typing.get_protocol_members(Closable)), len(typing.get_overloads(double)), double(2), typing.NoDefault)
typing.clear_overloads()
print(typing.get_overloads(double), typing.TypeVar("D", default=int).__default__, typing.TypeVar("E").has_default())
for wrong in (lambda: typing.get_protocol_members(int), lambda: typing.TypeVar("T", int), lambda: typing.TypeVar("T", int, str, bound=int)):
    try:
        wrong()
    except TypeError as e:
        print(e)
