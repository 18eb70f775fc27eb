"""Byte order and addresses as the module socket has them. There are no connections here: use native.sleep_io()."""

import sys

AF_UNSPEC, AF_INET, AF_INET6 = 0, 2, 10
error = OSError


def _number(x, bits):
    if not isinstance(x, int):
        if not hasattr(type(x), "__index__"):
            raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
        x = x.__index__()
    if x < 0:
        raise ValueError("Cannot convert negative int")
    if x >> bits:
        raise OverflowError(f"Python int too large for C uint{bits}_t")
    return x


def htons(x, /):
    x = _number(x, 16)
    return (x & 255) << 8 | x >> 8 if sys.byteorder == "little" else x


def htonl(x, /):
    x = _number(x, 32)
    if sys.byteorder != "little":
        return x
    return (x & 255) << 24 | (x & 0xFF00) << 8 | x >> 8 & 0xFF00 | x >> 24


def ntohs(x, /):
    return htons(x)


def ntohl(x, /):
    return htonl(x)


def _text(name, address):
    if not isinstance(address, str):
        raise TypeError(f"{name}() argument must be str, not {type(address).__name__}")
    return address


def inet_aton(ip_addr, /):
    failed = OSError("illegal IP address string passed to inet_aton")
    parts = []
    for part in _text("inet_aton", ip_addr).split("."):
        base = 16 if part[:2] in ("0x", "0X") else 8 if part[:1] == "0" and len(part) > 1 else 10
        digits = part[2:] if base == 16 else part
        if not digits or not all(c in "0123456789abcdef"[:base] for c in digits.lower()):
            raise failed
        parts.append(int(digits, base))
    last = parts.pop()
    if len(parts) > 3 or any(p > 255 for p in parts) or last >> 8 * (4 - len(parts)):
        raise failed
    for i in range(len(parts)):
        last |= parts[i] << 8 * (3 - i)
    return last.to_bytes(4, "big")


def inet_ntoa(packed_ip, /):
    if len(_packed(packed_ip)) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join([str(b) for b in packed_ip])


def _packed(data):
    if isinstance(data, str) or not hasattr(data, "__len__"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data


def inet_pton(address_family, ip_string, /):
    failed = OSError("illegal IP address string passed to inet_pton")
    _text("inet_pton", ip_string)
    if address_family == AF_INET:
        parts = ip_string.split(".")
        if len(parts) != 4 or not all(0 < len(p) < 4 and all(c in "0123456789" for c in p) for p in parts):
            raise failed
        numbers = [int(p) for p in parts]
        if any(n > 255 for n in numbers) or any(len(p) > 1 and p[0] == "0" for p in parts):
            raise failed
        return bytes(numbers)
    if address_family != AF_INET6:
        raise OSError(97, "Address family not supported by protocol")
    halves = ip_string.split("::")
    if len(halves) > 2:
        raise failed
    groups = []
    for half in halves:
        part = []
        words = half.split(":") if half else []
        for i in range(len(words)):
            word = words[i]
            if "." in word and i == len(words) - 1 and half is halves[-1]:
                four = inet_pton(AF_INET, word)
                part += [four[0] << 8 | four[1], four[2] << 8 | four[3]]
            elif 0 < len(word) < 5 and all(c in "0123456789abcdefABCDEF" for c in word):
                part.append(int(word, 16))
            else:
                raise failed
        groups.append(part)
    count = sum(len(g) for g in groups)
    if len(halves) == 1 and count != 8 or len(halves) == 2 and count > 7:
        raise failed
    if len(halves) == 2:
        groups.insert(1, [0] * (8 - count))
    numbers = []
    for part in groups:
        for n in part:
            numbers += [n >> 8, n & 255]
    return bytes(numbers)


def inet_ntop(address_family, packed_ip, /):
    _packed(packed_ip)
    if address_family not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {address_family}")
    if len(packed_ip) != (4 if address_family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    if address_family == AF_INET:
        return inet_ntoa(packed_ip)
    words = [packed_ip[i] << 8 | packed_ip[i + 1] for i in range(0, 16, 2)]
    # The longest run of zeros, the first of equal ones, becomes "::".
    best = length = 0
    for i in range(8):
        n = 0
        while i + n < 8 and words[i + n] == 0:
            n += 1
        if n > length and n > 1:
            best, length = i, n
    if best == 0 and (length == 6 or length == 5 and words[5] == 0xFFFF):
        return ("::" if length == 6 else "::ffff:") + inet_ntoa(packed_ip[12:])
    shown = [f"{w:x}" for w in words]
    if not length:
        return ":".join(shown)
    return ":".join(shown[:best]) + "::" + ":".join(shown[best + length:])


def __getattr__(name):
    if name in ("socket", "create_connection", "create_server", "socketpair", "getaddrinfo", "gethostbyname",
                "gethostname", "SocketType", "has_ipv6", "timeout", "SOCK_STREAM", "SOCK_DGRAM", "fromfd",
                "getnameinfo", "AF_UNIX", "TCP_NODELAY", "SOCK_NONBLOCK"):
        import _lockstep
        _lockstep.refuse(f"'socket.{name}'")
    raise AttributeError(f"module 'socket' has no attribute '{name}'")
