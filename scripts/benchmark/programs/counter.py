# The seed's loop: one global, counted up.
LOOPS = 1_000_000
counter = 0


def count(loops):
    global counter
    for _ in range(loops):
        counter += 1


def work():
    count(LOOPS)
