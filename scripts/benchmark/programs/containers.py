# Lists and dicts: append, index, store, look up, walk.
LOOPS = 200_000


def count(loops):
    numbers = []
    seen = {}
    total = 0
    for i in range(loops):
        numbers.append(i % 97)
        key = numbers[i] * 3
        if key in seen:
            seen[key] += 1
        else:
            seen[key] = 1
    for key, times in seen.items():
        total += key * times
    for n in numbers:
        total += n
    return total


def work():
    count(LOOPS)
