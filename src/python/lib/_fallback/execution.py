# Running code: exec() and its like, names looked up in a mapping, generators, exceptions.

def do_exec(source, globals, locals):
    _run(source, "exec", globals, locals)


def do_rlock_of_arguments(kind):
    import _thread, warnings
    if kind is _thread.RLock:
        warnings.warn("Passing arguments to RLock is deprecated and will be removed in 3.15", DeprecationWarning)
    return _thread.RLock.__new__(kind)


def do_eval(source, globals, locals):
    return _run(source, "eval", globals, locals)


def _run(source, mode, globals, locals):
    if locals is not None and not hasattr(type(locals), "__getitem__"):
        raise TypeError("locals must be a mapping" + (f" or None, not {type(locals).__name__}" if mode == "exec" else ""))
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode()
    if isinstance(source, str):
        source = _compiled(source.lstrip(" \t") if mode == "eval" else source, "<string>", mode)
    elif type(source) is not _code:
        raise TypeError(f"{mode}() arg 1 must be a string, bytes or code object")
    return _lockstep.run_code(source, globals, globals if locals is None else locals)


_code = type(do_exec.__code__)


def do_compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    if isinstance(filename, (bytes, bytearray)):
        filename = bytes(filename).decode()
    elif not isinstance(filename, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(filename).__name__}")
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode()
    if not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if flags:
        _lockstep.refuse("compile() with flags")
    return _compiled(source, filename, mode)


def _compiled(source, filename, mode):
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    code, said = _lockstep.compile_source(source, filename, mode)
    if said:
        import warnings
        for text, line in said:
            try:
                warnings.warn_explicit(text, SyntaxWarning, filename, line)
            except SyntaxWarning as e:  # filters that make errors of warnings: a SyntaxError here, as CPython's
                error = SyntaxError(text, (filename, line, 1, None, line, 1))
            else:
                continue
            raise error
    return code


def do___import__(name, globals=None, locals=None, fromlist=(), level=0):
    import sys
    _lockstep.run_code(_compiled("import " + name, "/_fallback/", "exec"), space := {}, space)
    return sys.modules[name if fromlist else name.partition(".")[0]]


def do_import_star(module, names, into):
    for name in names:
        into[name] = getattr(module, name)


class Quitter:  # exit and quit, which CPython's site adds
    __module__ = "_sitebuiltins"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


def do_load_name(locals, globals, name):
    try:
        return locals[name]
    except KeyError:
        pass
    if name in globals:
        return globals[name]
    builtins = _builtins
    if name in builtins:
        return builtins[name]
    raise NameError(f"name '{name}' is not defined")


def do_sys_attribute(name):
    import _sys
    return _sys.attribute(name)


def do_time_attribute(name):
    import _time
    return _time.attribute(name)


def do_thread_attribute(name):
    if name == "_local":
        import _threading_local
        return _threading_local.local
    import sys
    sys._missing("_thread", name)


def do_start_new_thread(function, args, keywords):
    import _thread
    import sys

    def run():
        try:
            function(*args, **(keywords or {}))
        except SystemExit:
            pass
        except BaseException as e:
            _thread._note_uncaught()
            do_unraisable(e, f"Exception ignored in thread started by {function!r}", None)
        finally:  # what threading.current_thread() made of it goes with it
            threading, ident = sys.modules.get("threading"), _thread.get_ident()
            if threading is not None and type(threading._active.get(ident)) is threading._DummyThread:
                del threading._active[ident]
    return _thread.start_joinable_thread(run).ident


def do_exit(names):
    """The program is over: its globals go, first what is finalized itself, then what holds others; but not what finalizers
    may still call and read."""
    order = [], [], []
    for name, value in names.items():
        kind = type(value)
        if hasattr(kind, "__del__") or kind is _generator:
            order[0].append(name)
        elif kind is _function:
            if value.__closure__:
                order[2].append(name)
        elif kind in (list, dict, set, tuple, frozenset) or kind.__module__ == "__main__" and not isinstance(value, type):
            order[1].append(name)
    value = None
    for part in order:
        for name in part:
            names[name] = None


_generator, _function = type(x for x in ()), type(do_exit)


# ---- generators and coroutines

