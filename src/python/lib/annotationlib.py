"""Annotations, also where names in them are not there yet, after CPython's Lib/annotationlib.py."""

import sys
import types

__all__ = ["ForwardRef", "Format", "get_annotations", "call_annotate_function", "type_repr", "annotations_to_string"]


class Format:
    VALUE, VALUE_WITH_FAKE_GLOBALS, FORWARDREF, STRING = 1, 2, 3, 4


class ForwardRef:
    """An expression that stands for a type, and may be evaluated later."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__, self.__forward_module__, self.__owner__ = arg, module, owner
        self.__forward_is_argument__, self.__forward_is_class__, self.__globals__ = is_argument, is_class, None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    @property
    def __forward_code__(self):
        arg = self.__forward_arg__
        try:
            return compile(f"({arg},)[0]" if arg.startswith("*") else arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        if format == Format.STRING:
            return self.__forward_arg__
        owner = self.__owner__ if owner is None else owner
        if globals is None:
            globals = self.__globals__
        if globals is None and self.__forward_module__ is not None:
            globals = getattr(sys.modules.get(self.__forward_module__), "__dict__", None)
        if globals is None:
            if isinstance(owner, type):
                globals = getattr(sys.modules.get(owner.__module__), "__dict__", None)
            else:
                globals = owner.__dict__ if isinstance(owner, types.ModuleType) else getattr(owner, "__globals__", None)
        globals = {} if globals is None else globals
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        try:
            return eval(self.__forward_code__, globals, locals)
        except Exception:
            if format != Format.FORWARDREF:
                raise
            return self

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def _parts(self):
        return (self.__forward_arg__, self.__forward_module__, self.__forward_is_class__, self.__owner__)

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        extra += ", is_class=True" if self.__forward_is_class__ else ""
        extra += "" if self.__owner__ is None else f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{extra})"


class _Name:
    """Stands for a name while annotations are made, and says what was done with it. It ends as a ForwardRef."""

    def __init__(self, text, rank, made):  # how strongly it holds together: 9 is a name
        self._text, self._rank, self._made = text, rank, made
        made.append(self)

    def _with(self, text, rank=9):
        return _Name(text, rank, self._made)

    def _operand(self, rank=9):
        return self._text if self._rank >= rank else f"({self._text})"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._with(f"{self._operand()}.{name}")

    def __getitem__(self, item):
        text = ", ".join(map(_text, item)) if isinstance(item, tuple) and item else _text(item)
        return self._with(f"{self._operand()}[{text}]")

    def __call__(self, *args, **keywords):
        given = [_text(a) for a in args] + [f"{k}={_text(v)}" for k, v in keywords.items()]
        return self._with(f"{self._operand()}({', '.join(given)})")

    def __iter__(self):
        yield self._with(f"*{self._operand()}")

    def __hash__(self):
        return id(self)


def _operator(name, sign, rank):
    def forward(self, other):
        right = other._operand(rank + 1) if isinstance(other, _Name) else _text(other)
        return self._with(f"{self._operand(rank)} {sign} {right}", rank)

    def backward(self, other):
        return self._with(f"{_text(other)} {sign} {self._operand(rank + 1)}", rank)
    setattr(_Name, f"__{name}__", forward)
    setattr(_Name, f"__r{name}__", backward)


for _row in (("or", "|", 1), ("and", "&", 2), ("add", "+", 3), ("sub", "-", 3), ("mul", "*", 4), ("truediv", "/", 4), ("mod", "%", 4),
             ("pow", "**", 5)):
    _operator(*_row)


def _text(x):
    if isinstance(x, _Name):
        return x._text
    if isinstance(x, (list, tuple)):
        inner = ", ".join(map(_text, x))
        return f"[{inner}]" if isinstance(x, list) else f"({inner},)" if len(x) == 1 else f"({inner})"
    if isinstance(x, dict):
        return "{" + ", ".join([f"{_text(k)}: {_text(v)}" for k, v in x.items()]) + "}"
    return repr(x) if isinstance(x, (int, float, str, bytes, type(None))) else type_repr(x)


def type_repr(value):
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)) and not isinstance(value, types.GenericAlias):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    return "..." if value is ... else repr(value)


def annotations_to_string(annotations):
    return {n: t if isinstance(t, str) else type_repr(t) for n, t in annotations.items()}


def _cell(value):
    return (lambda: value).__closure__[0]


def call_annotate_function(annotate, format, *, owner=None):
    if format == Format.VALUE:
        return annotate(Format.VALUE)
    annotate = getattr(annotate, "__func__", annotate)
    if not isinstance(annotate, types.FunctionType):
        return annotate(format)
    if annotate.__code__.co_name not in ("__annotate__", "evaluate_default"):  # one that a program wrote
        try:
            return annotate(format)
        except NotImplementedError:
            pass
    code, made, spaces = annotate.__code__, [], dict(annotate.__globals__)
    cells = dict(zip(code.co_freevars, annotate.__closure__ or ()))
    classdict = cells.get("__classdict__")
    if format == Format.STRING:
        for name in code.co_names:
            spaces[name] = _Name(name, 9, made)
        for name in cells:
            if name != "__classdict__":
                cells[name] = _cell(_Name(name, 9, made))
            else:
                cells[name] = _cell({})
    while True:
        function = types.FunctionType(code, spaces, annotate.__name__, annotate.__defaults__, tuple(cells.values()) or None)
        try:
            found = function(Format.VALUE)
            break
        except NameError as e:
            name = e.name
            if name is None:
                for free, cell in cells.items():
                    try:
                        cell.cell_contents
                    except ValueError:
                        name = free
                        break
            if name in cells and name != "__classdict__":
                cells[name] = _cell(_Name(name, 9, made))
            elif name is None or name in spaces:
                raise
            else:
                spaces[name] = _Name(name, 9, made)
    if format == Format.STRING:
        return {n: _text(t) for n, t in found.items()}
    for x in made:
        text = x._text
        x.__dict__.clear()
        x.__class__ = ForwardRef
        ForwardRef.__init__(x, text, owner=owner)
        x.__globals__ = annotate.__globals__
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    try:
        found = _annotations(obj)
    except NameError:
        if format == Format.VALUE:
            raise
        found = None
    if format != Format.VALUE:
        annotate = getattr(obj, "__dict__", {}).get("__annotate_func__") if isinstance(obj, type) else getattr(obj, "__annotate__", None)
        if annotate is not None and (found is None or format == Format.STRING):
            found = call_annotate_function(annotate, format, owner=obj)
        elif format == Format.STRING:
            found = annotations_to_string(found or {})
    if found is None:
        if isinstance(obj, (type, types.ModuleType)) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not found or not eval_str:
        return dict(found)
    while isinstance(obj, types.FunctionType) and hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    if isinstance(obj, type):
        globals = vars(sys.modules[obj.__module__]) if globals is None else globals
        locals = dict(vars(obj)) if locals is None else locals
    elif isinstance(obj, types.ModuleType):
        globals = obj.__dict__ if globals is None else globals
    elif callable(obj):
        inner = obj
        while hasattr(inner, "__wrapped__") or type(inner).__name__ == "partial":
            inner = inner.func if type(inner).__name__ == "partial" else inner.__wrapped__
        globals = getattr(inner, "__globals__", None) if globals is None else globals
    return {k: eval(v, globals, locals) if isinstance(v, str) else v for k, v in found.items()}


def _annotations(obj):
    if isinstance(obj, type):
        try:
            return obj.__annotations__
        except AttributeError:
            return None
    return getattr(obj, "__annotations__", None)
