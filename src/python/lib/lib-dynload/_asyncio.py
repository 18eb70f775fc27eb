"""What CPython has in C for asyncio: futures, tasks, and which of them runs. Like C code it is hidden: no switch points
of its own, no lines in tracebacks."""

import sys
import _thread
from _weakref import ref

_running = {}  # thread → its running loop
_current = {}  # loop → the task that it runs
_tasks = {}    # id of a task → weak reference to it
_names = iter(range(1, 1 << 60)).__next__


class Error(Exception):
    __module__ = "asyncio.exceptions"


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


class InvalidStateError(Error):
    __module__ = "asyncio.exceptions"


class BrokenBarrierError(RuntimeError):
    __module__ = "asyncio.exceptions"


def _get_running_loop():
    return _running.get(_thread.get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running.pop(_thread.get_ident(), None)
    else:
        _running[_thread.get_ident()] = loop


def get_running_loop():
    loop = _running.get(_thread.get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    loop = _running.get(_thread.get_ident())
    if loop is not None:
        return loop
    import asyncio
    return asyncio.get_event_loop_policy_loop()


def current_task(loop=None):
    return _current.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    return set(_list_tasks(get_running_loop() if loop is None else loop))


def _list_tasks(loop):  # in the order of their making
    found = [r() for r in list(_tasks.values())]
    return [t for t in found if t is not None and t._loop is loop and not t.done()]


def _is_coroutine(obj):
    kind = type(obj)
    if kind.__name__ == "coroutine":
        return True
    return hasattr(kind, "__await__") and hasattr(kind, "send") and hasattr(kind, "throw") and hasattr(kind, "close")


def _copy_context():
    contextvars = sys.modules.get("contextvars")
    return None if contextvars is None else contextvars.copy_context()


def _short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:28] + "..." + text[-29:]


def _where(callback, args=()):
    while hasattr(callback, "func") and hasattr(callback, "args"):
        callback = callback.func
    code = getattr(callback, "__code__", None) or getattr(getattr(callback, "__func__", None), "__code__", None)
    name = getattr(callback, "__qualname__", None) or repr(callback)
    name += f"({', '.join([_short(a) for a in args or ()])})"
    return f"{name} at {code.co_filename}:{code.co_firstlineno}" if code is not None else name


class Future:
    _state = "PENDING"
    _result = None
    _exception = None
    _exception_tb = None
    _loop = None
    _asyncio_future_blocking = False
    _cancel_message = None
    _log_traceback = False
    _source_traceback = None

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def _info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={_short(self._result)}")
        if self._callbacks:
            shown = [_where(callback) for callback, _ in self._callbacks]
            if len(shown) > 2:
                shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
            info.append("cb=[" + ", ".join(shown) + "]")
        return info

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._info())}>"

    def __del__(self):
        if self._log_traceback:
            self._loop.call_exception_handler({
                "message": f"{type(self).__name__} exception was never retrieved", "exception": self._exception,
                "future": self})

    __class_getitem__ = classmethod(type(list[int]))

    def _make_cancelled_error(self):
        message = self._cancel_message
        e = CancelledError() if message is None else CancelledError(message)
        return e

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def result(self):
        if self._state == "FINISHED":
            self._log_traceback = False
            if self._exception is not None:
                raise self._exception.with_traceback(self._exception_tb)
            return self._result
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        raise InvalidStateError("Result is not set.")

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, _copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks = kept
        return removed

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            new.__cause__ = new.__context__ = exception
            exception = new
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = "FINISHED"
        self._schedule_callbacks()
        self._log_traceback = True

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    _coro = None
    _must_cancel = False
    _fut_waiter = None
    _num_cancels_requested = 0
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        Future.__init__(self, loop=loop)
        if not _is_coroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{_names()}" if name is None else str(name)
        self._coro = coro
        self._context = _copy_context() if context is None else context
        key = id(self)
        _tasks[key] = ref(self, lambda _: _tasks.pop(key, None))
        if eager_start and self._loop.is_running():
            before = _current.pop(self._loop, None)
            try:
                self._step()
            finally:
                if before is not None:
                    _current[self._loop] = before
        else:
            self._loop.call_soon(self._step, context=self._context)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending:
            self._loop.call_exception_handler({"message": "Task was destroyed but it is pending!", "task": self})
        Future.__del__(self)

    def _info(self):
        info = Future._info(self)
        if self._num_cancels_requested and self._state == "PENDING":
            info[0] = "cancelling"
        info.insert(1, "name=%r" % self._name)
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        if self._coro:
            code, line = getattr(self._coro, "cr_code", None), getattr(self._coro, "_line", 0)
            at = code and f"running at {code.co_filename}:{line}" if line or not code else (
                f"done, defined at {code.co_filename}:{code.co_firstlineno}")
            info.insert(2, f"coro=<{self._coro.__qualname__}() {at}>" if code else
                        f"coro=<<{type(self._coro).__name__} without __name__>()>")
        return info

    def get_coro(self):
        return self._coro

    def get_stack(self, *, limit=None):
        frames, frame = [], getattr(self._coro, "cr_frame", None)
        while frame is not None:
            frames.insert(0, frame)
            frame = frame.f_back
        if not frames and self._exception is not None:
            entry = self._exception.__traceback__
            while entry is not None:
                frames.append(entry.tb_frame)
                entry = entry.tb_next
            return frames[:limit]
        return frames if limit is None else frames[len(frames) - min(limit, len(frames)):]

    def print_stack(self, *, limit=None, file=None):
        import traceback
        entries = [traceback.FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in self.get_stack(limit=limit)]
        what = "No stack" if not entries else "Stack" if self._exception is None else "Traceback"
        print(f"{what} for {self!r}{' (most recent call last):' if entries else ''}", file=file)
        traceback.print_list(entries, file=file)
        if self._exception is not None:
            print("".join(traceback.format_exception_only(self._exception)), file=file, end="")

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _step(self, error=None):
        if self._state != "PENDING":
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        loop, coro = self._loop, self._coro
        self._fut_waiter = None
        running = _current.get(loop)
        if running is not None and running is not self:
            raise RuntimeError(f"Cannot enter into task {self!r} while another task {running!r} is being executed.")
        _current[loop] = self
        try:
            if error is None:
                result = coro.send(None)
            else:
                result = coro.throw(error)
        except StopIteration as e:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._cancel_message)
            else:
                Future.set_result(self, e.value)
        except CancelledError as e:
            self._cancelled_exc = e
            Future.cancel(self, msg=self._cancel_message)
        except (KeyboardInterrupt, SystemExit) as e:
            Future.set_exception(self, e)
            raise
        except BaseException as e:
            Future.set_exception(self, e)
        else:
            blocking = getattr(result, "_asyncio_future_blocking", None)
            if blocking is not None:
                if result._loop is not loop:
                    self._fail(f"Task {self!r} got Future {result!r} attached to a different loop")
                elif blocking:
                    if result is self:
                        self._fail(f"Task cannot await on itself: {self!r}")
                    else:
                        result._asyncio_future_blocking = False
                        result.add_done_callback(self._wakeup, context=self._context)
                        self._fut_waiter = result
                        if self._must_cancel and result.cancel(msg=self._cancel_message):
                            self._must_cancel = False
                else:
                    self._fail(f"yield was used instead of yield from in task {self!r} with {result!r}")
            elif result is None:
                loop.call_soon(self._step, context=self._context)
            else:
                self._fail(f"Task got bad yield: {result!r}")
        finally:
            if _current.get(loop) is self:
                del _current[loop]
            self = None

    def _fail(self, text):
        self._loop.call_soon(self._step, RuntimeError(text), context=self._context)

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()
        self = None

    def _make_cancelled_error(self):
        e = getattr(self, "_cancelled_exc", None)
        if e is not None:
            self._cancelled_exc = None
            return e
        return Future._make_cancelled_error(self)


Task._wakeup.__qualname__ = "Task.task_wakeup"
