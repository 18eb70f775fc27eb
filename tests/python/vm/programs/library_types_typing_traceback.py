# types, typing, traceback and weakref as their documentation shows them.
import types, typing, traceback, weakref, sys, io
from typing import *
def show(text):  # without the file's folder
    print("\n".join([l if not l.startswith("  File") else l[l.index(", line"):] for l in text.splitlines()]))
ns = types.SimpleNamespace(x=1, y=[2]); ns.z = 3; del ns.x; print(ns, ns == types.SimpleNamespace(y=[2], z=3), vars(ns)); 
m = types.ModuleType("mod", "doc"); m.a = 1; print(m, m.__doc__, m.a)
mp = types.MappingProxyType({'a': 1}); print(mp, mp['a'], list(mp), len(mp), 'a' in mp, mp.get('b', 2), mp | {'b': 2}, mp.copy())
try: mp['b'] = 1
except TypeError as e: print(e)
C = types.new_class('C', (dict,), {}, lambda ns: ns.update(x=5)); print(C, C.x, C())
def f(a, b=1, *c, d, e=2, **g) -> int: "doc"; return a
print(isinstance(f, types.FunctionType), isinstance(lambda: 1, types.LambdaType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance((i for i in ()), types.GeneratorType), isinstance(f.__code__, types.CodeType), isinstance(sys, types.ModuleType), types.NoneType, types.EllipsisType, isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias))
class K:
    def m(self): return 1
    @types.DynamicClassAttribute
    def d(self): return 5
print(isinstance(K().m, types.MethodType), types.MethodType(lambda s: s, 3)(), K().d, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__code__.co_varnames, f.__code__.co_argcount, f.__name__, f.__doc__)
g = types.FunctionType(f.__code__, {}, 'new', (9,)); print(g.__name__, g(1, d=2, e=3))
@types.coroutine
def gc():
    x = yield 1; return x
async def co(): return await gc()
c = co(); print(c.send(None))
try: c.send(7)
except StopIteration as e: print(e.value)
T = TypeVar('T'); K2 = TypeVar('K2', bound=int); P = ParamSpec('P')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, item: T) -> None: self.items.append(item)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); print(s.pop(), Stack[int], Stack[int].__origin__ is Stack, Stack[int].__args__, T, Stack.__parameters__)
class Pt(NamedTuple):
    x: int; y: int = 0
    "doc"
    def n(self): return self.x + self.y
print(Pt(1), Pt(1, 2).n(), Pt._fields, Pt.__annotations__, Pt(1)._replace(y=5))
class Movie(TypedDict, total=False): name: str; year: Required[int]
mv: Movie = {'name': 'x', 'year': 1}; print(mv, Movie.__total__, Movie.__required_keys__, Movie.__optional_keys__, Movie(name='a'))
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__)
print(Optional[int], Union[int, str], Union[int, None, int], Callable[[int], str], Callable[..., int], Dict[str, int], List[int], Tuple[int, ...], Literal['a', 1], Annotated[int, 'm'], ClassVar[int], Final[int], Type[int], Any, int | None, Iterable[str], Awaitable[int], get_origin(list[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]))
print(get_type_hints(f), get_type_hints(Pt), cast(int, 'x'), is_typeddict(Movie), assert_type(1, int))
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
print(isinstance(io.StringIO(), Closable), isinstance(5, Closable))
class NotRC(Protocol):
    def x(self): ...
for bad in (lambda: isinstance(5, NotRC), lambda: NotRC(), lambda: Union[()], lambda: List[int, str] if False else Optional[1, 2], lambda: isinstance([], List[int]), lambda: Any(), lambda: Literal['a']('b'), lambda: reveal_type.__name__, lambda: assert_never(5), lambda: TypeVar('X', int), lambda: Generic[int]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@overload
def ov(x: int) -> int: ...
@overload
def ov(x: str) -> str: ...
def ov(x): return x
@final
class Fin: pass
@override
def ovr(): pass
print(ov(1), Fin.__final__, ovr.__override__, TYPE_CHECKING, NoReturn, Never, Self, LiteralString)
def lumberjack(): bright_side_of_life()
def bright_side_of_life(): return tuple()[0]
try: lumberjack()
except IndexError as exc:
    t = traceback.format_exc().splitlines(); print(t[0], t[-1]); print(traceback.format_exception_only(exc)); print([ (s.name, s.lineno, s.line) for s in traceback.extract_tb(exc.__traceback__)]); print(traceback.format_tb(exc.__traceback__)[0].splitlines()[1]); print(traceback.TracebackException.from_exception(exc).exc_type_str, ''.join(traceback.TracebackException.from_exception(exc).format())[-40:])
    b = io.StringIO(); traceback.print_exc(file=b, limit=1); show(b.getvalue()); b = io.StringIO(); traceback.print_exception(exc, file=b, chain=False); print(len(b.getvalue().splitlines())); print(sorted(set(f.f_code.co_name for f, _ in traceback.walk_tb(exc.__traceback__))))
def fs(): return traceback.extract_stack()[-1].name, traceback.format_stack()[-1].splitlines()[0].split(',')[-1]
print(fs())
try:
    try: 1/0
    except Exception as e: raise KeyError('k') from e
except KeyError as e: show(''.join(traceback.format_exception(e)))
try:
    try: 1/0
    except Exception: raise ValueError('v')
except ValueError as e: e.add_note('note1'); show(''.join(traceback.format_exception(e)))
def rec(n): return rec(n - 1) if n else 1/0
try: rec(6)
except ZeroDivisionError as e: show(''.join(traceback.format_exception(e)))
class Obj: pass
o = Obj(); r = weakref.ref(o, lambda r: print("callback", r())); print(r() is o); del o; print(r())
d = weakref.WeakValueDictionary(); o = Obj(); d['k'] = o; print(len(d), 'k' in d); del o; print(len(d), list(d))
wk = weakref.WeakKeyDictionary(); o = Obj(); wk[o] = 5; print(len(wk)); del o; print(len(wk))
ws = weakref.WeakSet(); o = Obj(); ws.add(o); print(len(ws), o in ws); del o; print(len(ws))
o = Obj(); o.v = 3; p = weakref.proxy(o); print(p.v); del o
try: p.v
except ReferenceError as e: print(e)
o = Obj(); fin = weakref.finalize(o, print, "finalized", 1, end="!\n"); print(fin.alive, fin.peek()[2]); del o; print(fin.alive, fin())
o = Obj(); fin = weakref.finalize(o, print, "called"); fin(); print(fin.alive, fin.detach())
class Meth:
    def m(self): return 9
mm = Meth(); wm = weakref.WeakMethod(mm.m); print(wm()()); del mm; print(wm())
o = Obj(); r1 = weakref.ref(o); r2 = weakref.ref(o); print(r1 is r2, weakref.getweakrefcount(o), hash(r1) == hash(o), r1 == r2)
for bad in (lambda: weakref.ref(5), lambda: weakref.ref([]), lambda: weakref.proxy('x')):
    try: bad()
    except TypeError as e: print(e)
o = Obj(); fin = weakref.finalize(o, print, "at exit"); fin.atexit = True
