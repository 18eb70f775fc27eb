# Texts: repr() of what holds objects with a __repr__ of their own, formatting, the standard streams.

def do_repr(value):
    return _repr(value, (value,))


def _repr(value, open):  # `open`: the containers whose texts are being made, outermost first
    if isinstance(value, list):
        return "[" + ", ".join([_item_repr(x, open) for x in value]) + "]"
    if isinstance(value, deque):
        length = "" if value.maxlen is None else f", maxlen={value.maxlen}"
        return type(value).__name__ + "([" + ", ".join([_item_repr(x, open) for x in value]) + "]" + length + ")"
    if isinstance(value, tuple):
        items = [_item_repr(x, open) for x in value]
        return "(" + items[0] + ",)" if len(items) == 1 else "(" + ", ".join(items) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join([_item_repr(k, open) + ": " + _item_repr(v, open) for k, v in value.items()]) + "}"
    if isinstance(value, (set, frozenset)):
        inside = "{" + ", ".join([_item_repr(x, open) for x in value]) + "}"
        return inside if type(value) is set else f"{type(value).__name__}({inside})"
    if isinstance(value, BaseException):
        return type(value).__name__ + "(" + ", ".join([_item_repr(x, open) for x in value.args]) + ")"
    if type(value).__name__ in ("dict_keys", "dict_values", "dict_items"):
        return type(value).__name__ + "([" + ", ".join([_item_repr(x, open) for x in listed(value)]) + "])"
    if isinstance(value, slice):
        return f"slice({value.start!r}, {value.stop!r}, {value.step!r})"
    if type(value).__name__ == "mappingproxy":
        return f"mappingproxy({_item_repr(value.copy(), open)})"
    return object.__repr__(value)


def _item_repr(item, open):
    for outer in open:
        if outer is item:
            return "(...)" if isinstance(item, tuple) else "{...}" if isinstance(item, dict) else "[...]" if isinstance(item, (list, deque)) else type(item).__name__ + "(...)"
    if type(item) in (list, tuple, dict, set, frozenset, deque):
        return _repr(item, (*open, item))
    return f"{item!r}"


def do_str(value):
    if isinstance(value, BaseException):
        args = value.args
        return f"{args[0]}" if len(args) == 1 and not isinstance(value, KeyError) else f"{args[0]!r}" if len(args) == 1 else f"{args!r}"
    return f"{value!r}"


def do_ascii(value):
    text = []
    for c in f"{value!r}":
        n = ord(c)
        text.append(c if n < 128 else f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}")
    return "".join(text)


# ---- methods of str

def _index(value):
    if isinstance(value, int):
        return value
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def do_str_expandtabs(self, tabsize=8):
    tabsize = _index(tabsize)
    out = []
    column = 0
    for c in self:
        if c == "\t":
            n = tabsize - column % tabsize if tabsize > 0 else 0
            out.append(" " * n)
            column += n
        else:
            out.append(c)
            column = 0 if c in "\n\r" else column + 1
    return "".join(out)


def do_maketrans(x, y=None, z=""):
    if y is not None:
        if len(x) != len(y):
            raise ValueError("the first two maketrans arguments must have equal length")
        table = {ord(a): ord(b) for a, b in zip(x, y)}
        for c in z:
            table[ord(c)] = None
        return table
    if not isinstance(x, dict):
        raise TypeError("if you give only one argument to maketrans it must be a dict")
    table = {}
    for k, v in x.items():
        if isinstance(k, str):
            if len(k) != 1:
                raise ValueError("string keys in translatetable must be of length 1")
            k = ord(k)
        table[k] = v
    return table


def do_str_translate(self, table):
    out = []
    for c in self:
        try:
            x = table[ord(c)]
        except LookupError:
            x = c
        if isinstance(x, int):
            x = chr(x)
        elif x is not None and not isinstance(x, str):
            raise TypeError("character mapping must return integer, None or str")
        out.append("" if x is None else x)
    return "".join(out)


# ---- str.format()

def do_str_format(self, /, *args, **keywords):
    return _format(self, args, keywords, [0], 2)


def do_str_format_map(self, mapping):
    return _format(self, None, mapping, [0], 2)


