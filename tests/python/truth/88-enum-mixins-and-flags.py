import datetime, enum
from enum import CONFORM, Enum, Flag, IntEnum, IntFlag, KEEP


class Base(Enum):
    @enum.property
    def first(self):
        return f"{self.name} is first!"


class Places(Base):
    first = 1
    second = 2


print([m.first for m in Places], Places.first, Places["first"])


class Days(datetime.date, Enum):
    new_year = 2026, 1, 1
    leap = 2024, 2, 29


print(Days.leap, repr(Days.leap.value), Days.leap == datetime.date(2024, 2, 29), Days(datetime.date(2026, 1, 1)).name)


class Loud(IntEnum):
    one = 1

    def __str__(self):
        return self.name.upper()


print(str(Loud.one), format(Loud.one), f"{Loud.one:03}", Loud.one + 1)
for body in ("mro = 1", "_create_ = 1", "_order_ = 'b a'; a = 1; b = 2"):
    try:
        exec(f"class Wrong(Enum): {body}")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    class BadSuper(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        failed = 1
except TypeError as e:
    print(str(e)[:30])


class Bits(IntFlag):
    a = 1
    b = 4
    ab = 5


class Closed(Flag, boundary=CONFORM):
    a = 1
    b = 4


print(repr(~Bits.a), repr(Bits(8)), repr(Bits.a | Bits.b), repr(Bits(13)), repr(~Closed.a), repr(Closed(255)), repr(Closed(0)))
print(1 in Bits, 2 in Places, 3 in Places, [m for m in Bits.ab], sorted(set(dir(Places)) - set(dir(Enum))))
del_me = lambda: None
del_me.__doc__ = "text"
del del_me.__doc__
print(del_me.__doc__)
try:
    del del_me.__name__
except TypeError as e:
    print(e)
