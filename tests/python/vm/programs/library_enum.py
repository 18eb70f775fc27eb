from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def hi(self): return self.name.lower()
    @property
    def q(self): return self.value*2
    @classmethod
    def d(cls): return cls.RED
print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.RED.hi(), Color.RED.q, Color.d())
print(Color, type(Color.RED), Color.RED in Color, 1 in Color, 9 in Color, list(Color.__members__), Color.RED == 1, f"{Color.RED}", hash(Color.RED)==hash(Color.RED))
for f in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color,"RED",3), lambda: Color.X, lambda: Color.RED < Color.BLUE):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class N(IntEnum):
    A = 1
    B = auto()
print(N.A, repr(N.B), N.A + 1, N.A < N.B, f"{N.A:03d}", N.B == 2, sorted([N.B,N.A]))
class S(StrEnum):
    X = auto()
    Y = "yy"
print(S.X, repr(S.Y), S.Y + "!", S.X == "x")
class P(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(P.R|P.X, repr(P.R|P.W), P.RW, P(0), repr(P(0)), P.R in P.RW, ~P.R, list(P.RW), bool(P(0)), P.R & P.W, P.R ^ P.RW, len(P.RW), list(P))
try: P(8)
except ValueError as e: print(e)
class I(IntFlag):
    A = 1; B = 2
print(I.A|I.B, repr(I.A|I.B), I.A|8, repr(I(9)), repr(~I.A), I.A + 1)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, m, r): self.m=m; self.r=r
print(Planet.EARTH.m, Planet.MARS, Planet((6.4,3.3)))
try:
    @unique
    class U(Enum):
        A=1; B=1
except ValueError as e: print(e)
A = Enum("A", "X Y Z"); print(list(A), A.X)
try:
    class Dup(Enum):
        A=1; A=2
except TypeError as e: print(e)
class W(Enum):
    MON = "mon"
    @classmethod
    def _missing_(cls, v): return cls.MON
print(W("zz"))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name*2
    A = auto(); B = auto()
print(list(Auto))
class Mixed(str, Enum):
    A = "a"
print(Mixed.A, repr(Mixed.A), Mixed.A == "a", Mixed.A.upper(), f"{Mixed.A}")
class NewE(Enum):
    def __new__(cls, v, label):
        o = object.__new__(cls); o._value_ = v; o.label = label; return o
    A = (1, "one")
print(NewE(1).label, NewE.A)
import copy
print(copy.deepcopy(Color.RED) is Color.RED, {Color.RED: 1}[Color.RED])

import enum


@enum.global_enum
class Step(enum.IntEnum):
    FIRST_STEP = 1
    NEXT_STEP = 2


@enum.global_enum
class Bits(enum.Flag):
    ONE_BIT = 1
    TWO_BIT = 2


print(FIRST_STEP, repr(Step.NEXT_STEP), ONE_BIT, repr(ONE_BIT | TWO_BIT), str(ONE_BIT | TWO_BIT), repr(Bits(0)), enum.global_str(ONE_BIT))
