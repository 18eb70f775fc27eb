import dis
import io


def add(counter):
    global total
    total += counter
    for i in range(3):
        if i % 2:
            print(i, sep="")
    return total


dis.dis(add)
dis.dis("x = 1\ny = x + 2")
dis.dis("a + b")


class A:
    def method(self):
        return self.x


dis.dis(A)
print([i.opname for i in dis.get_instructions(add)])
print([(i.opname, i.arg, i.argval) for i in dis.Bytecode("x + 1")])
print([i.argval for i in dis.get_instructions(add) if i.opname.startswith("LOAD_GLOBAL")])
for x in (3, None.__class__):
    try:
        dis.dis(x)
    except TypeError as e:
        print(e)


def table(a, b=2, *c, d, **e):
    rows = [i for i in c]
    return rows, a


print(dis.code_info(table).replace(__file__, "library_dis.py"))
for i in dis.get_instructions(table):
    print(i.opname, i.arg, i.argval, i.argrepr, i.offset, i.starts_line, i.line_number, i.label, i.is_jump_target, i.jump_target,
          i.end_offset, *i.positions)
print(dis.opname[dis.opmap["LOAD_FAST"]], len(dis.opname), len(dis.opmap), dis.cmp_op, dis.HAVE_ARGUMENT, dis.EXTENDED_ARG)
print(sorted(dis.hasarg), dis.hasconst, dis.hasname, dis.hasjrel, dis.hasjabs, dis.haslocal, dis.hascompare, dis.hasfree, dis.hasexc)
print(list(dis.findlinestarts(table.__code__)), dis.findlabels(table.__code__.co_code))
print([dis.stack_effect(dis.opmap[name], 1) for name in ("LOAD_FAST", "STORE_FAST", "BUILD_LIST", "CALL", "POP_TOP", "BINARY_OP", "SWAP")])
nested = compile("def g():\n  def h(): pass", "q", "exec")
for depth in 0, 1, None:
    out = io.StringIO()
    dis.dis(nested, depth=depth, file=out)
    print(out.getvalue().count("Disassembly of <code object"))
dis.disassemble(table.__code__)
dis.dis("for i in x: pass", show_offsets=True)
print(str(list(dis.Bytecode("x + 1"))[1]), dis.Bytecode("x").info() == dis.code_info("x"))
for wrong in (lambda: dis.stack_effect(99999), lambda: dis.dis()):
    try:
        wrong()
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
