"""By the name that CPython has: the loop stands in asyncio/__init__.py."""

from asyncio import EventLoop, SelectorEventLoop

__all__ = ("SelectorEventLoop", "EventLoop")
