"""What logging says when a message and its arguments do not fit, and the loggers that it knows."""
import io
import logging
import sys

real, sys.stderr = sys.stderr, io.StringIO()


def careless():
    logging.warning("too many", 1)


careless()
logging.getLogger("a.b.c").error("%d", "x")
text, sys.stderr = sys.stderr.getvalue(), real
for line in text.splitlines():
    where = line.find("logging/__init__.py")
    print('  File "' + line[where:] if where >= 0 else line.replace(__file__, "logging_errors.py"))
manager = logging.root.manager
print(list(manager.loggerDict), type(manager.loggerDict["a"]).__name__, manager is logging.Logger.manager, manager.disable)
print(manager.loggerDict["a.b.c"] is logging.getLogger("a.b.c"))
