# bytes, bytearray, memoryview, encodings.
b = b"hello world"
print(b, b[0], b[1:4], b[::-1], len(b), b"lo" in b, 104 in b, b + b"!", b * 2, list(b[:3]), b == b"hello world", b < b"z")
print(b.find(b"o"), b.rfind(b"o"), b.index(b"w"), b.count(b"l"), b.count(108), b.startswith(b"he"), b.endswith((b"x", b"ld")), b.upper(), b.title(), b.capitalize())
print(b.split(), b.split(b"o"), b.rsplit(b"o", 1), b" a b ".strip(), b"xxaxx".strip(b"x"), b",".join([b"a", b"b"]), b.replace(b"l", b"L", 2), b.partition(b" "), b.rpartition(b"o"))
print(b.hex(), b.hex(" "), b.hex("-", 4), bytes.fromhex("00 ff 10"), b"\x00\xff'\"\n\t", b"it's", b'"', bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"))
print(b"a\nb\r\nc".splitlines(), b"ab".center(6, b"*"), b"7".zfill(3), b"-7".zfill(4), b"a\tb".expandtabs(4), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"Ab".swapcase())
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b"Ab".istitle(), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), hash(b"x") == hash(b"x"), {b"k": 1}[b"k"])
print(b"%d %s %x %b %5.2f" % (5, b"str", 255, b"bb", 3.14159), b"%c" % 65, b"%(k)s" % {b"k": b"v"})
ba = bytearray(b"abc")
ba.append(100); ba.extend(b"ef"); ba += b"g"; ba.insert(0, 33)
print(ba, ba[0], ba[-1], ba[1:3], len(ba), ba.pop(), ba.pop(0), ba)
ba[0] = 65; ba[1:3] = b"XYZ"; del ba[-1]; del ba[0:1]
print(ba, bytes(ba), ba == b"XYZde"[:4], ba.decode(), ba.upper(), ba.find(b"Z"))
ba[::2] = b"___"
ba.remove(95); ba.reverse()
print(ba, ba * 2, ba + b"1", b"1" + ba, bytearray(3), bytearray("hi", "ascii"), bytearray([1, 2]), ba.copy(), ba.hex())
ba *= 2
print(ba); ba.clear(); print(ba)
for f in (lambda: b[99], lambda: bytes([256]), lambda: ba.append(300), lambda: b + "s", lambda: "s" + b, lambda: b.find("s"), lambda: bytes("x"), lambda: b.index(b"zz"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("0"), lambda: b["a"], lambda: hash(ba), lambda: ba.pop(), lambda: b.split(b""), lambda: bytes(-1), lambda: b.join(["a"]), lambda: b"a" in "abc", lambda: "a" in b, lambda: bytes(3.5), lambda: ba.extend("s"), lambda: b.decode("nope"), lambda: b.__setitem__):
    try:
        f()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
# encodings
s = "naïve café ☃ 𝄞"
for enc in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"):
    e = s.encode(enc)
    print(enc, len(e), e[:8], e.decode(enc) == s)
print("é".encode("latin-1"), b"\xe9".decode("latin1"), "abc".encode("ascii"), "é☃".encode("ascii", "replace"), "é☃".encode("ascii", "ignore"), "é☃𝄞".encode("ascii", "backslashreplace"), "é☃".encode("ascii", "xmlcharrefreplace"), "\udc80".encode("utf-8", "surrogateescape"))
print(b"\xff\xfea".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"\xe2\x82".decode("utf-8", "backslashreplace"), ascii(b"\xff".decode("utf-8", "surrogateescape")), str(b"abc", "ascii"), str(b"\xc3\xa9", encoding="utf-8"), str(b"x"))
for f in (lambda: "é".encode("ascii"), lambda: "xéé".encode("ascii"), lambda: "☃".encode("latin-1"), lambda: b"\xff".decode(), lambda: b"ab\xc3".decode(), lambda: b"\xe2\x28\xa1".decode("utf-8"), lambda: b"\xed\xa0\x80".decode(), lambda: b"\xf0\x9f\x98".decode(), lambda: b"a\x80".decode("ascii"), lambda: "\ud800".encode(), lambda: b"abc".decode("utf-16"), lambda: b"\x80abc".decode("utf-8"), lambda: "a".encode("utf-8", 5), lambda: "é".encode("ascii", "zzz")):
    try:
        print(f())
    except UnicodeError as e:
        print(type(e).__name__, e, e.encoding, e.start, e.end, e.reason)
    except Exception as e:
        print(type(e).__name__, e)
# int <-> bytes
print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\x04\x00"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2], byteorder="little"), (2**100).to_bytes(13), int.from_bytes(bytes(range(20)), "little"), (0).to_bytes(0))
for f in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(2), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
# memoryview
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[1:3].tobytes(), m.nbytes, m.itemsize, m.format, m.readonly, len(m), m.tolist()[:3], m == b"abcdefgh", m.shape, m.strides, m.ndim, m.contiguous, m.obj is data)
m[0] = 90; m[1:3] = b"YX"
print(data, bytes(m[::2]), m[::-1].tobytes(), 90 in m, m.hex())
i = memoryview(bytearray(8)).cast("I")
i[0] = 1; i[1] = 0xFFFFFFFF
print(i.tolist(), i.nbytes, i.itemsize, len(i), i.tobytes())
q = memoryview(b"\x01\0\0\0\0\0\0\0" * 2).cast("q")
print(q.tolist(), q[1], q.readonly, hash(memoryview(b"ab")) == hash(b"ab"))
f = memoryview(bytearray(16)).cast("d"); f[0] = 1.5
print(f.tolist(), list(f))
for g in (lambda: data.append(1), lambda: memoryview(b"x").__setitem__(0, 1), lambda: m.__setitem__(0, 300), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m[99], lambda: memoryview(5), lambda: m.cast("Z"), lambda: memoryview(bytearray(3)).cast("I"), lambda: m.__setitem__(0, "x")):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
m.release(); 
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(data) as v:
    print(v[0])
