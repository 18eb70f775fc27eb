# Tracebacks of what can go wrong in a line: where the carets stand, and when there are none.
import traceback
FOLDER = (lambda: 0).__code__.co_filename.rpartition("traceback_")[0]
def show(): print(traceback.format_exc().partition("\n")[2].replace(FOLDER, "") if FOLDER else traceback.format_exc().partition("\n")[2], end="")
def f(*a, **k): raise ValueError("f")
def g(x): return f(x)
def h(x):
    y = f(x)
    return y
def h2(x):
    return f(x) + 1
def h3(x):
    return f(
        x,
        1)
def h4(x):
    y = f(
        x,
        1)
def h5(x):
    return [f(i) for i in x]
def h6(x):
    return (x
            + 1)
def h7(x): return f(x)  # comment
def h8(x): return f(x); pass
def h9(x):
    z: int = f(x)
class K:
    def m(self): return self.q(1)
    def q(self, n): return f(n)
    def r(self):
        self.v = f(1)
    def __getitem__(self, i): raise KeyError(i)
    def __add__(self, o): raise TypeError("no add")
    def __enter__(self): raise OSError("enter")
    def __exit__(self, *a): pass
    def __iter__(self): raise TypeError("it")
    def __bool__(self): raise TypeError("bool")
    def __getattr__(self, n): raise AttributeError(n)
    def __call__(self): return f(3)
k = K()
n = 0; x = [1, 2]; d = {}; s = "é"; t = "日本"
def many():
    return {
        "a": 1,
        "b": f(2),
        "c": 3,
    }
def multi():
    return k.foo(
        1,
        2,
        3,
        4,
        5,
    )
def multi2():
    x = (1 +
         2 +
         3 +
         "4" +
         5)
def multi3():
    return ("a"
            "b"
            % 5)
def multi4():
    f(1)(
       2)
def multi5():
    return d[
        "a"
    ][
        "b"
    ]
def multi6():
    for i in f(1,
               2):
        pass
def multi7():
    with f(1), \
         f(2):
        pass
def multi8():
    assert f(
        1
    ), "x"
def multi9():
    raise ValueError(
        "long",
        "args",
        "here",
        "and")
def multi10():
    class A(f(1)):
        x = 1
        y = 2
        z = 3
def multi11():
    @f
    def inner():
        pass
def multi12():
    return """
    a
    """ + 5
def multi13():
    x = f"""{
        1/0
    }"""
def multi14():
    if (n == 0 and
        1/n > 2):
        pass
def multi15():
    return (  # comment
        1 / # c2 )
        n
    )
def multi16():
    return some_undefined(
        1)
cases = [lambda: g(1), lambda: h(1), lambda: h2(1), lambda: h3(1), lambda: h4(1), lambda: h5([1]), lambda: h6("a"), lambda: h7(1), lambda: h8(1), lambda: h9(1), k.m, k.r, many, multi, multi2, multi3, multi4, multi5, multi6, multi7, multi8, multi9, multi10, multi11, multi12, multi13, multi14, multi15, multi16]
for c in cases:
    try: c()
    except Exception as e: show()
