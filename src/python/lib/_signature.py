"""Signatures of callables, after the second half of CPython's Lib/inspect.py, whose classes they are."""

import types
import _lockstep


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _void:
    pass


_empty.__module__ = "inspect"


class _Kind(int):
    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


def _kind(n, name, description):
    kind = _Kind(n)
    kind.name, kind.description = name, description
    return kind


_kinds = [_kind(i, *x) for i, x in enumerate([("POSITIONAL_ONLY", "positional-only"), ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
                                              ("VAR_POSITIONAL", "variadic positional"), ("KEYWORD_ONLY", "keyword-only"),
                                              ("VAR_KEYWORD", "variadic keyword")])]
only, plain, rest, named, more = _kinds


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ in ("builtins", base_module) else f"{annotation.__module__}.{annotation.__qualname__}"
    if type(annotation).__name__ == "ForwardRef":
        return annotation.__forward_arg__
    return repr(annotation)


def _without_typing(text):
    parts = text.split("typing.")
    return "".join([p if not p or not (p[-1].isalnum() or p[-1] in "_.") or i == len(parts) - 1 else p + "typing." for i, p in enumerate(parts)])


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")
    __module__ = "inspect"
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _kinds[[int(k) for k in _kinds].index(kind)]
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (rest, more):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default, self._annotation = default, annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():  # the parameter of a comprehension
            if self._kind != plain:
                raise ValueError(f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}")
            self._kind, name = only, f"implicit{name[1:]}"
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not only or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def _format(self, quote_annotation_strings=True):
        text = ("*" if self._kind is rest else "**" if self._kind is more else "") + self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    __slots__ = ("arguments", "_signature", "__weakref__")
    __module__ = "inspect"

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, p in self._signature.parameters.items():
            if p.kind in (named, more) or name not in self.arguments:
                break
            found.extend(self.arguments[name]) if p.kind is rest else found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, begun = {}, False
        for name, p in self._signature.parameters.items():
            begun = begun or p.kind in (named, more) or name not in self.arguments
            if begun and name in self.arguments:
                found.update(self.arguments[name] if p.kind is more else {name: self.arguments[name]})
        return found

    def apply_defaults(self):
        full = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif p.default is not _empty or p.kind in (rest, more):
                full[name] = p.default if p.default is not _empty else () if p.kind is rest else {}
        self.arguments = full

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or self._signature == other._signature and self.arguments == other.arguments

    __hash__ = None

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join([f'{k}={v!r}' for k, v in self.arguments.items()])})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")
    __module__ = "inspect"
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        from collections import OrderedDict
        found, top, defaulted = OrderedDict(), only, False
        for p in parameters or ():
            if __validate_parameters__:
                if p.kind in (rest, more) and any([q.kind is p.kind for q in found.values()]):
                    raise ValueError(f"more than one {p.kind.description} parameter")
                if p.kind < top:
                    raise ValueError(f"wrong parameter order: {top.description} parameter before {p.kind.description} parameter")
                top = p.kind
                if p.kind in (only, plain):
                    if defaulted and p.default is _empty:
                        raise ValueError("non-default argument follows default argument")
                    defaulted = p.default is not _empty
                if p.name in found:
                    raise ValueError(f"duplicate parameter name: {p.name!r}")
            found[p.name] = p
        self._parameters, self._return_annotation = types.MappingProxyType(found), return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        options = {"globals": globals, "locals": locals, "eval_str": eval_str, "format": annotation_format}
        return _Reader(cls, follow_wrapped, options).of(obj)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _parts(self):
        return ([p for p in self._parameters.values() if p.kind is not named],
                {p.name: p for p in self._parameters.values() if p.kind is named}, self._return_annotation)

    def __hash__(self):
        ordered, by_name, result = self._parts()
        return hash((tuple(ordered), frozenset(by_name.values()), result))

    def __eq__(self, other):
        return self is other or self._parts() == other._parts() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, partial=False):
        found, args, kwargs = {}, list(args), dict(kwargs)
        waiting, by_position = list(self._parameters.values()), []
        while waiting and args:
            p = waiting.pop(0)
            if p.kind in (named, more):
                raise TypeError("too many positional arguments")
            if p.kind is rest:
                found[p.name], args = tuple(args), []
                break
            if p.name in kwargs and p.kind is not only:
                raise TypeError(f"multiple values for argument {p.name!r}")
            found[p.name] = args.pop(0)
        if args:
            raise TypeError("too many positional arguments")
        collector, is_first = None, True
        for p in waiting:
            if p.kind is more:
                collector = p
            elif p.kind is only:
                if p.name in kwargs:
                    if p.default is _empty:
                        raise TypeError(f"missing a required positional-only argument: {p.name!r}")
                    by_position.append(p.name)
                elif p.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {p.name!r}")
            elif p.kind is not rest:
                if p.name in kwargs:
                    found[p.name] = kwargs.pop(p.name)
                elif p.default is _empty and not partial:
                    raise TypeError(f"missing a required{' keyword-only' if is_first and p.kind is named else ''} argument: {p.name!r}")
            is_first = is_first and p.kind is only
        if kwargs:
            if collector is not None:
                found[collector.name] = kwargs
            elif by_position:
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {', '.join(by_position)!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, found)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts, last = [], None
        for p in self._parameters.values():
            if last is only and p.kind is not only:
                parts.append("/")
            if p.kind is named and last not in (rest, named):
                parts.append("*")
            parts.append(p._format(quote_annotation_strings))
            last = p.kind
        if last is only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def _is_function_like(obj):
    defaults, by_name = getattr(obj, "__defaults__", _void), getattr(obj, "__kwdefaults__", _void)
    return (callable(obj) and not isinstance(obj, type) and isinstance(getattr(obj, "__code__", None), types.CodeType)
            and isinstance(getattr(obj, "__name__", None), str) and (defaults is None or isinstance(defaults, tuple))
            and (by_name is None or isinstance(by_name, dict)))


