# Coroutines, tasks, timeouts and groups: the examples of the asyncio documentation.
import asyncio, time

async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)
    return what

async def main():
    print(f"started")
    await say_after(0.02, 'hello')
    await say_after(0.01, 'world')
    task1 = asyncio.create_task(say_after(0.02, 'hello'), name="t-one")
    task2 = asyncio.create_task(say_after(0.01, 'world'))
    print(task1.get_name())
    await task1
    await task2
    async with asyncio.TaskGroup() as tg:
        task1 = tg.create_task(say_after(0.01, 'hello'))
        task2 = tg.create_task(say_after(0.02, 'world'))
    print(f"Both tasks have completed now: {task1.result()}, {task2.result()}")

asyncio.run(main())

async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={i}...")
        await asyncio.sleep(0.01)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f

async def main():
    L = await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4))
    print(L)
asyncio.run(main())

async def eternity():
    await asyncio.sleep(3600)
    print('yay!')

async def main():
    try:
        await asyncio.wait_for(eternity(), timeout=0.01)
    except TimeoutError:
        print('timeout!')
asyncio.run(main())

async def main():
    try:
        async with asyncio.timeout(0.01) as cm:
            await eternity()
    except TimeoutError as e:
        print("The long operation timed out, but we've handled it.", repr(e), cm.expired())
    print("This statement will run regardless.")
    try:
        async with asyncio.timeout(None) as cm:
            new_deadline = asyncio.get_running_loop().time() + 0.01
            cm.reschedule(new_deadline)
            await eternity()
    except TimeoutError:
        pass
    if cm.expired():
        print("Looks like we haven't finished on time.")
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            await eternity()
    except TimeoutError:
        print("timeout_at")
asyncio.run(main())

async def cancel_me():
    print('cancel_me(): before sleep')
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print('cancel_me(): cancel sleep')
        raise
    finally:
        print('cancel_me(): after sleep')

async def main():
    task = asyncio.create_task(cancel_me())
    await asyncio.sleep(0.01)
    print(task.cancel("msg"))
    try:
        await task
    except asyncio.CancelledError as e:
        print("main(): cancel_me is cancelled now", e.args, task.cancelled(), task.done())
asyncio.run(main())

def blocking_io():
    print(f"start blocking_io")
    time.sleep(0.03)
    print(f"blocking_io complete")
    return 7
async def main():
    print("started main")
    r = await asyncio.gather(asyncio.to_thread(blocking_io), asyncio.sleep(0.06))
    print(r)
asyncio.run(main())

async def foo():
    return 42
async def main():
    task = asyncio.create_task(foo())
    done, pending = await asyncio.wait({task})
    print(task in done, len(pending))
    for coro in asyncio.as_completed([say_after(0.03, "c"), say_after(0.01, "a"), say_after(0.02, "b")]):
        print("got", await coro)
    tasks = [asyncio.create_task(say_after(d, w)) for d, w in ((0.03, "z"), (0.01, "x"))]
    async for t in asyncio.as_completed(tasks):
        print(t in tasks, await t)
asyncio.run(main())

async def bad(n):
    await asyncio.sleep(n/100)
    raise ValueError(n)
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(1)); tg.create_task(bad(1)); tg.create_task(eternity())
    except ExceptionGroup as eg:
        print(repr(eg), [repr(e) for e in eg.exceptions])
    print(await asyncio.gather(bad(1), foo(), return_exceptions=True))
    try:
        await asyncio.gather(bad(1), foo())
    except ValueError as e: print("gather raised", e)
asyncio.run(main())
class TerminateTaskGroup(Exception): pass
async def force_terminate_task_group():
    raise TerminateTaskGroup()
async def job(task_id, sleep_time):
    print(f'Task {task_id}: start')
    await asyncio.sleep(sleep_time)
    print(f'Task {task_id}: done')
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.01))
            group.create_task(job(2, 0.3))
            await asyncio.sleep(0.05)
            group.create_task(force_terminate_task_group())
    except BaseExceptionGroup as e:
        print(e)
asyncio.run(main())
async def main():
    inner = asyncio.create_task(say_after(0.02, "inner"))
    outer = asyncio.ensure_future(asyncio.shield(inner))
    await asyncio.sleep(0)
    outer.cancel()
    try: await outer
    except asyncio.CancelledError: print("outer cancelled")
    print(await inner)
asyncio.run(main())
