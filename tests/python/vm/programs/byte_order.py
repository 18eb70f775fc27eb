# htons and its kin, addresses, struct and int in both byte orders.
import socket, struct, sys
print(socket.htons(0x1234) == 0x3412, socket.ntohs(socket.htons(8080)), hex(socket.htonl(0x01020304)), socket.ntohl(socket.htonl(1)))
for f in (socket.htons, socket.ntohs, socket.htonl, socket.ntohl):
    for v in (-1, 1 << 16, 1 << 32, 1 << 40, "1", 1.5, True, None):
        try: print(f.__name__, v, f(v))
        except Exception as e: print(f.__name__, v, type(e).__name__, e)
print(socket.inet_aton('192.168.1.10'), socket.inet_ntoa(b'\x7f\0\0\1'), socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, bytes(range(16))), socket.inet_ntop(socket.AF_INET, b'\1\2\3\4'))
for bad in (lambda: socket.inet_aton('300.1.1.1'), lambda: socket.inet_ntoa(b'abc'), lambda: socket.inet_pton(socket.AF_INET, 'x'), lambda: socket.inet_ntop(2, b'1')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(struct.pack(">bhl", 1, 2, 3), struct.unpack('>bhl', b'\x01\x00\x02\x00\x00\x00\x03'), struct.calcsize('>bhl'), struct.pack("<3sx?e", b"ab", 1, 1.5))
record = b'raymond   \x32\x12\x08\x01\x08'; print(struct.unpack('<10sHHb', record))
print(struct.pack('@ic', 0x12131415, b'*'), struct.calcsize('@ci'), struct.calcsize('@ic'), struct.pack('@llh0l', 1, 2, 3), list(struct.iter_unpack('<H', b'abcd')))
buf = bytearray(8); struct.pack_into('<HH', buf, 2, 1, 2); print(buf, struct.unpack_from('<H', buf, 4)); s = struct.Struct('!I'); print(s.format, s.size, s.pack(5), s.unpack(b'\0\0\0\1'))
for bad in (lambda: struct.pack('B', 256), lambda: struct.pack('b', -129), lambda: struct.pack('H', 'x'), lambda: struct.unpack('I', b'123'), lambda: struct.pack('z', 1), lambda: struct.pack('I'), lambda: struct.pack('s', 5), lambda: struct.pack('c', b'ab'), lambda: struct.pack('<q', 1 << 63), lambda: struct.pack('<f', 1e39), lambda: struct.pack_into('<I', buf, 6, 1), lambda: struct.unpack_from('<I', buf, 6), lambda: struct.iter_unpack('<H', b'abc'), lambda: struct.pack('<P', 1), lambda: struct.pack('5', 1), lambda: struct.pack('?'), lambda: struct.unpack_from('<I', b'abcd', -5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(int.from_bytes(b'\x00\x10', byteorder='big'), (1024).to_bytes(2, 'little'), (-1).to_bytes(3, signed=True), int.from_bytes(b'\xff\x00', 'little', signed=True), (5).to_bytes())
