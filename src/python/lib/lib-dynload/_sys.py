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


def get_coroutine_origin_tracking_depth():
    return 0


def getfilesystemencodeerrors():
    return "surrogateescape"


def is_stack_trampoline_active():
    return False


abiflags, api_version, platlibdir, pycache_prefix = "", 1013, "lib", None
__excepthook__, __displayhook__ = excepthook, displayhook
_calls = """activate_stack_trampoline addaudithook audit breakpointhook call_tracing deactivate_stack_trampoline getdlopenflags getsizeof
getunicodeinternedsize is_remote_debug_enabled remote_exec set_coroutine_origin_tracking_depth setdlopenflags _current_frames
_current_exceptions _git _debugmallocstats""".split()
_data = "builtin_module_names meta_path path_hooks path_importer_cache stdin stdlib_module_names unraisablehook copyright monitoring".split()


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
    elif name in ("excepthook", "displayhook"):  # both stand there once one is asked for: the program may replace this one
        value = globals()[name]
        setattr(sys, f"__{name}__", value)
    elif name in _own:
        value = globals()[name]
    else:
        raise AttributeError(f"module 'sys' has no attribute {name!r}")
    setattr(sys, name, value)
    return value


_own = """get_asyncgen_hooks set_asyncgen_hooks get_coroutine_origin_tracking_depth getfilesystemencodeerrors is_stack_trampoline_active abiflags
api_version platlibdir pycache_prefix __excepthook__ __displayhook__""".split()
