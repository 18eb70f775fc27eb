# Classes as they are written: attributes, methods, a property, a subclass that calls its base.
LOOPS = 60_000


class Account:
    bank = "first"

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.moves = 0

    @property
    def is_rich(self):
        return self.balance > 1000

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough")
        self.balance -= amount
        self.moves += 1


class Savings(Account):
    def deposit(self, amount):
        super().deposit(amount)
        self.balance += 1


def transfer(a, b, amount):
    a.withdraw(amount)
    b.deposit(amount)


def work():
    a = Account("Ada", 1_000_000)
    b = Savings("Grace", 0)
    rich = 0
    for _ in range(LOOPS):
        transfer(a, b, 3)
        if b.is_rich:
            rich += 1
    return rich
