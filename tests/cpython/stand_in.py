# What CPython's tests import beside the library that they test: unittest, unittest.mock and test.support, in small. It
# stands in front of every program that programs.py makes, and CPython runs it as Lockstep does. What is not here fails
# under CPython too, and then that method is no judge of anything.
import sys
import types

if sys.version.startswith("3.14.") and "Lockstep" not in sys.version:  # what imports the real `re` does it first
    for _name in ("string", "textwrap", "inspect", "traceback", "logging", "asyncio", "dataclasses", "warnings", "json", "copy",
                  "enum", "typing", "pprint", "contextlib", "random", "statistics", "uuid", "tokenize", "ast", "dis"):
        __import__(_name)
    for _name in ("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_testbuffer"):  # CPython's insides
        sys.modules[_name] = None


def _module(name, **names):
    module = types.ModuleType(name)
    module.__dict__.update(names)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
    return module


# --- re, as far as assertRaisesRegex and its kin and the tests themselves need it ----------------------------------------

class _Pattern:
    CLASSES = {
        "d": str.isdigit, "w": lambda c: c.isalnum() or c == "_", "s": str.isspace,
        "D": lambda c: not c.isdigit(), "W": lambda c: not (c.isalnum() or c == "_"), "S": lambda c: not c.isspace(),
    }
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}

    def __init__(self, text):
        self.pattern, self.at, self.dotall, self.multiline, self.ignorecase = text, 0, False, False, False
        self.count, self.names = 0, {}  # of the groups, which are numbered by where they open
        self.node = self._either()
        if self.at != len(text):
            raise ValueError(f"regex {text!r} at {self.at}")

    def _peek(self):
        return self.pattern[self.at:self.at + 1]

    def _take(self):
        self.at += 1
        return self.pattern[self.at - 1]

    def _either(self):
        branches = [self._sequence()]
        while self._peek() == "|":
            self._take()
            branches.append(self._sequence())
        return ("either", branches) if len(branches) > 1 else branches[0]

    def _sequence(self):
        items = []
        while self._peek() not in ("", "|", ")"):
            item = self._atom()
            while self._peek() in ("*", "+", "?", "{") and self._peek():
                if self._peek() == "{":
                    end = self.pattern.find("}", self.at)
                    bounds = self.pattern[self.at + 1:end].split(",")
                    if end < 0 or not bounds[0].isdigit():
                        break
                    self.at = end + 1
                    low = int(bounds[0])
                    high = low if len(bounds) == 1 else int(bounds[1]) if bounds[1] else None
                else:
                    low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self._take()]
                lazy = self._peek() == "?"
                if lazy or self._peek() == "+":
                    self._take()
                item = ("repeat", item, low, high, lazy)
            items.append(item)
        return ("all", items)

    def _escape(self):
        c = self._take()
        if c in self.CLASSES:
            return ("test", self.CLASSES[c])
        if c in ("x", "u"):
            width = 2 if c == "x" else 4
            self.at += width
            return ("char", chr(int(self.pattern[self.at - width:self.at], 16)))
        return ("char", self.ESCAPES.get(c, c))

    def _atom(self):
        c = self._take()
        if c == "\\":
            c = self._peek()
            if c in ("b", "B", "A", "Z", "z") and c:
                self._take()
                return ("place", c)
            if c.isdigit() and c != "0":
                return ("back", int(self._take()))
            return self._escape()
        if c == ".":
            return ("any",)
        if c == "^" or c == "$":
            return ("place", c)
        if c == "[":
            return self._set()
        if c == "(":
            kind, name = "group", None
            if self._peek() == "?":
                self._take()
                c = self._take()
                if c in "aimsux":
                    while c not in ":)":
                        self.dotall |= c == "s"
                        self.multiline |= c == "m"
                        self.ignorecase |= c == "i"
                        c = self._take()
                    if c == ")":
                        return ("all", [])
                    kind = "all"
                elif c == ":":
                    kind = "all"
                elif c in "=!":
                    kind = "ahead" if c == "=" else "not ahead"
                elif c == "P" and self._take() == "<" or c == "<" and self._peek() not in ("=", "!"):
                    name = ""
                    while (c := self._take()) != ">":
                        name += c
                else:
                    raise ValueError("regex group")
            if kind == "group":
                self.count += 1
                number = self.count
                if name is not None:
                    self.names[name] = number
            node = self._either()
            if self._take() != ")":
                raise ValueError("regex group is open")
            return (kind, [node]) if kind == "all" else (kind, node, number) if kind == "group" else (kind, node)
        return ("char", c)

    def _set(self):
        negated = self._peek() == "^"
        if negated:
            self._take()
        tests, first = [], True
        while first or self._peek() != "]":
            first = False
            c = self._take()
            item = self._escape() if c == "\\" else ("char", c)
            if item[0] == "char" and self._peek() == "-" and self.pattern[self.at + 1] != "]":
                self._take()
                c = self._take()
                end = self._escape()[1] if c == "\\" else c
                tests.append(lambda x, a=item[1], b=end: a <= x <= b)
            elif item[0] == "char":
                tests.append(lambda x, a=item[1]: x == a)
            else:
                tests.append(item[1])
        self._take()
        return ("test", lambda x: any([t(x) for t in tests]) != negated)

    def _match(self, node, s, i, then):
        kind = node[0]
        if kind == "char":
            if i < len(s) and (s[i] == node[1] or self.ignorecase and s[i].lower() == node[1].lower()):
                return then(i + 1)
            return None
        if kind == "test":
            return then(i + 1) if i < len(s) and node[1](s[i]) else None
        if kind == "any":
            return then(i + 1) if i < len(s) and (self.dotall or s[i] != "\n") else None
        if kind == "all":
            items = node[1]
            def step(k, i):
                if k == len(items):
                    return then(i)
                return self._match(items[k], s, i, lambda j: step(k + 1, j))
            return step(0, i)
        if kind == "group":
            def close(j):
                before = self.groups_found[node[2] - 1]
                self.groups_found[node[2] - 1] = s[i:j]
                found = then(j)
                if found is None:
                    self.groups_found[node[2] - 1] = before
                return found
            return self._match(node[1], s, i, close)
        if kind == "back":
            text = self.groups_found[node[1] - 1]
            return then(i + len(text)) if text is not None and s.startswith(text, i) else None
        if kind == "either":
            for branch in node[1]:
                found = self._match(branch, s, i, then)
                if found is not None:
                    return found
            return None
        if kind in ("ahead", "not ahead"):
            found = self._match(node[1], s, i, lambda j: j) is not None
            return then(i) if found == (kind == "ahead") else None
        if kind == "place":
            c = node[1]
            if c in "^A":
                fine = i == 0 or c == "^" and self.multiline and s[i - 1] == "\n"
            elif c in "$Zz":
                fine = i == len(s) or c == "$" and (s[i:] == "\n" or self.multiline and s[i] == "\n")
            else:
                word = self.CLASSES["w"]
                fine = ((i > 0 and word(s[i - 1])) != (i < len(s) and word(s[i]))) == (c == "b")
            return then(i) if fine else None
        _, item, low, high, lazy = node
        if item[0] in ("char", "test", "any"):  # most are one character wide, and need no recursion for each
            ends, j = [i], i
            while (high is None or len(ends) <= high) and (j := self._match(item, s, j, lambda k: k)) is not None:
                ends.append(j)
            ends = ends[low:]
            for j in ends if lazy else reversed(ends):
                if (found := then(j)) is not None:
                    return found
            return None
        def again(count, i):
            def more():
                if high is None or count < high:
                    return self._match(item, s, i, lambda j: again(count + 1, j) if j > i or count < low else None)
            if count < low:
                return more()
            if lazy:
                found = then(i)
                return more() if found is None else found
            found = more()
            return then(i) if found is None else found
        return again(0, i)

    def _found(self, s, starts, whole=False):
        for start in starts:
            self.groups_found = [None] * self.count
            end = self._match(self.node, s, start, lambda j: None if whole and j != len(s) else j)
            if end is not None:
                return _Found(s, start, end, self.groups_found, self.names)
        return None

    def search(self, s): return self._found(s, range(len(s) + 1))
    def match(self, s): return self._found(s, [0])
    def fullmatch(self, s): return self._found(s, [0], True)


