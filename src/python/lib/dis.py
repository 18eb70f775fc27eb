"""What dis.dis prints, from the same disassembler as `lockstep dis`, and the tables of the opcodes."""

import sys
import _dis
from collections import namedtuple

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
           "Instruction", "Bytecode", "cmp_op", "stack_effect", "hascompare", "opname", "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG",
           "hasarg", "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc"]

# Our VM has neither sys.monitoring nor a JIT; their opcodes are names only.
_instrumented = ["INSTRUMENTED_" + _name for _name in """END_FOR POP_ITER END_SEND FOR_ITER INSTRUCTION JUMP_FORWARD NOT_TAKEN
POP_JUMP_IF_TRUE POP_JUMP_IF_FALSE POP_JUMP_IF_NONE POP_JUMP_IF_NOT_NONE RESUME RETURN_VALUE YIELD_VALUE END_ASYNC_FOR
LOAD_SUPER_ATTR CALL CALL_KW CALL_FUNCTION_EX JUMP_BACKWARD LINE""".split()] + ["ENTER_EXECUTOR"]
_all_names = {_number: _name for _number, _name in enumerate(_instrumented, 234)}
_bases = {_number: _number for _number in _all_names}
_flags = {}  # of what the compiler emits
for _number in range(267):
    _name, _flag, _base = _dis.opcode(_number)
    if _name:
        _all_names[_number], _bases[_number] = _name, _base
        if _base == _number:
            _flags[_number] = _flag
opmap = {_all_names[_number]: _number for _number in sorted(_all_names) if _bases[_number] == _number}
opname = [_all_names.get(_number, f"<{_number}>") for _number in range(267)]
cmp_op = ("<", "<=", "==", "!=", ">", ">=")


def _with_flag(flag, *others):
    return sorted([number for number in _flags if _flags[number] & flag] + [opmap[name] for name in others])


hasarg = _with_flag(1, *[_name for _name in _instrumented if not _name.endswith(("_FOR", "POP_ITER", "END_SEND", "INSTRUCTION", "NOT_TAKEN",
                                                                               "RETURN_VALUE", "FUNCTION_EX", "_LINE"))],
                    "INSTRUMENTED_END_ASYNC_FOR")
hasconst, hasfree, haslocal, hasjabs = _with_flag(2), _with_flag(16), _with_flag(32), []
hasname = _with_flag(4, "INSTRUMENTED_LOAD_SUPER_ATTR")
hasjump = hasjrel = _with_flag(8, "INSTRUMENTED_FOR_ITER", "INSTRUMENTED_END_ASYNC_FOR")
hascompare = [opmap["COMPARE_OP"]]
hasexc = [opmap["SETUP_CLEANUP"], opmap["SETUP_FINALLY"], opmap["SETUP_WITH"]]
HAVE_ARGUMENT, EXTENDED_ARG = opmap["WITH_EXCEPT_START"], opmap["EXTENDED_ARG"]
COMPILER_FLAG_NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 64: "NOFREE",
                       128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR", 0x4000000: "HAS_DOCSTRING",
                       0x8000000: "METHOD"}


def stack_effect(opcode, oparg=None, /, *, jump=None):
    if opcode not in _flags:
        raise ValueError("invalid opcode or oparg")
    if opcode in hasexc:  # what is pushed when the exception handler is entered
        return 0 if jump is False else 2 if opname[opcode] == "SETUP_CLEANUP" else 1
    return _dis.effect(opcode, oparg or 0)


Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=[None] * 4)


class Instruction(namedtuple("_Instruction", "opname opcode arg argval argrepr offset start_offset starts_line line_number label "
                             "positions cache_info", defaults=[None] * 3)):
    oparg = property(lambda self: self.arg)
    baseopcode = property(lambda self: _bases[self.opcode])
    baseopname = property(lambda self: opname[_bases[self.opcode]])
    cache_offset = property(lambda self: self.offset + 2)
    end_offset = property(lambda self: self.offset + 2 + 2 * _dis.cache_units(self.opcode))
    jump_target = property(lambda self: self.argval if self.opcode in hasjump else None)
    is_jump_target = property(lambda self: self.label is not None)

    def __str__(self):
        text = "" if self.label is None else f"L{self.label}:"
        text += "     " + self.opname.ljust(20)
        if self.arg is not None:
            text += " " + repr(self.arg).rjust(5 - max(0, len(self.opname) - 20))
            if self.argrepr:
                text += f" ({self.argrepr})"
        return text.rstrip() + "\n"


def _code_of(x):
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, "<disassembly>", "eval")
        except SyntaxError:
            return compile(x, "<disassembly>", "exec")
    if hasattr(x, "co_code"):
        return x
    if isinstance(x, (bytes, bytearray)):
        import _lockstep
        _lockstep.refuse("'dis.dis' of bytes")
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    if x is None:
        return distb(file=file, show_caches=show_caches, show_offsets=show_offsets, show_positions=show_positions)
    out = sys.stdout if file is None else file
    if hasattr(x, "__dict__") and not hasattr(x, "__code__") and not hasattr(x, "__func__"):
        for name in sorted(x.__dict__):
            value = x.__dict__[name]
            if hasattr(value, "__code__") or isinstance(value, type) or hasattr(value, "__func__") or hasattr(value, "co_code"):
                out.write(f"Disassembly of {name}:\n")
                try:
                    dis(value, file=file, depth=depth, show_caches=show_caches, show_offsets=show_offsets,
                        show_positions=show_positions)
                except TypeError as error:
                    out.write(f"Sorry: {error}\n")
                out.write("\n")
        return
    _write_all(_code_of(x), out, depth, show_caches, show_offsets, show_positions)


