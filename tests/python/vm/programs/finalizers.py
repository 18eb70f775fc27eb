# __del__ runs when the last reference goes, in the order of events.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def f():
    n = Noisy("local")
    print("in f")


f()
print("after f")
a = Noisy("first")
a = Noisy("second")
print("rebound")
b = a
del a
print("still", b.name)
b = None
print("gone")
xs = [Noisy("in list")]
xs.clear()
print("cleared")
