# Containers whose keys or items compare or hash by Python code. Their C++ looks for candidates by the hash alone
# (_lockstep.dict_candidates, set_candidates); which of them it is, is asked here.

def _same(a, b):
    return a is b or a == b


def do_contains(container, item):
    if isinstance(container, dict):
        return _find_key(container, item, hash(item)) is not _missing
    if isinstance(container, (set, frozenset)):
        return _set_find(container, item) is not _missing
    for x in container:
        if x is item or x == item:
            return True
    return False


def do_compare(a, b, operator):
    # Sequences and dicts with items that compare by Python code; 0..5 are < <= == != > >=.
    if isinstance(a, (set, frozenset)):
        less, more = _all_in(a, b), _all_in(b, a)
        return (less and not more, less, less and more, not (less and more), more and not less, more)[operator]
    if isinstance(a, slice):
        a, b = (a.start, a.stop, a.step), (b.start, b.stop, b.step)
    if isinstance(a, dict):
        same = len(a) == len(b)
        if same:
            for k, v in a.items():
                other = b.get(k, _missing)
                if other is _missing or not _same(v, other):
                    same = False
                    break
        return same == (operator == 2)
    for i in range(min(len(a), len(b))):
        if not _same(a[i], b[i]):
            if operator == 2 or operator == 3:
                return operator == 3
            x, y = a[i], b[i]
            return x < y if operator == 0 else x <= y if operator == 1 else x > y if operator == 4 else x >= y
    x, y = len(a), len(b)
    return (x < y, x <= y, x == y, x != y, x > y, x >= y)[operator]


def do_binary(a, b, operator, in_place):
    # A list extended by an iterable, sets whose members compare by Python code; 1, 7, 10, 12 are & | - ^.
    if isinstance(a, list):
        for x in b:
            list.append(a, x)
        return a
    if isinstance(a, dict):
        do_dict_update(a, b)
        return a
    if not isinstance(a, (set, frozenset)):
        a = set(a)
    name = {1: "intersection", 7: "union", 10: "difference", 12: "symmetric_difference"}[operator]
    if in_place and isinstance(a, set):
        globals()["do_set_update" if operator == 7 else f"do_set_{name}_update"](a, b)
        return a
    return globals()["do_set_" + name](a, b)


def do_hash(value):
    if hasattr(value, "__callback__"):  # a weak reference
        target = [kind for kind in type(value).__mro__ if "__callback__" in kind.__dict__][0].__call__(value)
        return _lockstep.keep_hash(value, hash(target))
    if isinstance(value, frozenset):
        return hash(frozenset([hash(x) for x in value]))
    # xxHash over the items' hashes as Objects/tupleobject.c, for tuples whose items hash by Python code.
    mask = (1 << 64) - 1
    acc = 2870177450012600261
    for item in value:
        acc = (acc + hash(item) * 14029467366897019727) & mask
        acc = ((acc << 31) | (acc >> 33)) & mask
        acc = acc * 11400714785074694791 & mask
    acc = (acc + (len(value) ^ (2870177450012600261 ^ 3527539))) & mask
    if acc == mask:
        return 1546275796
    acc = acc - (1 << 64) if acc >> 63 else acc
    return acc % (1 << 61)


# ---- dicts

def _find_key(mapping, key, wanted):
    for k in _lockstep.dict_candidates(mapping, wanted):
        if k is key or k == key:
            return k
    return _missing


def do_getitem(container, key):
    wanted = hash(key)
    found = _find_key(container, key, wanted)
    if found is not _missing:
        return _lockstep.dict_item(container, wanted, found)
    missing = getattr(type(container), "__missing__", None)
    if missing is not None:
        return missing(container, key)
    raise KeyError(key)


def do_setitem(container, key, value):
    if isinstance(container, list):
        try:
            value = iter(value)
        except TypeError:
            raise TypeError("must assign iterable to extended slice") from None
        list.__setitem__(container, key, listed(value))
        return
    wanted = hash(key)
    found = _find_key(container, key, wanted)
    _lockstep.dict_store(container, wanted, key if found is _missing else found, value)


def do_delitem(container, key):
    wanted = hash(key)
    found = _find_key(container, key, wanted)
    if found is _missing:
        raise KeyError(key)
    _lockstep.dict_drop(container, wanted, found)


def do_build_map(pairs):
    d = {}
    for i in range(0, len(pairs), 2):
        d[pairs[i]] = pairs[i + 1]
    return d


def do_dict_get(self, key, default=None):
    wanted = hash(key)
    found = _find_key(self, key, wanted)
    return default if found is _missing else _lockstep.dict_item(self, wanted, found)


