"""The RLock of CPython 3.14's Lib/threading.py, which few programs ask for: threading has the one of _thread."""

from threading import _active, _allocate_lock, get_ident


class _RLock:
    __module__ = "threading"

    def __init__(self):  #@ plain
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):  #@ plain
        owner = self._owner
        try:
            owner = _active[owner].name
        except KeyError:
            pass
        return "<%s %s.%s object owner=%r count=%d at %s>" % (
            "locked" if self.locked() else "unlocked", self.__class__.__module__, self.__class__.__qualname__, owner,
            self._count, hex(id(self)))

    def acquire(self, blocking=True, timeout=-1):  #@ plain
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        rc = self._block.acquire(blocking, timeout)
        if rc:
            self._owner = me
            self._count = 1
        return rc

    __enter__ = acquire

    def release(self):  #@ plain
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count = count = self._count - 1
        if not count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):  #@ plain
        self.release()

    def locked(self):  #@ plain
        return self._block.locked()

    def _acquire_restore(self, state):  #@ plain
        self._block.acquire()
        self._count, self._owner = state

    def _release_save(self):  #@ plain
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        count = self._count
        self._count = 0
        owner = self._owner
        self._owner = None
        self._block.release()
        return (count, owner)

    def _is_owned(self):  #@ plain
        return self._owner == get_ident()

    def _recursion_count(self):  #@ plain
        if self._owner != get_ident():
            return 0
        return self._count
