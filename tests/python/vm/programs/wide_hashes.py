# A hash has 64 bits; keys that compare by Python code are found by all of them.
class Key:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name


for value in (2**62, -(2**62) - 5, 2**63 - 1, 2**61 - 1, -1, 0):
    d = {Key("a", value): 1, Key("b", value): 2}
    d[Key("a", value)] += 10
    s = {Key("a", value), Key("b", value), Key("a", value)}
    print(d[Key("a", value)], d[Key("b", value)], len(d), len(s), Key("c", value) in s, d.pop(Key("b", value)), len(d))
