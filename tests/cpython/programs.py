"""Makes programs out of the methods of CPython's own test suite: one method, what it needs of its file, and stand_in.py.

The suite is the folder `test` of CPython 3.14 (Debian's libpython3.14-testsuite); a file is a name in it, as test_queue
or test_asyncio.test_tasks. This runs in that CPython: it finds the methods by importing the file, as unittest would.

Of a file only those statements are taken that the method needs, found by the names in them: a construct that this VM
refuses, in another test of the file, refuses that one alone.
"""
import ast
import importlib
import pathlib
import unittest

here = pathlib.Path(__file__).parent


def bound_names(statement):
    """The names that a statement at the top of a file binds."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=names):
            return {a.asname or a.name.split(".")[0] for a in names}
        case ast.ImportFrom(names=names):
            return {a.asname or a.name for a in names}
        case _:
            found = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            for n in ast.walk(statement):
                if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
                    found |= bound_names(n)
            return found


def used_names(node):
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return names | {name for n in ast.walk(node) if isinstance(n, ast.Global) for name in n.names}


def used_attributes(node):
    return {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}


def single(statements):
    """`import a, b` as two statements: a method may need one of them."""
    for s in statements:
        if isinstance(s, (ast.Import, ast.ImportFrom)) and len(s.names) > 1:
            for alias in s.names:
                one = ast.Import([alias]) if isinstance(s, ast.Import) else ast.ImportFrom(s.module, [alias], s.level)
                yield ast.copy_location(one, s)
        else:
            yield s


def root_of(node):
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


class File:
    """A file of the suite, cut into statements."""

    def __init__(self, source):
        self.tree = ast.parse(source)
        self.statements = list(single(self.tree.body))
        self.binders = {}
        self.known = {}
        for i, s in enumerate(self.statements):
            for name in bound_names(s):
                self.binders.setdefault(name, []).append(i)

    def is_case(self, statement):
        return isinstance(statement, ast.ClassDef) and any(
            isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef)) and s.name.startswith("test") for s in statement.body)

    def uses(self, node):
        """The names and attributes in a node; of a class that slim() made, those of its parts."""
        if node not in self.known:
            parts = [node]
            if isinstance(node, ast.ClassDef):
                parts = [*node.bases, *node.keywords, *node.body, *node.decorator_list]
            if parts == [node]:
                self.known[node] = used_names(node), used_attributes(node)
            else:
                found = [self.uses(part) for part in parts]
                return set().union(*[n for n, _ in found]), set().union(*[a for _, a in found])
        return self.known[node]

    def slim(self, statement, method, attributes):
        """A class with tests, without the methods that nobody asks for."""
        def is_kept(s):
            if not isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return True
            return s.name == method or s.name in attributes or s.name.startswith("__") or s.name in fixtures
        body = [s for s in statement.body if is_kept(s)] or [ast.Pass()]
        return ast.copy_location(ast.ClassDef(statement.name, statement.bases, statement.keywords, body,
                                              statement.decorator_list, type_params=statement.type_params), statement)

    def program(self, start, method, everything=False):
        """What the names in `start` need; of classes with tests only `method`, or all without one."""
        attributes = set()
        while True:
            taken = self.taken(start, method, everything, attributes)
            found = set().union(*[n | a for n, a in map(self.uses, taken)])
            if found <= attributes:
                return ast.unparse(ast.Module(taken, []))
            attributes |= found

    def taken(self, start, method, everything, attributes):
        taken, queue, names = {}, [*start, "setUpModule", "tearDownModule"], set()
        if everything:
            queue += [n for n in self.binders]
        while True:
            while queue:
                name = queue.pop()
                if name in names:
                    continue
                names.add(name)
                for i in self.binders.get(name, []):
                    if i not in taken:
                        s = self.statements[i]
                        taken[i] = self.slim(s, method, attributes) if method and self.is_case(s) else s
                        queue += self.uses(taken[i])[0]
            # Statements that change what was taken, as in `Class.attribute = value` or `register(Class)`.
            for i, s in enumerate(self.statements):
                if i in taken or isinstance(s, (ast.If, ast.Try)) and not everything:
                    continue
                if isinstance(s, ast.ImportFrom) and s.module == "__future__" or any(
                        a.name == "*" for a in getattr(s, "names", []) if isinstance(a, ast.alias)):
                    taken[i] = s
                elif isinstance(s, ast.Assign) and isinstance(s.targets[0], (ast.Attribute, ast.Subscript)):
                    if root_of(s.targets[0]) in names:
                        taken[i] = s
                        queue += self.uses(s)[0]
                elif isinstance(s, ast.Expr) and isinstance(s.value, ast.Call) and everything:
                    taken[i] = s
                    queue += self.uses(s)[0]
            if not queue:
                return [taken[i] for i in sorted(taken)]


fixtures = {"setUp", "tearDown", "setUpClass", "tearDownClass", "asyncSetUp", "asyncTearDown", "runTest"}


def methods(module):
    """(class, method) of every test, as unittest's loader finds them."""
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, unittest.TestCase) and name == value.__name__ and (
                value.__module__ == module.__name__):
            for method in unittest.TestLoader().getTestCaseNames(value):
                yield name, method


