from _collections import deque
d = deque([1,2,3], maxlen=4)
d.append(4); d.append(5); print(d, len(d), d[0], d[-1], 3 in d)
d.appendleft(0); print(d); d.rotate(1); print(d); d.rotate(-2); print(d)
print(d.popleft(), d.pop(), list(d), d.maxlen, bool(d))
try: deque().pop()
except IndexError as e: print(e)
d = deque("abc"); d.extend("de"); d.extendleft("xy"); print(d, d.index("c"), d.count("a")); d.insert(2, "Q"); d.remove("d"); del d[0]; d[0]="Z"; print(d, list(reversed(d)))
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
print(deque([1,2])==deque([1,2]), deque([1])<deque([2]), deque([1])+deque([2]), deque([1])*3)
d += [1,2]; print(d)
class P:
    def __init__(s,n): s.n=n
    def __eq__(s,o): return s.n==o.n
    def __repr__(s): return f"P{s.n}"
d=deque([P(1),P(2)]); print(d, d.index(P(2)), P(2) in d); d.remove(P(1)); print(d)
class D(deque):
    def hi(self): return 5
x=D([1]); print(x, x.hi(), x.copy()); x.foo=3; print(x.foo)
