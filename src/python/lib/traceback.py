"""Tracebacks as texts."""

import sys
import _lockstep

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, entry=None, **positions):
        self.filename, self.lineno, self.name, self.locals, self._entry = filename, lineno, name, locals, entry
        self._line = None if line is None else line.strip()

    @property
    def line(self):
        if self._line is None:
            self._line = _lockstep.source_line(self.filename, self.lineno).strip()
        return self._line

    def _text(self):
        if self._entry is not None:
            return self._entry
        return f'  File "{self.filename}", line {self.lineno}, in {self.name}\n' + (f"    {self.line}\n" if self.line else "")

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = cls([FrameSummary(f.f_code.co_filename, line, f.f_code.co_name) for f, line in frame_gen])
        return cls(_limited(made, limit))

    @classmethod
    def from_list(cls, a_list):
        return cls([f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list])

    def format_frame_summary(self, frame_summary):
        return frame_summary._text()

    def format(self):
        result, last, count = [], None, 0

        def repeated():
            if count > 3:
                result.append(f"  [Previous line repeated {count - 3} more time{'s' if count > 4 else ''}]\n")
        for frame in self:
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                repeated()
                last, count = place, 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        repeated()
        return result


def _limited(entries, limit):
    return entries if limit is None else entries[:limit] if limit >= 0 else entries[limit:]


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    entries = []
    while tb is not None:
        entries.append(FrameSummary(tb._filename, tb.tb_lineno, tb._name, entry=_lockstep.traceback_entry(tb)))
        tb = tb.tb_next
    return StackSummary(_limited(entries, limit))


def extract_stack(f=None, limit=None):
    entries = [FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walk_stack(f or sys._getframe(1))]
    return StackSummary(_limited(entries, limit)[::-1])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False, _seen=None, **others):
        seen = _seen if _seen is not None else {}
        seen[id(exc_value)] = exc_value
        self.exc_type, self._value, self.stack = exc_type, exc_value, extract_tb(exc_traceback, limit)
        self.exc_type_str = exc_type.__qualname__ if exc_type.__module__ in ("builtins", "__main__") else f"{exc_type.__module__}.{exc_type.__qualname__}"
        self._had_traceback = exc_traceback is not None
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = "<exception str() failed>"
        if isinstance(exc_value, (NameError, AttributeError, ImportError)):
            self._str += _lockstep.suggestion(exc_value, exc_traceback is not None)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        cause, context = getattr(exc_value, "__cause__", None), getattr(exc_value, "__context__", None)

        def inner(e):
            return None if e is None or id(e) in seen else TracebackException(type(e), e, e.__traceback__, limit=limit, _seen=seen)
        self.__cause__ = inner(cause)
        self.__context__ = None if self.__suppress_context__ and cause is None else inner(context)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **others):
        if issubclass(self.exc_type, SyntaxError):
            for line in _lockstep_lines(self._value):
                yield line
            return
        yield f"{self.exc_type_str}: {self._str}\n" if self._str else f"{self.exc_type_str}\n"
        for note in self.__notes__ or ():
            yield from [line + "\n" for line in str(note).split("\n")]

    def format(self, *, chain=True, **others):
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format(chain=chain)
            yield "\nThe above exception was the direct cause of the following exception:\n\n"
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format(chain=chain)
            yield "\nDuring handling of the above exception, another exception occurred:\n\n"
        if self._had_traceback:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


def _lockstep_lines(error):
    before = error.__traceback__, error.__cause__, error.__context__, error.__suppress_context__
    error.__traceback__ = error.__cause__ = error.__context__ = None
    text = sys._format_exception(error)
    error.__traceback__, error.__cause__, error.__context__, error.__suppress_context__ = before
    return text.splitlines(True)


_missing = object()


def _parse(exc, value, tb):
    if value is _missing and tb is _missing:
        return exc, getattr(exc, "__traceback__", None)
    if value is _missing or tb is _missing:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def _has_group(error):
    for _ in range(100):
        if error is None or isinstance(error, BaseExceptionGroup):
            break
        error = error.__cause__ or error.__context__
    return isinstance(error, BaseExceptionGroup)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **options):
    value, tb = _parse(exc, value, tb)
    if limit is None and chain and value is not None and tb is value.__traceback__ and _has_group(value):
        return sys._format_exception(value).splitlines(True)
    return ["NoneType: None\n"] if value is None else list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **options):
    value = exc if value is _missing else value
    return ["NoneType: None\n"] if value is None else list(TracebackException(type(value), value, None).format_exception_only())


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **options):
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=sys.stderr if file is None else file, end="")


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_list(extracted_list, file=None):
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end="")


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
