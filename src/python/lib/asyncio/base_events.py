"""By the names that CPython has: the loop stands in asyncio/__init__.py."""

from asyncio import BaseEventLoop, _run_until_complete_cb
from asyncio.log import logger

__all__ = ("BaseEventLoop", "Server")


def __getattr__(name):
    import sys
    if name in ("socket", "ssl", "subprocess", "sslproto", "Server", "_ipaddr_info", "_interleave_addrinfos", "_ensure_resolved"):
        import _lockstep
        _lockstep.refuse(f"'asyncio.base_events.{name}'")
    sys._missing("asyncio.base_events", name)
