import uuid
u = uuid.UUID("12345678-1234-5678-9234-567812345678"); print(u, repr(u), u.hex, u.int, u.version, u == uuid.UUID(int=u.int), hash(u) == hash(u.int), u.urn)
v = uuid.uuid4(); print(v.version, len(str(v)), v != uuid.uuid4())
try: uuid.UUID("x")
except ValueError as e: print(e)
