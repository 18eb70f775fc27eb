import datetime

name, width, value, items = "x", 10, 3.14159, {"a": 1}
print(f"")
print(f"plain {name} {name!r} {name!s} {name!a}")
print(f"{value:.2f} {value:>{width}.{2}f} {value!r:^{width}} {value:}")
print(f"{name=} {value = :.1f} {items['a']=!s} { name = }")
print(f"{{literal}} {{{name}}} }}{{")
print(f"{'nested'} {f'{name}{f"{value}"}'} {items["a"]}")
print(f"{(lambda n: n * 2)(2)} {[n for n in range(3)]} {value if name else None} {name,}")
print(f"{datetime.date(2024, 1, 2):%Y-%m-%d} {width:#x} {width:{'>'}{width}}")
print(f"a" "b" f"{name}" 'c' rf"\n{name}" f'{name}' "d")
print(f"""multi
{
    name  # a comment
} and {value:
>10}
line""")
print("%s and %r" % (name, value), "%5s|%-5s|%.2s" % (name, name, "long"), "%d%%" % (width,), "%s" % name, "%(a)s" % items)
print("100%% %a" % ("é",))
print(f"{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}{name}")
print(f'{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}-{name}')
print(f"{not name}{-width}{width**2}{width<5}{(other := 5)}{width:=5}")
