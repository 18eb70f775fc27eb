"""What binds a lock or queue to the loop that first waits on it."""

import _thread
from _asyncio import _get_running_loop

_global_lock = _thread.allocate_lock()


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        if self._loop is None:
            with _global_lock:
                if self._loop is None:
                    self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
