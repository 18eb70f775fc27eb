"""What of the operating system a program in a page has: names, numbers, paths as texts. There are no files."""

import sys
import _lockstep
import posixpath as path

name, sep, linesep, curdir, pardir, extsep, pathsep, altsep, devnull, defpath = "posix", "/", "\n", ".", "..", ".", ":", None, "/dev/null", "/bin:/usr/bin"
sys.modules["os.path"] = path
environ = {}
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    environ[key] = value


def unsetenv(key, /):
    environ.pop(key, None)


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 4


def process_cpu_count():
    return 4


def getcwd():
    return "/"


def fspath(path):
    if isinstance(path, str) or type(path).__name__ == "bytes":
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def strerror(code, /):
    return {1: "Operation not permitted", 2: "No such file or directory", 11: "Resource temporarily unavailable", 13: "Permission denied",
            17: "File exists", 22: "Invalid argument", 110: "Connection timed out"}.get(code, f"Unknown error {code}")


def _later(name):
    def function(*args, **keywords):
        _lockstep.refuse(f"'os.{name}'")
    function.__name__ = function.__qualname__ = name
    return function


for _name in """abort access chdir chmod close dup execv execvp fdopen fork getlogin getuid kill link listdir lseek lstat makedirs mkdir
open pipe popen read readlink remove removedirs rename replace rmdir scandir sched_yield sendfile spawnv stat symlink system times truncate
umask uname unlink urandom utime wait waitpid walk write _exit register_at_fork""".split():
    globals()[_name] = _later(_name)
