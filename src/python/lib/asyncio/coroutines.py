"""By the names that CPython has."""

import os
import sys
from asyncio.tasks import iscoroutine, iscoroutinefunction

__all__ = ("iscoroutinefunction", "iscoroutine")


def _is_debug_mode():
    return sys.flags.dev_mode or bool(os.environ.get("PYTHONASYNCIODEBUG"))
