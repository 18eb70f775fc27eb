"""Classes: bases, methods, super(), properties, annotations, private names."""


class Base:
    """The base.

        Indented here.
    """
    kind = "base"
    __secret = 1

    def __init__(self, name, *, size: int = 0) -> None:
        self.name = name
        self.__size = size

    def describe(self):
        return f"{self.kind} {self.name} {self.__size} {Base.__secret}"

    @property
    def size(self):
        return self.__size

    @size.setter
    def size(self, value):
        self.__size = value

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def help():
        return __class__.__name__

    def __eq__(self, other):
        return isinstance(other, Base) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Mixin:
    def describe(self):
        return "mixed " + super().describe()


class Derived(Mixin, Base):
    kind: str = "derived"
    count: int
    if True:
        maybe: "Base" = None
    for __index in range(2):
        squares = [n * 2 for n in range(3)]

    def __init__(self, name):
        super().__init__(name, size=3)
        super(Derived, self).describe()
        self.attribute = super().kind

    def nested(self):
        class Inner:
            outer = self.name

            def who(inner):
                return inner.outer, self.name, __class__
        return Inner().who()

    def total(self):
        return sum(n for n in self.squares) + len([self for _ in "ab"])


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        return super().__new__(mcs, name, bases, namespace)


class WithMeta(Base, metaclass=Meta, option=1):
    pass


@str
@repr
class Decorated: x = 1; y = 2


d = Derived("d")
d.size += 4
print(d.describe(), d.size, Derived.help(), d.total(), d.nested()[:2])
print(Base.make("m").describe(), d == Derived("d"), hash(d) == hash("d"))
print(isinstance(Decorated, str), WithMeta.__doc__, Base.__doc__)
