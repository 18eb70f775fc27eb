# What exceptions and functions are made of takes only what it can be made of.
class It:
    def __iter__(self):
        yield 1
        yield 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for v in (5, None, [1, 2], (3,), "ab", It(), range(3), {"k": 1}):
    e = ValueError("x")
    try: e.args = v
    except TypeError as x: print(x)
    print(repr(e), e.args)
e = ValueError("y")
t(lambda: e.with_traceback(5)); t(lambda: e.with_traceback(None))

t(lambda: setattr(e, "__suppress_context__", "x"))
e.__notes__ = ["a note", 3]
t(lambda: e.add_note("n")); print(e.__notes__)
for n in ("__cause__", "__context__", "__traceback__"): t(lambda: setattr(e, n, 5))
def f(a=1): return a
for n in ("__defaults__", "__kwdefaults__", "__annotations__", "__annotate__", "__dict__", "__name__", "__code__"):
    t(lambda: setattr(f, n, 5))
print(f())
import builtins, types
code, inner = f.__code__, (lambda x: lambda: x)(1)
for args in ((5, {}), (code, 5), (code, {}, 5), (code, {}, "n", 5), (code, {}, "n", None, 5), (code, {}, "n", None, (1,)),
             (inner.__code__, {}), (inner.__code__, {}, "n", None, ()), (inner.__code__, {}, "n", None, (1,)),
             (code, {}, None, (7,))):
    t(lambda: types.FunctionType(*args)())
t(lambda: types.MethodType(5, 1)); t(lambda: types.MethodType(f, None)); t(lambda: types.MethodType(f, 3)())
t(lambda: builtins.__build_class__(5, "a")); t(lambda: builtins.__build_class__(f, 5))
import collections, itertools, queue, random
for made in (object, int, str, list, dict, property, zip, map, filter, enumerate, reversed, collections.deque, random.Random,
             queue.SimpleQueue, itertools.count, itertools.chain, Exception, type, classmethod):
    for args in ((5,), (), (bool, [1]), (None, f, [])):
        try:
            made.__new__(*args)
            print(made.__name__, args[0], "made")
        except TypeError:
            print(made.__name__, len(args), "TypeError")