try: 1/0
except Exception: show()
try: 1 / n
except Exception: show()
try: 1+(1/n)
except Exception: show()
try: x[5]
except Exception: show()
try: x[5] + 1
except Exception: show()
try: x[n][3]
except Exception: show()
try: d['a']['b']
except Exception: show()
try: d["a"] . b
except Exception: show()
try: f(1)
except Exception: show()
try: f(1)(2)
except Exception: show()
try: f(f(1))
except Exception: show()
try: f (1)
except Exception: show()
try: (f)(1)
except Exception: show()
try: f(x for x in x)
except Exception: show()
try: k[1]
except Exception: show()
try: k[1:2]
except Exception: show()
try: k + 1
except Exception: show()
try: k+(1)
except Exception: show()
try: k+(1,)
except Exception: show()
try: k + (1) + (2)
except Exception: show()
try: 1 + (k+2)
except Exception: show()
try: (k + 1) * 2
except Exception: show()
try: -k + 1
except Exception: show()
try: -k
except Exception: show()
try: not k
except Exception: show()
try: k and 1
except Exception: show()
try: k if k else 2
except Exception: show()
try: [i for i in k]
except Exception: show()
try: {i: 1/n for i in x}
except Exception: show()
try: [*k]
except Exception: show()
try: f(*k)
except Exception: show()
try: a, b = x[0]
except Exception: show()
try: a, b = 1, 2, 3
except Exception: show()
try: x[0], d['z'] = 1, 2/n
except Exception: show()
try: x[5] = 1
except Exception: show()
try: del x[5]
except Exception: show()
try: del d['q']
except Exception: show()
try: d['q'] += 1
except Exception: show()
try: n += 'a'
except Exception: show()
try: n += 1/0
except Exception: show()
try: x.foo
except Exception: show()
try: x.foo.bar
except Exception: show()
try: x.foo()
except Exception: show()
try: x.append(1, 2)
except Exception: show()
try: x.append (1, 2)
except Exception: show()
try: k.zz = 1/0
except Exception: show()
try: s + 1
except Exception: show()
try: s * 2 + t + 1
except Exception: show()
try: t + s + 1 + "日"
except Exception: show()
try: t[7]
except Exception: show()
try: t[7] + "日本語"
except Exception: show()
try: f(t)(t)
except Exception: show()
try: f("✅") + "x"
except Exception: show()
try: undefined
except Exception: show()
try: undefined + 1
except Exception: show()
try: f(undefined)
except Exception: show()
try: print(undefined, 1)
except Exception: show()
try: "a" "b" + 1
except Exception: show()
try: "a)" + ")" + 1
except Exception: show()
try: '%d' % 'x'
except Exception: show()
try: '%s %s' % (1,)
except Exception: show()
try: f"{1/n}"
except Exception: show()
try: f"{x[9]:>10}"
except Exception: show()
try: f"a{s}b{undefined!r}c"
except Exception: show()
try: 1 < "a"
except Exception: show()
try: 1 < 2 < "a"
except Exception: show()
try: 1 == 1/n
except Exception: show()
try: 1 in 5
except Exception: show()
try: x[1/n]
except Exception: show()
try: x[1:2, 1/n]
except Exception: show()
try: 1 ** "a"
except Exception: show()
try: 2**"a"**2
except Exception: show()
try: -2 ** "a"
except Exception: show()
try: 2 // n
except Exception: show()
try: 2 % n
except Exception: show()
try: 2 @ n
except Exception: show()
try: 2 << "a"
except Exception: show()
try: 2 >> "a" | 3
except Exception: show()
try: 2 | 3 & "a"
except Exception: show()
try: ~"a"
except Exception: show()
try: +"a"
except Exception: show()
try: 1 if 1/n else 2
except Exception: show()
try: lambda: 1/n
except Exception: show()
try: (lambda: 1/n)()
except Exception: show()
try: (lambda q: q[0])(5)
except Exception: show()
try: [1, 2, f(3)]
except Exception: show()
try: (1, f(3))
except Exception: show()
try: {1: f(3)}
except Exception: show()
try: {f(3)}
except Exception: show()
try: {**k}
except Exception: show()
try: assert n, "msg"
except Exception: show()
try: assert f(1)
except Exception: show()
try: assert not x
except Exception: show()
try: raise ValueError("x")
except Exception: show()
try: raise ValueError
except Exception: show()
try: raise ValueError("x") from f(1)
except Exception: show()
try: import nonexistent
except Exception: show()
try: from math import nope
except Exception: show()
try: from math import sqrt, nope
except Exception: show()
try:
    with k: pass
except Exception: show()
try:
    with f(1) as q: pass
except Exception: show()
try:
    for i in k: pass
except Exception: show()
try:
    for i in f(1): pass
except Exception: show()
try:
    while k: pass
except Exception: show()
try:
    if k: pass
except Exception: show()
try:
    if f(1) > 2: pass
except Exception: show()
try: int("x")
except Exception: show()
try: int ( "x" )
except Exception: show()
try: int("x") + int("y")
except Exception: show()
try: max([1, "a"], key=lambda q: q + 1)
except Exception: show()
try: sorted([3, "a"])
except Exception: show()
try: list(map(int, ["1", "z"]))
except Exception: show()
try: next(iter([]))
except Exception: show()
try: "abc".index("z")
except Exception: show()
try: {}[1, 2]
except Exception: show()
try: {}["a"]["b"]
except Exception: show()
try: x.pop(5); x
except Exception: show()
try: y = x.pop(99)
except Exception: show()
try: y = z = x.pop(99)
except Exception: show()
try: y, z = x.pop(99)
except Exception: show()
try: y = x.pop(99) + 1
except Exception: show()
try: y: int = x.pop(99)
except Exception: show()
try: x[0] = x.pop(99)
except Exception: show()
try: y=x.pop(99)
except Exception: show()
try: y = f(1) # c
except Exception: show()
try: y = f(1); z = 2
except Exception: show()
try: return_ = f(1)
except Exception: show()
try: y = (f(1))
except Exception: show()
try: y = f(1)[0]
except Exception: show()
try: y = f(1).z
except Exception: show()
try: y = K()()
except Exception: show()
try: y = k()
except Exception: show()
try: f(1).z
except Exception: show()
try: f(1) .z
except Exception: show()
try: 1 + f(2) * 3
except Exception: show()
try: 1 . real + "a"
except Exception: show()
try: 1.5e-3 + "a"
except Exception: show()
try: 0xe+"a"
except Exception: show()
try: x [ 9 ]
except Exception: show()
try: (x)[9]
except Exception: show()
try: [1,2][9]
except Exception: show()
try: "abc"[9]
except Exception: show()
try: {1:2}[9]
except Exception: show()
try:
    f(1, # c
      2)
