# The examples of the contextlib documentation.
from contextlib import *
import io, sys, time
@contextmanager
def tag(name):
    print(f"<{name}>"); yield; print(f"</{name}>")
with tag("h1"): print("foo")
@contextmanager
def managed(x):
    print("acquire", x)
    try: yield x
    except KeyError as e: print("swallow", e)
    finally: print("release", x)
with managed(1) as r: print(r); raise KeyError(2)
try:
    with managed(1): raise ValueError("v")
except ValueError as e: print(e)
@tag("deco")
def f(a): print("f", a); return a
print(f(3), f.__name__); f(4)
class Closer:
    def close(self): print("closed")
with closing(Closer()) as c: print("using")
with suppress(FileNotFoundError, ZeroDivisionError): 1/0
print("after")
with suppress(ZeroDivisionError):
    raise ExceptionGroup("g", [ZeroDivisionError(1)])
buf = io.StringIO()
with redirect_stdout(buf): print("captured"); 
print(repr(buf.getvalue()))
with redirect_stderr(buf): print("err", file=sys.stderr)
print(repr(buf.getvalue()))
class mycontext(ContextDecorator):
    def __enter__(self): print('Starting'); return self
    def __exit__(self, *exc): print('Finishing'); return False
@mycontext()
def function(): print('The bit in the middle')
function()
with mycontext(): print('The bit in the middle')
with ExitStack() as stack:
    for i in range(3): stack.enter_context(tag(i))
    stack.callback(print, "callback", end="\n")
    @stack.callback
    def cleanup(): print("cleanup")
    stack.push(lambda *exc: print("push", exc[0]) or True)
    raise ValueError("x")
stack = ExitStack()
with stack:
    stack.enter_context(tag("a")); s2 = stack.pop_all(); print("popped")
print("left"); s2.close()
class ResourceManager(AbstractContextManager):
    def __init__(self, ok): self.ok = ok
    @contextmanager
    def _cleanup_on_error(self):
        with ExitStack() as stack:
            stack.push(self); yield
            stack.pop_all()
    def __enter__(self):
        with self._cleanup_on_error():
            if not self.ok: raise RuntimeError("Failed validation")
        return self
    def __exit__(self, *exc): print("released", exc[0])
with ResourceManager(True): print("body")
try:
    with ResourceManager(False): pass
except RuntimeError as e: print(e)
with nullcontext(5) as n: print(n)
try:
    with ExitStack() as s: s.enter_context(5)
except TypeError as e: print(e)
@contextmanager
def twice():
    yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
@contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
cm = tag("x")
with cm: pass
try:
    with cm: pass
except Exception as e: print(type(e), e)
# exception contexts in ExitStack
class ErrExit:
    def __init__(self, e): self.e = e
    def __enter__(self): return self
    def __exit__(self, *a): raise self.e
try:
    with ExitStack() as s:
        s.enter_context(ErrExit(KeyError("outer"))); s.enter_context(ErrExit(IndexError("mid"))); raise ValueError("inner")
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
class cmA:
    def __enter__(self): return 1
try:
    with cmA(): pass
except TypeError as e: print(e)
@contextmanager
def stop():
    yield
try:
    with stop(): raise StopIteration("si")
except StopIteration as e: print("SI", e)
print(issubclass(tag("z").__class__, AbstractContextManager), isinstance(nullcontext(), AbstractContextManager))