data.append(1)
print(data)
class B(bytes):
    def shout(self): return B(self.upper())
x = B(b"abc")
x.tag = 1
print(x.shout(), type(x.upper()), x == b"abc", x.tag, B(b"a") + b"b", B.fromhex("6162"), len(x))
class A(bytearray): pass
y = A(b"abc"); y.append(100); y.t = 2
print(y, y.t, type(y + b"x"), isinstance(y, bytearray))
for byte in b"ab": print(byte)
print([c for c in bytearray(b"xy")], bytes(x for x in range(3)), bytearray(i for i in (1, 2)), list(reversed(b"abc")), max(b"az"), sorted(b"cab"), sum(b"ab"))
b = bytearray(b"abc")
for f in (lambda: b.pop(5), lambda: b.pop(-4), lambda: bytearray().pop(), lambda: b.remove(0), lambda: b.__setitem__(3, 1),
          lambda: b.__setitem__(-4, 1), lambda: b.__delitem__(9), lambda: b[-4], lambda: b"abc"[-4],
          lambda: b.__setitem__(9, 256)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(b[-1], b"abc"[-3], b.pop(-1), b.pop(0), b)
b.insert(-5, 120); b.insert(-1, 121); b.insert(99, 122)
print(b)
del b[-1]; b[-1] = 65; b.remove(65)
view = memoryview(b)
for f in (lambda: b.pop(), lambda: b.remove(120), lambda: b.__delitem__(0)):
    try: f()
    except BufferError as e: print(e, b)

b = bytearray(b"it's")
b.resize(6)
print(b, b.resize(2), b)
m = memoryview(bytearray(b"banana"))
print(m.count(97), m.index(110), m[1:].index(97), m.toreadonly().readonly, m.toreadonly()[1:3].readonly, m.readonly, m.f_contiguous, m.suboffsets)
for wrong in (lambda: m.index(1), lambda: m.toreadonly().__setitem__(0, 1), lambda: b.resize(-1)):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