def do_dict_setdefault(self, key, default=None):
    wanted = hash(key)
    found = _find_key(self, key, wanted)
    if found is not _missing:
        return _lockstep.dict_item(self, wanted, found)
    _lockstep.dict_store(self, wanted, key, default)
    return default


def do_dict_pop(self, key, default=_missing):
    wanted = hash(key)
    found = _find_key(self, key, wanted)
    if found is not _missing:
        return _lockstep.dict_drop(self, wanted, found)
    if default is _missing:
        raise KeyError(key)
    return default


def do_dict_keys_isdisjoint(self, other):
    for x in other:
        if x in self:
            return False
    return True


do_dict_items_isdisjoint = do_dict_keys_isdisjoint


# ---- sequences

def do_list_index(self, item, start=0, stop=None):
    for i in range(start, len(self) if stop is None else min(stop, len(self))):
        if _same(self[i], item):
            return i
    raise ValueError("list.index(x): x not in list")


def do_list_remove(self, item):
    for i in range(len(self)):
        if _same(self[i], item):
            del self[i]
            return
    raise ValueError("list.remove(x): x not in list")


def do_list_count(self, item):
    n = 0
    for x in self:
        n += _same(x, item)
    return n


def do_deque_index(self, item, start=0, stop=None):
    n = len(self)
    start, stop = [max(0, i + n) if i < 0 else i for i in (start, n if stop is None else stop)]
    i = 0
    for x in self:  # whose iterator looks out for changes
        if i >= start and i < stop and _same(x, item):
            return i
        i += 1
    raise ValueError(f"{item!r} is not in deque")


def do_deque_remove(self, item):
    n = len(self)
    for i in range(n):
        found = _same(self[i], item)
        if len(self) != n:
            raise IndexError("deque mutated during remove().")
        if found:
            del self[i]
            return
    raise ValueError("deque.remove(x): x not in deque")


def do_deque_count(self, item):
    return do_list_count(self, item)


def do_tuple_index(self, item):
    for i in range(len(self)):
        if _same(self[i], item):
            return i
    raise ValueError("tuple.index(x): x not in tuple")


def do_tuple_count(self, item):
    return do_list_count(self, item)


def do_range_index(self, value):
    for i in range(len(self)):
        if _same(self[i], value):
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def do_range_count(self, value):
    return do_list_count(self, value)


# ---- sets

def _set_find(members, key):
    for k in _lockstep.set_candidates(members, hash(key)):
        if k is key or k == key:
            return k
    return _missing


def do_set_add(self, key):
    if _set_find(self, key) is _missing:
        _lockstep.set_store(self, hash(key), key)


def do_set_discard(self, key):
    found = _set_find(self, key)
    return found is not _missing and _lockstep.set_drop(self, hash(key), found)


def do_set_remove(self, key):
    if not do_set_discard(self, key):
        raise KeyError(key)


def do_set_update(self, *others):
    add = do_set_add if isinstance(self, frozenset) else set.add
    for other in others:
        for x in listed(other) if other is self else other:
            add(self, x)


def do_set___init__(self, iterable=()):
    do_set_update(self, iterable)


def do_fill_set(self, iterable):
    do_set_update(self, iterable)
    return self


def do_build_set(items):
    return do_fill_set(set(), items)


def _like(members):
    return frozenset([]) if isinstance(members, frozenset) else set()


def do_set_union(self, *others):
    result = _like(self)
    do_set_update(result, self, *others)
    return result


def do_set_intersection(self, *others):
    for other in others:
        result = _like(self)
        for x in other:
            if _set_find(self, x) is not _missing:
                do_set_add(result, x)
        self = result
    return self


def do_set_difference(self, *others):
    result = do_set_union(self)
    do_set_difference_update(result, *others)
    return result


def do_set_difference_update(self, *others):
    for other in others:
        for x in listed(other):
            do_set_discard(self, x)


def do_set_intersection_update(self, *others):
    kept = do_set_intersection(self, *others)
    self.clear()
    do_set_update(self, kept)


def do_set_symmetric_difference_update(self, other):
    for x in do_build_set(other):
        if not do_set_discard(self, x):
            do_set_add(self, x)


def do_set_symmetric_difference(self, other):
    result = do_set_union(self)
    do_set_symmetric_difference_update(result, other)
    return result


def do_set_issubset(self, other):
    return _all_in(self, do_build_set(other))


def do_set_issuperset(self, other):
    return _all_in(other, self)


def do_set_isdisjoint(self, other):
    return len(do_set_intersection(self, other)) == 0


def _all_in(part, whole):
    for x in part:
        if _set_find(whole, x) is _missing:
            return False
    return True


for _name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"):
    globals()["do_frozenset_" + _name] = globals()["do_set_" + _name]
