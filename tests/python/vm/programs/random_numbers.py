import random

for s in (0, 1, 42, -5, 10**30, 2.5, "hello", "", "ünï", b"bytes"):
    r = random.Random(s)
    print(s, r.random(), r.getrandbits(40), r.getrandbits(200), r.randint(1, 6), r.randrange(0, 100, 7), r.choice("abc"))
    print(r.choices([1, 2, 3], [5, 1, 1], k=4), r.sample(range(100), 5), r.sample(range(30), 20), r.uniform(2, 3))
    print(r.gauss(), r.gauss(0, 2), r.normalvariate(), r.expovariate(2), r.triangular(1, 5, 2), r.betavariate(2, 3))
    print(r.gammavariate(0.5, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(1, 2))
    print(r.lognormvariate(0, 1), r.binomialvariate(10, 0.3), r.binomialvariate(1000, 0.4))
    x = list(range(10))
    r.shuffle(x)
    print(x)
random.seed(7)
a = random.random()
state = random.getstate()
b = random.random()
random.setstate(state)
print(a, b, random.random() == b, [random.randint(1, 100) for _ in range(10)])
for f in (lambda: random.randint(3, 1), lambda: random.choice([]), lambda: random.sample([1], 2),
          lambda: random.seed([1]), lambda: random.sample({1: 2}, 1), lambda: random.randrange(0),
          lambda: random.choices([1, 2], 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


class Halves(random.Random):
    def random(self):
        return 0.5


print(Halves().randrange(10), Halves().choice("abcd"), random.Random().random() != random.Random().random())
