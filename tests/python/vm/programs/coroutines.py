class Y:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def drive(coroutine, *answers):
    seen, answers = [], [None, *answers]
    try:
        while True:
            seen.append(coroutine.send(answers.pop(0) if answers else None))
    except StopIteration as e:
        return seen, e.value


async def double(x):
    return x * 2


async def several():
    a = await double(3)
    b = await Y("first")
    try:
        c = await Y("second")
    except ValueError as e:
        c = repr(e)
    return a, b, c


print(drive(several(), "B", "C"))
x = several()
print(x.send(None), x.send("B"))
try:
    x.throw(ValueError("boom"))
except StopIteration as e:
    print(e.value)


async def numbers():
    try:
        for i in range(3):
            got = yield i
            print("got", got, await Y("inside"))
    finally:
        print("numbers are over")


async def use():
    async for v in numbers():
        print("v", v)
    return [i async for i in numbers()], {i: i async for i in numbers() if i}


print(drive(use()))


async def by_hand():
    agen = numbers()
    print(await agen.__anext__(), await agen.asend("sent"))
    try:
        await agen.athrow(KeyError("thrown"))
    except KeyError as e:
        print("came back", e)
    print(await anext(agen, "none left"))
    agen = numbers()
    print(await anext(aiter(agen)))
    await agen.aclose()
    try:
        await agen.asend(None)
    except StopAsyncIteration as e:
        print("closed", repr(e))


drive(by_hand())


class Manager:
    async def __aenter__(self):
        print("enter", await Y(1))
        return self

    async def __aexit__(self, *error):
        print("exit", error[0], await Y(2))
        return True


async def managed():
    async with Manager() as m, Manager():
        raise KeyError(type(m).__name__)
    return "done"


print(drive(managed(), "a", "b"))


def show(what, f):
    try:
        print(what, f())
    except BaseException as e:
        print(what, type(e).__name__, e, repr(e.__cause__))


class NotIterator:
    def __await__(self):
        return 5


class NotAsyncIterator:
    def __aiter__(self):
        return 3


class NotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


class OnlyWith:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class EnterIsNone:
    def __aenter__(self):
        return 3

    async def __aexit__(self, *args):
        pass


for source in ("await 3", "await NotIterator()", "async with 3: pass", "async with OnlyWith(): pass",
               "async with EnterIsNone(): pass", "async for x in 3: pass", "async for x in NotAsyncIterator(): pass",
               "async for x in NotAwaitable(): pass"):
    exec("async def f():\n    " + source)
    show(source, lambda: drive(f()))

x = several()
x.send(None)


async def awaits(y):
    return await y


show("awaited twice", lambda: drive(awaits(x)))
x.close()
show("closed", lambda: x.send(None))
show("closed", lambda: x.throw(ValueError))
show("not iterable", lambda: iter(x))
show("no iterator", lambda: next(x))


def plain():
    yield from x


show("yield from", lambda: next(plain()))


async def stops():
    raise StopIteration(3)


show("stops", lambda: stops().send(None))


async def stops_async():
    yield 1
    raise StopAsyncIteration


async def collect(agen):
    return [i async for i in agen]


show("stops", lambda: collect(stops_async()).send(None))
agen = numbers()
step = agen.__anext__()
show("step", lambda: step.send(None))
show("step", lambda: step.send(None))
print(repr(agen).split(" at ")[0], repr(step).split(" at ")[0], agen.ag_running, agen.__name__)
del agen, step
c = awaits(Y(1))
c.send(None)
print(c.cr_running, type(c.cr_await).__name__, c.__qualname__, type(c.__await__()).__name__)
c.close()


# What is left of a generator runs when nobody holds it any more.
def with_finally(name):
    try:
        yield 1
    finally:
        print("closed", name)


for v in with_finally("by a loop"):
    break
print("after the loop")
g = with_finally("by del")
next(g)
del g
print("after del")


def outer():
    try:
        yield from with_finally("by what was thrown")
    except ValueError as e:
        print("caught", e)
        return 3


g = outer()
next(g)
show("throw", lambda: g.throw(ValueError("q")))
