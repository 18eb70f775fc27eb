# heapq, bisect, statistics, textwrap, string, copy, json, random, time, gc, errno, timeit, sys: examples and error texts.
import heapq, bisect, statistics as st, textwrap, string, copy, json, random, struct, types, operator, time, gc, errno, timeit, sys, weakref, math
def heapsort(iterable):
    h = []
    for v in iterable: heapq.heappush(h, v)
    return [heapq.heappop(h) for i in range(len(h))]
print(heapsort([1, 3, 5, 7, 9, 2, 4, 6, 8, 0]))
h = []; heapq.heappush(h, (5, 'write code')); heapq.heappush(h, (7, 'release')); heapq.heappush(h, (1, 'spec')); print(heapq.heappop(h), heapq.heappushpop(h, (0, 'x')), heapq.heapreplace(h, (9, 'z')), h)
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6])), list(heapq.merge([7, 4], [5, 2], reverse=True)), list(heapq.merge(['dog', 'horse'], ['cat', 'fish'], key=len)), heapq.nlargest(3, [1, 8, 2, 23, 7]), heapq.nsmallest(2, ['aaa', 'b', 'cc'], key=len), heapq.nlargest(0, [1]))
x = [3, 1, 2]; heapq.heapify_max(x); print(x, heapq.heappop_max(x)); heapq.heappush_max(x, 10); print(x, heapq.heappushpop_max(x, 5), heapq.heapreplace_max(x, 0))
for bad in (lambda: heapq.heappop([]), lambda: heapq.heapify(5), lambda: heapq.heapreplace([], 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'): return grades[bisect.bisect(breakpoints, score)]
print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]], bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2, 2, 3], 2, 0, 3)); a = [1, 3]; bisect.insort(a, 2); bisect.insort_left(a, 2, key=lambda v: v); print(a, bisect.bisect([(1, 'a'), (3, 'b')], 2, key=lambda r: r[0]))
try: bisect.bisect([1], 1, -1)
except ValueError as e: print(e)
print(st.mean([1, 2, 3, 4, 4]), st.mean([-1.0, 2.5, 3.25, 5.75]), st.fmean([3.5, 4.0, 5.25]), st.fmean([85, 92, 83, 91], weights=[0.2, 0.2, 0.3, 0.3]), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]), st.median([1, 3, 5, 7]), st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.mode([1, 1, 2, 3, 3, 3, 3, 4]), st.mode(["red", "blue", "blue"]), st.multimode('aabbbbccddddeeffffgg'), st.pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), st.pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]), st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), st.variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]), st.quantiles([1,2,3,4,5,6,7,8,9], n=4), [round(q, 1) for q in st.quantiles([105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110], n=10)], st.quantiles([1,2,3], method='inclusive'), st.covariance([1,2,3,4,5,6,7,8,9], [1,2,3,1,2,3,1,2,3]), st.correlation([1,2,3,4], [1,3,2,5]), st.linear_regression([1971, 1975, 1979], [1, 2, 3]), st.median([1, 2.5]))
for bad in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.harmonic_mean([-1]), lambda: st.quantiles([1], n=4), lambda: st.geometric_mean([0]), lambda: st.correlation([1], [1]), lambda: st.mean(['a'])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(textwrap.dedent('''
    hello
      world
    '''), textwrap.indent('hello\n\n \nworld', '  '), textwrap.indent('a\n\n', '+', lambda l: True), textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello world", width=11), textwrap.shorten("Hello world", width=10, placeholder="..."), textwrap.wrap("The quick brown fox jumped over the lazy dog", width=15), textwrap.fill("a " * 20, 20, initial_indent="* ", subsequent_indent="  "))
w = textwrap.TextWrapper(width=20, break_long_words=False, drop_whitespace=True, max_lines=2, placeholder='…'); print(w.wrap("supercalifragilisticexpialidocious is a long word-with-hyphens and more"), textwrap.wrap("aaaaaaaaaaaaaaaaaaaaaa bbb", 10), textwrap.wrap(""), textwrap.wrap("well-known e-mail", 6))
t = string.Template('$who likes ${what} $$5'); print(t.substitute(who='tim', what='kung pao'), t.safe_substitute(who='x'), t.get_identifiers(), t.is_valid(), string.capwords("hello  world"), string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.octdigits, len(string.printable))
for bad in (lambda: t.substitute(who='x'), lambda: string.Template('Give $who $100').substitute({'who': 'x'})):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class MyF(string.Formatter):
    def get_value(self, key, args, kw): return kw.get(key, '?') if isinstance(key, str) else args[key]
print(MyF().format("{0} {x} {y!r:>5}", 1, y='q'), list(string.Formatter().parse("a{b!r:c}d")), string.Formatter().vformat("{}-{}", (1, 2), {}))
l = [1, [2, 3]]; c, d = copy.copy(l), copy.deepcopy(l); l[1].append(4); print(c, d)
class Node:
    def __init__(self): self.me = self; self.v = [1]
    def __copy__(self): n = Node(); n.v = 'copied'; return n
n = copy.deepcopy(Node()); print(n.me is n, copy.copy(n).v, copy.replace(types.SimpleNamespace(a=1), a=2))
class DC:
    def __deepcopy__(self, memo): return "deep"
print(copy.deepcopy([DC(), (1, [2]), {1: {2}}, frozenset([1]), b'x', bytearray(b'y'), len, print]))
print(json.dumps(['foo', {'bar': ('baz', None, 1.0, 2)}]), json.dumps("\"foo\bar\u1234\\"), json.dumps({"c": 0, "b": 0, "a": 0}, sort_keys=True), json.dumps([1, 2, {'4': 5}], separators=(',', ':')), json.dumps({'4': 5, '6': [1, {}]}, indent=4), json.loads('["foo", {"bar":["baz", null, 1.0, 2]}]'), json.loads('1.1', parse_float=str), json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.dumps(float('nan')), json.loads('[NaN, Infinity, -0, 1E5, "\\ud83d\\ude00"]'), json.dumps("é😀"), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((), indent=2), json.dumps([[], {}], indent='\t'))
class Enc(json.JSONEncoder):
    def default(self, o): return f"<{o}>" if isinstance(o, (set, frozenset)) else super().default(o)
print(json.dumps({1}, cls=Enc), json.dumps({'a': {2}}, default=list), json.JSONEncoder().encode({"foo": ["bar"]}), json.JSONDecoder().raw_decode('{"a":1} x'))
for bad in (lambda: json.loads('{"a": }'), lambda: json.loads(''), lambda: json.loads('[1,]'), lambda: json.loads('{"a" 1}'), lambda: json.loads('"\n"'), lambda: json.loads('[1] x'), lambda: json.dumps({1}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float('inf'), allow_nan=False), lambda: json.loads(5), lambda: json.loads('"\\x"'), lambda: json.loads('{1:2}'), lambda: json.loads('tru'), lambda: json.dumps((a := [], a.append(a))[0])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
random.seed(42); print(random.random(), random.uniform(2.5, 10.0), random.expovariate(1 / 5), random.randrange(10), random.randrange(0, 101, 2), random.choice(['win', 'lose', 'draw']), random.sample([10, 20, 30, 40, 50], k=4), random.choices(['red', 'black', 'green'], [18, 18, 2], k=6), random.gauss(0, 1), random.betavariate(1, 2), random.triangular(), random.getrandbits(70), random.randbytes(4), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.lognormvariate(0, 1), random.normalvariate(), random.binomialvariate(10, 0.3), random.gammavariate(2, 3))
deck = list('ace two three four'.split()); random.shuffle(deck); print(deck, random.sample('abc', 2, counts=[1, 2, 3]), random.Random(7).random(), random.Random("str").randint(1, 100))
s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random())
for bad in (lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.randint(2, 1), lambda: random.sample({1}, 1), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[0]), lambda: random.getrandbits(-1), lambda: random.randrange(1.5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(errno.ENOENT, errno.errorcode[13], gc.isenabled(), gc.get_threshold(), gc.collect() >= 0, gc.get_count()[1] >= 0)
gc.disable(); print(gc.isenabled()); gc.enable(); gc.set_threshold(700, 5); print(gc.get_threshold())
print(timeit.timeit('x += 1', 'x = 0', number=10) >= 0, len(timeit.repeat(lambda: None, repeat=3, number=2)), isinstance(timeit.default_timer(), float), timeit.Timer("pass").autorange.__name__)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400 * 365).tm_yday, time.gmtime(0), time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0, time.process_time() >= 0, time.thread_time() >= 0, time.time_ns() > 10**18, time.strftime("%a %b %d %j", (2024, 2, 29, 0, 0, 0, 3, 60, 0)), time.asctime((2024, 2, 29, 1, 2, 3, 3, 60, 0)))
for bad in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(float('nan')), lambda: time.strftime(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(sys.byteorder, sys.maxsize, sys.getrefcount(None), sys.implementation.name, sys.implementation.version[:2], sys.getswitchinterval(), sys._is_gil_enabled() in (True, False), sys.exc_info(), sys.getrecursionlimit(), sys.float_info.max, sys.int_info.bits_per_digit, sys.flags.optimize, sys.version_info[:2], sys.hash_info.width, sys.maxunicode, sys.intern("a") is sys.intern("a"), sys.is_finalizing(), sys.gettrace())
sys.setswitchinterval(0.001); print(sys.getswitchinterval())
for bad in (lambda: sys.setswitchinterval(0), lambda: sys.setswitchinterval("x"), lambda: sys.setrecursionlimit(0), lambda: sys.exit(5), lambda: sys.getrefcount()):
    try: print(bad())
    except (Exception, SystemExit) as e: print(type(e).__name__, e)
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exception())

