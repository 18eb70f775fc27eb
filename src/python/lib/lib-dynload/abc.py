"""Abstract base classes. Hidden as a whole: in CPython the work is done by _abc, in C."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def _is_abstract(value):
    if getattr(value, "__isabstractmethod__", False):
        return True
    if isinstance(value, property):
        return _is_abstract(value.fget) or _is_abstract(value.fset) or _is_abstract(value.fdel)
    return hasattr(value, "__func__") and _is_abstract(value.__func__)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = type.__new__(mcls, name, bases, namespace, **keywords)
        update_abstractmethods(cls, True)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(instance.__class__)

    def _abc_asks(cls, subclass):
        return issubclass(subclass, cls)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if cls in subclass.__mro__:
            return True
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            known = hook(subclass)
            if known is not NotImplemented:
                return known
        for other in cls.__dict__.get("_abc_registry", ()):
            if issubclass(subclass, other):
                return True
        for derived in cls.__subclasses__():
            if derived._abc_asks(subclass):
                return True
        return False


def update_abstractmethods(cls, always=False):
    if not always and not hasattr(cls, "__abstractmethods__"):
        return cls
    names = {}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names[name] = None
    for name, value in cls.__dict__.items():
        if _is_abstract(value):
            names[name] = None
    cls.__abstractmethods__ = __builtins__.get("frozenset", tuple)(names)
    return cls


class ABC(metaclass=ABCMeta):
    __slots__ = ()
