from dataclasses import dataclass, field, fields, asdict, astuple, replace, KW_ONLY, InitVar, FrozenInstanceError, make_dataclass, is_dataclass
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list, repr=False)
print(P(1), P(1)==P(1), P(1,2)!=P(1), P.__match_args__)
for a in ((), (1,2,3,4)):
    try: P(*a)
    except TypeError as e: print(e)
try: P(1, q=3)
except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class Q:
    a: int
    b: str = "x"
print(Q(1) < Q(2), hash(Q(1))==hash(Q(1)), sorted([Q(2),Q(1)]))
try: Q(1).a = 3
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del Q(1).a
except FrozenInstanceError as e: print(e)
try: Q(1) < 3
except TypeError as e: print(e)
@dataclass
class R(P):
    w: "int" = 5
    _: KW_ONLY
    k: str = "kk"
    iv: InitVar[int] = 7
    def __post_init__(self, iv): self.w += iv
print(R(1), R(1, k="z", iv=1), asdict(R(1)), astuple(R(2)), [f.name for f in fields(R)])
print(replace(Q(1), b="y"))
try:
    @dataclass
    class B:
        x: int = 0
        y: int
except TypeError as e: print(e)
try:
    @dataclass
    class B:
        x: list = []
except ValueError as e: print(e)
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
    def me(self): return super().__repr__()[:3]
s=S(1); print(s, S.__slots__, s.me())
try: s.q = 1
except AttributeError as e: print(e)
try: hash(P(1))
except TypeError as e: print(e)
@dataclass
class Node:
    value: int
    next: Node | None = None
n=Node(1, Node(2)); print(n); n.next.next=n; print(n)
C = make_dataclass("C", [("x", int), ("y", int, 5)]); print(C(1), C.__module__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
try: fields(3)
except TypeError as e: print(e)
@dataclass
class Acc:
    items: dict = field(default_factory=dict)
    total: float = field(init=False, default=0.0)
    n: int = field(init=False)
    def __post_init__(self): self.n = 3
print(Acc(), is_dataclass(Acc), asdict(Acc({"a":[P(1)]})))
@dataclass(eq=False)
class N: x: int
print(N(1)==N(1), hash(N(1)) is not None)
