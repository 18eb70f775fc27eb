"""The work of json, which is C in CPython."""


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg, self.doc, self.pos = msg, doc, pos


JSONDecodeError.__module__ = "json.decoder"
_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_unescapes = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "f": "\f", "b": "\b"}


def _quoted(text, ensure_ascii):
    if text.isalnum() and text.isascii():
        return f'"{text}"'
    parts = []
    for c in text:
        n = ord(c)
        if c in _escapes:
            c = _escapes[c]
        elif n < 32 or n > 126 and ensure_ascii:
            if n > 0xFFFF:
                n -= 0x10000
                c = f"\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}"
            else:
                c = f"\\u{n:04x}"
        parts.append(c)
    return '"' + "".join(parts) + '"'


class _Encoder:
    def __init__(self, options, out):
        self.options, self.out, self.open = options, out, {}
        indent = options.indent
        self.indent = " " * indent if isinstance(indent, int) and not isinstance(indent, bool) else indent

    def number(self, value):
        if value != value or value in (float("inf"), float("-inf")):
            if not self.options.allow_nan:
                raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
            return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
        return float.__repr__(value)

    def simple(self, value):
        if isinstance(value, str):
            return _quoted(value, self.options.ensure_ascii)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self.number(value)
        return None

    def write(self, value, depth):
        text = self.simple(value)
        if text is not None:
            self.out(text)
            return
        key = id(value)
        if self.options.check_circular:
            if key in self.open:
                raise ValueError("Circular reference detected")
            self.open[key] = value
        if isinstance(value, (list, tuple)):
            self.items(value, depth + 1)
        elif isinstance(value, dict):
            self.pairs(value, depth + 1)
        else:
            made = self.options.default(value)
            try:
                self.write(made, depth)
            except Exception as e:
                e.add_note(f"when serializing {value.__class__.__module__ + '.' if value.__class__.__module__ != 'builtins' else ''}{value.__class__.__qualname__} object")
                raise
        self.open.pop(key, None)

    def breaks(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def items(self, value, depth):
        if not value:
            self.out("[]")
            return
        between = self.breaks(depth)
        self.out("[" + between)
        first = True
        for i, item in enumerate(value):
            if not first:
                self.out(self.options.item_separator + between)
            first = False
            try:
                self.write(item, depth)
            except Exception as e:
                e.add_note(f"when serializing {type(value).__name__} item {i}")
                raise
        self.out(self.breaks(depth - 1) + "]")

    def pairs(self, value, depth):
        if not value:
            self.out("{}")
            return
        between = self.breaks(depth)
        first = True
        for key, item in sorted(value.items()) if self.options.sort_keys else value.items():
            if isinstance(key, str):
                name = key
            elif isinstance(key, float):
                name = self.number(key)
            elif key is None or isinstance(key, int):
                name = self.simple(key)
            elif self.options.skipkeys:
                continue
            else:
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            self.out("{" + between if first else self.options.item_separator + between)
            first = False
            self.out(_quoted(name, self.options.ensure_ascii) + self.options.key_separator)
            try:
                self.write(item, depth)
            except Exception as e:
                e.add_note(f"when serializing {type(value).__name__} item {key!r}")
                raise
        self.out("{}" if first else self.breaks(depth - 1) + "}")


def _skip(s, i):
    n = len(s)
    while i < n and s[i] in " \t\n\r":
        i += 1
    return i


def _string(s, begin, strict):
    """The text whose first character after the quote is s[begin], and where it ends."""
    parts, i, n = [], begin, len(s)
    while True:
        j = i
        while j < n and s[j] != '"' and s[j] != "\\" and (s[j] >= " " or not strict):
            j += 1
        if j > i:
            parts.append(s[i:j])
        if j >= n:
            raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
        if s[j] == '"':
            return "".join(parts), j + 1
        if s[j] != "\\":
            raise JSONDecodeError("Invalid control character at", s, j)
        if j + 1 >= n:
            raise JSONDecodeError("Unterminated string starting at", s, begin - 1)
        c = s[j + 1]
        if c == "u":
            code = _hex(s, j + 2)
            i = j + 6
            if 0xD800 <= code < 0xDC00 and s[i:i + 2] == "\\u":
                low = _hex(s, i + 2)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                    i += 6
            parts.append(chr(code))
        elif c in _unescapes:
            parts.append(_unescapes[c])
            i = j + 2
        else:
            raise JSONDecodeError("Invalid \\escape", s, j)


def _hex(s, i):
    digits = s[i:i + 4]
    if len(digits) < 4 or any(c not in "0123456789abcdefABCDEF" for c in digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1)
    return int(digits, 16)


_words = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_constants = {"N": ("NaN", float("nan")), "I": ("Infinity", float("inf")), "-": ("-Infinity", float("-inf"))}


def _decode(decoder, s, i):
    if i >= len(s):
        raise JSONDecodeError("Expecting value", s, i)
    c = s[i]
    if c == '"':
        return _string(s, i + 1, decoder.strict)
    if c == "{":
        return _object(decoder, s, i + 1)
    if c == "[":
        return _array(decoder, s, i + 1)
    if c in _words and s.startswith(_words[c][0], i):
        return _words[c][1], i + len(_words[c][0])
    j = i + (c == "-")
    digits = j
    n = len(s)
    while j < n and "0" <= s[j] <= "9" and not (j == digits + 1 and s[digits] == "0"):
        j += 1
    if j > digits:
        end = j
        if j + 1 < n and s[j] == "." and "0" <= s[j + 1] <= "9":
            j += 1
            while j < n and "0" <= s[j] <= "9":
                j += 1
            end = j
        if j < n and s[j] in "eE":
            k = j + 1
            if k < n and s[k] in "+-":
                k += 1
            if k < n and "0" <= s[k] <= "9":
                while k < n and "0" <= s[k] <= "9":
                    k += 1
                end = k
        text = s[i:end]
        is_int = "." not in text and "e" not in text and "E" not in text
        return (decoder.parse_int if is_int else decoder.parse_float)(text), end
    if c in _constants and s.startswith(_constants[c][0], i):
        word, value = _constants[c]
        return value if decoder.parse_constant is None else decoder.parse_constant(word), i + len(word)
    raise JSONDecodeError("Expecting value", s, i)


def _array(decoder, s, i):
    values = []
    i = _skip(s, i)
    if s[i:i + 1] == "]":
        return values, i + 1
    while True:
        value, i = _decode(decoder, s, i)
        values.append(value)
        i = _skip(s, i)
        c = s[i:i + 1]
        if c == "]":
            return values, i + 1
        if c != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i = _skip(s, i + 1)
        if s[i:i + 1] == "]":
            raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)


def _object(decoder, s, i):
    pairs = []
    i = _skip(s, i)
    if s[i:i + 1] == "}":
        i += 1
    else:
        if s[i:i + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        while True:
            key, i = _string(s, i + 1, decoder.strict)
            i = _skip(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = _decode(decoder, s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == "}":
                i += 1
                break
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] != '"':
                if s[i:i + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
    if decoder.object_pairs_hook is not None:
        return decoder.object_pairs_hook(pairs), i
    made = dict(pairs)
    return (made if decoder.object_hook is None else decoder.object_hook(made)), i
