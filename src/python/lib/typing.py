"""Names for annotations. They do nothing when a program runs, except print well and be asked about."""

import builtins
import sys
import collections
import collections.abc as _abc
from abc import ABCMeta, abstractmethod
from annotationlib import ForwardRef, get_annotations
from types import GenericAlias, UnionType, FunctionType

TYPE_CHECKING = False
Union = UnionType
_empty = object()


def _shown(x):
    if x is ...:
        return "..."
    if isinstance(x, list):
        return "[" + ", ".join(map(_shown, x)) + "]"
    if isinstance(x, type) and not isinstance(x, GenericAlias):
        return x.__qualname__ if x.__module__ == "builtins" else f"{x.__module__}.{x.__qualname__}"
    return repr(x)


def _checked(x):
    return type(None) if x is None else ForwardRef(x) if isinstance(x, str) else x


class _Base:
    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")


class _Union(_Base):
    """A union of which not every part is a class."""

    def __init__(self, args):
        self.__args__, self.__origin__ = args, Union
        self.__parameters__ = _parameters(args)

    def __repr__(self):
        return " | ".join(["None" if x is type(None) else _shown(x) for x in self.__args__])

    def __eq__(self, other):
        return hasattr(other, "__args__") and isinstance(other, (_Union, Union)) and set_of(self) == set_of(other)

    def __hash__(self):
        return hash(self.__args__)


def set_of(union):
    return sorted(map(repr, union.__args__))


def _union(*parts):
    flat = []
    if not parts:
        raise TypeError("Cannot take a Union of no types.")
    for part in parts:
        part = _checked(part)
        for x in part.__args__ if isinstance(part, (_Union, Union)) else (part,):
            x = type(None) if x is None else x
            if x not in flat:
                flat.append(x)
    if len(flat) == 1:
        return flat[0]
    if all(type(x) is type for x in flat):
        made = flat[0]
        for x in flat[1:]:
            made = made | (None if x is type(None) else x)
        return made
    return _Union(tuple(flat))


def _parameters(args):
    found = []
    for x in args:
        for p in [x] if isinstance(x, TypeVar) else getattr(x, "__parameters__", ()) if not isinstance(x, type) else ():
            if p not in found:
                found.append(p)
    return tuple(found)


class _Alias(_Base):
    """Name[args], or a bare name that stands for a class when args is None."""

    def __init__(self, name, origin, args=None, wanted=None):
        self._name, self.__origin__, self._wanted = name, origin, wanted
        if args is not None:
            self.__args__, self.__parameters__ = args, _parameters(args)
        self.__module__ = "typing"

    def __getitem__(self, items):
        if not isinstance(items, tuple):
            items = (items,)
        if self._name == "Callable" and not hasattr(self, "__args__") and (
                len(items) != 2 or not (isinstance(items[0], list) or items[0] is ... or isinstance(items[0], _Base))):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        if self._name == "Callable" and len(items) == 2:
            first = tuple(items[0]) if isinstance(items[0], list) else (items[0],)
            items = (*first, items[1])
        if hasattr(self, "__args__"):
            self._check_count(items, len(self.__parameters__))
            given = dict(zip(self.__parameters__, items))
            return _Alias(self._name, self.__origin__, tuple([given.get(a, a) if isinstance(a, TypeVar) else a for a in self.__args__]))
        if self._name in _arities:
            self._check_count(items, _arities[self._name])
        return _Alias(self._name, self.__origin__, tuple([_checked(x) for x in items]))

    def _check_count(self, items, wanted):
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        if len(items) != wanted and not any(isinstance(p, (ParamSpec, TypeVarTuple)) for p in getattr(self, "__parameters__", ())):
            raise TypeError(f"Too {'many' if len(items) > wanted else 'few'} arguments for {self!r}; actual {len(items)}, expected {wanted}")

    def __repr__(self):
        name = self._name if "." in self._name else f"typing.{self._name}"
        if not hasattr(self, "__args__"):
            return name
        if self._name == "Callable":
            args = self.__args__
            return f"{name}[{'...' if args[0] is ... else _shown(list(args[:-1]))}, {_shown(args[-1])}]"
        return f"{name}[{', '.join(map(_shown, self.__args__)) or '()'}]"

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self.__origin__!r}")
        if self._name in _arities:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        return () if self.__origin__ is Generic and any(isinstance(b, _Alias) and b.__origin__ is Protocol for b in bases) else (self.__origin__,)

    def __getattr__(self, name):
        if name[:2] == "__" and name != "__name__":
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if hasattr(self, "__args__"):
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        return issubclass(cls, self.__origin__)

    def __eq__(self, other):
        return isinstance(other, _Alias) and self.__origin__ == other.__origin__ and getattr(self, "__args__", None) == getattr(other, "__args__", None)

    def __hash__(self):
        return hash((self._name, getattr(self, "__args__", None)))


_arities = {"List": 1, "Dict": 2, "Set": 1, "FrozenSet": 1, "Type": 1, "Iterable": 1, "Iterator": 1, "Sequence": 1, "Mapping": 2,
            "MutableSequence": 1, "MutableMapping": 2, "Collection": 1, "Container": 1, "Awaitable": 1, "AsyncIterator": 1,
            "AsyncIterable": 1}


