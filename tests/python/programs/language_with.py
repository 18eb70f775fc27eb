class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, *details):
        print("exit", self.name, details[0])
        return self.swallow


def returns():
    with Manager("r") as m:
        return m.name


def loops():
    for n in range(4):
        with Manager(n):
            if n == 1:
                continue
            if n == 2:
                break


def several():
    with Manager("a") as a, Manager("b") as b:
        print(a.name, b.name)
    with (Manager("c") as c, Manager("d")):
        print(c.name)
    with (
        Manager("e"),
        Manager("f") as f,
    ):
        print(f.name)


def swallows():
    with Manager("s", swallow=True):
        raise ValueError("gone")
    try:
        with Manager("t"):
            raise KeyError("seen")
    except KeyError as error:
        print(error)


with Manager("module"), Manager("second") as second: print(second.name)
targets = [None, None]
with Manager("item") as targets[0], Manager("tuple") as targets[1]:
    pass
with (Manager("group")) as group:
    print(group.name)
with (yield_ := Manager("walrus")):
    print(yield_.name)
print(returns(), several(), loops(), swallows())
