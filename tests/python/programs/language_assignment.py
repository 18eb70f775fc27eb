import sys


class Box:
    pass


box = Box()
a = b = c = 1
a, b = b, a
a, b, c = c, a, b
(a, b), c = (1, 2), 3
[a, *b] = [1, 2, 3]
*a, b = 1, 2, 3
a, *b, c = range(5)
box.x = box.y = 5
box.x += 1
box.y -= 1
items = [1, 2, 3, 4]
items[0] = 9
items[1:3] = [7]
items[a:] = [1, 2] if c else []
items[::2] = [0] * len(items[::2])
items[0] += 1
items[0:1] *= 2
items[b[0]:] += [5]
x = 10
x += 1; x -= 2; x *= 3; x //= 2; x %= 7; x **= 2; x <<= 1; x >>= 1; x &= 0xff; x |= 1; x ^= 3
x /= 2
first, second = items[0], items[-1]
swap = [1, 2]
swap[0], swap[1] = swap[1], swap[0]
del swap[0], box.x
del (x)
del [first, second]
if (n := len(items)) > 3 and (m := n + 1):
    print(n, m)
print([y := 1, y ** 2], y)
counter: int = 0
name: str
box.z: float = 1.5
items[0]: int = 3
(counter): int = 7
text = ("a" "b" 'c'
        r"\d" """e
f""")
print(text, sys.maxsize > 2 ** 32)
