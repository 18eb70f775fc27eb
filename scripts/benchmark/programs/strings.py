# Text: f-strings, join, split, +=, replace, comparison.
LOOPS = 40_000


def work():
    lines = []
    for i in range(LOOPS):
        lines.append(f"thread {i % 8}: {i} of {LOOPS}")
    text = "\n".join(lines)
    longest = ""
    for line in text.split("\n"):
        if len(line) > len(longest):
            longest = line
    out = ""
    for i in range(LOOPS):
        out += "ab"
    return len(text.replace("thread", "worker")) + len(out) + len(longest)
