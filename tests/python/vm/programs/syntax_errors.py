# Where a SyntaxError says that it is.
for s in ["x = = 1\ny=2\n","x = = 1","x = (","if 1:\nx","  x=1","x = 'abc","def f(:\n pass","return 1","break","x = 08","f(a=1, 2)","if 1:\n\tx\n        y","é = = 1","'''abc\ndef","class A:\n    def f(self):\n    pass","a b","print 'x'","1 = x","f() = 1","x = {1:2, 3}","for i in range(3) print(i)","nonlocal x","def f():\n  nonlocal x","def f(a, a): pass","x = 5 5","lambda: (yield)","await x","yield 1","del f()","from x import *, y","global x; x=1; global x","def f():\n  x=1\n  global x","\x00","x = $","x = ?","b'é'","f'{'","f'{}'","f'{a!x}'","f'{a'","async def f(): yield 1; return 2","(a, b) += 1","if x = 1: pass","else: pass","'a' 'b","0x","1__0","1_","0b2","1e","x.1","not x = 1","*a","*a, *b = 1","def f(*): pass","def f(**a, b): pass","f(x for x in y, 1)","with open('x') as 1: pass","a := 1","(a.b := 1)","[a for 1 in b]","None = 1","def None(): pass","x: int: str","import 1","class A(x for x in y): pass","class A((x for x in y)): pass","elif x: pass","{1:}", "{**a for a in b}","[*a for a in b]","a if b","f(a.b=1)","f(1=2)","f(True=1)","def f(a=1, b): pass","\\ x","def f():\n\"\"\"x\"\"\"","  pass\n pass","if 1:\n    pass\n  pass","if 1:\n        a\n\tb"]:
    try:
        compile(s, "f.py", "exec")
        print(repr(s), "fine")
    except SyntaxError as e:
        print(repr(s), type(e).__name__, e.args, e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.filename, str(e))
    except Exception as e:
        print(repr(s), type(e).__name__, e)
# What of the line is marked.
for s in ["x +\n", "if x\n", "import a.b as\n", "import x.y, z from a.b\n", "def f(a, (b, c), d): pass\n", "lambda x, (a, b): 1\n", "{a: *b + c, d: 1}\n", "f(*a=1)\n", "f(a=1, **b=2)\n", "try: pass\nexcept a, b as c: pass\n", "try: pass\nexcept* A, B as c: pass\n"]:
    try:
        compile(s, "f.py", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
