"""Things for the with statement."""

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ["asynccontextmanager", "contextmanager", "closing", "aclosing", "nullcontext", "AbstractContextManager", "AbstractAsyncContextManager",
           "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator", "ExitStack", "redirect_stdout", "redirect_stderr", "suppress"]


def _has(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    __class_getitem__ = classmethod(type(list[int]))
    __slots__ = ()

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has(other, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    __class_getitem__ = classmethod(type(list[int]))
    __slots__ = ()

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has(other, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)  #@85
        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)  #@101
        return inner


class _GeneratorContextManagerBase:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _is_same(self, raised, value):
        """Whether the generator let out what was thrown in, also when a StopIteration came back as a RuntimeError."""
        return raised is value or isinstance(raised, RuntimeError) and isinstance(value, (StopIteration, StopAsyncIteration)) and raised.__cause__ is value


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)  #@141
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None  #@143

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)  #@148
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")  #@153
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)  #@162
        except StopIteration as exc:
            return exc is not value
        except BaseException as exc:
            if not self._is_same(exc, value):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")  #@198
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)  #@214
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None  #@216

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)  #@221
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")  #@226
            finally:
                await self.gen.aclose()  #@228
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)  #@235
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if not self._is_same(exc, value):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")  #@271
        finally:
            await self.gen.aclose()  #@273


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()  #@390


class _RedirectStream(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target, self._old_targets = new_target, []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest  #@468
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class _BaseExitStack:
    def __init__(self):
        self._exit_callbacks = []  # (is it synchronous, function of (type, value, traceback))

    def pop_all(self):
        new_stack = type(self)()
        new_stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return new_stack

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((True, exit if method is None else lambda *details: method(exit, *details)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            _enter, _exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol") from None
        result = _enter(cm)
        self._exit_callbacks.append((True, lambda *details: _exit(cm, *details)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, _exit_wrapper))
        return callback

    def _chain(self, new_exc, before, old_exc):
        # Where the new one's context would be what was handled around the with, it is what this stack was handling.
        while new_exc is not old_exc:
            context = new_exc.__context__
            if context is None or context is old_exc:
                return
            if context is before:
                new_exc.__context__ = old_exc
                return
            new_exc = context


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __exit__(self, *exc_details):
        exc, received, suppressed, pending = exc_details[1], exc_details[0] is not None, False, False
        before = sys.exception()
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*((None, None, None) if exc is None else (type(exc), exc, exc.__traceback__))):
                    suppressed, pending, exc = True, False, None
            except BaseException as new_exc:
                self._chain(new_exc, before, exc)
                pending, exc = True, new_exc
        if pending:
            context = exc.__context__
            try:
                raise exc  #@619
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            _enter, _exit = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol") from None
        result = await _enter(cm)  #@668
        self._exit_callbacks.append((False, lambda *details: _exit(cm, *details)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if method is None else lambda *details: method(exit, *details)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        self._exit_callbacks.append((False, _exit_wrapper))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)  #@705

    async def __aexit__(self, *exc_details):
        exc, received, suppressed, pending = exc_details[1], exc_details[0] is not None, False, False
        before = sys.exception()
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*((None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)))
                if result if is_sync else await result:
                    suppressed, pending, exc = True, False, None
            except BaseException as new_exc:
                self._chain(new_exc, before, exc)
                pending, exc = True, new_exc
        if pending:
            raise exc  #@768
        return received and suppressed
