"""The part of collections that is C in CPython."""

from _collections_deque import deque


_showing = []  # what is being shown in the middle of itself


def _shown(mapping, again):
    for each in _showing:
        if each is mapping:
            return again
    _showing.append(mapping)
    try:
        return repr(_as_dict(mapping))
    finally:
        _showing.pop()


_asked = []  # for what makes their values


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **keywords)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        if any(each is self for each in _asked):
            factory = "..."
        else:
            _asked.append(self)
            try:
                factory = repr(self.default_factory)
            finally:
                _asked.pop()
        return f"{type(self).__name__}({factory}, {_shown(self, '{...}')})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (self.default_factory,) if self.default_factory is not None else (), None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


def _as_dict(mapping):
    plain = {}
    for key in mapping:
        plain[key] = dict.get(mapping, key)
    return plain


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for k, v in rest:
            dict.__setitem__(self, k, v)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        text = _shown(self, "...") if self else ""
        return text if text == "..." else f"{type(self).__name__}({text})"

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (), getattr(self, "__dict__", None) or None, None, iter(self.items())

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new


for _class in (defaultdict, OrderedDict):
    _class.__module__ = "collections"


def _count_elements(mapping, iterable):
    for item in iterable:
        mapping[item] = mapping.get(item, 0) + 1


def _cannot_set(self, value=None):
    raise AttributeError("can't set attribute")


class _tuplegetter(property):
    """A named field of a tuple."""

    __module__ = "collections"

    def __new__(cls, index, doc):
        return property.__new__(cls)

    def __init__(self, index, doc):
        from operator import itemgetter
        property.__init__(self, itemgetter(index), _cannot_set, _cannot_set, doc)
