"""Binary heaps in lists. The order of comparisons is CPython's, so that equal items come out in the same order."""


def _up(heap, start, at, greatest):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        above = heap[parent]
        if not (above < item if greatest else item < above):
            break
        heap[at] = above
        at = parent
    heap[at] = item


def _down(heap, at, greatest):
    # The hole goes down along the better children to a leaf, then the item climbs to its place: fewer comparisons.
    n, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < n:
        right = child + 1
        if right < n and not (heap[right] < heap[child] if greatest else heap[child] < heap[right]):
            child = right
        heap[at] = heap[child]
        at, child = child, 2 * child + 1
    heap[at] = item
    _up(heap, start, at, greatest)



def _pop(heap, greatest):
    last = heap.pop() if heap else None
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _down(heap, 0, greatest)
    return first


def _empty(heap, name):
    if isinstance(heap, list):
        return IndexError("index out of range")
    place, given = " 1" if "replace" in name else "", "None" if heap is None else type(heap).__name__
    return TypeError(f"{name}() argument{place} must be list, not {given}")


def heappush(heap, item, /):
    heap.append(item)
    _up(heap, 0, len(heap) - 1, False)


def heappop(heap, /):
    if not heap:
        raise _empty(heap, "heappop")
    return _pop(heap, False)


def heapify(heap, /):
    if not isinstance(heap, list):
        raise TypeError(f"heapify() argument must be list, not {type(heap).__name__}")
    for i in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, i, False)


def heapreplace(heap, item, /):
    if not heap:
        raise _empty(heap, "heapreplace")
    first, heap[0] = heap[0], item
    _down(heap, 0, False)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0, False)
    return item


def heappush_max(heap, item, /):
    heap.append(item)
    _up(heap, 0, len(heap) - 1, True)


def heappop_max(heap, /):
    if not heap:
        raise _empty(heap, "heappop_max")
    return _pop(heap, True)


def heapify_max(heap, /):
    if not isinstance(heap, list):
        raise TypeError(f"heapify_max() argument must be list, not {type(heap).__name__}")
    for i in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, i, True)


def heapreplace_max(heap, item, /):
    if not heap:
        raise _empty(heap, "heapreplace_max")
    first, heap[0] = heap[0], item
    _down(heap, 0, True)
    return first


def heappushpop_max(heap, item, /):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _down(heap, 0, True)
    return item
