def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


eg = ExceptionGroup("eg", [ValueError(1), TypeError("t")])
print(repr(eg), str(eg), eg.message, eg.exceptions, eg.args)
for f in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup(3, [ValueError()]), lambda: ExceptionGroup("x", [3]),
          lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x", 3),
          lambda: ExceptionGroup("x")):
    show(f)
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
print(repr(eg.subgroup(ValueError)), eg.split(ValueError), eg.split(OSError))
print(repr(eg.subgroup(lambda e: isinstance(e, TypeError))))
outer = ExceptionGroup("outer", [eg, OSError(3)])
print(repr(outer.split(TypeError)), outer.derive([ValueError(3)]))
print(ExceptionGroup.__mro__)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


print(repr(Mine("m", [ValueError(1), KeyError(2)]).split(KeyError)))
try:
    raise eg
except Exception as e:
    print("caught", e)
