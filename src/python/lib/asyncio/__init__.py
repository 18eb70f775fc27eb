"""Coroutines on one thread: the event loop and what is built on it, after CPython 3.14's Lib/asyncio.

The loop sleeps in a timed wait on a lock, which call_soon_threadsafe() opens; there are no sockets."""

import _heapq as heapq
import sys
import _thread
import threading
import time
from _collections import deque
from _weakref import ref
from _asyncio import (BrokenBarrierError, CancelledError, Future, InvalidStateError, Task, _copy_context,
                      _get_running_loop, _list_tasks, _set_running_loop, _where, all_tasks, current_task, get_event_loop,
                      get_running_loop)
from asyncio import exceptions, tasks
from asyncio.tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, create_eager_task_factory,
                           create_task, eager_task_factory, ensure_future, gather, iscoroutine, iscoroutinefunction, isfuture, run_coroutine_threadsafe, shield, sleep,
                           to_thread, wait, wait_for, wrap_future)
from asyncio.taskgroups import TaskGroup
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown

TimeoutError = TimeoutError


class Handle:
    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = _copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def _parts(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append("cancelled")
        if self._callback is not None:
            parts.append(_where(self._callback, self._args))
        return parts

    def __repr__(self):
        return f"<{' '.join(self._parts())}>"

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_where(self._callback, self._args)}", "exception": exc, "handle": self})
        self = None


class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _parts(self):
        parts = Handle._parts(self)
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts

    def __lt__(self, other):
        return self._when < other._when

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        Handle.cancel(self)


class AbstractEventLoop:
    pass


def _abstract_methods():
    for name in """run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon
            call_later call_at time create_future create_task call_soon_threadsafe run_in_executor
            set_default_executor add_reader remove_reader add_writer remove_writer add_signal_handler
            remove_signal_handler set_task_factory get_task_factory get_exception_handler set_exception_handler
            default_exception_handler call_exception_handler get_debug set_debug""".split():
        def method(self, *args, **kwargs):
            raise NotImplementedError
        method.__name__, method.__qualname__ = name, f"AbstractEventLoop.{name}"
        setattr(AbstractEventLoop, name, method)
    for name in """shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server
            start_tls sendfile create_unix_connection create_unix_server create_datagram_endpoint connect_read_pipe
            connect_write_pipe subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom
            sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile
            connect_accepted_socket""".split():
        async def method(self, *args, **kwargs):
            if isinstance(self, BaseEventLoop):  # in CPython it has them
                _refuse_outside()
            raise NotImplementedError
        method.__name__, method.__qualname__ = name, f"AbstractEventLoop.{name}"
        setattr(AbstractEventLoop, name, method)


def _refuse_outside():
    import _lockstep
    _lockstep.refuse("asyncio with sockets, pipes or processes")


_abstract_methods()


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._timer_cancelled_count = 0
        self._closed = self._stopping = False
        self._thread_id = None
        self._exception_handler = self._task_factory = None
        self._default_executor = self._origin_depth_before = None
        self._executor_shutdown_called = False
        coroutines, os = sys.modules.get("asyncio.coroutines"), sys.modules.get("os")
        if coroutines is not None:
            self._debug = coroutines._is_debug_mode()
        else:
            self._debug = os is not None and bool(os.environ.get("PYTHONASYNCIODEBUG"))
        self._asyncgens = {}  # id of an asynchronous generator that was begun → weak reference to it
        self._wake = _thread.allocate_lock()
        self._wake.acquire()

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>")

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def time(self):
        return time.monotonic()

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_coroutine_origins, enabled)

    def _track_coroutine_origins(self, enabled):
        if enabled and self._origin_depth_before is None:
            self._origin_depth_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(10)
        elif not enabled and self._origin_depth_before is not None:
            sys.set_coroutine_origin_tracking_depth(self._origin_depth_before)
            self._origin_depth_before = None

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    # ---- callbacks

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        try:
            self._wake.release()
        except RuntimeError:
            pass  # it is awake already
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _run_once(self):
        scheduled, ready = self._scheduled, self._ready
        count = len(scheduled)
        if count > 100 and self._timer_cancelled_count / count > 0.5:
            kept = []
            for handle in scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = scheduled = kept
            self._timer_cancelled_count = 0
        else:
            while scheduled and scheduled[0]._cancelled:
                self._timer_cancelled_count -= 1
                heapq.heappop(scheduled)._scheduled = False
        if ready or self._stopping:
            self._wake.acquire(False)
        elif scheduled:
            delay = min(scheduled[0]._when - self.time(), 86400)
            if delay > 0:  # in whole milliseconds, rounded up, as epoll waits: what is due within one runs in one go
                self._wake.acquire(True, -(-delay * 1e3 // 1) * 1e-3)
        else:
            self._wake.acquire()
        end_time = self.time() + 1e-9
        while scheduled and scheduled[0]._when < end_time:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)
        for i in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def run_forever(self):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._thread_id = _thread.get_ident()
        if self._debug:
            self._track_coroutine_origins(True)
        hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            _set_running_loop(None)
            if self._origin_depth_before is not None:
                self._track_coroutine_origins(False)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()  #@base_events.py:720

    # ---- threads

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            if self._executor_shutdown_called:
                raise RuntimeError("Executor shutdown has been called")
            executor = self._default_executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            self.call_soon_threadsafe(_set_result_unless_done, future)
        except Exception as ex:
            self.call_soon_threadsafe(future.set_exception, ex)

    def _asyncgen_firstiter_hook(self, agen):
        key = id(agen)
        self._asyncgens[key] = ref(agen, lambda _: self._asyncgens.pop(key, None))

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        closing = [agen for r in self._asyncgens.values() if (agen := r()) is not None]
        if not closing:
            return
        self._asyncgens.clear()
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result, "asyncgen": agen})

    # ---- errors that nobody asked for

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key in ("source_traceback", "handle_traceback"):
                import traceback
                made = "Object" if key == "source_traceback" else "Handle"
                lines.append(f"{made} created at (most recent call last):\n"
                             + "".join(traceback.format_list(context[key])).rstrip())
            elif key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        exception = context.get("exception")
        _log_error("\n".join(lines), exception)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                _log_error("Exception in default exception handler", exc)
            return
        try:
            thing = context.get("task") or context.get("future") or context.get("handle")
            within = thing.get_context() if hasattr(thing, "get_context") else None
            if within is not None and hasattr(within, "run"):
                within.run(self._exception_handler, self, context)
            else:
                self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            try:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler", "exception": exc, "context": context})
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                _log_error("Exception in default exception handler while handling an unexpected error in custom "
                           "exception handler", exc)


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


