"""The cycle collector's interface. Cycles are looked for when the program asks for it, among what was made since it imported
this module and not once threads are parallel; others go with their last reference. What can only be noted is noted."""

import _lockstep

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []
_enabled = True
_threshold = (2000, 10, 10)
_debug = 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _lockstep.collect_cycles()
    if found < 0:  # finalizers have run: what they did not save is still garbage
        found = _lockstep.collect_cycles()
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


_lockstep.note_cycles()


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    global _threshold
    _threshold = (threshold0, _threshold[1] if threshold1 is None else threshold1,
                  _threshold[2] if threshold2 is None else threshold2)


def get_count():
    return 0, 0, 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, str, bytes, type(None)))


def is_finalized(obj, /):
    return False


def __getattr__(name):
    if name in ("get_objects", "get_referrers", "get_referents"):
        _lockstep.refuse(f"'gc.{name}'")
    raise AttributeError(f"module 'gc' has no attribute '{name}'")
