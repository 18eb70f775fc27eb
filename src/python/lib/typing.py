"""Names for annotations, after CPython's Lib/typing.py. They do nothing when a program runs, except check what they are given,
print well and be asked about. `_typing.py` has the type variables, `_fallback/classes.py` unions and what list[int] is."""

import sys
import collections
import collections.abc as _abc
import functools
import operator
import types
import annotationlib
from abc import ABCMeta, abstractmethod
from annotationlib import ForwardRef
from types import GenericAlias
from _typing import _idfunc, Generic, NoDefault, NoDefaultType, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple, Union

__all__ = """Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type TypeVar
TypeVarTuple Union AbstractSet Container ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable AsyncIterator AsyncIterable Coroutine Collection
AsyncGenerator AsyncContextManager Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt
SupportsRound ChainMap Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO
TextIO AnyStr assert_type assert_never cast clear_overloads dataclass_transform evaluate_forward_ref final get_args
get_origin get_overloads get_protocol_members get_type_hints is_protocol is_typeddict LiteralString Never NewType no_type_check
no_type_check_decorator NoDefault NoReturn NotRequired overload override ParamSpecArgs ParamSpecKwargs ReadOnly Required reveal_type
runtime_checkable Self Text TYPE_CHECKING TypeAlias TypeGuard TypeIs Unpack""".split()

TYPE_CHECKING = False
Text = str
_given_nothing = object()


def _caller(depth=1):
    return sys._getframemodulename(depth + 1) or "__main__"


# ---- checks of what stands in brackets

def _make_forward_ref(code, *, parent_fwdref=None, **options):
    if parent_fwdref is not None:
        if parent_fwdref.__forward_module__ is not None:
            options["module"] = parent_fwdref.__forward_module__
        if parent_fwdref.__owner__ is not None:
            options["owner"] = parent_fwdref.__owner__
    made = ForwardRef(code, **options)
    made.__forward_code__  # is it an expression?
    return made


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms, owner=owner)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False, owner=None):
    invalid = (Generic, Protocol) if allow_special_forms else (Generic, Protocol, ClassVar, Final) if is_argument else (Generic, Protocol, ClassVar)
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms, owner=owner)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) or allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _should_unflatten_callable_args(typ, args):
    return typ.__origin__ is _abc.Callable and not (len(args) == 2 and _is_param_expr(args[0]))


def _type_repr(obj):
    return "[" + ", ".join(map(_type_repr, obj)) + "]" if isinstance(obj, tuple) else annotationlib.type_repr(obj)


def _is_unpacked(arg):
    return (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
            or isinstance(arg, GenericAlias) and arg.__unpacked__)


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False) is True


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    parameters, defaulted, had_tuple = [], False, False
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, tuple):
            found = [p for x in t for p in _collect_type_parameters([x])]
        elif hasattr(t, "__typing_subst__"):
            if enforce_default_ordering and t not in parameters:
                if had_tuple and t.has_default():
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                if defaulted and not t.has_default():
                    raise TypeError(f"Type parameter {t!r} without a default follows type parameter with a default")
                defaulted = t.has_default()
            found = [t]
        else:
            had_tuple |= _is_unpacked_typevartuple(t)
            found = getattr(t, "__parameters__", ())
        parameters += [p for p in found if p not in parameters]
    return tuple(parameters)


def _unpack_args(args):
    flat = []
    for arg in args:
        inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        flat += [arg] if inner is None or inner and inner[-1] is ... else inner
    return flat


def _wrong_count(alias, actual, expected, least=""):
    raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {alias}; actual {actual}, expected {least}{expected}")


