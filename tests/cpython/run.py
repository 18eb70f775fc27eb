"""Runs the methods of CPython's own test suite as programs of Lockstep, and holds them against verdicts.txt.

    run.py SUITE JUDGE                  the concurrency core: every method that is listed as right must be right
    run.py SUITE JUDGE --all            every file that is listed
    run.py SUITE JUDGE --rejudge        judges every listed method anew, and writes verdicts.txt
    run.py SUITE JUDGE --rewrite        the same, and asks CPython which methods judge at all
    ... [--keep FOLDER] [FILE...]       these files only; keeps the programs, and what each wrote

Run with CPython 3.14 (programs.py); JUDGE is .build/native/cpython_judge (judge.cpp), which runs a program as
`lockstep run - --engine sim` does: in the simulation, whose clock costs no time and whose runs repeat. The verdicts:
`right`, `different`, or `refused` by name; a method that CPython itself does not pass in this form is not listed.
The last line is "N passed, M failed": a method that was right and is not any more has failed.
"""
import argparse
import concurrent.futures
import os
import pathlib
import queue
import subprocess
import sys
import warnings

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))

# What the product is about comes first; CI runs these.
core = """
test_threading test_thread test_threading_local test_queue test_struct test_context test_generators
test_generator_stop test_yield_from test_coroutines test_asyncgen test_contextlib_async
test_concurrent_futures.test_as_completed test_concurrent_futures.test_future test_concurrent_futures.test_init
test_concurrent_futures.test_shutdown test_concurrent_futures.test_thread_pool test_concurrent_futures.test_wait
test_asyncio.test_tasks test_asyncio.test_futures test_asyncio.test_futures2 test_asyncio.test_locks
test_asyncio.test_queues test_asyncio.test_taskgroups test_asyncio.test_timeouts test_asyncio.test_waitfor
test_asyncio.test_runners test_asyncio.test_pep492 test_asyncio.test_eager_task_factory test_asyncio.test_context
test_asyncio.test_staggered test_asyncio.test_threads
""".split()
rest = """
test_abc test_augassign test_baseexception test_binop test_bisect test_bool test_builtin test_bytes test_call test_class
test_collections test_compare test_contains test_contextlib test_copy test_dataclasses test_decorators test_defaultdict
test_deque test_descr test_dict test_dictcomps test_dictviews test_dynamicclassattribute test_enum test_enumerate
test_except_star test_exception_group test_exception_variations test_exceptions test_extcall test_float test_flufl
test_format test_fstring test_funcattrs test_functools test_future_stmt.test_future test_gc test_genericalias test_genericclass
test_genexps test_global test_grammar test_hash test_heapq test_index test_int test_int_literal test_isinstance test_iter
test_iterlen test_itertools test_json.test_decode test_json.test_default test_json.test_dump test_json.test_encode_basestring_ascii
test_json.test_enum test_json.test_fail test_json.test_float test_json.test_indent test_json.test_pass1 test_json.test_pass2
test_json.test_pass3 test_json.test_recursion test_json.test_scanstring test_json.test_separators test_json.test_speedups
test_json.test_unicode test_keyword test_keywordonlyarg test_list test_listcomps test_long test_longexp test_math
test_memoryview test_metaclass test_named_expressions test_numeric_tower test_opcodes test_operator test_ordered_dict
test_positional_only_arg test_pow test_pprint test_print test_property test_raise test_random test_range test_reprlib
test_richcmp test_sched test_scope test_set test_setcomps test_slice test_sort test_statistics test_str test_strftime test_string.test_string
test_string_literals test_strtod test_subclassinit test_super test_syntax test_sys test_textwrap test_time test_timeit
test_traceback test_tuple test_type_annotations test_type_cache test_typechecks test_types test_typing test_unary
test_unicode_identifiers test_unpack test_unpack_ex test_userdict test_userlist test_userstring test_uuid test_weakref
test_weakset test_with test_datetime test_inspect.test_inspect test_logging test_frame test_code test_compile test_dis
test_asyncio.test_base_events test_asyncio.test_events test_asyncio.test_protocols test_asyncio.test_transports
test_asyncio.test_graph test_asyncio.test_free_threading test_free_threading.test_dict test_free_threading.test_list
test_free_threading.test_generators test_free_threading.test_iteration test_free_threading.test_itertools
""".split()

