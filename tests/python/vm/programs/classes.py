# Classes: inheritance, C3, super, properties, descriptors, class and static methods.
class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    def who(self):
        return f"{type(self).__name__}({self.x})"

    @property
    def double(self):
        return self.x * 2

    @double.setter
    def double(self, value):
        self.x = value // 2

    @classmethod
    def make(cls, x):
        return cls(x)

    @staticmethod
    def add(a, b):
        return a + b

    def __repr__(self):
        return "<" + self.who() + ">"


class Left(Base):
    def who(self):
        return "L" + super().who()


class Right(Base):
    def who(self):
        return "R" + super().who()


class Both(Left, Right):
    kind = "both"


b = Both.make(4)
print(b, b.double, Both.kind, Base.kind, Base.add(1, 2))
b.double = 10
print(b.x, [c.__name__ for c in Both.__mro__])
print(isinstance(b, Right), issubclass(Both, Left), isinstance(1, (str, int)))


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{self.name} must not be negative")
        setattr(obj, self.name, value)


class Account:
    balance = Positive()

    def __init__(self, balance):
        self.balance = balance


a = Account(5)
print(a.balance, vars(a))
try:
    a.balance = -1
except ValueError as e:
    print("ValueError:", e)
try:
    Both.nothing
except AttributeError as e:
    print(e)
try:
    b.nothing
except AttributeError as e:
    print(e)


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.tag = kw.get("tag", "none")
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        pass

    def __call__(cls, *args):
        print("making", cls.__name__, args)
        return super().__call__(*args)


class Tagged(metaclass=Meta, tag="yes"):
    def __init__(self, *args):
        self.args = args


print(Tagged.tag, Tagged(1, 2).args)


class Hooked:
    registry = []

    def __init_subclass__(cls, /, label="", **kw):
        super().__init_subclass__(**kw)
        Hooked.registry.append((cls.__name__, label))


class One(Hooked, label="first"):
    pass


print(Hooked.registry)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


d = Dynamic()
d.v = 21
print(d.get_value(), d.v)
try:
    d.other
except AttributeError as e:
    print("AttributeError", e)
try:
    class Bad(Base, Both):
        pass
except TypeError as e:
    print(str(e).split("\n")[0][:50])