def _generic_class_getitem(cls, args):
    args = tuple([_type_convert(p) for p in (args if isinstance(args, tuple) else (args,))])
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([isinstance(p, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(p) for p in args]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    try:
        parameters = cls.__parameters__
    except AttributeError as e:
        init_subclass = getattr(cls, "__init_subclass__", None)
        if init_subclass not in (None, Generic.__init_subclass__):
            e.add_note(f"Note: this exception may have been caused by {init_subclass.__qualname__!r} (or the '__init_subclass__' "
                       "method on a superclass) not calling 'super().__init_subclass__()'")
        raise
    for p in parameters:
        args = p.__typing_prepare_subst__(cls, args)
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    if len(args) != len(parameters):
        _wrong_count(cls, len(args), len(parameters))
    return _GenericAlias(cls, tuple([x for p, a in zip(parameters, args) for x in (a if isinstance(p, TypeVarTuple) else (a,))]))


def _generic_init_subclass(cls):
    bases = cls.__dict__.get("__orig_bases__")
    if bases is None:
        if Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta:
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = ()
        return
    if Generic in bases:
        raise TypeError("Cannot inherit from plain Generic")
    found = _collect_type_parameters(bases)
    listed = None
    for base in bases:
        if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
            if listed is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            listed = base.__parameters__
    if listed is not None and not set(found) <= set(listed):
        raise TypeError(f"Some type variables ({', '.join([str(t) for t in found if t not in listed])}) are not listed in "
                        f"Generic[{', '.join(map(str, listed))}]")
    cls.__parameters__ = found if listed is None else listed


# ---- special forms

class _Final:
    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem, self._name, self.__doc__ = getitem, getitem.__name__, getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _form(name, getitem):
    getitem.__name__, getitem.__doc__ = name, f"The special form {name}: typing.{name}."
    globals()[name] = _SpecialForm(getitem)


def _not_subscriptable(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _one_of(is_special, words):
    def getitem(self, parameters):
        item = _type_check(parameters, f"{self if words == 'only single' else self._name} accepts {words} type.",
                           allow_special_forms=is_special)
        return _GenericAlias(self, (item,))
    return getitem


for _name in "NoReturn Never Self LiteralString TypeAlias".split():
    _form(_name, types.FunctionType(_not_subscriptable.__code__, globals()))
for _name in "ClassVar Final".split():
    _form(_name, _one_of(True, "only single"))
for _name in "TypeGuard TypeIs".split():
    _form(_name, _one_of(False, "only single"))
for _name in "Required NotRequired ReadOnly".split():
    _form(_name, _one_of(False, "only a single"))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    flat = []
    for p in parameters if isinstance(parameters, tuple) else (parameters,):
        for x in p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,):
            if not any([type(x) is type(y) and x == y for y in flat]):
                flat.append(x)
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    checked = [_type_check(p, "Concatenate[arg, ...]: each arg must be a type.") for p in parameters[:-1]]
    return _ConcatenateGenericAlias(self, (*checked, parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Annotated(self, parameters):
    """Add context-specific metadata to a type."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked_typevartuple(parameters[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    return _AnnotatedAlias(_type_check(parameters[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True), parameters[1:])


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# ---- what Name[args] is

def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias(_Final, _root=True):
    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name, self.__origin__, self.__slots__ = inst, name, origin, None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:  # whatever a class does with it
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        for b in bases[bases.index(self) + 1:]:
            if isinstance(b, _BaseGenericAlias):
                return tuple(entries)
            if isinstance(b, type):
                if issubclass(b, Generic):
                    return tuple(entries)
            else:
                made = b.__mro_entries__(bases) if hasattr(b, "__mro_entries__") else None
                if isinstance(made, tuple) and any([isinstance(x, type) and issubclass(x, Generic) for x in made]):
                    return tuple(entries)
        return *entries, Generic

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list({*super().__dir__(), *[attr for attr in dir(self.__origin__) if not _is_dunder(attr)]})

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _GenericAlias(_BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=origin in (Generic, Protocol))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self} is not a generic class")
        args = _unpack_args([_type_convert(p) for p in (args if isinstance(args, tuple) else (args,))])
        for p in parameters:
            args = p.__typing_prepare_subst__(self, args)
        if len(args) != len(parameters):
            _wrong_count(self, len(args), len(parameters))
        return self.copy_with(tuple(self._replaced(self.__args__, dict(zip(parameters, args)))))

    def _replaced(self, args, of):
        made = []
        for x in args:
            if isinstance(x, type):
                made.append(x)
                continue
            replace = getattr(x, "__typing_subst__", None)
            if replace is not None:
                part = replace(of[x])
            else:
                inner, part = getattr(x, "__parameters__", ()), x
                if inner:
                    part = x[tuple([y for p in inner for y in (of[p] if isinstance(p, TypeVarTuple) else (of[p],))])]
            if self.__origin__ == _abc.Callable and isinstance(part, tuple) or _is_unpacked_typevartuple(x):
                made.extend(part)
            elif isinstance(x, tuple):
                made.append(tuple(self._replaced(x, of)))
            else:
                made.append(part)
        return made

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join([_type_repr(a) for a in self.__args__]) or '()'}]"

    def __reduce__(self):
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (globals()[self._name] if self._name else self.__origin__, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases or any([isinstance(b, _BaseGenericAlias) and b is not self for b in bases[bases.index(self) + 1:]]):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name that stands for a class of the library: List, Mapping."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams, self._defaults = nparams, defaults
        module = "" if origin.__module__ == "builtins" else origin.__module__ + "."
        self.__doc__ = f"Deprecated alias to {module}{origin.__qualname__}."

    def __getitem__(self, params):
        params = tuple([_type_check(p, "Parameters to generic types must be types.")
                        for p in (params if isinstance(params, tuple) else (params,))])
        wanted, count = self._nparams, len(params)
        if self._defaults and count < wanted <= count + len(self._defaults):
            params = *params, *self._defaults[count - wanted:]
        if len(params) != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            least = "at least " if self._defaults else ""
            raise TypeError(f"Too {'many' if count > wanted else 'few'} arguments for {self}; actual {count}, expected "
                            f"{least}{wanted - len(self._defaults)}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        return operator.getitem, (Callable, args if len(args) == 2 and _is_param_expr(args[0]) else (list(args[:-1]), args[-1]))


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        args = tuple(args) if isinstance(args, list) else args
        hash(args)  # as CPython's cache does: what cannot be hashed is taken all the same, but by its own function
        return self.copy_with((*[_type_convert(a) for a in (args if isinstance(args, tuple) else (args,))], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*[_type_check(p, "Tuple[t, ...]: t must be a type.") for p in params[:-1]], ...))
        return self.copy_with(tuple([_type_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params]))


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        mine, others = [(x, type(x)) for x in self.__args__], [(x, type(x)) for x in other.__args__]
        return all([x in others for x in mine]) and all([x in mine for x in others])

    def __hash__(self):
        return hash(frozenset([(x, type(x)) for x in self.__args__]))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return *params[:-1], *last
        return super().copy_with((*params[:-1], *last.__args__) if isinstance(last, _ConcatenateGenericAlias) else params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if not isinstance(arg, (_GenericAlias, GenericAlias)):
            return None
        if arg.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return arg.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        return "Annotated" if attr in ("__name__", "__qualname__") else super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


for _name in "Hashable Sized".split():
    globals()[_name] = _SpecialGenericAlias(getattr(_abc, _name), 0)
for _name in """Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet Sequence
MutableSequence MappingView KeysView ValuesView""".split():
    globals()[_name] = _SpecialGenericAlias(getattr(_abc, _name), 1)
for _name in "Mapping MutableMapping ItemsView".split():
    globals()[_name] = _SpecialGenericAlias(getattr(_abc, _name), 2)
Coroutine = _SpecialGenericAlias(_abc.Coroutine, 3)
Generator = _SpecialGenericAlias(_abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _SpecialGenericAlias(_abc.AsyncGenerator, 2, defaults=(type(None),))
AbstractSet = _SpecialGenericAlias(_abc.Set, 1, name="AbstractSet")
Callable = _CallableType(_abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
for _name, _origin, _count in (("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1), ("Type", type, 1)):
    globals()[_name] = _SpecialGenericAlias(_origin, _count, inst=False, name=_name)
Deque = _SpecialGenericAlias(collections.deque, 1, name="Deque")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _SpecialGenericAlias(collections.OrderedDict, 2)
Counter = _SpecialGenericAlias(collections.Counter, 1)
ChainMap = _SpecialGenericAlias(collections.ChainMap, 2)
AnyStr = TypeVar("AnyStr", bytes, str)


# ---- protocols

_no_members = frozenset("""__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __protocol_attrs__
__non_callable_proto_members__ __type_params__ __abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__
__slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__ __firstlineno__ __annotate__
__annotate_func__ __annotations_cache__ _MutableMapping__marker __qualname__ __classdictcell__""".split())
_may_be_inherited = {
    "collections.abc": "Callable Awaitable Iterable Iterator AsyncIterable AsyncIterator Hashable Sized Container Collection Reversible Buffer",
    "contextlib": "AbstractContextManager AbstractAsyncContextManager", "io": "Reader Writer", "os": "PathLike"}
_not_runtime = "Instance and class checks can only be used with @runtime_checkable protocols"


def _annotations_of(base):
    try:
        return base.__annotations__
    except Exception:
        return annotationlib.get_annotations(base, format=annotationlib.Format.FORWARDREF)


def _get_protocol_attrs(cls):
    return {attr for base in cls.__mro__[:-1] if base.__name__ not in ("Protocol", "Generic")
            for attr in (*base.__dict__, *_annotations_of(base)) if not attr.startswith("_abc_") and attr not in _no_members}


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:  # another thread has replaced it
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    cls.__init__(self, *args, **kwargs)


def _is_asked_by_library():
    return sys._getframemodulename(2) in ("abc", "functools", None)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == "Protocol" and bases == (Generic,)) and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or base.__name__ in _may_be_inherited.get(base.__module__, "").split()
                        or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _is_asked_by_library():
            problem = None
            if not getattr(cls, "_is_runtime_protocol", False):
                problem = _not_runtime
            elif cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _proto_hook:
                problem = ("Protocols with non-method members don't support issubclass(). Non-method members: "
                           f"{str(sorted(cls.__non_callable_proto_members__))[1:-1]}.")
            if problem:
                raise TypeError(problem if isinstance(other, type) else "issubclass() arg 1 must be a class")
        return ABCMeta.__subclasscheck__(cls, other)

    _abc_asks = ABCMeta.__subclasscheck__

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _is_asked_by_library():
            raise TypeError(_not_runtime)
        if ABCMeta.__subclasscheck__(cls, instance.__class__):
            return True
        from inspect import getattr_static
        for attr in cls.__protocol_attrs__:
            value = getattr_static(instance, attr, _given_nothing)
            if value is _given_nothing or value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    is_protocol = issubclass(other, Generic) and getattr(other, "_is_protocol", False)
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if is_protocol and attr in _annotations_of(base):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, attr, None))
        except Exception as e:
            raise TypeError(f"Failed to determine whether protocol member {attr!r} is a method member") from e
        if not is_method:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _supports(name, base=Protocol):
    @abstractmethod
    def method(self, *args):
        pass
    method.__name__ = f"__{name.lower()}__"
    namespace = {"__module__": "typing", "__slots__": (), method.__name__: method}
    if base is not Protocol:
        namespace["__orig_bases__"] = (base,)
    globals()["Supports" + name] = runtime_checkable(_ProtocolMeta("Supports" + name, (Protocol,), namespace))


for _name in "Int Float Complex Bytes Index".split():
    _supports(_name)
for _name in "Abs Round".split():
    _supports(_name, Protocol[TypeVar("T")])


# ---- classes made of annotations

def _own_annotate(namespace):
    return namespace.get("__annotate_func__") or namespace.get("__annotate__")


def _make_nmtuple(name, fields, kinds, module, defaults=()):
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = kinds
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if "__classcell__" in ns:
            raise TypeError("uses of super() and __class__ are unsupported in methods of NamedTuple subclasses")
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        if "__annotations__" in ns:
            kinds = ns["__annotations__"]
        else:
            annotate = _own_annotate(ns)
            kinds = {} if annotate is None else annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF)
        kinds = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in kinds.items()}
        defaults = []
        for n in kinds:
            if n in ns:
                defaults.append(n)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {n} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(defaults)}")
        made = _make_nmtuple(typename, kinds, kinds, ns["__module__"], [ns[n] for n in defaults])
        if Generic in bases:
            members = {k: v for k, v in made.__dict__.items() if k not in ("__dict__", "__weakref__")}
            members["__class_getitem__"], members["__orig_bases__"] = classmethod(_generic_class_getitem), ns["__orig_bases__"]
            made = type(typename, tuple([tuple if base is _NamedTuple else base for base in bases]), members)
            made.__annotations__ = kinds
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in ("__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__"):
                continue
            if key not in kinds:
                setattr(made, key, value)
            try:
                set_name = type(value).__set_name__
            except AttributeError:
                continue
            try:
                set_name(value, made, key)
            except BaseException as e:
                e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}")
                raise
        return made


def NamedTuple(typename, fields=_given_nothing, /, **kwargs):
    if fields is _given_nothing or fields is None:
        if kwargs and fields is None:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
        if kwargs:
            _warn_of_old("Creating NamedTuple classes using keyword arguments", "Use the class-based or functional syntax instead.")
        else:
            _warn_of_old(_without_fields(fields), "To create a NamedTuple class with 0 fields using the functional syntax, pass an empty list, "
                         f"e.g. `{typename} = NamedTuple({typename!r}, [])`.")
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    kinds = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    made = _make_nmtuple(typename, [n for n, _ in fields], kinds, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


def _without_fields(fields):
    return "Passing `None` as the 'fields' parameter" if fields is None else "Failing to pass a value for the 'fields' parameter"


def _warn_of_old(what, instead):
    import warnings
    warnings.warn(f"{what} is deprecated and will be disallowed in Python 3.15. {instead}", DeprecationWarning, stacklevel=3)


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _get_typeddict_qualifiers(kind):
    while True:
        origin = get_origin(kind)
        if origin in (Required, NotRequired, ReadOnly):
            yield origin
        elif origin is not Annotated:
            return
        kind = get_args(kind)[0]


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        own = ns.pop("__annotations__", None)
        annotate = _own_annotate(ns)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        if own is None:
            own = {} if annotate is None else annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF, owner=made)
        own = {n: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", owner=made, module=made.__module__)
               for n, t in own.items()}
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            if base is not Generic:
                annotations.update(base.__annotations__)
            inherited, not_needed = base.__dict__.get("__required_keys__", set()), base.__dict__.get("__optional_keys__", set())
            required |= inherited
            optional -= inherited
            required -= not_needed
            optional |= not_needed
            readonly.update(base.__dict__.get("__readonly_keys__", ()))
            mutable.update(base.__dict__.get("__mutable_keys__", ()))
        for key, kind in own.items():
            said = set(_get_typeddict_qualifiers(kind))
            is_required = Required in said or total and NotRequired not in said
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in said and key in mutable:
                raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
            (readonly if ReadOnly in said else mutable).add(key)
            if ReadOnly not in said:
                readonly.discard(key)
        made.__annotations__ = annotations | own
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__readonly_keys__, made.__mutable_keys__ = frozenset(readonly), frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_given_nothing, /, *, total=True):
    if fields is _given_nothing or fields is None:
        _warn_of_old(_without_fields(fields), "To create a TypedDict class with 0 fields using the functional syntax, pass an empty dictionary, "
                     f"e.g. `{typename} = TypedDict({typename!r}, {{}})`.")
        fields = {}
    made = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _caller()}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__, self.__module__ = tp, _caller()

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _io_class(name, base, names):
    def method(self, *args):
        pass
    members = {n: abstractmethod(types.FunctionType(method.__code__, globals(), n)) for n in names.split()}
    for n in "mode name closed buffer encoding errors line_buffering newlines".split():
        if n in members:
            members[n] = property(members[n])
    globals()[name] = types.new_class(name, (base,), None, lambda ns: ns.update(members, __module__="typing", __slots__=()))


_io_class("IO", Generic[AnyStr], """mode name close closed fileno flush isatty read readable readline readlines seek seekable tell
truncate writable write writelines __enter__ __exit__""")
_io_class("BinaryIO", IO[bytes], "write __enter__")
_io_class("TextIO", IO[str], "buffer encoding errors line_buffering newlines __enter__")


# ---- questions and marks

def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None, _recursive_guard=frozenset()):
    if format == annotationlib.Format.STRING:
        return forward_ref.__forward_arg__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    format = format or annotationlib.Format.VALUE
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner, format=format)
    if isinstance(value, ForwardRef) and format == annotationlib.Format.FORWARDREF:
        return value
    if isinstance(value, str):
        value = _make_forward_ref(value, module=forward_ref.__forward_module__, owner=owner or forward_ref.__owner__,
                                  is_argument=forward_ref.__forward_is_argument__, is_class=forward_ref.__forward_is_class__)
    return _eval_type(value, globals, locals, type_params, recursive_guard=_recursive_guard | {forward_ref.__forward_arg__},
                      format=format, owner=owner or forward_ref.__owner__, parent_fwdref=forward_ref)


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None, owner=None, parent_fwdref=None,
               prefer_fwd_module=False):
    if isinstance(t, ForwardRef):
        if prefer_fwd_module and t.__forward_module__ is not None:
            globalns = None
        return evaluate_forward_ref(t, globals=globalns, locals=localns, type_params=type_params, owner=owner,
                                    _recursive_guard=recursive_guard, format=format)
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    if isinstance(t, GenericAlias):
        args = tuple([_make_forward_ref(a, parent_fwdref=parent_fwdref) if isinstance(a, str) else a for a in t.__args__])
        is_unpacked = t.__unpacked__
        t = t.__origin__[(args[:-1], args[-1]) if _should_unflatten_callable_args(t, args) else args]
        if is_unpacked:
            t = Unpack[t]
    args = tuple([_eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard, format=format, owner=owner,
                             prefer_fwd_module=prefer_fwd_module) for a in t.__args__])
    return t if args == t.__args__ else _with_args(t, args)


def _with_args(t, args):
    if isinstance(t, Union):
        return functools.reduce(operator.or_, args)
    return GenericAlias(t.__origin__, args) if isinstance(t, GenericAlias) else t.copy_with(args)


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        return t if args == t.__args__ else _with_args(t, args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    Format = annotationlib.Format
    format = format or Format.VALUE
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}

    def evaluate(found, globalns, localns, is_argument, is_class):
        for name, value in found.items():
            if isinstance(value, str):
                value = _make_forward_ref(value, is_argument=is_argument, is_class=is_class)
            value = _eval_type(value, globalns, localns, (), format=format, owner=obj, prefer_fwd_module=True)
            hints[name] = type(None) if value is None else value

    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            found = annotationlib.get_annotations(base, format=format)
            if format == Format.STRING:
                hints.update(found)
                continue
            spaces = getattr(sys.modules.get(base.__module__, None), "__dict__", {}) if globalns is None else globalns, localns
            if localns is None:  # the names of the class are asked last
                spaces = (dict(vars(base)), spaces[0]) if globalns is None else (globalns, dict(vars(base)))
            evaluate(found, *spaces, False, True)
    else:
        found = annotationlib.get_annotations(obj, format=format)
        if not found and not isinstance(obj, types.ModuleType) and not callable(obj) and not hasattr(obj, "__annotations__") and (
                not hasattr(obj, "__annotate__")):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        if format == Format.STRING:
            return found
        if globalns is None:
            if isinstance(obj, types.ModuleType):
                globalns = obj.__dict__
            else:
                inner, seen = obj, {id(obj)}
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                    if id(inner) in seen:
                        raise ValueError(f"wrapper loop when unwrapping {obj!r}")
                    seen.add(id(inner))
                globalns = getattr(inner, "__globals__", {})
        evaluate(found, globalns, globalns if localns is None else localns, not isinstance(obj, types.ModuleType), False)
    return hints if include_extras or format == Format.STRING else {k: _strip_annotations(t) for k, t in hints.items()}


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    return Generic if tp is Generic else Union if isinstance(tp, Union) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return tp.__origin__, *tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        return (list(args[:-1]), args[-1]) if _should_unflatten_callable_args(tp, args) else args
    return tp.__args__ if isinstance(tp, Union) else ()


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {value if len(value) <= 100 else value[:100] + '...'}")


def no_type_check(arg):
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if getattr(obj, "__qualname__", None) != f"{arg.__qualname__}.{getattr(obj, '__name__', '')}" or (
                    getattr(obj, "__module__", None) != arg.__module__):
                continue  # a member of another class
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:  # a built-in class
        pass
    return arg


def no_type_check_decorator(decorator):
    import warnings
    warnings.warn("'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15", DeprecationWarning, stacklevel=2)

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def _mark(f, name, value=True):
    try:
        setattr(f, name, value)
    except (AttributeError, TypeError):
        pass
    return f


def final(f):
    return _mark(f, "__final__")


def override(method, /):
    return _mark(method, "__override__")


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


_overload_registry = {}  # module → qualified name → {line: function}


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        _overload_registry.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})[f.__code__.co_firstlineno] = func
    except AttributeError:  # a method of a built-in class
        pass
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                              "module should always be followed by an implementation that is not @overload-ed.")


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overload_registry.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    _overload_registry.clear()


def __getattr__(name):
    if name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        made = globals()[name] = _SpecialGenericAlias(getattr(contextlib, "Abstract" + name), 2, name=name, defaults=(bool | None,))
        return made
    if name in ("Match", "Pattern"):
        import _lockstep
        _lockstep.refuse(f"'typing.{name}'")
    sys._missing("typing", name)