except Exception: show()
try:
    x[
     9]
except Exception: show()
try:
    (1
     + "a")
except Exception: show()
try: global_undefined(1, 2).foo
except Exception: show()
try: print(f"{n:{s}d}")
except Exception: show()
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError from e
except Exception: show()
try: exec("1/0")
except Exception: show()
try: eval("1/0")
except Exception: show()
try: k.a.b.c
except Exception: show()
try: __import__("nope")
except Exception: show()
try: x = yield_ = f(1)
except Exception: show()
try: f(a=1, b=1/n)
except Exception: show()
try: f(a=1, *x, **d)
except Exception: show()
try: f(lambda: 1)(lambda: 2)
except Exception: show()
try: x.sort(key=lambda v: v.foo)
except Exception: show()
try: isinstance(1, "a")
except Exception: show()
try: len(5) + len(x)
except Exception: show()
try: "".join([1, 2])
except Exception: show()
try: "".join(str(i / n) for i in x)
except Exception: show()
try: sum(i / n for i in x)
except Exception: show()
try: any(k for _ in x)
except Exception: show()
try: dict(a=1)["b"]
except Exception: show()
try: (1, 2)[5] + x[0]
except Exception: show()
try: ((1 / n))
except Exception: show()
try: ( 1 / n )
except Exception: show()
try: ((x)) [9]
except Exception: show()
try: x[-9]
except Exception: show()
try: -x[9]
except Exception: show()
try: not x[9]
except Exception: show()
try: await_ = x[9]
except Exception: show()
try: x[9]if n else 3
except Exception: show()
try: 0 or x[9]
except Exception: show()
try: n or 1/n
except Exception: show()
try: *a, b = 5
except Exception: show()
try: [a, b] = 5
except Exception: show()
try:
    for a, b in x: pass
except Exception: show()
try: [a for a, b in x]
except Exception: show()
try: del undefined_q
except Exception: show()
try: n()
except Exception: show()
try: n.real()
except Exception: show()
try: n.real.foo
except Exception: show()
try: "é" + n
except Exception: show()
try: "éé" * 2 + n + "é"
except Exception: show()
try: f(s, "éé")[1]
except Exception: show()
# Frames of the library: the lines that they have in CPython's files.
import concurrent.futures, contextlib, io, queue, sys, threading
def library(f):
    text = io.StringIO()
    try:
        with contextlib.redirect_stderr(text): f()
    except Exception: text.write(traceback.format_exc())
    lines = text.getvalue().split("\n")
    for i, line in enumerate(lines):
        before, _, file = line.partition('File "')
        file, quote, rest = file.partition('"')
        if quote: lines[i] = before + 'File "' + file.rpartition("python3.14/")[2].removeprefix(FOLDER) + quote + rest
    print("\n".join(lines))
def bad(): return 1 / 0
def in_thread(target): t = threading.Thread(target=target, name="T"); t.start(); t.join()
class Own(threading.Thread):
    def run(self): bad()
def own(): t = Own(name="Own"); t.start(); t.join()
def submit():
    with concurrent.futures.ThreadPoolExecutor(1) as pool: pool.submit(bad).result()
@contextlib.contextmanager
def managed(): yield
def with_managed():
    with managed(): bad()
full = queue.Queue(1); full.put(1)
for f in (lambda: in_thread(bad), own, submit, lambda: queue.Queue().get_nowait(), lambda: full.put(1, timeout=0.01), lambda: queue.Queue().task_done(), with_managed, lambda: threading.Thread().join(), lambda: threading.Condition().notify(), lambda: threading.BoundedSemaphore(1).release(), lambda: concurrent.futures.Future().result(timeout=0.01)):
    library(f)
