# Calls everything that there is with what it was not made for: missing and surplus arguments, values of every kind, half
# made objects, methods of other types, subclasses whose special methods lie, containers that change while they are
# used. Nothing that comes of it matters as long as it is an exception or a value. What runs this program writes
# `SEED = n` before its first line; n chooses the module and everything else.
import _thread
import collections
import operator
import sys
import types
import weakref

MODULES = """builtins collections itertools functools types _thread time struct math random _random _itertools weakref
_weakref _queue queue operator io json threading contextvars string copy bisect heapq enum dataclasses traceback
warnings abc os textwrap statistics sys _struct datetime contextlib asyncio typing pprint
numbers keyword inspect dis native _lockstep _dis _math""".split()

# They wait, end the run, or are refused by name.
SKIPPED = set("""_exit exit quit refuse refuse_by_name interrupt_main setrecursionlimit set_int_max_str_digits
setswitchinterval settrace setprofile exec eval compile input open print breakpoint help __import__ __subclasshook__
sleep crunch sleep_io start_new_thread start_new start_joinable_thread _shutdown write wait strptime Barrier Condition
run_code compile_source excepthook unraisablehook __excepthook__ displayhook _format_exception abort fork
run_class_body __notes__ run create_task ensure_future gather shield wait_for run_until_complete run_forever Timer Thread
ThreadPoolExecutor throw_raised make_awaitable acquire acquire_lock _acquire_restore __enter__ get put join
_at_fork_reinit SystemRandom exit_thread source_line main Runner stdin dump set_exception_text interact""".split())

state = SEED * 7919 + 1


