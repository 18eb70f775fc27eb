# except*: with and without a name, else, finally, nested, in loops and generators.
def one(f):
    try:
        f()
    except* ValueError:
        pass


def several(f):
    for i in range(3):
        try:
            f(i)
        except* (ValueError, TypeError) as group:
            print(group.exceptions)
        except* OSError as error:
            raise RuntimeError(i) from error
        except* KeyError:
            continue_later = True
        else:
            break
        finally:
            print("done")
    return i


def nested(f):
    try:
        try:
            return f()
        except* ValueError as e:
            with open(e) as g:
                yield g
    except* TypeError as e:
        for x in e.exceptions:
            if x:
                break
        yield lambda: e


async def waiting(f):
    try:
        await f()
    except* ValueError:
        await f()
    return 1


try:
    one(print)
except* Exception as everything:
    print(everything)
