# try, except, else, finally, chaining, custom exceptions, context managers.
class AppError(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

    def __str__(self):
        return f"app error {self.code}"


def run(f):
    try:
        r = f()
    except ZeroDivisionError as e:
        return "zero", str(e)
    except (KeyError, IndexError) as e:
        return type(e).__name__, e.args
    except AppError as e:
        return str(e), e.code, e.args
    else:
        return "ok", r
    finally:
        print("finally")


def fail():
    raise AppError(7, "x")


print(run(lambda: 1 / 0))
print(run(lambda: {}["k"]))
print(run(lambda: [][1]))
print(run(fail))
print(run(lambda: 5))


def order():
    try:
        return "try"
    finally:
        print("before return")


print(order())
for i in range(3):
    try:
        if i == 1:
            continue
        print("i", i)
    finally:
        print("f", i)
try:
    try:
        raise KeyError("a")
    except KeyError as e:
        raise ValueError("b") from e
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b")
except ValueError as e:
    print(repr(e.__context__), e.__cause__)


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


with Manager("a") as a, Manager("b", True) as b:
    print(a.name, b.name)
    raise ValueError("in with")
print("after")
try:
    with 5:
        pass
except TypeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("AssertionError", e)
try:
    int("x1")
except ValueError as e:
    print(e)
e = ValueError("with note")
e.add_note("a note")
print(e.__notes__, isinstance(e, Exception))
try:
    undefined_name
except NameError as e:
    print(e, e.name)
try:
    del never
except NameError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)


class Keyed(KeyError, SyntaxError):
    pass


class Placed(SyntaxError, KeyError):
    pass


# Which class says the text of one that is two: the first.
print(str(Keyed("x")), str(Placed("x")), str(Keyed("x", "y")))
try:
    print(vars(__import__("builtins"))["struct.error"])
except KeyError as e:
    print(repr(e))

# What an except clause may name is looked at before what it catches; tuples in tuples it may not.
for kinds in (KeyError, int), (KeyError, (KeyError,)), (ValueError, KeyError), (), 5:
    try:
        try:
            raise KeyError("a")
        except kinds:
            print("caught")
    except BaseException as e:
        print(type(e).__name__, e)
