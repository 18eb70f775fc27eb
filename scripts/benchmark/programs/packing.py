# struct, as a protocol uses it: a header packed and read back.
import struct

LOOPS = 60_000


def work():
    total = 0
    for i in range(LOOPS):
        header = struct.pack("!HHIIHH", 80, 443, i, i ^ 0xFFFF, 512, i & 0xFFFF)
        source, target, sequence, acknowledged, window, check = struct.unpack("!HHIIHH", header)
        total += sequence + check
    return total
