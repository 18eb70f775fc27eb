# What stands in a class is asked by __get__, __set__ and __delete__, also where a program calls or overrides them.
def shown(compute):
    try:
        print(compute())
    except Exception as error:
        print(type(error).__name__, error)


class Twice(property):
    def __get__(self, instance, owner=None):
        return "asked" if instance is None else 2 * super().__get__(instance, owner)

    def __set__(self, instance, value):
        super().__set__(instance, value + 1)


class Plain:
    __slots__ = ("slot", "kept")

    @property
    def read(self):
        return 5

    @Twice
    def value(self):
        return self.kept

    @value.setter
    def value(self, given):
        self.kept = given

    @staticmethod
    def static(x):
        return x

    @classmethod
    def of_class(cls, x):
        return cls.__name__, x

    def method(self):
        return "method"


class Derived(Plain):
    def method(self):
        return "derived " + super().method()

    @classmethod
    def of_class(cls, x):
        return super().of_class(x), super().static(x), super().read.fget(None)


plain = Plain()
plain.value = 20
print(plain.value, Plain.value, plain.kept)
del plain.kept
shown(lambda: plain.kept)
shown(lambda: setattr(plain, "read", 1))
shown(lambda: delattr(plain, "read"))

read = Plain.__dict__["read"]
print(read.__get__(plain), read.__get__(None, Plain) is read)
shown(lambda: read.__get__(None, None))
shown(lambda: read.__set__(plain, 1))
shown(lambda: read.__delete__(plain))
shown(lambda: read.__set__(plain))

slot = Plain.__dict__["slot"]
shown(lambda: slot.__get__(plain))
print(slot.__set__(plain, 3), slot.__get__(plain), plain.slot, slot.__get__(None, Plain) is slot)
print(slot.__delete__(plain))
shown(lambda: slot.__delete__(plain))
shown(lambda: slot.__get__(7))
shown(lambda: slot.__set__([], 7))

name = type(Plain.method).__dict__["__name__"]
print(name.__get__(Plain.method), name.__set__(Plain.method, "renamed"), Plain.method.__name__)
shown(lambda: int.real.__get__(5))
shown(lambda: int.__dict__["real"].__set__(5, 6))

function = Plain.__dict__["method"]
bound = function.__get__(plain)
print(bound(), function.__get__(None, Plain) is function)
print(Plain.__dict__["static"].__get__(None, Plain)(8), Plain.__dict__["of_class"].__get__(None, Derived).__self__)
print(list.append.__get__([1])(2), len.__call__("abc"), [].append.__call__(1))
print(Derived().method(), Derived.of_class(4), callable(len), callable(list.append), callable(slot), callable(read))
