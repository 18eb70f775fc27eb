"""Averages and spreads, exact until the last step."""

__all__ = ["StatisticsError", "fmean", "geometric_mean", "harmonic_mean", "mean", "median", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance", "correlation", "covariance", "linear_regression", "median_grouped",
           "NormalDist"]


class StatisticsError(ValueError):
    pass


def _sums(data):
    """Count, sum and sum of squares as exact fractions (numerator, denominator), and whether all are ints."""
    count, n1, d1, n2, d2, all_int, special = 0, 0, 1, 0, 1, True, None
    for x in data:
        count += 1
        if isinstance(x, int):
            n, d = int(x), 1
        elif isinstance(x, float):
            all_int = False
            if x - x != 0:  # an infinity or NaN swallows the rest
                special = x if special is None else special + x
                continue
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
    if special is not None:
        return count, special, 1, special - special, 1, False
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
    if any(x - x != 0 for x in data):  # infinite, or not a number
        from math import fsum
        return fsum(data) / len(data)
    _, n, d, _, _, _ = _sums(data)
    return n / d / len(data)


def geometric_mean(data):
    from math import exp, log
    data = list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')  #@255
    for x in data:
        if x < 0:
            raise StatisticsError('No negative inputs allowed', x)  #@250
    return 0.0 if 0 in data else exp(fmean([log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')  #@295
    weights = [1] * len(data) if weights is None else list(weights)
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    if any(x - x != 0 for x in data):  # infinite, or not a number
        return sum(weights) / sum([w / x for x, w in zip(data, weights)])
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


def median_grouped(data, interval=1.0):
    data, n = _middle(data)
    x = data[n // 2]
    below, equal = sum([v < x for v in data]), data.count(x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


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


def _ranks(data):
    """1 for the least; what is equal shares the mean of its ranks."""
    order, ranks, at = sorted(range(len(data)), key=data.__getitem__), [0.0] * len(data), 0
    while at < len(order):
        end = at
        while end < len(order) and data[order[end]] == data[order[at]]:
            end += 1
        for i in order[at:end]:
            ranks[i] = (at + 1 + end) / 2
        at = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked" and len(x) == len(y):
        x, y = _ranks(x), _ranks(y)
    _, _, _, xy, xx, yy = _deviations(x, y, "correlation")
    if not xx * yy:
        raise StatisticsError('at least one of the inputs is constant')  #@738
    return xy / (xx * yy) ** 0.5


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    mx, my, _, xy, xx, _ = _deviations(x, y, "linear regression")
    if not xx:
        raise StatisticsError('x is constant')  #@801
    slope, intercept = xy / xx, None
    if proportional:
        slope, intercept = sum([a * b for a, b in zip(x, y)]) / sum([a * a for a in x]), 0.0
    return namedtuple("LinearRegression", "slope intercept", module="statistics")(slope, my - slope * mx if intercept is None else intercept)


# Coefficients of the rational approximations of Wichura's algorithm AS 241 (1988): near the middle, beyond it, in the tails.
_wichura = (
    ((2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
      1971.5909503065514427, 133.14166789178437745, 3.387132872796366608),
     (5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
      687.1870074920579083, 42.313330701600911252, 1.0)),
    ((7.7454501427834140764e-4, 2.27238449892691845833e-2, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504,
      5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
     (1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 0.14810397642748007459, 0.68976733498510000455,
      1.6763848301838038494, 2.05319162663775882187, 1.0)),
    ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.65321895265761230930e-2, 0.29656057182850489123,
      1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
     (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 1.48753612908506148525e-2,
      0.13692988092273580531, 0.59983220655588793769, 1.0)))


def _polynomial(coefficients, r):
    total = coefficients[0]
    for c in coefficients[1:]:
        total = total * r + c
    return total


def _inv_cdf(p, mu, sigma):
    from math import log, sqrt
    q = p - 0.5
    if abs(q) <= 0.425:
        r, part = 0.180625 - q * q, 0
    else:
        r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
        part = 1 if r <= 5.0 else 2
        r -= 1.6 if part == 1 else 5.0
    over, under = [_polynomial(c, r) for c in _wichura[part]]
    if not part:
        return mu + over * q / under * sigma
    return mu + (-(over / under) if q < 0.0 else over / under) * sigma


class NormalDist:
    __slots__ = "_mu", "_sigma"

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')  #@1241
        self._mu, self._sigma = float(mu), float(sigma)

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [_inv_cdf(draw(), self._mu, self._sigma) for _ in range(n)]

    def _wanted_sigma(self, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")
        return self._sigma

    def pdf(self, x):
        from math import exp, sqrt, tau
        variance = self._wanted_sigma("pdf") ** 2
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        from math import erfc, sqrt
        return 0.5 * erfc((self._mu - x) / (self._wanted_sigma("cdf") * sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')  #@1283
        return _inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        return (x - self._mu) / self._wanted_sigma("zscore")

    def overlap(self, other):
        from math import erfc, log, sqrt
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        x, y = (self, other) if (self._sigma, self._mu) <= (other._sigma, other._mu) else (other, self)
        vx, vy = x._wanted_sigma("overlap") ** 2, y._wanted_sigma("overlap") ** 2
        dv, dm = vy - vx, abs(y._mu - x._mu)
        if not dv:
            return erfc(dm / (2.0 * x._sigma * sqrt(2.0)))
        a = x._mu * vy - y._mu * vx
        b = x._sigma * y._sigma * sqrt(dm * dm + dv * log(vy / vx))
        low, high = (a + b) / dv, (a - b) / dv
        return 1.0 - (abs(y.cdf(low) - x.cdf(low)) + abs(y.cdf(high) - x.cdf(high)))

    def _moved(self, other, sign):
        from math import hypot
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + sign * other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + sign * other, self._sigma)

    def __add__(self, other):
        return self._moved(other, 1)

    def __sub__(self, other):
        return self._moved(other, -1)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
