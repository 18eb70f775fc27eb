"""Tracebacks as texts."""

import sys
import _lockstep
from itertools import islice

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_entry", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, _entry=None, **others):
        self.filename, self.lineno, self.name, self._entry = filename, lineno, name, _entry
        self.end_lineno, self.colno, self.end_colno = lineno if end_lineno is None else end_lineno, colno, end_colno
        self._line = None if line is None else line.partition("\n")[0].strip()
        self.locals = {name: _safe_string(value, "local", repr) for name, value in locals.items()} if locals else None

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = _lockstep.source_line(self.filename, self.lineno).strip()
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls([FrameSummary(f.f_code.co_filename, line, f.f_code.co_name, locals=f.f_locals if capture_locals else None)
                    for f, line in _limited(frame_gen, limit)])

    @classmethod
    def from_list(cls, a_list):
        made = StackSummary()
        for each in a_list:
            if not isinstance(each, FrameSummary):
                filename, line_number, name, line = each
                each = FrameSummary(filename, line_number, name, line=line)
            made.append(each)
        return made

    def format_frame_summary(self, frame_summary, **others):
        text = frame_summary._entry
        if text is None:
            text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            text += f"    {frame_summary.line}\n" if frame_summary.line else ""
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **others):
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
            if count <= 3 and (text := self.format_frame_summary(frame)) is not None:
                result.append(text)
        repeated()
        return result


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = limit if limit is None else max(limit, 0)
    if limit is None:
        return entries
    if limit >= 0:
        return islice(entries, limit)
    return list(entries)[limit:]


def _stack_of(tb, limit, capture_locals=False):
    made = StackSummary()
    for each in _limited(_tracebacks(tb), limit):
        made.append(FrameSummary(each._filename, each.tb_lineno, each._name, _entry=_lockstep.traceback_entry(each),
                                 locals=each.tb_frame.f_locals if capture_locals else None))
    return made


