"""Futures as CPython 3.14's Lib/concurrent/futures/_base.py has them: a condition each, and waiters that are told."""

import sys  #@ guards its own data
import threading
import time
from _weakref import ref

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
_AS_COMPLETED = "_AS_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_described = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
              FINISHED: "finished"}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


def _log(text, *args, level=40):  #@ guarded
    import logging
    logging.getLogger("concurrent.futures").log(level, text, *args, exc_info=True)


class _Waiter:
    def __init__(self):  #@ quiet
        self.event = threading.Event()
        self.finished_futures = []

    def add_result(self, future):  #@ guarded
        self.finished_futures.append(future)

    def add_exception(self, future):  #@ guarded
        self.finished_futures.append(future)

    def add_cancelled(self, future):  #@ guarded
        self.finished_futures.append(future)


class _AsCompletedWaiter(_Waiter):
    def __init__(self):  #@ quiet
        super().__init__()
        self.lock = threading.Lock()

    def add_result(self, future):  #@ guarded
        with self.lock:
            self.finished_futures.append(future)
            self.event.set()

    add_exception = add_cancelled = add_result


class _FirstCompletedWaiter(_Waiter):
    def add_result(self, future):  #@ guarded
        self.finished_futures.append(future)
        self.event.set()

    add_exception = add_cancelled = add_result


class _AllCompletedWaiter(_Waiter):
    def __init__(self, num_pending_calls, stop_on_exception):  #@ quiet
        self.num_pending_calls = num_pending_calls
        self.stop_on_exception = stop_on_exception
        self.lock = threading.Lock()
        super().__init__()

    def _decrement_pending_calls(self):  #@ guarded
        with self.lock:
            self.num_pending_calls -= 1
            if not self.num_pending_calls:
                self.event.set()

    def add_result(self, future):  #@ guarded
        self.finished_futures.append(future)
        self._decrement_pending_calls()

    def add_exception(self, future):  #@ guarded
        self.finished_futures.append(future)
        if self.stop_on_exception:
            self.event.set()
        else:
            self._decrement_pending_calls()

    add_cancelled = add_result


class _AcquireFutures:
    # All conditions of some futures, taken in one order everywhere.
    def __init__(self, futures):  #@ quiet
        self.futures = sorted(futures, key=id)

    def __enter__(self):  #@ guarded
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):  #@ guarded
        for future in self.futures:
            future._condition.release()


def _create_and_install_waiters(fs, return_when):  #@ guarded
    if return_when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif return_when == FIRST_COMPLETED:
        waiter = _FirstCompletedWaiter()
    else:
        pending_count = 0
        for f in fs:
            if f._state not in [CANCELLED_AND_NOTIFIED, FINISHED]:
                pending_count += 1
        if return_when == FIRST_EXCEPTION:
            waiter = _AllCompletedWaiter(pending_count, stop_on_exception=True)
        elif return_when == ALL_COMPLETED:
            waiter = _AllCompletedWaiter(pending_count, stop_on_exception=False)
        else:
            raise ValueError("Invalid return condition: %r" % return_when)  #@163
    for f in fs:
        f._waiters.append(waiter)
    return waiter


def _yield_finished_futures(fs, waiter, collections):  #@ guarded
    while fs:
        f = fs[-1]
        for futures in collections:
            del futures[f]
        with f._condition:
            f._waiters.remove(waiter)
        del f
        yield fs.pop()


def as_completed(fs, timeout=None):  #@ guarded
    if timeout is not None:
        end_time = timeout + time.monotonic()
    # CPython keeps sets here, whose order is any; these are in the order given.
    fs = {f: None for f in fs}
    total_futures = len(fs)
    with _AcquireFutures(fs):
        finished = [f for f in fs if f._state in [CANCELLED_AND_NOTIFIED, FINISHED]]
        pending = {f: None for f in fs if f not in finished}
        waiter = _create_and_install_waiters(fs, _AS_COMPLETED)
    finished.reverse()
    try:
        yield from _yield_finished_futures(finished, waiter, (fs,))
        while pending:
            if timeout is None:
                wait_timeout = None
            else:
                wait_timeout = end_time - time.monotonic()
                if wait_timeout < 0:
                    raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total_futures))
            waiter.event.wait(wait_timeout)
            with waiter.lock:
                finished = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            finished.reverse()
            yield from _yield_finished_futures(finished, waiter, (fs, pending))
    finally:
        for f in fs:
            with f._condition:
                f._waiters.remove(waiter)


def _make_result_type():  #@ guarded
    from collections import namedtuple
    return namedtuple("DoneAndNotDoneFutures", "done not_done")


