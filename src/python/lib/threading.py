"""Threads as CPython 3.14's Lib/threading.py has them, over the primitives of _thread."""

import _thread  #@ guards its own data
import sys
from time import monotonic as _time
from _threading_local import _forget, _own_context, local

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
           "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
           "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs",
           "gettrace", "getprofile", "setprofile_all_threads", "settrace_all_threads", "get_native_id"]

get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
stack_size = _thread.stack_size
Lock = _thread.LockType
RLock = _CRLock = _thread.RLock
_allocate_lock = _thread.allocate_lock


class Condition:
    def __init__(self, lock=None):  #@ quiet
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        if hasattr(lock, "_release_save"):
            self._release_save = lock._release_save
        if hasattr(lock, "_acquire_restore"):
            self._acquire_restore = lock._acquire_restore
        if hasattr(lock, "_is_owned"):
            self._is_owned = lock._is_owned
        self._waiters = []

    def locked(self):  #@ reads
        return self._lock.locked()

    def __enter__(self):  #@ writes
        return self._lock.__enter__()

    def __exit__(self, *args):  #@ writes
        return self._lock.__exit__(*args)

    def __repr__(self):  #@ reads
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):  #@ writes
        self._lock.release()

    def _acquire_restore(self, x):  #@ writes
        self._lock.acquire()

    def _is_owned(self):  #@ writes
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):  #@ waits
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")  #@361
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved_state = self._release_save()
        gotit = False
        try:
            if timeout is None:
                waiter.acquire()
                gotit = True
            elif timeout > 0:
                gotit = waiter.acquire(True, timeout)
            else:
                gotit = waiter.acquire(False)
            return gotit
        finally:
            self._acquire_restore(saved_state)
            if not gotit:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):  #@ guarded
        endtime = None
        waittime = timeout
        result = predicate()  #@395
        while not result:
            if waittime is not None:
                if endtime is None:
                    endtime = _time() + waittime
                else:
                    waittime = endtime - _time()
                    if waittime <= 0:
                        break
            self.wait(waittime)
            result = predicate()  #@405
        return result

    def notify(self, n=1):  #@ writes
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")  #@419
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):  #@ writes
        self.notify(len(self._waiters))

    def notifyAll(self):  #@ writes
        _warn_of_old("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()


class Semaphore:
    def __init__(self, value=1):  #@ quiet
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")  #@473
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):  #@ reads
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):  #@ tries
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")  #@507
        rc = False
        endtime = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if endtime is None:
                        endtime = _time() + timeout
                    else:
                        timeout = endtime - _time()
                        if timeout <= 0:
                            break
                self._cond.wait(timeout)
            else:
                self._value -= 1
                rc = True
        return rc

    __enter__ = acquire

    def release(self, n=1):  #@ writes
        if n < 1:
            raise ValueError('n must be one or more')  #@537
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):  #@ writes
        self.release()  #@543


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):  #@ quiet
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):  #@ reads
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):  #@ writes
        if n < 1:
            raise ValueError('n must be one or more')  #@583
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")  #@586
            self._value += n
            self._cond.notify(n)


class Event:
    def __init__(self):  #@ quiet
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):  #@ reads
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):  #@ reads
        return self._flag

    def isSet(self):  #@ reads
        _warn_of_old("isSet() is deprecated, use is_set() instead")
        return self.is_set()

    def set(self):  #@ writes
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):  #@ writes
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):  #@ reads
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):  #@ quiet
        if parties < 1:
            raise ValueError("parties must be >= 1")  #@704
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0  # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):  #@ plain
        cls = self.__class__
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def wait(self, timeout=None):  #@ plain
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter() # Block while the barrier drains.  #@731
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()  #@737
                else:
                    self._wait(timeout)  #@740
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):  #@ plain
        while self._state in (-1, 1):
            self._cond.wait()
        if self._state < 0:
            raise BrokenBarrierError  #@755
        assert self._state == 0

    def _release(self):  #@ plain
        try:
            if self._action:
                self._action()  #@763
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):  #@ plain
        if not self._cond.wait_for(lambda: self._state != 0, timeout):  #@ plain
            self._break()
            raise BrokenBarrierError  #@778
        if self._state < 0:
            raise BrokenBarrierError  #@780
        assert self._state == 1

    def _exit(self):  #@ plain
        if self._count == 0:
            if self._state in (-1, 1):
                self._state = 0
                self._cond.notify_all()

    def reset(self):  #@ plain
        with self._cond:
            if self._count > 0:
                if self._state == 0:
                    self._state = -1
                elif self._state == -2:
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):  #@ plain
        with self._cond:
            self._break()

    def _break(self):  #@ plain
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):  #@ plain
        return self._parties

    @property
    def n_waiting(self):  #@ plain
        if self._state == 0:
            return self._count
        return 0

    @property
    def broken(self):  #@ plain
        return self._state == -2


_counter = [0]


def _newname(name_template):  #@ quiet
    _counter[0] += 1
    return name_template % _counter[0]


