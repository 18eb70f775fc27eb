# Calls, and little else: fib(25) makes 242,785 of them.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    fib(25)
