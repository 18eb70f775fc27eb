"""Writes, or with --check compares, the goldens of all programs. Run it with CPython 3.14.

Sets of strings are shown by dis in an order that changes from run to run; no program here has one as a constant.
"""
import dis
import io
import pathlib
import re
import struct
import sys
import types
import warnings

HERE = pathlib.Path(__file__).parent
PROGRAMS = HERE.parent / "programs"


def constant(value):
    match value:
        case None | True | False | types.EllipsisType():
            return repr(value)
        case int():
            return f"int {value}"
        case float():
            return "float " + struct.pack(">d", value).hex()
        case complex():
            return "complex " + struct.pack(">dd", value.real, value.imag).hex()
        case str():
            return "str " + value.encode("utf-8", "surrogatepass").hex()
        case bytes():
            return "bytes " + value.hex()
        case tuple():
            return "(" + "".join(constant(v) + "," for v in value) + ")"
        case slice():
            return "slice(" + "".join(constant(v) + "," for v in (value.start, value.stop, value.step)) + ")"
        case frozenset():
            return "{" + "".join(v + "," for v in sorted(map(constant, value))) + "}"
        case types.CodeType():
            return "code " + value.co_name
    return repr(value)


def locals_plus(code):
    for name in code.co_varnames:
        yield name, "local cell" if name in code.co_cellvars else "local"
    for name in code.co_cellvars:
        if name not in code.co_varnames:
            yield name, "cell"
    for name in code.co_freevars:
        yield name, "free"


def runs(positions):
    last, count = None, 0
    for position in positions:
        line, end_line, column, end_column = position
        position = (0, 0, -1, -1) if line is None else tuple(-1 if p is None else p for p in position)
        if position == last:
            count += 1
            continue
        if count:
            yield last, count
        last, count = position, 1
    yield last, count


def record(code, out):
    out.append(f"code {code.co_name}")
    out.append(f" qualified name {code.co_qualname}")
    out.append(f" line {code.co_firstlineno} arguments {code.co_argcount} {code.co_posonlyargcount} "
               f"{code.co_kwonlyargcount} stack {code.co_stacksize} flags {code.co_flags:x}")
    out.extend(f" constant {constant(value)}" for value in code.co_consts)
    out.extend(f" name {name}" for name in code.co_names)
    out.extend(f" {kind} {name}" for name, kind in locals_plus(code))
    out.append(f" bytecode {code.co_code.hex()}")
    out.extend(f" at {line}:{column} to {end_line}:{end_column} units {count}"
               for (line, end_line, column, end_column), count in runs(code.co_positions()))
    out.extend(f" exceptions {e.start // 2} {e.end // 2} to {e.target // 2} depth {e.depth} lasti {int(e.lasti)}"
               for e in dis._parse_exception_table(code))
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            record(value, out)


def goldens(program):
    code = compile(program.read_text(encoding="utf-8"), program.name, "exec", dont_inherit=True)
    text = io.StringIO()
    dis.dis(code, file=text)
    listing = re.sub(r"(<code object .*?) at 0x[0-9a-f]+,", r"\1 at 0xADDR,", text.getvalue())
    out = []
    record(code, out)
    return {program.stem + ".txt": listing, program.stem + ".code": "\n".join(out) + "\n"}


def main():
    assert sys.version_info[:2] == (3, 14), "run this with CPython 3.14"
    warnings.simplefilter("ignore")
    different = []
    for program in sorted(PROGRAMS.glob("*.py")):
        for name, text in goldens(program).items():
            path = HERE / name
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                different.append(name)
    print("\n".join(different))
    sys.exit(1 if different else 0)


main()
