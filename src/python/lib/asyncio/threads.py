"""By the name that CPython has."""

from asyncio.tasks import to_thread

__all__ = ("to_thread",)
