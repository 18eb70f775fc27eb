from contextlib import contextmanager, closing, suppress, ExitStack, redirect_stdout, nullcontext, AbstractContextManager
@contextmanager
def c(n):
    print("in", n)
    try: yield n
    except KeyError as e: print("caught", e)
    finally: print("out", n)
with c(1) as x: print(x)
with c(2): raise KeyError("k")
try:
    with c(3): raise ValueError("v")
except ValueError as e: print("got", e)
with suppress(ZeroDivisionError): 1/0
with ExitStack() as s:
    for i in range(3): s.enter_context(c(i))
    s.callback(print, "cb", sep="-")
try:
    with ExitStack() as s:
        s.enter_context(3)
except TypeError as e: print(e)
with nullcontext(5) as n: print(n)
class T:
    def close(self): print("closed")
with closing(T()) as t: pass
@c("deco")
def f(): print("body")
f(); f()
@contextmanager
def bad():
    if 0: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def two():
    yield 1
    yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
import heapq, bisect
h=[5,2,8,1,9,3]; heapq.heapify(h); print(h); heapq.heappush(h,0); print(h, heapq.heappop(h), h, heapq.heappushpop(h,4), heapq.heapreplace(h,7), h)
print(heapq.nlargest(2,[1,5,3]), heapq.nsmallest(2,[4,1,3], key=lambda x:-x), list(heapq.merge([1,4],[2,3],reverse=False)), list(heapq.merge([4,1],[3,2],reverse=True)))
try: heapq.heappop([])
except IndexError as e: print(e)
q=[]
for i,(p,t) in enumerate([(2,"b"),(1,"a"),(2,"c")]): heapq.heappush(q,(p,i,t))
print([heapq.heappop(q) for _ in range(3)])
a=[1,3,3,5]; print(bisect.bisect(a,3), bisect.bisect_left(a,3), bisect.bisect_right(a,9)); bisect.insort(a,4); print(a)
from functools import reduce
def nested():
    with ExitStack() as s:
        s.callback(lambda: 1/0)
        raise KeyError("first")
try: nested()
except ZeroDivisionError as e: print(repr(e.__context__))
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
@asynccontextmanager
async def session(name):
    print("open", name)
    try: yield name
    finally: print("close", name)
async def main():
    async with session("a") as s: print("using", s)
    try:
        async with session("b"): raise KeyError("b")
    except KeyError as e: print("got", e)
    async with AsyncExitStack() as stack:
        for n in "cd": await stack.enter_async_context(session(n))
        stack.callback(print, "called")
asyncio.run(main())


import contextlib


class Entered:
    def __enter__(self): return self

    def __exit__(self, *exc): pass


print(isinstance(Entered(), contextlib.AbstractContextManager), isinstance(3, contextlib.AbstractContextManager),
      issubclass(Entered, contextlib.AbstractAsyncContextManager))
