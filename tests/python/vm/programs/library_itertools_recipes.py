# The recipes of the itertools documentation.
from itertools import *
from collections import Counter, deque
from contextlib import suppress
from functools import reduce
from math import comb, prod, sumprod, isqrt
from operator import getitem, itemgetter, not_
import operator, collections, random
def take(n, iterable): return list(islice(iterable, n))
def prepend(value, iterable): return chain([value], iterable)
def tabulate(function, start=0): return map(function, count(start))
def repeatfunc(function, times=None, *args):
    if times is None: return starmap(function, repeat(args))
    return starmap(function, repeat(args, times))
def flatten(list_of_lists): return chain.from_iterable(list_of_lists)
def ncycles(iterable, n): return chain.from_iterable(repeat(tuple(iterable), n))
def loops(n): return repeat(None, n)
def tail(n, iterable):
    try: size = len(iterable)
    except TypeError: return iter(deque(iterable, maxlen=n))
    else: return islice(iterable, max(0, size - n), None)
def consume(iterator, n=None):
    if n is None: deque(iterator, maxlen=0)
    else: next(islice(iterator, n, n), None)
def nth(iterable, n, default=None): return next(islice(iterable, n, None), default)
def quantify(iterable, predicate=bool): return sum(map(predicate, iterable))
def first_true(iterable, default=False, predicate=None): return next(filter(predicate, iterable), default)
def all_equal(iterable, key=None): return len(take(2, groupby(iterable, key))) <= 1
def unique_justseen(iterable, key=None):
    if key is None: return map(itemgetter(0), groupby(iterable))
    return map(next, map(itemgetter(1), groupby(iterable, key)))
def unique_everseen(iterable, key=None):
    seen = set()
    if key is None:
        for element in filterfalse(seen.__contains__, iterable):
            seen.add(element); yield element
    else:
        for element in iterable:
            k = key(element)
            if k not in seen: seen.add(k); yield element
def unique(iterable, key=None, reverse=False):
    sequenced = sorted(iterable, key=key, reverse=reverse)
    return unique_justseen(sequenced, key=key)
def sliding_window(iterable, n):
    iterator = iter(iterable); window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator: window.append(x); yield tuple(window)
def grouper(iterable, n, *, incomplete='fill', fillvalue=None):
    iterators = [iter(iterable)] * n
    match_ = incomplete
    if match_ == 'fill': return zip_longest(*iterators, fillvalue=fillvalue)
    if match_ == 'strict': return zip(*iterators, strict=True)
    return zip(*iterators)
def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for num_active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, num_active)); yield from map(next, iterators)
def subslices(seq):
    slices = starmap(slice, combinations(range(len(seq) + 1), 2)); return map(getitem, repeat(seq), slices)
def derangements(iterable, r=None):
    seq = tuple(iterable); pos = tuple(range(len(seq))); have_moved = map(map, repeat(operator.is_not), repeat(pos), permutations(pos, r=r))
    valid = map(all, have_moved); return compress(permutations(seq, r=r), valid)
def iter_index(iterable, value, start=0, stop=None):
    seq_index = getattr(iterable, 'index', None)
    if seq_index is None:
        iterator = islice(iterable, start, stop)
        for i, element in enumerate(iterator, start):
            if element is value or element == value: yield i
    else:
        stop = len(iterable) if stop is None else stop
        i = start
        with suppress(ValueError):
            while True:
                yield (i := seq_index(value, i, stop)); i += 1
def iter_except(function, exception, first=None):
    with suppress(exception):
        if first is not None: yield first()
        while True: yield function()
def powerset(iterable):
    s = list(iterable); return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def before_and_after(predicate, it):
    it = iter(it); transition = []
    def true_iterator():
        for elem in it:
            if predicate(elem): yield elem
            else: transition.append(elem); return
    return true_iterator(), chain(transition, it)
def sum_of_squares(iterable): return sumprod(*tee(iterable))
def transpose(matrix): return zip(*matrix, strict=True)
def reshape(matrix, columns): return batched(chain.from_iterable(matrix), columns, strict=True)
def matmul(m1, m2):
    n = len(m2[0]); return batched(starmap(sumprod, product(m1, transpose(m2))), n)
def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]; n = len(kernel); padded = chain(repeat(0, n - 1), signal, repeat(0, n - 1))
    for w in sliding_window(padded, n): yield sumprod(kernel, w)
def polynomial_from_roots(roots):
    factors = zip(repeat(1), map(operator.neg, roots)); return list(reduce(convolve, factors, [1]))
def polynomial_eval(c, x):
    n = len(c)
    if not n: return type(x)(0)
    powers = map(pow, repeat(x), reversed(range(n))); return sumprod(c, powers)
def polynomial_derivative(c):
    n = len(c); powers = reversed(range(1, n)); return list(map(operator.mul, c, powers))
