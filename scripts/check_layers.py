#!/usr/bin/env python3
"""Usage: scripts/check_layers.py [--self-test]

Holds every #include "room/file.h" under src/ against the table of rooms. Arrows go down only: a room may include
itself, the rooms named beside it, and what those may include. Prints file:line, the rule and the fix; exits with 1
when a rule is broken.
"""

import re
import sys
import tempfile
from pathlib import Path

# room: the rooms that it may include. Lowest first; CMakeLists.txt links along the same arrows.
ROOMS = {
    "base": [],
    "trace": ["base"],
    "bytes": ["base"],
    "python/code": ["base"],
    "python/compile": ["base", "python/code"],
    "python/vm": ["base", "trace", "bytes", "python/code"],
    "python/lib": ["python/vm"],
    "engine": ["python/vm", "trace"],
    "engine/live": ["engine", "python/vm", "trace"],
    "engine/sim": ["engine", "python/vm", "trace"],
    "engine/explore": ["engine", "engine/sim", "python/vm"],
    "experiment": ["base"],
    "lab": ["python/compile", "python/lib", "engine/live", "engine/explore", "experiment"],
    "ui/model": ["base", "bytes"],
    "ui/model/timeline": ["ui/model", "trace"],
    "ui/model/bytes": ["ui/model"],
    "ui/model/scene": ["ui/model/timeline", "ui/model/bytes"],
    "ui/view": ["ui/model"],
    "ui/view/timeline": ["ui/view", "ui/model/timeline"],
    "ui/view/bytes": ["ui/view", "ui/model/bytes"],
    "ui/platform": ["ui/model/scene", "ui/view/timeline", "ui/view/bytes"],
}

# The entry points: each sees the executing side or the drawing side, never both.
APPS = {
    "app/lockstep.cpp": ["lab"],
    "app/lab_wasm.cpp": ["lab"],
    "app/ui_wasm.cpp": ["ui/platform"],
}

# What a room must not name even though it is not a room of ours. this_thread::yield in a spin is no thread.
THREADS = r"std::j?thread\b|\bpthread_\w+|std::async\b"
CLOCKS = r"std::chrono\b|\bclock_gettime\b"
TERMINAL = r"std::(cout|cerr|clog|ifstream|ofstream)\b|\b(f?printf|puts|exit)\s*\("
FORBIDDEN = {
    "python/vm": [(THREADS, "an OS thread"), (CLOCKS, "a clock"), (TERMINAL, "the terminal or the process")],
    "python/compile": [(THREADS, "an OS thread"), (CLOCKS, "a clock"), (TERMINAL, "the terminal or the process")],
    "python/code": [(THREADS, "an OS thread"), (CLOCKS, "a clock"), (TERMINAL, "the terminal or the process")],
    "bytes": [(THREADS, "an OS thread"), (TERMINAL, "the terminal or the process")],
    "trace": [(TERMINAL, "the terminal or the process")],
    "engine/sim": [(CLOCKS, "a clock"), (TERMINAL, "the terminal or the process")],
    **{room: [(THREADS, "an OS thread"), (r"\bImGui::|\bSDL_\w+", "ImGui or SDL")] for room in ROOMS if room.startswith("ui/model")},
    **{room: [(THREADS, "an OS thread"), (r"\bSDL_\w+", "SDL")] for room in ROOMS if room.startswith("ui/view")},
}

STRINGS = re.compile(r'"(\\.|[^"\\])*"')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def reachable(rooms):
    """The rooms named and everything below them."""
    seen, waiting = set(), list(rooms)
    while waiting:
        room = waiting.pop()
        if room not in seen:
            seen.add(room)
            waiting.extend(ROOMS[room])
    return seen


def room_of(path):
    """The room that a path below src/ lies in: the longest one that is a prefix of it."""
    found = [room for room in ROOMS if path.startswith(room + "/")]
    return max(found, key=len, default=None)