class _Found:
    def __init__(self, s, start, end, groups, names):
        self.string, self._span, self._groups, self._names = s, (start, end), groups, names

    def __bool__(self): return True
    def span(self): return self._span
    def start(self): return self._span[0]
    def end(self): return self._span[1]
    def groups(self): return tuple(self._groups)
    def groupdict(self): return {name: self._groups[n - 1] for name, n in self._names.items()}

    def group(self, n=0):
        n = self._names.get(n, n)
        return self._groups[n - 1] if n else self.string[self._span[0]:self._span[1]]
    __getitem__ = group


def _compiled(pattern, flags=0):
    if not isinstance(pattern, str):
        return pattern
    made = _Pattern(pattern)
    made.ignorecase, made.multiline, made.dotall = [bool(old or flags & bit) for old, bit in (
        (made.ignorecase, 2), (made.multiline, 8), (made.dotall, 16))]
    return made


def _escaped(text):
    return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in text])


_module("re", compile=_compiled, escape=_escaped, search=lambda p, s, flags=0: _compiled(p, flags).search(s),
        match=lambda p, s, flags=0: _compiled(p, flags).match(s), I=2, IGNORECASE=2, M=8, MULTILINE=8, S=16, DOTALL=16,
        fullmatch=lambda p, s, flags=0: _compiled(p, flags).fullmatch(s), Pattern=_Pattern)


def _search(pattern, text):
    if not isinstance(pattern, str):
        return pattern.search(text)
    return _Pattern(pattern).search(text)


# --- unittest ------------------------------------------------------------------------------------------------------

class SkipTest(Exception):
    pass


def skip(reason=""):
    if callable(reason):
        return skip("")(reason)
    def mark(item):
        if isinstance(item, type):
            item.__unittest_skip__ = True
            return item
        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        skipped.__name__ = item.__name__
        return skipped
    return mark


def skipIf(condition, reason=""):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason=""):
    return skipIf(not condition, reason)


def expectedFailure(item):
    return skip("expected to fail")(item)


