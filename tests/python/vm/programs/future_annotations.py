from __future__ import annotations

limit: int = 3


class Point:
    """A point."""

    x: float
    y: list[Nowhere] = []

    @property
    def length(self):
        "How far."
        return 1


print(__annotations__, Point.__annotations__)
print(Point.length.__doc__, Point.__doc__)


class Shown:
    def __repr__(self):
        return "Shown()"

    def __format__(self, specification):
        return "formatted"


print(Shown(), [Shown()], f"{Shown()}")
