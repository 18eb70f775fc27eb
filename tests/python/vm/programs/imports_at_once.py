# Threads that import the same modules at once see whole modules only.
import threading, sys
# Two threads import the same modules at once: each sees whole modules only.
names = ["json", "statistics", "textwrap", "pprint", "logging", "inspect", "dataclasses", "fractions"][:7]
seen = []
start = threading.Barrier(4)
def load():
    start.wait()
    for n in names:
        m = __import__(n)
        seen.append(hasattr(m, {"json": "JSONDecoder", "statistics": "linear_regression", "textwrap": "shorten", "pprint": "pp", "logging": "shutdown", "inspect": "signature", "dataclasses": "replace"}[n]))
ts = [threading.Thread(target=load) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]
print(len(seen), all(seen), all(n in sys.modules for n in names))
def late():
    import uuid, datetime
    from concurrent.futures import ThreadPoolExecutor as T
    import os.path as p
    got.append((uuid.UUID.__name__, datetime.timedelta.__name__, T.__name__, p.join.__name__))
got = []
ts = [threading.Thread(target=late) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]
print(got)
def missing():
    try: import does_not_exist
    except ModuleNotFoundError as e: got2.append(str(e))
got2 = []
ts = [threading.Thread(target=missing) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]
print(got2)
