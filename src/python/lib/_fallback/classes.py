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
    for cls in type(value).__mro__[:-1]:
        if "__dir__" in cls.__dict__:
            return sorted(cls.__dict__["__dir__"].__get__(value, type(value))())
    return do_dir_of(value)


def do_dir_of(value):  # what object.__dir__ says
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
    return _checked(cls, classinfo, "__subclasscheck__", "issubclass() arg 2 must be a class, a tuple of classes, or a union")


def _checked(value, classinfo, check, problem):
    if isinstance(classinfo, (tuple, Union)):
        for kind in classinfo if isinstance(classinfo, tuple) else classinfo.__args__:
            if _checked(value, kind, check, problem):
                return True
        return False
    for kind in type(classinfo).__mro__:  # not getattr: it would find type's own on the class of any object
        if check in kind.__dict__:
            if kind is type and check == "__subclasscheck__" and not isinstance(value, type):
                if _abstract_bases(value) is None:
                    raise TypeError("issubclass() arg 1 must be a class")
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
    """Represent a union type

E.g. for int | str"""
    __module__ = "typing"
    __slots__ = ("__args__", "_unhashable")

    def __new__(cls, *given):
        raise TypeError("cannot create 'typing.Union' instances")

    def __init_subclass__(cls):
        raise TypeError("type 'typing.Union' is not an acceptable base type")

    def __class_getitem__(cls, items):
        if items == ():
            raise TypeError("Cannot take a Union of no types.")
        return _union_of(items if isinstance(items, tuple) else (items,))

    __origin__ = property(lambda self: Union)
    __parameters__ = property(lambda self: _parameters_of(self.__args__))
    __name__ = __qualname__ = property(lambda self: "Union")

    def __eq__(self, other):
        if type(other) is not Union:
            return NotImplemented
        return len(self.__args__) == len(other.__args__) and all([x in other.__args__ for x in self.__args__])

    def __hash__(self):
        if self._unhashable:
            for x in self.__args__:
                hash(x)
            raise TypeError(f"union contains {self._unhashable} unhashable elements")
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return _union_of((self, other))

    def __ror__(self, other):
        return _union_of((other, self))

    def __getitem__(self, items):
        return _union_of(_substituted(self, items))

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __reduce__(self):
        return _union_of, (self.__args__,)

    def __repr__(self):
        return " | ".join(["None" if x is type(None) else _shown_type(x) for x in self.__args__])


def _is_unionable(x):
    return x is None or type(x) is Union or isinstance(x, (type, GenericAlias))


def do_make_union(a, b):
    if _is_unionable(a) and _is_unionable(b):
        return _union_of((a, b))
    for kind in type(b).__mro__:
        if "__ror__" in kind.__dict__:
            made = kind.__ror__(b, a)
            break
    else:
        made = NotImplemented
    if made is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for |: '{_type_name(a)}' and '{_type_name(b)}'")
    return made


def _type_name(x):
    return "types.GenericAlias" if type(x) is GenericAlias else type(x).__name__


def _union_of(parts):
    flat, unhashable = [], 0
    for part in parts:
        for x in part.__args__ if type(part) is Union else (part,):
            if isinstance(x, str):
                import typing
                x = typing._make_forward_ref(x)
            x = type(None) if x is None else x
            if x not in flat:
                flat.append(x)
                try:
                    hash(x)
                except TypeError:
                    unhashable += 1
    if len(flat) == 1:
        return flat[0]
    made = object.__new__(Union)
    made.__args__, made._unhashable = (*flat,), unhashable
    return made


def _parameters_of(args):
    found = []
    for x in args:
        if not isinstance(x, type):
            inner = (_parameters_of(x) if isinstance(x, (tuple, list)) else (x,) if hasattr(x, "__typing_subst__")
                     else getattr(x, "__parameters__", ()))
            found += [p for p in inner if p not in found] if isinstance(inner, tuple) else []
    return (*found,)


