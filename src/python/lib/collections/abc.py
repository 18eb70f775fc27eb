"""Abstract base classes of containers: what a class of one kind has to have, and what it gets for it."""

from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator", "Generator",
           "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView",
           "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString", "Buffer"]

GenericAlias = type(list[int])


def _has(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _made_by(name, methods, bases=()):
    """An abstract class that a class belongs to as soon as it has the methods."""

    def hook(cls, subclass):
        return _has(subclass, *methods) if cls is made else NotImplemented

    own = [m for m in methods if not any(hasattr(b, m) for b in bases)]
    namespace = {"__slots__": (), "__module__": "collections.abc", "__subclasshook__": classmethod(hook),
                 "__class_getitem__": classmethod(GenericAlias)}
    if name in ("Hashable", "Sized"):
        del namespace["__class_getitem__"]
    for method in own:
        function = lambda self, *args: None
        function.__name__ = method
        namespace[method] = abstractmethod(function)
    made = ABCMeta(name, bases, namespace)
    return made


Hashable = _made_by("Hashable", ("__hash__",))
Awaitable = _made_by("Awaitable", ("__await__",))
AsyncIterable = _made_by("AsyncIterable", ("__aiter__",))
Iterable = _made_by("Iterable", ("__iter__",))
Sized = _made_by("Sized", ("__len__",))
Container = _made_by("Container", ("__contains__",))
Callable = _made_by("Callable", ("__call__",))


def _is_param_expr(x):
    kind = type(x)
    return x is ... or isinstance(x, list) or kind.__module__ == "typing" and kind.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


class _CallableGenericAlias(GenericAlias):
    """Callable[argtypes, resulttype]: its __args__ are the types of the arguments and the result, flat."""

    __slots__ = ()

    def __init__(self, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = args
        if isinstance(given, (tuple, list)):
            args = (*given, result)
        elif not _is_param_expr(given):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {given}")
        GenericAlias.__init__(self, origin, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return GenericAlias.__repr__(self)
        from annotationlib import type_repr
        return f"collections.abc.Callable[[{', '.join([type_repr(a) for a in args[:-1]])}], {type_repr(args[-1])}]"

    def __getitem__(self, item):
        item = item if isinstance(item, tuple) else (item,)
        parameters = self.__parameters__
        if len(parameters) == 1 and _is_param_expr(parameters[0]) and item and not _is_param_expr(item[0]):
            item = (item,)
        args = GenericAlias.__getitem__(self, item).__args__
        return _CallableGenericAlias(Callable, args if isinstance(args[0], (tuple, list)) else (args[:-1], args[-1]))


Callable.__class_getitem__ = classmethod(_CallableGenericAlias)
Buffer = _made_by("Buffer", ("__buffer__",))
for _kind in (bytes, bytearray, memoryview):
    Buffer.register(_kind)
Reversible = _made_by("Reversible", ("__reversed__", "__iter__"), (Iterable,))
Collection = _made_by("Collection", ("__len__", "__iter__", "__contains__"), (Sized, Iterable, Container))
Iterator = _made_by("Iterator", ("__iter__", "__next__"), (Iterable,))
Iterator.__iter__ = lambda self: self
AsyncIterator = _made_by("AsyncIterator", ("__anext__", "__aiter__"), (AsyncIterable,))
AsyncIterator.__aiter__ = lambda self: self
Coroutine = _made_by("Coroutine", ("__await__", "send", "throw", "close"), (Awaitable,))
Generator = _made_by("Generator", ("__iter__", "__next__", "send", "throw", "close"), (Iterator,))
AsyncGenerator = _made_by("AsyncGenerator", ("__aiter__", "__anext__", "asend", "athrow", "aclose"), (AsyncIterator,))


def _throw(self, typ, val=None, tb=None):
    if val is None:
        if tb is None:
            raise typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    raise val


async def _athrow(self, typ, val=None, tb=None):
    _throw(self, typ, val, tb)


def _close(self):
    try:
        self.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        pass
    else:
        raise RuntimeError(("generator" if isinstance(self, Generator) else "coroutine") + " ignored GeneratorExit")


async def _aclose(self):
    try:
        await self.athrow(GeneratorExit)
    except (GeneratorExit, StopAsyncIteration):
        pass
    else:
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


def _gives(cls, **methods):
    """Methods of an abstract class that its subclasses need not have; those that stay abstract can be called by them."""
    for name, method in methods.items():
        is_abstract = name in ("throw", "athrow")
        method = FunctionType(method.__code__, method.__globals__, name, method.__defaults__)
        setattr(cls, name, abstractmethod(method) if is_abstract else method)
    cls.__abstractmethods__ = frozenset(n for n in cls.__abstractmethods__ if getattr(getattr(cls, n), "__isabstractmethod__", False))


FunctionType = type(_gives)
_gives(Coroutine, throw=_throw, close=_close)
_gives(Generator, throw=_throw, close=_close, __next__=lambda self: self.send(None))
_gives(AsyncGenerator, athrow=_athrow, aclose=_aclose)


async def _anext(self):
    return await self.asend(None)

_gives(AsyncGenerator, __anext__=_anext)


class Sequence(Reversible, Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        n = len(self)
        start = max(n + start, 0) if start < 0 else start
        stop = n if stop is None else stop + n if stop < 0 else min(stop, n)
        for i in range(start, stop):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(x in other for x in self)

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(x in self for x in other)

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    __hash__ = None

    def __and__(self, other):
        return self._from_iterable(x for x in other if x in self) if isinstance(other, Iterable) else NotImplemented

    def __or__(self, other):
        return self._from_iterable(x for s in (self, other) for x in s) if isinstance(other, Iterable) else NotImplemented

    def __sub__(self, other):
        other = self._as_set(other)
        return other if other is NotImplemented else self._from_iterable(x for x in self if x not in other)

    def __rsub__(self, other):
        other = self._as_set(other)
        return other if other is NotImplemented else self._from_iterable(x for x in other if x not in self)

    def __xor__(self, other):
        other = self._as_set(other)
        return other if other is NotImplemented else (self - other) | (other - self)

    def _as_set(self, other):
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else NotImplemented

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def isdisjoint(self, other):
        for x in other:
            if x in self:
                return False
        return True

    def _hash(self):
        return hash(frozenset(self))


class MutableSet(Set):
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError from None

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self


class Mapping(Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    __hash__ = __reversed__ = None


class MutableMapping(Mapping):
    __slots__ = ()
    __marker = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **keywords):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):
    __slots__ = ()

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class ItemsView(MappingView, Set):
    __slots__ = ()

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    @classmethod
    def _from_iterable(cls, it):
        return set(it)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


for _cls, _names in ((Sequence, "tuple str range bytes memoryview"), (MutableSequence, "list bytearray"), (Set, "frozenset"),
                     (MutableSet, "set"), (MutableMapping, "dict")):
    for _name in _names.split():
        if _name in __builtins__:  # all of them in CPython
            _cls.register(__builtins__[_name])
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
ByteString = Sequence
