# The examples of the collections documentation.
from collections import *
import collections, string
baseline = {'music': 'bach', 'art': 'rembrandt'}; adjustments = {'art': 'van gogh', 'opera': 'carmen'}
print(list(ChainMap(adjustments, baseline)), ChainMap(adjustments, baseline))
c = ChainMap(); d = c.new_child(); e = c.new_child(); print(e.maps[0], e.parents); d['x'] = 1; print(d['x'], list(d), 'x' in d, len(d), dict(d))
try: del ChainMap({}, {'a': 1})['a']
except KeyError as e: print(e)
class DeepChainMap(ChainMap):
    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping: mapping[key] = value; return
        self.maps[0][key] = value
d = DeepChainMap({'zebra': 'black'}, {'elephant': 'blue'}, {'lion': 'yellow'}); d['lion'] = 'orange'; d['snake'] = 'red'; print(d)
print(ChainMap({'a': 1}, {'b': 2}) | {'c': 3}, {'z': 0} | ChainMap({'a': 1}), ChainMap({1: 2}).pop(1), ChainMap({1:1}).popitem())
cnt = Counter()
for word in ['red', 'blue', 'red', 'green', 'blue', 'blue']: cnt[word] += 1
print(cnt, Counter('gallahad'), Counter({'red': 4}), Counter(cats=4, dogs=8), Counter(['eggs', 'ham'])['bacon'])
print(sorted(Counter(a=4, b=2, c=0, d=-2).elements()), Counter('abracadabra').most_common(3), Counter('abc').most_common())
c = Counter(a=4, b=2, c=0, d=-2); c.subtract(Counter(a=1, b=2, c=3, d=4)); print(c, c.total(), +c, -c)
c, d = Counter(a=3, b=1), Counter(a=1, b=2); print(c + d, c - d, c & d, c | d, c == Counter(a=3, b=1, z=0), c <= d, c > Counter(a=1))
c += d; print(c); c.update('aa'); c.update(b=5); print(c, c.copy(), dict(c)); del c['zz']; print(repr(Counter()))
try: Counter.fromkeys('ab')
except NotImplementedError as e: print(e)
d = deque('ghi'); d.append('j'); d.appendleft('f'); print(d, d.pop(), d.popleft(), list(d), d[0], d[-1], list(reversed(d)), 'h' in d)
d.extend('jkl'); d.rotate(1); print(d); d.rotate(-1); print(d); print(deque(reversed(d))); d.clear()
try: d.pop()
except IndexError as e: print(e)
d.extendleft('abc'); print(d, d.maxlen, deque('abcdef', 3), d.count('a'), d.index('b'), d.copy()); d.insert(1, 'z'); d.remove('c'); d.reverse(); print(d)
for bad in (lambda: d.remove('Q'), lambda: d.index('Q'), lambda: deque('abc', 3).insert(1, 'x'), lambda: deque(maxlen=-1), lambda: d[10], lambda: deque('a') + ['b'], lambda: deque(5), lambda: deque('ab', 'c')):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(deque('ab') + deque('c'), deque('ab') * 2, deque('ab') == deque('ab'), deque('ab') < deque('b'), deque('abc', 2) * 3)
x = deque([1]); x.append(x); print(x)
try:
    d = deque([1,2,3])
    for i in d: d.append(i)
except RuntimeError as e: print(e)
s = [('yellow', 1), ('blue', 2), ('yellow', 3), ('blue', 4), ('red', 1)]
d = defaultdict(list)
for k, v in s: d[k].append(v)
print(sorted(d.items()), d, defaultdict(int), defaultdict(lambda: 5)['q'], d.get('nope'), d.default_factory)
d = defaultdict(None, a=1)
try: d['x']
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
print(d | {'b': 1}, d.copy(), defaultdict(int, {'a': 1}) == {'a': 1})
Point = namedtuple('Point', ['x', 'y']); p = Point(11, y=22); print(p[0] + p[1], p.x + p.y, p, p._asdict(), p._replace(x=33), Point._make([1, 2]), p._fields, Point._field_defaults)
Account = namedtuple('Account', 'type balance', defaults=[0]); print(Account('premium'), Account._field_defaults, Account.__doc__, Account.type.__doc__)
print(namedtuple('T', 'a, class b', rename=True)._fields, Point(1, 2) == (1, 2), hash(p) == hash((11, 22)), getattr(p, 'x'), isinstance(p, tuple))
for bad in (lambda: namedtuple('P', 'a a'), lambda: namedtuple('P', 'class'), lambda: namedtuple('1P', 'a'), lambda: namedtuple('P', '_a'), lambda: Point(1), lambda: Point(1, 2, 3), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1), lambda: Point._make([1]), lambda: namedtuple('P', 'a', defaults=[1, 2])):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Point3(namedtuple('Point', ['x', 'y'])):
    __slots__ = ()
    @property
    def hypot(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f'Point: x={self.x:6.3f}  hypot={self.hypot:6.3f}'
print(Point3(3, 4), repr(Point3(3, 4)))
d = OrderedDict.fromkeys('abcde'); d.move_to_end('b'); print(''.join(d)); d.move_to_end('b', last=False); print(''.join(d), d.popitem(last=False), d.popitem(), d)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2))), OrderedDict(a=1) | {'b': 2}, OrderedDict())
try: d.move_to_end('zz')
except KeyError as e: print(repr(e))
try: OrderedDict().popitem()
except KeyError as e: print(e)
class LRU(OrderedDict):
    def __init__(self, maxsize=128, /, *args, **kwds): self.maxsize = maxsize; super().__init__(*args, **kwds)
    def __getitem__(self, key): value = super().__getitem__(key); self.move_to_end(key); return value
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize: oldest = next(iter(self)); del self[oldest]
l = LRU(2); l['a'] = 1; l['b'] = 2; l['a']; l['c'] = 3; print(list(l), l)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 2}); u[3] = 4; print(u, u.data, '3' in u, len(u), u | {'z': 1}, u.get('9'), u.copy())
class UL(UserList): pass
l = UL([3, 1, 2]); l.sort(); l.append(9); print(l, l[1:], l + [5], l * 2, l.data, 9 in l, l == [1, 2, 3, 9])
s = UserString("abc"); print(s.upper(), s + "d", len(s), s[1], s == "abc", s.join(['1', '2']), type(s.upper()))
import collections.abc as A
class S(A.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
s = S(4); print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)), isinstance(s, A.Reversible))
class LS(A.Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __iter__(self): return iter(self.e)
    def __contains__(self, v): return v in self.e
    def __len__(self): return len(self.e)
print(list(LS('abcdef') & LS('defghi')), list(LS('ab') | LS('bc')), LS('ab') <= LS('abc'), list(LS('abc') - LS('b')), list(LS('ab') ^ LS('bc')), LS('ab').isdisjoint(LS('c')))
try: A.Sequence()
except TypeError as e: print(e)
print(isinstance([], A.MutableSequence), isinstance({}, A.Mapping), isinstance(iter([]), A.Iterator), isinstance(len, A.Callable), isinstance((), A.Hashable), isinstance([], A.Hashable), issubclass(dict, A.Collection), isinstance((x for x in ()), A.Generator), isinstance(b'', A.Buffer), isinstance({}.keys(), A.KeysView))
