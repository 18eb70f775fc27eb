import math

for name in ("acos acosh asin asinh atan atanh cbrt cos cosh degrees erf erfc exp exp2 expm1 fabs gamma isfinite isinf "
             "isnan lgamma log log10 log1p log2 radians sin sinh sqrt tan tanh ulp frexp modf floor ceil trunc").split():
    f = getattr(math, name)
    for x in (-1.0, 0.0, 0.5, 1.0, 2.0, math.inf, -math.inf, 1e308, -2, 2**70, 3, True, "x", -0.5):
        try:
            # The last digits are the C library's own.
            r = f(x)
            print(name, x, f"{r:.12g}" if isinstance(r, float) else r)
        except Exception as e:
            print(name, x, type(e).__name__, e)
for name in ("atan2", "copysign", "fmod", "remainder", "pow", "ldexp", "nextafter", "hypot"):
    f = getattr(math, name)
    for x in ((1.5, 2), (0.0, -1), (-8.0, 0.5), (math.inf, 2), (2.0, 0), (1e300, 10), (2.0, math.inf), (3, "x"), (1, 9999)):
        try:
            print(name, x, f"{f(*x):.12g}")
        except Exception as e:
            print(name, x, type(e).__name__, e)
print(math.factorial(20), math.factorial(50), math.comb(50, 6), math.perm(10, 3), math.perm(5), math.gcd(12, 18, 27))
print(math.lcm(4, 6, 10), math.gcd(), math.lcm(), math.isqrt(10**30), math.isqrt(99), math.prod([1, 2, 3.5]))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.sumprod([1, 2], [3, 4]), math.dist((0, 0), (3, 4)))
print(math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(), math.isclose(1, 1 + 1e-10), math.fma(2, 3, 4))
print(math.log(8, 2), math.log(10**400), math.log2(2**1000), math.log10(10**200), math.nextafter(1.0, 2.0, steps=3))
for f in (lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2),
          lambda: math.gcd(1.5), lambda: math.fsum([1, "x"]), lambda: math.dist((1,), (1, 2)), lambda: math.sqrt(None),
          lambda: math.log(0), lambda: math.log(-3), lambda: math.floor(math.nan), lambda: math.fma(1e308, 10, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Half:
    def __float__(self):
        return 0.25

    def __floor__(self):
        return "my floor"


print(math.sqrt(Half()), math.floor(Half()), math.pi, math.e, math.tau, math.inf, math.nan)
