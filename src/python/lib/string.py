"""Constants of characters, and templates."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(text, None) and ("$name" as written, name); a name is "" where nothing valid follows."""
        text, i = self.template, 0
        while i < len(text):
            j = text.find(self.delimiter, i)
            if j < 0:
                yield text[i:], None
                return
            if j > i:
                yield text[i:j], None
            k = j + len(self.delimiter)
            if text.startswith(self.delimiter, k):
                yield self.delimiter, None
                i = k + len(self.delimiter)
                continue
            braced = text[k:k + 1] == "{"
            begin = end = k + braced
            while end < len(text) and (text[end] == "_" or text[end].isalnum() and text[end].isascii() and (end > begin or not text[end].isdigit())):
                end += 1
            if end == begin or braced and text[end:end + 1] != "}":
                yield text[j:k], ""
                i = k
                continue
            i = end + braced
            yield text[j:i], text[begin:end]

    def _substitute(self, mapping, kws, is_safe):
        out, place = [], 0
        for written, name in self._pieces():
            if name is None:
                out.append(written)
            elif name == "":
                if not is_safe:
                    before = self.template[:self.template.index(written, place)]
                    line = before.count("\n") + 1
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {len(before) - (before.rfind(chr(10)) + 1) + 1}")
                out.append(written)
            elif name in kws:
                out.append(str(kws[name]))
            elif not is_safe:
                out.append(str(mapping[name]))
            else:
                try:
                    out.append(str(mapping[name]))
                except KeyError:
                    out.append(written)
            if name is not None:
                place = self.template.index(written, place) + len(written)
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._substitute(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._substitute(mapping, kws, True)

    def get_identifiers(self):
        names = {}
        for _, name in self._pieces():
            if name:
                names[name] = None
        return list(names)

    def is_valid(self):
        return all(name != "" for _, name in self._pieces())


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, index=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is not None:
                first, _ = _split_field(name)
                if first == "":
                    if index is False:
                        raise ValueError("cannot switch from manual field specification to automatic field numbering")
                    name = str(index) + name
                    index += 1
                elif isinstance(first, int):
                    if index:
                        raise ValueError("cannot switch from automatic field numbering to manual field specification")
                    index = False
                obj, used = self.get_field(name, args, kwargs)
                used_args.add(used)
                obj = self.convert_field(obj, conversion)
                spec, index = self._vformat(spec, args, kwargs, used_args, depth - 1, index)
                result.append(self.format_field(obj, spec))
        return "".join(result), index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        how = {"s": str, "r": repr, "a": ascii}.get(conversion)
        if how is None:
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return how(value)

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first


def _parse_format(text):
    # (literal text, field name, format specification, conversion) for each piece (MarkupIterator of CPython's C).
    at, literal = 0, ""
    while at < len(text):
        c = text[at]
        at += 1
        if c not in "{}":
            literal += c
        elif text[at:at + 1] == c:
            yield literal + c, None, None, None
            literal = ""
            at += 1
        elif c == "}":
            raise ValueError("Single '}' encountered in format string")
        else:
            begin, depth = at, 1
            while depth:
                if at == len(text):
                    raise ValueError("expected '}' before end of string" if at > begin else "Single '{' encountered in format string")
                depth += (text[at] == "{") - (text[at] == "}")
                at += 1
            name, colon, spec = text[begin:at - 1].partition(":")
            name, bang, conversion = name.partition("!")
            if bang and len(conversion) != 1:
                raise ValueError("expected ':' after conversion specifier" if conversion else "unmatched '{' in format spec")
            yield literal, name, spec, conversion or None
            literal = ""
    if literal:
        yield literal, None, None, None


def _split_field(name):
    at = min([i for i in (name.find("."), name.find("[")) if i >= 0], default=len(name))
    first, rest, parts = name[:at], name[at:], []
    while rest:
        if rest[0] == ".":
            at = min([i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0], default=len(rest))
            key, is_attr, rest = rest[1:at], True, rest[at:]
        elif rest[0] == "[":
            key, closing, rest = rest[1:].partition("]")
            if not closing:
                raise ValueError("Missing ']' in format string")
            is_attr, key = False, int(key) if key.isdigit() else key
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        parts.append((is_attr, key))
    return int(first) if first.isdigit() else first, parts
