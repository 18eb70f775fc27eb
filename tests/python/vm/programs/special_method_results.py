# What special methods may return, and what format() and % make of values.
import warnings
warnings.simplefilter("ignore")
def e(s):
    try: print(s, "->", repr(eval(s)))
    except BaseException as x: print(s, "!!", type(x).__name__, x)
class A:
    def __init__(s,n,v): setattr(type(s), n, lambda self: v)
def mk(n,v): return type("A",(),{n:lambda self:v})()
class Fl(float): pass
class In(int): pass
for s in ["int(mk('__int__','x'))","int(mk('__int__',True))","int(mk('__int__',In(5)))","float(mk('__float__','x'))","float(mk('__float__',1))","float(mk('__index__','x'))","int(mk('__trunc__',5))","int(mk('__index__','x'))","eval('1',5)","exec('1',5)","exec('1',{},5)","eval('1',{},5)","eval(5)","exec(5)","eval('1',globals=None,locals={})","exec('1',None,None)","compile('1','f','foo')","compile(1,'f','exec')","compile('1',5,'exec')","eval(b'1+1')","eval(compile('x=1','f','exec'))","int(b'x')","int('x',base=I)" if 0 else "1","hash(slice(1,2))!=0","slice(1,2)==slice(1,2,None)","slice(1)<5","slice([])<slice({})","vars(5)","str(b'a',encoding='x')","str(b'a',errors='x')","str(encoding='utf-8')","str('a',errors='x')","bytes(mk('__bytes__','x'))","bytes(mk('__bytes__',b'x'))","bytes(mk('__index__',3))","bytearray(mk('__index__',3))","bytes(True)","bytes(2**70)","bytes(1.0)","bytes(object())","bytes({1:2})","bytes(range(3))","bytes('a','ascii','strict','x')","bytes(5,'ascii')","bytes(encoding='ascii')","bytearray(-1)","bytes([-1])","bytes(['a'])","bool(mk('__bool__',1))","len(mk('__len__',-1))","len(mk('__len__','a'))","len(mk('__len__',2**70))","repr(mk('__repr__',1))","str(mk('__str__',1))","hash(mk('__hash__','a'))","format(mk('__format__',1))","f\"{mk('x',1):x}\"","iter(mk('__iter__',1))","next(mk('__next__',1))","reversed(mk('__reversed__',1))","abs(mk('__abs__',1))","-mk('__neg__',1)","round(mk('__round__',1))","round(mk('x',1))","dir(mk('__dir__',1))","dir(mk('__dir__',[1,'a']))","bool(mk('__len__',0))","complex(1)" if 0 else "1","index" if 0 else "1","'a'*mk('__index__','b')","[1][mk('__index__','b')]","sum(mk('__iter__',iter([1,2])))","list(mk('__getitem__',1))[:1]" if 0 else '1',"5 in mk('__iter__',iter([1,5]))","max(mk('__iter__',iter([1,5])))","min([1,2],key=None)","min([],key=len)","max(1,2,key=lambda x:-x)","sorted([1,2],key=None,reverse=None)","sorted([2,1],reverse='a')","sorted([2,1],reverse=[])","divmod(mk('__divmod__',3),1)", "pow(mk('__pow__',3),1)" if 0 else '1', "isinstance(1,mk('__class__',1))", "issubclass(mk('x',1),int)","issubclass(int,mk('x',1))","setattr(mk('x',1),'a b',1)","getattr(mk('x',1),'zz')","[].index(5,1,2,3)","ord()","ord('')","chr(2**70)","chr(-2**70)","hex(2**100)","'{0.__class__}'.format(5)","'{0[1][a]}'.format([0,{'a':7}])","'{:{}}'.format(3)","'{a.b}'.format(a=5)","'{[0}'.format([1])","'{0.}'.format(1)","'{0]}'.format(1)","'{0[1]x}'.format([1,2])","'{!r}'.format('a')","'{0!r:*>10}'.format('a')","'{:{:{}}}'.format(1,2,3)","'{x}{}'.format(1,x=2)","'{}{x}{}'.format(1,3,x=2)","'{99999999999999999999}'.format(1)","'{-1}'.format(1)","'{ 0}'.format(1)","'{0 }'.format(1)","''.format(1,2)","'{{}}'.format()","'{{{}}}'.format(1)","'}}{{'.format()","'{0}{0}'.format('a')","'{:}'.format(5)", "'%s' % None","'%s %%' % 1","'%(a)s %(b)d' % dict(a=1,b=2)","'%(a)s %s' % dict(a=1)","'%-10s|' % 'a'","'%+5d' % 3","'% 5d' % -3","'%x' % -1","'%5c|' % 'a'","'%.2s' % 'abc'","'%ld' % 5","'%hd' % 5","'%lld' % 5","'%#X' % 255","'%#o' % 0","'%08.3f' % -3.14159","'%e' % 0","'%g' % 1e-5","'%g' % 100000","'%g' % 1000000","'%#g' % 1","'%a' % 'é'","'%10%' % ()","'%(a)%' % {'a':1}","'%*s|%-*s|' % (5,'a',5,'b')","'%.*f' % ('a',1.0)","'%s' % b'a'","'%d' % True","'%d' % 1e20","'%d' % float('nan')","'%d' % float('inf')","'%i' % '5'","'%x' % True","'%o' % 8.0","'%c' % 0x1F600","'%c' % 'é'","'%c' % ''","'%c' % None","'%5%' % 1", "b'%d' % 5","b'%s' % b'a'","b'%a' % 'é'","b'%x' % 255","b'%c' % 256","b'%c' % b'ab'","b'%f' % 'a'","b'%(a)s' % {b'a':b'1'}","b'%s %s' % b'a'","b'%d' % 'a'","b'%5.1f' % 2.55","b'%q' % 1"]:
    e(s)


class Hashed:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h


for h in -1, -2, 2 ** 61 - 1, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 2 ** 64 + 5, True, hash((1,)):
    print(hash(Hashed(h)))


class Stream:
    def __init__(self):
        self.written = []

    def write(self, text):
        self.written.append(text)

    def flush(self):
        self.written.append("flush")


stream = Stream()
print("a", 1, sep="-", file=stream)
print(end="", file=stream, flush=True)
print(stream.written)
print(staticmethod(len), classmethod(len), property(Stream.write).__name__, int.__doc__ is None or isinstance(int.__doc__, str))


class Slotted:
    __slots__ = "a"


slotted = Slotted()
slotted.a = 5
print(Slotted.a.__get__(slotted), Slotted.a.__get__(None, Slotted))
try:
    Slotted.a.__get__(3)
except TypeError as e:
    print(e)
try:
    round()
except TypeError as e:
    print(e)