def check_file(path, source):
    """Yields (line, rule, fix) for each include of the file at `path` below src/ that breaks the table."""
    room = room_of(path)
    if room is None and path not in APPS:
        yield 1, f"src/{path} lies in no room", "move it into a room, or add the room to scripts/check_layers.py and CMakeLists.txt"
        return
    name = room or path
    allowed = reachable([room] if room else APPS[path])
    for number, text in enumerate(source.splitlines(), 1):
        code = STRINGS.sub('""', text).split("//")[0]
        for pattern, what in FORBIDDEN.get(name, []):
            if found := re.search(pattern, code):
                yield number, f"{name} knows nothing of {what} ({found.group().strip()})", "let the room above hand in what is needed (for threads and clocks: the driver)"
        match = INCLUDE.match(text)
        if not match:
            continue
        bracket, included = match.groups()
        if bracket == "<":
            continue
        target = room_of(included)
        if target is None:
            if "/" not in included and included.endswith((".h", ".def")):
                yield number, f'"{included}" is not written from src/', f'write #include "{name}/{included}"'
        elif target not in allowed:
            may = ", ".join(sorted(allowed - {room})) or "nothing but std"
            yield number, f"{name} may not include {target} (it may include {may})", "move the code down into a room that both may see, or hand it in through an interface of the lower room"


def check_tree(source_root):
    """Prints what is wrong below `source_root`; returns how many includes broke a rule and how many files were read."""
    broken = files = 0
    for path in sorted(source_root.rglob("*")):
        if path.suffix not in {".h", ".cpp", ".def", ".c"} or not path.is_file():
            continue
        files += 1
        relative = path.relative_to(source_root).as_posix()
        for line, rule, fix in check_file(relative, path.read_text(encoding="utf-8")):
            print(f"src/{relative}:{line}: {rule}. Fix: {fix}.")
            broken += 1
    return broken, files


def self_test():
    """A table that never complains would be worse than none: each kind of breach must be found, each arrow allowed."""
    breaches = {
        "python/vm/eval.cpp": '#include "engine/sim/scheduler.h"\n',
        "python/vm/clock.cpp": "auto t = std::chrono::steady_clock::now();\n",
        "python/compile/parser.cpp": "  printf(x);\n",
        "ui/view/row.cpp": '#include "lab/lab.h"\n',
        "ui/model/bytes/hex_grid.cpp": '#include "ui/model/timeline/track.h"\n',
        "ui/model/timeline/track.cpp": "ImGui::Text(x);\n",
        "app/ui_wasm.cpp": '#include "python/vm/value.h"\n',
        "bytes/order.cpp": '#include "order.h"\n',
        "cellar/a.cpp": "\n",
    }
    allowed = {
        "python/vm/object.cpp": "std::this_thread::yield();  // no std::thread\n  snprintf(a, b, \"exit(\");\n",
        "python/lib/struct.cpp": '#include "bytes/order.h"\n#include <span>\n',
        "lab/lab.cpp": '#include "engine/run.h"\n#include "trace/trace.h"\n#include <nlohmann/json.hpp>\n',
        "app/lockstep.cpp": '#include "python/compile/compile.h"\n',
        "ui/view/timeline/row.cpp": '#include "imgui.h"\n#include "ui/model/timeline/row.h"\n'.replace('"imgui.h"', "<imgui.h>"),
    }
    for path, text in breaches.items():
        assert list(check_file(path, text)), f"the breach in {path} was not found"
    for path, text in allowed.items():
        assert not list(check_file(path, text)), f"{path} was refused"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "base").mkdir()
        (Path(folder) / "base" / "ids.h").write_text("#include <cstdint>\n", encoding="utf-8")
        assert check_tree(Path(folder)) == (0, 1)
    for room, below in ROOMS.items():
        assert room not in reachable(below), f"{room} is below itself"
    print(f"check_layers: self-test: {len(breaches)} breaches found, {len(allowed)} files allowed")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if sys.argv[1:]:
        sys.exit(__doc__)
    broken, files = check_tree(Path(__file__).resolve().parent.parent / "src")
    if files == 0:
        sys.exit("check_layers: there is nothing under src/ to check.")
    if broken:
        sys.exit(f"check_layers: {broken} breaches in {files} files.")
    print(f"check_layers: {files} files keep to the table")


main()
