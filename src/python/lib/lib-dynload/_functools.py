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
    def __repr__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


class partial:
    __module__ = "functools"

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        self = object.__new__(cls)
        if isinstance(func, partial):
            if Placeholder in func.args:
                args = _filled(func.args, args)
            else:
                args = func.args + args
            keywords, func = {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords
        return self

    def __call__(self, /, *args, **keywords):
        if Placeholder in self.args:
            wanted = self.args.count(Placeholder)
            if len(args) < wanted:
                raise TypeError(f"missing positional arguments in 'partial' call; expected at least {wanted}, got {len(args)}")
            return self.func(*_filled(self.args, args), **{**self.keywords, **keywords})
        return self.func(*self.args, *args, **self.keywords, **keywords) if not self.keywords else self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __get__(self, instance, owner=None):
        return self if instance is None else _bound(self, instance)

    def __repr__(self):
        name = "functools.partial" if type(self) is partial else f"{type(self).__module__}.{type(self).__qualname__}"
        return f"{name}({', '.join([repr(self.func)] + [repr(a) for a in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()])})"


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
