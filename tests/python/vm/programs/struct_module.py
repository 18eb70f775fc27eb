import struct


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for f in (lambda: struct.pack(), lambda: struct.unpack(), lambda: struct.unpack("i"), lambda: struct.calcsize(),
          lambda: struct.pack_into("i"), lambda: struct.pack_into("i", b"1234", 0, 1),
          lambda: struct.pack_into("i", "abc", 0, 1), lambda: struct.unpack("i", "abcd"),
          lambda: struct.unpack_from("i", "abcd"), lambda: struct.unpack_from("i", b"abcdefgh", "x"),
          lambda: struct.Struct(), lambda: struct.Struct(3), lambda: struct.pack(3), lambda: struct.pack([])):
    show(f)
s = struct.Struct("<IH")
print(s, s.size, s.format)
for f in (lambda: s.pack(1), lambda: s.pack_into(), lambda: s.unpack(), lambda: s.unpack(b""),
          lambda: list(s.iter_unpack(b"123456" * 2)), lambda: s.iter_unpack(b"123"), lambda: s.pack(1, 2)):
    show(f)
print(type(s.iter_unpack(b"")), struct.iter_unpack("<B", b"abc").__length_hint__(), struct.error, type(s))
show(lambda: struct.unpack_from("<I", b"abcdefgh", offset=2))
show(lambda: struct.unpack_from("<I", buffer=b"abcdefgh", offset=-4))
show(lambda: struct.unpack_from("<I", b"abcdefgh", 6))
show(lambda: struct.unpack_from("<I", b"abcdefgh", -9))


class Number:
    def __index__(self):
        return 7

    def __float__(self):
        return 2.5

    def __bool__(self):
        return False


class Fails:
    def __index__(self):
        return 1 / 0

    __float__ = __index__


show(lambda: struct.pack("<hd?f", Number(), Number(), Number(), Number()))
show(lambda: struct.pack("<h", Fails()))
show(lambda: struct.pack("<d", Fails()))
show(lambda: struct.pack("<I", object()))
for code in "bBhHiIlLqQnN":
    for prefix in "@<>" if code not in "nN" else "@":
        size = struct.calcsize(prefix + code)
        for n in (0, 1, -1, 2 ** (size * 8 - 1) - 1, 2 ** (size * 8 - 1), 2 ** (size * 8) - 1, 2 ** (size * 8),
                  -(2 ** (size * 8 - 1)), -(2 ** (size * 8 - 1)) - 1, 2**70, True, "x", 1.0):
            try:
                data = struct.pack(prefix + code, n)
                print(prefix + code, n, data, struct.unpack(prefix + code, data))
            except Exception as e:
                print(prefix + code, n, type(e).__name__, e)
for code in "efd":
    for x in (0.0, -0.0, 1.5, -2.25, 1e39, 1e-50, float("inf"), float("nan"), 3, 10**400, 2**65, True, "x", None):
        for prefix in "<>":
            try:
                data = struct.pack(prefix + code, x)
                print(prefix + code, x if x != 10**400 else "huge", data, struct.unpack(prefix + code, data))
            except Exception as e:
                print(prefix + code, x if x != 10**400 else "huge", type(e).__name__, e)
show(lambda: struct.pack("5s3p?c", b"hi", b"abcdef", 3, b"x"))
show(lambda: struct.unpack("5s3p?c", b"hi\0\0\0\2ab\1x"))
show(lambda: struct.pack("c", b"xy"))
show(lambda: struct.pack("3s", "abc"))
show(lambda: struct.pack("2x?2x", []))
show(lambda: (struct.pack("?", [0]), struct.pack("?", ""), struct.pack("?", 0.0)))
show(lambda: struct.calcsize("bi0q"))
show(lambda: struct.pack("zz"))
show(lambda: struct.pack("iii", 1, 2))
show(lambda: struct.pack("bi0q", 1, 2))
show(lambda: struct.pack(">bHi", 1, 2, 3))
show(lambda: struct.unpack("!HHI", b"\x00\x50\x1f\x90\xde\xad\xbe\xef"))
show(lambda: struct.pack(b"<2h", 1, 2))
show(lambda: struct.pack("é", 1))
show(lambda: struct.unpack("<P", b"12345678"))
show(lambda: struct.unpack("P", b"12345678"))