class _Raises:
    def __init__(self, case, expected, regex=None):
        self.case, self.expected, self.regex = case, expected, regex

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.case.fail(f"{self.expected!r} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.regex is not None and not _search(self.regex, str(value)):
            self.case.fail(f"{self.regex!r} does not match {str(value)!r}")
        return True

    def call(self, function, args, kwargs):
        if function is None:
            return self
        with self:
            function(*args, **kwargs)


class _Warns:
    def __init__(self, case, expected, regex=None):
        self.case, self.expected, self.regex = case, expected, regex

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.catch = warnings.catch_warnings(record=True)
        self.warnings = self.catch.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, trace):
        self.catch.__exit__(kind, value, trace)
        if kind is not None:
            return
        fitting = [w for w in self.warnings if isinstance(w.message, self.expected)]
        if self.regex is not None:
            fitting = [w for w in fitting if _search(self.regex, str(w.message))]
        if not fitting:
            self.case.fail(f"{self.expected!r} not triggered, but {[str(w.message) for w in self.warnings]}")
        self.warning, self.filename, self.lineno = fitting[0].message, fitting[0].filename, fitting[0].lineno

    call = _Raises.call


class _Logs:
    def __init__(self, case, logger, level, wanted):
        import logging
        self.case, self.wanted = case, wanted
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelNamesMapping()[level] if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        records, output = self.records, self.output
        formatter = logging.Formatter("%(levelname)s:%(name)s:%(message)s")
        class Handler(logging.Handler):
            def emit(self, record):
                records.append(record)
                output.append(formatter.format(record))
        handler = Handler()
        handler.setLevel(self.level)
        self.old = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return self

    def __exit__(self, kind, value, trace):
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if kind is None and bool(self.records) != self.wanted:
            self.case.fail(f"logs: {self.output}")