n = st.NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.pdf(110), n.cdf(120), [n.inv_cdf(p) for p in (.9, .001, .4, 1e-20)], n.quantiles())
print(n.zscore(130), n + 5, n * 2, n - st.NormalDist(1, 2), 5 - n, n / 3, -n, +n, n == st.NormalDist(100.0, 15.0), hash(n) == hash(st.NormalDist(100, 15)))
print(n.overlap(st.NormalDist(110, 10)), n.overlap(st.NormalDist(105, 15)), st.NormalDist.from_samples([1, 2, 3, 4]), n.samples(3, seed=1))
print(st.median_grouped([1, 2, 2, 3, 4, 4, 4]), st.median_grouped([52, 52, 53, 54], interval=2))
for wrong in (lambda: st.NormalDist(1, -1), lambda: st.NormalDist(1, 0).pdf(1), lambda: n.inv_cdf(0), lambda: st.geometric_mean([-1, 2]), lambda: st.median_grouped([])):
    try: wrong()
    except st.StatisticsError as e: print(e.args)
print(time.get_clock_info("monotonic"), time.get_clock_info("time"), time.get_clock_info("process_time").implementation)
print(time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.clock_getres(time.CLOCK_MONOTONIC), time.clock_gettime_ns(time.CLOCK_REALTIME) > 10**18)
spent = time.process_time(), time.thread_time()
time.sleep(0.2)
print(time.process_time() - spent[0] < 0.1, time.thread_time() - spent[1] < 0.1)
for wrong in (lambda: time.get_clock_info("z"), lambda: time.gmtime("x"), lambda: time.mktime((1, 2)), lambda: time.asctime((1,)), lambda: time.nothing, lambda: time.clock_gettime(99)):
    try: wrong()
    except Exception as e: print(type(e).__name__, e)
async def co(): yield
class Slots: __slots__ = "a"
print(types.CoroutineType, types.AsyncGeneratorType is type(co()), types.MemberDescriptorType is type(Slots.a), hasattr(types, "ClassMethodDescriptorType"))
class Stand:
    def __mro_entries__(self, bases): return (list,)
print(types.resolve_bases((Stand(), int)), types.prepare_class("N", (int,), {"k": 1}), types.new_class("N", (Stand(),)).__mro__[1], types.new_class("N", (Stand(),)).__orig_bases__[0].__class__)
