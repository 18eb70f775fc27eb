# What built-in operations do when only Python code can tell: an iterable written in Python, keys with an __eq__ of
# their own, sorting by a key function. The VM's C++ never runs Python code in its middle; it comes here instead.
#
# Functions are named do_ and the operation (do_repr, do_getitem) or TYPE_METHOD (do_list_index). This code is hidden: it has no
# switch points of its own and does not show in tracebacks. It must not use an operation in the form that led to it.

import _lockstep
from _collections_deque import deque


_missing = object()


# ---- classes (first: the class statements below need it)

def do___build_class__(function, name, /, *bases, metaclass=None, **keywords):
    original = bases
    bases = _resolve_bases(bases)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    prepare = None if metaclass is type else getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    if not hasattr(namespace, "__getitem__"):
        raise TypeError(f"{metaclass.__name__ if isinstance(metaclass, type) else '<metaclass>'}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    if original is not bases:
        namespace["__orig_bases__"] = original
    _lockstep.run_class_body(function, namespace)
    if metaclass is type:
        return do_new_type(type, name, bases, namespace, keywords)
    return metaclass(name, bases, namespace, **keywords)


def _most_derived(metaclass, bases):
    for base in bases:
        kind = type(base)
        if kind is metaclass or type.__subclasscheck__(kind, metaclass):
            continue
        if not type.__subclasscheck__(metaclass, kind):
            if kind is not metaclass and not type.__subclasscheck__(kind, metaclass):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
    for base in bases:
        kind = type(base)
        if type.__subclasscheck__(metaclass, kind):
            metaclass = kind
    return metaclass


def _resolve_bases(bases):
    for base in bases:
        if not isinstance(base, type):
            break
    else:
        return bases
    resolved = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
        else:
            entries = entries(bases)
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved.extend(entries)
    return bases if len(resolved) == len(bases) and all([a is b for a, b in zip(resolved, bases)]) else (*resolved,)


def do_new_type(metaclass, name, bases, namespace, keywords=None):
    if not (isinstance(bases, tuple) and isinstance(name, str) and isinstance(namespace, dict)):
        return _lockstep.make_type(metaclass, name, bases, namespace, None)  # says what is wrong
    winner = metaclass
    for base in bases:
        if type(base) is not winner and type(base) is not type:
            winner = _most_derived(winner, bases)
    if winner is not metaclass and winner.__new__ is not metaclass.__new__:
        return winner.__new__(winner, name, bases, namespace, **(keywords or {}))
    metaclass = winner
    cls = _lockstep.make_type(metaclass, name, bases, namespace, _slot_names(name, bases, namespace))
    for key, value in _lockstep.named(namespace):
        try:
            type(value).__set_name__(value, cls, key)
        except BaseException as e:
            e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {name!r}")
            raise
    super(cls, cls).__init_subclass__(**(keywords or {}))
    return cls


def _slot_names(cls, bases, namespace):
    if "__slots__" not in namespace:
        return None
    slots = namespace["__slots__"]
    names = []
    for slot in (slots,) if isinstance(slots, str) else slots:
        if not isinstance(slot, str):
            raise TypeError(f"__slots__ items must be strings, not '{type(slot).__name__}'")
        if not slot.isidentifier():
            raise TypeError("__slots__ must be identifiers")
        if slot == "__dict__":
            for base in bases:
                if _lockstep.has_dict(base):
                    raise TypeError("__dict__ slot disallowed: we already got one")
        if slot[:2] == "__" and slot[-2:] != "__":
            slot = "_" + cls.lstrip("_") + slot
        if slot in namespace and slot not in ("__qualname__", "__classcell__"):
            raise ValueError(f"{slot!r} in __slots__ conflicts with class variable")
        if slot not in names:
            names.append(slot)
    return (*sorted(names),)


def do_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract method{'s' if len(names) > 1 else ''} " + ", ".join([f"'{n}'" for n in names]))


def do_dir(value):
    hook = getattr(type(value), "__dir__", None)
    if hook is not None:
        return sorted(hook(value))
    names = {}
    if type(value).__name__ != "module":
        for cls in value.__mro__ if isinstance(value, type) else type(value).__mro__:
            names.update(cls.__dict__)
    own = getattr(value, "__dict__", None)
    if own is not None:
        names.update(own)
    return sorted(names)


def do_dict_update(into, other=(), /, **keywords):
    _update(into, other)
    _update(into, keywords)


def _update(into, other):
    if hasattr(other, "keys"):
        for key in other.keys():
            dict.__setitem__(into, key, other[key])
        return
    for i, item in enumerate(other):
        try:
            pair = listed(item)
        except TypeError:
            raise TypeError("object is not iterable") from None
        if len(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{i} has length {len(pair)}; 2 is required")
        dict.__setitem__(into, pair[0], pair[1])


def do_dict___init__(self, other=(), /, **keywords):
    do_dict_update(self, other)
    do_dict_update(self, keywords)


# ---- iteration

def do_iterate_by_index(sequence):
    i = 0
    try:
        while True:
            yield sequence[i]
            i += 1
    except IndexError:
        return


def do_iterate(iterable):
    return iter(iterable)


def listed(iterable):
    items = []
    for x in iterable:
        items.append(x)
    return items


def do_list_extend(self, iterable):
    for x in iterable:
        list.append(self, x)


def do_list___init__(self, iterable=()):
    for x in iterable:
        list.append(self, x)


def do_tuple_from(iterable):
    return (*listed(iterable),)


def do_unpack(iterable, count):
    items = []
    for x in iterable:
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(x)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return (*items,)


def do_unpack_ex(iterable, before, after):
    items = listed(iterable)
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    end = len(items) - after
    return (*items[:before], items[before:end], *items[end:])


def do_call_ex(function, args, keywords):
    args = do_tuple_from(args)
    if keywords is None:
        return function(*args)
    return function(*args, **keywords)


def do_merge_keywords(function, into, mapping):
    for key in mapping.keys():
        if key in into:
            raise TypeError(f"got multiple values for keyword argument '{key}'")
        into[key] = mapping[key]


# ---- text

def do_repr(value):
    return _repr(value, (value,))


def _repr(value, open):  # `open`: the containers whose texts are being made, outermost first
    if isinstance(value, list):
        return "[" + ", ".join([_item_repr(x, open) for x in value]) + "]"
    if isinstance(value, deque):
        length = "" if value.maxlen is None else f", maxlen={value.maxlen}"
        return type(value).__name__ + "([" + ", ".join([_item_repr(x, open) for x in value]) + "]" + length + ")"
    if isinstance(value, tuple):
        items = [_item_repr(x, open) for x in value]
        return "(" + items[0] + ",)" if len(items) == 1 else "(" + ", ".join(items) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join([_item_repr(k, open) + ": " + _item_repr(v, open) for k, v in value.items()]) + "}"
    if isinstance(value, (set, frozenset)):
        inside = "{" + ", ".join([_item_repr(x, open) for x in value]) + "}"
        return inside if type(value) is set else f"{type(value).__name__}({inside})"
    if isinstance(value, BaseException):
        return type(value).__name__ + "(" + ", ".join([_item_repr(x, open) for x in value.args]) + ")"
    if type(value).__name__ in ("dict_keys", "dict_values", "dict_items"):
        return type(value).__name__ + "([" + ", ".join([_item_repr(x, open) for x in listed(value)]) + "])"
    if isinstance(value, slice):
        return f"slice({value.start!r}, {value.stop!r}, {value.step!r})"
    return object.__repr__(value)


def _item_repr(item, open):
    for outer in open:
        if outer is item:
            return "(...)" if isinstance(item, tuple) else "{...}" if isinstance(item, dict) else "[...]" if isinstance(item, (list, deque)) else type(item).__name__ + "(...)"
    if type(item) in (list, tuple, dict, set, frozenset, deque):
        return _repr(item, (*open, item))
    return f"{item!r}"


def do_str(value):
    if isinstance(value, BaseException):
        args = value.args
        return f"{args[0]}" if len(args) == 1 and not isinstance(value, KeyError) else f"{args[0]!r}" if len(args) == 1 else f"{args!r}"
    return f"{value!r}"


def do_ascii(value):
    text = []
    for c in f"{value!r}":
        n = ord(c)
        text.append(c if n < 128 else f"\\x{n:02x}" if n < 256 else f"\\u{n:04x}" if n < 65536 else f"\\U{n:08x}")
    return "".join(text)


def do_print(*values, sep=" ", end="\n", file=None, flush=False):
    text = (" " if sep is None else sep).join([f"{v!s}" for v in values]) + ("\n" if end is None else end)
    if file is None:
        import sys
        file = getattr(sys, "stdout", None)
        if file is None:
            return
    file.write(text)


def do_str_join(self, iterable):
    return self.join(listed(iterable))


def _index(value):
    if isinstance(value, int):
        return value
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def do_str_expandtabs(self, tabsize=8):
    tabsize = _index(tabsize)
    out = []
    column = 0
    for c in self:
        if c == "\t":
            n = tabsize - column % tabsize if tabsize > 0 else 0
            out.append(" " * n)
            column += n
        else:
            out.append(c)
            column = 0 if c in "\n\r" else column + 1
    return "".join(out)


def do_maketrans(x, y=None, z=""):
    if y is not None:
        if len(x) != len(y):
            raise ValueError("the first two maketrans arguments must have equal length")
        table = {ord(a): ord(b) for a, b in zip(x, y)}
        for c in z:
            table[ord(c)] = None
        return table
    if not isinstance(x, dict):
        raise TypeError("if you give only one argument to maketrans it must be a dict")
    table = {}
    for k, v in x.items():
        if isinstance(k, str):
            if len(k) != 1:
                raise ValueError("string keys in translatetable must be of length 1")
            k = ord(k)
        table[k] = v
    return table


def do_str_translate(self, table):
    out = []
    for c in self:
        try:
            x = table[ord(c)]
        except LookupError:
            x = c
        if isinstance(x, int):
            x = chr(x)
        elif x is not None and not isinstance(x, str):
            raise TypeError("character mapping must return integer, None or str")
        out.append("" if x is None else x)
    return "".join(out)


def do_str_format(self, /, *args, **keywords):
    return _format(self, args, keywords, [0], 2)


def do_str_format_map(self, mapping):
    return _format(self, None, mapping, [0], 2)


def _format(text, args, keywords, automatic, depth):
    # Objects/stringlib/unicode_format.h; automatic[0]: the next number, "manual" once fields have had numbers.
    if depth <= 0:
        raise ValueError("Max string recursion exceeded")
    out = []
    i, n = 0, len(text)
    while i < n:
        j = i
        while j < n and text[j] not in "{}":
            j += 1
        out.append(text[i:j])
        if j == n:
            break
        c = text[j]
        i = j + 1
        if i < n and text[i] == c:
            out.append(c)
            i += 1
            continue
        if c == "}" or i == n:
            raise ValueError(f"Single '{c}' encountered in format string")
        j = i
        while j < n and text[j] not in "}:!":
            if text[j] == "{":
                raise ValueError("unexpected '{' in field name")
            if text[j] == "[":
                while j < n and text[j] != "]":
                    j += 1
            else:
                j += 1
        if j >= n:
            raise ValueError("expected '}' before end of string")
        name, conversion, spec, c = text[i:j], None, "", text[j]
        i = j + 1
        if c == "!":
            if i >= n:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[i]
            i += 1
            if i < n:
                c = text[i]
                i += 1
                if c != "}" and c != ":":
                    raise ValueError("expected ':' after conversion specifier")
        if c != "}":
            nested, start = 1, i
            while i < n and nested:
                nested += (text[i] == "{") - (text[i] == "}")
                i += 1
            if nested:
                raise ValueError("unmatched '{' in format spec")
            spec = text[start:i - 1]
        value = _field(name, args, keywords, automatic)
        if conversion == "r":
            value = f"{value!r}"
        elif conversion == "s":
            value = f"{value!s}"
        elif conversion == "a":
            value = ascii(value)
        elif conversion is not None:
            raise ValueError("Unknown conversion specifier " + (conversion if " " < conversion < "\x7f" else f"\\x{ord(conversion):x}"))
        out.append(format(value, _format(spec, args, keywords, automatic, depth - 1) if "{" in spec or "}" in spec else spec))
    return "".join(out)


def _whole(text):
    if not text.isdecimal() or not text.isascii():
        return None
    if len(text) > 19:
        raise ValueError("Too many decimal digits in format string")
    return int(text)


def _field(name, args, keywords, automatic):
    k, n = 0, len(name)
    while k < n and name[k] not in ".[":
        k += 1
    first = name[:k]
    index = _whole(first)
    if not first or index is not None:
        if not first and automatic[0] == "manual":
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        if first and automatic[0] != "manual" and automatic[0]:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        if first:
            automatic[0] = "manual"
        else:
            index = automatic[0]
            automatic[0] = index + 1
        if args is None:
            raise ValueError("Format string contains positional fields")
        if index >= len(args):
            raise IndexError(f"Replacement index {index} out of range for positional args tuple")
        value = args[index]
    else:
        value = keywords[first]
    while k < n:
        kind, start = name[k], k + 1
        k = start
        while k < n and name[k] not in ("]" if kind == "[" else ".["):
            k += 1
        key = name[start:k]
        if kind == "[":
            if k == n:
                raise ValueError("Missing ']' in format string")
            k += 1
            if k < n and name[k] not in ".[":
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        if kind == ".":
            value = getattr(value, key)
        else:
            index = _whole(key)
            value = value[key if index is None else index]
    return value


def do_percent_format(text, values, is_bytes=False):
    # unicode_format_arg_parse and its like in Objects/unicodeobject.c; bytes as latin-1 text.
    out = []
    args, position = values if isinstance(values, tuple) else (values,), 0
    is_mapping = not isinstance(values, (tuple, str, bytes, bytearray)) and hasattr(type(values), "__getitem__")
    i, n = 0, len(text)

    def argument():
        nonlocal position
        if position >= len(args):
            raise TypeError("not enough arguments for format string")
        position += 1
        return args[position - 1]

    def number():
        nonlocal i
        if i < n and text[i] == "*":
            i += 1
            value = argument()
            if not isinstance(value, int):
                raise TypeError("* wants int")
            return value
        start = i
        while i < n and text[i] in "0123456789":
            i += 1
        return int(text[start:i]) if i > start else None

    while i < n:
        j = text.find("%", i)
        if j < 0:
            out.append(text[i:])
            break
        out.append(text[i:j])
        i = j + 1
        if i < n and text[i] == "%":
            out.append("%")
            i += 1
            continue
        if i < n and text[i] == "(":
            if not is_mapping:
                raise TypeError("format requires a mapping")
            depth, start = 1, i + 1
            i += 1
            while i < n and depth:
                depth += (text[i] == "(") - (text[i] == ")")
                i += 1
            if depth:
                raise ValueError("incomplete format key")
            key = text[start:i - 1]
            args, position = (values[key.encode("latin-1") if is_bytes else key],), 0
        flags = ""
        while i < n and text[i] in "-+ #0":
            flags += text[i]
            i += 1
        width, precision = number(), None
        if width is not None and width < 0:
            flags, width = flags + "-", -width
        if i < n and text[i] == ".":
            i += 1
            precision = max(number() or 0, 0)
        if i < n and text[i] in "hlL":
            i += 1
        if i >= n:
            raise ValueError("incomplete format")
        code = text[i]
        i += 1
        value = argument()
        sign, prefix, text_of = _percent_field(value, code, flags, precision, is_bytes, i - 1)
        missing = 0 if width is None else width - len(sign) - len(prefix) - len(text_of)
        if missing <= 0:
            out.append(sign + prefix + text_of)
        elif "-" in flags:
            out.append(sign + prefix + text_of + " " * missing)
        elif "0" in flags and code not in "sracb":
            out.append(sign + prefix + "0" * missing + text_of)
        else:
            out.append(" " * missing + sign + prefix + text_of)
    if position < len(args) and not is_mapping:
        raise TypeError("not all arguments converted during " + ("bytes" if is_bytes else "string") + " formatting")
    return "".join(out)


def _percent_field(value, code, flags, precision, is_bytes, at):
    sign, prefix = "", ""
    if is_bytes and code in "sb":
        if isinstance(value, (bytes, bytearray, memoryview)):
            text = bytes(value).decode("latin-1")
        elif hasattr(type(value), "__bytes__"):
            text = value.__bytes__().decode("latin-1")
        else:
            raise TypeError(f"%b requires a bytes-like object, or an object that implements __bytes__, not '{type(value).__name__}'")
        return "", "", text if precision is None else text[:precision]
    if code in "sra":
        text = f"{value!s}" if code == "s" else ascii(value) if code == "a" or is_bytes else f"{value!r}"
        return "", "", text if precision is None else text[:precision]
    if code == "c":
        if is_bytes and isinstance(value, (bytes, bytearray)) and len(value) == 1:
            return "", "", chr(value[0])
        if not is_bytes and isinstance(value, str):
            if len(value) != 1:
                raise TypeError(f"%c requires an int or a unicode character, not a string of length {len(value)}")
            return "", "", value
        if not hasattr(type(value), "__index__"):
            if is_bytes:
                raise TypeError("%c requires an integer in range(256) or a single byte, not " + (f"a {type(value).__name__} object of length {len(value)}" if isinstance(value, (bytes, bytearray)) else type(value).__name__))
            raise TypeError(f"%c requires an int or a unicode character, not {type(value).__name__}")
        value = value.__index__()
        if not 0 <= value < (256 if is_bytes else 0x110000):
            raise OverflowError("%c arg not in range(" + ("256)" if is_bytes else "0x110000)"))
        return "", "", chr(value)
    if code in "diuoxX":
        if not isinstance(value, int):
            if code in "diu" and not hasattr(type(value), "__int__") and not hasattr(type(value), "__index__") or isinstance(value, (str, bytes, bytearray)):
                raise TypeError(f"%{code} format: a real number is required, not {type(value).__name__}" if code in "diu" else f"%{code} format: an integer is required, not {type(value).__name__}")
            if code in "oxX" and not hasattr(type(value), "__index__"):
                raise TypeError(f"%{code} format: an integer is required, not {type(value).__name__}")
            value = value.__index__() if code in "oxX" else int(value)
        text = format(int(value), "d" if code in "diu" else code)
        if text[0] == "-":
            sign, text = "-", text[1:]
        if "#" in flags and code in "oxX":
            prefix = "0" + code
        if precision is not None:
            text = text.zfill(precision)
    elif code in "eEfFgG":
        if not isinstance(value, float):
            if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
                raise TypeError(("float argument required, not " if is_bytes else "must be real number, not ") + type(value).__name__)
            value = float(value)
        text = format(value, f"{'#' if '#' in flags else ''}.{6 if precision is None else precision}{code}")
        if text[0] == "-":
            sign, text = "-", text[1:]
    else:
        raise ValueError(f"unsupported format character '{code if ' ' <= code < chr(127) else '?'}' ({ord(code):#x}) at index {at}")
    if not sign:
        sign = "+" if "+" in flags else " " if " " in flags else ""
    return sign, prefix, text


# ---- containers whose keys or items compare by Python code

def _same(a, b):
    return a is b or a == b


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


def do_hash(value):
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


def do_contains(container, item):
    if isinstance(container, dict):
        return _find_key(container, item, hash(item)) is not _missing
    if isinstance(container, (set, frozenset)):
        return _set_find(container, item) is not _missing
    for x in container:
        if x is item or x == item:
            return True
    return False


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


def do_deque_extend(self, iterable):
    for x in iterable:
        self.append(x)


def do_deque_extendleft(self, iterable):
    for x in iterable:
        self.appendleft(x)


def do_deque___init__(self, iterable=(), maxlen=None):
    for x in iterable:
        self.append(x)


def do_deque_index(self, item, start=0, stop=None):
    for i in range(start, len(self) if stop is None else min(stop, len(self))):
        if _same(self[i], item):
            return i
    raise ValueError(f"{item!r} is not in deque")


def do_deque_remove(self, item):
    for i in range(len(self)):
        if _same(self[i], item):
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
    name = {1: "intersection", 7: "union", 10: "difference", 12: "symmetric_difference"}[operator]
    if in_place and isinstance(a, set):
        globals()["do_set_update" if operator == 7 else f"do_set_{name}_update"](a, b)
        return a
    return globals()["do_set_" + name](a, b)


# ---- sets whose members compare by Python code

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


def do_bytes_from(iterable):
    return bytes([x.__index__() for x in iterable])


def do_bytearray___init__(self, iterable=(), *rest):
    self[:] = do_bytes_from(iterable)


def do_bytearray_extend(self, iterable):
    self += do_bytes_from(iterable)


def do_bytes_join(self, iterable):
    return self.join(listed(iterable))


do_bytearray_join = do_bytes_join


def do_percent_bytes(text, values):
    made = do_percent_format(bytes(text).decode("latin-1"), values, True).encode("latin-1")
    return bytearray(made) if isinstance(text, bytearray) else made


# ---- sorting

def do_sorted(iterable, /, **keywords):
    items = listed(iterable)
    do_list_sort(items, **_only(("key", "reverse"), "sort", keywords))
    return items


def do_list_sort(self, *, key=None, reverse=False):
    items = self[:]
    list.clear(self)  # so that a key function or a comparison that changes the list is noticed
    try:
        keys = items if key is None else [key(x) for x in items]
        done = _lockstep.sort_by_keys(keys, items, True if reverse else False)
        if done is None:
            order = [i for i in range(len(items))]
            order = _merge_sort(keys, order[::-1] if reverse else order)
            done = [items[i] for i in (order[::-1] if reverse else order)]
        items = done
    finally:
        changed = len(self)
        self[:] = items
    if changed:
        raise ValueError("list modified during sort")


def _merge_sort(keys, order):
    n = len(order)
    if n < 2:
        return order
    left = _merge_sort(keys, order[:n // 2])
    right = _merge_sort(keys, order[n // 2:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def do_min(*args, **keywords):
    return _extreme("min", args, **_only(("key", "default"), "min", keywords))


def do_max(*args, **keywords):
    return _extreme("max", args, **_only(("key", "default"), "max", keywords))


def _only(known, name, keywords):
    for keyword in keywords:
        if keyword not in known:
            raise TypeError(f"{name}() got an unexpected keyword argument '{keyword}'")
    return keywords


def _extreme(name, args, key=None, default=_missing):
    found = False
    if len(args) > 1 and default is not _missing:
        raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
    if not args:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    greatest = name == "max"
    for x in args[0] if len(args) == 1 else args:
        k = x if key is None else key(x)
        if not found or (k > best_key if greatest else k < best_key):
            found, best, best_key = True, x, k
    if found:
        return best
    if default is not _missing:
        return default
    raise ValueError(f"{name}() iterable argument is empty")


def do_sum(iterable, /, start=0):
    total = start
    for x in iterable:
        total = total + x
    return total


def do_any(iterable):
    for x in iterable:
        if x:
            return True
    return False


def do_all(iterable):
    for x in iterable:
        if not x:
            return False
    return True


def do_divmod(a, b):
    for first, second, name in ((a, b, "__divmod__"), (b, a, "__rdivmod__")):
        method = getattr(type(first), name, None)
        if method is not None:
            result = method(first, second)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")


def do_pow_mod(base, exponent, modulus):
    if not isinstance(base, int) or not isinstance(exponent, int) or not isinstance(modulus, int):
        method = getattr(type(base), "__pow__", None)
        if method is not None and not isinstance(base, (int, float)):
            return method(base, exponent, modulus)
        if isinstance(base, (int, float)) and isinstance(exponent, (int, float)) and isinstance(modulus, (int, float)):
            raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{type(base).__name__}', '{type(exponent).__name__}', '{type(modulus).__name__}'")
    if modulus == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    if exponent < 0:
        a, b, x, y = base % modulus, modulus, 1, 0
        while b:
            a, b, x, y = b, a % b, y, x - a // b * y
        if abs(a) != 1:
            raise ValueError("base is not invertible for the given modulus")
        base, exponent = x * a, -exponent
    result = 1 % modulus
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def do_round(number, ndigits=None):
    method = getattr(type(number), "__round__", None)
    if method is None:
        raise TypeError(f"type {type(number).__name__} doesn't define __round__ method")
    return method(number) if ndigits is None else method(number, ndigits)


def do_exception_texts(error):
    seen = 0
    while error is not None and seen < 100:
        if type(error).__str__ is not BaseException.__str__:
            try:
                text = str(error)
            except BaseException:
                text = "<exception str() failed>"
            _lockstep.set_text(error, text)
        error = error.__cause__ or error.__context__
        seen += 1


def do__format_exception(error):
    import sys
    do_exception_texts(error)
    return sys._format_exception(error)


def do_fromkeys(cls, iterable, value):
    made = cls()
    for key in iterable:
        made[key] = value
    return made


def do_dict_keys_isdisjoint(self, other):
    for x in other:
        if x in self:
            return False
    return True


do_dict_items_isdisjoint = do_dict_keys_isdisjoint


def do_range_index(self, value):
    for i in range(len(self)):
        if _same(self[i], value):
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def do_range_count(self, value):
    return do_list_count(self, value)


def do_isinstance(value, classinfo):
    return _checked(value, classinfo, "__instancecheck__", "isinstance() arg 2 must be a type, a tuple of types, or a union")


def do_issubclass(cls, classinfo):
    return _checked(cls, classinfo, "__subclasscheck__", "issubclass() arg 2 must be a class, a tuple of classes, or a union")


def _checked(value, classinfo, check, problem):
    if isinstance(classinfo, (tuple, Union)):
        for kind in classinfo if isinstance(classinfo, tuple) else classinfo.__args__:
            if _checked(value, type(None) if kind is None else kind, check, problem):
                return True
        return False
    if type(classinfo) is GenericAlias:
        raise TypeError(problem.partition("(")[0] + "() argument 2 cannot be a parameterized generic")
    for kind in type(classinfo).__mro__:  # not getattr: it would find type's own on the class of any object
        if check in kind.__dict__:
            return True if getattr(kind, check)(classinfo, value) else False
    raise TypeError(problem)


class Union:
    def __init__(self, args):
        self.__args__ = args

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if type(other) is Union else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return do_make_union(self, other)

    def __repr__(self):
        return " | ".join(["None" if x is None else getattr(x, "__name__", f"{x!r}") for x in self.__args__])


def do_make_union(a, b):
    left = a.__args__ if type(a) is Union else (a,)
    right = b.__args__ if type(b) is Union else (b,)
    return Union(left + right)


_generic = {list: 1, tuple: 1, dict: 1, type: 1, set: 1, frozenset: 1, memoryview: 1}


class GenericAlias:
    def __init__(self, origin, args):
        self.__origin__, self.__args__ = origin, args if type(args) is tuple else (args,)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if type(other) is not GenericAlias:
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return do_make_union(self, other)

    def __ror__(self, other):
        return do_make_union(other, self)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __repr__(self):
        return _shown_type(self.__origin__) + "[" + ", ".join([_shown_type(x) for x in self.__args__]) + "]"


def _shown_type(x):
    if x is ...:
        return "..."
    if isinstance(x, list):
        return "[" + ", ".join([_shown_type(y) for y in x]) + "]"
    if type(x) is GenericAlias or not hasattr(x, "__qualname__") or not hasattr(x, "__module__"):
        return repr(x)
    return x.__qualname__ if x.__module__ == "builtins" else f"{x.__module__}.{x.__qualname__}"


def do_make_alias(origin, args):
    if origin not in _generic and "__class_getitem__" not in origin.__dict__:
        raise TypeError(f"type '{origin.__name__}' is not subscriptable")
    return GenericAlias(origin, args)


# ---- generators

def do_generator_throw(self, kind, value=None, traceback=None):
    if isinstance(kind, BaseException):
        error = kind
    elif not isinstance(kind, type) or not issubclass(kind, BaseException):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(kind).__name__}")
    else:
        error = kind() if value is None else value if isinstance(value, BaseException) else kind(value)
    return _lockstep.throw_raised(self, error)


def do_generator_close(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration) as e:
        return getattr(e, "value", None)
    kind = type(self).__name__
    raise RuntimeError(("generator" if kind == "generator" else "coroutine") + " ignored GeneratorExit")


do_coroutine_throw = do_coroutine_wrapper_throw = do_generator_throw
do_async_generator_asend_throw = do_async_generator_athrow_throw = do_generator_throw
do_coroutine_close = do_coroutine_wrapper_close = do_generator_close


def do_async_generator_asend_close(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration, StopAsyncIteration):
        return
    raise RuntimeError("coroutine ignored GeneratorExit")


do_async_generator_athrow_close = do_async_generator_asend_close


def do_async_generator_athrow(self, kind, value=None, traceback=None):
    return self.athrow(kind() if value is None else value if isinstance(value, BaseException) else kind(value))


def do_async_generator_drop(self):
    try:
        _lockstep.throw_raised(self, GeneratorExit())
    except (GeneratorExit, StopIteration, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


asyncgen_hooks = _lockstep.asyncgen_hooks = {}  # identifier of a thread, as a text → what its sys.set_asyncgen_hooks() was given


def do_sys_attribute(name):
    import _sys
    return _sys.attribute(name)


def aiter(async_iterable, /):
    try:
        method = type(async_iterable).__aiter__
    except AttributeError:
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable") from None
    return method(async_iterable)


def anext(async_iterator, default=_missing, /):
    try:
        method = type(async_iterator).__anext__
    except AttributeError:
        raise TypeError(f"'{type(async_iterator).__name__}' object is not an async iterator") from None
    awaitable = method(async_iterator)
    return awaitable if default is _missing else _anext_or(awaitable, default)


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


# ---- struct, where an argument must be asked for its number

def _struct_values(format, values):
    import struct
    codes = struct._codes(format)
    if len(codes) != len(values):
        return [None] * len(values)
    converted = []
    for i in range(len(codes)):
        code, v = codes[i], values[i]
        if code == "?":
            v = bool(v)
        elif code == "i":
            v = v if isinstance(v, int) else v.__index__() if hasattr(type(v), "__index__") else None
        elif code in "efdFD":
            try:
                v = float(v) if hasattr(type(v), "__float__") or hasattr(type(v), "__index__") else None
            except Exception:
                v = None
        elif type(v).__name__ not in ("bytes", "bytearray"):
            v = None
        converted.append(v)
    return converted


def do_pack(format, *values):
    import struct
    return struct.pack(format, *_struct_values(format, values))


def do_Struct_pack(self, *values):
    return self.pack(*_struct_values(self, values))


def do_pack_into(format, buffer, offset, *values):
    import struct
    return struct.pack_into(format, buffer, offset.__index__(), *_struct_values(format, values))


def do_Struct_pack_into(self, buffer, offset, *values):
    return self.pack_into(buffer, offset.__index__(), *_struct_values(self, values))


def do_unpack_from(format, /, buffer, offset=0):
    import struct
    return struct.unpack_from(format, buffer, offset.__index__())


def do_Struct_unpack_from(self, /, buffer, offset=0):
    return self.unpack_from(buffer, offset.__index__())


# ---- exception groups

class BaseExceptionGroup(BaseException):
    __module__ = "builtins"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(type(exceptions), "__getitem__") or isinstance(exceptions, dict):
            raise TypeError("second argument (exceptions) must be a sequence")
        all_are_exceptions, members = True, (*exceptions,)
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for i in range(len(members)):
            if not isinstance(members[i], BaseException):
                raise ValueError(f"Item {i} of second argument (exceptions) is not an exception")
            all_are_exceptions = all_are_exceptions and isinstance(members[i], Exception)
        if cls is BaseExceptionGroup:
            if all_are_exceptions:
                cls = ExceptionGroup
        elif not all_are_exceptions and issubclass(cls, Exception):
            what = "an ExceptionGroup" if cls is ExceptionGroup else repr(cls.__name__)
            raise TypeError(f"Cannot nest BaseExceptions in {what}")
        self = BaseException.__new__(cls, message, exceptions)
        self.message, self.exceptions = message, members
        return self

    def __init__(self, *args):
        pass

    def __str__(self):
        return f"{self.message} ({len(self.exceptions)} sub-exception{'s' if len(self.exceptions) != 1 else ''})"

    def __repr__(self):
        return f"{type(self).__name__}({self.message!r}, {list(self.exceptions)!r})"

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    def derive(self, excs):
        return BaseExceptionGroup(self.message, excs)

    def _like(self, members):
        if not members:
            return None
        group = self.derive(members)
        group.__traceback__, group.__cause__, group.__context__ = self.__traceback__, self.__cause__, self.__context__
        group.__suppress_context__ = self.__suppress_context__
        for note in getattr(self, "__notes__", ()):
            group.add_note(note)
        return group

    def split(self, condition, /):
        matches = condition
        if isinstance(condition, (type, tuple)):
            def matches(e):
                return isinstance(e, condition)
        elif not callable(condition):
            raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
        if matches(self):
            return self, None
        ours, others = [], []
        for e in self.exceptions:
            if isinstance(e, BaseExceptionGroup):
                a, b = e.split(matches)
                if a is not None:
                    ours.append(a)
                if b is not None:
                    others.append(b)
            else:
                (ours if matches(e) else others).append(e)
        return self._like(ours), self._like(others)

    def subgroup(self, condition, /):
        return self.split(condition)[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


# ---- running code

def do_exec(source, globals, locals):
    _run(source, "exec", globals, locals)


def do_eval(source, globals, locals):
    return _run(source, "eval", globals, locals)


def _run(source, mode, globals, locals):
    if locals is not None and not hasattr(type(locals), "__getitem__"):
        raise TypeError("locals must be a mapping" + (f" or None, not {type(locals).__name__}" if mode == "exec" else ""))
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode()
    if isinstance(source, str):
        source = _compiled(source.lstrip(" \t") if mode == "eval" else source, "<string>", mode)
    elif type(source) is not _code:
        raise TypeError(f"{mode}() arg 1 must be a string, bytes or code object")
    return _lockstep.run_code(source, globals, globals if locals is None else locals)


_code = type(do_exec.__code__)


def do_compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    if isinstance(filename, (bytes, bytearray)):
        filename = bytes(filename).decode()
    elif not isinstance(filename, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(filename).__name__}")
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if isinstance(source, (bytes, bytearray, memoryview)):
        source = bytes(source).decode()
    if not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if flags:
        _lockstep.refuse("compile() with flags")
    return _compiled(source, filename, mode)


def _compiled(source, filename, mode):
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    code, said = _lockstep.compile_source(source, filename, mode)
    if said:
        import warnings
        for text, line in said:
            try:
                warnings.warn_explicit(text, SyntaxWarning, filename, line)
            except SyntaxWarning as e:  # filters that make errors of warnings: a SyntaxError here, as CPython's
                error = SyntaxError(text, (filename, line, 1, None, line, 1))
            else:
                continue
            raise error
    return code


def do___import__(name, globals=None, locals=None, fromlist=(), level=0):
    import sys
    exec("import " + name, {})
    return sys.modules[name if fromlist else name.partition(".")[0]]


def do_load_name(locals, globals, name):
    try:
        return locals[name]
    except KeyError:
        pass
    if name in globals:
        return globals[name]
    builtins = _builtins
    if name in builtins:
        return builtins[name]
    raise NameError(f"name '{name}' is not defined")


def do_raise_from(error, cause):
    raise error from cause()


def do_start_new_thread(function, args, keywords):
    import _thread
    return _thread.start_joinable_thread(lambda: function(*args, **(keywords or {}))).ident


# ---- standard streams

class TextStream:
    def __init__(self, number, name):
        self._number, self.name = number, name
        self.encoding = "utf-8"

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return _lockstep.write(self._number, text)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writelines(self, lines):
        for line in lines:
            self.write(line)


stdout = TextStream(0, "<stdout>")
stderr = TextStream(1, "<stderr>")

_builtins = __builtins__
for _name in ("aiter", "anext", "BaseExceptionGroup", "ExceptionGroup"):
    _builtins[_name] = globals()[_name]
    _builtins[_name].__module__ = "builtins"
