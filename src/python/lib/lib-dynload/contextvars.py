"""Variables that belong to a context: to a thread, a task, or a run of Context.run."""

from _thread import get_ident as _get_ident
from _threading_local import _at_end

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_missing = _Missing()
_shown = []  # the variables whose text is being made
_here = {}  # identifier of a thread → its context
_at_end.append(_here)


def _current():
    context = _here.get(_get_ident())
    if context is None:
        context = _here[_get_ident()] = Context()
        context._entered = True
    return context


class Context:
    __slots__ = "_values", "_entered", "__weakref__"

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self = object.__new__(cls)
        self._values, self._entered = {}, False
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError(f"type '_contextvars.{cls.__bases__[0].__name__}' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self} is already entered")
        outer = _current()
        _here[_get_ident()], self._entered = self, True
        try:
            return callable(*args, **kwargs)
        finally:
            _here[_get_ident()], self._entered = outer, False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        return self._values[_checked(var)]

    def __contains__(self, var):
        return _checked(var) in self._values

    def get(self, var, default=None, /):
        return self._values.get(_checked(var), default)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _checked(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")
    return var


class Token:
    __slots__ = "_context", "_var", "_old_value", "_used"
    MISSING = _missing
    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old_value)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    def __init_subclass__(cls, **kwargs):
        raise TypeError(f"type '_contextvars.{cls.__bases__[0].__name__}' is not an acceptable base type")

    __class_getitem__ = classmethod(type(list[int]))

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.var.reset(self)

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"


class ContextVar:
    __slots__ = "_name", "_default", "__weakref__"
    name = property(lambda self: self._name)

    def __new__(cls, *args, **keywords):
        if len(args) != 1:
            raise TypeError(f"ContextVar() takes {'at most' if args else 'exactly'} 1 positional argument ({len(args)} given)")
        name, default = args[0], keywords.pop("default", _missing)
        for keyword in keywords:
            raise TypeError(f"ContextVar() got an unexpected keyword argument '{keyword}'")
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        hash(name)
        self = object.__new__(cls)
        self._name, self._default = name, default
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError(f"type '_contextvars.{cls.__bases__[0].__name__}' is not an acceptable base type")

    __class_getitem__ = classmethod(type(list[int]))

    def get(self, default=_missing, /):
        value = _current()._values.get(self, _missing)
        if value is _missing:
            value = default if default is not _missing else self._default
            if value is _missing:
                raise LookupError(self)
        return value

    def set(self, value, /):
        context = _current()
        token = object.__new__(Token)
        token._context, token._var, token._old_value = context, self, context._values.get(self, _missing)
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current():
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is _missing:
            del token._context._values[self]
        else:
            token._context._values[self] = token.old_value

    def __repr__(self):
        if any(var is self for var in _shown):
            return "<ContextVar ...>"
        _shown.append(self)
        try:
            default = "" if self._default is _missing else f" default={self._default!r}"
        finally:
            _shown.pop()
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


def copy_context():
    return _current().copy()


for _class in (Context, ContextVar, Token):
    _class.__module__ = "_contextvars"


def _register():
    import sys
    abc = sys.modules.get("collections.abc")
    if abc is not None:
        abc.Mapping.register(Context)


_register()
