"""References that do not keep their object, after CPython 3.14's Lib/weakref.py."""

from collections.abc import Mapping as _AbstractMapping, MutableMapping as _MutableMapping, MutableSet as _MutableSet
from _weakref import getweakrefcount, getweakrefs, ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]
ReferenceType = ref


class ProxyType:
    def __init__(self, obj, callback=None):
        object.__setattr__(self, "_ref", ref(obj, None if callback is None else lambda _: callback(self)))

    def __getattribute__(self, name):
        if name == "_ref" or name == "__class__" and object.__getattribute__(self, "_ref")() is None:
            return object.__getattribute__(self, name)
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        return f"<weakproxy at {id(self):#x}; to {type(_target(self)).__qualname__!r} at {id(_target(self)):#x}>"

    __hash__ = None


def _target(p):
    if type(p) is not ProxyType and type(p) is not CallableProxyType:
        return p
    obj = object.__getattribute__(p, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def _pass_on():
    import operator
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "and_", "or_", "xor", "lshift",
                 "rshift"):
        special, f = "__" + name.strip("_") + "__", getattr(operator, name)
        setattr(ProxyType, special, lambda a, b, f=f: f(_target(a), _target(b)))
        setattr(ProxyType, "__r" + special[2:], lambda a, b, f=f: f(_target(b), _target(a)))
        setattr(ProxyType, "__i" + special[2:],
                lambda a, b, f=getattr(operator, "i" + name.strip("_")): f(_target(a), _target(b)))
    setattr(ProxyType, "__divmod__", lambda a, b: divmod(_target(a), _target(b)))
    setattr(ProxyType, "__rdivmod__", lambda a, b: divmod(_target(b), _target(a)))
    for name in ("eq", "ne", "lt", "le", "gt", "ge", "getitem", "delitem", "contains", "neg", "pos", "invert", "abs"):
        f = getattr(operator, name)
        setattr(ProxyType, f"__{name}__", lambda *a, f=f: f(*[_target(x) for x in a]))
    for name, f in (("len", len), ("iter", iter), ("bool", bool), ("str", str), ("int", int), ("float", float),
                    ("index", operator.index), ("reversed", reversed), ("bytes", bytes)):
        setattr(ProxyType, f"__{name}__", lambda a, f=f: f(_target(a)))

    def __next__(self):
        if not hasattr(type(_target(self)), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator "
                            f"{type(_target(self)).__name__!r} object")
        return next(_target(self))

    ProxyType.__next__ = __next__

    def __setitem__(self, key, value):
        _target(self)[key] = value

    ProxyType.__setitem__ = __setitem__


class CallableProxyType(ProxyType):
    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(obj, callback=None, /):
    if "__len__" not in ProxyType.__dict__:
        _pass_on()
    return (CallableProxyType if callable(obj) else ProxyType)(obj, callback)


class WeakMethod(ref):
    """A reference to a bound method, which itself lives only as long as somebody holds it."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def _cb(arg):
            self = self_wr()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, _cb)
        self._func_ref = ref(func, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj, func = ref.__call__(self), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class _Key:
    # A weak reference as a key: its hash and equality outlive the object.
    def __init__(self, obj, callback=None):
        self.ref = ref(obj, None if callback is None else lambda _: callback(self))
        self.hash = hash(obj)

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        if self is other:
            return True
        a, b = self.ref(), other.ref()
        return a is not None and b is not None and a == b


class _Mapping(_MutableMapping):
    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in (other if hasattr(other, "items") else dict(other)).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def pop(self, key, *args):
        try:
            value = self[key]
        except KeyError:
            if args:
                return args[0]
            raise
        del self[key]
        return value

    def popitem(self):
        while True:
            key, value = self._popped()
            if key is not None and value is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def copy(self):
        new = self._empty()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[self._deep_key(key, memo)] = self._deep_value(value, memo)
        return new

    def __or__(self, other):
        if not isinstance(other, _AbstractMapping):
            return NotImplemented
        c = self.copy()
        c.update(other)
        return c

    def __ror__(self, other):
        if not isinstance(other, _AbstractMapping):
            return NotImplemented
        c = self._empty()
        c.update(other)
        c.update(self)
        return c

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_Mapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def _empty(self):
        return WeakValueDictionary()

    def _deep_key(self, key, memo):
        from copy import deepcopy
        return deepcopy(key, memo)

    def _deep_value(self, value, memo):
        return value

    def _popped(self):
        key, r = self.data.popitem()
        return (key,), r()

    def popitem(self):
        while True:
            (key,), value = self._popped()
            if value is not None:
                return key, value

    def __getitem__(self, key):
        obj = self.data[key]()
        if obj is None:
            raise KeyError(key)
        return obj

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remover(), key)

    def _remover(self):
        data = self.data

        def gone(r):
            if data.get(r.key) is r:
                del data[r.key]
        return gone

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        r = self.data.get(key)
        return r is not None and r() is not None

    def __len__(self):
        return len(self.data)

    def items(self):
        for key, r in list(self.data.items()):
            value = r()
            if value is not None:
                yield key, value

    def pop(self, key, *args):
        r = self.data.pop(key, None)
        value = None if r is None else r()
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()


class KeyedRef(ref):
    """A reference that knows under which key a WeakValueDictionary has it."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


