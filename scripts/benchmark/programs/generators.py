# A pipeline: four generators, each asking the one before it.
LOOPS = 150_000


def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for n in source:
        if n & 1:
            yield n


def squared(source):
    for n in source:
        yield n * n


def below(source, limit):
    for n in source:
        if n % 1000 < limit:
            yield n


def work():
    return sum(below(squared(odd(numbers(LOOPS))), 500))
