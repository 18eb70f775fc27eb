import unicodedata,sys
def toggles(f):
    out=[];prev=False
    for c in range(0x80,0x110000):
        v=f(c)
        if v!=prev: out.append(c); prev=v
    if prev: out.append(0x110000)
    return out
def ident_start(c):
    if 0xd800<=c<0xe000: return False
    return chr(c).isidentifier()
def ident_part(c):
    if 0xd800<=c<0xe000: return False
    return ('a'+chr(c)).isidentifier()
def printable(c): return chr(c).isprintable()
def unstable(c):
    if 0xd800<=c<0xe000: return False
    if not ident_part(c): return False
    s=chr(c)
    return unicodedata.normalize('NFKC',s)!=s or unicodedata.combining(s)!=0
def emit(n,f):
    t=toggles(f)
    print(n,len(t),file=sys.stderr)
    lines=[];cur='   '
    for x in t:
        s=f' {x:#x},'
        if len(cur)+len(s)>108: lines.append(cur);cur='   '
        cur+=s
    lines.append(cur)
    return f'constexpr char32_t {n}[] = {{\n'+'\n'.join(lines)+'\n};\n'
print(f'''// Sets of code points from U+0080 up, as the points where membership changes: the first begins the set, the next ends
// it.
// Written by tests/python/code/unicode_tables.py from CPython's unicodedata {unicodedata.unidata_version}; do not edit.
// clang-format off''')
print(emit('identifier_start_changes',ident_start))
print(emit('identifier_part_changes',ident_part))
print(emit('printable_changes',printable))
print(emit('nfkc_unstable_changes',unstable),end='')
print('// clang-format on')
