# The examples of the enum documentation.
from enum import *
import enum
class Weekday(Enum):
    MONDAY = 1; TUESDAY = 2; SUNDAY = 7
    @classmethod
    def from_n(cls, n): return cls(n)
    def __str__(self): return f"day {self.name}" if self is Weekday.SUNDAY else super().__str__()
print(Weekday(2), repr(Weekday.MONDAY), Weekday['SUNDAY'], Weekday.SUNDAY.value, type(Weekday.MONDAY), isinstance(Weekday.MONDAY, Weekday), list(Weekday), len(Weekday), Weekday.from_n(7), Weekday.MONDAY in Weekday, 2 in Weekday, 99 in Weekday)
class Flag1(Flag):
    A = auto(); B = auto(); C = auto(); AB = A | B
print(Flag1.A | Flag1.C, Flag1.AB, ~Flag1.A, Flag1.A & Flag1.B, bool(Flag1(0)), list(Flag1.AB), Flag1.A in Flag1.AB, Flag1(5), Flag1.A ^ Flag1.AB, len(Flag1.AB), Flag1(7), list(Flag1))
class Shape(Enum):
    SQUARE = 2; DIAMOND = 1; CIRCLE = 3; ALIAS_FOR_SQUARE = 2
print(Shape.ALIAS_FOR_SQUARE, list(Shape), list(Shape.__members__.items()), Shape(2))
for bad in (lambda: Weekday(9), lambda: Weekday['X'], lambda: setattr(Weekday, 'MONDAY', 3), lambda: delattr(Weekday, 'MONDAY'), lambda: Weekday.MONDAY < Weekday.TUESDAY, lambda: Weekday.NOPE, lambda: Flag1(99), lambda: Weekday(), lambda: Weekday.MONDAY.__class__.missing):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class Mistake(Enum): ONE = 1; TWO = 2; FOUR = 2
except ValueError as e: print(e)
try:
    class Dup(Enum): A = 1; A = 2
except TypeError as e: print(e)
Animal = Enum('Animal', 'ANT BEE CAT DOG'); print(Animal, Animal.ANT, list(Animal), Enum('E', [('a', 1), ('b', 'x')])('x'), Enum('E2', {'q': 3}).q, Enum('S', ['x', 'y'], start=5).y.value, Animal.__module__)
class I(IntEnum): A = 1; B = 2
print(I.A < I.B, I.A + 1, sorted([I.B, I.A]), f"{I.A}", str(I.A), repr(I.A), I.A == 1, int(I.B), [0, 10, 20][I.B], I(1))
class S(StrEnum): RED = auto(); GREEN = 'g'
print(S.RED, repr(S.RED), S.RED == 'red', S.GREEN.upper(), f"{S.RED:>5}", S('g'))
class IF(IntFlag): R = 4; W = 2; X = 1
print(IF.R | IF.W, repr(IF.R | IF.W), IF.R + IF.W, IF(7), ~IF.R, IF.R in (IF.R | IF.W), IF(8), repr(IF(9)), IF.R | 8)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6); EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def surface_gravity(self): G = 6.67300E-11; return G * self.mass / (self.radius * self.radius)
print(Planet.EARTH.value, Planet.EARTH.surface_gravity)
class OrderedEnum(Enum):
    def __ge__(self, other): return self.value >= other.value if self.__class__ is other.__class__ else NotImplemented
    def __lt__(self, other): return self.value < other.value if self.__class__ is other.__class__ else NotImplemented
class Grade(OrderedEnum): A = 5; B = 4
print(Grade.B < Grade.A, Grade.A >= Grade.B)
class AutoNumber(Enum):
    def __new__(cls, *args):
        value = len(cls.__members__) + 1; obj = object.__new__(cls); obj._value_ = value; return obj
    def __init__(self, pantone='unknown'): self.pantone = pantone
class Swatch(AutoNumber): AUBURN = '3497'; SEA_GREEN = '1246'; BLEACHED = ()
print(Swatch.SEA_GREEN, Swatch.SEA_GREEN.pantone, Swatch.BLEACHED.pantone, Swatch.BLEACHED.value)
class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; obj.unit = unit; return obj
    PX = (0, 'P.X', 'km'); PY = (1, 'P.Y', 'km')
print(Coord(1).name, Coord.PY.label, Coord.PX == b'\x00')
class Missing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A
print(Missing(77))
class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return name.lower() + str(count)
    X = auto(); Y = auto()
print(Gen.X.value, Gen.Y.value)
class Member(Enum):
    _ignore_ = ['i']
    A = member(5); f = nonmember(6)
    @member
    def g(self): return 1
    class Inner: pass
print(Member.f, Member.A, Member.A.value, list(Member)[1].name)
@verify(CONTINUOUS)
class Cont(Enum): A = 1; B = 2
try:
    @verify(CONTINUOUS)
    class Cont2(Enum): A = 1; B = 3
except ValueError as e: print(e)
class Strict(Flag, boundary=STRICT): A = 1; B = 2
class Conf(Flag, boundary=CONFORM): A = 1; B = 2
class Keep(Flag, boundary=KEEP): A = 1; B = 2
class Ej(Flag, boundary=EJECT): A = 1; B = 2
print(Conf(5), Keep(5), Ej(5), repr(Keep(5)))
try: Strict(5)
except ValueError as e: print(str(e).splitlines()[0])
print(hash(Weekday.MONDAY) == hash('MONDAY'), Weekday.MONDAY.name, dir(Weekday)[:3], Weekday.__doc__, Weekday.MONDAY is Weekday(1))
import copy, json
print(copy.deepcopy(Weekday.MONDAY) is Weekday.MONDAY, json.dumps({'a': I.A, 'b': S.RED}), {Weekday.MONDAY: 1}, Weekday.MONDAY != 1)
class HTTP(IntEnum):
    def __new__(cls, value, phrase=''):
        obj = int.__new__(cls, value); obj._value_ = value; obj.phrase = phrase; return obj
    OK = 200, 'OK'; NF = 404, 'Not Found'
print(HTTP(404).phrase, HTTP.OK + 1, HTTP.OK)
print(format(Weekday.MONDAY), '%s' % I.A, '{:03d}'.format(I.B), [d.name for d in reversed(Weekday)])
