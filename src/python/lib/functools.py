"""Functions over functions."""

from _functools import Placeholder, _bound, _filled, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache",
           "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property", "Placeholder"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
            setattr(wrapper, name, value)
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# For each comparison that a class may define: the others made of it. `first` is what the defined one answers for
# (self, other); it is asked for only where it decides nothing alone.
def _comparison(root, negate, join_equal):
    def compare(self, other):
        first = getattr(type(self), root)(self, other)
        if first is NotImplemented:
            return first
        if negate:
            first = not first
        if join_equal is None:
            return first
        return (first or self == other) if join_equal else (first and self != other)
    return compare


_made_of = {"__lt__": (("__gt__", True, False), ("__le__", False, True), ("__ge__", True, None)),
            "__le__": (("__ge__", True, True), ("__lt__", False, False), ("__gt__", True, None)),
            "__gt__": (("__lt__", True, False), ("__ge__", False, True), ("__le__", True, None)),
            "__ge__": (("__le__", True, True), ("__gt__", False, False), ("__lt__", True, None))}


def total_ordering(cls):
    roots = [name for name in _made_of if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')  #@193
    root = max(roots)
    for name, negate, join_equal in _made_of[root]:
        if name not in roots:
            function = _comparison(root, negate, join_equal)
            function.__name__ = name
            setattr(cls, name, function)
    return cls


class _CacheInfo:
    pass


def lru_cache(maxsize=128, typed=False):
    from collections import namedtuple
    global _CacheInfo
    if isinstance(_CacheInfo, type) and not hasattr(_CacheInfo, "_fields"):
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func, self.attrname, self.__doc__, self.__module__ = func, None, func.__doc__, func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property.") from None
        value = cache.get(self.attrname, self)
        if value is self:
            value = cache[self.attrname] = self.func(instance)
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError("Placeholder cannot be passed as a keyword argument")
        if isinstance(func, partialmethod):
            args = _filled(func.args, args)
            func, keywords = func.func, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(instance, owner)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                try:
                    made.__self__ = bound.__self__
                except AttributeError:
                    pass
                return made

        def _method(self_, /, *args, **keywords):
            args = _filled(self.args, args)
            return self.func(self_, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method if instance is None else _bound(_method, instance)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def singledispatch(func):
    registry = {object: func}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry and base is not object:
                return registry[base]
        # Abstract classes that know it without being its bases: the most special one.
        best = None
        for base in registry:
            if base is not object and issubclass(cls, base) and (best is None or issubclass(base, best)):
                best = base
        return func if best is None else registry[best]

    def is_kind(cls):
        return isinstance(cls, type) or type(cls) is type(int | str) and all(each is None or isinstance(each, type) for each in cls.__args__)

    def register(cls, func=None):
        if is_kind(cls):
            if func is None:
                return lambda f: register(cls, f)
        elif func is not None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        else:
            func, plain = cls, getattr(cls, "__func__", cls)  # of a classmethod or staticmethod
            if getattr(plain, "__annotate__", None) is None:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
            argument, text = "", None
            try:
                argument, cls = next(iter(plain.__annotations__.items()))
                if isinstance(cls, str):
                    text = cls
                    cls = eval(text, plain.__globals__)
            except NameError as e:
                argument, text = argument or plain.__code__.co_varnames[0], text or e.name
                raise TypeError(f"Invalid annotation for {argument!r}. ForwardRef({text!r}) is an unresolved forward reference.") from None
            cls = type(None) if cls is None else cls
            if not is_kind(cls):
                what = "not all arguments are classes" if type(cls) is type(int | str) else "is not a class"
                raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} {what}.")
        for each in cls.__args__ if not isinstance(cls, type) else (cls,):
            registry[type(None) if each is None else each] = func
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    from types import MappingProxyType
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, MappingProxyType(registry)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")  #@1003
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        def method(*args, **keywords):
            if not args:
                raise TypeError(f"{getattr(self.func, '__name__', 'singledispatchmethod method')} requires at least 1 positional argument")
            return self.dispatcher.dispatch(args[0].__class__).__get__(instance, owner)(*args, **keywords)
        method.register = self.register
        method.__isabstractmethod__ = self.__isabstractmethod__
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        name = getattr(self.func, "__qualname__", getattr(self.func, "__name__", "?"))
        return f"<single dispatch method descriptor {name}>"
