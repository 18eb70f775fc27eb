# Cancelling, shielding, timeouts inside timeouts, groups that fail; loops and threads.
import asyncio, threading, time, functools
# producer/consumer with sentinel, gather with exceptions, cancellation in the middle of gather
async def prod(q, n):
    for i in range(n):
        await q.put(i); await asyncio.sleep(0)
    await q.put(None)
async def cons(q, out):
    while (x := await q.get()) is not None: out.append(x)
async def main():
    q = asyncio.Queue(2); out = []
    await asyncio.gather(prod(q, 5), cons(q, out)); print(out)
    async def never(): await asyncio.get_running_loop().create_future()
    g = asyncio.gather(never(), never()); await asyncio.sleep(0); g.cancel()
    try: await g
    except asyncio.CancelledError: print("gather cancelled")
    async def stubborn():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("ignored once")
        await asyncio.sleep(0.01); return "survived"
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled(), t.cancelling())
    # shield
    async def slow(): await asyncio.sleep(0.02); return "slow"
    inner = asyncio.create_task(slow())
    try: await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError: print("timeout but", inner.done())
    print(await inner)
    # wait_for cancels
    async def cleanup():
        try: await asyncio.sleep(10)
        finally: print("cleanup")
    try: await asyncio.wait_for(cleanup(), 0.005)
    except TimeoutError as e: print(repr(e), repr(e.__cause__))
    # nested timeouts
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0.005) as inner_t: await asyncio.sleep(5)
    except TimeoutError: print("inner", inner_t.expired(), repr(inner_t))
    cm = asyncio.timeout(5)
    print(repr(cm), cm.when() is not None); 
    try: cm.reschedule(1)
    except RuntimeError as e: print(e)
    async with cm: pass
    print(repr(cm))
    try:
        async with cm: pass
    except RuntimeError as e: print(e)
    # TaskGroup cancel from outside
    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleanup()); tg.create_task(cleanup())
    t = asyncio.create_task(group()); await asyncio.sleep(0.001); t.cancel()
    try: await t
    except asyncio.CancelledError: print("group cancelled")
    # child cancelled only
    async with asyncio.TaskGroup() as tg:
        c = tg.create_task(cleanup()); await asyncio.sleep(0.001); c.cancel()
    print("group survives", c.cancelled())
    # exception while others
    async def fail(): raise KeyError("f")
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(fail()); tg.create_task(cleanup()); await asyncio.sleep(1)
    except BaseExceptionGroup as e: print(repr(e), type(e).__name__)
    # events & threads
    loop = asyncio.get_running_loop(); ev = asyncio.Event()
    threading.Timer(0.01, loop.call_soon_threadsafe, (ev.set,)).start(); await ev.wait(); print("thread set it")
    print(await loop.run_in_executor(None, functools.partial(pow, 2, 10)))
    print(await asyncio.gather(*(asyncio.to_thread(lambda n=n: n * n) for n in range(4))))
    f = asyncio.run_coroutine_threadsafe(slow(), loop); print(await asyncio.wrap_future(f))
    results = []
    async def ticker(n, d):
        for i in range(n): results.append((d, i)); await asyncio.sleep(d / 1000)
    await asyncio.gather(ticker(3, 10), ticker(2, 15)); print(results)
    order = []
    loop.call_later(0.02, order.append, 2); loop.call_later(0.01, order.append, 1); loop.call_at(loop.time() + 0.03, order.append, 3); loop.call_soon(order.append, 0)
    await asyncio.sleep(0.05); print(order)
    s = asyncio.Semaphore(2)
    print(s.locked(), await s.acquire(), await s.acquire(), s.locked()); s.release(); s.release()
    async with asyncio.Condition() as c: print("cond")
    class AIt:
        def __init__(self, n): self.n = n
        def __aiter__(self): return self
        async def __anext__(self):
            if not self.n: raise StopAsyncIteration
            self.n -= 1; await asyncio.sleep(0); return self.n
    print([x async for x in AIt(3)], [await x for x in (asyncio.sleep(0, 1), asyncio.sleep(0, 2))])
    print(await anext(AIt(1)), await anext(AIt(0), "default"))
    async def ag():
        got = yield 1; print("got", got)
        try: yield 2
        except ValueError as e: print("thrown", e); yield 3
    a = ag(); print(await a.asend(None), await a.asend("x"), await a.athrow(ValueError("v")))
    try: await a.asend(None)
    except StopAsyncIteration: print("stop")
    print(asyncio.all_tasks() == {asyncio.current_task()}, asyncio.current_task().get_coro().__name__)
    t = asyncio.create_task(slow(), name="named"); t.add_done_callback(lambda t: print("done cb", t.get_name(), t.result())); await t; await asyncio.sleep(0)
    try: t.exception(), print(t.exception())
    except Exception as e: print(e)
    fut = loop.create_future(); fut.cancel("why")
    try: await fut
    except asyncio.CancelledError as e: print(e.args)
    try: await asyncio.gather(fail(), slow(), return_exceptions=False)
    except KeyError as e: print("first error", e)
    d, p = await asyncio.wait([asyncio.create_task(slow()), asyncio.create_task(fail())], return_when=asyncio.FIRST_EXCEPTION); print(len(d), len(p)); [x.cancel() for x in p]
    [x.exception() for x in d]
asyncio.run(main())
async def leftover():
    async def bg():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: print("bg cancelled at shutdown"); raise
    asyncio.create_task(bg()); await asyncio.sleep(0); return 5
print(asyncio.run(leftover()))
async def boom(): raise ValueError("from main")
try: asyncio.run(boom())
except ValueError as e: print(e)
def thread_loop():
    async def m(): await asyncio.sleep(0.001); return threading.current_thread().name
    out.append(asyncio.run(m()))
out = []; t = threading.Thread(target=thread_loop, name="T"); t.start(); t.join(); print(out)
