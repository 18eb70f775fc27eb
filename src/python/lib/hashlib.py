"""Message digests: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4)."""

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512",
           "new", "algorithms_guaranteed", "algorithms_available")

# ---- the constants, from what the standards say that they are


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
        n += 1
    return found


def _root(n, k):
    """The whole part of the k-th root of n, by Newton's method."""
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y


def _fractions(primes, k, bits):
    """The first bits of the fractional parts of the k-th roots of the primes."""
    return [_root(p << (k * bits), k) & ((1 << bits) - 1) for p in primes]


_first = _primes(80)
_k256 = _fractions(_first[:64], 3, 32)
_k512 = _fractions(_first, 3, 64)
_sha256 = tuple(_fractions(_first[:8], 2, 32))
_sha224 = tuple(n & 0xffffffff for n in _fractions(_first[8:16], 2, 64))
_sha512 = tuple(_fractions(_first[:8], 2, 64))
_sha384 = tuple(_fractions(_first[8:16], 2, 64))
_sha1 = (0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)

# floor(2**32 * abs(sin(i + 1)))
_md5_sines = (
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391)
_md5_turns = (7, 12, 17, 22) * 4 + (5, 9, 14, 20) * 4 + (4, 11, 16, 23) * 4 + (6, 10, 15, 21) * 4

# ---- one block into the state


def _words(block, size, order):
    return [int.from_bytes(block[i:i + size], order) for i in range(0, len(block), size)]


def _step_md5(state, block):
    words = _words(block, 4, "little")
    a, b, c, d = state
    for i in range(64):
        if i < 16:
            f, g = b & c | ~b & d, i
        elif i < 32:
            f, g = d & b | ~d & c, (5 * i + 1) % 16
        elif i < 48:
            f, g = b ^ c ^ d, (3 * i + 5) % 16
        else:
            f, g = c ^ (b | ~d & 0xffffffff), 7 * i % 16
        n = (a + f + _md5_sines[i] + words[g]) & 0xffffffff
        turn = _md5_turns[i]
        a, d, c, b = d, c, b, (b + (n << turn | n >> (32 - turn))) & 0xffffffff
    return tuple((x + y) & 0xffffffff for x, y in zip(state, (a, b, c, d)))


def _step_sha1(state, block):
    w = _words(block, 4, "big")
    for i in range(16, 80):
        n = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]
        w.append((n << 1 | n >> 31) & 0xffffffff)
    a, b, c, d, e = state
    for i in range(80):
        if i < 20:
            f, k = b & c | ~b & d, 0x5a827999
        elif i < 40:
            f, k = b ^ c ^ d, 0x6ed9eba1
        elif i < 60:
            f, k = b & c | b & d | c & d, 0x8f1bbcdc
        else:
            f, k = b ^ c ^ d, 0xca62c1d6
        n = ((a << 5 | a >> 27) + f + e + k + w[i]) & 0xffffffff
        a, b, c, d, e = n, a, (b << 30 | b >> 2) & 0xffffffff, c, d
    return tuple((x + y) & 0xffffffff for x, y in zip(state, (a, b, c, d, e)))


def _step_sha2(state, block, bits, constants, turns):
    mask = (1 << bits) - 1
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11 = turns

    def turned(n, by):
        return n >> by | n << (bits - by)

    w = _words(block, bits // 8, "big")
    for i in range(16, len(constants)):
        x, y = w[i - 15], w[i - 2]
        x = turned(x, s6) ^ turned(x, s7) ^ x >> s8
        y = turned(y, s9) ^ turned(y, s10) ^ y >> s11
        w.append((w[i - 16] + x + w[i - 7] + y) & mask)
    a, b, c, d, e, f, g, h = state
    for k, n in zip(constants, w):
        x = (turned(e, s3) ^ turned(e, s4) ^ turned(e, s5)) & mask
        n += h + x + (e & f ^ ~e & g) + k
        x = (turned(a, s0) ^ turned(a, s1) ^ turned(a, s2)) & mask
        a, b, c, d, e, f, g, h = (n + x + (a & b ^ a & c ^ b & c)) & mask, a, b, c, (d + n) & mask, e, f, g
    return tuple((x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h)))


def _step_sha256(state, block):
    return _step_sha2(state, block, 32, _k256, (2, 13, 22, 6, 11, 25, 7, 18, 3, 17, 19, 10))


def _step_sha512(state, block):
    return _step_sha2(state, block, 64, _k512, (28, 34, 39, 14, 18, 41, 1, 8, 7, 19, 61, 6))


# name: first state, bytes of the digest, of a block, of a word, their order, a block's step
_kinds = {
    "md5": (_sha1[:4], 16, 64, 4, "little", _step_md5),
    "sha1": (_sha1, 20, 64, 4, "big", _step_sha1),
    "sha224": (_sha224, 28, 64, 4, "big", _step_sha256),
    "sha256": (_sha256, 32, 64, 4, "big", _step_sha256),
    "sha384": (_sha384, 48, 128, 8, "big", _step_sha512),
    "sha512": (_sha512, 64, 128, 8, "big", _step_sha512),
}


class HASH:
    __slots__ = ("name", "_state", "_rest", "_length")
    __module__ = "_hashlib"

    def __new__(cls):
        raise TypeError("cannot create '_hashlib.HASH' instances")

    def update(self, obj, /):
        data = self._rest + _bytes_of(obj)
        self._length += len(data) - len(self._rest)
        block, step = self.block_size, _kinds[self.name][5]
        whole = len(data) - len(data) % block
        for i in range(0, whole, block):
            self._state = step(self._state, data[i:i + block])
        self._rest = data[whole:]

    def digest(self):
        _, size, block, word, order, step = _kinds[self.name]
        end = (8 * self._length).to_bytes(2 * word, order)
        data = self._rest + b"\x80"
        data += bytes((block - 2 * word - len(data)) % block) + end
        state = self._state
        for i in range(0, len(data), block):
            state = step(state, data[i:i + block])
        return b"".join(n.to_bytes(word, order) for n in state)[:size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        twin = object.__new__(HASH)
        twin.name, twin._state, twin._rest, twin._length = self.name, self._state, self._rest, self._length
        return twin

    @property
    def digest_size(self):
        return _kinds[self.name][1]

    @property
    def block_size(self):
        return _kinds[self.name][2]

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ 0x{id(self):x}>"


def _bytes_of(obj):
    if isinstance(obj, str):
        raise TypeError("Strings must be encoded before hashing")
    try:
        return bytes(memoryview(obj))
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


def _made(name, data):
    made = object.__new__(HASH)
    made.name = name
    made._state = _kinds[name][0]
    made._rest = b""
    made._length = 0
    made.update(data)
    return made


def new(name, data=b"", *, usedforsecurity=True):
    """A digest by its name, with data already in it."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    if name.lower() not in _kinds:
        raise ValueError(f"unsupported hash type {name}")
    return _made(name.lower(), data)


def md5(data=b"", *, usedforsecurity=True):
    return _made("md5", data)


def sha1(data=b"", *, usedforsecurity=True):
    return _made("sha1", data)


def sha224(data=b"", *, usedforsecurity=True):
    return _made("sha224", data)


def sha256(data=b"", *, usedforsecurity=True):
    return _made("sha256", data)


def sha384(data=b"", *, usedforsecurity=True):
    return _made("sha384", data)


def sha512(data=b"", *, usedforsecurity=True):
    return _made("sha512", data)
