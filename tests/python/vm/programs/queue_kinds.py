# Every kind of queue, with timeouts, shutdown and misuse.
import queue, threading, time
q = queue.Queue()
def worker():
    while True:
        item = q.get()
        print(f'Working on {item}')
        print(f'Finished {item}')
        q.task_done()
threading.Thread(target=worker, daemon=True).start()
for item in range(5): q.put(item)
q.join()
print('All work completed')
from dataclasses import dataclass, field
from typing import Any
@dataclass(order=True)
class PrioritizedItem:
    priority: int
    item: Any=field(compare=False)
pq = queue.PriorityQueue()
for p, i in ((3, "c"), (1, {}), (2, [])): pq.put(PrioritizedItem(p, i))
while not pq.empty(): print(pq.get())
pq.put((1, {})); 
try: pq.put((1, {}))
except TypeError as e: print(e)
lq = queue.LifoQueue(2); lq.put(1); lq.put(2)
for f in (lambda: lq.put(3, timeout=0.01), lambda: lq.put_nowait(3), lambda: lq.put(3, block=False)):
    try: f()
    except queue.Full as e: print("Full", repr(e), str(e) == "")
print(lq.full(), lq.qsize(), lq.get(), lq.get())
for f in (lambda: lq.get(timeout=0.01), lq.get_nowait, lambda: lq.get(False)):
    try: f()
    except queue.Empty as e: print("Empty", repr(e))
for f in (lambda: lq.get(timeout=-1), lambda: queue.Queue(1).put(1, timeout=-1)):
    try: f()
    except ValueError as e: print(e)
lq.task_done(); lq.task_done()
try: lq.task_done()
except ValueError as e: print(e)
print(queue.Queue(-1).full(), queue.Queue(0).maxsize)
# shutdown
q = queue.Queue(); [q.put(i) for i in range(3)]
q.shutdown(); print(q.is_shutdown)
try: q.put(9)
except queue.ShutDown as e: print(repr(e))
print(q.get(), q.get(), q.get())
try: q.get()
except queue.ShutDown as e: print("drained", repr(e))
q = queue.Queue(); [q.put(i) for i in range(3)]
q.shutdown(immediate=True); print(q.qsize(), q.unfinished_tasks)
try: q.get()
except queue.ShutDown: print("immediate")
q.join(); print("joined")
q = queue.Queue(1); q.put(0); got = []
def putter():
    try: q.put(1)
    except queue.ShutDown: got.append("putter")
t = threading.Thread(target=putter); t.start(); time.sleep(0.01); q.shutdown(); t.join(); print(got)
q = queue.Queue()
def getter():
    try: q.get()
    except queue.ShutDown: got.append("getter")
ts = [threading.Thread(target=getter) for _ in range(3)]; [t.start() for t in ts]; time.sleep(0.01); q.shutdown(); [t.join() for t in ts]; print(got)
# SimpleQueue
s = queue.SimpleQueue(); s.put(1); s.put_nowait(2); s.put(3, block=False, timeout=5); print(s.qsize(), s.empty(), s.get(), s.get_nowait(), s.get(timeout=1), s.empty())
for f in (lambda: s.get(timeout=0.01), s.get_nowait, lambda: s.get(timeout=-1)):
    try: f()
    except (queue.Empty, ValueError) as e: print(type(e).__name__, type(e).__module__, e)
t = threading.Timer(0.01, s.put, ("late",)); t.start(); print(s.get()); t.join()
class SetQueue(queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
sq = SetQueue(); sq.put(1); sq.put(1); print(sq.qsize(), sq.get())
print(queue.Empty.__mro__[1], queue.Queue[int], queue.SimpleQueue[int])
q = queue.Queue(2); result = []
def prod():
    for i in range(10): q.put(i)
    q.put(None)
def cons():
    while (x := q.get()) is not None: result.append(x)
ts = [threading.Thread(target=prod), threading.Thread(target=cons)]; [t.start() for t in ts]; [t.join() for t in ts]; print(result)
with q.mutex: print(len(q.queue), q.not_empty is not None, q.all_tasks_done is not None)
