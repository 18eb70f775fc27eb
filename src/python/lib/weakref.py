"""References that do not keep their object, after CPython 3.14's Lib/weakref.py."""

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
        return f"<weakproxy at {id(self):#x} to {type(_target(self)).__name__} at {id(_target(self)):#x}>"

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
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and_", "or_", "xor", "lshift", "rshift"):
        special, f = "__" + name.strip("_") + "__", getattr(operator, name)
        setattr(ProxyType, special, lambda a, b, f=f: f(_target(a), _target(b)))
        setattr(ProxyType, "__r" + special[2:], lambda a, b, f=f: f(_target(b), _target(a)))
    for name in ("eq", "ne", "lt", "le", "gt", "ge", "getitem", "delitem", "contains", "neg", "pos", "invert", "abs"):
        f = getattr(operator, name)
        setattr(ProxyType, f"__{name}__", lambda *a, f=f: f(*[_target(x) for x in a]))
    for name, f in (("len", len), ("iter", iter), ("next", next), ("bool", bool), ("str", str), ("int", int),
                    ("float", float)):
        setattr(ProxyType, f"__{name}__", lambda a, f=f: f(_target(a)))

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


class WeakMethod:
    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        gone = None if callback is None else lambda _: callback(self)
        self._obj, self._func, self._type = ref(obj, gone), ref(func, gone), type(meth)

    def __call__(self):
        obj, func = self._obj(), self._func()
        return None if obj is None or func is None else self._type(func, obj)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self._obj == other._obj and self._func == other._func

    def __hash__(self):
        return hash(self._func)


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


class _Mapping:
    def __iter__(self):
        return iter(list(self.keys()))

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

    def update(self, other=(), /, **kwargs):
        for key, value in (other.items() if hasattr(other, "items") else other):
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
        for key, value in list(self.items()):
            del self[key]
            return key, value
        raise KeyError("dictionary is empty")

    def clear(self):
        self.data.clear()

    def copy(self):
        new = type(self)()
        new.update(self.items())
        return new

    __copy__ = copy

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    __hash__ = None


class WeakValueDictionary(_Mapping):
    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        obj = self.data[key]()
        if obj is None:
            raise KeyError(key)
        return obj

    def __setitem__(self, key, value):
        data = self.data

        def gone(r):
            if data.get(key) is r:
                del data[key]

        data[key] = ref(value, gone)

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

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(_Mapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        try:
            return self.data[_Key(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        data = self.data
        k = _Key(key)
        data[k if k in data else _Key(key, lambda gone: data.pop(gone, None))] = value

    def __delitem__(self, key):
        del self.data[_Key(key)]

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

    def keyrefs(self):
        return [k.ref for k in self.data]


class WeakSet:
    def __init__(self, data=None):
        self.data = {}
        for item in data or ():
            self.add(item)

    def _items(self):
        found = [k.ref() for k in list(self.data)]
        return [x for x in found if x is not None]

    def __iter__(self):
        return iter(self._items())

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return _Key(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        data = self.data
        if _Key(item) not in data:
            data[_Key(item, lambda gone: data.pop(gone, None))] = None

    def remove(self, item):
        del self.data[_Key(item)]

    def discard(self, item):
        self.data.pop(_Key(item), None)

    def pop(self):
        for item in self._items():
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self._items())

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    __or__ = union

    def difference(self, other):
        return type(self)([x for x in self._items() if x not in other])

    __sub__ = difference

    def intersection(self, other):
        return type(self)([x for x in self._items() if x in other])

    __and__ = intersection

    def issubset(self, other):
        return all(x in other for x in self._items())

    def __eq__(self, other):
        return isinstance(other, WeakSet) and len(self) == len(other) and self.issubset(other)

    __hash__ = None


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
