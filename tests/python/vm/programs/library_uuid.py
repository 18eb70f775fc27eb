import uuid
u = uuid.UUID("12345678-1234-5678-9234-567812345678"); print(u, repr(u), u.hex, u.int, u.version, u == uuid.UUID(int=u.int), hash(u) == hash(u.int), u.urn)
v = uuid.uuid4(); print(v.version, len(str(v)), v != uuid.uuid4())
try: uuid.UUID("x")
except ValueError as e: print(e)
w = uuid.UUID(bytes_le=bytes.fromhex("28732ac11ff8d211ba4b00a0c93ec93b"))
print(w, w.bytes_le.hex(), w.bytes.hex(), w.variant, w.fields, w.clock_seq, w == uuid.UUID(fields=w.fields))
for wrong in ({"bytes_le": b"x"}, {"fields": (1, 2)}, {"fields": (1 << 32, 0, 0, 0, 0, 0)}, {"int": 1, "version": 9}, {}):
    try: uuid.UUID(**wrong)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
