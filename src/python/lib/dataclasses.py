"""Classes that are their fields."""

import sys
from _thread import get_ident

_MappingProxy = type(type.__dict__)

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY, MISSING, KW_ONLY = _HAS_DEFAULT_FACTORY_CLASS(), _MISSING_TYPE(), _KW_ONLY_TYPE()


class _FieldKind(str):
    __repr__ = str.__str__


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_FieldKind, ("_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"))


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{getattr(self.type, '__name__', repr(self.type))}]"


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory, self.init, self.repr = default, default_factory, init, repr
        self.hash, self.compare, self.metadata, self.kw_only, self.doc = hash, compare, _MappingProxy({} if metadata is None else metadata), kw_only, doc

    def __repr__(self):
        return f"Field({','.join([f'{n}={getattr(self, n)!r}' for n in self.__slots__])})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _kind_of(annotation):
    if isinstance(annotation, str):
        for kind, name in ((_FIELD_CLASSVAR, "ClassVar"), (_FIELD_INITVAR, "InitVar"), (KW_ONLY, "KW_ONLY")):
            if annotation.partition("[")[0].rpartition(".")[2] == name:
                return kind
        return _FIELD
    if annotation is KW_ONLY:
        return KW_ONLY
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    typing = sys.modules.get("typing")
    if typing and (annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar):
        return _FIELD_CLASSVAR
    return _FIELD


def _own_field(cls, name, annotation, kind, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name, f.type, f._field_type = name, annotation, kind
    if kind in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if kind is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {f.default.__class__} for field {f.name} is not allowed: use default_factory")
    return f


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    return f"{f.name}=_d_{f.name}"


def _init_text(all_fields, frozen, slots, has_post_init, self_name):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    seen = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen.name!r}")
    named = [f for f in all_fields if f.init and f.kw_only]
    body = []
    for f in all_fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            value = f"_f_{f.name}() if {f.name} is _factory else {f.name}" if f.init else f"_f_{f.name}()"
        elif f.init:
            value = f.name
        elif f.default is not MISSING and slots:
            value = f"_d_{f.name}"
        else:
            continue
        body.append(f"  _set({self_name}, {f.name!r}, {value})" if frozen else f"  {self_name}.{f.name} = {value}")
    if has_post_init:
        body.append(f"  {self_name}.__post_init__({', '.join([f.name for f in all_fields if f._field_type is _FIELD_INITVAR])})")
    parameters = [self_name] + [_parameter(f) for f in positional] + (["*"] + [_parameter(f) for f in named] if named else [])
    return [f" def __init__({', '.join(parameters)}):"] + (body or ["  pass"])


def _row(name, fields):
    return "(" + "".join([f"{name}.{f.name}," for f in fields]) + ")"


_reprs_running = {}


def _repr_function(fields):
    names = [f.name for f in fields if f.repr]

    def __repr__(self):
        key = id(self), get_ident()
        if key in _reprs_running:
            return "..."
        _reprs_running[key] = True
        try:
            return self.__class__.__qualname__ + "(" + ", ".join([f"{name}={getattr(self, name)!r}" for name in names]) + ")"
        finally:
            del _reprs_running[key]
    return __repr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if callable(value):
        value.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, value)
    return False


