# Frames live as long as their tracebacks; exceptions of all kinds, chained, noted, printed.
import sys, traceback
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    x = D("f.x")
    raise ValueError("f")
try:
    f()
except ValueError as e:
    print("caught", list(e.__traceback__.tb_next.tb_frame.f_locals))
print("after")
saved = []
def g():
    y = D("g.y")
    try:
        raise KeyError("k")
    except KeyError as e:
        saved.append(e)
    print("g ends")
g()
print("g ended", sorted(saved[0].__traceback__.tb_frame.f_locals), saved[0].__traceback__.tb_frame.f_code.co_name, saved[0].__traceback__.tb_lineno)
saved.clear()
print("cleared")
def h():
    z = D("h.z")
    try: f()
    finally: print("finally h")
try: h()
except ValueError as e:
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame is tb.tb_frame, tb.tb_frame.f_lineno); tb = tb.tb_next
print("h done")
def gen():
    q = D("gen.q")
    yield 1
    raise RuntimeError("gen")
try:
    for _ in gen(): pass
except RuntimeError as e: print("caught gen")
print("gen gone")
try:
    try: raise ValueError("inner")
    except ValueError as e: raise TypeError("outer") from e
except TypeError as e:
    print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try: raise ValueError("inner")
    finally: raise TypeError("outer")
except TypeError as e: print(repr(e.__context__), e.__cause__)
def ff():
    try: return "try"
    finally: print("fin")
print(ff())
def fo():
    for i in range(3):
        try: continue
        finally: print("c", i)
    while True:
        try: break
        finally: print("b")
    return "end"
print(fo())
e = ValueError("a", 1); e.add_note("n1"); e.add_note("n2"); print(e.__notes__, e.args, str(e), repr(e))
try: raise e
except ValueError: print(traceback.format_exc().replace(__file__, "FILE"), end="")
class MyE(Exception):
    def __init__(self, a, b=2): super().__init__(a); self.b = b
    def __str__(self): return f"MyE<{self.args[0]},{self.b}>"
try: raise MyE("x")
except MyE as m: print(m, repr(m), m.args)
try: raise MyE
except TypeError as t: print(t)
for bad in (1, "s", int, None):
    try: raise bad
    except TypeError as t: print(t)
try: raise ValueError from 5
except TypeError as t: print(t)
try:
    try: raise KeyError("x")
    except 5: pass
except TypeError as t: print(t)
try:
    try: raise KeyError("x")
    except (ValueError, "a"): pass
except TypeError as t: print(t)
def nested():
    try:
        try: raise ValueError(1)
        except ValueError: raise KeyError(2)
    except KeyError as e: return e
e = nested(); print(repr(e), repr(e.__context__), e.__context__.__context__)
try: raise
except RuntimeError as r: print(r)
def reraise():
    try: 1/0
    except ZeroDivisionError: raise
try: reraise()
except ZeroDivisionError: print(traceback.format_exc().replace(__file__, "FILE"), end="")
print(sys.exc_info(), sys.exception())
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exception())
x = 5
try: pass
except ValueError as x: pass
print(x)
try: raise ValueError
except ValueError as x: pass
try: x
except NameError as n: print(n, n.name)
try: {}["k"]
except KeyError as k: print(k, repr(k), k.args)
try: [].foo
except AttributeError as a: print(a, a.name, a.obj)
try: undefined_thing
except NameError as n: print(n)
try: import nonexistent_mod
except ImportError as i: print(i, i.name, type(i).__name__)
try: from sys import nothing_here
except ImportError as i: print(i, i.name)
try: int("z")
except ValueError as v: print(v)
s = StopIteration(5); print(s.value, SystemExit(3).code, OSError(2, "no", "file").filename, OSError(2, "no"), type(OSError(2, "no")))
u = UnicodeDecodeError("utf-8", b"ab", 0, 1, "bad"); print(u, u.start, u.reason)
print(issubclass(KeyError, LookupError), Exception.__mro__)
g = ExceptionGroup("g", [ValueError(1), TypeError(2)]); print(g, g.exceptions, g.subgroup(ValueError), g.split(TypeError))
try: raise g
except ExceptionGroup as eg: print(traceback.format_exc().replace(__file__, "FILE"), end="")
def deep(n):
    if n == 0: raise ValueError("deep")
    deep(n - 1)
try: deep(10)
except ValueError: print(traceback.format_exc().replace(__file__, "FILE"), end="")
def rec(): return rec() + 1
try: rec()
except RecursionError as r: print(r)
try: assert 1 == 2, "msg"
except AssertionError as a: print(a, a.args)
try: assert False
except AssertionError as a: print(repr(a))
class Ctx:
    def __init__(self, sup): self.sup = sup
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v, tb is not None); return self.sup
with Ctx(True): raise ValueError("swallowed")
try:
    with Ctx(False): raise ValueError("not")
except ValueError as v: print("out", v)
with Ctx(True) as a, Ctx(False) as b: raise KeyError("both")
try:
    with 5: pass
except TypeError as t: print(t)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as t: print(t)
def unb():
    print(loc)
    loc = 1
try: unb()
except UnboundLocalError as u: print(u)
def delu():
    a = 1
    del a
    return a
try: delu()
except UnboundLocalError as u: print(u)
try: del never_was
except NameError as n: print(n)
def free():
    def inner(): return later
    try: inner()
    except NameError as n: print(n)
    later = 1
    return inner()
print(free())
err = ValueError("t").with_traceback(None); print(err.__traceback__)
try: err.__traceback__ = 5
except TypeError as t: print(t)
try: err.__cause__ = 5
except TypeError as t: print(t)
err.__cause__ = KeyError(1); print(err.__suppress_context__, repr(err.__cause__))
print(ValueError("a") == ValueError("a"), hash(ValueError("a")) != 0)
try: exec("x = = 1")
except SyntaxError: print(traceback.format_exc().replace(__file__, "FILE"), end="")
try: eval("(1")
except SyntaxError as s: print(s.msg, s.lineno, s.offset, s.filename)
try: compile("def f():\nreturn 1", "prog.py", "exec")
except IndentationError: print(traceback.format_exc().replace(__file__, "FILE"), end="")


def not_begun():
    yield


async def not_awaited():
    pass


for made in not_begun(), not_awaited(), (i for i in ()):
    try:
        made.throw(ValueError("thrown"))
    except ValueError as e:
        print("".join(traceback.format_exception(e)).replace(__file__, "traceback_frames.py"), end="")
