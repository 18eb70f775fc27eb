"""Warnings: by default each is printed once for each place."""

import sys
import _lockstep

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

# (action, beginning of the text or None, category, module or None, line), the first that fits decides
filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0)]
for _name in ("ImportWarning", "ResourceWarning"):
    if _name in __builtins__:
        filters.append(("ignore", None, __builtins__[_name], None, 0))
defaultaction = "default"
onceregistry = {}
_seen = {}


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno, self.file, self.line, self.source = message, category, filename, lineno, file, line, source

    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"


def formatwarning(message, category, filename, lineno, line=None):
    line = _lockstep.source_line(filename, lineno) if line is None else line
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line.strip()}\n" if line.strip() else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add((action, None, category, None, lineno), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _add((action, message or None, category, module or None, lineno), append)


def _add(item, append):
    if item[0] not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {item[0]!r}")
    if item in filters:
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)
    _seen.clear()


def resetwarnings():
    filters.clear()
    _seen.clear()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{category if not isinstance(category, type) else category.__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
        filename, lineno, module = frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__", "<string>")
    except ValueError:
        filename, lineno, module = "<sys>", 0, "sys"
    warn_explicit(message, category, filename, lineno, module, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    text = str(message)
    if isinstance(message, Warning):
        category = message.__class__
    else:
        message = category(message)
    for action, beginning, kind, where, line in filters:
        if (beginning is None or text.lower().startswith(beginning.lower())) and issubclass(category, kind) and (where is None or where == module) and line in (0, lineno):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = {"default": (text, category, filename, lineno), "module": (text, category, filename), "once": (text, category)}.get(action)
    if key is not None:
        if key in _seen:
            return
        _seen[key] = True
    if _records:
        _records[-1].append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)
        if source is not None and showwarning is _showwarning and sys.stderr is not None:
            sys.stderr.write(f"{category.__name__}: Enable tracemalloc to get the object allocation traceback\n")


_records = []


def _warn_unawaited_coroutine(coro):
    text = f"coroutine '{coro.__qualname__}' was never awaited\n"
    if coro.cr_origin is not None:
        import traceback
        text += "Coroutine created at (most recent call last)\n" + "".join(traceback.format_list([
            (filename, line, name, _lockstep.source_line(filename, line)) for filename, line, name in coro.cr_origin[::-1]]))
    warn(text.rstrip("\n"), RuntimeWarning, stacklevel=2, source=coro)


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._filter = record, None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        self._filters, self._show = filters[:], showwarning
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            _records.append([])
            return _records[-1]

    def __exit__(self, *exc_info):
        global showwarning
        filters[:] = self._filters
        showwarning = self._show
        _seen.clear()
        if self._record:
            _records.pop()


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        from functools import wraps
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            original = arg.__init__

            @wraps(original)
            def __init__(this, /, *args, **kwargs):
                warn(self.message, category=self.category, stacklevel=self.stacklevel + 1)
                original(this, *args, **kwargs)
            arg.__init__, arg.__deprecated__ = __init__, self.message
            return arg

        @wraps(arg)
        def wrapper(*args, **kwargs):
            warn(self.message, category=self.category, stacklevel=self.stacklevel + 1)
            return arg(*args, **kwargs)
        wrapper.__deprecated__ = self.message
        return wrapper
