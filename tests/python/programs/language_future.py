"""Annotations as text."""
from __future__ import annotations

import dataclasses


def f(a: int | None, b: "quoted", *args: tuple[int, ...], c: [x for x in y] = None, d: a if b else c = 1,
      **kw: lambda x, *, y=1: -x ** 2) -> dict[str, not a or b]:
    local: undefined.name = 1
    return local


@dataclasses.dataclass
class Point:
    x: int
    y: float = 0.0

    def move(self: Point, by: f"{Point!r:>{10}}") -> Point[1:2, ::3]: ...


module_level: {1: 2, **z} = 3
other: (1, 2)
print(f.__annotations__, Point(1), Point.__annotations__, __annotations__)
