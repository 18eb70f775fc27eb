#!/usr/bin/env python3
"""Usage: tests/hostile/run.py LOCKSTEP [PROGRAM]

Runs the programs of programs.txt in both builds, live and simulated, and measures each run from outside: it ends by
itself, in time, within its memory, with a status that the program may end with; no run ends by a signal or an internal
error. PROGRAM, a number, runs that one alone. Costs about 70 s of processor time: 35 s on two idle cores.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# The ceiling is 256 MiB of the program's own. One operation may hold as much again while it works, as a table that grows
# stands beside its old one; the lab itself and what the system's allocator keeps for later are in that too.
MOST_KIB = (256 + 256) * 1024
TIMEOUT_S = 0.5
GRACE_S = 20  # many times what is needed: the machine may be busy, and only a run that hangs is to be found
MANNERS = [["--build", build, "--engine", engine] for build in ("gil", "free-threaded") for engine in ("live", "sim")]


def programs():
    text = (pathlib.Path(__file__).parent / "programs.txt").read_text(encoding="utf-8")
    for block in ("\n" + text).split("\n== ")[1:]:
        wanted, _, source = block.partition("\n")
        yield [w.strip() for w in wanted.split("|")], source + "\n"


def fault(lockstep, wanted, source, manner):
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file, tempfile.TemporaryFile() as said, \
            tempfile.TemporaryFile() as complained:
        file.write(source)
        file.flush()
        run = subprocess.Popen([lockstep, "run", file.name, "--json", "--timeout", str(TIMEOUT_S), *manner],
                               stdout=said, stderr=complained, stdin=subprocess.DEVNULL)
        timer = concurrent.futures.thread.threading.Timer(TIMEOUT_S + GRACE_S, run.kill)
        timer.start()
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        said.seek(0)
        complained.seek(0)
        report, complaint = said.read(), complained.read().decode(errors="replace")
    if run.returncode == -9:
        return f"did not end within {TIMEOUT_S + GRACE_S} s"
    if run.returncode < 0 or "internal error" in complaint:
        return f"ended badly: {run.returncode} {complaint[:200]}"
    if usage.ru_maxrss > MOST_KIB:
        return f"took {usage.ru_maxrss // 1024} MiB"
    try:
        outcome = json.loads(report)
    except ValueError:
        return f"gave no report: {run.returncode} {complaint[:200]}"
    ending = outcome["status"] + (" " + outcome["detail"] if outcome["status"] == "limit" else "")
    # On a busy machine the patience may be over before the ceiling that is meant is reached.
    was_cut = ending == "timeout" and any(w.startswith("limit") for w in wanted)
    if "any" not in wanted and ending not in wanted and not was_cut:
        return f"ended with {ending}, not {' or '.join(wanted)}"
    return None


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    every = list(enumerate(programs(), 1))
    chosen = [p for p in every if len(sys.argv) == 2 or p[0] == int(sys.argv[2])]
    runs = [(number, wanted, source, manner) for number, (wanted, source) in chosen for manner in MANNERS]
    faults = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda r: fault(sys.argv[1], *r[1:]), runs)
        for (number, _, source, manner), what in zip(runs, found):
            if what is None:
                continue
            faults += 1
            print(f"program {number} {' '.join(manner)} {what}:\n    " + source.strip().replace("\n", "\n    "))
    print(f"hostile: {len(runs)} runs of {len(chosen)} programs, {faults} broke a promise")
    sys.exit(1 if faults else 0)


main()
