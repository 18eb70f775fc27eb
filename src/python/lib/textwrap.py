"""Paragraphs of text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_spaces = "\t\n\v\f\r "


# What CPython says with a regular expression (TextWrapper.wordsep_re), said with code.

def _is_word(c):
    return c.isalnum() or c == "_"


def _is_word_or_quote(c):
    return _is_word(c) or c in "!\"'&.,?"


def _is_letter(c):
    return _is_word(c) and not c.isdecimal()


def _dash_at(text, i):
    """The end of an em-dash that begins at i, between words; or 0."""
    j = i
    while j < len(text) and text[j] == "-":
        j += 1
    return j if j - i > 1 and j < len(text) and _is_word(text[j]) else 0


def _end_of_word(text, i):
    n = len(text)
    if i > 0 and _is_word_or_quote(text[i - 1]) and text[i] == "-" and (end := _dash_at(text, i)):
        return end
    j = i + 1
    while j < n:
        c = text[j]
        if c in _spaces:
            return j
        if c == "-":
            # after a hyphen between words: two letters before it, or a letter, a hyphen and a letter
            before = j >= 2 and _is_letter(text[j - 1]) and (
                _is_letter(text[j - 2]) or j >= 3 and text[j - 2] == "-" and _is_letter(text[j - 3]))
            start = j - 2 if before and _is_letter(text[j - 2]) else j - 3
            if before and start >= i and j + 2 < n and _is_letter(text[j + 1]) and (
                    _is_letter(text[j + 2]) or text[j + 2] == "-" and j + 3 < n and _is_letter(text[j + 3])):
                return j + 1
            if _is_word_or_quote(text[j - 1]) and _dash_at(text, j):
                return j
        j += 1
    return n


def _ends_sentence(chunk):
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) > 1 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


class TextWrapper:
    unicode_whitespace_trans = dict.fromkeys(map(ord, _spaces), ord(" "))

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent, self.expand_tabs = width, initial_indent, subsequent_indent, expand_tabs
        self.replace_whitespace, self.fix_sentence_endings, self.break_long_words = replace_whitespace, fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens, self.tabsize = drop_whitespace, break_on_hyphens, tabsize
        self.max_lines, self.placeholder = max_lines, placeholder

    def _split(self, text):
        if self.expand_tabs and "\t" in text:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in _spaces:
                text = text.replace(c, " ")
        chunks, i, n = [], 0, len(text)
        while i < n:
            j = i
            if text[i] in _spaces:
                while j < n and text[j] in _spaces:
                    j += 1
            elif not self.break_on_hyphens:
                while j < n and text[j] not in _spaces:
                    j += 1
            else:
                j = _end_of_word(text, i)
            chunks.append(text[i:j])
            i = j
        return chunks

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def wrap(self, text):
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        chunks.reverse()
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = 1 if width < 1 else width - length
                if self.break_long_words and room > 0:
                    chunk, end = chunks[-1], room
                    if self.break_on_hyphens and len(chunk) > room:
                        hyphen = chunk.rfind("-", 0, room)
                        if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                            end = hyphen + 1
                    line.append(chunk[:end])
                    chunks[-1] = chunk[end:]
                elif not line and not self.break_long_words:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                length -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    if not isinstance(text, str):
        raise TypeError(f"expected str object, not {type(text).__name__!r}")
    lines = text.split("\n")
    margin = None
    for line in lines:
        body = line.lstrip(" \t\v\f\r")
        if body:
            space = line[:len(line) - len(body)]
            if margin is None:
                margin = space
            else:
                n = 0
                while n < len(margin) and n < len(space) and margin[n] == space[n]:
                    n += 1
                margin = margin[:n]
    n = len(margin or "")
    return "\n".join([line[n:] if line.strip() else "" for line in lines])


def indent(text, prefix, predicate=None):
    return "".join([prefix + line if (line.strip() if predicate is None else predicate(line)) else line for line in text.splitlines(True)])
