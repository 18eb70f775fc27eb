"""The module math: functions of doubles are _math's, those of ints and iterables stand here."""

from _math import (acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, ceil, copysign, cos, cosh, degrees, e, erf, erfc,
                   exp, exp2, expm1, fabs, floor, fma, fmod, frexp, gamma, hypot, inf, isclose, isfinite, isinf, isnan,
                   ldexp, lgamma, log, log10, log1p, log2, modf, nan, nextafter, pi, pow, radians, remainder, sin, sinh,
                   sqrt, tan, tanh, tau, trunc, ulp)


def _index(x):
    if isinstance(x, int):
        return x
    try:
        return type(x).__index__(x)
    except AttributeError:
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer") from None


def factorial(n, /):
    n = _index(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    return _product(2, n + 1)


def _product(low, high):
    # low * … * (high - 1), halves first, so that the factors stay of one size
    if high - low < 8:
        result = 1
        while low < high:
            result *= low
            low += 1
        return result
    middle = (low + high) // 2
    return _product(low, middle) * _product(middle, high)


def perm(n, k=None, /):
    if k is None:
        return factorial(n)
    n, k = _index(n), _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    return 0 if k > n else _product(n - k + 1, n + 1)


def comb(n, k, /):
    n, k = _index(n), _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    k = min(k, n - k)
    return _product(n - k + 1, n + 1) // _product(2, k + 1)


def gcd(*integers):
    result = 0
    for x in integers:
        x = abs(_index(x))
        while x:
            result, x = x, result % x
    return result


def lcm(*integers):
    result = 1
    for x in integers:
        x = abs(_index(x))
        if x == 0 or result == 0:
            result = 0
        else:
            result = result // gcd(result, x) * x
    return result


def isqrt(n, /):
    n = _index(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    c = (n.bit_length() - 1) // 2
    a, d = 1, 0
    for s in range(c.bit_length() - 1, -1, -1):
        before, d = d, c >> s
        a = (a << d - before - 1) + (n >> 2 * c - before - d + 1) // a
    return a - (a * a > n)


def prod(iterable, /, *, start=1):
    for x in iterable:
        start = start * x
    return start


def sumprod(p, q, /):
    total, floats = 0, []
    for x, y in _pairs(p, q):
        if isinstance(x, float) and isinstance(y, (int, float)) or isinstance(y, float) and isinstance(x, int):
            x, y = float(x), float(y)
            high = x * y
            floats.append(high)
            if isfinite(high):
                floats.append(fma(x, y, -high))
        else:
            total += x * y
    return fsum(floats) + total if floats else total


def _pairs(p, q):
    p, q, end = iter(p), iter(q), _end
    while True:
        x, y = next(p, end), next(q, end)
        if x is end or y is end:
            if x is not y:
                raise ValueError("Inputs are not the same length")
            return
        yield x, y


_end = object()


def fsum(seq, /):
    # Shewchuk's partial sums: their exact sum is the sum so far.
    partials, special, has_inf = [], 0.0, False
    for x in seq:
        original = x = x + 0.0 if isinstance(x, (int, float)) else float(x) if hasattr(type(x), "__float__") else ldexp(x, 0)
        i = 0
        for y in partials:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                partials[i] = low
                i += 1
            x = high
        if not isfinite(x):
            if isfinite(original):
                raise OverflowError("intermediate overflow in fsum")
            if isinf(original):
                if has_inf and special != original:
                    raise ValueError("-inf + inf in fsum")
                has_inf = True
            special += original
            partials = []
        else:
            partials[i:] = [x]
    if special != 0.0:
        return special
    if not partials:
        return 0.0
    n = len(partials) - 1
    high = partials[n]
    low = 0.0
    while n > 0:
        x = high
        n -= 1
        y = partials[n]
        high = x + y
        low = y - (high - x)
        if low:
            break
    # Half-way cases are rounded by the sign of what comes below.
    if n > 0 and (low < 0 and partials[n - 1] < 0 or low > 0 and partials[n - 1] > 0):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


def dist(p, q, /):
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[x - y for x, y in zip(p, q)])
