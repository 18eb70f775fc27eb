# "Did you mean": what a misspelt name stood for.
import traceback


class Account:
    def __init__(self):
        self.balance = 1
        self._hidden = 2

    def deposit(self):
        return balance

    def withdraw(self):
        return self.hidden


def keyword(alpha, beta=1, *, gamma=2):
    pass


def nested():
    counter = 1
    return countr


def show(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())
        print(traceback.format_exc().splitlines()[-1])


for f in (lambda: pritn("x"), lambda: [].apend(1), lambda: "a".uper(), lambda: Account().blance, lambda: Account().deposit(), lambda: Account().withdraw(),
          lambda: Account.depost, lambda: keyword(1, bta=2), lambda: keyword(1, gama=2), lambda: keyword(zzz=2), nested, lambda: math.pi, lambda: tim.sleep(1),
          lambda: {}.kyes(), lambda: traceback.print_ecx(), lambda: Acount(), lambda: xyzzy, lambda: Account().zzzzzz, lambda: (1).bit_lenght(), lambda: None.foo,
          lambda: enumarate([]), lambda: int.from_byte, lambda: thraeding, lambda: lenn([1])):
    show(f)
try:
    from traceback import print_exce
except ImportError as e:
    print(traceback.format_exc().splitlines()[-1].rpartition(")")[2])
