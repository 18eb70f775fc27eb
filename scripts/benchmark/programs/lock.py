# The seed's safe loop: the same under a lock that nobody else wants.
import threading

LOOPS = 300_000
counter = 0
lock = threading.Lock()


def count(loops):
    global counter
    for _ in range(loops):
        with lock:
            counter += 1


def work():
    count(LOOPS)
