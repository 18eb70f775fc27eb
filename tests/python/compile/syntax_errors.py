"""Writes into syntax_errors.txt, behind every `>>>`, what CPython 3.14 says of the source above it."""
import pathlib
import sys
import warnings

PATH = pathlib.Path(__file__).with_suffix(".txt")


def verdict(source):
    try:
        compile(source, "f.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.msg} @ {error.lineno}:{error.offset}"
    return "no error"


def main():
    assert sys.version_info[:2] == (3, 14), "run this with CPython 3.14"
    warnings.simplefilter("ignore")
    out, source = [], []
    for line in PATH.read_text(encoding="utf-8").split("\n"):
        if line == "<<<":
            source = []
        elif line.startswith(">>>"):
            line = ">>> " + verdict("\n".join(source))
        else:
            source.append(line)
        out.append(line)
    PATH.write_text("\n".join(out), encoding="utf-8")


main()
