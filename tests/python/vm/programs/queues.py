import queue
import threading


def show(f):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__module__}.{type(e).__name__}: {e}")


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for x in (3, 1, 2, 5, 4):
        q.put(x)
    print(kind.__name__, q.qsize(), q.empty(), [q.get() for _ in range(5)], q.empty())

q = queue.Queue(maxsize=1)
q.put(1)
print(q.full())
show(lambda: q.put_nowait(2))
show(lambda: q.put(2, timeout=0.001))
show(lambda: q.put(2, timeout=-1))
show(lambda: q.get())
show(lambda: q.get(timeout=0.001))
show(lambda: q.get(timeout=-1))
show(lambda: q.get_nowait())
q.task_done()
show(lambda: q.task_done())
q.put(7)
q.shutdown()
show(lambda: q.put(8))
show(lambda: q.get())
show(lambda: q.get())
q = queue.Queue()
for x in range(3):
    q.put(x)
q.shutdown(immediate=True)
show(lambda: q.get())
q.join()

s = queue.SimpleQueue()
for f in (lambda: s.get(timeout=-1), lambda: s.get_nowait(), lambda: s.get(True, "x"), lambda: s.put(),
          lambda: s.get(False), lambda: queue.SimpleQueue(3), lambda: s.get(timeout=0.001), lambda: s.get(timeout=1e30)):
    show(f)
for x in range(100):
    s.put(x)
print(sum(s.get() for _ in range(100)), s.qsize())

for kind in (queue.Queue, queue.SimpleQueue):
    q, done = kind(), kind()

    def work():
        while (x := q.get()) is not None:
            done.put(x * x)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for t in threads:
        t.start()
    for x in range(20):
        q.put(x)
    for t in threads:
        q.put(None)
    for t in threads:
        t.join()
    print(sorted(done.get() for _ in range(20)))

q = queue.Queue()


def shut():
    q.shutdown()


t = threading.Timer(0.01, shut)
t.start()
show(lambda: q.get())
t.join()