class TestCase:
    failureException = AssertionError
    maxDiff = None
    longMessage = True

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __str__(self):
        return f"{self._testMethodName} ({type(self).__qualname__})"

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self): return None
    def setUp(self): pass
    def tearDown(self): pass
    @classmethod
    def setUpClass(cls): pass
    @classmethod
    def tearDownClass(cls): pass
    def skipTest(self, reason): raise SkipTest(reason)
    def fail(self, msg=None): raise self.failureException(msg)
    def addTypeEqualityFunc(self, kind, function): pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    @classmethod
    def enterClassContext(cls, manager):
        value = manager.__enter__()
        cls.addClassCleanup(manager.__exit__, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)
        return True

    def subTest(self, msg=None, **params):
        return _nothing()

    def _run(self):
        try:
            self.setUp()
            try:
                getattr(self, self._testMethodName)()
            finally:
                self.tearDown()
        finally:
            self.doCleanups()

    def _hold(self, fine, text, msg):
        if not fine:
            raise self.failureException(f"{text} : {msg}" if msg is not None else text)

    def assertTrue(self, x, msg=None): self._hold(x, f"{x!r} is not true", msg)
    def assertFalse(self, x, msg=None): self._hold(not x, f"{x!r} is not false", msg)
    def assertEqual(self, a, b, msg=None): self._hold(a == b, f"{a!r} != {b!r}", msg)
    def assertNotEqual(self, a, b, msg=None): self._hold(a != b, f"{a!r} == {b!r}", msg)
    def assertIs(self, a, b, msg=None): self._hold(a is b, f"{a!r} is not {b!r}", msg)
    def assertIsNot(self, a, b, msg=None): self._hold(a is not b, f"{a!r} is {b!r}", msg)
    def assertIsNone(self, a, msg=None): self._hold(a is None, f"{a!r} is not None", msg)
    def assertIsNotNone(self, a, msg=None): self._hold(a is not None, "unexpectedly None", msg)
    def assertIn(self, a, b, msg=None): self._hold(a in b, f"{a!r} not in {b!r}", msg)
    def assertNotIn(self, a, b, msg=None): self._hold(a not in b, f"{a!r} in {b!r}", msg)
    def assertLess(self, a, b, msg=None): self._hold(a < b, f"{a!r} not < {b!r}", msg)
    def assertLessEqual(self, a, b, msg=None): self._hold(a <= b, f"{a!r} not <= {b!r}", msg)
    def assertGreater(self, a, b, msg=None): self._hold(a > b, f"{a!r} not > {b!r}", msg)
    def assertGreaterEqual(self, a, b, msg=None): self._hold(a >= b, f"{a!r} not >= {b!r}", msg)
    def assertIsInstance(self, a, b, msg=None): self._hold(isinstance(a, b), f"{a!r} is not a {b!r}", msg)
    def assertNotIsInstance(self, a, b, msg=None): self._hold(not isinstance(a, b), f"{a!r} is a {b!r}", msg)
    def assertIsSubclass(self, a, b, msg=None): self._hold(issubclass(a, b), f"{a!r} is no subclass of {b!r}", msg)
    def assertNotIsSubclass(self, a, b, msg=None): self._hold(not issubclass(a, b), f"{a!r} subclasses {b!r}", msg)
    def assertHasAttr(self, a, name, msg=None): self._hold(hasattr(a, name), f"{a!r} has no {name!r}", msg)
    def assertNotHasAttr(self, a, name, msg=None): self._hold(not hasattr(a, name), f"{a!r} has {name!r}", msg)
    def assertStartsWith(self, a, b, msg=None): self._hold(a.startswith(b), f"{a!r} does not start with {b!r}", msg)
    def assertEndsWith(self, a, b, msg=None): self._hold(a.endswith(b), f"{a!r} does not end with {b!r}", msg)
    def assertNotStartsWith(self, a, b, msg=None): self._hold(not a.startswith(b), f"{a!r} starts with {b!r}", msg)
    def assertNotEndsWith(self, a, b, msg=None): self._hold(not a.endswith(b), f"{a!r} ends with {b!r}", msg)
    def assertRegex(self, text, regex, msg=None): self._hold(_search(regex, text), f"{regex!r} not in {text!r}", msg)
    def assertNotRegex(self, text, regex, msg=None): self._hold(not _search(regex, text), f"{regex!r} in {text!r}", msg)

    def assertAlmostEqual(self, a, b, places=None, msg=None, delta=None):
        fine = a == b or (abs(a - b) <= delta if delta is not None else
                          round(abs(a - b), 7 if places is None else places) == 0)
        self._hold(fine, f"{a!r} != {b!r} almost", msg)

    def assertNotAlmostEqual(self, a, b, places=None, msg=None, delta=None):
        fine = abs(a - b) > delta if delta is not None else round(abs(a - b), 7 if places is None else places) != 0
        self._hold(a != b and fine, f"{a!r} == {b!r} almost", msg)

    def assertSequenceEqual(self, a, b, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(a, seq_type)
            self.assertIsInstance(b, seq_type)
        fine = len(a) == len(b) and all(a[i] == b[i] for i in range(len(a)))
        self._hold(fine, f"{a!r} != {b!r}", msg)

    def assertListEqual(self, a, b, msg=None): self.assertSequenceEqual(a, b, msg, list)
    def assertTupleEqual(self, a, b, msg=None): self.assertSequenceEqual(a, b, msg, tuple)
    def assertSetEqual(self, a, b, msg=None): self.assertEqual(set(a), set(b), msg)
    def assertMultiLineEqual(self, a, b, msg=None): self.assertEqual(a, b, msg)

    def assertDictEqual(self, a, b, msg=None):
        self.assertIsInstance(a, dict)
        self.assertIsInstance(b, dict)
        self.assertEqual(a, b, msg)

    def assertCountEqual(self, a, b, msg=None):
        a, b = list(a), list(b)
        left = list(b)
        for x in a:
            if x not in left:
                self.fail(f"{a!r} and {b!r} have other members")
            left.remove(x)
        self._hold(not left, f"{a!r} and {b!r} have other members", msg)

    def assertRaises(self, expected, function=None, *args, **kwargs):
        return _Raises(self, expected).call(function, args, kwargs)

    def assertRaisesRegex(self, expected, regex, function=None, *args, **kwargs):
        return _Raises(self, expected, regex).call(function, args, kwargs)

    def assertWarns(self, expected, function=None, *args, **kwargs):
        return _Warns(self, expected).call(function, args, kwargs)

    def assertWarnsRegex(self, expected, regex, function=None, *args, **kwargs):
        return _Warns(self, expected, regex).call(function, args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)


class IsolatedAsyncioTestCase(TestCase):
    loop_factory = None

    async def asyncSetUp(self): pass
    async def asyncTearDown(self): pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    async def enterAsyncContext(self, manager):
        value = await manager.__aenter__()
        self.addAsyncCleanup(manager.__aexit__, None, None, None)
        return value

    def _run(self):
        import asyncio
        import contextvars
        import inspect
        context = contextvars.copy_context()

        async def call(function, *args, **kwargs):
            value = function(*args, **kwargs)
            if inspect.isawaitable(value):
                await value

        with asyncio.Runner(debug=True, loop_factory=self.loop_factory) as runner:
            runner.get_loop()
            try:
                context.run(self.setUp)
                runner.run(self.asyncSetUp(), context=context)
                try:
                    runner.run(call(getattr(self, self._testMethodName)), context=context)
                finally:
                    runner.run(self.asyncTearDown(), context=context)
                    context.run(self.tearDown)
            finally:
                while self._cleanups:
                    function, args, kwargs = self._cleanups.pop()
                    runner.run(call(function, *args, **kwargs), context=context)


class _nothing:
    def __enter__(self): return self
    def __exit__(self, *given): return None


_at_the_end = []
_module("unittest", addModuleCleanup=lambda *given: _at_the_end.append(given), TestCase=TestCase, IsolatedAsyncioTestCase=IsolatedAsyncioTestCase, SkipTest=SkipTest, skip=skip,
        skipIf=skipIf, skipUnless=skipUnless, expectedFailure=expectedFailure, __path__=[])
_module("unittest.case", TestCase=TestCase, SkipTest=SkipTest)


# --- unittest.mock -------------------------------------------------------------------------------------------------

class _Any:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __repr__(self): return "<ANY>"


class _Call(tuple):
    def __new__(cls, args=(), kwargs=None):
        return tuple.__new__(cls, (args, kwargs or {}))

    @property
    def args(self): return self[0]
    @property
    def kwargs(self): return self[1]


class _Sentinels:
    def __getattr__(self, name):
        value = type("Sentinel", (), {"__repr__": lambda self: f"sentinel.{name}"})()
        setattr(self, name, value)
        return value


_DEFAULT = object()


class Mock:
    def __init__(self, spec=None, side_effect=None, return_value=_DEFAULT, name=None, wraps=None, **attributes):
        d = self.__dict__
        d.update(_spec=spec, side_effect=side_effect, _return=return_value, _wraps=wraps, call_count=0, called=False,
                 call_args=None, call_args_list=[], mock_calls=[], method_calls=[])
        for key, value in attributes.items():
            target = self
            *path, last = key.split(".")
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def __getattr__(self, name):
        if name.startswith("__") or name.startswith("assert_"):
            raise AttributeError(name)
        if self.__dict__.get("_spec") is not None and not hasattr(self._spec, name):
            raise AttributeError(f"Mock object has no attribute {name!r}")
        child = type(self)()
        self.__dict__[name] = child
        return child

    @property
    def return_value(self):
        if self._return is _DEFAULT:
            self._return = type(self)()
        return self._return

    @return_value.setter
    def return_value(self, value):
        self._return = value

    def __call__(self, *args, **kwargs):
        made = _Call(args, kwargs)
        self.called = True
        self.call_count += 1
        self.call_args = made
        self.call_args_list.append(made)
        self.mock_calls.append(made)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                if not hasattr(effect, "__next__"):
                    self.side_effect = effect = iter(effect)
                value = next(effect)
                if isinstance(value, BaseException):
                    raise value
                return value
            value = effect(*args, **kwargs)
            if value is not _DEFAULT:
                return value
        if self._wraps is not None:
            return self._wraps(*args, **kwargs)
        return self.return_value

    def reset_mock(self):
        self.__init__(self._spec, self.side_effect, self._return)

    def assert_called(self): assert self.called
    def assert_not_called(self): assert not self.called, f"called with {self.call_args!r}"
    def assert_called_once(self): assert self.call_count == 1, self.call_count
    def assert_called_with(self, *args, **kwargs): assert self.call_args == (args, kwargs), self.call_args
    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)
    def assert_any_call(self, *args, **kwargs): assert (args, kwargs) in self.call_args_list
    def assert_has_calls(self, calls, any_order=False):
        for wanted in calls:
            assert wanted in self.mock_calls, (wanted, self.mock_calls)


