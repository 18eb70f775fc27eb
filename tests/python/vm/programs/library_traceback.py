import builtins
FOLDER = (lambda: 0).__code__.co_filename.rpartition("library_")[0]
def print(*values, **keywords): builtins.print(*[str(v).replace(FOLDER, "") if FOLDER else v for v in values], **keywords)
import traceback, sys, io, warnings, atexit, contextvars, inspect, logging, threading, types, numbers
from contextlib import redirect_stdout, redirect_stderr
warnings.resetwarnings(); warnings.simplefilter("ignore", DeprecationWarning); warnings.filterwarnings("default", category=DeprecationWarning) ; warnings.simplefilter("default")
def a(n):
    if n: return a(n-1)
    raise ValueError("deep")
try: a(6)
except ValueError as e:
    print(traceback.format_exc(), end=""); print(traceback.format_exception_only(e)); print(traceback.extract_tb(e.__traceback__)[-1].lineno, len(traceback.format_tb(e.__traceback__)), traceback.format_tb(e.__traceback__, 1))
    buf = io.StringIO(); traceback.print_exc(file=buf); print(buf.getvalue() == traceback.format_exc())
class MyErr(Exception):
    def __str__(self): return "custom " + str(self.args)
try:
    try: 1/0
    except ZeroDivisionError as z: raise MyErr(3) from z
except MyErr as e: print("".join(traceback.format_exception(e)), end=""); print(traceback.format_exception_only(type(e), e), traceback.TracebackException.from_exception(e).exc_type_str)
def where():
    return traceback.format_stack()[-1], traceback.extract_stack()[-1].name, traceback.extract_stack(limit=1)[0].line
print(where())
f = io.StringIO()
with redirect_stdout(f): print("hidden", 1, sep="-"); print("x")
print(repr(f.getvalue()))
s = io.StringIO("one\ntwo\nthree"); print(s.readline(), s.read(3), list(s), s.tell(), s.seek(0), s.readlines()); s.write("!"); print(s.getvalue(), s.truncate(3), s.getvalue())
with io.StringIO() as t: print("to file", file=t); print(t.getvalue(), t.closed)
try: t.write("x")
except ValueError as e: print(e)
try: io.StringIO().write(3)
except TypeError as e: print(e)
err = io.StringIO()
with redirect_stderr(err):
    def old(): warnings.warn("it is old", DeprecationWarning, stacklevel=2)
    for i in range(2): old(); warnings.warn("hey")
    warnings.warn("again", RuntimeWarning)
print(err.getvalue().replace((lambda: 0).__code__.co_filename, "F"))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("caught", UserWarning); print(len(w), w[0].message, w[0].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom")
    except UserWarning as e: print(repr(e))
v = contextvars.ContextVar("v", default=1); tok = v.set(2); c = contextvars.copy_context()
print(v.get(), c[v], c.run(lambda: (v.set(9), v.get())[1]), v.get()); v.reset(tok); print(v.get(), v.name)
def in_thread(): print("thread sees", v.get())
v.set(7); th = threading.Thread(target=in_thread, context=contextvars.Context()) if False else threading.Thread(target=in_thread); 
def sig(a, b: int = 2, /, c=3, *args, d, e: str = "x", **kw) -> bool: "Doc."
print(inspect.signature(sig), inspect.isfunction(sig), inspect.isgeneratorfunction(lambda: (yield)), inspect.getdoc(sig), inspect.signature(sig).bind(1, d=4).arguments)
class K:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
print(inspect.signature(K), inspect.signature(K(1).m), [n for n, _ in inspect.getmembers(K, inspect.isfunction)], inspect.isclass(K), inspect.ismethod(K(1).m), inspect.getfullargspec(sig).args)
try: inspect.signature(sig).bind(1)
except TypeError as e: print(e)
out = io.StringIO()
logging.basicConfig(level=logging.INFO, format="%(levelname)-8s [%(threadName)s] %(name)s:%(funcName)s:%(lineno)d %(message)s", stream=out)
log = logging.getLogger("app.db"); log.debug("no"); log.info("hello %s", "w"); logging.getLogger("app").warning("%d%%", 5); logging.error("root"); 
try: 1/0
except ZeroDivisionError: log.exception("bad")
def worker(): log.info("in thread")
x = threading.Thread(target=worker, name="W1"); x.start(); x.join()
log.setLevel("ERROR"); log.info("no"); print(log, log.parent, log.isEnabledFor(logging.INFO), logging.getLevelName(30), log.handlers)
h = logging.StreamHandler(out); h.setFormatter(logging.Formatter("{levelname}|{message}", style="{")); l2 = logging.getLogger("solo"); l2.propagate = False; l2.addHandler(h); l2.setLevel(logging.DEBUG); l2.debug("dbg"); l2.critical("c", extra={"k": 1})
print(out.getvalue().replace((lambda: 0).__code__.co_filename, "F"))
ns = types.SimpleNamespace(a=1, b="x"); ns.c = 3; print(ns, ns == types.SimpleNamespace(a=1, b="x", c=3)); mp = types.MappingProxyType({"a": 1}); print(mp, mp["a"], len(mp))
try: mp["b"] = 2
except TypeError as e: print(e)
print(isinstance(sig, types.FunctionType), isinstance(K(1).m, types.MethodType), isinstance((i for i in ()), types.GeneratorType), types.NoneType, isinstance(len, types.BuiltinFunctionType), isinstance(sys, types.ModuleType))
print(isinstance(3, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(2.5, numbers.Integral), isinstance("x", numbers.Number))
atexit.register(print, "bye"); atexit.register(lambda: print("first"))
print("end")

try:
    exec("x = = 3\n")
except SyntaxError as e:
    print(traceback.format_exception_only(e))
    group = ExceptionGroup("g", [e, ValueError("a\nb")])
    print(list(traceback.TracebackException.from_exception(group).format_exception_only(show_group=True)))
