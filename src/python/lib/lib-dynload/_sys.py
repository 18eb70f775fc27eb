"""What few programs ask of sys: made when they do."""

import sys
import _lockstep
import _thread


class asyncgen_hooks(tuple):
    __slots__ = ()
    __module__ = "sys"
    firstiter = property(lambda self: self[0])
    finalizer = property(lambda self: self[1])

    def __repr__(self):
        return f"asyncgen_hooks(firstiter={self[0]!r}, finalizer={self[1]!r})"


def get_asyncgen_hooks():
    return asyncgen_hooks(_lockstep.asyncgen_hooks.get(str(_thread.get_ident()), (None, None)))


def set_asyncgen_hooks(firstiter=..., finalizer=...):
    hooks = list(get_asyncgen_hooks())
    for i, name, hook in (1, "finalizer", finalizer), (0, "firstiter", firstiter):
        if hook is not ...:
            if hook is not None and not callable(hook):
                raise TypeError(f"callable {name} expected, got {type(hook).__name__}")
            hooks[i] = hook
    known = _lockstep.asyncgen_hooks
    if hooks == [None, None]:
        known.pop(str(_thread.get_ident()), None)
    else:
        known[str(_thread.get_ident())] = tuple(hooks)


def excepthook(exctype, value, traceback, /):
    sys.stderr.write(sys._format_exception(value))


def displayhook(object, /):
    if object is not None:
        sys.stdout.write(repr(object) + "\n")


class UnraisableHookArgs(tuple):
    __slots__ = ()
    __module__ = "sys"
    exc_type, exc_value, exc_traceback, err_msg, object = [property(lambda self, i=i: self[i]) for i in range(5)]

    def __repr__(self):
        return ("UnraisableHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, err_msg=%r, object=%r)" % self)


def unraisablehook(unraisable, /):
    text = unraisable.err_msg or "Exception ignored in"
    if unraisable.object is not None:
        text += f" {unraisable.object!r}" if unraisable.err_msg else f": {unraisable.object!r}"
    sys.stderr.write(text + ":\n" + sys._format_exception(unraisable.exc_value))


def call_unraisablehook(error, message, object):
    args = UnraisableHookArgs((type(error), error, error.__traceback__, message, object))
    sys.unraisablehook(args)


def get_coroutine_origin_tracking_depth():
    return _lockstep.origin_depth(-1)


def set_coroutine_origin_tracking_depth(depth):
    if depth < 0:
        raise ValueError("depth must be >= 0")
    _lockstep.origin_depth(depth)


def getfilesystemencodeerrors():
    return "surrogateescape"


def is_stack_trampoline_active():
    return False


abiflags, api_version, platlibdir, pycache_prefix = "", 1013, "lib", None
__excepthook__, __displayhook__, __unraisablehook__ = excepthook, displayhook, unraisablehook
_calls = """activate_stack_trampoline addaudithook audit breakpointhook call_tracing deactivate_stack_trampoline getdlopenflags getsizeof
getunicodeinternedsize is_remote_debug_enabled remote_exec setdlopenflags _current_frames
_current_exceptions _git _debugmallocstats""".split()
_data = "builtin_module_names meta_path path_hooks path_importer_cache stdin stdlib_module_names copyright monitoring".split()


def _refused(name):
    def function(*args, **keywords):
        _lockstep.refuse(f"'sys.{name}'")
    function.__name__ = function.__qualname__ = name
    return function


def attribute(name):
    if name == "implementation":
        from types import SimpleNamespace
        value = SimpleNamespace(name="cpython", cache_tag="cpython-314", version=sys.version_info, hexversion=sys.hexversion,
                                _multiarch="x86_64-linux-gnu", supports_isolated_interpreters=True)
    elif name == "orig_argv":
        value = ["python3.14"] + sys.argv
    elif name in _calls:
        value = _refused(name)
    elif name in _data:
        _lockstep.refuse(f"'sys.{name}'")
    elif name in ("__stdout__", "__stderr__"):
        value = _lockstep.first_streams[name.strip("_")]
    elif name in ("excepthook", "displayhook", "unraisablehook"):  # both stand there once one is asked for: the program may replace this one
        value = globals()[name]
        setattr(sys, f"__{name}__", value)
    elif name in _own:
        value = globals()[name]
    else:
        sys._missing("sys", name)
    setattr(sys, name, value)
    return value


_own = """set_coroutine_origin_tracking_depth __unraisablehook__ UnraisableHookArgs get_asyncgen_hooks set_asyncgen_hooks get_coroutine_origin_tracking_depth getfilesystemencodeerrors is_stack_trampoline_active abiflags
api_version platlibdir pycache_prefix __excepthook__ __displayhook__""".split()
