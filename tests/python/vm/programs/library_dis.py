import dis


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
