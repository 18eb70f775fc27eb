"""Questions about live objects. What would need source files is refused."""

import sys
import types
import _lockstep
from _signature import BoundArguments, Parameter, Signature, _empty, formatannotation, signature

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
    return not _is_plain(object) and _describes(object, "__get__") and not isdatadescriptor(object)


def _is_plain(object):
    return isclass(object) or ismethod(object) or isfunction(object)


def _describes(object, name):
    if isinstance(object, (property, types.GetSetDescriptorType, types.MemberDescriptorType)):
        return True
    return hasattr(type(object), name) or name == "__get__" and isinstance(
        object, (classmethod, staticmethod, types.MethodDescriptorType))


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
    return not _is_plain(object) and (_describes(object, "__set__") or _describes(object, "__delete__"))


def getmro(cls):
    return cls.__mro__


def _getmembers(object, predicate, getter):
    found, processed, names = [], set(), dir(object)
    mro = object.__mro__ if isclass(object) else ()
    for base in object.__bases__ if mro else ():
        names += [k for k, v in base.__dict__.items() if isinstance(v, types.DynamicClassAttribute)]
    for name in names:
        try:
            value = getter(object, name)
            if name in processed:  # the member and the attribute of a class, by one name
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        processed.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _getmembers(object, predicate, getattr_static)


_sentinel = object()


def _static_mro(cls):
    return type.mro(cls)


def _shadowed_dict(cls):
    for entry in _static_mro(cls):
        own = _lockstep.own_dict_of_class(entry).get("__dict__", _sentinel)
        if own is not _sentinel and type(own) is not types.GetSetDescriptorType:
            return own
    return _sentinel


def _check_class(cls, attr):
    for entry in _static_mro(cls):
        if _shadowed_dict(type(entry)) is _sentinel:
            space = _lockstep.own_dict_of_class(entry)
            if attr in space:
                return space[attr]
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    of_instance, kind = _sentinel, type(obj)
    is_class = type in _static_mro(kind)
    if not is_class:
        shadow = _shadowed_dict(kind)
        if shadow is _sentinel or type(shadow) is types.MemberDescriptorType:
            try:
                of_instance = dict.get(object.__getattribute__(obj, "__dict__"), attr, _sentinel)
            except AttributeError:
                pass
    of_class = _check_class(obj if is_class else kind, attr)
    if of_instance is not _sentinel and of_class is not _sentinel and isdatadescriptor(of_class) and _describes(of_class, "__get__"):
        return of_class
    if of_instance is not _sentinel:
        return of_instance
    if of_class is _sentinel and is_class:
        of_class = _check_class(type(obj), attr)
    if of_class is not _sentinel:
        return of_class
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    first, seen = func, {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
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
    from dis import get_instructions
    code = func.__code__
    nonlocals = dict(zip(code.co_freevars, [cell.cell_contents for cell in func.__closure__ or ()]))
    ns = func.__globals__
    builtin_ns = ns.get("__builtins__", sys.modules["builtins"])
    builtin_ns = builtin_ns.__dict__ if ismodule(builtin_ns) else builtin_ns
    global_vars, builtin_vars, unbound, names = {}, {}, set(), {}
    for instruction in get_instructions(code):
        if instruction.opname == "LOAD_ATTR":
            unbound.add(instruction.argval)
        elif instruction.opname == "LOAD_GLOBAL":
            names[instruction.argval] = None
    for name in names:
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