class _Form(_Base):
    """A name that means something to a checker of types only."""

    def __init__(self, name, make=None):
        self._name, self._make, self.__module__ = name, make, "typing"

    def __getitem__(self, items):
        if self._make is not None:
            return self._make(items)
        if self._name in ("ClassVar", "Final") and isinstance(items, tuple):
            raise TypeError(f"typing.{self._name} accepts only single type. Got {items!r}.")
        return _Alias(self._name, self, items if isinstance(items, tuple) else (items,))

    def __repr__(self):
        return f"typing.{self._name}"


UnionType.__class_getitem__ = classmethod(lambda cls, items: _union(*items) if isinstance(items, tuple) else _union(items))


def _optional(x):
    if isinstance(x, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {x!r}.")
    return _union(x, None)


Optional = _Form("Optional", _optional)
for _name in """ClassVar Final Concatenate TypeAlias TypeGuard TypeIs Unpack Required NotRequired ReadOnly Self Never NoReturn LiteralString""".split():
    globals()[_name] = _Form(_name)
for _name, _origin in (("List", list), ("Dict", dict), ("Set", getattr(builtins, "set", list)), ("FrozenSet", getattr(builtins, "frozenset", tuple)), ("Tuple", tuple),
                       ("Type", type), ("Deque", collections.deque), ("DefaultDict", collections.defaultdict), ("OrderedDict", collections.OrderedDict),
                       ("Counter", collections.Counter), ("ChainMap", collections.ChainMap), ("AbstractSet", _abc.Set)):
    globals()[_name] = _Alias(_name, _origin)
for _name in """Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator Reversible Sized Container
Callable Collection MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence""".split():
    globals()[_name] = _Alias(_name, getattr(_abc, _name))


class _AnyMeta(type):
    def __repr__(self):
        return "typing.Any" if self is Any else type.__repr__(self)

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return type.__instancecheck__(self, obj)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _Literal(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


def _literal(items):
    kept = []
    for x in items if isinstance(items, tuple) else (items,):
        if not any(x == k and type(x) is type(k) for k in kept):
            kept.append(x)
    return _Literal("Literal", Literal, tuple(kept))


Literal = _Form("Literal", _literal)


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        super().__init__("Annotated", origin, (origin,))
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"


Annotated = _Form("Annotated", lambda items: _Annotated(items[0], items[1:]))


class NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = NoDefaultType()


class TypeVar(_Base):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__default__, self.__infer_variance__ = default, infer_variance
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def has_default(self):
        return self.__default__ is not NoDefault

    def __typing_subst__(self, arg):
        return arg


class _ParamSpecPart(_Base):
    def __init__(self, spec, part):
        self.__origin__, self._part = spec, part

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class ParamSpec(TypeVar):
    args, kwargs = property(lambda self: _ParamSpecPart(self, "args")), property(lambda self: _ParamSpecPart(self, "kwargs"))


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield self


AnyStr = TypeVar("AnyStr", bytes, str)
Text = str


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, items):
        if cls in (Generic, Protocol):
            for x in items if isinstance(items, tuple) else (items,):
                if not isinstance(x, TypeVar) and not hasattr(x, "__parameters__") and not isinstance(x, _Alias):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        wanted = cls.__dict__.get("__parameters__", ())
        count = len(items) if isinstance(items, tuple) else 1
        if cls not in (Generic, Protocol) and not any(isinstance(p, (ParamSpec, TypeVarTuple)) for p in wanted):
            if not wanted:
                raise TypeError(f"{cls!r} is not a generic class")
            if count != len(wanted):
                few = count < len(wanted)
                raise TypeError(f"Too {'few' if few else 'many'} arguments for {cls!r}; actual {count}, expected "
                                f"{'at least ' if few else ''}{len(wanted)}")
        return _Alias(cls.__name__ if cls in (Generic, Protocol) else f"{cls.__module__}.{cls.__qualname__}", cls, items if isinstance(items, tuple) else (items,))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls.__parameters__ = _parameters(cls.__dict__.get("__orig_bases__", ()))


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if ABCMeta.__instancecheck__(cls, instance):
                return True
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) and getattr(instance, name) is not None for name in _protocol_names(cls))
        return ABCMeta.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_runtime_protocol") and isinstance(other, type) and cls not in other.__mro__:
            return all(any(name in base.__dict__ for base in other.__mro__) for name in _protocol_names(cls))
        return ABCMeta.__subclasscheck__(cls, other)


def _protocol_names(cls):
    names = []
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            for name in [*base.__dict__, *base.__annotations__]:
                if name not in ("__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__slots__", "__parameters__", "__init__", "__firstlineno__",
                                "__static_attributes__", "__orig_bases__", "__annotate_func__", "__annotations_cache__", "__annotations__", "__abstractmethods__",
                                "_is_protocol", "_is_runtime_protocol", "_abc_registry", "__classdictcell__", "__protocol_attrs__", "__hash__", "__subclasshook__"):
                    names.append(name)
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init

    def __class_getitem__(cls, items):
        return Generic.__class_getitem__.__func__(cls, items)


