"""The part of functools that is C in CPython."""

_missing = object()


def reduce(function, iterable, /, initial=_missing):
    iterator = iter(iterable)
    if initial is _missing:
        initial = next(iterator, _missing)
        if initial is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        initial = function(initial, item)
    return initial


class _PlaceholderType:
    """The type of the Placeholder singleton.

Used as a placeholder for partial arguments."""
    __slots__ = ()

    def __new__(cls, *args, **keywords):
        if args or keywords:
            raise TypeError("PlaceholderType takes no arguments")
        return Placeholder

    def __init_subclass__(cls):
        raise TypeError("type 'functools._PlaceholderType' is not an acceptable base type")

    def __repr__(self):
        return "Placeholder"

    def __reduce__(self):
        return "Placeholder"


_PlaceholderType.__module__ = "functools"
Placeholder = object.__new__(_PlaceholderType)


def _readonly(name):
    def refuse(self, *value):
        raise AttributeError("readonly attribute")
    return property(lambda self: getattr(self, name), refuse, refuse)


class partial:
    __module__ = "functools"
    __slots__ = "_func", "_args", "_keywords", "_wanted", "__dict__", "__weakref__"
    func, args, keywords = map(_readonly, ("_func", "_args", "_keywords"))

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if keywords:
            for value in keywords.values():
                if value is Placeholder:
                    raise TypeError("Placeholder cannot be passed as a keyword argument")
        args = tuple(args)
        self = object.__new__(cls)
        if isinstance(func, partial) and not func.__dict__:  # one that has attributes is called as it is
            args = _filled(func._args, args) if func._wanted else func._args + args
            keywords, func = {**func._keywords, **keywords}, func._func
        self._func, self._args, self._keywords, self._wanted = func, args, keywords, _places(args)
        return self

    def __call__(self, /, *args, **keywords):
        if self._wanted:
            if len(args) < self._wanted:
                raise TypeError(f"missing positional arguments in 'partial' call; expected at least {self._wanted}, got {len(args)}")
            return self._func(*_filled(self._args, args), **{**self._keywords, **keywords})
        return self._func(*self._args, *args, **self._keywords, **keywords) if not self._keywords else self._func(*self._args, *args, **{**self._keywords, **keywords})

    def __get__(self, instance, owner=None):
        return self if instance is None else _bound(self, instance)

    def __repr__(self):
        import _lockstep
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if _lockstep.is_inside_itself():
            return "..."
        return f"{name}({', '.join([repr(self._func)] + [repr(a) for a in self._args] + [f'{k}={v!r}' for k, v in self._keywords.items()])})"

    def __reduce__(self):
        return type(self), (self._func,), (self._func, self._args, self._keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4 or not callable(state[0]) or not isinstance(state[1], tuple) or \
                not (state[2] is None or isinstance(state[2], dict)) or not (state[3] is None or isinstance(state[3], dict)):
            raise TypeError("invalid partial state")
        func, args, keywords, own = state
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        self._func, self._args, self._wanted = func, tuple(args), _places(args)
        self._keywords = {} if keywords is None else keywords if type(keywords) is dict else dict(keywords)
        self.__dict__.clear()
        self.__dict__.update(own or {})

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _places(args):
    wanted = 0
    for a in args:
        wanted += a is Placeholder
    return wanted


def _filled(args, given):
    given, out = list(given), []
    for a in args:
        out.append(given.pop(0) if a is Placeholder and given else a)
    return (*out, *given)


def _bound(function, instance):
    return type(_bound.__get__(1))(function, instance)


class _K:
    __hash__ = None

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        return self._compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    class K(_K):
        _compare = staticmethod(mycmp)
    return K


_mark = object()
_fast_types = int, str


def _key_of(args, keywords, typed):
    items = [*args]
    if keywords:
        items.append(_mark)
        for pair in keywords.items():
            items.extend(pair)
    if typed:
        items += [type(a) for a in args] + [type(v) for v in keywords.values()]
    return tuple(items)


class _lru_cache_wrapper:
    __module__ = "functools"

    def __init__(self, function, maxsize, typed, info):
        self._function, self._maxsize, self._typed, self._info = function, maxsize, typed, info
        self._cache, self._hits, self._misses = {}, 0, 0

    def __call__(self, /, *args, **keywords):
        cache = self._cache
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = _key_of(args, keywords, self._typed) if keywords or self._typed else args
        if len(args) == 1 and key is args and type(args[0]) in _fast_types:  # not the key of an equal float
            key = args[0]
        try:
            value = cache.get(key, _missing)
        except TypeError:
            hash(key)  # whose text speaks of no dict
            raise
        if value is not _missing:
            self._hits += 1
            if self._maxsize is not None:  # the newest stands last
                cache.pop(key, None)
                cache[key] = value
                if len(cache) > self._maxsize:  # without a GIL another thread has filled the place meanwhile
                    self._trim(cache)
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        cache[key] = value
        if self._maxsize is not None:
            self._trim(cache)
        return value

    def _trim(self, cache):
        while len(cache) > self._maxsize:
            try:
                cache.pop(next(iter(cache), None), None)
            except RuntimeError:  # without a GIL another thread has just changed it
                pass

    def cache_info(self):
        return self._info(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        self._cache, self._hits, self._misses = {}, 0, 0

    def __get__(self, instance, owner=None):
        return self if instance is None else _bound(self, instance)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"
