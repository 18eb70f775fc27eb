# A lock held across an await; what tasks and futures look like.
import asyncio, threading, time
lock = threading.Lock()
log = []
async def holder():
    with lock:
        log.append("holder in")
        await asyncio.sleep(0.01)
        log.append("holder out")
async def other():
    await asyncio.sleep(0.001)
    got = lock.acquire(timeout=0.05)
    log.append(("other", got))
    if got: lock.release()
async def main(): await asyncio.gather(holder(), other())
asyncio.run(main()); print(log)
# repr of tasks
async def f(): return 1
async def main():
    t = asyncio.create_task(f(), name="n"); print(repr(t).split(' coro')[0]); await t; print(repr(t).split(' coro')[0], repr(t).split()[-1])
    fu = asyncio.get_running_loop().create_future(); print(fu); fu.set_result(3); print(fu)
    fu = asyncio.Future(); fu.set_exception(ValueError(1)); print(fu); fu.exception()
    try: await asyncio.wait_for(asyncio.Event().wait(), 0)
    except TimeoutError as e: print(repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f()); raise KeyError("body")
    except BaseExceptionGroup as eg: print(eg.exceptions)
asyncio.run(main())
