import types


class Silent:
    __len__ = staticmethod(lambda: 3)
    __call__ = staticmethod(lambda *given: given)
    __getitem__ = staticmethod(lambda key: key * 2)
    __eq__ = staticmethod(lambda other: True)
    __hash__ = staticmethod(lambda: 4)
    __repr__ = staticmethod(lambda: "silent")


s = Silent()
print(len(s), s(1, 2), s[4], s == 2, hash(s), [s], Silent.__len__())


class Base:
    def hello(self):
        return "hello"


class Meta(type):
    def mro(cls):
        return [cls, Base, object]


class Child(metaclass=Meta):
    pass


print(Child().hello(), Child.__mro__)


class Lazy(types.ModuleType):
    kind = "lazy"

    def __init__(self, name):
        super().__init__(name, "its text")
        self.own = 7

    @property
    def double(self):
        return self.own * 2

    def __getattr__(self, name):
        return f"no {name}"


m = Lazy("m")
m.more = 3
print(m.foo, m.kind, m.own, m.double, m.__name__, m.__doc__, m.more, vars(m)["more"], isinstance(m, types.ModuleType))