def below(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


def pick(items):
    return items[below(len(items))]


def is_a(v, kind):  # whatever v says
    return issubclass(type(v), kind)


class Plain:
    pass


class Slots:
    __slots__ = ("x", "y")


class Other:
    y = Slots.x
    real = int.real
    gi_frame = types.GeneratorType.gi_frame
    x = property()
    append = list.append
    __len__ = list.__len__
    __get__ = 3


class Meta(type):
    pass


OWN = Plain, Slots, Other, Meta


def plain(a, b=1, *c, d=2, **e):
    return a


def generate(n=3):
    try:
        for i in range(n):
            yield i
    except ValueError:
        yield "caught"


async def coroutine():
    return 1


async def agenerate():
    yield 1


def closure():
    x = 1

    def inner():
        return x

    return inner


try:
    1 / 0
except ZeroDivisionError as e:
    error = e

# ---- subclasses whose special methods lie

SPECIALS = """__eq__ __hash__ __index__ __len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__
__bool__ __int__ __float__ __str__ __repr__ __format__ __add__ __radd__ __iadd__ __mul__ __rmul__ __sub__ __lt__ __gt__
__le__ __getattr__ __getattribute__ __setattr__ __delattr__ __call__ __new__ __init__ __del__ __get__ __set__
__set_name__ __enter__ __exit__ __reversed__ __missing__ __length_hint__ __bytes__ __class_getitem__ __mro_entries__
__instancecheck__ __subclasscheck__ __await__ __anext__ __aiter__ __round__ __trunc__ __floor__ __neg__ __divmod__ __or__
__ror__ __mod__ __rmod__ __pow__ __lshift__ __slots__ __dict__ __class__ __match_args__ __abstractmethods__ __fspath__
__copy__ __deepcopy__ __reduce_ex__ __init_subclass__ keys items __name__ __qualname__ __module__ __doc__""".split()

victims = []


def spoil(v):
    """Changes a container behind the back of whoever works on it."""
    try:
        if below(2):
            v.clear()
        elif is_a(v, dict):
            v[below(9)] = v
        elif is_a(v, set):
            v.add(below(99))
        else:
            v.append(v)
    except BaseException:
        pass


def lie(*args, **kwargs):
    how = below(8)
    if how == 0:
        raise pick((ValueError, StopIteration, IndexError, KeyError, AttributeError, TypeError))("a lie")
    if how == 1:
        for v in victims:
            spoil(v)
    if how < 4:
        return pick((None, 0, 1, -1, 2**70, "s", "", b"b", (), [], {}, 1.5, NotImplemented, True, iter(()), iter([1])))
    if how == 4 and args:
        return args[-1]
    return args[0] if args else None


def liar(base):
    names = {pick(SPECIALS): pick((lie, lie, lie, staticmethod(lie), classmethod(lie), property(lie), None, 3, len, ()))
             for _ in range(1 + below(5))}
    try:
        kind = type("Liar", (base,), names)
        return kind, kind(*([] if below(3) else [pick((0, 1, "a", [1, 2], {}))]))
    except BaseException:
        return ()


BASES = [object, int, str, list, dict, tuple, set, frozenset, bytes, bytearray, float, Exception, OSError, type,
         collections.deque, weakref.ref, enumerate, zip, map, filter, reversed, Plain, KeyError]


def renewed():
    """The program's own classes and functions as they were: what has been done to them must not last."""
    Plain, Slots, Other, Meta = (type(k.__name__, k.__bases__, {n: v for n, v in KEPT[k].items()}) for k in OWN)
    functions = [types.FunctionType(f.__code__, dict(globals()), f.__name__, f.__defaults__) for f in
                 (plain, generate, coroutine, agenerate, closure)]
    functions[0].__kwdefaults__ = {"d": 2}
    return Plain, Slots, Other, Meta, *functions


KEPT = {k: {n: v for n, v in vars(k).items() if n not in ("__dict__", "__weakref__") and type(v) is not type(Slots.x)
            or k is Other and n == "y"} for k in OWN}


def odds():
    Plain, Slots, Other, Meta, plain, generate, coroutine, agenerate, closure = renewed()
    c = coroutine()
    c.close()
    frame = sys._getframe()
    some = [
        None, True, 0, -1, 3, 2**40, 2**70, -(2**70), 1.5, float("nan"), float("inf"), "s", "", "\U0001f600", "%s{0}",
        b"b", b"", bytearray(b"xy"), memoryview(b"abcd"), memoryview(bytearray(8)), (), (1, 2), ("a",), [], [1, 2],
        ["a", "b", 3], {}, {"a": 1}, {1: 2, 3: 4}, {1}, set(), frozenset((1, 2)), plain, generate(), generate, len, int,
        type, Slots, Slots(), Plain, Plain(), Other, Other(), Meta, Meta("M", (), {}), error, error.__traceback__,
        closure(), closure().__code__, plain.__code__, range(3), range(2**62, 2**70, 2**66), slice(1), slice(None, None, -2),
        coroutine, c, agenerate(), sys, property(plain), property(), object(), _thread.allocate_lock(),
        _thread.RLock(), NotImplemented, ..., Exception, OSError(1, "x"), str, dict, weakref.ref(Plain),
        collections.deque([1, 2]), iter([1]), iter({1: 2}), iter("ab"), map(plain, [1]), zip([1], [2]), {}.keys(),
        {1: 2}.items(), closure().__closure__[0], super, super(Plain), super(Plain, Plain()), plain.__get__(3),
        [].append, "".join, staticmethod(plain), classmethod(plain), Slots.x, int.real, int.__dict__, list.append,
        int.__add__, object.__init__, frame, frame.f_code, int | str, list[int], types.SimpleNamespace(a=1),
        ExceptionGroup("g", [ValueError()]), int.__new__, dict.fromkeys, agenerate().__anext__(), reversed([1]),
        enumerate([1]), collections.OrderedDict(a=1), collections.Counter("a"), collections.defaultdict(list),
        SyntaxError("m", ("f", 1, 2, "t")), UnicodeDecodeError("a", b"b", 0, 1, "r"), StopIteration(3),
    ]
    for _ in range(6):
        some.extend(liar(pick(BASES)))
    victims[:] = [v for v in some if is_a(v, (list, dict, set, bytearray, collections.deque))]
    for v in victims:
        if below(3) == 0 and is_a(v, list):
            list.append(v, pick(some))
    return some


# ---- what is done to them

KEYWORDS = "key default iterable start step maxlen sep end file strict reverse name x args daemon mapping".split()


def call(f, owner, pool):
    args = [pick(pool) for _ in range(below(5))]
    if is_a(owner, type) and below(2):
        mine = [o for o in pool if owner in type.mro(type(o))]
        if mine:
            args[:1] = [pick(mine)]
    elif below(8) == 0:
        args[:1] = [owner]
    kwargs = {pick(KEYWORDS): pick(pool) for _ in range(below(3))} if below(4) == 0 else {}
    result = f(*args, **kwargs)
    if below(4) == 0:
        repr(result)
    if below(4) == 0 and hasattr(result, "__next__"):
        for _ in range(3):
            next(result)
    return result


def walk(x, y, z):
    n = 0
    for _ in x:
        spoil(x)
        n += 1
        if n > 4:
            break


def unpack(x, y, z):
    a, b = x
    a, *b = y


def change(x, y, z):
    x[y] = z
    del x[z]


def cut(x, y, z):
    x[1:2] = y
    x[y:z]
    x[::z] = x
    del x[y:]


def delegate(x, y, z):
    def inner():
        yield from x

    for _ in inner():
        break


def wait_for(x, y, z):
    async def inner():
        async with x as a:
            async for _ in y:
                await z

    c = inner()
    c.send(None)
    c.throw(ValueError)


def throw(x, y, z):
    g = pick((generate, agenerate, coroutine))()
    if below(2):
        pick((getattr(g, "send", None), getattr(g, "asend", None)))(x)
    getattr(g, "throw", getattr(g, "athrow", None))(*(x, y, z)[: below(4)])


def catch(x, y, z):
    try:
        raise x from y
    except z:
        pass


def derive(x, y, z):
    class C(x, metaclass=y):
        a = z

    C()


def enter(x, y, z):
    with x as a, y as b:
        a + b


def show(x, y, z):
    f"{x!r:>{y}}{z:{x}}"
    "%s %r %d" % (x, y, z)
    str(x).format(x, y, z=z)
    x % y


def augment(x, y, z):
    a = x
    a += y
    a |= z
    a *= y


def pass_on(x, y, z):
    plain(*x, **y)
    [*x, *z]
    {**y, **z}
    {*x}


def rename(x, y, z):
    name = pick(SPECIALS + dir(x)[:40])
    if is_a(x, types.ModuleType) or name in SKIPPED or name == "__dict__" and is_a(x, types.FunctionType):
        return
    how = below(3)
    if how != 1:  # a name that CPython has and we do not is refused, which ends the run
        name = pick(dir(x))
    if how == 0:
        delattr(x, name)
    elif how == 1:
        setattr(x, name, y)
    else:
        getattr(x, name)
    repr(x)
    x(z)


def compare(x, y, z):
    x < y
    x == z
    x in y
    y not in z
    sorted([x, y, z])
    hash(x)
    {x: y}[z]
    max(x, y)


def make(x, y, z):
    kind = x if is_a(x, type) else type(x)
    half = kind.__new__(kind, *(y, z)[: below(3)])
    repr(half)
    for name in dir(kind):
        if below(4) == 0 and name not in SKIPPED:
            try:
                getattr(half, name)(*(y, z)[: below(3)])
            except BaseException:
                pass


def borrow(x, y, z):
    Odd = type("Odd", (Plain,), {n: pick((x, y, z)) for n in (pick(SPECIALS), pick(SPECIALS), "a")})
    o = Odd()
    o.a = o.a
    del o.a
    len(o) + o[1]
    super(Odd, o).a


def bind(x, y, z):
    f = getattr(type(x), "__get__", None)
    f(x, y, z)(z)


DEEDS = [walk, unpack, change, cut, delegate, wait_for, throw, catch, derive, enter, show, augment,
         pass_on, rename, rename, compare, make, make, borrow, bind,
         lambda x, y, z: (x + y, x - y, x * z), lambda x, y, z: (x @ y, x / z, x // y), lambda x, y, z: x ** y,
         lambda x, y, z: (x & y, x | y, x ^ z), lambda x, y, z: (x << 3, x >> 1, -x, +x, ~y),
         lambda x, y, z: divmod(x, y), lambda x, y, z: pow(x, y, z), lambda x, y, z: x[y], lambda x, y, z: x[y:z],
         lambda x, y, z: isinstance(x, y), lambda x, y, z: issubclass(x, (y, z)), lambda x, y, z: int(x, y),
         lambda x, y, z: bytes(x), lambda x, y, z: list(map(x, y, z)), lambda x, y, z: dict(x, **y),
         lambda x, y, z: type(x)(y), lambda x, y, z: x.__class__(y, z), lambda x, y, z: setattr(x, "__class__", y)]


def attempt(f, *args):
    try:
        f(*args)
    except BaseException as e:
        if below(16) == 0:
            try:
                str(e), repr(e)
            except BaseException:
                pass


def attack(owner, times):
    names = [n for n in dir(owner) if n not in SKIPPED and n not in ("__class__", "__dict__")]
    for name in names if len(names) < 40 else [pick(names) for _ in range(40)]:
        pool = odds()
        try:
            f = getattr(owner, name)
        except BaseException:
            continue
        if callable(f):
            for _ in range(times):
                attempt(call, f, owner, pool)
        elif is_a(owner, type):
            for o in pool:
                if not is_a(o, (type, types.ModuleType)):
                    attempt(setattr, o, name, pick(pool))
                    attempt(getattr, o, name)


def internals():
    c = coroutine()
    c.close()
    return [type(o) for o in (plain, plain.__code__, generate(), plain.__get__(3), sys._getframe(), error.__traceback__,
                              closure().__closure__[0], len, {}.keys(), {}.items(), {}.values(), iter([]), iter({}),
                              int.__dict__, Slots.x, int.real, c, agenerate(), agenerate().__anext__(), sys, None,
                              NotImplemented, ..., int | str, list[int], list.append, iter(range(2**69, 2**70, 2**66)), iter(""),
                              iter(lambda: 1, 1), sys.version_info, c.__await__ if 0 else c, iter(set()), iter(()))]


def targets(name):
    if name == "":
        return internals()
    try:
        module = __import__(name)
    except ImportError:
        return []
    found = [module]
    for n in dir(module):
        v = getattr(module, n, None)
        if is_a(v, type) and n not in SKIPPED and v is not type(sys):
            found.append(v)
    return found


TIMES = globals().get("TIMES", 6)
found = targets((MODULES + [""])[SEED % (len(MODULES) + 1)])
for _ in range(min(12, len(found)) if TIMES < 20 else len(found)):
    if below(3) == 0:
        pool = odds()
        for _ in range(TIMES * 8):
            attempt(pick(DEEDS), pick(pool), pick(pool), pick(pool))
    attack(found[below(len(found))], TIMES)
pool = odds()
for _ in range(TIMES * 30):
    attempt(pick(DEEDS), pick(pool), pick(pool), pick(pool))
    if below(20) == 0:
        pool = odds()
