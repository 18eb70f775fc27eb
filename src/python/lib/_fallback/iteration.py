# What walks over an iterable that is written in Python: unpacking and calls, filling a container, sum, min, sorting.

def do_iterate_by_index(sequence):
    i = 0
    try:
        while True:
            yield sequence[i]
            i += 1
    except (IndexError, StopIteration):
        return


def do_iterate(iterable):
    return iter(iterable)


def listed(iterable):
    items = []
    for x in iterable:
        items.append(x)
    return items


def do_unpack(iterable, count):
    items = []
    for x in iterable:
        if len(items) == count:
            got = f", got {len(iterable)}" if type(iterable) is dict else ""
            raise ValueError(f"too many values to unpack (expected {count}{got})")
        items.append(x)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return (*items,)


def do_unpack_ex(iterable, before, after):
    items = listed(iterable)
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    end = len(items) - after
    return (*items[:before], items[before:end], *items[end:])


def do_call_ex(function, args, keywords):
    args = do_tuple_from(args)
    if keywords is None:
        return function(*args)
    return function(*args, **keywords)


def do_merge_keywords(function, into, mapping):
    for key in mapping.keys():
        if key in into:
            raise TypeError(f"got multiple values for keyword argument '{key}'")
        into[key] = mapping[key]


# ---- filling a container from an iterable

def do_list_extend(self, iterable):
    for x in iterable:
        list.append(self, x)


def do_list___init__(self, iterable=()):
    for x in iterable:
        list.append(self, x)


def do_tuple_from(iterable):
    return (*listed(iterable),)


def do_deque_extend(self, iterable):
    for x in iterable:
        self.append(x)


def do_deque_extendleft(self, iterable):
    for x in iterable:
        self.appendleft(x)


def do_deque___init__(self, iterable=(), maxlen=None):
    for x in iterable:
        self.append(x)


def do_dict_update(into, other=(), /, **keywords):
    _update(into, other)
    _update(into, keywords)


def _update(into, other):
    if hasattr(other, "keys"):
        for key in other.keys():
            dict.__setitem__(into, key, other[key])
        return
    for i, item in enumerate(other):
        try:
            pair = listed(item)
        except TypeError:
            error = TypeError("object is not iterable")
            error.add_note(f"Cannot convert dictionary update sequence element #{i} to a sequence")
            raise error from None
        if len(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{i} has length {len(pair)}; 2 is required")
        dict.__setitem__(into, pair[0], pair[1])


def do_dict___init__(self, other=(), /, **keywords):
    do_dict_update(self, other)
    do_dict_update(self, keywords)


def do_fromkeys(cls, iterable, value):
    made = cls()
    for key in iterable:
        made[key] = value
    return made


def do_bytes_from(iterable):
    return bytes([x.__index__() for x in iterable])


def do_bytearray___init__(self, iterable=(), *rest):
    self[:] = do_bytes_from(iterable)


def do_bytearray_extend(self, iterable):
    self += do_bytes_from(iterable)


def do_bytes_join(self, iterable):
    return self.join(listed(iterable))


do_bytearray_join = do_bytes_join


def do_str_join(self, iterable):
    return self.join(listed(iterable))


# ---- what walks over it: any, all, sum, min, max

def do_any(iterable):
    for x in iterable:
        if x:
            return True
    return False


def do_all(iterable):
    for x in iterable:
        if not x:
            return False
    return True


def do_sum(iterable, /, start=0):
    total = start
    for x in iterable:
        total = total + x
    return total


def do_min(*args, **keywords):
    return _extreme("min", args, **_only(("key", "default"), "min", keywords))


def do_max(*args, **keywords):
    return _extreme("max", args, **_only(("key", "default"), "max", keywords))


def _only(known, name, keywords):
    for keyword in keywords:
        if keyword not in known:
            raise TypeError(f"{name}() got an unexpected keyword argument '{keyword}'")
    return keywords


def _extreme(name, args, key=None, default=_missing):
    found = False
    if len(args) > 1 and default is not _missing:
        raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
    if not args:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    greatest = name == "max"
    for x in args[0] if len(args) == 1 else args:
        k = x if key is None else key(x)
        if not found or (k > best_key if greatest else k < best_key):
            found, best, best_key = True, x, k
    if found:
        return best
    if default is not _missing:
        return default
    raise ValueError(f"{name}() iterable argument is empty")


# ---- sorting

def do_sorted(iterable, /, **keywords):
    items = listed(iterable)
    do_list_sort(items, **_only(("key", "reverse"), "sort", keywords))
    return items


def do_list_sort(self, *, key=None, reverse=False):
    items = self[:]
    list.clear(self)  # so that a key function or a comparison that changes the list is noticed
    try:
        keys = items if key is None else [key(x) for x in items]
        done = _lockstep.sort_by_keys(keys, items, True if reverse else False)
        if done is None:
            order = [i for i in range(len(items))]
            order = _merge_sort(keys, order[::-1] if reverse else order)
            done = [items[i] for i in (order[::-1] if reverse else order)]
        items = done
    finally:
        changed = len(self)
        self[:] = items
    if changed:
        raise ValueError("list modified during sort")


def _merge_sort(keys, order):
    n = len(order)
    if n < 2:
        return order
    left = _merge_sort(keys, order[:n // 2])
    right = _merge_sort(keys, order[n // 2:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]