def _tracebacks(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def walk_stack(f):
    def frames(f):
        while f is not None:
            yield f, f.f_lineno
            f = f.f_back
    return frames(sys._getframe(1) if f is None else f)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    return _stack_of(tb, limit)


def extract_stack(f=None, limit=None):
    made = StackSummary.extract(walk_stack(sys._getframe(1) if f is None else f), limit=limit)
    made.reverse()
    return made


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


class _Sheet:
    """Where the text of nested groups stands: how deep, and whether the innermost one's frame is still to be closed."""

    depth, must_close = 0, False

    def put(self, text, margin="|"):
        start = "  " * self.depth + margin + " " if self.depth else ""
        return "".join(start + line for line in text.splitlines(True))


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = _stack_of(exc_traceback, limit, capture_locals)
        self._exc_type, self._have_exc_type = exc_type if save_exc_type else None, exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        self._is_syntax_error = isinstance(exc_type, type) and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        elif isinstance(exc_value, (NameError, AttributeError, ImportError)):
            self._str += _lockstep.suggestion(exc_value, exc_traceback is not None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if _seen is not None:
            return  # whoever asked goes on to what this one came from

        def other(e):
            return TracebackException(type(e), e, e.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)

        def is_new(e):
            return e is not None and id(e) not in seen
        to_do = [(self, exc_value)]
        while to_do:
            made, e = to_do.pop()
            made.__cause__ = made.__context__ = made.exceptions = None
            if e is None:
                continue
            if is_new(e.__cause__):
                made.__cause__ = other(e.__cause__)
                to_do.append((made.__cause__, e.__cause__))
            if is_new(e.__context__) and not (compact and (made.__cause__ is not None or e.__suppress_context__)):
                made.__context__ = other(e.__context__)
                to_do.append((made.__context__, e.__context__))
            if isinstance(e, BaseExceptionGroup):
                made.exceptions = [other(each) for each in e.exceptions]
                to_do += zip(made.exceptions, e.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **options):
        return cls(type(exc), exc, exc.__traceback__, *args, **options)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        if self.exc_type_module in ("__main__", "builtins"):
            return self.exc_type_qualname
        module = self.exc_type_module if isinstance(self.exc_type_module, str) else "<unknown>"
        return f"{module}.{self.exc_type_qualname}"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **others):
        indent = "   " * _depth
        if self._is_syntax_error:
            yield from [indent + line for line in self._syntax_error_lines()]
        else:
            lines = _final_line(self.exc_type_str, self._str if self._have_exc_type or self._str != "None" else "")
            # A message of several lines is one text; below others, each line is one.
            yield from [indent + lines] if not _depth else [indent + line + "\n" for line in lines[:-1].split("\n")]
        notes = self.__notes__
        if isinstance(notes, (list, tuple)) or (notes is not None and _is_sequence(notes)):
            for note in notes:
                yield from [indent + line + "\n" for line in _safe_string(note, "note").split("\n")]
        elif notes is not None:
            yield f"{indent}{_safe_string(notes, '__notes__', repr)}\n"
        for each in self.exceptions or () if show_group else ():
            yield from each.format_exception_only(show_group=True, _depth=_depth + 1)

    def _syntax_error_lines(self):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if isinstance(self.text, str):
            text = self.text.rstrip("\n")
            shown = text.lstrip(" \n\f")
            yield f"    {shown}\n"
            if isinstance(self.offset, int):
                past = len(text) + 1
                first = past if self.text and self.offset > len(self.text) else self.offset
                end = past
                if self.lineno == self.end_lineno:
                    end = self.end_offset if isinstance(self.end_offset, int) and self.end_offset else self.offset
                    end = past if self.text and end > len(self.text) else end
                if first >= end or end < 0:
                    end = first + 1
                first, end = (place - 1 - (len(text) - len(shown)) for place in (first, end))
                if first >= 0:
                    yield "    " + "".join(c if c.isspace() else " " for c in shown[:first]) + "^" * (end - first) + "\n"
        yield f"{self.exc_type_str}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **others):
        sheet = _Sheet() if _ctx is None else _ctx
        chained, each = [], self
        while each is not None:
            message = following = None
            if chain and each.__cause__ is not None:
                message, following = _cause_message, each.__cause__
            elif chain and each.__context__ is not None and not each.__suppress_context__:
                message, following = _context_message, each.__context__
            chained.append((message, each))
            each = following
        for message, each in reversed(chained):
            if message is not None:
                yield sheet.put(message)
            if each.exceptions is not None and sheet.depth > self.max_group_depth:
                yield sheet.put(f"... (max_group_depth is {self.max_group_depth})\n")
                continue
            is_outermost = each.exceptions is not None and sheet.depth == 0
            sheet.depth += is_outermost
            if each.stack:
                kind = "Traceback" if each.exceptions is None else "Exception Group Traceback"
                yield sheet.put(kind + " (most recent call last):\n", "+" if is_outermost else "|")
                yield from map(sheet.put, each.stack.format())
            yield from map(sheet.put, each.format_exception_only())
            if each.exceptions is not None:
                yield from self._members(each, sheet, chain)
            sheet.depth -= is_outermost

    def _members(self, group, sheet, chain):
        count, most = len(group.exceptions), self.max_group_width
        shown = min(count, most + 1)
        sheet.must_close = False
        for i in range(shown):
            if i == shown - 1:
                sheet.must_close = True  # unless a group in it does
            title = i + 1 if i < most else "..."
            yield f"{'  ' * sheet.depth}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            sheet.depth += 1
            if i < most:
                yield from group.exceptions[i].format(chain=chain, _ctx=sheet)
            else:
                yield sheet.put(f"and {count - most} more exception{'s' if count - most > 1 else ''}\n")
            if i == shown - 1 and sheet.must_close:
                yield "  " * sheet.depth + "+------------------------------------\n"
                sheet.must_close = False
            sheet.depth -= 1

    def print(self, *, file=None, chain=True, **others):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _safe_string(value, what, function=str):
    try:
        return function(value)
    except:
        return f"<{what} {function.__name__}() failed>"


def _is_sequence(value):
    from collections.abc import Sequence
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _final_line(kind, text):
    return f"{kind}: {text}\n" if text else f"{kind}\n"


class _Missing:
    def __repr__(self):
        return "<implicit>"


_missing = _Missing()


def _parse(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing or exc is None:
        return (value, tb) if value is not _missing else (None, None)
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **options):
    value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **options):
    value = exc if value is _missing else value
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **options):
    value, tb = _parse(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)
    else:
        raise ValueError("no last exception")


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
