"""How long small pieces of code take."""

import time

default_timer, default_number, default_repeat = time.perf_counter, 1000000, 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for name, each in (("stmt", stmt), ("setup", setup)):
            if not isinstance(each, str) and not callable(each):
                raise ValueError(f"{name} is neither a string nor callable")
            if isinstance(each, str):  # it must make sense outside of a function
                before = setup + "\n" if name == "stmt" and isinstance(setup, str) else ""
                compile(before + each, "<timeit-src>", "exec")
        self.stmt, self.setup, self.timer, self.globals = stmt, setup, timer, {} if globals is None else globals

    def timeit(self, number=default_number):
        space = dict(self.globals)
        for name, each in (("stmt", self.stmt), ("setup", self.setup)):
            if callable(each):
                space["_" + name], text = each, f"_{name}()"
            else:
                text = each.strip("\n")
            space["_" + name + "_text"] = "\n".join(["    " * (2 if name == "stmt" else 1) + line for line in text.split("\n")])
        exec(f"def _inner(_n, _timer):\n{space['_setup_text']}\n    _begin = _timer()\n    for _i in range(_n):\n{space['_stmt_text']}\n    return _timer() - _begin", space)
        return space["_inner"](number, self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for j in (1, 2, 5):
                taken = self.timeit(number * j)
                if callback:
                    callback(number * j, taken)
                if taken >= 0.2:
                    return number * j, taken
            number *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
