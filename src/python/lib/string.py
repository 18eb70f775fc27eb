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
        return format_string.format(*args, **kwargs)