class MagicMock(Mock):
    def __enter__(self): return self.return_value
    def __exit__(self, *given): return None
    def __len__(self): return 0
    def __iter__(self): return iter(())


class _Patch:
    def __init__(self, target, name, new=_DEFAULT, **kwargs):
        self.target, self.name, self.new, self.kwargs = target, name, new, kwargs

    def __enter__(self):
        target = self.target
        if isinstance(target, str):
            parts = target.split(".")
            target = __import__(parts[0])
            for i, part in enumerate(parts[1:], 2):
                if not hasattr(target, part):
                    __import__(".".join(parts[:i]))
                target = getattr(target, part)
        self.owner = target
        self.was_own = self.name in getattr(target, "__dict__", {})
        self.old = target.__dict__[self.name] if self.was_own else getattr(target, self.name)
        new = MagicMock(**self.kwargs) if self.new is _DEFAULT else self.new
        setattr(target, self.name, new)
        return new

    def __exit__(self, *given):
        if self.was_own:
            setattr(self.owner, self.name, self.old)
        else:
            delattr(self.owner, self.name)

    def start(self):
        return self.__enter__()

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, item):
        if isinstance(item, type):
            for name in dir(item):
                if name.startswith("test") and callable(getattr(item, name)):
                    setattr(item, name, self(getattr(item, name)))
            return item
        import functools
        @functools.wraps(item)
        def patched(*args, **kwargs):
            with self as new:
                if self.new is _DEFAULT:
                    args += (new,)
                return item(*args, **kwargs)
        return patched


def patch(target, new=_DEFAULT, **kwargs):
    owner, _, name = target.rpartition(".")
    return _Patch(owner, name, new, **kwargs)


class _PatchDict:
    def __init__(self, target, values=(), clear=False, **more):
        self.target, self.values, self.clear = target, dict(values, **more), clear

    def __enter__(self):
        self.old = dict(self.target)
        if self.clear:
            self.target.clear()
        self.target.update(self.values)
        return self.target

    def __exit__(self, *given):
        self.target.clear()
        self.target.update(self.old)


patch.object = lambda target, name, new=_DEFAULT, **kwargs: _Patch(target, name, new, **kwargs)
patch.dict = _PatchDict
_module("unittest.mock", Mock=Mock, MagicMock=MagicMock, NonCallableMock=Mock, patch=patch, ANY=_Any(), DEFAULT=_DEFAULT,
        sentinel=_Sentinels(), call=lambda *args, **kwargs: _Call(args, kwargs))


# --- test.support --------------------------------------------------------------------------------------------------

class _swap:
    def __init__(self, get, put, value):
        self.get, self.put, self.value = get, put, value

    def __enter__(self):
        self.old = self.get()
        self.put(self.value)
        return self.old

    def __exit__(self, *given):
        self.put(self.old)


def swap_attr(owner, name, value):
    return _swap(lambda: getattr(owner, name), lambda v: setattr(owner, name, v), value)


def swap_item(owner, name, value):
    return _swap(lambda: owner[name], lambda v: owner.__setitem__(name, v), value)


class _captured:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        import io
        self.old, new = getattr(sys, self.name), io.StringIO()
        setattr(sys, self.name, new)
        return new

    def __exit__(self, *given):
        setattr(sys, self.name, self.old)


def gc_collect():
    import gc
    gc.collect()
    gc.collect()
    gc.collect()


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    import time
    end, delay = time.monotonic() + timeout, init_delay
    while True:
        yield
        if time.monotonic() > end:
            if error:
                raise AssertionError(f"timeout {err_msg}")
            return
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


def _same(*args, **kwargs):  # a decorator without arguments, or with some that do not matter here
    if len(args) == 1 and not kwargs and callable(args[0]):
        return args[0]
    return lambda item: item


def _no(*args, **kwargs):
    if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], str):
        return skip("not here")(args[0])
    return skip("not here")


def _raises_skip(*args, **kwargs):
    raise SkipTest("not here")


class _ALWAYS_EQ:
    def __eq__(self, other): return True
    def __ne__(self, other): return False


