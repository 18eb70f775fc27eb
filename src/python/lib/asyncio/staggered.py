"""Several attempts, each begun some time after the one before, until one succeeds (CPython's Lib/asyncio/staggered.py)."""

import contextlib
from asyncio import events, exceptions as exceptions_mod, locks, tasks

__all__ = ("staggered_race",)


async def staggered_race(coro_fns, delay, *, loop=None):
    loop = loop or events.get_running_loop()
    parent_task = tasks.current_task(loop)
    enum_coro_fns = enumerate(coro_fns)
    winner_result = winner_index = None
    unhandled_exceptions, exceptions, running_tasks = [], [], set()
    on_completed_fut = None

    def task_done(task):
        running_tasks.discard(task)
        if on_completed_fut is not None and not on_completed_fut.done() and not running_tasks:
            on_completed_fut.set_result(None)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is not None:
            unhandled_exceptions.append(exc)

    async def run_one_coro(ok_to_start, previous_failed):
        await ok_to_start.wait()
        if previous_failed is not None:
            with contextlib.suppress(exceptions_mod.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), delay)
        try:
            this_index, coro_fn = next(enum_coro_fns)
        except StopIteration:
            return
        this_failed, next_ok_to_start = locks.Event(), locks.Event()
        next_task = loop.create_task(run_one_coro(next_ok_to_start, this_failed))
        running_tasks.add(next_task)
        next_task.add_done_callback(task_done)
        next_ok_to_start.set()
        exceptions.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            exceptions[this_index] = e
            this_failed.set()
        else:
            nonlocal winner_index, winner_result
            winner_index, winner_result = this_index, result
            current_task = tasks.current_task(loop)
            for t in running_tasks:
                if t is not current_task:
                    t.cancel()

    propagate_cancellation_error = None
    try:
        ok_to_start = locks.Event()
        first_task = loop.create_task(run_one_coro(ok_to_start, None))
        running_tasks.add(first_task)
        first_task.add_done_callback(task_done)
        ok_to_start.set()
        while running_tasks:
            on_completed_fut = loop.create_future()
            try:
                await on_completed_fut
            except exceptions_mod.CancelledError as ex:
                propagate_cancellation_error = ex
                for task in running_tasks:
                    task.cancel(*ex.args)
            on_completed_fut = None
        if propagate_cancellation_error is not None:
            raise propagate_cancellation_error
        return winner_result, winner_index, exceptions
    finally:
        del exceptions, propagate_cancellation_error, unhandled_exceptions, parent_task
