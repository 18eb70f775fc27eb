# What the compiler has doubts about.
import warnings

sources = r"""
1 is x
x is not 'a'
() is x
(1, 2) is x
None is x
1 < 2 is 3 is 4
f() is -1
assert (x, 'message')
assert ()
x = [(1, 2) (3)]
'abc' [1.5]
[1, 2][1, 2]
(1)['a']
{1: 2}()
{1}[0]
(lambda: 0)[1]
f'{x}' ('a')
'\d'
b'\q \8'
'\777 \400 \x41'
f'\d{x}\w'
r'\d'
1if x else 2
0x1for x in [1]
1_0or 2
True[0]
...()
""".strip().split("\n") + ["def f():\n    try:\n        pass\n    finally:\n        return 1 is 1",
    "for i in x:\n    try:\n        pass\n    finally:\n        if i:\n            break\n        continue",
    "try:\n    pass\nfinally:\n    def k():\n        return 5\n    for i in []:\n        break", "'''\n\\z\n'''"]
for source in sources:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "prog.py", "exec")
        except SyntaxError as e:
            print("error", e)
    for w in caught:
        print(repr(source), w.category.__name__, w.message, w.filename, w.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        eval("1 is 1")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno)
