"""What few programs ask of time: made when they do."""

import sys
import time

_ids = {"CLOCK_REALTIME": 0, "CLOCK_MONOTONIC": 1, "CLOCK_PROCESS_CPUTIME_ID": 2, "CLOCK_THREAD_CPUTIME_ID": 3,
        "CLOCK_MONOTONIC_RAW": 4, "CLOCK_BOOTTIME": 7, "CLOCK_TAI": 11}
_readers = {0: time.time_ns, 1: time.monotonic_ns, 2: time.process_time_ns, 3: time.thread_time_ns, 4: time.monotonic_ns,
            7: time.monotonic_ns, 11: time.time_ns}
_names = {"time": 0, "monotonic": 1, "perf_counter": 1, "process_time": 2, "thread_time": 3}


def clock_gettime_ns(clk_id, /):
    if clk_id not in _readers:
        raise OSError(22, "Invalid argument")
    return _readers[clk_id]()


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    if clk_id not in _readers:
        raise OSError(22, "Invalid argument")
    return 1e-09


def get_clock_info(name, /):
    from types import SimpleNamespace
    if name not in _names:
        raise ValueError("unknown clock")
    clock = [key for key in _ids if _ids[key] == _names[name]][0]
    return SimpleNamespace(implementation=f"clock_gettime({clock})", monotonic=name != "time", adjustable=name == "time",
                           resolution=1e-09)


def tzset():
    pass


def attribute(name):
    value = _ids.get(name)
    if value is None:
        if name not in ("clock_gettime_ns", "clock_gettime", "clock_getres", "get_clock_info", "tzset"):
            sys._missing("time", name)
        value = globals()[name]
    setattr(time, name, value)
    return value
