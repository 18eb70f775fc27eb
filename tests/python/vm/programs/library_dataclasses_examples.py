# The examples of the dataclasses documentation.
from dataclasses import *
import dataclasses
from typing import *
@dataclass
class InventoryItem:
    """Class for keeping track of an item in inventory."""
    name: str
    unit_price: float
    quantity_on_hand: int = 0
    def total_cost(self) -> float: return self.unit_price * self.quantity_on_hand
i = InventoryItem("widget", 3.0, 10); print(i, i.total_cost(), i == InventoryItem("widget", 3.0, 10), InventoryItem.__doc__, InventoryItem.__match_args__)
@dataclass
class C:
    mylist: list[int] = field(default_factory=list)
    x: int = field(repr=False, default=10)
    y: int = field(init=False, default=3, compare=False)
c = C(); c.mylist += [1, 2, 3]; print(c, c.x, C.__init__.__annotations__ if False else "", [f.name for f in fields(C)], fields(c)[0].default_factory is list, fields(C)[1].default)
@dataclass(order=True, frozen=True)
class P: x: int; y: int = 0
print(P(1) < P(2), sorted([P(3), P(1)]), hash(P(1)) == hash(P(1)), {P(1): 2})
for bad in (lambda: setattr(P(1), 'x', 5), lambda: delattr(P(1), 'x'), lambda: P(), lambda: P(1, 2, 3), lambda: P(1) < 5, lambda: replace(C(), y=5), lambda: fields(5), lambda: make_dataclass('C', ['class']), lambda: hash(C()), lambda: replace(P(1), z=1), lambda: asdict(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Base: x: Any = 15.0; y: int = 0
@dataclass
class D(Base): z: int = 10; x: int = 15
print(D(), D(1, 2, 3), [f.name for f in fields(D)])
@dataclass
class PI:
    i: int; j: int | None = None; database: InitVar[dict | None] = None
    def __post_init__(self, database):
        if self.j is None and database is not None: self.j = database['j']
print(PI(10, database={'j': 5}))
@dataclass
class Point: x: int; y: int
@dataclass
class PL: mylist: list[Point]; d: dict = field(default_factory=dict)
c = PL([Point(0, 0), Point(10, 4)], {'a': (Point(1, 1),)}); print(asdict(c), astuple(c), asdict(Point(1, 2), dict_factory=lambda kv: sorted(kv)))
M = make_dataclass('M', [('x', int), 'y', ('z', int, field(default=5))], namespace={'add_one': lambda self: self.x + 1}); print(M(1, 2), M(1, 2).add_one(), M.__annotations__)
print(replace(Point(1, 2), x=9), is_dataclass(Point), is_dataclass(Point(1, 2)), is_dataclass(5))
@dataclass
class K:
    x: float
    _: KW_ONLY
    y: float = 0; z: float
print(K(1, z=2)); 
try: K(1, 2, 3)
except TypeError as e: print(e)
@dataclass(kw_only=True, slots=True)
class S: a: int; b: int = 2
s = S(a=1); print(s, S.__slots__, hasattr(s, '__dict__'))
try: s.q = 1
except AttributeError as e: print(e)
@dataclass(repr=False, eq=False)
class N: a: int
print(N(1) == N(1), '<__main__.N object' in repr(N(1)))
@dataclass(unsafe_hash=True)
class H: a: int; b: int = field(hash=False, default=0)
print(hash(H(1, 2)) == hash(H(1, 3)), H(1, 2) == H(1, 3))
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2: x: int = 1; y: int
except TypeError as e: print(e)
try:
    @dataclass(frozen=True)
    class F(Base): pass
except TypeError as e: print(e)
try:
    @dataclass(order=True)
    class O:
        a: int
        def __lt__(self, o): return True
except TypeError as e: print(e)
@dataclass
class V:
    n: ClassVar[int] = 5
    a: int = 1
print(V(), V.n, [f.name for f in fields(V)])
@dataclass
class Rec:
    children: list = field(default_factory=list)
r = Rec(); r.children.append(r); print(r)
class Desc:
    def __init__(self, *, default): self._default = default
    def __set_name__(self, owner, name): self._name = "_" + name
    def __get__(self, obj, type): return self._default if obj is None else getattr(obj, self._name, self._default)
    def __set__(self, obj, value): setattr(obj, self._name, int(value))
@dataclass
class Inv: quantity_on_hand: Desc = Desc(default=100)
i = Inv(); print(i.quantity_on_hand); i.quantity_on_hand = 2.5; print(i.quantity_on_hand)
print(fields(V)[0].name, fields(V)[0]._field_type, repr(fields(V)[0]).split(',')[:2])
@dataclass(match_args=False)
class NM: a: int
print(hasattr(NM, '__match_args__'), field(doc="d").doc)
