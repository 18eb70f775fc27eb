"""Averages and spreads, exact until the last step."""

__all__ = ["StatisticsError", "fmean", "geometric_mean", "harmonic_mean", "mean", "median", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance", "correlation", "covariance", "linear_regression"]


class StatisticsError(ValueError):
    pass


def _sums(data):
    """Count, sum and sum of squares as exact fractions (numerator, denominator), and whether all are ints."""
    count, n1, d1, n2, d2, all_int = 0, 0, 1, 0, 1, True
    for x in data:
        count += 1
        if isinstance(x, int):
            n, d = int(x), 1
        elif isinstance(x, float):
            all_int = False
            if x - x != 0:
                raise ValueError("cannot take statistics of infinities or NaNs")
            n, d = x.as_integer_ratio()
        else:
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
        if d == d1:
            n1 += n
        else:
            n1, d1 = n1 * d + n * d1, d1 * d
        dd = d * d
        if dd == d2:
            n2 += n * n
        else:
            n2, d2 = n2 * dd + n * n * d2, d2 * dd
    return count, n1, d1, n2, d2, all_int


def _quotient(n, d, all_int):
    return n // d if all_int and n % d == 0 else n / d


def mean(data):
    count, n, d, _, _, all_int = _sums(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')  #@177
    return _quotient(n, d * count, all_int)


def fmean(data, weights=None):
    data = [float(x) for x in data]
    if weights is not None:
        weights = [float(w) for w in weights]
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')  #@214
        total = sum(weights)
        if not total:
            raise StatisticsError('sum of weights must be non-zero')  #@219
        return sum([x * w for x, w in zip(data, weights)]) / total
    if not data:
        raise StatisticsError('fmean requires at least one data point')  #@204
    _, n, d, _, _, _ = _sums(data)
    return n / d / len(data)


def geometric_mean(data):
    from math import exp, log
    data = [float(x) for x in data]
    if not data:
        raise StatisticsError('Must have a non-empty dataset')  #@255
    for x in data:
        if x < 0:
            raise StatisticsError("No negative inputs allowed")
    return 0.0 if 0.0 in data else exp(fmean([log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')  #@295
    weights = [1] * len(data) if weights is None else list(weights)
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    n, d = 0, 1
    for x, w in zip(data, weights):
        a, b = x.as_integer_ratio()
        p, q = w.as_integer_ratio()
        n, d = n * q * a + p * b * d, d * q * a
    p, q, _, _, _ = _sums(weights)[1:]
    return p * d / (q * n)


def _middle(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data)


def median(data):
    data, n = _middle(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data, n = _middle(data)
    return data[(n - 1) // 2]


def median_high(data):
    data, n = _middle(data)
    return data[n // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError('n must be at least 1')  #@1193
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')  #@1201
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f'Unknown method: {method!r}')  #@1223
    m, result = size - 1 if method == "inclusive" else size + 1, []
    for i in range(1, n):
        j = i * m // n
        if method == "inclusive":
            delta = i * m - j * n
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(j, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _spread(data, center, name, least):
    """Sum of squared deviations as a fraction."""
    if center is not None:
        data = [x - center for x in data]
    count, n1, d1, n2, d2, all_int = _sums(data)
    if count < least:
        raise StatisticsError(f"{name} requires at least {'two data points' if least == 2 else 'one data point'}")
    if center is not None:
        return count, n2, d2, all_int
    return count, count * n2 * d1 * d1 - n1 * n1 * d2, count * d2 * d1 * d1, all_int


def variance(data, xbar=None):
    count, n, d, all_int = _spread(data, xbar, "variance", 2)
    return _quotient(n, d * (count - 1), all_int)


def pvariance(data, mu=None):
    count, n, d, all_int = _spread(data, mu, "pvariance", 1)
    return _quotient(n, d * count, all_int)


def _isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def _root(n, d):
    """The float nearest to the root of n/d: the root of a fraction scaled to 109 bits, its last bit set where inexact."""
    if not n:
        return 0.0
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        d <<= 2 * shift
    else:
        n <<= -2 * shift
    root = _isqrt(n // d)
    root |= root * root * d != n
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def stdev(data, xbar=None):
    count, n, d, _ = _spread(data, xbar, "stdev", 2)
    return _root(n, d * (count - 1))


def pstdev(data, mu=None):
    count, n, d, _ = _spread(data, mu, "pstdev", 1)
    return _root(n, d * count)


def _deviations(x, y, name):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    mx, my = fmean(x), fmean(y)
    x, y = [a - mx for a in x], [b - my for b in y]
    return mx, my, len(x), sum([a * b for a, b in zip(x, y)]), sum([a * a for a in x]), sum([b * b for b in y])


def covariance(x, y, /):
    _, _, n, xy, _, _ = _deviations(x, y, "covariance")
    return xy / (n - 1)


def correlation(x, y, /):
    _, _, _, xy, xx, yy = _deviations(x, y, "correlation")
    if not xx * yy:
        raise StatisticsError('at least one of the inputs is constant')  #@738
    return xy / (xx * yy) ** 0.5


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    mx, my, _, xy, xx, _ = _deviations(x, y, "linear regression")
    if not xx:
        raise StatisticsError('x is constant')  #@801
    slope = xy / xx
    return namedtuple("LinearRegression", "slope intercept", module="statistics")(slope, my - slope * mx)
