"""Paths as texts."""

import _lockstep

sep, curdir, pardir, extsep, pathsep, altsep = "/", ".", "..", ".", ":", None


def isabs(s):
    return s.startswith("/")


def join(a, *p):
    for b in p:
        a = b if b.startswith("/") or not a else a + b if a.endswith("/") else a + "/" + b
    return a


def split(p):
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    return (head.rstrip("/") or head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    start, dot = p.rfind("/") + 1, p.rfind(".")
    return (p[:dot], p[dot:]) if dot > start and p[start:dot].strip(".") else (p, "")


def splitdrive(p):
    return "", p


def normcase(s):
    return s


def normpath(path):
    if not path:
        return "."
    root = "" if not path.startswith("/") else "//" if path.startswith("//") and not path.startswith("///") else "/"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".." or root and not parts):
            if parts:
                parts.pop()
        else:
            parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    return normpath(join("/", path))


realpath = abspath


def expanduser(path):
    return path


expandvars = expanduser


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    a, b = [x for x in abspath(start).split("/") if x], [x for x in abspath(path).split("/") if x]
    n = len(commonprefix([a, b]))
    return "/".join([".."] * (len(a) - n) + b[n:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i in range(len(low)):
        if low[i] != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    given = list(paths)
    paths = [[x for x in p.split("/") if x and x != "."] for p in given]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(p): 0 for p in given}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    return ("/" if isabs(given[0]) else "") + "/".join(commonprefix(paths))


def _later(name):
    def function(*args, **keywords):
        _lockstep.refuse(f"'os.path.{name}'")
    return function


for _name in "exists isfile isdir islink getsize getmtime getatime getctime lexists samefile ismount".split():
    globals()[_name] = _later(_name)
