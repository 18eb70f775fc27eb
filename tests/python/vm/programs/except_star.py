"""except*: which part of a group each clause takes, and what is raised at the end."""
import asyncio, traceback, sys
def show(f):
    try: f()
    except BaseException as e: print("".join(traceback.format_exception(e)).replace(__file__, "except_star.py"), end="")
def one():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError("t"), ExceptionGroup("in", [OSError(5), ValueError(2)])])
    except* ValueError as e: print("V", repr(e), e.exceptions)
    except* (TypeError, OSError) as e: print("TO", repr(e))
    else: print("no")
    finally: print("fin")
def two():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError("k")])
    except* ValueError: print("v")
def three():
    try: raise ValueError("naked")
    except* ValueError as e: print(repr(e), len(e.exceptions))
def four():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError("k"), TypeError()])
    except* ValueError as e: raise RuntimeError("new")
    except* KeyError as e: raise
def five():
    try: raise ValueError("naked")
    except* TypeError: print("no")
def six():
    try: pass
    except* ValueError: print("no")
    else: print("else ran")
def seven():
    try: raise ValueError("x")
    except* 5: pass
def eight():
    try: raise ValueError("x")
    except* ExceptionGroup: pass
def nine():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        raise KeyError("from handler") from e
def ten():
    for i in range(2):
        try:
            try: raise ExceptionGroup("a", [ValueError(i), TypeError(i)])
            except* ValueError: print("inner v")
        except* TypeError as e: print("outer t", e.exceptions, sys.exception() is e)
    print(sys.exception())
def eleven():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise
    except* TypeError as e: raise e
for f in (one, two, three, four, five, six, seven, eight, nine, ten, eleven): print("--", f.__name__); show(f)
async def w(n):
    await asyncio.sleep(n / 100)
    raise (ValueError, TypeError)[n % 2](f"w{n}")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n in range(2): tg.create_task(w(n))
    except* ValueError as eg: print("caught", [str(e) for e in eg.exceptions])
    except* TypeError as eg: print("caught T", [str(e) for e in eg.exceptions])
asyncio.run(main())
e = None
try: raise ExceptionGroup("names", [ValueError()])
except* ValueError as e: pass
try: e
except NameError as x: print(x)
