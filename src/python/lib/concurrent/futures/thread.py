"""ThreadPoolExecutor as CPython 3.14's Lib/concurrent/futures/thread.py has it."""

import itertools  #@ guards its own data
import queue
import threading
from _weakref import ref
from concurrent.futures import _base

_threads_queues = {}
_shutdown = False
# Held while _threads_queues and _shutdown change: no new worker while the interpreter shuts down.
_global_shutdown_lock = threading.Lock()


def _python_exit():  #@ guarded
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for t, q in items:
        q.put(None)
    for t, q in items:
        t.join()


threading._register_atexit(_python_exit)


class WorkerContext:
    @classmethod
    def prepare(cls, initializer, initargs):  #@ guarded
        if initializer is not None:
            if not callable(initializer):
                raise TypeError("initializer must be a callable")  #@53

        def create_context():  #@ guarded
            return cls(initializer, initargs)

        def resolve_task(fn, args, kwargs):  #@ guarded
            return (fn, args, kwargs)

        return create_context, resolve_task

    def __init__(self, initializer, initargs):  #@ quiet
        self.initializer = initializer
        self.initargs = initargs

    def initialize(self):  #@ guarded
        if self.initializer is not None:
            self.initializer(*self.initargs)  #@66

    def finalize(self):  #@ guarded
        pass

    def run(self, task):  #@ guarded
        fn, args, kwargs = task
        return fn(*args, **kwargs)  #@73


class _WorkItem:
    def __init__(self, future, task):  #@ quiet
        self.future = future
        self.task = task

    def run(self, ctx):  #@ guarded
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = ctx.run(self.task)  #@86
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None  # no cycle with the exception
        else:
            self.future.set_result(result)


def _worker(executor_reference, ctx, work_queue):  #@ guarded
    try:
        ctx.initialize()  #@99
    except BaseException:
        _base._log("Exception in initializer:", level=50)
        executor = executor_reference()
        if executor is not None:
            executor._initializer_failed()
        return
    try:
        while True:
            try:
                work_item = work_queue.get_nowait()
            except queue.Empty:
                # Idle: says so, so that submit() starts no thread for the next item.
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                work_item = work_queue.get(block=True)
            if work_item is not None:
                work_item.run(ctx)
                del work_item
                continue
            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                work_queue.put(None)  # for the next worker
                return
            del executor
    except BaseException:
        _base._log("Exception in worker", level=50)
    finally:
        ctx.finalize()


class BrokenThreadPool(_base.BrokenExecutor):
    pass


class ThreadPoolExecutor(_base.Executor):
    BROKEN = BrokenThreadPool
    _counter = itertools.count().__next__

    @classmethod
    def prepare_context(cls, initializer, initargs):  #@ guarded
        return WorkerContext.prepare(initializer, initargs)

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):  #@ quiet
        if max_workers is None:
            import os
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")  #@183
        self._create_worker_context, self._resolve_work_item_task = type(self).prepare_context(
            initializer, initargs, **ctxkwargs)
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or ("ThreadPoolExecutor-%d" % self._counter())

    def submit(self, fn, /, *args, **kwargs):  #@ guarded
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)  #@202
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')  #@205
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            f = _base.Future()
            task = self._resolve_work_item_task(fn, args, kwargs)
            w = _WorkItem(f, task)
            self._work_queue.put(w)
            self._adjust_thread_count()
            return f

    def _adjust_thread_count(self):  #@ guarded
        if self._idle_semaphore.acquire(timeout=0):
            return

        # An executor that nobody holds any more wakes its workers, who then end.
        def weakref_cb(_, q=self._work_queue):  #@ guarded
            q.put(None)

        num_threads = len(self._threads)
        if num_threads < self._max_workers:
            thread_name = "%s_%d" % (self._thread_name_prefix or self, num_threads)
            t = threading.Thread(name=thread_name, target=_worker,
                                 args=(ref(self, weakref_cb), self._create_worker_context(), self._work_queue))
            t.start()
            self._threads.append(t)
            _threads_queues[t] = self._work_queue

    def _initializer_failed(self):  #@ guarded
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            while True:
                try:
                    work_item = self._work_queue.get_nowait()
                except queue.Empty:
                    break
                if work_item is not None:
                    work_item.future.set_exception(self.BROKEN(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):  #@ guarded
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        work_item = self._work_queue.get_nowait()
                    except queue.Empty:
                        break
                    if work_item is not None:
                        work_item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for t in self._threads:
                t.join()
