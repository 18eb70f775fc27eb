# What built-in operations do when only Python code can tell: an iterable written in Python, keys with an __eq__ of
# their own, sorting by a key function. The VM's C++ never runs Python code in its middle; it comes here instead.
#
# Functions are named do_ and the operation (do_repr, do_getitem) or TYPE_METHOD (do_list_index). This code is hidden: it
# has no switch points of its own and does not show in tracebacks. It must not use an operation in the form that led to
# it.
#
# All files of this folder are one module: they run one after another in one namespace, before the program
# (vm/interpreter.cpp has the order). This one comes first, since the class statements of the others need it.

import _lockstep
from _collections_deque import deque


_missing = object()


# ---- class statements

def do___build_class__(function, name, /, *bases, metaclass=None, **keywords):
    if type(function) is not type(_resolve_bases):
        raise TypeError("__build_class__: func must be a function")
    if not isinstance(name, str):
        raise TypeError("__build_class__: name is not a string")
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


def do_own_mro(cls):  # of a metaclass that says it itself
    _lockstep.set_mro(cls, do_tuple_from(cls.mro()))
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
    for cls in type(value).__mro__:
        if "__dir__" in cls.__dict__:
            return sorted(cls.__dict__["__dir__"].__get__(value, type(value))())
    names = {}
    if type(value).__name__ != "module":
        for cls in value.__mro__ if isinstance(value, type) else type(value).__mro__:
            names.update(cls.__dict__)
    own = getattr(value, "__dict__", None)
    if own is not None:
        names.update(own)
    return sorted(names)


# ---- what is an instance of what

def do_isinstance(value, classinfo):
    text = "isinstance() arg 2 must be a type, a tuple of types, or a union"
    if _checked(value, classinfo, "__instancecheck__", text):
        return True
    cls = getattr(value, "__class__", None)
    return cls is not type(value) and isinstance(cls, type) and do_issubclass(cls, classinfo)


def do_instance_of(value, classinfo):
    return _checked(value, classinfo, "__instancecheck__", "isinstance() arg 2 must be a type, a tuple of types, or a union")


def do_issubclass(cls, classinfo):
    if not isinstance(cls, type) and _abstract_bases(cls) is None:
        raise TypeError("issubclass() arg 1 must be a class")
    return _checked(cls, classinfo, "__subclasscheck__", "issubclass() arg 2 must be a class, a tuple of classes, or a union")


def _checked(value, classinfo, check, problem):
    if isinstance(classinfo, (tuple, Union)):
        for kind in classinfo if isinstance(classinfo, tuple) else classinfo.__args__:
            if _checked(value, kind, check, problem):
                return True
        return False
    if type(classinfo) is GenericAlias:
        raise TypeError(problem.partition("(")[0] + "() argument 2 cannot be a parameterized generic")
    for kind in type(classinfo).__mro__:  # not getattr: it would find type's own on the class of any object
        if check in kind.__dict__:
            if kind is type and check == "__subclasscheck__" and not isinstance(value, type):
                return _is_abstract_subclass(value, classinfo)
            return True if getattr(kind, check)(classinfo, value) else False
    # What is no class, but has a tuple of bases, is taken for one (abstract_issubclass in Objects/abstract.c).
    if _abstract_bases(classinfo) is None:
        raise TypeError(problem)
    if check == "__instancecheck__":
        value = getattr(value, "__class__", None)
        if value is None or not isinstance(value, type) and _abstract_bases(value) is None:
            return False
    return _is_abstract_subclass(value, classinfo)


def _abstract_bases(cls):
    bases = getattr(cls, "__bases__", None)
    return bases if isinstance(bases, tuple) else None


def _is_abstract_subclass(cls, wanted):
    while cls is not wanted:
        bases = _abstract_bases(cls)
        if not bases:
            return False
        for base in bases[:-1]:
            if _is_abstract_subclass(base, wanted):
                return True
        cls = bases[-1]
    return True


# ---- unions and generic aliases

class Union:
    __module__ = "typing"

    def __init__(self, args):
        self.__args__ = args

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if type(other) is Union else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return do_make_union(self, other)

    def __repr__(self):
        return " | ".join(["None" if x is type(None) else _shown_type(x) for x in self.__args__])


def do_make_union(a, b):
    left = a.__args__ if type(a) is Union else (a,)
    right = b.__args__ if type(b) is Union else (b,)
    parts = []
    for part in left + right:
        part = type(None) if part is None else part
        if isinstance(part, (str, int, float, list, dict, tuple)):
            raise TypeError(f"unsupported operand type(s) for |: '{type(a).__name__}' and '{type(b).__name__}'")
        if part not in parts:
            parts.append(part)
    return Union((*parts,)) if len(parts) > 1 else parts[0]


_generic = {list: 1, tuple: 1, dict: 1, type: 1, set: 1, frozenset: 1, memoryview: 1}


class GenericAlias:
    __module__ = "types"

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
