"""What dis.dis prints, from the same disassembler as `lockstep dis`."""

import sys
import _dis


class Instruction:
    def __init__(self, opname, opcode, arg, argval, argrepr, offset, line_number, is_jump_target, starts_line):
        self.opname, self.opcode, self.arg, self.argval, self.argrepr = opname, opcode, arg, argval, argrepr
        self.offset = self.start_offset = offset
        self.line_number, self.is_jump_target, self.starts_line = line_number, is_jump_target, starts_line
        self.baseopname, self.baseopcode = opname, opcode

    def __repr__(self):
        return (f"Instruction(opname={self.opname!r}, opcode={self.opcode!r}, arg={self.arg!r}, "
                f"argval={self.argval!r}, argrepr={self.argrepr!r}, offset={self.offset!r}, "
                f"line_number={self.line_number!r})")


def _code_of(x):
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, "<dis>", "eval")
        except SyntaxError:
            return compile(x, "<dis>", "exec")
    if hasattr(x, "co_code") or type(x).__name__ == "code":
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    if show_caches or show_offsets or show_positions or x is None:
        import _lockstep
        _lockstep.refuse("'dis.dis' with these arguments")
    out = sys.stdout if file is None else file
    if isinstance(x, type) or type(x).__name__ == "module":
        for name in sorted(x.__dict__):
            value = x.__dict__[name]
            if hasattr(value, "__code__") or isinstance(value, type) or hasattr(value, "__func__"):
                out.write(f"Disassembly of {name}:\n")
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as error:
                    out.write(f"Sorry: {error}\n")
                out.write("\n")
        return
    out.write(_dis.disassemble(_code_of(x)))


disassemble = disco = dis


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    line = None
    for name, opcode, arg, argval, argrepr, offset, number, is_target in _dis.instructions(_code_of(x)):
        yield Instruction(name, opcode, arg, argval, argrepr, offset, number, is_target, number != line)
        line = number


class Bytecode:
    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _code_of(x)
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return f"Bytecode({self._original_object!r})"

    def dis(self):
        return _dis.disassemble(self.codeobj)

    def info(self):
        return code_info(self.codeobj)


def code_info(x):
    code = _code_of(x)
    return f"Name:              {code.co_name}\nFilename:          {code.co_filename}\nArgument count:    {code.co_argcount}"


def show_code(co, *, file=None):
    (sys.stdout if file is None else file).write(code_info(co) + "\n")
