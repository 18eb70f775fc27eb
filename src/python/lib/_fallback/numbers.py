# Numbers that are asked by their methods: __divmod__, __pow__, __round__, and __index__ or __float__ for struct.

def do_invert_bool(value):
    import warnings
    warnings.warn("Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise "
                  "inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' "
                  "operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
                  DeprecationWarning)
    return ~int(value)


def do_divmod(a, b):
    for first, second, name in ((a, b, "__divmod__"), (b, a, "__rdivmod__")):
        method = getattr(type(first), name, None)
        if method is not None:
            result = method(first, second)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


def do_pow_mod(base, exponent, modulus):
    if not isinstance(base, int) or not isinstance(exponent, int) or not isinstance(modulus, int):
        method = getattr(type(base), "__pow__", None)
        if method is not None and not isinstance(base, (int, float)):
            return method(base, exponent, modulus)
        if isinstance(base, (int, float)) and isinstance(exponent, (int, float)) and isinstance(modulus, (int, float)):
            raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{type(base).__name__}', '{type(exponent).__name__}', '{type(modulus).__name__}'")
    if modulus == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    if exponent < 0:
        a, b, x, y = base % modulus, modulus, 1, 0
        while b:
            a, b, x, y = b, a % b, y, x - a // b * y
        if abs(a) != 1:
            raise ValueError("base is not invertible for the given modulus")
        base, exponent = x * a, -exponent
    result = 1 % modulus
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def do_round(number, ndigits=None):
    method = getattr(type(number), "__round__", None)
    if method is None:
        raise TypeError(f"type {type(number).__name__} doesn't define __round__ method")
    return method(number) if ndigits is None else method(number, ndigits)


# ---- struct, where an argument must be asked for its number

def _struct_values(format, values):
    import struct
    codes = struct._codes(format)
    if len(codes) != len(values):
        return [None] * len(values)
    converted = []
    for i in range(len(codes)):
        code, v = codes[i], values[i]
        if code == "?":
            v = bool(v)
        elif code == "i":
            v = v if isinstance(v, int) else v.__index__() if hasattr(type(v), "__index__") else None
        elif code in "efdFD":
            try:
                v = float(v) if hasattr(type(v), "__float__") or hasattr(type(v), "__index__") else None
            except Exception:
                v = None
        elif type(v).__name__ not in ("bytes", "bytearray"):
            v = None
        converted.append(v)
    return converted


def do_pack(format, *values):
    import struct
    return struct.pack(format, *_struct_values(format, values))


def do_Struct_pack(self, *values):
    return self.pack(*_struct_values(self, values))


def do_pack_into(format, buffer, offset, *values):
    import struct
    return struct.pack_into(format, buffer, offset.__index__(), *_struct_values(format, values))


def do_Struct_pack_into(self, buffer, offset, *values):
    return self.pack_into(buffer, offset.__index__(), *_struct_values(self, values))


def do_unpack_from(format, /, buffer, offset=0):
    import struct
    return struct.unpack_from(format, buffer, offset.__index__())


def do_Struct_unpack_from(self, /, buffer, offset=0):
    return self.unpack_from(buffer, offset.__index__())


def do_float_of_bytes(value):
    data = bytes(value)
    try:
        return float(data.decode("ascii"))
    except ValueError:
        raise ValueError(f"could not convert string to float: {value!r}") from None