def DoneAndNotDoneFutures(done, not_done):  #@ guarded
    global DoneAndNotDoneFutures
    DoneAndNotDoneFutures = _make_result_type()
    return DoneAndNotDoneFutures(done, not_done)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):  #@ guarded
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {f for f in fs if f._state in [CANCELLED_AND_NOTIFIED, FINISHED]}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        elif return_when == FIRST_EXCEPTION and done:
            if any(f for f in done if not f.cancelled() and f.exception() is not None):
                return DoneAndNotDoneFutures(done, not_done)
        if len(done) == len(fs):
            return DoneAndNotDoneFutures(done, not_done)
        waiter = _create_and_install_waiters(fs, return_when)
    waiter.event.wait(timeout)
    for f in fs:
        with f._condition:
            f._waiters.remove(waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(fut, timeout=None):  #@ guarded
    try:
        try:
            return fut.result(timeout)  #@312
        finally:
            fut.cancel()
    finally:
        del fut


class Future:
    def __init__(self):  #@ quiet
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):  #@ guarded
        for callback in self._done_callbacks:
            try:
                callback(self)  #@335
            except Exception:
                _log("exception calling callback for %r", self)

    def __repr__(self):  #@ guarded
        with self._condition:
            text = "<%s at %#x state=%s" % (self.__class__.__name__, id(self), _described[self._state])
            if self._state == FINISHED:
                if self._exception:
                    return "%s raised %s>" % (text, self._exception.__class__.__name__)
                return "%s returned %s>" % (text, self._result.__class__.__name__)
            return text + ">"

    def cancel(self):  #@ guarded
        with self._condition:
            if self._state in [RUNNING, FINISHED]:
                return False
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):  #@ guarded
        with self._condition:
            return self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]

    def running(self):  #@ guarded
        with self._condition:
            return self._state == RUNNING

    def done(self):  #@ guarded
        with self._condition:
            return self._state in [CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]

    def __get_result(self):  #@ guarded
        if self._exception is not None:
            try:
                raise self._exception  #@396
            finally:
                self = None  # no cycle through the exception's traceback
        else:
            return self._result

    def add_done_callback(self, fn):  #@ guarded
        with self._condition:
            if self._state not in [CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)  #@420
        except Exception:
            _log("exception calling callback for %r", self)

    def result(self, timeout=None):  #@ guarded
        try:
            with self._condition:
                if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                    raise CancelledError()  #@445
                elif self._state == FINISHED:
                    return self.__get_result()  #@447

                self._condition.wait(timeout)

                if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                    raise CancelledError()  #@452
                elif self._state == FINISHED:
                    return self.__get_result()  #@454
                else:
                    raise TimeoutError()  #@456
        finally:
            self = None

    def exception(self, timeout=None):  #@ guarded
        with self._condition:
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                raise CancelledError()  #@481
            elif self._state == FINISHED:
                return self._exception

            self._condition.wait(timeout)

            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED]:
                raise CancelledError()  #@488
            elif self._state == FINISHED:
                return self._exception
            else:
                raise TimeoutError()  #@492

    # For executors.
    def set_running_or_notify_cancel(self):  #@ guarded
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            elif self._state == PENDING:
                self._state = RUNNING
                return True
            else:
                sys.stderr.write("Future %s in unexpected state: %s\n" % (id(self), self._state))
                raise RuntimeError('Future in unexpected state')  #@534

    def set_result(self, result):  #@ guarded
        with self._condition:
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]:
                raise InvalidStateError('{}: {!r}'.format(self._state, self))  #@543
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):  #@ guarded
        with self._condition:
            if self._state in [CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]:
                raise InvalidStateError('{}: {!r}'.format(self._state, self))  #@558
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(type(list[int]))


class Executor:
    def submit(self, fn, /, *args, **kwargs):  #@ guarded
        raise NotImplementedError()  #@581

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):  #@ guarded
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")  #@611
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")  #@613
        if timeout is not None:
            end_time = timeout + time.monotonic()
        zipped_iterables = zip(*iterables)
        fs = []
        if buffersize:
            while len(fs) < buffersize and (args := next(zipped_iterables, None)):
                fs.append(self.submit(fn, *args))
        else:
            fs = [self.submit(fn, *args) for args in zipped_iterables]  #@624
        executor_weakref = ref(self)

        def result_iterator():  #@ guarded
            try:
                fs.reverse()
                while fs:
                    if (buffersize and (executor := executor_weakref())
                            and (args := next(zipped_iterables, None))):
                        fs.insert(0, executor.submit(fn, *args))
                    if timeout is None:
                        yield _result_or_cancel(fs.pop())  #@645
                    else:
                        yield _result_or_cancel(fs.pop(), end_time - time.monotonic())  #@647
            finally:
                for future in fs:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):  #@ guarded
        pass

    def __enter__(self):  #@ guarded
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):  #@ guarded
        self.shutdown(wait=True)
        return False
