"""The event loop's parts, by the names that CPython's Lib/asyncio/events.py gives them."""

from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
import asyncio
from asyncio import AbstractEventLoop, Handle, TimerHandle, new_event_loop, set_event_loop

__all__ = ("AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
           "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop",
           "get_running_loop", "_get_running_loop")


class AbstractServer:
    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class _AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """A loop for each thread that has set one."""

    _loop_factory = None

    def __init__(self):
        import threading
        self._local = threading.local()

    def get_event_loop(self):
        loop = getattr(self._local, "_loop", None)
        if loop is None:
            import threading
            raise RuntimeError("There is no current event loop in thread %r." % threading.current_thread().name)
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


class _DefaultEventLoopPolicy(_BaseDefaultEventLoopPolicy):
    _loop_factory = asyncio.EventLoop


def _get_event_loop_policy():
    if asyncio._policy is None:
        asyncio._policy = _DefaultEventLoopPolicy()
    return asyncio._policy


def _set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    asyncio._policy = policy


def get_event_loop_policy():
    _warn_of_old("get_event_loop_policy")
    return _get_event_loop_policy()


def set_event_loop_policy(policy):
    _warn_of_old("set_event_loop_policy")
    _set_event_loop_policy(policy)


def _warn_of_old(name):
    import warnings
    warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16", DeprecationWarning,
                  stacklevel=3)
