"""Writes src/python/lib/_names_of_cpython.py: what the modules that this library has contain in CPython 3.14. Run it with
that: cpython_names.py. A line for a module, for each public class in it, and, with "()" behind the name, for what can be
called with keywords; and one for all modules inside packages."""
import importlib
import inspect
import pathlib
import pkgutil
import warnings

root = pathlib.Path(__file__).resolve().parents[3]
library = root / "src/python/lib"
built_in = ["sys", "time", "_thread", "struct", "builtins"]
# Classes that are made here when they are first called.
made_late = {"concurrent.futures._base.DoneAndNotDoneFutures"}
# What no program should ask for by name: it is how the interpreter or the module happens to be made.
unasked = {"__builtins__", "__cached__", "__file__", "__loader__", "__spec__", "__path__", "__package__", "__dict__",
           "__weakref__", "__module__", "__doc__", "__annotate_func__", "__annotations_cache__", "__annotate__",
           "__annotations__", "__static_attributes__", "__firstlineno__", "__slots__", "__abstractmethods__",
           "_abc_impl", "__orig_bases__", "__parameters__", "__dataclass_fields__", "__dataclass_params__", "__subclasshook__"}


def modules_here():
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).with_suffix("").parts
        if parts[0] in ("_fallback", "_names_of_cpython"):
            continue
        if parts[0] == "lib-dynload":
            parts = parts[1:]
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    yield from built_in


def is_asked(name):
    return name not in unasked and not (name.startswith("_") and not name.startswith("__") and "__" in name)


def names_of(thing):
    return sorted(filter(is_asked, dir(thing)))


def parameters_of(function):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return []
    return [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


lines = {}
submodules = []
here = {*modules_here(), "_asyncio", "_contextvars", "_io"}
for name in sorted(here):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue  # ours alone
    lines[name] = [n for n in names_of(module) if not inspect.ismodule(getattr(module, n, None)) or
                   f"{name}.{n}" == getattr(module, n).__name__ or n in getattr(module, "__all__", ())]
    if hasattr(module, "__path__"):
        submodules += [f"{name}.{m.name}" for m in pkgutil.iter_modules(module.__path__)]
    for n in lines[name]:
        value = getattr(module, n, None)
        if isinstance(value, type):
            key = f"{value.__module__}.{value.__qualname__}"
            if key not in lines and value.__module__ in here and key not in made_late:
                lines[key] = sorted(filter(is_asked, vars(value)))  # its bases have lines of their own
                for method in lines[key]:
                    found = vars(value)[method]
                    if inspect.isfunction(found) and (not method.startswith("_") or method == "__init__"):
                        lines[f"{key}.{method}()"] = parameters_of(found)
        elif inspect.isroutine(value):
            lines[f"{name}.{n}()"] = parameters_of(value)
for kind in (type(None), type(lambda: 0), type((lambda: (yield))()), type(len), type(lines.__class__.__dict__), type(names_of.__code__)):
    lines[f"builtins.{kind.__name__}"] = sorted(filter(is_asked, vars(kind)))


async def coroutine():
    yield


agen = coroutine()
step = agen.aclose()


async def plain():
    pass


coro = plain()
for kind in (type(agen), type(step), type(coro), type(coro.__await__()), type(inspect.currentframe())):
    lines[f"builtins.{kind.__name__}"] = sorted(filter(is_asked, vars(kind)))
coro.close()
lines["modules"] = sorted(submodules)
text = "".join(f"{key}: {' '.join(names)}\n" for key, names in sorted(lines.items()) if names)
assert '"""' not in text and "\\" not in text
(library / "_names_of_cpython.py").write_text(
    '"""What CPython 3.14 has: written by tests/python/support/cpython_names.py, read when a name is not found\n' + text + '"""\n')