def do_send(receiver, value):
    return receiver.send(value)


def _warn_of_three(name):
    import warnings
    warnings.warn(f"the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead.",
                  DeprecationWarning)


def do_generator_throw(self, kind, value=_missing, traceback=None):
    if value is not _missing:
        _warn_of_three("throw")
    return _lockstep.throw_raised(self, _thrown(kind, None if value is _missing else value, traceback))


def _thrown(kind, value, traceback):
    if traceback is not None and type(traceback).__name__ != "traceback":
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(kind, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        error = kind
    elif not isinstance(kind, type) or not issubclass(kind, BaseException):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(kind).__name__}")
    else:
        error = kind() if value is None else value if isinstance(value, BaseException) else kind(value)
        if not isinstance(error, BaseException):  # raised where the generator stands
            return TypeError(f"calling {kind!r} should have returned an instance of BaseException, not {type(error)!r}")
    return error if traceback is None else error.with_traceback(traceback)


def do_generator_close(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration) as e:
        return getattr(e, "value", None)
    kind = type(self).__name__
    raise RuntimeError(("generator" if kind == "generator" else "coroutine") + " ignored GeneratorExit")


do_coroutine_throw = do_coroutine_wrapper_throw = do_generator_throw
do_async_generator_asend_throw = do_async_generator_athrow_throw = do_generator_throw
do_coroutine_close = do_coroutine_wrapper_close = do_generator_close


def do_async_generator_asend_close(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration, StopAsyncIteration):
        return
    raise RuntimeError("coroutine ignored GeneratorExit")


do_async_generator_athrow_close = do_async_generator_asend_close


def do_async_generator_athrow(self, kind, value=_missing, traceback=None):
    if value is not _missing:
        _warn_of_three("athrow")
    try:
        error = _thrown(kind, None if value is _missing else value, traceback)
    except TypeError as e:  # said by whoever awaits it
        error = e
    return self.athrow(error)


def do_never_awaited(self):  # a coroutine, or a step of an asynchronous generator, that goes before it has begun
    import warnings
    try:
        if hasattr(self, "cr_origin"):
            warnings._warn_unawaited_coroutine(self)
        else:
            method, name = _lockstep.step_names(self)
            warnings.warn(f"coroutine method {method!r} of {name!r} was never awaited", RuntimeWarning, source=self)
    finally:
        self.close()


