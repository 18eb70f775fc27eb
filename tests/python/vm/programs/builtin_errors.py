# The words in which built-in functions and methods refuse.
import warnings
warnings.simplefilter("ignore")
def e(source, **names):
    try:
        text = repr(eval(source, dict(names)))
        print(source, "->", text if " at 0x" not in text else text.partition(" at ")[0])
    except BaseException as x:
        print(source, "!!", type(x).__name__, x)

class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __repr__(self): return f"I({self.n})"
class F:
    def __float__(self): return 2.5
class T:
    def __int__(self): return 7
class BadIndex:
    def __index__(self): return "x"
names = dict(I=I, F=F, T=T, BadIndex=BadIndex)
for s in '''
'x' * 'y'
[1] * 'y'
(1,) * 2.5
'x' * I(3)
I(3) * 'x'
[1, 2] * I(2)
(1,) * I(2)
b'ab' * I(2)
[1,2,3,4][I(1)]
(1,2,3,4)[I(1)]
'abcd'[I(1)]
b'abcd'[I(1)]
range(10)[I(2)]
[1,2,3,4][I(1):I(3)]
'abcd'[I(1):]
(1,2,3)[:I(2)]
b'abcd'[I(1):I(3)]
range(10)[I(1):I(8):I(2)]
[1,2,3]['a']
[1,2,3][1.0]
(1,2)['a']
'abc'['a']
b'abc'['a']
{}['a']
[1,2,3]['a':]
[1,2,3][5]
(1,)[5]
'abc'[10]
b'abc'[10]
range(3)[10]
"{0} {}".format(1, 2)
"{} {0}".format(1, 2)
"{".format()
"}".format()
"{0".format(1)
"{0!x}".format(1)
"{0!}".format(1)
"{!r:>10}".format('a')
"{a}".format()
"{0.x}".format(1)
"{0[0]}".format([5])
"{0[a]}".format({'a': 3})
"{0[a].real:>{w}}".format({'a': 3}, w=5)
"{:{}}".format('x', 5)
"{:{}{}}".format('x', '>', 5)
"{0[}".format([1])
"{0[]}".format([1])
"{:d}".format('a')
"{:s}".format(3)
"{:x}".format(3.5)
"{:c}".format(-1)
"{:,d}".format(1234567)
"{:_x}".format(123456789)
"{:,x}".format(5)
"{:q}".format(5)
"{:.3d}".format(5)
"{:+s}".format('a')
"{:=5}".format('a')
"{:05}".format('a')
"{: <5}|".format('a')
"{:^+10.2f}".format(3.14159)
"{:e}".format(12345.678)
"{:g}".format(1e20)
"{:n}".format(1234)
"{:%}".format(0.1234)
"{:.2%}".format(0.12345)
"{:#x} {:#o} {:#b}".format(255, 8, 5)
"{:010}".format(-42)
"{:<010}".format(-42)
"{:z.1f}".format(-0.01)
iter(5, 6)
iter(5)
iter([], 1, 2)
next(5)
next([])
next(iter([]))
next(iter([]), 5)
dict(5)
dict([1])
dict([(1,2,3)])
dict(['ab', 'cd'])
dict(['abc'])
dict([1,2], a=3)
dict(1, 2)
dict(a=1, **{'b': 2})
filter()
filter(None)
filter(None, 5)
map()
map(None)
map(len)
map(len, 5)
list(map(len, ['a', 5]))
zip(5)
zip([1], 5)
zip(strict=1)
list(zip([1,2],[1],strict=True))
list(zip([1],[1,2],strict=True))
list(zip([1,2],[1,2],[1],strict=True))
list(zip([1],[1],[1,2],strict=True))
zip([1], foo=2)
enumerate()
enumerate(5)
enumerate([], 'a')
enumerate([], 1, 2)
list(enumerate('ab', 5))
list(enumerate('ab', start=5))
list(enumerate(iterable='ab'))
list(enumerate('ab', I(3)))
list(enumerate('ab', 2**70))
enumerate([], foo=1)
reversed(5)
reversed({1})
list(reversed('abc'))
list(reversed(range(5)))
list(reversed({1:2,3:4}))
list(reversed({1:2,3:4}.items()))
reversed()
reversed([], [])
sum(5)
sum(['a'])
sum('ab', '')
sum([[1],[2]], [])
sum([1, 2.5, True])
sum([1,2], start=10)
min()
min(5)
min([])
min([], default=3)
min(1, 'a')
max([1, 'a'])
max(1, 2, default=3)
min([1,2], foo=2)
max('abc', key=5)
sorted(5)
sorted([1, 'a'])
sorted([3,1,2], reverse=True)
sorted([3,1,2], key=lambda x: -x)
sorted([1], [2])
sorted([1], foo=3)
int('x')
int('x', 99)
int('x', 1)
int('10', 2)
int('12', 2)
int('0x1f', 16)
int('0x1f', 0)
int('010', 0)
int(5, 2)
int(' 42 ')
int('4_2')
int('4__2')
int('_42')
int('')
int(None)
int([])
int(T())
int(F())
int(1e400)
int(float('nan'))
int('1'*5000)
int(b'12')
int(bytearray(b'12'))
int('١٢')
int(x=5)
int('5', base=10)
int(base=10)
int(1, 2, 3)
float('x')
float('')
float(None)
float([])
float(F())
float(I(3))
float('1_0.5')
float('inf'), float('-Infinity'), float('nan')
float(' 1.5 ')
float('1e400')
float(10**400)
float(1, 2)
str(1, 2)
str(b'a', 'ascii')
str(b'\\xff', 'ascii')
str(b'a', 5)
str(object=5)
bytes(5)
bytes(-1)
bytes('a')
bytes('a', 'utf-8')
bytes([256])
bytes([1, 'a'])
bytes(5.5)
bytes(I(3))
bytearray('a')
bytearray([256])
chr(-1)
chr(0x110000)
chr('a')
chr(I(65))
chr(BadIndex())
ord('ab')
ord(5)
ord(b'a')
ord(b'ab')
hex('a')
hex(I(255))
bin(2.5)
oct(I(8))
hex(-255)
abs('a')
abs()
divmod(1, 0)
divmod(1.5, 0)
divmod('a', 1)
divmod(-7, 2)
divmod(7.5, -2)
pow(2, -1)
pow(2, 3, 0)
pow(2, -1, 7)
pow(2, -1, 4)
pow('a', 2)
pow(2, 3, 'a')
pow(2.0, 3, 5)
pow(0, -1)
pow(0.0, -1)
0 ** -1
round(2.5)
round(3.5)
round(-2.5)
round(2.675, 2)
round(1234, -2)
round(1250, -2)
round(1350, -2)
round('a')
round(2.5, 'a')
round(2.5, None)
round(float('inf'))
round(float('nan'))
round(1e300, 2)
round(5, I(-1))
len(5)
len()
len([], [])
hash([])
hash({})
hash(([],))
isinstance(1, 5)
isinstance(1, (5,))
isinstance(1, int | str)
isinstance(1, list[int])
issubclass(1, int)
issubclass(int, 5)
issubclass(bool, (str, int))
callable()
getattr(1, 2)
getattr(1, 'x')
getattr(1, 'x', 5)
getattr(1)
setattr(1, 'x', 2)
setattr(object(), 'x', 2)
delattr(1, 'x')
hasattr(1, 2)
vars(1)
vars(1, 2)
dir(1, 2)
id()
range()
range('a')
range(1, 2, 0)
range(1.5)
range(1,2,3,4)
range(I(5))
range(10**20)
len(range(10**20))
range(10**20)[5]
range(10**20, 10**20+10, 3)
list(range(10**20, 10**20+10, 3))
10**20+3 in range(10**20, 10**20+10, 3)
range(10**20)[-1]
range(-10**20, 10**20, 10**19)[3:7]
list(range(-10**20, 10**20, 10**19))[:3]
range(10**20).index(10**19)
range(10**20) == range(10**20)
hash(range(3)) == hash(range(0, 3, 1))
range(3) == range(0, 3)
range(0) == range(5, 1)
range(3).count(1), range(3).count('a'), range(3).index(2)
range(3).index(7)
range(3).index('a')
bool(range(0)), bool(range(10**30))
slice(1)
slice()
slice(1,2,3,4)
slice(1,2,3).indices(10)
slice(None, None, -1).indices(5)
slice(1,'a').indices(5)
slice(1, 2) == slice(1, 2)
hash(slice(1, 2)) == hash(slice(1, 2))
slice(1,2) < slice(1,3)
print(1, sep=5)
print(1, end=5)
print(1, foo=5)
bool(1, 2)
type()
type(1, 2)
type('X', (), {}).__name__
type(5, (), {})
type('X', 5, {})
type('X', (5,), {})
type('X', (bool,), {})
type('X', (int, str), {})
object(1)
object().x
super()
super(int, 'a')
property(1, 2, 3, 4, 5)
staticmethod()
classmethod()
format(1, 2)
format('a', 'd')
format(1.5, 'd')
format([], 'd')
format(None, '5')
format(object(), 'x')
all(5)
any(5)
all([]), any([])
all([1, 0]), any([0, 1])
compile(1, 2, 3)
compile('1', 'f', 'foo')
eval(5)
eval('1', 5)
exec('1', {}, 5)
exec(5)
memoryview(5)
memoryview('a')
frozenset(5)
set(5)
set([[]])
set([1], [2])
list(5)
list([1], [2])
list(a=1)
tuple(5)
tuple([1], 2)
{[]: 1}
{1, []}
{**5}
[*5]
print(*5)
print(**5)
'abc'.replace('a')
'abc'.replace('a', 5)
'abc'.replace(5, 'a')
'abc'.replace('a', 'b', 'c')
'abc'.replace('a', 'b', count=0)
'abc'.zfill()
'abc'.zfill('a')
'abc'.zfill(I(5))
'-5'.zfill(5), '+5'.zfill(5), ''.zfill(3)
'abc'.split('')
'abc'.split(5)
'a,b,c'.split(',', maxsplit=1)
'a b  c'.split(None, 1)
'abc'.rsplit('')
'abc'.join(5)
','.join([1, 2])
','.join(['a', 2])
','.join('abc')
'abc'.find(5)
'abc'.find('a', 'b')
'abc'.index('z')
'abc'.rindex('z')
'abc'.count(5)
'abc'.startswith(5)
'abc'.startswith(('a', 5))
'abc'.startswith(('x', 'a'))
'abc'.endswith(5)
'abc'.strip(5)
'abc'.center('a')
'abc'.center(10, 'ab')
'abc'.ljust(10, '')
'abc'.ljust(I(5), '*')
'abc'.partition('')
'abc'.partition(5)
'abc'.translate(5)
'abc'.translate({97: None, 98: 'xx', 99: 100})
'abc'.encode('foo')
'abc\\xe9'.encode('ascii')
'abc\\xe9'.encode('ascii', 'foo')
'abc\\xe9'.encode('ascii', 'replace'), 'abc\\xe9'.encode('ascii', 'ignore'), 'abc\\xe9'.encode('ascii', 'xmlcharrefreplace'), 'abc\\xe9'.encode('ascii', 'backslashreplace')
b'\\xff'.decode()
b'\\xff\\xfe'.decode('utf-8', 'replace')
'abc'.expandtabs('a')
'abc'.splitlines(1, 2)
'a\\nb\\r\\nc\\x0bd\\x85e\\u2028f'.splitlines()
'a\\nb\\r\\nc'.splitlines(True)
'a\\nb\\r\\nc'.splitlines(keepends=True)
'abc'.foo
'abc'.upper(1)
'abc'.removeprefix(5)
'abc'.removeprefix('ab'), 'abc'.removesuffix('bc')
'abc'.maketrans('ab', 'c')
'abc'.format_map(5)
'{a}'.format_map({'a': 1})
'%q' % 1
'%d' % 'a'
'%d' % 1.7
'%x' % 1.5
'%s %s' % 1
'%s' % (1, 2)
'%(a)s' % {'a': 1}
'%(a)s' % 5
'%(b)s' % {'a': 1}
'%(a' % {'a': 1}
'%' % ()
'%5' % 1
'%*d' % (5, 3)
'%*d' % ('a', 3)
'%.*f' % (2, 3.14159)
'%-5d|%+d|% d|%05d|%#x|%#o' % (1, 2, 3, 4, 5, 6)
'%c%c' % (65, 'b')
'%c' % 'ab'
'%c' % -1
'%c' % 1.5
'%r %a' % ('é', 'é')
'%e %E %g %G %f %F' % (1.5, 1.5, 1e-10, 1e20, 1.5, float('inf'))
'%s' % ((1, 2),)
'%i %u' % (3, 4)
'%5.2s|' % 'abc'
'%%' % ()
'%d%%' % 5
'abc' % 5
'abc' % {}
'abc' % [1]
'%s' % {}
'%d' % T()
'%d' % I(5)
'%x' % I(255)
'%f' % 'a'
'%f' % F()
'%05.1f|%-8.3e|%+g' % (3.14159, 12345.678, 0.0001)
'%x %X %o' % (-255, 255, -8)
'%#x %#X %#o' % (255, 255, 8)
'%.3d' % 5
'%+.3d' % -5
'%.0f' % 2.5
'%3%' % ()
b'%s' % 5
b'%d %s %x %c %a' % (5, b'ab', 255, 65, 'x')
b'%b' % 'a'
[].foo
[].append()
[].append(1, 2)
[].pop()
[1].pop('a')
[1].pop(5)
[1].pop(I(0))
[].insert(1)
[].insert('a', 1)
[].remove(1)
[].index(1)
[1,2].index(1, 'a')
[].extend(5)
[1].sort(5)
[1, 'a'].sort()
[1].sort(key=5)
[].count()
[1] + (2,)
(1,) + [2]
[1] + 5
'a' + 5
5 + 'a'
b'a' + 'a'
'a' + b'a'
bytearray(b'a') + b'b'
{} | 5
{} | []
{1} | [2]
{1} - 5
{1} < 5
[1] < (1,)
1 < 'a'
None < None
{} < {}
1 + None
None + 1
-'a'
~1.5
+[]
not []
1 @ 2
1 << -1
1 >> -1
1 << 2.5
1.5 // 0
1.5 % 0
1 % 0
1 // 0
1 / 0
1.5 / 0
10**400 / 3
(10**400) / (10**399)
5 % 'a'
() .foo
(1,2).index(5)
{}.pop(1)
{}.pop(1, 2)
{}.pop()
{}.popitem()
{}.get()
{}.get(1, 2, 3)
{}.get([])
{}.setdefault()
{}.update(5)
{}.update([1])
{}.update([(1, 2, 3)])
{}.fromkeys(5)
{}.fromkeys('ab', 0)
dict.fromkeys([1, 2])
{}.keys().foo
{1}.remove(5)
{1}.add([])
{1}.discard([])
{1}.pop(1)
set().pop()
{1}.update(5)
{1} & 5
frozenset([1]).add(2)
(5).foo
(5)()
(5)[0]
'a'()
None()
None.x
None[0]
[1]()
5 in 5
5 in 'abc'
'a' in b'abc'
b'a' in 'abc'
300 in b'abc'
[] in {}
[] in {1}
(1).bit_length(), (255).bit_count(), (10).to_bytes(2), (10).to_bytes(2, 'little')
(300).to_bytes(1)
(-1).to_bytes(1)
(-1).to_bytes(2, signed=True)
(5).to_bytes(1, 'foo')
(5).to_bytes(-1)
int.from_bytes(b'ab', 'big'), int.from_bytes([1, 2]), int.from_bytes(b'\\xff', signed=True)
int.from_bytes('a')
(5).as_integer_ratio(), (0.5).as_integer_ratio(), (2.0).is_integer(), (5).is_integer()
float('inf').as_integer_ratio()
(1.5).hex(), float.fromhex('0x1.8p+0')
float.fromhex('zz')
(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator
'abc'.__getitem__(1), [1].__len__(), (5).__add__(3), (5).__add__('a')
'ß'.upper(), 'ǆ'.title(), 'İ'.lower(), 'ΑΣ'.lower(), 'ﬁ'.casefold(), 'aB'.swapcase()
'²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), 'ª'.isalpha(), '一'.isnumeric(), ' \\t'.isspace(), 'Ab'.istitle(), ''.isprintable(), '\\n'.isprintable()
'abc'.isidentifier(), '1a'.isidentifier(), 'class'.isidentifier(), 'é'.isidentifier()
'hello world foo'.title(), "they're".title(), 'HELLO'.capitalize(), 'a1b'.title()
'a,b,,c'.split(','), ''.split(','), ''.split(), '  a  b '.split(' ')
'abcabc'.rfind('b'), 'abcabc'.rfind('b', 0, 3), 'abc'.find('', 3), 'abc'.find('', 4), 'aaa'.count(''), 'aaa'.count('aa')
'x'.join(['a']), 'abc'[::-1], 'abc'[5:], 'abc'[-2:], 'abcdef'[1:5:2], 'abcdef'[5:1:-2]
'Hello'.ljust(8, '.') + '|', 'Hello'.rjust(8) + '|', 'Hello'.center(8, '*'), 'Hell'.center(9, '*'), 'a'.center(4, '*')
'a\\tb\\tc'.expandtabs(4), '\\ta'.expandtabs(0), 'ab\\tc'.expandtabs()
'abc' 'def', 'a' < 'b', 'a' < 'B', 'a' == b'a', 'abc' > 'ab'
'é' == 'e\\u0301', len('😀'), '😀'[0], '😀'.encode(), '\\ud800'.encode('utf-8', 'surrogatepass')
'\\ud800'.encode()
repr('\\x00\\x7f\\x80\\xa0\\xad\\u200b\\ud800\\U0001f600\\U000e0001'), ascii('é😀\\n')
repr("it's"), repr('say "hi"'), repr('both \\' and "'), repr(b"it's"), repr(b'\\x00\\xff"')
'''.strip().split("\n"):
    e(s, **names)