def _write_all(code, out, depth, *shown):
    out.write(_text(code, *shown))
    if depth is None or depth > 0:
        for x in code.co_consts:
            if hasattr(x, "co_code"):
                out.write(f"\nDisassembly of {x!r}:\n")
                _write_all(x, out, None if depth is None else depth - 1, *shown)


def _text(code, show_caches=False, show_offsets=False, show_positions=False, current=-1):
    if show_caches or show_positions:
        import _lockstep
        _lockstep.refuse("'dis.dis' with these arguments")
    text = _dis.disassemble(code)
    if not show_offsets and current < 0:
        return text
    lines, instructions, width = [], _instructions(code), max(4, len(str(len(code.co_code) - 2)))
    wanted = next(instructions, None)
    for line in text.splitlines():
        if wanted is not None and wanted.opname in line:
            at = line.index(wanted.opname) - 4
            offset = f"{wanted.offset:>{width}}   " if show_offsets else ""
            line = line[:at] + offset + ("--> " if wanted.offset == current else "    ") + line[at + 4:]
            wanted = next(instructions, None)
        lines.append(line + "\n")
    return "".join(lines)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    (sys.stdout if file is None else file).write(_text(co, show_caches, show_offsets, show_positions, lasti))


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    if tb is None:
        if not hasattr(sys, "last_exc") and not hasattr(sys, "last_traceback"):
            raise RuntimeError("no last traceback to disassemble")
        tb = sys.last_exc.__traceback__ if hasattr(sys, "last_exc") else sys.last_traceback
    while tb.tb_next:
        tb = tb.tb_next
    import _lockstep
    _lockstep.refuse("'dis.distb' (the place in a traceback)")


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Here only what is jumped to has a label, in a listing also what exception handlers begin and end with."""
    found = list(_instructions(_code_of(x), first_line))
    labels = sorted({i.jump_target: None for i in found if i.opcode in hasjump})
    for i in found:
        label = labels.index(i.offset) + 1 if i.offset in labels else None
        shown = i.argrepr.rpartition("L")[0] + f"L{labels.index(i.jump_target) + 1}" if i.opcode in hasjump else i.argrepr
        yield i._replace(label=label, argrepr=shown)


def _instructions(code, first_line=None):
    moved = 0 if first_line is None else first_line - code.co_firstlineno
    lines = iter([line for line in _dis.disassemble(code).splitlines() if line])
    last, start = False, None
    for name, opcode, arg, argval, argrepr, offset, *positions in _dis.instructions(code):
        line = next(lines)
        front, _, shown = line.partition(name)
        label = int(front.strip(" :").rpartition("L")[2]) if ":" in front else None
        if opcode in hasjump:
            argrepr = shown[shown.index("(") + 1:-1]
        if name.count("_FAST") > 1:
            argval = tuple(argrepr.split(", "))
        start = offset if start is None else start
        at = positions[0]
        yield Instruction(name, opcode, arg, argval, argrepr, offset, start, at is not last, at if at is None else at + moved, label,
                          Positions(*positions))
        last = at
        if opcode != EXTENDED_ARG:
            start = None


def findlabels(code):
    found, i, arg = [], 0, 0
    while i < len(code):
        opcode = code[i]
        arg |= code[i + 1]
        if opcode == EXTENDED_ARG:
            i, arg = i + 2, arg << 8
            continue
        i += 2 + 2 * _dis.cache_units(opcode)
        if opcode in hasjump:
            target = i + 2 * (-arg if "JUMP_BACKWARD" in opname[opcode] or opname[opcode] == "END_ASYNC_FOR" else arg)
            if target not in found:
                found.append(target)
        arg = 0
    return found


def findlinestarts(code):
    last = False
    for instruction in _dis.instructions(code):
        if instruction[6] is not last:
            last = instruction[6]
            yield instruction[5], last


class Bytecode:
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
                 show_positions=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._original_object, self.current_offset = x, current_offset
        self.show_caches, self.show_offsets, self.show_positions = show_caches, show_offsets, show_positions

    def __iter__(self):
        return _instructions(self.codeobj, self.first_line)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches)

    def dis(self):
        current = -1 if self.current_offset is None else self.current_offset
        return _text(self.codeobj, self.show_caches, self.show_offsets, self.show_positions, current)

    def info(self):
        return code_info(self.codeobj)


def pretty_flags(flags):
    names = [COMPILER_FLAG_NAMES.get(1 << i, hex(1 << i)) for i in range(32) if flags & 1 << i]
    return ", ".join(names) or hex(flags)


def code_info(x):
    code = _code_of(x)
    lines = [f"{title + ':':<18} {value}" for title, value in (
        ("Name", code.co_name), ("Filename", code.co_filename), ("Argument count", code.co_argcount),
        ("Positional-only arguments", code.co_posonlyargcount), ("Kw-only arguments", code.co_kwonlyargcount),
        ("Number of locals", code.co_nlocals), ("Stack size", code.co_stacksize), ("Flags", pretty_flags(code.co_flags)))]
    for title, values, shown in (("Constants", code.co_consts, repr), ("Names", code.co_names, str),
                                 ("Variable names", code.co_varnames, str), ("Free variables", code.co_freevars, str),
                                 ("Cell variables", code.co_cellvars, str)):
        if values:
            lines.append(title + ":")
            lines += [f"{i:4}: {shown(value)}" for i, value in enumerate(values)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    (sys.stdout if file is None else file).write(code_info(co) + "\n")
