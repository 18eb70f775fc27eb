"""Writes src/python/vm/objects/text/unicode_case.def from CPython's own str methods: unicode_case_tables.py >unicode_case.def"""
import unicodedata

POINTS = [c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000]


def wrapped(name, type_, items):
    lines, line = [], "   "
    for item in items:
        text = f" {item},"
        if len(line) + len(text) > 108:
            lines.append(line)
            line = "   "
        line += text
    lines.append(line)
    return f"constexpr {type_} {name}[] = {{\n" + "\n".join(lines) + "\n};\n"


def changes(name, test):
    out, inside = [], False
    for c in POINTS:
        if test(c) != inside:
            inside = not inside
            out.append(f"{c:#x}")
    return wrapped(name, "char32_t", out)


def runs(name, mapping):
    """(first, last, step, distance): every `step`-th code point from first to last maps to itself plus distance."""
    left = {c: mapping(c) - c for c in POINTS if mapping(c) != c}
    out = []
    while left:
        first = min(left)
        best = [first]
        for step in (1, 2):
            found, c = [], first
            while left.get(c) == left[first]:
                found.append(c)
                c += step
            if len(found) > len(best):
                best, best_step = found, step
        step = best_step if len(best) > 1 else 1
        out.append(f"{{{first:#x}, {best[-1]:#x}, {step}, {left[first]}}}")
        for c in best:
            del left[c]
    return wrapped(name, "CaseRun", out)


def single(method):
    def mapping(c):
        text = method(chr(c))
        return ord(text) if len(text) == 1 else c
    return mapping


def several(name, method, same_as=None):
    out = []
    for c in POINTS:
        text = method(chr(c))
        if len(text) > 1 and (same_as is None or text != same_as(chr(c))):
            points = [f"{ord(x):#x}" for x in text] + ["0"] * (3 - len(text))
            out.append(f"{{{c:#x}, {{{', '.join(points)}}}}}")
    return wrapped(name, "CaseSpecial", out)


def title(c):
    return c.title()


print(f"""// Properties and case mappings of code points from U+0080 up.
// Written by tests/python/vm/unicode_case_tables.py from CPython's str methods (Unicode {unicodedata.unidata_version}); do not edit.
// clang-format off""")
for name, test in (
    ("alphabetic", str.isalpha), ("lowercase", str.islower), ("uppercase", str.isupper),
    ("decimal", str.isdecimal), ("digit", str.isdigit), ("numeric", str.isnumeric),
):
    print(changes(name, lambda c: test(chr(c))))
print(runs("to_lower", single(str.lower)))
print(runs("to_upper", single(str.upper)))
print(several("to_upper_special", str.upper))
# Title case where it is not upper case; case folding where it is not lower case.
print(runs("to_title", lambda c: ord(chr(c).title()) if len(chr(c).title()) == 1 and chr(c).title() != chr(c).upper() else c))
print(several("to_title_special", str.title))
print(runs("to_fold", lambda c: ord(chr(c).casefold()) if len(chr(c).casefold()) == 1 and chr(c).casefold() != chr(c).lower() else c))
print(several("to_fold_special", str.casefold), end="")
print("// clang-format on")
