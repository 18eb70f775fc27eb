from pprint import pprint, pformat, pp
d={"name":"x"*30,"values":list(range(30)),"nested":{"a":[1,2,{"b":("c","d"*40,"e"*40)}],"z":None}}
pprint(d); pprint([1,2,3]); pprint(d, width=40); pprint(d, indent=4, compact=True); pprint(d, depth=2); pp({"b":1,"a":2})
print(pformat(["aaa bbb ccc "*12, "short"])); pprint({"k": "word "*30}); pprint(tuple(range(40)), width=30); pprint((("x"*50,),"y"*50))
a=[1]; a.append(a); print(pformat(a)[:20]); pprint({i: str(i)*i for i in range(15)}); pprint("one two three "*10)
from dataclasses import dataclass
@dataclass
class P:
    name: str
    items: list
pprint(P("n"*40, ["item"*5]*6)); pprint(P("a",[1]))
