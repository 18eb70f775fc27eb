"""Names of the types that have no built-in name."""

import sys


def _f():
    yield


def _cell():
    x = None
    return lambda: x


async def _coroutine():
    pass


async def _agen():
    yield


class _C:
    __slots__ = "slot"

    def method(self):
        pass


FunctionType = LambdaType = type(_f)
CodeType = type(_f.__code__)
GeneratorType = type(_f())
_c = _coroutine()
CoroutineType, AsyncGeneratorType = type(_c), type(_agen())
_c.close()
CellType = type(_cell().__closure__[0])
MethodType = type(_C().method)
BuiltinFunctionType, BuiltinMethodType = type(len), type([].append)
MethodDescriptorType = WrapperDescriptorType = type(list.append)
ClassMethodDescriptorType, MemberDescriptorType = type(dict.__dict__["fromkeys"]), type(_C.slot)
MethodWrapperType = type([].append)
ModuleType = type(sys)
NoneType, NotImplementedType, EllipsisType = type(None), type(NotImplemented), type(...)
GenericAlias = type(list[int])
UnionType = type(int | str)
FrameType = type(sys._getframe())
GetSetDescriptorType = type(FunctionType.__dict__["__code__"])
try:
    raise ValueError
except ValueError as _e:
    TracebackType = type(_e.__traceback__)


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        given = dict(mapping_or_iterable)
        for key in given:
            if not isinstance(key, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(given)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        import _lockstep
        if _lockstep.is_inside_itself():
            return f"{name}(...)"
        return f"{name}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"

    def __eq__(self, other):
        if issubclass(type(self), SimpleNamespace) and issubclass(type(other), SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **kwargs):
        made = type(self)()
        if not issubclass(type(made), SimpleNamespace):
            raise TypeError(f"expect types.SimpleNamespace type, but {type(self).__module__}.{type(self).__qualname__}() returned "
                            f"{type(made).__name__!r} object")
        made.__dict__.update(self.__dict__)
        made.__dict__.update(kwargs)
        return made


MappingProxyType = type(type.__dict__)


class DynamicClassAttribute:
    """Route attribute access on a class to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or (fget.__doc__ if fget is not None else None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        made = type(self)(fget, self.fset, self.fdel, (fget.__doc__ if self.overwrite_doc else None) or self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def setter(self, fset):
        made = type(self)(self.fget, fset, self.fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def deleter(self, fdel):
        made = type(self)(self.fget, self.fset, fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
        else:
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved.extend(entries)
    return bases if resolved == list(bases) else tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
            elif not issubclass(meta, type(base)):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                                "metaclasses of all its bases")
    return meta, meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}, kwds


def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    code = getattr(func, "__code__", None)
    if type(func) is FunctionType and code.co_flags & 0x1A0 == 0x20:  # a generator, and not awaitable yet
        import _lockstep
        _lockstep.make_awaitable(func)
    return func
