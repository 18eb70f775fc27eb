# asyncio where it is asked for more: wait(), contexts, hooks of asynchronous generators, handlers.
import asyncio, contextvars, sys, contextlib
var = contextvars.ContextVar("var", default=0)
async def child(n):
    var.set(n); await asyncio.sleep(0); return var.get()
async def main():
    var.set(9)
    print(await asyncio.gather(child(1), child(2)), var.get())
    # wait variants
    async def f(d, r=None, e=None):
        await asyncio.sleep(d)
        if e: raise e
        return r
    ts = [asyncio.create_task(f(0.01, 1)), asyncio.create_task(f(0.05, 2))]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED); print(len(d), len(p))
    d, p = await asyncio.wait(p, timeout=0.001); print(len(d), len(p))
    for t in p: t.cancel()
    d, p = await asyncio.wait(p); print([t.cancelled() for t in d])
    ts = [asyncio.create_task(f(0.01, e=KeyError('x'))), asyncio.create_task(f(0.2, 2))]
    d, p = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION); print([repr(t.exception()) for t in d], len(p))
    [t.cancel() for t in p]
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    plain = f(1)
    try: await asyncio.wait([plain])
    except TypeError as e: print(e)
    plain.close()
    try:
        async for c in asyncio.as_completed([f(1)], timeout=0.01): await c
    except TimeoutError: print("as_completed timeout")
    t = asyncio.create_task(f(1)); await asyncio.sleep(0)
    t.cancel(); 
    print(t.cancelling())
    t.uncancel(); print(t.cancelling())
    try: await t
    except asyncio.CancelledError: print("c")
    # timeout inside cancel
    async def slow():
        try:
            async with asyncio.timeout(10): await asyncio.sleep(10)
        finally: print("slow fin")
    t = asyncio.create_task(slow()); await asyncio.sleep(0.001); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled outer")
    # wait_for result
    print(await asyncio.wait_for(f(0.001, "r"), 1))
    # exit stack
    @contextlib.asynccontextmanager
    async def cm(n):
        print("enter", n)
        try: yield n
        finally: print("exit", n)
    async with contextlib.AsyncExitStack() as st:
        for i in range(2): await st.enter_async_context(cm(i))
        st.push_async_callback(f, 0)
    async with contextlib.aclosing(gen()) as g:
        async for x in g:
            print(x); break
    print(asyncio.current_task() in asyncio.all_tasks())
    coro = f(0); task = asyncio.create_task(coro); print(task.get_coro() is coro); await task
    task.set_name("x"); print(task.get_name())
    async with asyncio.TaskGroup() as tg:
        pass
    try: tg.create_task(f(0))
    except RuntimeError as e: print(str(e).split('<')[0])
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler", c["message"].split(" at ")[0], repr(c.get("exception"))))
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0.001)
    t = asyncio.create_task(f(0, e=ValueError("lost"))); await asyncio.sleep(0.001); del t
    import gc; gc.collect(); await asyncio.sleep(0)
    loop.set_exception_handler(None)
    old = sys.get_asyncgen_hooks()
    print(old.firstiter is not None, old.finalizer is not None)
async def gen():
    try:
        yield 1; yield 2
    finally: print("gen fin")
asyncio.run(main())
print(sys.get_asyncgen_hooks())
def first(g): print("firstiter", g.__name__)
def fin(g): print("finalizer", g.__name__)
sys.set_asyncgen_hooks(firstiter=first, finalizer=fin)
g = gen()
try: g.__anext__().send(None)
except StopIteration as e: print("v", e.value)
del g
sys.set_asyncgen_hooks(None, None)
try: sys.set_asyncgen_hooks(5)
except TypeError as e: print(e)
def deco(): pass
async def coro(): pass
c = coro(); print(c.cr_running, c.cr_frame is not None, c.cr_await); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
class Aw:
    def __await__(self):
        x = yield "y"; return x
async def u(): return await Aw()
c = u(); print(c.send(None))
try: c.send("back")
except StopIteration as e: print(e.value)
async def bad(): await 5
try: bad().send(None)
except TypeError as e: print(e)
async def eager():
    q = asyncio.Queue(1)
    async def prod():
        for i in range(3): await q.put(i); print("put", i)
        q.shutdown()
    async def cons():
        try:
            while True: print("got", await q.get()); q.task_done()
        except asyncio.QueueShutDown: print("down")
    async with asyncio.TaskGroup() as tg: tg.create_task(prod()); tg.create_task(cons())
asyncio.run(eager())
async def ki():
    t = asyncio.current_task()
    try: raise SystemExit(3)
    finally: print("fin")
try: asyncio.run(ki())
except SystemExit as e: print("exit", e.code)


async def eager(log):
    log.append("began")
    await asyncio.sleep(0)
    log.append("went on")
    return len(log)


async def eager_tasks():
    loop, log = asyncio.get_running_loop(), []
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(eager(log))
    print(log, task.done(), await task, loop.get_task_factory() is asyncio.eager_task_factory)
    loop.set_task_factory(None)
    task = asyncio.create_task(eager(log), eager_start=True)
    print(log, await task)


asyncio.run(eager_tasks())

import contextvars

depth = contextvars.ContextVar("depth", default=0)


async def threads_see_the_context():
    depth.set(7)
    print(await asyncio.to_thread(depth.get), await asyncio.to_thread(lambda x, y=1: (x, y, depth.get()), 3, y=4))


asyncio.run(threads_see_the_context())


async def waits():
    await asyncio.sleep(0.01)


async def fails():
    raise OSError("disk")


async def stacks():
    task = asyncio.create_task(waits(), name="waits")
    await asyncio.sleep(0)
    print([f.f_code.co_name for f in task.get_stack()], task.get_stack(limit=0))
    await task
    failed = asyncio.create_task(fails())
    try:
        await failed
    except OSError:
        print([f.f_code.co_name for f in failed.get_stack(limit=1)], task.get_stack())


asyncio.run(stacks())
