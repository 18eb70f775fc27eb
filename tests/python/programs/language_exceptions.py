class Problem(Exception):
    pass


def handle(action):
    log = []
    try:
        log.append("try")
        action()
    except ValueError:
        log.append("value")
    except (TypeError, KeyError) as error:
        log.append(type(error).__name__)
    except Problem as problem:
        log.append(problem.args)
        return log
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def fail(error):
    def action():
        raise error
    return action


def chained():
    try:
        try:
            {}["missing"]
        except KeyError as key:
            raise Problem("chained") from key
    except Problem as error:
        return error, error.__cause__
    try:
        raise Problem from None
    except:
        pass


def returns(values):
    for value in values:
        try:
            if value == 1:
                continue
            if value == 2:
                break
            if value == 3:
                return value
        finally:
            if value is None:
                raise ValueError(value)
    else:
        return "else"
    return "end"


def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            try:
                raise TypeError(2)
            except TypeError:
                pass
    except ValueError as e:
        try:
            raise
        except ValueError as again:
            return again is e
    finally:
        cleanup = True
        assert cleanup


def loop_with_handlers(n):
    total = 0
    while n:
        n -= 1
        try:
            total += 1 // (n % 2)
        except ZeroDivisionError as e:
            if n > 5:
                continue
            total += 10
            del e
        else:
            if total > 100:
                break
    return total


def multiple(x):
    try:
        return int(x)
    except ValueError, TypeError:
        return None


print(handle(lambda: None), handle(fail(ValueError())), handle(fail(KeyError(1))), handle(fail(Problem(2))))
print(chained(), returns([0, 1]), returns([2]), returns([3]), nested(), loop_with_handlers(12), multiple("x"))
try:
    returns([None])
except ValueError as error:
    print(error)
try:
    raise Problem
except Problem: print("one line")
