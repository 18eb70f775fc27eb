"""Calls that run elsewhere, and their results to come."""

from concurrent.futures._base import (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, CancelledError, TimeoutError,
                                      InvalidStateError, BrokenExecutor, Future, Executor, wait, as_completed)
from concurrent.futures.thread import ThreadPoolExecutor

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
           "InvalidStateError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor"]


def __getattr__(name):
    if name == "ProcessPoolExecutor" or name == "InterpreterPoolExecutor":
        import _lockstep
        _lockstep.refuse(f"'concurrent.futures.{name}'")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
