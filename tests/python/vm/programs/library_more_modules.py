# logging, operator, abc, numbers, pprint, contextvars, warnings, inspect, io, atexit: their documentation's examples.
import logging, io, operator, string, numbers, abc, copy, pprint, contextvars, atexit, warnings, inspect
s = io.StringIO(); h = logging.StreamHandler(s); h.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(threadName)s:%(message)s'))
lg = logging.getLogger('a.b'); lg.addHandler(h); lg.setLevel(logging.DEBUG); lg.propagate = False
lg.debug('d %s', 1); lg.info('i %(x)s', {'x': 2}); lg.warning('w'); lg.error('e'); lg.critical('c'); lg.log(25, 'custom')
try: 1/0
except ZeroDivisionError: lg.error('oops', exc_info=False)
print(s.getvalue()); print(lg.isEnabledFor(10), lg.getEffectiveLevel(), logging.getLevelName(30), logging.getLogger('a') is lg.parent, lg)
class F(logging.Filter):
    def filter(self, r): return 'no' not in r.getMessage()
lg.addFilter(F()); s.truncate(0); s.seek(0); lg.info('no'); lg.info('yes'); print(repr(s.getvalue()))
ad = logging.LoggerAdapter(lg, {'k': 1}); ad.info('adapted'); print(s.getvalue())
print(operator.itemgetter(1, 2)([5, 6, 7]), operator.attrgetter('a.b')(type('X', (), {'a': type('Y', (), {'b': 3})})), operator.methodcaller('upper')('x'), operator.add(1, 2), operator.concat([1], [2]), operator.countOf([1, 1], 1), operator.indexOf([3, 4], 4), operator.length_hint([1]), operator.truth([]), operator.is_not(1, 2), operator.iadd([1], [2]), operator.matmul if True else 0, operator.index(True), operator.setitem.__name__, repr(operator.itemgetter(1)))
class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
    @classmethod
    def __subclasshook__(cls, C): return True if hasattr(C, 'quack') else NotImplemented
try: Shape()
except TypeError as e: print(e)
class Q: quack = 1
print(issubclass(Q, Shape), isinstance(Q(), Shape)); Shape.register(int); print(isinstance(5, Shape), Shape.__abstractmethods__ == frozenset({'area', 'make'}))
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(True, numbers.Number))
pprint.pprint({'b': list(range(30)), 'a': {'nested': ('x' * 30, 'y' * 40)}}, width=60); print(pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.saferepr({2: 1}))
v = contextvars.ContextVar('v', default=1); tok = v.set(2); print(v.get(), tok.old_value is contextvars.Token.MISSING, tok.var is v); v.reset(tok); print(v.get())
ctx = contextvars.copy_context(); ctx.run(v.set, 9); print(v.get(), ctx[v], ctx.get(v), len(list(ctx.items())) >= 1)
try: v.reset(tok)
except RuntimeError as e: print(str(e)[:30])
with v.set(5) as t: print(v.get())
print(v.get())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('hey', DeprecationWarning); warnings.warn('user')
    print([(str(x.message), x.category.__name__) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('as error')
    except UserWarning as e: print(repr(e))
def f(a, /, b: int = 2, *args, c, d=4, **kw) -> str: 'doc'
sig = inspect.signature(f); print(sig, list(sig.parameters), sig.parameters['b'].default, sig.parameters['b'].annotation, sig.parameters['c'].kind, sig.return_annotation, sig.bind(1, c=3).arguments, inspect.getdoc(f), inspect.isfunction(f), inspect.ismethod(f))
try: sig.bind(1)
except TypeError as e: print(e)
b = sig.bind(1, 2, 3, c=4, e=5); b.apply_defaults(); print(b, b.args, b.kwargs, inspect.getfullargspec(f))
def g(): x = yield; return x
print(inspect.isgeneratorfunction(g), inspect.isgenerator(g()), inspect.getmembers(type('Z', (), {'q': 1}), lambda m: m == 1), inspect.iscoroutinefunction(f), inspect.isclass(int), inspect.isbuiltin(len), inspect.unwrap(f) is f, inspect.cleandoc("  a\n    b"))
b = io.BytesIO(b'abc\ndef'); print(b.read(2), b.readline(), b.seek(0), b.readlines(), b.getvalue(), b.tell(), b.write(b'!'))
s = io.StringIO('l1\nl2\n'); print(s.readline(), list(s), s.seek(0), s.read(1), s.tell(), s.readable(), s.closed); s.close()
try: s.read()
except ValueError as e: print(e)
with io.StringIO() as s: print('x', 1, sep='-', file=s, end='|'); print(s.getvalue())
atexit.register(print, 'bye', 2)
@atexit.register
def last(): print('first out')
