"""Values over several lines, after CPython 3.14's Lib/pprint.py."""

import sys
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_pair(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream.write, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, {}, 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        s, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        rep = self._repr(object, context, level)
        if len(rep) > self._width - indent - allowance:
            p = self._dispatch.get(type(object).__repr__) if type(object).__repr__ in _hashable_reprs() else None
            if p is not None:
                context[key] = 1
                p(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
            if (hasattr(type(object), "__dataclass_fields__") and object.__dataclass_params__.repr
                    and hasattr(object.__repr__, "__wrapped__") and "__create_fn__" in object.__repr__.__wrapped__.__qualname__
                    or hasattr(type(object), "__dataclass_fields__") and "__repr__" in type(object).__dict__
                    and getattr(type(object).__repr__, "__module__", None) == "dataclasses"):
                context[key] = 1
                self._pprint_dataclass(object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(rep)

    def _pprint_dataclass(self, object, write, indent, allowance, context, level):
        cls_name = object.__class__.__name__
        indent += len(cls_name) + 1
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values() if f.repr]
        write(cls_name + "(")
        self._format_namespace_items(items, write, indent, allowance, context, level)
        write(")")

    def _pprint_dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            self._format_dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _pprint_ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        self._format(list(object.items()), write, indent + len(cls.__name__) + 1, allowance + 1, context, level)
        write(")")

    def _pprint_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._format_items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _pprint_tuple(self, object, write, indent, allowance, context, level):
        write("(")
        endchar = ",)" if len(object) == 1 else ")"
        self._format_items(object, write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        typ = object.__class__
        if typ is set:
            write("{")
            endchar = "}"
        else:
            write(typ.__name__ + "({")
            endchar = "})"
            indent += len(typ.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        rep = ""
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            parts = _words(line)
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(rep)
            return
        if level == 1:
            write("(")
        for i, rep in enumerate(chunks):
            if i > 0:
                write("\n" + " " * indent)
            write(rep)
        if level == 1:
            write(")")

    def _pprint_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delim = ""
        for rep in _wrap_bytes_repr(object, self._width - indent, allowance):
            write(delim)
            write(rep)
            if not delim:
                delim = "\n" + " " * indent
        if parens:
            write(")")

    def _pprint_bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._pprint_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _pprint_mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _pprint_simplenamespace(self, object, write, indent, allowance, context, level):
        cls_name = "namespace" if type(object) is SimpleNamespace else object.__class__.__name__
        indent += len(cls_name) + 1
        write(cls_name + "(")
        self._format_namespace_items(object.__dict__.items(), write, indent, allowance, context, level)
        write(")")

    def _pprint_default_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        rdf = self._repr(object.default_factory, context, level)
        cls = object.__class__
        indent += len(cls.__name__) + 1
        write(f"{cls.__name__}({rdf},\n{' ' * indent}")
        self._pprint_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _pprint_counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), write, indent + len(cls.__name__) + 1, allowance + 2, context, level)
        write("})")

    def _pprint_chain_map(self, object, write, indent, allowance, context, level):
        if not len(object.maps):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        indent += len(cls.__name__) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(m, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _pprint_deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        indent += len(cls.__name__) + 1
        write("[")
        if object.maxlen is None:
            self._format_items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._format_items(object, write, indent, 2, context, level)
            write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _pprint_user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        delimnl = ",\n" + " " * indent
        last_index = len(items) - 1
        for i, (key, ent) in enumerate(items):
            last = i == last_index
            rep = self._repr(key, context, level)
            write(rep + ": ")
            self._format(ent, write, indent + len(rep) + 2, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _format_namespace_items(self, items, write, indent, allowance, context, level):
        delimnl = ",\n" + " " * indent
        last_index = len(items) - 1
        for i, (key, ent) in enumerate(items):
            last = i == last_index
            write(key + "=")
            if id(ent) in context:
                write("...")
            else:
                self._format(ent, write, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _format_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        delimnl = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        it = iter(items)
        try:
            next_ent = next(it)
        except StopIteration:
            return
        last = False
        while not last:
            ent = next_ent
            try:
                next_ent = next(it)
            except StopIteration:
                last = True
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(ent, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delimnl
                if width >= w:
                    width -= w
                    write(delim)
                    delim = ", "
                    write(rep)
                    continue
            write(delim)
            delim = delimnl
            self._format(ent, write, indent, allowance if last else 1, context, level)

    def _repr(self, object, context, level):
        repr, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return repr

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in (str, int, float, bytes, bytearray, bool, type(None)):
            return f"{object:_d}" if self._underscore_numbers and typ is int else repr(object), True, False
        r = getattr(typ, "__repr__", None)
        if issubclass(typ, int) and r is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        is_dict = issubclass(typ, dict) and r is dict.__repr__
        if is_dict or issubclass(typ, list) and r is list.__repr__ or issubclass(typ, tuple) and r is tuple.__repr__:
            if not object:
                return "{}" if is_dict else "[]" if issubclass(typ, list) else "()", True, False
            left, right = "{}" if is_dict else "[]" if issubclass(typ, list) else ("(", ",)" if len(object) == 1 else ")")
            key = id(object)
            if maxlevels and level >= maxlevels:
                return left + "..." + (right if len(right) == 1 else ")" if is_dict else ",)"), False, key in context
            if key in context:
                return _recursion(object), False, True
            context[key] = 1
            readable, recursive, components = True, False, []
            level += 1
            if is_dict:
                items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
                for k, v in items:
                    krepr, kreadable, krecur = self.format(k, context, maxlevels, level)
                    vrepr, vreadable, vrecur = self.format(v, context, maxlevels, level)
                    components.append(f"{krepr}: {vrepr}")
                    readable = readable and kreadable and vreadable
                    recursive = recursive or krecur or vrecur
            else:
                for o in object:
                    orepr, oreadable, orecur = self.format(o, context, maxlevels, level)
                    components.append(orepr)
                    readable = readable and oreadable
                    recursive = recursive or orecur
            del context[key]
            return left + ", ".join(components) + right, readable, recursive
        rep = repr(object)
        return rep, bool(rep) and not rep.startswith("<"), False

    _dispatch = {}


def _words(line):
    """Each word with the blanks after it, as the expression \\S*\\s* cuts them."""
    words, j = [], 0
    while j < len(line):
        k = j
        while k < len(line) and not line[k].isspace():
            k += 1
        while k < len(line) and line[k].isspace():
            k += 1
        words.append(line[j:k])
        j = k
    return words


def _wrap_bytes_repr(object, width, allowance):
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


def _hashable_reprs():
    """The table of who shows what, made when something is too long for a line."""
    d = PrettyPrinter._dispatch
    if not d:
        import collections
        P = PrettyPrinter
        for cls, method in (
                (dict, P._pprint_dict), (collections.OrderedDict, P._pprint_ordered_dict), (list, P._pprint_list),
                (tuple, P._pprint_tuple), (set, P._pprint_set), (frozenset, P._pprint_set), (str, P._pprint_str),
                (bytes, P._pprint_bytes), (bytearray, P._pprint_bytearray), (MappingProxyType, P._pprint_mappingproxy),
                (SimpleNamespace, P._pprint_simplenamespace), (collections.defaultdict, P._pprint_default_dict),
                (collections.Counter, P._pprint_counter), (collections.ChainMap, P._pprint_chain_map),
                (collections.deque, P._pprint_deque), (collections.UserDict, P._pprint_user),
                (collections.UserList, P._pprint_user), (collections.UserString, P._pprint_user)):
            d[cls.__repr__] = method
    return d
