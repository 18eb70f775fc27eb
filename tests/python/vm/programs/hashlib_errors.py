# Texts of errors and the names of what is made.
import hashlib
h = hashlib.sha256()
print(type(h).__name__, type(h).__module__, h.name, repr(h)[:27])
for wrong in (lambda: hashlib.sha256("x"), lambda: hashlib.new("nope"), lambda: hashlib.sha256(1), lambda: h.update("x"),
              lambda: hashlib.new(3), lambda: type(h)()):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
print(hashlib.new("SHA1", b"x").name, hashlib.sha256(bytearray(b"abc")).hexdigest()[:8])
print(hashlib.md5(b"a", usedforsecurity=False).hexdigest())
