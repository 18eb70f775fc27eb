# Digests of MD5, SHA-1 and SHA-2 around the ends of their blocks, whole, in pieces and from copies.
import hashlib
for name in sorted(["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]):
    for n in (0, 1, 3, 55, 56, 57, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 300):
        data = bytes(i * 7 % 256 for i in range(n))
        h = hashlib.new(name)
        h.update(data[:n // 3])
        c = h.copy()
        h.update(data[n // 3:])
        c.update(memoryview(data)[n // 3:])
        assert h.digest() == c.digest() == getattr(hashlib, name)(data).digest()
        print(name, n, h.hexdigest(), h.digest_size, h.block_size, h.name)
