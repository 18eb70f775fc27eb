"""Copies of objects, shallow and deep."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error
_atomic = (type(None), int, float, bool, str, type, range, type(...), type(NotImplemented), property, type(len), type(lambda: 0), super)
_plain = ("bytes", "complex", "code", "builtin_function_or_method", "method_descriptor", "ReferenceType")


def _is_atomic(cls):
    return cls in _atomic or issubclass(cls, type) or cls.__name__ in _plain


def copy(x):
    cls = type(x)
    if _is_atomic(cls) or cls is tuple or cls is slice or cls.__name__ == "frozenset" and cls.__module__ == "builtins":
        return x
    if cls in (list, dict) or cls.__module__ == "builtins" and cls.__name__ in ("set", "bytearray"):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuilt(x, _reduced(x), None)


def _reduced(x):
    """What makes x anew: (function, args, state, list items, dict items), as __reduce_ex__(4) answers."""
    cls = type(x)
    own = getattr(cls, "__reduce_ex__", None)
    if own is not None and own is not getattr(object, "__reduce_ex__", None):
        return own(x, 4)
    own = getattr(cls, "__reduce__", None)
    if own is not None and own is not getattr(object, "__reduce__", None):
        return own(x)
    if not cls.__module__ == "__main__" and cls.__name__ in ("generator", "module", "lock", "RLock", "_ThreadHandle", "frame", "coroutine"):
        raise TypeError(f"cannot pickle {cls.__name__!r} object" if cls.__name__ != "lock" else "cannot pickle '_thread.lock' object")
    if isinstance(x, BaseException):
        return cls, x.args, x.__dict__ or None
    if isinstance(x, slice):
        return cls, (x.start, x.stop, x.step)
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), getattr(x, "__dict__", None) or None
    if isinstance(x, bytearray):
        return cls, (bytes(memoryview(x)),), getattr(x, "__dict__", None) or None
    keywords = {}
    new_args = getattr(x, "__getnewargs_ex__", None)
    if new_args is not None:
        given = new_args()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not {type(given).__name__!r}")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        args, keywords = given
        if not isinstance(args, tuple):
            raise TypeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, "
                            f"not {type(args).__name__!r}")
        if not isinstance(keywords, dict):
            raise TypeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, "
                            f"not {type(keywords).__name__!r}")
    else:
        new_args = getattr(x, "__getnewargs__", None)
        args = new_args() if new_args is not None else ()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not {type(args).__name__!r}")
    if not args and not keywords:
        for base in (int, str, float, tuple, bytes):
            if isinstance(x, base):  # its value, whatever its class says that it is
                args = (tuple(list(tuple.__iter__(x))) if base is tuple else base.__str__(x) if base is str
                        else base.__add__(x, 0) if base in (int, float) else bytes(memoryview(x)),)
    get_state = getattr(cls, "__getstate__", None)
    if get_state is not None and get_state is not getattr(object, "__getstate__", None):
        state = get_state(x)
    else:
        state = getattr(x, "__dict__", None) or None
        slots = {}
        for base in cls.__mro__:
            names = base.__dict__.get("__slots__", ())
            for name in (names,) if isinstance(names, str) else names:
                if name not in ("__dict__", "__weakref__"):
                    if name.startswith("__") and not name.endswith("__"):
                        name = f"_{base.__name__.lstrip('_')}{name}"
                    if hasattr(x, name):
                        slots[name] = getattr(x, name)
        if slots:
            state = state, slots
    return (lambda c, a, k: c.__new__(c, *a, **k)), (cls, args, keywords), state, iter(list.__iter__(x)) if isinstance(x, list) else None, iter(dict.items(x)) if isinstance(x, dict) else None


def _rebuilt(x, parts, memo):
    if isinstance(parts, str):
        return x
    if len(parts) > 5:
        raise TypeError(f"_reconstruct() takes from 4 to 7 positional arguments but {len(parts) + 2} were given")
    function, args, state, items, pairs = (*parts, None, None, None)[:5]
    deep = memo is not None
    if deep and args:
        args = [deepcopy(a, memo) for a in args]
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                object.__setattr__(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
            else:
                y[key] = value
    return y


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if _is_atomic(cls):
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(key, _nil)
        if y is not _nil:
            return y
    if cls is list:
        y = memo[key] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        y = memo.get(key, _nil)  # the tuple may have been met again below
        if y is not _nil:
            return y
        y = x if all(a is b for a, b in zip(x, items)) else tuple(items)
    elif cls.__module__ == "builtins" and cls.__name__ in ("set", "frozenset"):
        y = cls([deepcopy(item, memo) for item in x])
    elif cls.__name__ == "method" and cls.__module__ == "builtins":
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    elif cls.__module__ == "collections" and cls.__name__ == "deque":
        y = memo[key] = cls([], x.maxlen)
        for item in x:
            y.append(deepcopy(item, memo))
    else:
        method = getattr(x, "__deepcopy__", None)
        y = method(memo) if method is not None else x.copy() if cls is bytearray else _rebuilt(x, _reduced(x), memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)  # as long as the copying goes on, its id is not given to another
    return y


def replace(obj, /, **changes):
    cls = obj.__class__
    method = getattr(cls, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")  #@285
    return method(obj, **changes)