class _NEVER_EQ:
    def __eq__(self, other): return False
    def __ne__(self, other): return True
    def __hash__(self): return 1


class _Largest:
    def __eq__(self, other): return isinstance(other, _Largest)
    def __lt__(self, other): return False
    def __le__(self, other): return self == other
    def __gt__(self, other): return not self == other
    def __ge__(self, other): return True


class _Smallest:
    def __eq__(self, other): return isinstance(other, _Smallest)
    def __gt__(self, other): return False
    def __ge__(self, other): return self == other
    def __lt__(self, other): return not self == other
    def __le__(self, other): return True


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    if lineno is not None:
        case.assertEqual(caught.exception.lineno, lineno)
    if offset is not None:
        case.assertEqual(caught.exception.offset, offset)


def check_free_after_iterating(test, iter, cls, args=()):
    done = False
    def wrapper():
        class A(cls):
            def __del__(self):
                nonlocal done
                done = True
                try:
                    next(it)
                except StopIteration:
                    pass
        it = iter(A(*args))
        test.assertRaises(StopIteration, next, it)
    wrapper()
    gc_collect()
    test.assertTrue(done)


class catch_unraisable_exception:
    def __enter__(self):
        self.unraisable, self._old = None, sys.unraisablehook
        def hook(unraisable):
            self.unraisable = unraisable
        sys.unraisablehook = hook
        return self

    def __exit__(self, *given):
        sys.unraisablehook = self._old
        del self.unraisable


def run_with_locale(*args): return _same
def exceeds_recursion_limit(): return 150_000
def get_c_recursion_limit(): return 10_000


class infinite_recursion:
    def __init__(self, depth=None):
        self.depth = depth or 20_000
    def __enter__(self):
        self.old = sys.getrecursionlimit()
        sys.setrecursionlimit(max(self.depth, 200))
    def __exit__(self, *given):
        sys.setrecursionlimit(self.old)


class adjust_int_max_str_digits:
    def __init__(self, digits): self.digits = digits
    def __enter__(self):
        self.old = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(self.digits)
    def __exit__(self, *given):
        sys.set_int_max_str_digits(self.old)


class _disabled_gc:
    def __enter__(self):
        import gc
        self.was = gc.isenabled()
        gc.disable()
    def __exit__(self, *given):
        import gc
        if self.was:
            gc.enable()


class _setswitchinterval:
    def __init__(self, seconds): self.seconds = seconds


def _set_switch_interval(seconds):
    sys.setswitchinterval(max(seconds, 1e-5))


_module("test", __path__=[])
_support = _module(
    "test.support", __path__=[], verbose=0, gc_collect=gc_collect, swap_attr=swap_attr, swap_item=swap_item,
    captured_stdout=lambda: _captured("stdout"), captured_stderr=lambda: _captured("stderr"),
    captured_output=lambda name: _captured(name),
    sleeping_retry=sleeping_retry, busy_retry=sleeping_retry, SHORT_TIMEOUT=30.0, LONG_TIMEOUT=300.0,
    LOOPBACK_TIMEOUT=10.0, INTERNET_TIMEOUT=60.0, has_fork_support=False, has_subprocess_support=False,
    has_socket_support=False, is_wasi=False, is_emscripten=False, is_android=False, is_apple=False, is_apple_mobile=False,
    is_wasm32=False, is_s390x=False, MS_WINDOWS=False, Py_DEBUG=False, Py_GIL_DISABLED=False, HAVE_DOCSTRINGS=True,
    MISSING_C_DOCSTRINGS=False, HAVE_ASAN_FORK_BUG=False, PGO=False, use_resources=[], max_memuse=0, real_max_memuse=0,
    NHASHBITS=64, _1G=1 << 30, _2G=2 << 30, _4G=4 << 30, _1M=1 << 20, TEST_MODULES_ENABLED=False,
    cpython_only=_same, impl_detail=_same, requires_docstrings=_same, requires_IEEE_754=_same, anticipate_failure=_same,
    check_impl_detail=lambda **guards: guards.get("cpython", not guards), requires_gil_enabled=_same,
    requires_working_threading=_same, requires_fork=_no, requires_subprocess=_no, requires_working_socket=_no,
    requires_resource=_no, requires_limited_api=_no, requires_mac_ver=_no, requires_zlib=_no, refcount_test=_no,
    bigmemtest=_no, bigaddrspacetest=_no, no_tracing=_same, thread_unsafe=_same, force_not_colorized=_same,
    force_colorized=_no, force_not_colorized_test_class=_same, suppress_immortalization=lambda suppress=True: _nothing(),
    skip_if_sanitizer=_same, skip_if_pgo_task=_same, skip_if_buggy_ucrt_strfptime=_same, skip_if_suppress=_same,
    skip_emscripten_stack_overflow=lambda: _same, skip_wasi_stack_overflow=lambda: _same, skip_android_selinux=_same,
    check_sanitizer=lambda **which: False, is_resource_enabled=lambda name: False, requires=_raises_skip,
    reap_children=lambda: None, check_syntax_error=check_syntax_error, run_in_subinterp=_raises_skip,
    check_free_after_iterating=check_free_after_iterating, catch_unraisable_exception=catch_unraisable_exception,
    ALWAYS_EQ=_ALWAYS_EQ(), NEVER_EQ=_NEVER_EQ(), LARGEST=_Largest(), SMALLEST=_Smallest(),
    run_with_locale=run_with_locale, run_with_tz=_no, infinite_recursion=infinite_recursion,
    exceeds_recursion_limit=exceeds_recursion_limit, adjust_int_max_str_digits=adjust_int_max_str_digits,
    get_c_recursion_limit=get_c_recursion_limit, set_recursion_limit=infinite_recursion,
    get_recursion_available=lambda: sys.getrecursionlimit() - 100, get_recursion_depth=lambda: 50,
    disable_gc=_disabled_gc, setswitchinterval=_set_switch_interval, check__all__=_raises_skip, sortdict=lambda d: repr(
        dict(sorted(d.items()))), args_from_interpreter_flags=lambda: [], has_no_debug_ranges=lambda: False,
    subTests=lambda names, values, **more: _sub_tests(names, values), check_disallow_instantiation=lambda case, kind,
    *args, **kwargs: case.assertRaises(TypeError, kind, *args, **kwargs), TestFailed=AssertionError, Error=Exception,
    get_pagesize=lambda: 4096, system_must_validate_cert=_same, late_deletion=lambda obj: None, no_rerun=_same,
    EqualToForwardRef=None)


