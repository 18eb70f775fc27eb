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


def _enter_task(loop, task):
    running = _current.get(loop)
    if running is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {running!r} is being executed.")
    _current[loop] = task


def _leave_task(loop, task):
    running = _current.get(loop)
    if running is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {running!r}.")
    del _current[loop]


def _swap_current_task(loop, task):
    before = _current.pop(loop, None)
    if task is not None:
        _current[loop] = task
    return before


def _register_task(task):
    key = id(task)
    _tasks[key] = ref(task, lambda _: _tasks.pop(key, None))


def _unregister_task(task):
    _tasks.pop(id(task), None)


_register_eager_task, _unregister_eager_task = _register_task, _unregister_task


def all_tasks(loop=None):
    return set(_list_tasks(get_running_loop() if loop is None else loop))


def _list_tasks(loop):  # in the order of their making
    found = [r() for r in list(_tasks.values())]
    return [t for t in found if t is not None and _loop_of(t) is loop and not t.done()]


def _loop_of(task):  # or of what only looks like one
    return task.get_loop() if hasattr(task, "get_loop") else task._loop


def _is_coroutine(obj):
    kind = type(obj)
    if kind.__name__ == "coroutine":
        return True
    return hasattr(kind, "__await__") and hasattr(kind, "send") and hasattr(kind, "throw") and hasattr(kind, "close")


def _copy_context():
    contextvars = sys.modules.get("contextvars")
    return None if contextvars is None else contextvars.copy_context()


_shown = []  # the futures whose text is being made


def _short(value):
    import reprlib
    return reprlib.repr(value)


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
    _is_unseen = False
    _source_traceback = None
    _cancelled_exc = None
    _asyncio_awaited_by = None

    def __init__(self, *, loop=None):
        self._loop = loop = get_event_loop() if loop is None else loop
        self._waiting = []
        if loop._debug if hasattr(loop, "_ready") else loop.get_debug():
            self._source_traceback = _stack()

    def _info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={_short(self._result)}")
        if self._waiting:
            shown = [_where(callback) for callback, _ in self._waiting]
            if len(shown) > 2:
                shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
            info.append("cb=[" + ", ".join(shown) + "]")
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f"created at {frame.filename}:{frame.lineno}")
        return info

    def __repr__(self):
        if any(f is self for f in _shown):
            return "..."
        _shown.append(self)
        try:
            return f"<{type(self).__name__} {' '.join(self._repr_info())}>"
        finally:
            _shown.pop()

    def __del__(self):
        if self._log_traceback:
            context = {"message": f"{type(self).__name__} exception was never retrieved", "exception": self._exception,
                       "future": self}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)

    @property
    def _callbacks(self):
        return [*self._waiting] or None

    @property
    def _log_traceback(self):
        return self._is_unseen

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._is_unseen = False

    __class_getitem__ = classmethod(type(list[int]))

    def _make_cancelled_error(self):
        e = self._cancelled_exc
        if e is not None:
            self._cancelled_exc = None
            return e
        message = self._cancel_message
        return CancelledError() if message is None else CancelledError(message)

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def cancel(self, msg=None):
        self._is_unseen = False
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._waiting
        if callbacks:
            self._waiting = []
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def result(self):
        if self._state == "FINISHED":
            self._is_unseen = False
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
        self._is_unseen = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        else:
            self._waiting.append((fn, _copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        seen = list(self._waiting)
        gone = [entry for entry in seen if entry[0] == fn]
        if gone:  # an __eq__ of the program may have changed the list
            self._waiting = [entry for entry in self._waiting if not any(entry is g for g in gone)]
        return len(gone)

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
        self._is_unseen = True

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _repr_info(self):
        return self._info()


def _stack():  # from the program's call on
    import traceback
    frame = sys._getframe(0)
    while frame is not None and frame.f_code.co_filename.startswith("/usr/lib/python3.14/asyncio/"):
        frame = frame.f_back
    return traceback.StackSummary.extract(traceback.walk_stack(frame), limit=10, lookup_lines=False)


class Task(Future):
    _coro = _context = None
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
                if self._context is None:
                    self._step()
                else:
                    self._context.run(self._step)
            finally:
                if before is not None:
                    _current[self._loop] = before
            if self._state != "PENDING":
                self._coro = None
        else:
            self._loop.call_soon(self._step, context=self._context)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending and self._loop is not None:
            context = {"message": "Task was destroyed but it is pending!", "task": self}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)
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
        self._is_unseen = False
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

Task._wakeup.__qualname__ = "Task.task_wakeup"
