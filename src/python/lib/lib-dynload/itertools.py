"""Iterators over iterables. Each is a generator that has been given a type of its own."""

from _itertools import count, into as _into, repeat, iterator_type as _type

from operator import index as _index

_end, _taken = object(), object()


def _whole(n, text):
    if n is None:
        return None
    try:
        n = _index(n)
    except TypeError:
        raise ValueError(text) from None
    if n < 0:
        raise ValueError(text)
    return n


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def _new(cls, *iterables):
    return _into(cls, _chain(iterables))


chain = _type("chain", _new, {"from_iterable": classmethod(lambda cls, iterable, /: _into(cls, _chain(iterable)))})


def _first(iterator, n):
    if n > 0:
        for item in iterator:
            yield item
            n -= 1
            if not n:
                return


def _islice(iterator, start, stop, step):
    i = 0
    while True:
        while i < start and (stop is None or i < stop):
            if next(iterator, _end) is _end:
                return
            i += 1
        if stop is not None and i >= stop:
            return
        item = next(iterator, _end)
        if item is _end:
            return
        i += 1
        start += step
        yield item


def _new(cls, iterable, *args):
    if not args or len(args) > 3:
        raise TypeError(f"islice expected at {'most 4' if args else 'least 2'} arguments, got {len(args) + 1}")
    if len(args) == 1:
        start, stop, step = 0, _whole(args[0], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."), 1
    else:
        text = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        start, stop = _whole(args[0], text) or 0, _whole(args[1], text)
        step = _whole(args[2], "Step for islice() must be a positive integer or None.") if len(args) == 3 else 1
        if step == 0:
            raise ValueError("Step for islice() must be a positive integer or None.")
        step = step or 1
    if start == 0 and step == 1 and stop is not None:
        return _into(cls, _first(iter(iterable), stop))
    return _into(cls, _islice(iter(iterable), start, stop, step))


islice = _type("islice", _new, {})


def _cycle(iterator):
    saved = []
    for item in iterator:
        saved.append(item)
        yield item
    while saved:
        for item in saved:
            yield item


cycle = _type("cycle", lambda cls, iterable, /: _into(cls, _cycle(iter(iterable))), {})


def _accumulate(iterator, function, total):
    if total is None:
        total = next(iterator, _end)
        if total is _end:
            return
    yield total
    for item in iterator:
        total = total + item if function is None else function(total, item)
        yield total


accumulate = _type("accumulate", lambda cls, iterable, func=None, *, initial=None: _into(cls, _accumulate(iter(iterable), func, initial)), {})


def _starmap(function, iterator):
    for args in iterator:
        yield function(*tuple(args))


starmap = _type("starmap", lambda cls, function, iterable, /: _into(cls, _starmap(function, iter(iterable))), {})


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


takewhile = _type("takewhile", lambda cls, predicate, iterable, /: _into(cls, _takewhile(predicate, iter(iterable))), {})


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


dropwhile = _type("dropwhile", lambda cls, predicate, iterable, /: _into(cls, _dropwhile(predicate, iter(iterable))), {})


def _filterfalse(predicate, iterator):
    for item in iterator:
        if not (item if predicate is None else predicate(item)):
            yield item


filterfalse = _type("filterfalse", lambda cls, function, iterable, /: _into(cls, _filterfalse(function, iter(iterable))), {})


def _compress(data, selectors):
    for item in data:
        chosen = next(selectors, _end)
        if chosen is _end:
            return
        if chosen:
            yield item


compress = _type("compress", lambda cls, data, selectors: _into(cls, _compress(iter(data), iter(selectors))), {})


def _pairwise(iterator):
    before = next(iterator, _end)
    for item in iterator:
        yield before, item
        before = item


pairwise = _type("pairwise", lambda cls, iterable, /: _into(cls, _pairwise(iter(iterable))), {})


def _batched(iterator, n, strict):
    batch = []
    for item in iterator:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


def _new(cls, iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _into(cls, _batched(iter(iterable), n, strict))


batched = _type("batched", _new, {})


def _zip_longest(iterators, fill):
    left = len(iterators)
    while left:
        row = []
        for i in range(len(iterators)):
            item = _end if iterators[i] is None else next(iterators[i], _end)
            if item is _end:
                if iterators[i] is not None:
                    iterators[i] = None
                    left -= 1
                    if not left:
                        return
                item = fill
            row.append(item)
        yield tuple(row)


zip_longest = _type("zip_longest", lambda cls, *iterables, fillvalue=None: _into(cls, _zip_longest([iter(x) for x in iterables], fillvalue)), {})


def _product(pools):
    n = len(pools)
    for pool in pools:
        if not pool:
            return
    at, row = [0] * n, [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        i = n - 1
        while i >= 0 and at[i] == len(pools[i]) - 1:
            at[i] = 0
            row[i] = pools[i][0]
            i -= 1
        if i < 0:
            return
        at[i] += 1
        row[i] = pools[i][at[i]]


def _new(cls, *iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _into(cls, _product([tuple(x) for x in iterables] * repeat))


product = _type("product", _new, {})


def _size(r):
    if not isinstance(r, int):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    order = list(range(n))
    while True:
        yield tuple([pool[i] for i in order[:r]])
        # What follows in the order of positions once the rest beyond r has been used up.
        order[r:] = order[r:][::-1]
        i = n - 2
        while i >= 0 and order[i] >= order[i + 1]:
            i -= 1
        if i < 0:
            return
        j = n - 1
        while order[j] <= order[i]:
            j -= 1
        order[i], order[j] = order[j], order[i]
        order[i + 1:] = order[i + 1:][::-1]


def _new(cls, iterable, r=None):
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    return _into(cls, _permutations(pool, len(pool) if r is None else _size(r)))


permutations = _type("permutations", _new, {})


def _combinations(pool, r, step):
    n = len(pool)
    if step and r > n or r and not n:
        return
    at = list(range(r)) if step else [0] * r
    while True:
        yield tuple([pool[i] for i in at])
        i = r - 1
        while i >= 0 and at[i] == n - 1 - (r - 1 - i) * step:
            i -= 1
        if i < 0:
            return
        at[i] += 1
        for j in range(i + 1, r):
            at[j] = at[j - 1] + step


combinations = _type("combinations", lambda cls, iterable, r: _into(cls, _combinations(tuple(iterable), _size(r), 1)), {})
combinations_with_replacement = _type("combinations_with_replacement", lambda cls, iterable, r: _into(cls, _combinations(tuple(iterable), _size(r), 0)), {})


# groupby: state = number of the group that is open, key and item read last (_taken when the item was given out)

def _advance(state, iterator, function):
    item = next(iterator, _end)
    if item is _end:
        state[0] = -1
        return False
    state[1], state[2] = item if function is None else function(item), item
    return True


def _group(state, number, key, iterator, function):
    while state[0] == number:
        if state[2] is _taken and not _advance(state, iterator, function):
            return
        if not state[1] == key:
            return
        item = state[2]
        state[2] = _taken
        yield item


def _groupby(iterator, function):
    state, number, key = [0, None, _taken], 0, None
    while True:
        while state[2] is _taken or number and state[1] == key:
            if not _advance(state, iterator, function):
                return
        number += 1
        state[0], key = number, state[1]
        yield key, _into(_grouper, _group(state, number, key, iterator, function))


_grouper = _type("_grouper", None, {})
groupby = _type("groupby", lambda cls, iterable, key=None: _into(cls, _groupby(iter(iterable), key)), {})


def _shared(iterator, link):  # a link is [item, next link], or [] while its item has not been read
    while True:
        if not link:
            item = next(iterator, _end)
            if item is _end:
                return
            link += [item, []]
        item, link = link
        yield item


_tee = _type("_tee", None, {})


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator, link = iter(iterable), []
    return tuple([_into(_tee, _shared(iterator, link)) for _ in range(n)])


del _new
