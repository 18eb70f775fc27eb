# Arithmetic on locals: nothing is shared. Prints the seconds that one thread takes, then two at once with as much each.
import threading
from time import perf_counter

LOOPS = 3_000_000


def count(loops):
    total = 0
    for i in range(loops):
        total += i & 7
    return total


def seconds(threads):
    workers = [threading.Thread(target=count, args=(LOOPS,)) for _ in range(threads)]
    began = perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return perf_counter() - began


seconds(1)
print(seconds(1), seconds(2))
