"""Container types beside the built-in ones."""

import sys
from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from keyword import kwlist as _keywords
from operator import itemgetter

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        for i, name in enumerate(names):
            if not name.isidentifier() or name in _keywords or name.startswith("_") or name in names[:i]:
                names[i] = f"_{i}"
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for i, name in enumerate(names):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in names[:i]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')  #@418
    fields, count = tuple(names), len(names)
    by_name = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError('Got more default values than field names')  #@425
        by_name = dict(zip(names[count - len(defaults):], defaults))
    make = tuple.__new__
    # Compiled, so that a call binds its arguments as any function does and its errors name the fields.
    code = f"lambda _cls, {', '.join(names)}: _make(_cls, ({', '.join(names)}{',' if count else ''}))"
    new = eval(code, {"_make": make, "__builtins__": {}, "__name__": f"namedtuple_{typename}"})
    new.__name__, new.__qualname__ = "__new__", f"{typename}.__new__"
    if defaults:
        new.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = make(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **keywords):
        result = self._make([keywords.pop(name, value) for name, value in zip(fields, self)])
        if keywords:
            raise TypeError(f"Got unexpected field names: {list(keywords)!r}")
        return result

    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)]) + ")"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {"__doc__": f"{typename}({', '.join(names)})", "__slots__": (), "_fields": fields, "_field_defaults": by_name,
                 "__new__": new, "_make": _make, "_replace": _replace, "__replace__": _replace, "__repr__": __repr__,
                 "_asdict": _asdict, "__getnewargs__": __getnewargs__, "__match_args__": fields}
    for i, name in enumerate(names):
        namespace[name] = _tuplegetter(i, f"Alias for field number {i}")
    if module is None:
        module = sys._getframemodulename(1) or "__main__"
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        super().__init__()
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=itemgetter(1), reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        for item, n in self.items():
            for _ in range(n):
                yield item

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **keywords):
        if iterable is not None:
            if hasattr(iterable, "items"):
                if self:
                    for item, n in iterable.items():
                        self[item] = n + self.get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for item, n in iterable.items():
                    self[item] = self.get(item, 0) - n
            else:
                for item in iterable:
                    self[item] = self.get(item, 0) - 1
        if keywords:
            self.subtract(keywords)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return f"{type(self).__name__}({pairs!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] == other[k] for c in (self, other) for k in c)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __le__(self, other):
        return all(self[k] <= other[k] for c in (self, other) for k in c) if isinstance(other, Counter) else NotImplemented

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        return all(self[k] >= other[k] for c in (self, other) for k in c) if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def _combined(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item in [*self, *(k for k in other if k not in self)]:
            n = combine(self[item], other[item])
            if n > 0:
                result[item] = n
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _replaced(self, other):
        if other is NotImplemented:
            return other
        self.clear()
        dict.update(self, other)
        return self

    def __iadd__(self, other):
        return self._replaced(self + other)

    def __isub__(self, other):
        return self._replaced(self - other)

    def __ior__(self, other):
        return self._replaced(self | other)

    def __iand__(self, other):
        return self._replaced(self & other)


def __getattr__(name):  # what few programs use lies in a file of its own
    if name not in ("ChainMap", "UserDict", "UserList", "UserString"):
        sys._missing("collections", name)
    import collections._users
    value = globals()[name] = getattr(sys.modules["collections._users"], name)
    return value


def __dir__():
    return [*globals(), "ChainMap", "UserDict", "UserList", "UserString"]