class WeakKeyDictionary(_Mapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _empty(self):
        return WeakKeyDictionary()

    def _deep_key(self, key, memo):
        return key

    def _deep_value(self, value, memo):
        from copy import deepcopy
        return deepcopy(value, memo)

    def _popped(self):
        k, value = self.data.popitem()
        return k.ref(), (value,)

    def popitem(self):
        while True:
            key, (value,) = self._popped()
            if key is not None:
                return key, value

    def __getitem__(self, key):
        try:
            return self.data[_Key(key)]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __setitem__(self, key, value):
        data = self.data
        k = _Key(key)
        data[k if k in data else _Key(key, lambda gone: data.pop(gone, None))] = value

    def __delitem__(self, key):
        try:
            del self.data[_Key(key)]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __contains__(self, key):
        try:
            return _Key(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def items(self):
        for k, value in list(self.data.items()):
            key = k.ref()
            if key is not None:
                yield key, value

    def pop(self, key, *args):
        return self.data.pop(_Key(key), *args)

    def keyrefs(self):
        return [k.ref for k in self.data]


class WeakSet:
    def __init__(self, data=None):
        self.data = {}
        if data is not None:
            self.update(data)

    def _items(self):
        found = [k.ref() for k in list(self.data)]
        return [x for x in found if x is not None]

    def __iter__(self):
        for k in list(self.data):
            item = k.ref()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return _Key(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        data = self.data
        if _Key(item) not in data:
            data[_Key(item, lambda gone: data.pop(gone, None))] = None

    def remove(self, item):
        try:
            del self.data[_Key(item)]
        except KeyError:
            raise KeyError(ref(item)) from None

    def discard(self, item):
        self.data.pop(_Key(item), None)

    def pop(self):
        while self.data:
            item = self.data.popitem()[0].ref()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        newset = self.copy()
        newset.difference_update(other)
        return newset

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            for item in list(other):
                self.discard(item)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        wanted = list(other)
        for item in wanted:
            ref(item)  # what cannot be referred to weakly can be in no such set
        kept = [item for item in self._items() if item in wanted]
        self.data.clear()
        self.update(kept)
        return self

    def issubset(self, other):
        return all(item in _as_set(other) for item in self._items())

    __le__ = issubset

    def __lt__(self, other):
        return self.issubset(other) and len(_as_set(other)) > len(self)

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.issuperset(other) and len(self) > len(_as_set(other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self._items()) == set(other)

    __hash__ = None

    def symmetric_difference(self, other):
        newset = self.copy()
        newset.symmetric_difference_update(other)
        return newset

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            for item in list(_as_set(other)):
                if item in self:
                    self.discard(item)
                else:
                    self.add(item)
        return self

    def union(self, other):
        return self.__class__(item for s in (self, other) for item in s)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr({k.ref for k in self.data})

    __class_getitem__ = classmethod(type(list[int]))


def _as_set(other):
    return other if isinstance(other, (set, frozenset, WeakSet)) else set(other)


_MutableSet.register(WeakSet)


class finalize:
    _registry = {}
    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        self._registry[self] = ref(obj, self), func, args, kwargs
        if len(self._registry) == 1:
            import threading
            threading._register_atexit(finalize._at_exit)

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info[1](*info[2], **info[3])

    @classmethod
    def _at_exit(cls):
        for f in reversed(list(cls._registry)):
            if f.atexit:
                f()

    def _peek(self, take):
        info = self._registry.get(self)
        obj = info and info[0]()
        if obj is None:
            return None
        if take:
            self._registry.pop(self, None)
        return obj, info[1], info[2], info[3]

    def detach(self):
        return self._peek(True)

    def peek(self):
        return self._peek(False)

    @property
    def alive(self):
        return self in self._registry
