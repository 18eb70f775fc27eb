"""Questions about live objects. What would need source files is refused."""

import sys
import types
import _lockstep

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"
TPFLAGS_IS_ABSTRACT = 1 << 20


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType) and isinstance(object.__func__, types.FunctionType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethoddescriptor(object):
    return isinstance(object, types.MethodDescriptorType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or isinstance(object, types.MethodType) or ismethoddescriptor(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def getgeneratorstate(generator):
    return _state(generator, "gi", "GEN_")


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr", "CORO_")


def getasyncgenstate(agen):
    return _state(agen, "ag", "AGEN_")


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return {} if agen.ag_frame is None else agen.ag_frame.f_locals


def _state(of, prefix, names):
    frame = getattr(of, prefix + "_frame")
    return names + ("RUNNING" if getattr(of, prefix + "_running") else "SUSPENDED" if getattr(of, prefix + "_suspended")
                    else "CLOSED" if frame is None else "CREATED")


def _has_flag(f, flag):
    while hasattr(f, "__func__") or type(f).__name__ == "partial":
        f = getattr(f, "__func__", None) or f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(getattr(obj, "__func__", obj), "_is_coroutine_mark", None) is _mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isdatadescriptor(object):
    return not isinstance(object, type) and hasattr(type(object), "__set__") or isinstance(object, property)


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getattr_static(obj, attr, *default):
    for space in [getattr(obj, "__dict__", {})] + [c.__dict__ for c in (obj if isinstance(obj, type) else type(obj)).__mro__]:
        if attr in space:
            return space[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def cleandoc(doc):
    lines = (doc.expandtabs() if "\t" in doc else doc).split("\n")
    margin = min([len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")], default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def _later(name):
    def function(*args, **keywords):
        _lockstep.refuse(f"'inspect.{name}'")
    return function


for _name in "getcomments getblock".split():
    globals()[_name] = _later(_name)


def getsourcefile(object):
    return getfile(object)


def _place(object):
    object = getattr(object, "__func__", object)
    for name in "__code__", "tb_frame", "f_code":
        object = getattr(object, name, object)
    if hasattr(object, "co_code"):
        return object.co_filename, object.co_firstlineno, object.co_name == "<lambda>"
    if isclass(object):
        return getfile(object), object.__dict__.get("__firstlineno__", 0), False
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


def _brackets(line):
    """How many brackets a line leaves open, and the line without its comment."""
    depth, quote = 0, None
    for i in range(len(line)):
        c = line[i]
        if quote:
            if c == quote and line[i - 1] != "\\":
                quote = None
        elif c in "'\"":
            quote = c
        elif c == "#":
            return depth, line[:i]
        else:
            depth += (c in "([{") - (c in ")]}")
    return depth, line


def getsourcelines(object):
    object = unwrap(object)
    file, first, is_lambda = _place(object)
    lines, depth, blank, base, at = [], 0, 0, None, first
    while blank < 100:
        line = _lockstep.source_line(file, at)
        at += 1
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        if base is not None and depth == 0 and text and indent <= base:
            break
        lines.append(line + "\n")
        blank = 0 if text else blank + 1
        if base is None:  # decorators and the first line, which may be several
            opened, code = _brackets(line)
            depth += opened
            if depth == 0 and not text.startswith("@") and text:
                if is_lambda or not code.rstrip().endswith(":"):
                    break
                base = len(lines[0]) - len(lines[0].lstrip())
    while lines and lines[-1] == "\n":
        lines.pop()
    if not lines:
        raise OSError("could not get source code")
    return lines, first


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getfile(object):
    return getattr(getattr(object, "__code__", None), "co_filename", None) or getmodule(object).__file__


def currentframe():
    return sys._getframe(1)


def get_annotations(obj, **options):
    import annotationlib
    return annotationlib.get_annotations(obj, **options)


def _info_class(name, fields):
    from collections import namedtuple
    made = namedtuple(name, fields, module="inspect")
    globals()[name] = made
    return made


def __getattr__(name):  # named tuples that few ask for
    if name == "Traceback":
        return _info_class(name, "filename lineno function code_context index")
    if name == "FrameInfo":
        return _info_class(name, "frame filename lineno function code_context index")
    if name == "ClosureVars":
        return _info_class(name, "nonlocals globals builtins unbound")
    sys._missing("inspect", name)


def getframeinfo(frame, context=1):
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    elif not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = max(lineno - 1 - context // 2, 0)
        lines = [_lockstep.source_line(filename, start + 1 + i) + "\n" for i in range(context)]
        index = lineno - 1 - start
    return sys.modules[__name__].Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(sys.modules[__name__].FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    frames = []
    while tb:
        frames.append(sys.modules[__name__].FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return frames


def getlineno(frame):
    return frame.f_lineno


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = dict(zip(code.co_freevars, [cell.cell_contents for cell in func.__closure__ or ()]))
    ns, builtin_ns = func.__globals__, sys.modules["builtins"].__dict__
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ns:
            global_vars[name] = ns[name]
        elif name in builtin_ns:
            builtin_vars[name] = builtin_ns[name]
        else:
            unbound.add(name)
    return sys.modules[__name__].ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


def markcoroutinefunction(func):
    func = getattr(func, "__func__", func)
    func._is_coroutine_mark = _mark
    return func


_mark = object()


class _empty:
    pass


class _Kind(int):
    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


def _kind(n, name, description):
    kind = _Kind(n)
    kind.name, kind.description = name, description
    return kind


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = [
        _kind(i, *x) for i, x in enumerate([("POSITIONAL_ONLY", "positional-only"), ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
                                            ("VAR_POSITIONAL", "variadic positional"), ("KEYWORD_ONLY", "keyword-only"), ("VAR_KEYWORD", "variadic keyword")])]
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        return Parameter(changes.get("name", self.name), changes.get("kind", self.kind), default=changes.get("default", self.default),
                         annotation=changes.get("annotation", self.annotation))

    def __str__(self):
        text = ("*" if self.kind == 2 else "**" if self.kind == 4 else "") + self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    __hash__ = None


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation.__qualname__ if annotation.__module__ in ("builtins", base_module) else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind in (3, 4) or name not in self.arguments:
                break
            found.extend(self.arguments[name]) if p.kind == 2 else found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        for name, p in self.signature.parameters.items():
            if p.kind == 4:
                found.update(self.arguments.get(name, {}))
            elif p.kind == 3 and name in self.arguments:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        full = {}
        for name, p in self.signature.parameters.items():
            full[name] = self.arguments[name] if name in self.arguments else p.default if p.default is not _empty else () if p.kind == 2 else {}
        self.arguments = full

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{k}={v!r}' for k, v in self.arguments.items()])})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        self.parameters, self.return_annotation = {p.name: p for p in parameters or ()}, return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def _bind(self, args, kwargs, partial):
        found, args = {}, list(args)
        for name, p in self.parameters.items():
            if p.kind == 2:
                found[name], args = tuple(args), []
            elif p.kind == 4:
                found[name], kwargs = dict(kwargs), {}
            elif args and p.kind != 3:
                if name in kwargs and p.kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = args.pop(0)
            elif name in kwargs and p.kind != 0:
                found[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, {k: v for k, v in found.items() if v != () and v != {} or self.parameters[k].kind not in (2, 4)})

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts, last = [], None
        for p in self.parameters.values():
            if last == 0 and p.kind != 0:
                parts.append("/")
            if p.kind == 3 and last not in (2, 3):
                parts.append("*")
            parts.append(str(p))
            last = p.kind
        if last == 0:
            parts.append("/")
        return f"({', '.join(parts)})" + ("" if self.return_annotation is _empty else f" -> {formatannotation(self.return_annotation)}")

    __str__ = format

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and list(self.parameters.values()) == list(other.parameters.values()) and self.return_annotation == other.return_annotation

    __hash__ = None


def signature(obj, **options):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    if hasattr(obj, "__signature__"):
        return obj.__signature__
    if type(obj).__name__ == "partial":
        inner = signature(obj.func)
        given = list(inner.parameters)[:len(obj.args)]
        return inner.replace(parameters=[p.replace(default=obj.keywords[n], kind=Parameter.KEYWORD_ONLY) if n in obj.keywords else p
                                         for n, p in inner.parameters.items() if n not in given])
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name)
            if isinstance(method, types.FunctionType):
                return _without_first(signature(method))
        return Signature()
    if not isinstance(obj, types.FunctionType):
        method = getattr(type(obj), "__call__", None)
        if isinstance(method, types.FunctionType):
            return _without_first(signature(method))
        raise ValueError(f"no signature found for builtin {obj!r}")
    code, annotations = obj.__code__, get_annotations(obj)
    names, positional, only = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    defaults, named_defaults = obj.__defaults__ or (), obj.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    for i in range(positional):
        at = i - (positional - len(defaults))
        add(names[i], Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD, defaults[at] if at >= 0 else _empty)
    end = positional + only
    if code.co_flags & CO_VARARGS:
        add(names[end], Parameter.VAR_POSITIONAL)
        end += 1
    for name in names[positional:positional + only]:
        add(name, Parameter.KEYWORD_ONLY, named_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[end], Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(signature):
    parameters = list(signature.parameters.values())
    return signature.replace(parameters=parameters if parameters and parameters[0].kind == 2 else parameters[1:])


def getfullargspec(func):
    from collections import namedtuple
    parameters = signature(func).parameters.values()
    plain = [p for p in parameters if p.kind in (0, 1)]
    return namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations", module="inspect")(
        [p.name for p in plain], next((p.name for p in parameters if p.kind == 2), None), next((p.name for p in parameters if p.kind == 4), None),
        tuple([p.default for p in plain if p.default is not _empty]) or None, [p.name for p in parameters if p.kind == 3],
        {p.name: p.default for p in parameters if p.kind == 3 and p.default is not _empty} or None,
        ({} if signature(func).return_annotation is _empty else {"return": signature(func).return_annotation}) |
        {p.name: p.annotation for p in parameters if p.annotation is not _empty})
