#!/usr/bin/env python3
"""Usage: scripts/check_layers.py [--self-test]

Holds every #include "room/file.h" under src/ against the table of rooms: the lockstep_room and lockstep_app lines of
CMakeLists.txt. Arrows go down only: a room may include itself, the rooms named beside it, and what those may include.
Holds the table in src/README.md against the same lines. Prints file:line, the rule and the fix; exits with 1 when a rule
is broken.
"""

import re
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
CALL = re.compile(r"^ *lockstep_(room|app)\(([^)]*)\)", re.MULTILINE)
README_ROW = re.compile(r"^\| (`[^|]*`) \|[^|]*\|([^|]*)\|$")


def words_after(keyword, words):
    """The words behind `keyword`, up to the next keyword."""
    if keyword not in words:
        return []
    rest = words[words.index(keyword) + 1:]
    end = next((i for i, word in enumerate(rest) if word.isupper()), len(rest))
    return rest[:end]


def read_table(cmake):
    """Rooms, lowest first, and entry points, each with the rooms that it may include."""
    rooms, apps = {}, {}
    for kind, arguments in CALL.findall(cmake):
        words = arguments.split()
        if kind == "room":
            rooms[words[0]] = words_after("DEPS", words)
        else:
            apps["app/" + words_after("SOURCE", words)[0]] = words_after("DEPS", words)
    return rooms, apps


ROOMS, APPS = read_table((REPOSITORY / "CMakeLists.txt").read_text(encoding="utf-8"))

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


def forbidden(name):
    """What the room, or one that it is part of, must not name."""
    return [rule for room, rules in FORBIDDEN.items() if name == room or name.startswith(room + "/") for rule in rules]


def check_readme(text):
    """Yields (line, rule, fix) where the table of rooms in src/README.md says something else than CMakeLists.txt."""
    seen = set()
    for number, line in enumerate(text.splitlines(), 1):
        row = README_ROW.match(line)
        if not row:
            continue
        names = re.findall(r"`([^`]+)`", row.group(1))
        below = re.findall(r"[a-z]+(?:/[a-z]+)*", row.group(2).replace("*or*", ""))
        for name in names:
            if name == "app":
                wanted = {room for rooms in APPS.values() for room in rooms}
                said = set(below)
            elif name in ROOMS:
                wanted, said = reachable(ROOMS[name]), reachable(room for room in below if room in ROOMS)
            else:
                continue
            seen.add(name)
            if wanted != said or not set(below) <= set(ROOMS):
                yield number, f"the table says that {name} may include {', '.join(below) or 'nothing'}", f"write what CMakeLists.txt says: {', '.join(sorted(ROOMS.get(name) or wanted)) or 'nothing'}"
    for name in [*ROOMS, "app"]:
        if name not in seen:
            yield 1, f"{name} is missing in the table of rooms", "add a row that says what lives there"


def check_file(path, source):
    """Yields (line, rule, fix) for each include of the file at `path` below src/ that breaks the table."""
    room = room_of(path)
    if room is None and path not in APPS:
        yield 1, f"src/{path} lies in no room", "move it into a room, or add a lockstep_room line to CMakeLists.txt"
        return
    name = room or path
    allowed = reachable([room] if room else APPS[path])
    for number, text in enumerate(source.splitlines(), 1):
        code = STRINGS.sub('""', text).split("//")[0]
        for pattern, what in forbidden(name):
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
            if "/" not in included and included.endswith((".h", ".def", ".inc")):
                yield number, f'"{included}" is not written from src/', f'write #include "{name}/{included}"'
        elif target not in allowed:
            may = ", ".join(sorted(allowed - {room})) or "nothing but std"
            yield number, f"{name} may not include {target} (it may include {may})", "move the code down into a room that both may see, or hand it in through an interface of the lower room"


def check_tree(source_root):
    """Prints what is wrong below `source_root`; returns how many includes broke a rule and how many files were read."""
    broken = files = 0
    for path in sorted(source_root.rglob("*")):
        if path.suffix not in {".h", ".cpp", ".inc", ".def", ".c"} or not path.is_file():
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
        "python/vm/loop.inc": '#include "lab/lab.h"\n',
        "python/vm/names.def": '#include "names.def"\n',
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
    assert read_table("lockstep_room(a)\nlockstep_room(b/c DEPS a\n  LINK x)\nlockstep_app(p SOURCE p.cpp DEPS b/c)\n") == (
        {"a": [], "b/c": ["a"]}, {"app/p.cpp": ["b/c"]})
    assert len(list(check_readme("| `trace` | events | lab |\n"))) == len(ROOMS) + 1, "a wrong row was not found"
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
    broken, files = check_tree(REPOSITORY / "src")
    for line, rule, fix in check_readme((REPOSITORY / "src" / "README.md").read_text(encoding="utf-8")):
        print(f"src/README.md:{line}: {rule}. Fix: {fix}.")
        broken += 1
    if files == 0:
        sys.exit("check_layers: there is nothing under src/ to check.")
    if broken:
        sys.exit(f"check_layers: {broken} breaches in {files} files.")
    print(f"check_layers: {files} files keep to the table")


main()