def _log_error(text, exception):
    # Without the program's own logging, what its handler of last resort would write.
    logging, base_events = sys.modules.get("logging"), sys.modules.get("asyncio.base_events")
    if logging is not None:
        (logging.getLogger("asyncio") if base_events is None else base_events.logger).error(
            text, exc_info=exception and (type(exception), exception, exception.__traceback__))
    else:
        sys.stderr.write(text + "\n" + ("" if exception is None else sys._format_exception(exception)))


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
_loops = {}


def _set_result_unless_done(future):
    if not future.done():
        future.set_result(None)


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return
    fut._loop.stop()


_policy = None  # an object that a program made for all of asyncio


def new_event_loop():
    return EventLoop() if _policy is None else _policy.new_event_loop()


def set_event_loop(loop):
    if _policy is not None:
        return _policy.set_event_loop(loop)
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _loops[_thread.get_ident()] = loop


def get_event_loop_policy_loop():
    if _policy is not None:
        return _policy.get_event_loop()
    loop = _loops.get(_thread.get_ident())
    if loop is None:
        raise RuntimeError("There is no current event loop in thread %r." % threading.current_thread().name)
    return loop


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._loop_factory = debug, loop_factory
        self._loop = self._context = None
        self._set_event_loop = False
        self._state = "created"

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            if self._loop_factory is None:
                self._loop = new_event_loop()
                set_event_loop(self._loop)
                self._set_event_loop = True
            else:
                self._loop = self._loop_factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._state = "initialized"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def run(self, coro, *, context=None):
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        if not iscoroutine(coro):
            if not hasattr(type(coro), "__await__"):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

            async def _wrap_awaitable(awaitable):
                return await awaitable

            coro = _wrap_awaitable(coro)
        if self._context is None:
            self._context = _copy_context()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)  #@runners.py:128


def _cancel_all_tasks(loop):
    to_cancel = _list_tasks(loop)
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()
    loop.run_until_complete(gather(*to_cancel, return_exceptions=True))
    for task in to_cancel:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(),
                "task": task})


def run(main, *, debug=None, loop_factory=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)  #@runners.py:205


for _class, _module in ((AbstractEventLoop, "events"), (Handle, "events"), (TimerHandle, "events"),
                        (BaseEventLoop, "base_events"), (EventLoop, "unix_events"), (Runner, "runners")):
    _class.__module__ = f"asyncio.{_module}"

_submodules = """base_events constants coroutines events futures locks log mixins protocols queues runners staggered
taskgroups threads timeouts transports unix_events""".split()
_elsewhere = {
    "exceptions": "IncompleteReadError LimitOverrunError SendfileNotAvailableError",
    "events": "AbstractServer get_event_loop_policy set_event_loop_policy",
    "protocols": "BaseProtocol Protocol DatagramProtocol SubprocessProtocol BufferedProtocol",
    "transports": "BaseTransport ReadTransport WriteTransport Transport DatagramTransport SubprocessTransport",
}


def __getattr__(name):  # what few programs ask for
    for module, names in _elsewhere.items():
        if name in names.split():
            __import__(f"asyncio.{module}")
            value = globals()[name] = getattr(sys.modules[f"asyncio.{module}"], name)
            return value
    if name in _submodules:
        __import__(f"asyncio.{name}")
        return sys.modules[f"asyncio.{name}"]
    sys._missing("asyncio", name)