def _is_native(obj):
    return isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType,
                            types.ClassMethodDescriptorType)) or obj is type or obj is object


class _Reader:
    """Makes signatures of one kind, with one set of options (_signature_from_callable)."""

    def __init__(self, made, follows, options):
        self.made, self.follows, self.options = made, follows, options

    def of(self, obj):
        from inspect import unwrap
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        if isinstance(obj, types.MethodType):
            return self.bound(self.of(obj.__func__))
        if self.follows:
            obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
            if isinstance(obj, types.MethodType):
                return self.of(obj)
        known = getattr(obj, "__signature__", None)
        if known is not None:
            if not isinstance(known, Signature):
                raise TypeError(f"unexpected object {known!r} in __signature__ attribute")
            return known
        method = getattr(obj, "__partialmethod__", None)
        if type(method).__name__ == "partialmethod":
            return self.of_partial_method(method)
        if type(obj).__name__ == "partialmethod":
            return self.of_partial_method(obj)
        if isinstance(obj, types.FunctionType) or _is_function_like(obj):
            return self.of_function(obj)
        if _is_native(obj):
            return self.of_native(obj)
        from functools import partial
        if isinstance(obj, partial):
            return self.of_partial(self.of(obj.func), obj)
        if isinstance(obj, type):
            return self.of_class(obj)
        call = self.method_of_user(type(obj), "__call__")
        if call is not None:
            return self.of(call) if isinstance(call, types.MethodType) else self.of_method(call)
        raise ValueError(f"callable {obj!r} is not supported by signature")

    def of_native(self, obj):
        if getattr(obj, "__text_signature__", None):
            return _lockstep.refuse("the signature of a built-in function")
        _lockstep.refuse("the signature of a built-in function")

    def of_method(self, function):
        if isinstance(function, (staticmethod, type)):
            return self.of(function)
        return self.bound(self.of(function))

    def bound(self, signature):
        parameters = list(signature.parameters.values())
        if not parameters or parameters[0].kind in (named, more):
            raise ValueError("invalid method signature")
        return signature.replace(parameters=parameters if parameters[0].kind is rest else parameters[1:])

    def of_function(self, f):
        if getattr(f, "__text_signature__", None):
            return self.of_native(f)
        from inspect import get_annotations
        code, make = f.__code__, self.made._parameter_cls
        annotations = get_annotations(f, **self.options)
        names, positional, count = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
        defaults, by_name, found = f.__defaults__ or (), f.__kwdefaults__ or {}, []

        def add(name, kind, default=_empty):
            found.append(make(name, kind, default=default, annotation=annotations.get(name, _empty)))
        for i in range(positional):
            at = i - (positional - len(defaults))
            add(names[i], only if i < code.co_posonlyargcount else plain, defaults[at] if at >= 0 else _empty)
        end = positional + count
        if code.co_flags & 4:
            add(names[end], rest)
            end += 1
        for name in names[positional:positional + count]:
            add(name, named, by_name.get(name, _empty))
        if code.co_flags & 8:
            add(names[end], more)
        return self.made(found, return_annotation=annotations.get("return", _empty))

    def of_partial(self, signature, partial, extra=()):
        from functools import Placeholder
        try:
            bound = signature.bind_partial(*extra, *partial.args, **partial.keywords)
        except TypeError as e:
            raise ValueError(f"partial object {partial!r} has incorrect arguments") from e
        found, at_end, by_name = [], [], False  # what follows one that is given by name can be given by name alone
        for name, p in signature.parameters.items():
            if name in bound.arguments:
                value = bound.arguments[name]
                if p.kind in (only, plain) and not (p.kind is plain and name in partial.keywords):
                    if value is Placeholder:
                        found.append(p.replace(kind=only, default=_empty))
                    continue
                if p.kind in (plain, named):
                    by_name = by_name or p.kind is plain
                    p = p.replace(default=value)
            if not by_name:
                found.append(p)
            elif p.kind is not rest:
                at_end.append(p.replace(kind=named) if p.kind is plain else p)
        return signature.replace(parameters=found + at_end)

    def of_partial_method(self, method):
        from functools import Placeholder
        inner = self.of(method.func)
        made = self.of_partial(inner, method, (None,))
        first = next(iter(inner.parameters.values()))
        if first.kind is rest:
            return made
        if method.args.count(Placeholder):
            first = first.replace(kind=only)
        return made.replace(parameters=[first, *made.parameters.values()])

    def method_of_user(self, cls, name):
        from inspect import getattr_static, unwrap
        method = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
        if method is None:
            return None
        inner = unwrap(method, stop=lambda m: hasattr(m, "__signature__") or _is_native(m)) if self.follows else method
        if isinstance(inner, (staticmethod, classmethod)):
            inner = inner.__func__
        if _is_native(inner) or _is_native(method):
            return None
        get = getattr(type(method), "__get__", None)
        if name == "__new__" or get is None or isinstance(method, (type, types.FunctionType)):
            return method
        return method.__get__(cls, type(cls))

    def of_class(self, cls):
        call = self.method_of_user(type(cls), "__call__")
        if call is not None:
            return self.of(call) if isinstance(call, types.MethodType) else self.of_method(call)
        new, init = self.method_of_user(cls, "__new__"), self.method_of_user(cls, "__init__")
        for base in cls.__mro__:
            if new is not None and "__new__" in base.__dict__:
                return self.bound(self.of(new)) if not isinstance(new, types.MethodType) else self.of(new)
            if init is not None and "__init__" in base.__dict__:
                return self.of(init) if isinstance(init, types.MethodType) else self.of_method(init)
        for base in cls.__mro__[:-1]:
            text = getattr(base, "__text_signature__", None)
            if text:
                return self.of_native(base)
        if type not in cls.__mro__:
            if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
                return self.made()
            return self.of_native(cls)
        raise ValueError(f"no signature found for builtin type {cls!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)