def _format(text, args, keywords, automatic, depth):
    # Objects/stringlib/unicode_format.h; automatic[0]: the next number, "manual" once fields have had numbers.
    if depth <= 0:
        raise ValueError("Max string recursion exceeded")
    out = []
    i, n = 0, len(text)
    while i < n:
        j = i
        while j < n and text[j] not in "{}":
            j += 1
        out.append(text[i:j])
        if j == n:
            break
        c = text[j]
        i = j + 1
        if i < n and text[i] == c:
            out.append(c)
            i += 1
            continue
        if c == "}" or i == n:
            raise ValueError(f"Single '{c}' encountered in format string")
        j = i
        while j < n and text[j] not in "}:!":
            if text[j] == "{":
                raise ValueError("unexpected '{' in field name")
            if text[j] == "[":
                while j < n and text[j] != "]":
                    j += 1
            else:
                j += 1
        if j >= n:
            raise ValueError("expected '}' before end of string")
        name, conversion, spec, c = text[i:j], None, "", text[j]
        i = j + 1
        if c == "!":
            if i >= n:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[i]
            i += 1
            if i < n:
                c = text[i]
                i += 1
                if c != "}" and c != ":":
                    raise ValueError("expected ':' after conversion specifier")
        if c != "}":
            nested, start = 1, i
            while i < n and nested:
                nested += (text[i] == "{") - (text[i] == "}")
                i += 1
            if nested:
                raise ValueError("unmatched '{' in format spec")
            spec = text[start:i - 1]
        value = _field(name, args, keywords, automatic)
        if conversion == "r":
            value = f"{value!r}"
        elif conversion == "s":
            value = f"{value!s}"
        elif conversion == "a":
            value = ascii(value)
        elif conversion is not None:
            raise ValueError("Unknown conversion specifier " + (conversion if " " < conversion < "\x7f" else f"\\x{ord(conversion):x}"))
        out.append(format(value, _format(spec, args, keywords, automatic, depth - 1) if "{" in spec or "}" in spec else spec))
    return "".join(out)


def _whole(text):
    if not text.isdecimal() or not text.isascii():
        return None
    if len(text) > 19:
        raise ValueError("Too many decimal digits in format string")
    return int(text)


def _field(name, args, keywords, automatic):
    k, n = 0, len(name)
    while k < n and name[k] not in ".[":
        k += 1
    first = name[:k]
    index = _whole(first)
    if not first or index is not None:
        if not first and automatic[0] == "manual":
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        if first and automatic[0] != "manual" and automatic[0]:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        if first:
            automatic[0] = "manual"
        else:
            index = automatic[0]
            automatic[0] = index + 1
        if args is None:
            raise ValueError("Format string contains positional fields")
        if index >= len(args):
            raise IndexError(f"Replacement index {index} out of range for positional args tuple")
        value = args[index]
    else:
        value = keywords[first]
    while k < n:
        kind, start = name[k], k + 1
        k = start
        while k < n and name[k] not in ("]" if kind == "[" else ".["):
            k += 1
        key = name[start:k]
        if kind == "[":
            if k == n:
                raise ValueError("Missing ']' in format string")
            k += 1
            if k < n and name[k] not in ".[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        if kind == ".":
            value = getattr(value, key)
        else:
            index = _whole(key)
            value = value[key if index is None else index]
    return value


# ---- the operator %

def do_percent_format(text, values, is_bytes=False):
    # unicode_format_arg_parse and its like in Objects/unicodeobject.c; bytes as latin-1 text.
    out = []
    args, position = values if isinstance(values, tuple) else (values,), 0
    is_mapping = not isinstance(values, (tuple, str, bytes, bytearray)) and hasattr(type(values), "__getitem__")
    i, n = 0, len(text)

    def argument():
        nonlocal position
        if position >= len(args):
            raise TypeError("not enough arguments for format string")
        position += 1
        return args[position - 1]

    def number():
        nonlocal i
        if i < n and text[i] == "*":
            i += 1
            value = argument()
            if not isinstance(value, int):
                raise TypeError("* wants int")
            return value
        start = i
        while i < n and text[i] in "0123456789":
            i += 1
        return int(text[start:i]) if i > start else None

    while i < n:
        j = text.find("%", i)
        if j < 0:
            out.append(text[i:])
            break
        out.append(text[i:j])
        i = j + 1
        if i < n and text[i] == "%":
            out.append("%")
            i += 1
            continue
        if i < n and text[i] == "(":
            if not is_mapping:
                raise TypeError("format requires a mapping")
            depth, start = 1, i + 1
            i += 1
            while i < n and depth:
                depth += (text[i] == "(") - (text[i] == ")")
                i += 1
            if depth:
                raise ValueError("incomplete format key")
            key = text[start:i - 1]
            args, position = (values[key.encode("latin-1") if is_bytes else key],), 0
        flags = ""
        while i < n and text[i] in "-+ #0":
            flags += text[i]
            i += 1
        width, precision = number(), None
        if width is not None and width < 0:
            flags, width = flags + "-", -width
        if i < n and text[i] == ".":
            i += 1
            precision = max(number() or 0, 0)
        if i < n and text[i] in "hlL":
            i += 1
        if i >= n:
            raise ValueError("incomplete format")
        code = text[i]
        i += 1
        value = argument()
        sign, prefix, text_of = _percent_field(value, code, flags, precision, is_bytes, i - 1)
        missing = 0 if width is None else width - len(sign) - len(prefix) - len(text_of)
        if missing <= 0:
            out.append(sign + prefix + text_of)
        elif "-" in flags:
            out.append(sign + prefix + text_of + " " * missing)
        elif "0" in flags and code not in "sracb":
            out.append(sign + prefix + "0" * missing + text_of)
        else:
            out.append(" " * missing + sign + prefix + text_of)
    if position < len(args) and not is_mapping:
        raise TypeError("not all arguments converted during " + ("bytes" if is_bytes else "string") + " formatting")
    return "".join(out)