def _frozen_setters(cls, fields):
    names = [f.name for f in fields]

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    for function in (__setattr__, __delattr__):
        if _set_new(cls, function.__name__, function):
            raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    from annotationlib import get_annotations
    found, any_frozen, all_frozen, has_bases = {}, False, True, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get("__dataclass_fields__")
        if base_fields is not None:
            has_bases = True
            found.update(base_fields)
            base_frozen = base.__dataclass_params__.frozen
            any_frozen, all_frozen = any_frozen or base_frozen, all_frozen and base_frozen
    annotations, own = get_annotations(cls, format=3), []
    all_named, after_marker = kw_only, False
    for name, annotation in annotations.items():
        kind = _kind_of(annotation)
        if kind is KW_ONLY:
            if after_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            after_marker = all_named = True
        else:
            own.append(_own_field(cls, name, annotation, kind, all_named))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    real = [f for f in found.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]
    text, space = [], {"_factory": _HAS_DEFAULT_FACTORY, "_set": object.__setattr__, "_Not": NotImplemented, "_hash": hash}
    if init:
        variables = [f for f in found.values() if f._field_type is not _FIELD_CLASSVAR]
        for f in variables:
            if f.default is not MISSING:
                space["_d_" + f.name] = f.default
            if f.default_factory is not MISSING:
                space["_f_" + f.name], space["_d_" + f.name] = f.default_factory, _HAS_DEFAULT_FACTORY
        text += _init_text(variables, frozen, slots, hasattr(cls, "__post_init__"), "__dataclass_self__" if "self" in found else "self")
    if eq:
        same = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared]) or "True"
        text += [" def __eq__(self, other):", "  if self is other:", "   return True", "  if other.__class__ is self.__class__:",
                 f"   return {same}", "  return _Not"]
    if order:
        for name, symbol in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            text += [f" def {name}(self, other):", "  if other.__class__ is self.__class__:",
                     f"   return {_row('self', compared)} {symbol} {_row('other', compared)}", "  return _Not"]
    makes_hash = unsafe_hash or eq and frozen and not explicit_hash
    if makes_hash:
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        text += [" def __hash__(self):", f"  return _hash({_row('self', hashed)})"]
    made = {}
    if text:
        # Compiled, so that a call binds its arguments as any function does and its errors name the fields.
        names = [line[5:line.index("(")] for line in text if line.startswith(" def ")]
        exec("\n".join([f"def _create({', '.join(space)}):"] + text + [f" return {{{', '.join([f'{n!r}: {n}' for n in names])}}}"]),
             vars(sys.modules[cls.__module__]) if cls.__module__ in sys.modules else {}, made)
        made = made["_create"](**space)
    if init:
        made["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        made["__init__"].__annotations__ = {**{f.name: f.type for f in found.values() if f.init and f._field_type is not _FIELD_CLASSVAR}, "return": None}
        cls.__init__ = made["__init__"]
    cls.__replace__ = _replace
    if repr:
        _set_new(cls, "__repr__", _repr_function(real))
    if eq:
        _set_new(cls, "__eq__", made["__eq__"])
    if order:
        for name in ("__lt__", "__le__", "__gt__", "__ge__"):
            if _set_new(cls, name, made[name]):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering")
    if frozen:
        _frozen_setters(cls, real)
    if unsafe_hash and explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if makes_hash:
        made["__hash__"].__qualname__ = f"{cls.__qualname__}.__hash__"
        cls.__hash__ = made["__hash__"]
    elif eq and not explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        from inspect import signature
        try:
            shown = str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            shown = ""
        cls.__doc__ = cls.__name__ + shown
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in found.values() if f.init and not f.kw_only and f._field_type is _FIELD]))
    return _with_slots(cls, [f.name for f in real]) if slots else cls


def _with_slots(cls, names):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = [n for base in cls.__mro__[1:] for n in getattr(base, "__slots__", ())]
    namespace["__slots__"] = tuple([n for n in names if n not in inherited])
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    namespace["__qualname__"] = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    for value in new.__dict__.values():  # super() in a method means the class that is used
        for cell in getattr(value, "__closure__", None) or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = new
            except ValueError:
                pass
    return new


class _Params:
    def __init__(self, *values):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen, self.match_args, self.kw_only, self.slots, self.weakref_slot = values

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{k}={v!r}" for k, v in self.__dict__.items()]) + ")"


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _converted(value, one):
    if hasattr(type(value), "__dataclass_fields__"):
        return one(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_converted(v, one) for v in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_converted(v, one) for v in value])
    if isinstance(value, dict):
        pairs = [(_converted(k, one), _converted(v, one)) for k, v in value.items()]
        return type(value)(value.default_factory, pairs) if hasattr(type(value), "default_factory") or hasattr(value, "default_factory") else type(value)(pairs)
    if type(value) in (int, str, float, bool, type(None)):
        return value
    from copy import deepcopy
    return deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("asdict() should be called on dataclass instances")

    def one(x):
        return dict_factory([(f.name, _converted(getattr(x, f.name), one)) for f in fields(x)])
    return one(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("astuple() should be called on dataclass instances")

    def one(x):
        return tuple_factory([_converted(getattr(x, f.name), one) for f in fields(x)])
    return one(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, decorator=dataclass, **options):
    from keyword import iskeyword
    from typing import Any
    namespace, annotations = dict(namespace or {}), {}
    for item in fields:
        name, kind, *default = (item, Any) if isinstance(item, str) else item
        if not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
        if default:
            namespace[name] = default[0]
    namespace["__annotations__"] = annotations
    namespace["__module__"] = module or sys._getframemodulename(1) or "types"
    return decorator(type(bases[0])(cls_name, bases, namespace) if bases else type(cls_name, (), namespace), **options)


def replace(obj, /, **changes):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
