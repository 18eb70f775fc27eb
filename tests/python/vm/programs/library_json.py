import json, copy
import threading
print(json.dumps({"a":[1,2.5,None,True,"x\n\"é😀"], "b":{}, 3:[], None:1, "t":(1,2)}))
print(json.dumps({"b":1,"a":[1,{"c":2}],"e":[]}, indent=2, sort_keys=True)); print(json.dumps([1,2], separators=(",",":")), json.dumps("é", ensure_ascii=False), json.dumps([1,[2]], indent="\t"))
print(json.loads('{"a": [1, 2.5, -3e2, null, true, "x\\n\\u00e9\\ud83d\\ude00"], "b": {}} '), json.loads("[]"), json.loads(" 12 "), json.loads("[NaN]"))
for bad in ("", "{", "[1,", "[1 2]", '{"a" 1}', '{a:1}', '"abc', "[1,]", '{"a":1,}', "nul", "1 2", '"\\q"', "{\n \"a\": tru}", '"\\u12"', "01", '"a\nb"'):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
try: json.dumps({1,2} if False else object())
except TypeError as e: print(e)
try: json.dumps({(1,):2})
except TypeError as e: print(e)
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
print(json.dumps({"o":object}, default=lambda o: "obj"), json.loads('{"a":1}', object_hook=lambda d: list(d)))
class C:
    def __init__(s): s.x=[1]; s.y={"a":s.x}
c=C(); d=copy.deepcopy(c); print(d.x, d.y["a"] is d.x, d.x is c.x, copy.copy(c).x is c.x)
l=[1,[2]]; l.append(l); m=copy.deepcopy(l); print(m[2] is m, m[1] is l[1], copy.copy(l)[1] is l[1])
class S:
    __slots__=("a","b")
s=S(); s.a=[1]; t=copy.deepcopy(s); print(t.a, t.a is s.a, hasattr(t,"b"))
class D:
    def __deepcopy__(self, memo): return 5
    def __copy__(self): return 6
print(copy.deepcopy([D()]), copy.copy(D()))
print(copy.deepcopy((1,[2])), copy.deepcopy({"k":(1,2)}))
class L(list): pass
x=L([1,[2]]); x.n=3; y=copy.deepcopy(x); print(type(y).__name__, y, y.n, y[1] is x[1])
from collections import defaultdict, OrderedDict, deque, Counter
print(copy.deepcopy(defaultdict(list,{"a":[1]})), copy.copy(OrderedDict(a=1)), copy.deepcopy(deque([[1]],3)), copy.deepcopy(Counter("aab")))
import threading
try: copy.deepcopy(threading.Lock())
except TypeError as e: print(e)