_active_limbo_lock = RLock()
_active = {}
_limbo = {}


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):  #@ quiet
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    target_name = target.__name__
                    name += f" ({target_name})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._context = context
        self._ident = None
        self._handle = _thread._ThreadHandle()
        self._started = Event()
        self._initialized = True
        self._invoke_excepthook = _invoke_excepthook

    def __repr__(self):  #@ quiet
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):  #@ starts
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")  #@986
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")  #@989
        with _active_limbo_lock:
            _limbo[self] = self
        if self._context is None:
            if "contextvars" in sys.modules and not sys._is_gil_enabled():  # sys.flags.thread_inherit_context
                self._context = sys.modules["contextvars"].copy_context()
            else:
                self._context = _own_context
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon, name=self._name)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):  #@ guarded
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)  #@1024
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):  #@ quiet
        try:
            self._bootstrap_inner()
        except:
            if self._daemonic and sys is None:
                return
            raise

    def _bootstrap_inner(self):  #@ quiet
        try:
            self._ident = get_ident()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            try:
                self._context.run(self.run)  #@1082
            except:
                _thread._note_uncaught()
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _delete(self):  #@ quiet
        _forget()
        with _active_limbo_lock:
            del _active[get_ident()]

    def join(self, timeout=None):  #@ joins
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")  #@1122
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")  #@1124
        if self is current_thread():
            raise RuntimeError("cannot join current thread")  #@1126
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):  #@ plain
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):  #@ plain
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):  #@ quiet
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):  #@ quiet
        return self._ident

    def is_alive(self):  #@ unknown
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):  #@ plain
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):  #@ plain
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")  #@1206
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")  #@1210
        self._daemonic = daemonic

    def isDaemon(self):  #@ plain
        _warn_of_old("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):  #@ plain
        _warn_of_old("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):  #@ plain
        _warn_of_old("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):  #@ plain
        _warn_of_old("setName() is deprecated, set the name attribute instead")
        self.name = name


class ExceptHookArgs(tuple):
    __slots__ = ()
    __module__ = "_thread"
    __qualname__ = "_ExceptHookArgs"
    exc_type, exc_value, exc_traceback, thread = [property(lambda self, i=i: self[i]) for i in range(4)]

    def __repr__(self):  #@ guarded
        return "_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)" % self


def excepthook(args, /):  #@ quiet
    if args.exc_type == SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    sys.stderr.write(f"Exception in thread {name}:\n" + sys._format_exception(args.exc_value))


__excepthook__ = excepthook


def _invoke_excepthook(thread):  #@ quiet
    try:
        e = sys.exception()
        (excepthook or __excepthook__)(ExceptHookArgs((type(e), e, e.__traceback__, thread)))
    except Exception as exc:
        exc.__suppress_context__ = True
        sys.stderr.write("Exception in threading.excepthook:\n")
        sys.excepthook(type(exc), exc, exc.__traceback__)


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):  #@ quiet
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):  #@ guarded
        self.finished.set()

    def run(self):  #@ guarded
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)  #@1385
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):  #@ quiet
        self._target, self._args, self._kwargs = None, (), {}
        self._name = "MainThread"
        self._daemonic = False
        self._ident = get_ident()
        self._handle = _thread._ThreadHandle()
        self._started = Event()
        self._initialized = True
        self._invoke_excepthook = _invoke_excepthook
        self._started.set()
        _active[self._ident] = self


class _DummyThread(Thread):
    def __init__(self):  #@ quiet
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._started.set()
        self._ident = get_ident()
        _active[self._ident] = self

    def is_alive(self):  #@ quiet
        if not self._started.is_set():
            raise RuntimeError("thread is not alive")  #@1455
        return True

    def join(self, timeout=None):  #@ joins
        raise RuntimeError("cannot join a dummy thread")  #@1458


def current_thread():  #@ quiet
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()



def currentThread():  #@ quiet
    _warn_of_old("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def _warn_of_old(text):  #@ guarded
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def active_count():  #@ unknown
    with _active_limbo_lock:
        return len(_active) + len(_limbo)



def activeCount():  #@ unknown
    _warn_of_old("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():  #@ unknown
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():  #@ guarded
    return _main_thread


def _refused(name):  #@ guarded
    def function(func):  #@ guarded
        import _lockstep
        _lockstep.refuse(f"'threading.{name}'")
    return function


settrace, setprofile, settrace_all_threads, setprofile_all_threads = [
    _refused(name) for name in ("settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads")]


def gettrace():  #@ guarded
    return None


getprofile = gettrace


_main_thread = _MainThread()


_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):  #@ guarded
    # Called before the threads that are no daemons are joined, last registered first.
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")  #@1546
    _threading_atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():  #@ quiet
    global _SHUTTING_DOWN
    _SHUTTING_DOWN = True
    for atexit_call in reversed(_threading_atexits):
        atexit_call()
    # The end of the main thread waits for every thread that is no daemon.
    while True:
        for thread in enumerate():
            if thread is not _main_thread and not thread.daemon and thread is not current_thread():
                break
        else:
            return
        thread.join()


def __getattr__(name):  #@ guarded
    if name not in ("_RLock", "_PyRLock"):
        sys._missing("threading", name)
    from _py_rlock import _RLock
    return _RLock
