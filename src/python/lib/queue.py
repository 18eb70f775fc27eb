"""Queues between threads as CPython 3.14's Lib/queue.py has them: one lock, three conditions."""

import threading  #@ guards its own data
from _collections import deque
from _heapq import heappop, heappush
from _queue import Empty, SimpleQueue
from time import monotonic as time

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    pass


class ShutDown(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):  #@ quiet
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):  #@ writes
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError('task_done() called too many times')  #@90
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):  #@ reads
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()  #@105

    def qsize(self):  #@ reads
        with self.mutex:
            return self._qsize()

    def empty(self):  #@ reads
        with self.mutex:
            return not self._qsize()

    def full(self):  #@ reads
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):  #@ writes
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown  #@152
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full  #@156
                elif timeout is None:
                    while self._qsize() >= self.maxsize:
                        self.not_full.wait()  #@159
                        if self.is_shutdown:
                            raise ShutDown  #@161
                elif timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")  #@163
                else:
                    endtime = time() + timeout
                    while self._qsize() >= self.maxsize:
                        remaining = endtime - time()
                        if remaining <= 0.0:
                            raise Full  #@169
                        self.not_full.wait(remaining)  #@170
                        if self.is_shutdown:
                            raise ShutDown  #@172
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):  #@ writes
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown  #@193
            if not block:
                if not self._qsize():
                    raise Empty  #@196
            elif timeout is None:
                while not self._qsize():
                    self.not_empty.wait()  #@199
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown  #@201
            elif timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")  #@203
            else:
                endtime = time() + timeout
                while not self._qsize():
                    remaining = endtime - time()
                    if remaining <= 0.0:
                        raise Empty  #@209
                    self.not_empty.wait(remaining)  #@210
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown  #@212
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):  #@ writes
        return self.put(item, block=False)  #@223

    def get_nowait(self):  #@ writes
        return self.get(block=False)  #@231

    def shutdown(self, immediate=False):  #@ writes
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What a kind of queue overrides; called with the mutex held.
    def _init(self, maxsize):  #@ writes
        self.queue = deque()

    def _qsize(self):  #@ reads
        return len(self.queue)

    def _put(self, item):  #@ writes
        self.queue.append(item)

    def _get(self):  #@ writes
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class LifoQueue(Queue):
    def _init(self, maxsize):  #@ writes
        self.queue = []

    def _get(self):  #@ writes
        return self.queue.pop()


class PriorityQueue(Queue):
    def _init(self, maxsize):  #@ writes
        self.queue = []

    def _put(self, item):  #@ writes
        heappush(self.queue, item)

    def _get(self):  #@ writes
        return heappop(self.queue)
