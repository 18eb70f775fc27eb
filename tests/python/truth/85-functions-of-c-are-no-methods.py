import bisect, heapq, math, operator


class C:
    add = operator.add
    push = heapq.heappush
    where = bisect.bisect_left
    largest = max
    root = math.isqrt


c = C()
heap = []
c.push(heap, 3)
print(c.add(1, 2), heap, c.where([1, 2, 3], 2), c.largest(1, 5), c.root(17))
C.other = operator.sub
print(C.add(3, 4), C.__dict__["largest"])
