# The seed's counter loop in four threads, which take turns on the GIL. Prints the seconds that it takes.
import threading
from time import perf_counter

LOOPS = 400_000
counter = 0


def count(loops):
    global counter
    for _ in range(loops):
        counter += 1


def seconds():
    workers = [threading.Thread(target=count, args=(LOOPS,)) for _ in range(4)]
    began = perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return perf_counter() - began


seconds()
print(seconds())