def do_async_generator_drop(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


asyncgen_hooks = _lockstep.asyncgen_hooks = {}  # identifier of a thread, as a text → what its sys.set_asyncgen_hooks() was given


def aiter(async_iterable, /):
    try:
        method = type(async_iterable).__aiter__
    except AttributeError:
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable") from None
    return method(async_iterable)


def anext(async_iterator, default=_missing, /):
    try:
        method = type(async_iterator).__anext__
    except AttributeError:
        raise TypeError(f"'{type(async_iterator).__name__}' object is not an async iterator") from None
    awaitable = method(async_iterator)
    return awaitable if default is _missing else _anext_or(awaitable, default)


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# ---- exceptions

def do_raise_from(error, cause):
    raise error from cause()


def do_exception_texts(error):
    waiting, seen = [error], 0
    while waiting and seen < 100:
        error = waiting.pop()
        if not isinstance(error, SyntaxError) or type(error).__str__ is not BaseException.__str__:
            try:
                text = str(error.code if isinstance(error, SystemExit) else error)
            except BaseException:
                text = "<exception str() failed>"
            _lockstep.set_text(error, text)
        if isinstance(error, BaseExceptionGroup):
            waiting += error.exceptions
        error = error.__cause__ or error.__context__
        if error is not None:
            waiting.append(error)
        seen += 1


def do_unraisable(error, message, object):
    import _sys
    try:
        _sys.call_unraisablehook(error, message, object)
    except BaseException as e:
        import sys
        sys.stderr.write("Exception ignored in sys.unraisablehook:\n" + sys._format_exception(e))


def do__format_exception(error):
    import sys
    do_exception_texts(error)
    return sys._format_exception(error)


class BaseExceptionGroup(BaseException):
    __module__ = "builtins"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(type(exceptions), "__getitem__") or isinstance(exceptions, dict):
            raise TypeError("second argument (exceptions) must be a sequence")
        all_are_exceptions, members = True, (*exceptions,)
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for i in range(len(members)):
            if not isinstance(members[i], BaseException):
                raise ValueError(f"Item {i} of second argument (exceptions) is not an exception")
            all_are_exceptions = all_are_exceptions and isinstance(members[i], Exception)
        if cls is BaseExceptionGroup:
            if all_are_exceptions:
                cls = ExceptionGroup
        elif not all_are_exceptions and issubclass(cls, Exception):
            what = "an ExceptionGroup" if cls is ExceptionGroup else repr(cls.__name__)
            raise TypeError(f"Cannot nest BaseExceptions in {what}")
        self = BaseException.__new__(cls, message, exceptions)
        self.message, self.exceptions = message, members
        return self

    def __init__(self, *args):
        pass

    def __str__(self):
        return f"{self.message} ({len(self.exceptions)} sub-exception{'s' if len(self.exceptions) != 1 else ''})"

    def __repr__(self):
        return f"{type(self).__name__}({self.message!r}, {self.exceptions if isinstance(self.args[1], tuple) else list(self.exceptions)!r})"

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    def derive(self, excs):
        return BaseExceptionGroup(self.message, excs)

    def _like(self, members):
        if not members:
            return None
        group = self.derive(members)
        group.__traceback__, group.__cause__, group.__context__ = self.__traceback__, self.__cause__, self.__context__
        group.__suppress_context__ = self.__suppress_context__
        for note in getattr(self, "__notes__", ()):
            group.add_note(note)
        return group

    def split(self, condition, /):
        matches = condition
        if isinstance(condition, (type, tuple)):
            def matches(e):
                return isinstance(e, condition)
        elif not callable(condition):
            raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
        if matches(self):
            return self, None
        ours, others = [], []
        for e in self.exceptions:
            if isinstance(e, BaseExceptionGroup):
                a, b = e.split(matches)
                if a is not None:
                    ours.append(a)
                if b is not None:
                    others.append(b)
            else:
                (ours if matches(e) else others).append(e)
        return self._like(ours), self._like(others)

    def subgroup(self, condition, /):
        return self.split(condition)[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


# What an except* clause catches of an exception, and what is left for the next one.
def do_match_of_group(error, types):
    for kind in types if isinstance(types, tuple) else (types,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if error is None:
        return None, None
    is_group = isinstance(error, BaseExceptionGroup)
    if issubclass(type(error), types):
        return error if is_group else BaseExceptionGroup("", (error,)), None
    if not is_group:
        return None, error
    parts = error.split(types)
    if not isinstance(parts, tuple):
        raise TypeError(f"{type(error).__name__}.split must return a tuple, not {type(parts).__name__}")
    if len(parts) < 2:
        raise TypeError(f"{type(error).__name__}.split must return a 2-tuple, got tuple of size {len(parts)}")
    return parts[0], parts[1]


# What is raised at the end of a try statement with except*: `errors` are what its clauses raised, and the rest that
# none of them caught. Parts of `error` that were raised again unchanged become one group of its shape.
def do_prep_reraise_star(error, errors):
    if not isinstance(error, BaseExceptionGroup):
        return errors[0] if errors else None
    raised, kept = [], []
    for e in errors:
        if e is not None:
            is_part = (e.__traceback__ is error.__traceback__ and e.__cause__ is error.__cause__
                       and e.__context__ is error.__context__)
            (kept if is_part else raised).append(e)
    leaves = {*()}
    while kept:
        e = kept.pop()
        if isinstance(e, BaseExceptionGroup):
            kept.extend(e.exceptions)
        else:
            leaves.add(id(e))
    again = BaseExceptionGroup.split(error, lambda e: id(e) in leaves)[0] if leaves else None
    if again is not None:
        raised.append(again)
    return BaseExceptionGroup("", raised) if len(raised) > 1 else raised[0] if raised else None


_builtins = __builtins__
_builtins["exit"], _builtins["quit"] = Quitter("exit"), Quitter("quit")
for _name in ("aiter", "anext", "BaseExceptionGroup", "ExceptionGroup"):
    _builtins[_name] = globals()[_name]
    _builtins[_name].__module__ = "builtins"