def _sub_tests(names, values):
    names = names.replace(",", " ").split() if isinstance(names, str) else names
    def decorate(function):
        def with_each(self, *args, **kwargs):
            for value in values:
                given = dict(zip(names, value)) if len(names) > 1 else {names[0]: value}
                function(self, *args, **given, **kwargs)
        with_each.__name__ = function.__name__
        return with_each
    return decorate


class _catch_threading_exception:
    def __enter__(self):
        import threading
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None
        self.old = threading.excepthook
        def hook(args):
            self.exc_type, self.exc_value = args.exc_type, args.exc_value
            self.exc_traceback, self.thread = args.exc_traceback, args.thread
        threading.excepthook = hook
        return self

    def __exit__(self, *given):
        import threading
        threading.excepthook = self.old
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread


def _threading_cleanup(*original):
    import time
    gc_collect()
    for _ in range(100):
        if _threading_setup() == original:
            return
        time.sleep(0.01)
    raise AssertionError(f"threads are left: {_threading_setup()}, before: {original}")


def _threading_setup():
    import _thread
    import threading
    return _thread._count(), threading.active_count()


class _wait_threads_exit:
    def __init__(self, timeout=None): pass
    def __enter__(self):
        import _thread
        self.count = _thread._count()
    def __exit__(self, *given):
        import _thread
        for _ in sleeping_retry(30):
            if _thread._count() <= self.count:
                return


class _start_threads:
    def __init__(self, threads, unlock=None):
        self.threads, self.unlock = list(threads), unlock
    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self.threads
    def __exit__(self, *given):
        if self.unlock:
            self.unlock()
        for thread in self.threads:
            thread.join(60)


def _join_thread(thread, timeout=30):
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError("the thread goes on")


def _run_concurrently(worker_func, nthreads=None, args=(), kwargs={}):
    import threading
    if nthreads is None:
        workers = list(worker_func)
    else:
        workers = [worker_func] * nthreads
    barrier, failures = threading.Barrier(len(workers)), []
    def run(work):
        try:
            barrier.wait()
            work(*args, **kwargs)
        except BaseException as e:
            failures.append(e)
    threads = [threading.Thread(target=run, args=(work,)) for work in workers]
    with _start_threads(threads):
        pass
    if failures:
        raise failures[0]


def _reap_threads(function):
    def reaped(*args):
        key = _threading_setup()
        try:
            return function(*args)
        finally:
            _threading_cleanup(*key)
    reaped.__name__ = function.__name__
    return reaped


_module("test.support.threading_helper", threading_setup=_threading_setup, threading_cleanup=_threading_cleanup,
        reap_threads=_reap_threads, wait_threads_exit=_wait_threads_exit, start_threads=_start_threads,
        join_thread=_join_thread, catch_threading_exception=_catch_threading_exception, can_start_thread=True,
        requires_working_threading=_same, run_concurrently=_run_concurrently)


def _import_module(name, deprecated=False, *, required_on=()):
    import importlib
    try:
        return importlib.import_module(name)
    except ImportError as e:
        raise SkipTest(str(e))


def _import_fresh_module(name, fresh=(), blocked=(), **more):
    if blocked:  # the twin in Python: here there is only one
        return None
    return _dotted(name)


def _dotted(name):
    __import__(name)
    return sys.modules[name]


_module("test.support.import_helper", import_module=_dotted, import_fresh_module=_import_fresh_module,
        ensure_lazy_imports=_raises_skip, CleanImport=_raises_skip, DirsOnSysPath=_raises_skip)


class _check_warnings:
    def __init__(self, *filters, quiet=False): pass
    def __enter__(self):
        import warnings
        self.catch = warnings.catch_warnings(record=True)
        self.warnings = self.catch.__enter__()
        warnings.simplefilter("always")
        return self
    def __exit__(self, *given):
        self.catch.__exit__(*given)


def _ignore_warnings(*, category=Warning, message=""):
    def decorate(function):
        import functools
        @functools.wraps(function)
        def quiet(*args, **kwargs):
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category)
                return function(*args, **kwargs)
        return quiet
    return decorate


class _no_warnings:
    def __init__(self, case): self.case = case
    def __enter__(self):
        import warnings
        self.catch = warnings.catch_warnings(record=True)
        self.warnings = self.catch.__enter__()
        warnings.simplefilter("always")
    def __exit__(self, *given):
        self.catch.__exit__(*given)
        if given[0] is None:
            self.case.assertEqual(self.warnings, [])


