import asyncio, contextvars, concurrent.futures

variable = contextvars.ContextVar("variable", default=0)


async def main():
    loop = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(1)

    def cancelled():
        future = concurrent.futures.Future()
        future.cancel()
        return future.result()

    try:
        await loop.run_in_executor(pool, cancelled)
    except asyncio.CancelledError as e:
        print(type(e).__module__)
    between = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
    await asyncio.sleep(0)
    between.cancel()
    await asyncio.sleep(0)
    print(between.cancelled(), len(asyncio.all_tasks()))
    loop.set_task_factory(asyncio.eager_task_factory)

    async def eager():
        variable.set(1)

    task = loop.create_task(eager())
    print(task.done(), task.get_coro(), variable.get())


class Quiet(asyncio.Future):
    def __init__(self):
        pass


asyncio.run(main())
try:
    Quiet().get_loop()
except RuntimeError as e:
    print(e)


async def get():
    old = variable.get()
    variable.set(old + 1)
    return old


with asyncio.Runner() as runner:
    print(runner.run(get()), runner.run(get()), variable.get())
