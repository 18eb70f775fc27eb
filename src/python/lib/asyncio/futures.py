"""Futures and what joins them, by the names that CPython's Lib/asyncio/futures.py gives them."""

from _asyncio import Future
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.tasks import _chain_future, _copy_future_state, isfuture, wrap_future

__all__ = ("Future", "wrap_future", "isfuture")
_PyFuture = _CFuture = Future
_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"
Error = CancelledError.__mro__[-2]


def _get_loop(fut):
    return fut.get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)