_module("test.support.warnings_helper", check_warnings=_check_warnings, ignore_warnings=_ignore_warnings,
        check_no_warnings=lambda case, *args, **more: _no_warnings(case), check_no_resource_warning=_no_warnings,
        save_restore_warnings_filters=_nothing, ignore_fork_in_thread_deprecation_warnings=_ignore_warnings,
        check_syntax_warning=_raises_skip)


class _EnvironmentVarGuard(dict):
    def __enter__(self): raise SkipTest("the environment")
    def __exit__(self, *given): pass


class _FakePath:
    def __init__(self, path): self.path = path
    def __fspath__(self): return self.path


_module("test.support.os_helper", TESTFN="@test", FakePath=_FakePath, EnvironmentVarGuard=_EnvironmentVarGuard,
        unlink=lambda name: None, rmtree=lambda name: None, skip_unless_symlink=_no, temp_dir=_raises_skip,
        change_cwd=_raises_skip, temp_cwd=_raises_skip, create_empty_file=_raises_skip, skip_unless_hardlink=_no)
_module("test.support.script_helper", assert_python_ok=_raises_skip, assert_python_failure=_raises_skip,
        make_script=_raises_skip, run_python_until_end=_raises_skip, spawn_python=_raises_skip, kill_python=_raises_skip,
        run_test_script=_raises_skip)
_module("test.support.socket_helper", skip_unless_bind_unix_socket=_no, bind_port=_raises_skip)
_module("test.support.testcase", FloatsAreIdenticalMixin=type("FloatsAreIdenticalMixin", (), {}),
        ComplexesAreIdenticalMixin=type("ComplexesAreIdenticalMixin", (), {}))


def _floats_are_identical(self, x, y):
    import math
    if math.isnan(x) or math.isnan(y):
        fine = math.isnan(x) and math.isnan(y)
    else:
        fine = x == y and (x != 0.0 or math.copysign(1.0, x) == math.copysign(1.0, y))
    if not fine:
        self.fail(f"floats {x!r} and {y!r} are not identical")


sys.modules["test.support.testcase"].FloatsAreIdenticalMixin.assertFloatsAreIdentical = _floats_are_identical


class ExtraAssertions:
    pass


sys.modules["test.support.testcase"].ExtraAssertions = ExtraAssertions


# test_asyncio.utils, as far as it needs no sockets
def _asyncio_utils():
    import asyncio
    import contextlib
    import logging

    class TestLoop(asyncio.AbstractEventLoop):
        def __new__(cls, *args):
            raise SkipTest("a loop of the tests' own")

    class AsyncioTestCase(TestCase):
        @staticmethod
        def close_loop(loop):
            loop.close()

        def set_event_loop(self, loop, *, cleanup=True):
            asyncio.set_event_loop(None)
            if cleanup:
                self.addCleanup(self.close_loop, loop)

        def new_test_loop(self, gen=None):
            loop = asyncio.new_event_loop()
            self.set_event_loop(loop)
            loop.advance_time = lambda seconds: None
            return loop

        def setUp(self):
            self._thread_cleanup = _threading_setup()

        def tearDown(self):
            asyncio.set_event_loop(None)
            self.doCleanups()
            _threading_cleanup(*self._thread_cleanup)

    @contextlib.contextmanager
    def disable_logger():
        logger = logging.getLogger("asyncio")
        old = logger.level
        try:
            logger.setLevel(logging.CRITICAL + 1)
            yield
        finally:
            logger.setLevel(old)

    def run_briefly(loop):
        async def once():
            pass
        gen = once()
        t = loop.create_task(gen)
        try:
            loop.run_until_complete(t)
        finally:
            gen.close()

    def run_once(loop):
        loop.call_soon(loop.stop)
        loop.run_forever()

    def run_until(loop, pred, timeout=30):
        delay = 0.001
        for _ in sleeping_retry(timeout, error=False):
            if pred():
                return
            loop.run_until_complete(asyncio.sleep(delay))
        raise TimeoutError()

    @contextlib.contextmanager
    def set_event_loop_policy():
        yield

    class MockPattern(str):
        def __eq__(self, other):
            return bool(_search(str(self), other))

    class MockInstanceOf:
        def __init__(self, type): self._type = type
        def __eq__(self, other): return isinstance(other, self._type)

    def mock_nonblocking_socket(*args, **more): raise SkipTest("a socket")
    def await_without_task(coro):
        exc = None
        def func():
            try:
                for _ in coro.__await__():
                    pass
            except BaseException as err:
                nonlocal exc
                exc = err
        asyncio.get_running_loop().call_soon(func)
        return asyncio.sleep(0)
    return dict(locals(), TestCase=AsyncioTestCase)


def _finish(case_class, method, setup=None, teardown=None):
    try:
        if getattr(case_class, "__unittest_skip__", False):
            raise SkipTest
        if setup:
            setup()
        case_class.setUpClass()
        try:
            case_class(method)._run()
        finally:
            case_class.tearDownClass()
            while case_class._class_cleanups:
                function, args, kwargs = case_class._class_cleanups.pop()
                function(*args, **kwargs)
        if teardown:
            teardown()
        for function, *args in reversed(_at_the_end):
            function(*args)
    except SkipTest as e:
        print("skipped", e)
    else:
        print("right")