def sieve(n):
    if n > 2: yield 2
    data = bytearray((0, 1)) * (n // 2)
    for p in iter_index(data, 1, start=3, stop=isqrt(n) + 1):
        data[p * p : n : p + p] = bytes(len(range(p * p, n, p + p)))
    yield from iter_index(data, 1, start=3)
def factor(n):
    for prime in sieve(isqrt(n) + 1):
        while not n % prime:
            yield prime; n //= prime
            if n == 1: return
    if n > 1: yield n
def is_prime(n): return n > 1 and next(factor(n)) == n
def totient(n):
    for prime in set(factor(n)): n -= n // prime
    return n
def running_mean(it):
    t = 0
    for n, x in enumerate(it, 1): t += x; yield t / n
print(take(10, count()), list(prepend(1, [2, 3])), take(3, tabulate(lambda x: 2 * x)), list(repeatfunc(pow, 2, 2, 3)))
print(list(flatten([[0, 1], [2]])), list(ncycles('ab', 2)), list(tail(3, 'ABCDEFG')), list(tail(3, iter('ABCDEFG'))))
it = iter('ABCDEF'); consume(it, 2); print(list(it), nth('ABC', 1), nth('ABC', 5, 'z'), quantify([True, False, 3]))
print(first_true('..x', predicate=lambda c: c == 'x'), all_equal('AAAA'), all_equal('4٤௪౪໔', key=int), all_equal('ab'))
print(list(unique_everseen('AAAABBBCCDAABBB')), list(unique_everseen('ABBcCAD', str.casefold)), list(unique_justseen('AAAABBBCCDAABBB')), list(unique([[1, 2], [3, 4], [1, 2]])))
print([''.join(w) for w in sliding_window('ABCDEFG', 4)], list(grouper('ABCDEFG', 3, fillvalue='x')), list(grouper('ABCDEFG', 3, incomplete='ignore')))
try: list(grouper('ABCDEFG', 3, incomplete='strict'))
except ValueError as e: print(e)
print(list(roundrobin('ABC', 'D', 'EF')), [''.join(s) for s in subslices('ABCD')], [''.join(d) for d in derangements('ABCD')])
print(list(iter_index('AABCADEAF', 'A')), list(iter_index(iter('AABCADEAF'), 'A', 1)), list(powerset([1, 2, 3])))
a, b = before_and_after(str.isupper, 'ABCdEfGhI'); print(''.join(a), ''.join(b))
print(sum_of_squares([10, 20, 30]), list(transpose([(1, 2, 3), (11, 22, 33)])), list(reshape([(0, 1), (2, 3), (4, 5)], 3)), list(matmul([(7, 5), (3, 5)], [(2, 5), (7, 9)])))
print(list(convolve([1, -1, -20], [1, -3])), polynomial_from_roots([5, -4, 3]), polynomial_eval([1, -4, -17, 60], x=5), polynomial_derivative([1, -4, -17, 60]))
print(list(sieve(30)), list(factor(99_953)), is_prime(9907), totient(12), list(running_mean([8.5, 9.5, 7.5, 6.5])))
d = {'a': 1, 'b': 2}; print(list(iter_except(d.popitem, KeyError)))
print(list(accumulate([1,2,3,4,5], operator.mul)), list(accumulate([1, 2], initial=100)), list(accumulate([9,1,8], max)))
print([''.join(b) for b in batched('ABCDEFG', 3)]); 
try: list(batched('ABC', 2, strict=True))
except ValueError as e: print(e)
try: batched('ABC', 0)
except ValueError as e: print(e)
print(list(chain('ABC', 'DEF')), list(combinations('ABCD', 2))[:3], list(combinations_with_replacement('ABC', 2)), list(compress('ABCDEF', [1,0,1,0,1,1])))
print(take(3, count(2.5, 0.5)), count(5), count(1, 2), list(dropwhile(lambda x: x < 5, [1,4,6,3,8])), list(filterfalse(lambda x: x<5, [1,4,6,3,8])))
print([(k, list(g)) for k, g in groupby('AAAABBBCCDAABBB')], list(islice('ABCDEFG', 2, None, 2)), list(pairwise('ABCD')), len(list(permutations(range(4)))))
print(list(product('AB', repeat=2)), list(starmap(pow, [(2,5), (3,2)])), list(takewhile(lambda x: x < 5, [1,4,6,3])), list(zip_longest('ABC', 'xy', fillvalue='-')))
t1, t2, t3 = tee('abc', 3); print(list(t1), next(t2), list(t2), list(t3)); t4, = tee(t3, 1); print(list(t4))
for bad in (lambda: islice('a', -1), lambda: next(islice('a', 'x')), lambda: combinations('ab', -1), lambda: tee('a', -1), lambda: product(1), lambda: count('a'), lambda: pairwise(), lambda: islice('abc', 1, 2, 0), lambda: permutations('a', 'x'), lambda: repeat(), lambda: accumulate(), lambda: starmap(1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(next(cycle('a')))
for c in (chain(), cycle('a'), groupby(''), islice('', 1), pairwise(''), product(), accumulate([]), zip_longest(), starmap(pow, []), tee('')[0], batched('a', 1), compress('', ''), takewhile(bool, ''), dropwhile(bool, ''), filterfalse(None, ''), permutations(''), combinations('', 0), combinations_with_replacement('', 0)): print(type(c), end=' ')
