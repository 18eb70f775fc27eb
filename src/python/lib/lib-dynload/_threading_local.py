"""threading.local, which is C in CPython (_thread._local): an instance has a dict for each thread."""

from _thread import get_ident
from _weakref import ref

_at_end = []   # dicts whose entry of a thread goes with it
_all = {}       # id of a local's dicts → weak reference to them


class _Dicts(dict):  # identifier of a thread → the attributes that it sees
    pass


def _dict_of(self):
    dicts, args, keywords = object.__getattribute__(self, "_local__parts")
    thread = get_ident()
    mine = dicts.get(thread)
    if mine is None:
        mine = dicts[thread] = {}
        if type(self).__init__ is not object.__init__:
            try:
                self.__init__(*args, **keywords)
            except:
                dicts.pop(thread, None)
                raise
    return mine


def _forget():  # the running thread ends
    for entries in _at_end:
        entries.pop(get_ident(), None)
    for dicts in list(_all.values()):
        dicts = dicts()
        if dicts is not None:
            dicts.pop(get_ident(), None)


def _stands_in_class(cls, name):  # a property or slot, which goes before what the instance has
    for base in cls.__mro__:
        if name in base.__dict__:
            kind = type(base.__dict__[name])
            return kind.__name__ in ("property", "member_descriptor", "getset_descriptor") or hasattr(kind, "__set__")
    return False


class local:
    __slots__ = ("_local__parts", "__weakref__")
    __module__ = "_thread"
    __qualname__ = "_local"

    def __new__(cls, /, *args, **keywords):
        if (args or keywords) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        dicts = _Dicts()
        dicts[get_ident()] = {}
        key = id(dicts)
        _all[key] = ref(dicts, lambda _: _all.pop(key, None))
        object.__setattr__(self, "_local__parts", (dicts, args, keywords))
        return self

    def __getattribute__(self, name):
        mine = _dict_of(self)
        if name == "__dict__":
            return mine
        if name in mine and not (hasattr(type(self), name) and _stands_in_class(type(self), name)):
            return mine[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            if type(self) is not local:
                raise
        raise AttributeError(f"'_thread._local' object has no attribute {name!r}", name=name, obj=self)

    def __setattr__(self, name, value):
        mine = _dict_of(self)
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        if hasattr(type(self), name) and _stands_in_class(type(self), name):
            object.__setattr__(self, name, value)
        else:
            mine[name] = value

    def __delattr__(self, name):
        mine = _dict_of(self)
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        if hasattr(type(self), name) and _stands_in_class(type(self), name):
            object.__delattr__(self, name)
        elif name in mine:
            del mine[name]
        else:
            raise AttributeError(f"'{type(self).__module__ + '.' if type(self) is local else ''}{type(self).__name__}' object has no attribute {name!r}")


local.__name__ = "_local"


class _OwnContext:
    """The context of a thread that has been given none: its own, which contextvars knows by the thread."""

    def run(self, callable, /):
        return callable()


_own_context = _OwnContext()
