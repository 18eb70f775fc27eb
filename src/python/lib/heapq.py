"""Priority queues in lists."""

from _heapq import (heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
                    heapreplace_max)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop", "heappush_max",
           "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]


def merge(*iterables, key=None, reverse=False):
    heap = []
    push, pop = (heappush_max, heappop_max) if reverse else (heappush, heappop)
    sign = -1 if reverse else 1
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            push(heap, [item if key is None else key(item), order * sign, item, iterator])
            break
    while heap:
        entry = pop(heap)
        yield entry[2]
        for item in entry[3]:
            entry[0], entry[2] = item if key is None else key(item), item
            push(heap, entry)
            break


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
