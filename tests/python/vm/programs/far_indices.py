# Places far outside of a sequence are as good as its ends, however large the ints are.
from collections import deque

far = 2**70


class Far:
    def __index__(self):
        return far


def shown(compute):
    try:
        print(compute())
    except Exception as error:
        print(type(error).__name__, error)


for text in ("abcb", b"abcb", bytearray(b"abcb")):
    b = text[1:2]
    print(text.find(b, -far, far), text.rfind(b, -far), text.find(b, far), text.count(b, None, Far()))
    print(text.startswith(text[:1], -far), text.endswith(b, None, far), text.startswith(b, far))
    shown(lambda: text.index(b, far))
    shown(lambda: text.find(b, "1"))
    shown(lambda: text.find(b, 0, 1.5))

for items in ([1, 2], (1, 2), deque([1, 2])):
    print(items.index(2, -far, far), items.index(1, -far))
    shown(lambda: items.index(2, far))
    shown(lambda: items.index(2, 0, -far))
    shown(lambda: items.index(2, None))
    shown(lambda: items.index(2, "1"))
    shown(lambda: items.index(2, Far()))

print([1, 2, 3][-far:far], (1, 2, 3)[far:], "abc"[Far() :: -far])