def _no_init(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")
    for base in type(self).__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            return init(self, *args, **kwargs)


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


for _name, _method in (("Int", "int"), ("Float", "float"), ("Index", "index"), ("Abs", "abs"), ("Round", "round"), ("Bytes", "bytes"), ("Complex", "complex")):
    globals()["Supports" + _name] = runtime_checkable(_ProtocolMeta("Supports" + _name, (Protocol,), {"__module__": "typing", f"__{_method}__": lambda self: None}))


class _NamedTupleMeta(type):
    def __new__(cls, name, bases, namespace):
        if bases == (_NamedTupleRoot,):
            return type.__new__(cls, name, (), namespace)
        annotations = _own_annotations(namespace)
        defaults = [n for n in annotations if n in namespace]
        for i, n in enumerate(annotations):
            if n not in namespace and any(d in list(annotations)[:i] for d in defaults):
                raise TypeError(f"Non-default namedtuple field {n} cannot follow default field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = collections.namedtuple(name, annotations, defaults=[namespace[n] for n in defaults], module=namespace["__module__"])
        made.__annotations__ = annotations
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in annotations and key not in ("__module__", "__qualname__", "__annotate_func__", "__classcell__", "__firstlineno__", "__static_attributes__", "__classdictcell__", "__orig_bases__"):
                setattr(made, key, value)
        made.__qualname__ = namespace.get("__qualname__", name)
        return made


def _own_annotations(namespace):
    from annotationlib import call_annotate_function
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"])
    annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
    return {} if annotate is None else call_annotate_function(annotate, 3)


class _NamedTupleRoot:
    pass


_named_tuple = _NamedTupleMeta("NamedTuple", (_NamedTupleRoot,), {})


def NamedTuple(typename, fields=(), /):
    made = collections.namedtuple(typename, [n for n, _ in fields], module=sys._getframemodulename(1) or "__main__")
    made.__annotations__ = dict(fields)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_named_tuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True, closed=None, extra_items=None):
        annotations = {}
        for base in bases:
            annotations.update(base.__dict__.get("_all", {}))
        own = _own_annotations(namespace)
        annotations.update(own)
        made = type.__new__(cls, name, (dict,), {k: v for k, v in namespace.items() if k != "__classcell__"})
        made._all, made.__total__ = annotations, total
        required, optional = set(), set()
        for base in bases:
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, kind in own.items():
            wrapped = getattr(getattr(kind, "__origin__", kind), "_name", None) or str(kind).removeprefix("typing.").partition("[")[0]
            is_required = wrapped == "Required" or total and wrapped != "NotRequired"
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__annotations__ = annotations
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


_typed_dict = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})


def TypedDict(typename, fields, /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": sys._getframemodulename(1)}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_typed_dict,)


class NewType(_Base):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__, self.__module__ = tp, sys._getframemodulename(1)

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


def _same(x, /):
    return x


no_type_check = type_check_only = no_type_check_decorator = _same


def _marker(name):
    def mark(f, /):
        try:
            setattr(f, name, True)
        except (AttributeError, TypeError):
            pass
        return f
    return mark


final, override = _marker("__final__"), _marker("__override__")


_overloads = {}  # module → qualified name → {line: function}


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overloads.get(func.__module__, {}).get(func.__qualname__, {}).values())


def clear_overloads():
    _overloads.clear()


def overload(func):
    f = getattr(func, "__func__", func)
    if hasattr(f, "__code__"):
        _overloads.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})[f.__code__.co_firstlineno] = func

    def _overload_dummy(*args, **kwds):
        raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
    return _overload_dummy


def dataclass_transform(**options):
    return _same


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    if isinstance(tp, UnionType):
        return Union
    return Generic if tp is Generic else getattr(tp, "__origin__", None)


def get_args(tp):
    if isinstance(tp, _Annotated):
        return tp.__origin__, *tp.__metadata__
    args = tuple([type(None) if a is None else a for a in getattr(tp, "__args__", ())])
    if get_origin(tp) is _abc.Callable and args and args[0] is not ...:
        return list(args[:-1]), args[-1]
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for each in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        if isinstance(obj, type) and each is object:
            continue
        space = globalns or getattr(each, "__globals__", None) or vars(sys.modules.get(each.__module__, sys))
        for name, value in get_annotations(each).items():
            if isinstance(value, ForwardRef):
                value = value.__forward_arg__
            if isinstance(value, str):
                value = eval(value, space, localns)
            if value is None:
                value = type(None)
            hints[name] = value.__origin__ if isinstance(value, _Annotated) and not include_extras else value
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(_protocol_names(tp))


def is_protocol(tp, /):
    return isinstance(tp, type) and bool(tp.__dict__.get("_is_protocol")) and tp is not Protocol


class IO(Generic):
    __slots__ = ()


class TextIO(IO):
    __slots__ = ()


class BinaryIO(IO):
    __slots__ = ()


class ContextManager(Protocol):
    def __enter__(self): ...
    def __exit__(self, *details): ...
