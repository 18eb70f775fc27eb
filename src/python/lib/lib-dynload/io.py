"""Streams in memory."""

import _lockstep

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return [line for line in self]

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class TextIOWrapper(TextIOBase):
    pass


class _Memory:
    """Contents in pieces while they are only added to; joined when they are looked at."""

    def _start(self, initial, empty):
        self._empty, self._pieces, self._length, self._position = empty, [], 0, 0
        if initial:
            self.write(initial)
            self._position = 0

    def _whole(self):
        if len(self._pieces) != 1:
            self._pieces = [self._empty.join(self._pieces)]
        return self._pieces[0]

    def _put(self, data):
        n = len(data)
        if n == 0:
            return 0
        if self._position == self._length:
            self._pieces.append(data)
        else:
            whole = self._whole()
            if self._position > self._length:
                whole += self._zero * (self._position - self._length)
            self._pieces = [whole[:self._position] + data + whole[self._position + n:]]
        self._position += n
        self._length = max(self._length, self._position)
        return n

    def getvalue(self):
        self._check()
        return self._whole()

    def read(self, size=-1, /):
        self._check()
        end = self._length if size is None or size < 0 else self._position + size
        data = self._whole()[self._position:end]
        self._position += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        whole = self._whole()
        end = whole.find(self._newline, self._position) + 1 or self._length
        if size is not None and 0 <= size < end - self._position:
            end = self._position + size
        data = whole[self._position:end]
        self._position += len(data)
        return data

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._pieces = [self._whole()[:size]]
        self._length = len(self._pieces[0])
        return size


class StringIO(_Memory, TextIOBase):
    _newline, _zero = "\n", "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._start(initial_value, "")

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._position = pos if whence == 0 else self._position if whence == 1 else self._length
        return self._position


class BytesIO(_Memory, BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        self._newline, self._zero = b"\n", b"\0"
        self._start(bytes(initial_bytes), b"")

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        """A view of a copy: what is written into it does not reach the stream."""
        self._check()
        return memoryview(bytearray(self._whole()))

    read1 = _Memory.read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._position = max(0, pos + (0, self._position, self._length)[whence])
        return self._position


def open(*args, **keywords):
    _lockstep.refuse("'io.open'")


for _name in ("UnsupportedOperation", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "TextIOWrapper", "StringIO", "BytesIO"):
    globals()[_name].__module__ = "_io" if _name[-4:] != "Base" and _name[0] != "U" else "io"
