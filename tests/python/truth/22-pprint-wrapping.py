import pprint, collections, types
words = "the quick brown fox jumped over a lazy dog".split()
d = {w: i for i, w in enumerate(words)}
pprint.pprint(collections.defaultdict(int, d), width=40)
pprint.pprint(collections.Counter(words), width=40)
pprint.pprint(collections.deque(words), width=30)
pprint.pprint(collections.OrderedDict(d), width=40)
pprint.pprint(types.SimpleNamespace(**d), width=40)
pprint.pprint(b"abcdefghijklmnopqrstuvwxyz", width=20)
pprint.pprint(collections.ChainMap(d), width=40)
