"""Type variables and their kin, after CPython's Objects/typevarobject.c and what Modules/_typingmodule.c hands on."""

import sys

Union = type(int | str)


def _idfunc(x, /):
    return x


def _caller():
    return sys._getframemodulename(2)


def _final(cls):
    def refused(*args, **keywords):
        raise TypeError(f"type 'typing.{cls.__name__}' is not an acceptable base type")
    cls.__init_subclass__ = refused
    cls.__module__ = "typing"
    return cls


class _NoAttributes(type):
    def __setattr__(cls, name, value):
        raise TypeError(f"cannot set {name!r} attribute of immutable type {cls.__name__!r}")


class NoDefaultType(metaclass=_NoAttributes):
    """The type of the NoDefault singleton."""

    __slots__ = ()
    __module__ = "typing"

    def __new__(cls, /):
        return NoDefault

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = object.__new__(NoDefaultType)


class _Parameter:
    """What all three kinds share: a name, a default, the module that made it."""

    # Where a value is made on demand in CPython, by a function of the type that says it.
    evaluate_default = property(lambda self: _evaluator(self.__default__, NoDefault))

    def has_default(self):
        return self.__default__ is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _evaluator(value, nothing):
    return None if value is nothing else lambda format=1, /: value


class _Variable(_Parameter):
    """A type variable or a specification of parameters: what has a variance, and may stand in a union."""

    def _set_up(self, name, bound, default, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__, self.__default__ = name, default
        if bound is not None and type(self) is TypeVar:
            import typing
            bound = typing._type_check(bound, "Bound must be a type.")
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


@_final
class TypeVar(_Variable):
    evaluate_bound = property(lambda self: _evaluator(self.__bound__, None))
    evaluate_constraints = property(lambda self: _evaluator(self.__constraints__, ()))

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self.__module__ = _caller()
        self._set_up(name, bound, default, covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__constraints__ = constraints

    def __typing_subst__(self, arg):
        import typing
        arg = typing._type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if typing._is_unpacked(arg):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = parameters.index(self)
        if at < len(args):
            return args
        if at == len(args) and self.__default__ is not NoDefault:
            return (*args, self.__default__)
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least "
                        f"{len([p for p in parameters if p.__default__ is NoDefault])}")


@_final
class ParamSpec(_Variable):
    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        self.__module__ = _caller()
        self._set_up(name, bound, default, covariant, contravariant, infer_variance)

    def __typing_subst__(self, arg):
        import typing
        if isinstance(arg, (list, tuple)):
            return tuple([typing._type_check(a, "Expected a type.") for a in arg])
        if not typing._is_param_expr(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        import typing
        parameters = alias.__parameters__
        at = parameters.index(self)
        if at == len(args) and self.has_default():
            args = (*args, self.__default__)
        if at >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(parameters) == 1 and not typing._is_param_expr(args[0]):
            return (args,)  # Z[int, str] says the same as Z[[int, str]]
        return (*args[:at], tuple(args[at]), *args[at + 1:]) if isinstance(args[at], list) else args


class _Part:
    def __init__(self, origin, /):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash(self.__origin__)

    def __repr__(self):
        name = getattr(self.__origin__, "__name__", None)
        return f"{name if isinstance(name, str) else repr(self.__origin__)}.{self._part}"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


@_final
class ParamSpecArgs(_Part):
    _part = "args"


@_final
class ParamSpecKwargs(_Part):
    _part = "kwargs"


@_final
class TypeVarTuple(_Parameter):
    def __init__(self, name, *, default=NoDefault):
        self.__module__, self.__name__, self.__default__ = _caller(), name, default

    def __iter__(self):
        import typing
        yield typing.Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        import typing
        parameters = alias.__parameters__
        at = parameters.index(self)
        if any([isinstance(p, TypeVarTuple) for p in parameters[at + 1:]]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        count, left, right, middle, fill = len(args), at, len(parameters) - at - 1, None, None
        for k, arg in enumerate(args):
            inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
            if inner and len(inner) == 2 and inner[-1] is ...:
                if middle is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                middle, fill = k, inner[0]
        if middle is not None:
            left, right = min(left, middle), min(right, count - middle - 1)
        elif left + right > count:
            raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(parameters) - 1}")
        if left == count - right and self.has_default():
            taken = tuple(typing._unpack_args(self.__default__))
        else:
            taken = tuple(args[left:count - right])
        return (*args[:left], *[fill] * (at - left), taken, *[fill] * (len(parameters) - right - left - at - 1),
                *args[count - right:])


class Generic:
    """What a class inherits to be generic over the type variables in Generic[...]."""

    __slots__ = ()
    __module__ = "typing"

    def __class_getitem__(cls, items):
        import typing
        return typing._generic_class_getitem(cls, items)

    def __init_subclass__(cls, *args, **kwargs):
        import typing
        super().__init_subclass__(*args, **kwargs)
        typing._generic_init_subclass(cls)