def _substituted(alias, items):
    """The arguments of an alias or a union, with items for its parameters."""
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    given = []
    for x in items if isinstance(items, tuple) else (items,):
        inner = None if isinstance(x, type) else getattr(x, "__typing_unpacked_tuple_args__", None)
        given += [x] if inner is None or inner and inner[-1] is ... else inner
    for p in parameters:
        prepare = getattr(p, "__typing_prepare_subst__", None)
        if prepare is not None:
            given = prepare(alias, (*given,))
    if len(given) != len(parameters):
        raise TypeError(f"Too {'many' if len(given) > len(parameters) else 'few'} arguments for {alias!r}; actual {len(given)}, "
                        f"expected {len(parameters)}")
    return _replaced(alias.__args__, dict(zip(parameters, given)))


def _replaced(args, of):
    made = []
    for x in args:
        if isinstance(x, type):
            made.append(x)
            continue
        if isinstance(x, (tuple, list)):
            made.append(type(x)(_replaced(x, of)))
            continue
        replace = getattr(x, "__typing_subst__", None)
        if replace is not None:
            part = replace(of[x])
        else:
            inner, part = getattr(x, "__parameters__", ()), x
            if isinstance(inner, tuple) and inner:
                own = []
                for p in inner:
                    own += of[p] if isinstance(of[p], tuple) and hasattr(type(p), "__iter__") else [of[p]]
                part = x[(*own,)]
        made += part if getattr(x, "__typing_is_unpacked_typevartuple__", False) is True else [part]
    return (*made,)


_generic = {list: 1, tuple: 1, dict: 1, type: 1, set: 1, frozenset: 1, memoryview: 1}
_of_alias = ("__class__", "__origin__", "__args__", "__parameters__", "__unpacked__", "__mro_entries__", "__reduce__", "__reduce_ex__",
             "__copy__", "__deepcopy__", "__typing_unpacked_tuple_args__", "__dir__", "__getitem__", "__iter__", "__call__", "__or__", "__ror__")


class GenericAlias:
    __module__ = "types"
    __slots__ = ("__origin__", "__args__", "__unpacked__", "__weakref__")

    def __init__(self, origin, args, *unpacked):
        self.__origin__, self.__args__, self.__unpacked__ = origin, args if type(args) is tuple else (args,), bool(unpacked)

    __parameters__ = property(lambda self: _parameters_of(self.__args__))
    __typing_unpacked_tuple_args__ = property(
        lambda self: self.__args__ if self.__unpacked__ and self.__origin__ is tuple else None)

    def __getattribute__(self, name):
        if name in _of_alias:
            return object.__getattribute__(self, name)
        if name == "__bases__":
            raise AttributeError("'types.GenericAlias' object has no attribute '__bases__'")
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name not in GenericAlias.__slots__:
            return setattr(self.__origin__, name, value)
        object.__setattr__(self, name, value)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __dir__(self):
        return [*dir(self.__origin__), *_of_alias[:-5]]

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__, *[1] * self.__unpacked__)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__ and self.__args__ == other.__args__
                and self.__unpacked__ == other.__unpacked__)

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return _union_of((self, other)) if _is_unionable(other) else NotImplemented

    def __ror__(self, other):
        return _union_of((other, self)) if _is_unionable(other) else NotImplemented

    def __call__(self, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, items):
        return GenericAlias(self.__origin__, _substituted(self, items), *[1] * self.__unpacked__)

    def __iter__(self):
        yield GenericAlias(self.__origin__, self.__args__, 1)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __repr__(self):
        return f"{'*' * self.__unpacked__}{_shown_type(self.__origin__)}[{', '.join([_shown_type(x) for x in self.__args__]) or '()'}]"


def _shown_type(x):
    if x is ...:
        return "..."
    if isinstance(x, (list, tuple)):
        return "[" + ", ".join([_shown_type(y) for y in x]) + "]"
    if isinstance(x, GenericAlias) or hasattr(x, "__origin__") and hasattr(x, "__args__") or not hasattr(x, "__qualname__") or not hasattr(x, "__module__") or x.__module__ is None:
        return repr(x)
    return x.__qualname__ if x.__module__ == "builtins" else f"{x.__module__}.{x.__qualname__}"


def do_make_alias(origin, args):
    if origin not in _generic and not any([kind in _generic and kind is not type or "__class_getitem__" in kind.__dict__ for kind in origin.__mro__]):
        raise TypeError(f"type '{origin.__name__}' is not subscriptable")
    return GenericAlias(origin, args)