seconds = 20


class Lockstep:
    """Runs programs in children of one process, as CPython below."""

    def __init__(self, program):
        self.server = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def part(self):
        return self.server.stdout.read(int.from_bytes(self.server.stdout.read(4))).decode("utf-8", "replace")

    def ends(self, text):
        """The exit status, and what was written to stdout and stderr."""
        data = text.encode("utf-8", "surrogatepass")
        self.server.stdin.write(len(data).to_bytes(4) + data)
        self.server.stdin.flush()
        return self.server.stdout.read(1)[0], self.part(), self.part()


class CPython:
    """Judges programs in children of one process, which spares each the start."""

    def __init__(self):
        self.server = subprocess.Popen([sys.executable, os.path.abspath(__file__), "--serve"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)

    def is_right(self, text):
        data = text.encode("utf-8", "surrogatepass")
        self.server.stdin.write(len(data).to_bytes(4) + data)
        self.server.stdin.flush()
        return self.server.stdout.read(1) == b"y"


def serve():
    from programs import end_of_stand_in
    import io
    import signal
    import types
    import tempfile
    os.chdir(tempfile.mkdtemp())  # some leave files
    known = {}  # stand_in.py, compiled once
    while size := sys.stdin.buffer.read(4):
        text = sys.stdin.buffer.read(int.from_bytes(size)).decode("utf-8", "surrogatepass")
        head, mark, body = text.partition(end_of_stand_in)
        if mark and head not in known and "from __future__" not in head:
            known[head] = compile(head, "<stdin>", "exec", dont_inherit=True)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.setsid()
            os.dup2(writing, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            signal.alarm(seconds)
            sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8", errors="surrogatepass")
            main_module = types.ModuleType("__main__")
            sys.modules["__main__"] = main_module
            try:
                if head in known:
                    exec(known[head], main_module.__dict__)
                    text = "\n" * head.count("\n") + body
                exec(compile(text, "<stdin>", "exec", dont_inherit=True), main_module.__dict__)
                sys.stdout.flush()
                os._exit(0)
            except BaseException:
                os._exit(1)
        os.close(writing)
        out = b""
        while part := os.read(reading, 65536):
            out += part
        os.close(reading)
        status = os.waitpid(child, 0)[1]
        sys.stdout.buffer.write(b"y" if status == 0 and out.decode("utf-8", "replace").rstrip().endswith("right") else b"n")
        sys.stdout.buffer.flush()


def by_lockstep(lockstep, text):
    code, out, err = lockstep.ends(text)
    if code == 0 and out.rstrip().endswith("right"):
        return "right", ""
    lines = [line for line in err.split("\n") if line.strip()] or [out.strip().split("\n")[-1]]
    for mark in "lockstep: unsupported: ", "lockstep: note: ":  # a note: an import that the program's `try` has taken
        refused = next((line for line in lines if line.startswith(mark)), None)
        if refused and ("note" not in mark or "skipped" in out):
            return "refused", refused.removeprefix(mark)
    if code == 2 and lines[-1].startswith("unsupported: "):  # so says the compiler
        return "refused", lines[-1]
    return "different", f"[{code}] {lines[-1][:300]}"


def read_verdicts():
    verdicts, name = {}, None
    path = here / "verdicts.txt"
    for line in path.read_text().split("\n") if path.exists() else ():
        if line.startswith("== "):
            name = line[3:]
            verdicts[name] = {}
        elif line and not line.startswith("#"):
            verdict, methods = line.split(": ")
            case = ""
            for method in methods.split():
                if method.endswith("."):
                    case = method
                else:
                    verdicts[name][case + method] = verdict
    return verdicts


def write_verdicts(verdicts):
    lines = ["# Every method of CPython's tests that judges this VM, and how: see run.py, which writes this file."]
    for name in core + rest:
        if not verdicts.get(name):
            continue
        lines += ["== " + name]
        for verdict in ("right", "different", "refused"):
            words, last = [], None
            for method in sorted(m for m, v in verdicts[name].items() if v == verdict):
                case, _, m = method.partition(".")
                words += [case + ".", m] if case != last else [m]
                last = case
            # A long class is cut in lines, each of which says the class anew.
            line = ""
            case = ""
            for word in words:
                if word.endswith("."):
                    case = word
                    continue
                if not line or len(line) + len(word) > 150:
                    lines += [line] if line else []
                    line, shown = f"{verdict}: {case} {word}", case
                elif case != shown:
                    line, shown = f"{line} {case} {word}", case
                else:
                    line += " " + word
            lines += [line] if line else []
    (here / "verdicts.txt").write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("suite", type=pathlib.Path)
    parser.add_argument("judge")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--rewrite", action="store_true")
    parser.add_argument("--rejudge", action="store_true", help="asks Lockstep again, and not CPython")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    from programs import programs
    listed = read_verdicts()
    names = given.files or (core + rest if given.all or given.rewrite or given.rejudge else core)
    judges = queue.Queue()
    for _ in range(given.jobs if given.rewrite else 0):
        judges.put(CPython())
    runners = queue.Queue()
    for _ in range(given.jobs):
        runners.put(Lockstep(given.judge))
    found, total = {}, {"right": 0, "different": 0, "refused": 0}
    lost = []
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        def judge(name, method, text):
            if given.rewrite:
                judge_of = judges.get()
                is_right = judge_of.is_right(text)
                judges.put(judge_of)
                if not is_right:
                    return
            runner = runners.get()
            try:
                verdict, why = by_lockstep(runner, text)
            finally:
                runners.put(runner)
            if given.keep:
                folder = given.keep / name
                folder.mkdir(parents=True, exist_ok=True)
                (folder / (method + ".py")).write_text(text, errors="surrogatepass")
            found[name][method] = verdict
            if why:
                reasons.append((name, method, verdict, why))
        reasons = []
        for name in names:
            if not given.rewrite and name not in listed:
                continue
            found[name] = {}
            wanted = None if given.rewrite else set(listed[name])
            if not (given.rewrite or given.rejudge or given.all):
                wanted = {m for m, v in listed[name].items() if v == "right"}
            try:
                made = list(programs(given.suite, name, wanted))
            except Exception as e:
                print(f"{name}: cannot be imported here: {e!r}")
                continue
            for done in [pool.submit(judge, name, method, text) for method, text in made]:
                done.result()
            counts = {v: list(found[name].values()).count(v) for v in total}
            for v in total:
                total[v] += counts[v]
            print(f"{name}: {counts['right']} right, {counts['different']} different, {counts['refused']} refused",
                  flush=True)
            if given.rewrite or given.rejudge:
                write_verdicts(listed | found)
            before = listed.get(name, {})
            lost += [(name, m) for m, v in before.items() if v == "right" and found[name].get(m) != "right"]
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        (given.keep / "reasons.txt").write_text("".join(f"{v} {n} {m}: {why}\n" for n, m, v, why in sorted(reasons)))
    for name, method in lost:
        why = next((w for n, m, _, w in reasons if (n, m) == (name, method)), "is not run any more")
        print(f"lost: {name} {method}: {why}")
    of_all = sum(total.values()) or 1
    print(", ".join(f"{total[v]} {v} ({100 * total[v] / of_all:.1f} %)" for v in total))
    failed = 0 if given.rewrite or given.rejudge else len(lost)
    print(f"{total['right']} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["--serve"] else main()
