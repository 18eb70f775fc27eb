"""By the name that CPython has: the runner stands in asyncio/__init__.py."""

from asyncio import Runner, _cancel_all_tasks, run

__all__ = ("Runner", "run")
