# Events, queues, locks, semaphores, conditions and barriers of asyncio; futures and loops.
import asyncio, random
async def waiter(event):
    print('waiting for it ...')
    await event.wait()
    print('... got it!')
async def main():
    event = asyncio.Event()
    t = asyncio.create_task(waiter(event))
    await asyncio.sleep(0.01)
    event.set()
    await t
    print(event.is_set()); event.clear(); print(event.is_set())
asyncio.run(main())

async def worker(name, queue):
    while True:
        sleep_for = await queue.get()
        await asyncio.sleep(sleep_for)
        queue.task_done()
        print(f'{name} has slept for {sleep_for:.2f} seconds')
async def main():
    queue = asyncio.Queue()
    total = 0
    for s in (1,3,4,7):
        queue.put_nowait(s/100)
    tasks = [asyncio.create_task(worker(f'worker-{i}', queue)) for i in range(2)]
    await queue.join()
    for t in tasks: t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    q = asyncio.PriorityQueue(); q.put_nowait((2,'b')); q.put_nowait((1,'a')); print(q.get_nowait(), q.qsize())
    q = asyncio.LifoQueue(maxsize=2); q.put_nowait(1); q.put_nowait(2); print(q.full())
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: print("full", repr(e))
    print(await q.get(), await q.get(), q.empty())
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print("empty", repr(e))
    try: q.task_done(); q.task_done(); q.task_done()
    except ValueError as e: print(e)
    q.shutdown()
    try: await q.get()
    except asyncio.QueueShutDown as e: print(repr(e))
    try: await q.put(1)
    except asyncio.QueueShutDown as e: print(repr(e))
asyncio.run(main())

async def main():
    lock = asyncio.Lock()
    order = []
    async def w(n):
        async with lock:
            order.append((n, 'in')); await asyncio.sleep(0.001); order.append((n, 'out'))
    await asyncio.gather(*(w(i) for i in range(3)))
    print(order, lock.locked())
    try: lock.release()
    except RuntimeError as e: print(e)
    sem = asyncio.Semaphore(2)
    n = most = 0
    async def u():
        nonlocal n, most
        async with sem:
            n += 1; most = max(most, n); await asyncio.sleep(0.001); n -= 1
    await asyncio.gather(*(u() for _ in range(5)))
    print(most, sem.locked())
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    cond = asyncio.Condition(); data = []
    async def consumer(i):
        async with cond:
            await cond.wait_for(lambda: len(data) > i)
            print("consumer", i, data)
    ts = [asyncio.create_task(consumer(i)) for i in range(3)]
    for i in range(3):
        await asyncio.sleep(0.001)
        async with cond:
            data.append(i); cond.notify_all()
    await asyncio.gather(*ts)
    try: cond.notify()
    except RuntimeError as e: print(e)
    try: await cond.wait()
    except RuntimeError as e: print(e)
    bar = asyncio.Barrier(3)
    async def bw(i):
        r = await bar.wait(); return r
    print(sorted(await asyncio.gather(*(bw(i) for i in range(3)))))
    print(bar.parties, bar.n_waiting, bar.broken)
    async with asyncio.timeout(1):
        t = asyncio.create_task(bar.wait()); await asyncio.sleep(0.001); await bar.abort()
        try: await t
        except asyncio.BrokenBarrierError as e: print("broken", e, bar.broken)
    await bar.reset(); print(bar.broken)
    print(repr(lock).split(' at ')[0], repr(asyncio.Event()).split('[')[1], repr(sem).split('[')[1], repr(cond).split('[')[1])
asyncio.run(main())

async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    fut.set_result(value)
async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.create_task(set_after(fut, 0.01, '... world'))
    print('hello ...')
    print(await fut)
    fut.add_done_callback(lambda f: print("cb", f.result()))
    await asyncio.sleep(0)
    f = loop.create_future()
    try: f.result()
    except asyncio.InvalidStateError as e: print(e)
    f.set_exception(KeyError(1)); print(repr(f.exception()))
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(e)
    g = loop.create_future(); g.cancel(); print(g.cancelled(), g)
    h = loop.call_later(0.01, print, "later"); loop.call_soon(print, "soon"); h2 = loop.call_later(0.005, print, "never"); h2.cancel()
    print(h2.cancelled())
    await asyncio.sleep(0.02)
    print(loop.is_running(), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    r = await loop.run_in_executor(None, sum, [1,2,3]); print(r)
    def thread_side():
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.001, "ok"), loop); return f.result()
    print(await asyncio.to_thread(thread_side))
asyncio.run(main())
async def agen():
    try:
        for i in range(5): yield i
    finally:
        print("agen closed")
async def main():
    async for x in agen():
        print(x)
        if x == 2: break
    print("after break")
    g = agen(); print(await anext(g)); await g.aclose()
    print([x async for x in agen()], {x async for x in agen() if x % 2})
asyncio.run(main())
async def main():
    g = agen()
    print(await anext(g))
    print("leaving")
asyncio.run(main())
print("end")
try:
    asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.run(5)
except (ValueError,TypeError) as e: print(type(e), e)
c = main()
async def nested():
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
asyncio.run(nested()); c.close()
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, 5)), r.run(asyncio.sleep(0, 6)))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, 1)), loop.is_closed()); loop.close(); print(loop.is_closed())
late = nested()
try: loop.run_until_complete(late)
except RuntimeError as e: print(e)
late.close()
print(asyncio.iscoroutine(5))
