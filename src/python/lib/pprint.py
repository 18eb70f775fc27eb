"""Values over several lines."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._depth, self._stream, self._compact = int(indent), int(width), depth, stream, compact
        self._sort, self._underscores = sort_dicts, underscore_numbers

    def pprint(self, object):
        (sys.stdout if self._stream is None else self._stream).write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, [], 0)
        return "".join(out)

    def _repr(self, value, open, level):
        cls = type(value)
        if cls is int and self._underscores:
            return f"{value:_d}"
        is_dict = isinstance(value, dict) and cls.__repr__ is dict.__repr__
        if not is_dict and not (isinstance(value, (list, tuple)) and cls.__repr__ in (list.__repr__, tuple.__repr__)):
            return repr(value)
        left, right = "{}" if is_dict else "[]" if isinstance(value, list) else "()"
        if not value:
            return left + right
        if self._depth is not None and level >= self._depth:
            return left + "..." + right
        if any(o is value for o in open):
            return f"<Recursion on {cls.__name__} with id={id(value)}>"
        open.append(value)
        if is_dict:
            parts = [f"{self._repr(k, open, level + 1)}: {self._repr(v, open, level + 1)}" for k, v in self._items(value)]
        else:
            parts = [self._repr(v, open, level + 1) for v in value]
        open.pop()
        return left + ", ".join(parts) + ("," if left == "(" and len(parts) == 1 else "") + right

    def _items(self, mapping):
        if not self._sort:
            return list(mapping.items())
        try:
            return sorted(mapping.items(), key=lambda pair: pair[0])
        except TypeError:
            return sorted(mapping.items(), key=lambda pair: (str(type(pair[0])), id(pair[0])))

    def _format(self, value, out, column, after, open, level):
        """`column` is where the value begins, `after` how many characters follow it on its last line."""
        text = self._repr(value, open, level)
        cls = type(value)
        if len(text) <= self._width - column - after or any(o is value for o in open):
            out.append(text)
            return
        open.append(value)
        level += 1
        if isinstance(value, dict) and (cls.__repr__ is dict.__repr__ or cls.__name__ in ("defaultdict", "OrderedDict", "Counter")) and value:
            head = "{" if cls.__repr__ is dict.__repr__ else None
            if head is None:
                out.append(text)
            else:
                out.append("{" + " " * (self._indent - 1))
                pairs = self._items(value)
                for i, (k, v) in enumerate(pairs):
                    key = self._repr(k, open, level)
                    out.append(key + ": ")
                    self._format(v, out, column + self._indent + len(key) + 2, after + 1 if i == len(pairs) - 1 else 1, open, level)
                    if i < len(pairs) - 1:
                        out.append(",\n" + " " * (column + self._indent))
                out.append("}")
        elif value and cls.__repr__ in (list.__repr__, tuple.__repr__):
            left, right = "[]" if isinstance(value, list) else ("(", ",)" if len(value) == 1 else ")")
            self._sequence(value, out, left, right, column, after, open, level)
        elif value and cls.__name__ in ("set", "frozenset") and cls.__module__ == "builtins":
            left, right = ("{", "}") if cls.__name__ == "set" else ("frozenset({", "})")
            self._sequence(sorted(value, key=lambda x: (str(type(x)), x)), out, left, right, column + len(left) - 1, after, open, level, self._indent)
        elif isinstance(value, str) and cls.__repr__ is str.__repr__ and value:
            self._string(value, out, column, after, level)
        elif hasattr(cls, "__dataclass_fields__") and "__repr__" in cls.__dict__:
            column += len(cls.__name__) + 1
            out.append(cls.__name__ + "(")
            fields = [f for f in cls.__dataclass_fields__.values() if f.repr]
            for i, f in enumerate(fields):
                out.append(f.name + "=")
                is_last = i == len(fields) - 1
                self._format(getattr(value, f.name), out, column + len(f.name) + 1, after + 1 if is_last else 1, open, level)
                if not is_last:
                    out.append(",\n" + " " * column)
            out.append(")")
        else:
            out.append(text)
        open.pop()

    def _sequence(self, items, out, left, right, column, after, open, level, indent=None):
        out.append(left + " " * (self._indent - 1))
        column += self._indent
        n, separator, line_break = len(items), "", ",\n" + " " * column
        most = left_over = self._width - column + 1
        for i, item in enumerate(items):
            if i == n - 1:
                most, left_over = most - after - len(right), left_over - after - len(right)
            if self._compact:
                text = self._repr(item, open, level)
                needed = len(text) + 2
                if left_over < needed:
                    left_over, separator = most, line_break if separator else ""
                if left_over >= needed:
                    left_over -= needed
                    out.append(separator + text)
                    separator = ", "
                    continue
            out.append(separator)
            separator = line_break
            self._format(item, out, column, after + len(right) if i == n - 1 else 1, open, level)
        out.append(right)

    def _string(self, value, out, column, after, level):
        parts, lines = [], value.splitlines(True)
        if level == 1:
            column, after = column + 1, after + 1
        width = self._width - column
        for i, line in enumerate(lines):
            limit = width - after if i == len(lines) - 1 else width
            if len(repr(line)) <= limit:
                parts.append(repr(line))
                continue
            words, word, j = [], "", 0
            while j < len(line):  # each word with the blanks after it
                k = j
                while k < len(line) and not line[k].isspace():
                    k += 1
                while k < len(line) and line[k].isspace():
                    k += 1
                words.append(line[j:k])
                j = k
            current = ""
            for j, word in enumerate(words):
                limit = width - after if j == len(words) - 1 and i == len(lines) - 1 else width
                if current and len(repr(current + word)) > limit:
                    parts.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                parts.append(repr(current))
        if len(parts) == 1:
            out.append(parts[0])
        else:
            text = ("\n" + " " * column).join(parts)
            out.append(f"({text})" if level == 1 else text)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter(width=1 << 60)._repr(object, [], 0)


def isreadable(object):
    return "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)