def do_percent_bytes(text, values):
    made = do_percent_format(bytes(text).decode("latin-1"), values, True).encode("latin-1")
    return bytearray(made) if isinstance(text, bytearray) else made


def _percent_field(value, code, flags, precision, is_bytes, at):
    sign, prefix = "", ""
    if is_bytes and code in "sb":
        if isinstance(value, (bytes, bytearray, memoryview)):
            text = bytes(value).decode("latin-1")
        elif hasattr(type(value), "__bytes__"):
            text = value.__bytes__().decode("latin-1")
        else:
            raise TypeError(f"%b requires a bytes-like object, or an object that implements __bytes__, not '{type(value).__name__}'")
        return "", "", text if precision is None else text[:precision]
    if code in "sra":
        text = f"{value!s}" if code == "s" else ascii(value) if code == "a" or is_bytes else f"{value!r}"
        return "", "", text if precision is None else text[:precision]
    if code == "c":
        if is_bytes and isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return "", "", chr(value[0])
        if not is_bytes and isinstance(value, str):
            if len(value) != 1:
                raise TypeError(f"%c requires an int or a unicode character, not a string of length {len(value)}")
            return "", "", value
        if not hasattr(type(value), "__index__"):
            if is_bytes:
                raise TypeError("%c requires an integer in range(256) or a single byte, not " + (f"a {type(value).__name__} object of length {len(value)}" if isinstance(value, (bytes, bytearray)) else type(value).__name__))
            raise TypeError(f"%c requires an int or a unicode character, not {type(value).__name__}")
        value = value.__index__()
        if not 0 <= value < (256 if is_bytes else 0x110000):
            raise OverflowError("%c arg not in range(" + ("256)" if is_bytes else "0x110000)"))
        return "", "", chr(value)
    if code in "diuoxX":
        if not isinstance(value, int):
            if code in "diu" and not hasattr(type(value), "__int__") and not hasattr(type(value), "__index__") or isinstance(value, (str, bytes, bytearray)):
                raise TypeError(f"%{code} format: a real number is required, not {type(value).__name__}" if code in "diu" else f"%{code} format: an integer is required, not {type(value).__name__}")
            if code in "oxX" and not hasattr(type(value), "__index__"):
                raise TypeError(f"%{code} format: an integer is required, not {type(value).__name__}")
            value = value.__index__() if code in "oxX" else int(value)
        text = format(int(value), "d" if code in "diu" else code)
        if text[0] == "-":
            sign, text = "-", text[1:]
        if "#" in flags and code in "oxX":
            prefix = "0" + code
        if precision is not None:
            text = text.zfill(precision)
    elif code in "eEfFgG":
        if not isinstance(value, float):
            if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
                raise TypeError(("float argument required, not " if is_bytes else "must be real number, not ") + type(value).__name__)
            value = float(value)
        text = format(value, f"{'#' if '#' in flags else ''}.{6 if precision is None else precision}{code}")
        if text[0] == "-":
            sign, text = "-", text[1:]
    else:
        raise ValueError(f"unsupported format character '{code if ' ' <= code < chr(127) else '?'}' ({ord(code):#x}) at index {at}")
    if not sign:
        sign = "+" if "+" in flags else " " if " " in flags else ""
    return sign, prefix, text


# ---- standard streams

def do_print(*values, sep=" ", end="\n", file=None, flush=False):
    sep, end = " " if sep is None else sep, "\n" if end is None else end
    if file is None:
        import sys
        file = getattr(sys, "stdout", None)
        if file is None:
            return
    if type(file) is TextIOWrapper:
        return file.write(sep.join([f"{v!s}" for v in values]) + end)
    for i in range(len(values)):  # a stream of the program's sees every piece
        if i > 0:
            file.write(sep)
        file.write(f"{values[i]!s}")
    file.write(end)
    if flush:
        file.flush()


class TextIOWrapper:
    __module__ = "_io"

    def __init__(self, number, name):
        self._number, self.name = number, name
        self.encoding = "utf-8"

    def write(self, text):  #@ prints
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return _lockstep.write(self._number, text)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writelines(self, lines):
        for line in lines:
            self.write(line)


stdout = TextIOWrapper(0, "<stdout>")
stderr = TextIOWrapper(1, "<stderr>")
_lockstep.first_streams = {"stdout": stdout, "stderr": stderr}


def do_bytearray_resize(self, size, /):
    if size < 0:
        raise ValueError(f"Can only resize to positive sizes, got {size}")
    if size < len(self):
        del self[size:]
    else:
        self.extend(bytes(size - len(self)))


def do_memoryview_count(self, value, /):
    return self.tolist().count(value)


def do_memoryview_index(self, value, start=0, stop=None, /):
    try:
        return self.tolist().index(value, start, len(self) if stop is None else stop)
    except ValueError:
        raise ValueError("memoryview.index(x): x not found") from None
