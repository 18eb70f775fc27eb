"""Writes names.json: the public names of CPython's modules and built-in types. Run it with CPython 3.14."""
import importlib
import json
import pathlib
import types

MODULES = """
_thread abc asyncio atexit bisect builtins collections collections.abc concurrent.futures contextlib contextvars copy
dataclasses dis enum functools gc hashlib heapq inspect io itertools json logging math numbers operator os pprint queue random
socket statistics string struct sys textwrap threading time traceback types typing warnings weakref
""".split()
TYPES = [int, float, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range, slice, BaseException]


def public(module):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [n for n in dir(module) if not n.startswith("_") and not isinstance(getattr(module, n), types.ModuleType)]
    return sorted(set(names))


names = {m: public(importlib.import_module(m)) for m in MODULES}
names |= {f"type {t.__name__}": sorted(n for n in dir(t) if not n.startswith("_")) for t in TYPES}
path = pathlib.Path(__file__).with_name("names.json")
path.write_text(json.dumps(names, indent=0) + "\n")
