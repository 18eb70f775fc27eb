# What is still there when the program ends: finalizers run, and find the program's names.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, K, named(self))
K = 5
def named(a): return type(a).__name__
a = A(1); b = A(2)
l = [A(3), A(4)]
c = A(5)
d = {"x": A(6)}
class H: pass
h = H(); h.a = A(7)
def f():
    x = A(8)
    return lambda: x
g = f()
def gen():
    try: yield 1
    finally: print("gen fin")
q = gen(); next(q)
import atexit
atexit.register(print, "atexit")
print("end")
