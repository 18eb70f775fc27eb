import textwrap, string, os
t="The quick brown fox jumped over the lazy dog, and a well-known long-lived  supercalifragilistic word came\nafter it."
for w in (10, 20, 33, 70): print(textwrap.wrap(t, w))
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
print(repr(textwrap.dedent("""
    hello
      there

    you
   """)), repr(textwrap.indent("a\n\nb\n", "> ")), textwrap.shorten("Hello  world of words", 12), textwrap.shorten("Hello world", 11), textwrap.shorten(t, 40, placeholder="..."))
print(textwrap.wrap(t, 12, break_long_words=False), textwrap.wrap("", 5), textwrap.wrap("aaa bbb ccc ddd eee", 9, max_lines=1))
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello big  world"))
T=string.Template("$who likes ${what} and $$5, $who")
print(T.substitute(who="tim", what="kung pao"), T.safe_substitute(who="x"), T.get_identifiers(), T.is_valid())
try: T.substitute(who="x")
except KeyError as e: print(repr(e))
try: string.Template("a\nb $ 3").substitute()
except ValueError as e: print(e)
p=os.path
print(p.join("a","b","/c","d"), p.join("a/","b"), p.split("/a/b/c.txt"), p.splitext("x/y.tar.gz"), p.splitext(".bashrc"), p.basename("/a/b/"), p.dirname("/a/b"), p.normpath("a//b/../c/./d"), p.normpath("/../x"), p.isabs("/a"), p.commonprefix(["abc","abd"]), p.relpath("/a/b","/a/c"), p.commonpath(["/a/b/c","/a/b/d"]))
print(os.sep, repr(os.linesep), os.name, os.getenv("SURELY_NOT_THERE"), os.getenv("SURELY_NOT", "d"), os.fspath("x"), type(os.getpid()).__name__, os.cpu_count() > 0)