# Files that others import: they travel as modules, with what is asked of them.
helpers = ["lock_tests", "seq_tests", "list_tests", "mapping_tests", "string_tests", "datetimetester",
           "test_concurrent_futures.util", "test_concurrent_futures.executor", "test_contextlib", "test_set"]

# Of the kinds of pools that the tests of futures are made for, the one of threads.
all_pools = """executor_mixins=(ThreadPoolMixin,
                                           InterpreterPoolMixin,
                                           ProcessPoolForkMixin,
                                           ProcessPoolForkserverMixin,
                                           ProcessPoolSpawnMixin)"""


end_of_stand_in = "# ---- what the method needs\n"
# Of the helpers for futures, what only processes need.
without_processes = (("import multiprocessing\n", "multiprocessing = None\n"),
                     ("from concurrent.futures.process import _check_system_limits\n", "def _check_system_limits(): pass\n"),
                     ("unittest.addModuleCleanup(multiprocessing.util._cleanup_tests)", "pass"),
                     (all_pools, "executor_mixins=(ThreadPoolMixin,)"))


def source_of(suite, name):
    text = (suite / (name.replace(".", "/") + ".py")).read_text()
    for old, new in without_processes if name.startswith("test_concurrent_futures") else ():
        text = text.replace(old, new)
    return text


def helper_modules(suite, body, own, made):
    """The source of the helpers that `body` imports, each made a module, those that it needs itself first."""
    text = ""
    for name in helpers:
        if name == own or name in made:
            continue
        last = name.rpartition(".")[2]
        asked, whole = set(), False
        for s in ast.walk(ast.parse(body)):
            if isinstance(s, ast.ImportFrom):
                if s.module in (last, "test." + name) and (s.level > 0) == ("." in name and s.module == last):
                    asked |= {a.name for a in s.names}
                whole |= s.module in (None, "test", "test." + name.rpartition(".")[0]) and last in {a.name for a in s.names}
            elif isinstance(s, ast.Import):
                whole |= "test." + name in {a.name for a in s.names}
        if not asked and not whole:
            continue
        made.add(name)
        file = File(source_of(suite, name))
        if whole:
            part = ast.unparse(ast.Module([s for s in file.tree.body if not is_main(s)], []))
        else:
            part = file.program(asked, None)
        text += helper_modules(suite, part, name, made)
        text += f"\n_package({name!r})\nexec(compile({part!r}, {last + '.py'!r}, 'exec'), _module('test.{name}', __package__={('test.' + name).rpartition('.')[0]!r}).__dict__)\n"
    return text


def is_main(statement):
    return isinstance(statement, ast.If) and "__main__" in ast.unparse(statement.test)


packages = """
def _package(name):
    package = "test"
    for part in name.split(".")[:-1]:
        package += "." + part
        if package not in sys.modules:
            _module(package, __path__=[])
"""


def programs(suite, name, wanted=None):
    """(Class.method, program) of every method of a file, or of those in `wanted`."""
    import test
    if str(suite) not in test.__path__:
        test.__path__.insert(0, str(suite))
    module = importlib.import_module("test." + name)
    file = File(source_of(suite, name))
    stand_in = (here / "stand_in.py").read_text()
    package = ("test." + name).rpartition(".")[0]
    for case, method in methods(module):
        if wanted is not None and f"{case}.{method}" not in wanted:
            continue
        body = file.program({case}, method, case not in file.binders)
        text = f"__package__ = {package!r}\n" + stand_in + packages + end_of_stand_in
        if "." in name:
            text += f"_package({name!r})\n"
        if name.startswith("test_asyncio") and "utils" in body:
            text += "_module('test.test_asyncio.utils', **_asyncio_utils())\n"
        text += helper_modules(suite, body, name, set())
        future = [line for line in body.split("\n") if line.startswith("from __future__")]
        body = "\n".join(line for line in body.split("\n") if not line.startswith("from __future__"))
        ending = f"\n_finish({case}, {method!r}, globals().get('setUpModule'), globals().get('tearDownModule'))\n"
        yield f"{case}.{method}", "\n".join(future + [text + body + ending])
