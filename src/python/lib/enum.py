"""Enumerations."""

import sys
from functools import partial

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
           "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "verify",
           "global_enum"]

_property = property


_missing = object()


class property:
    """Of a member what its function says; of the class the member of that name."""

    member = _attr_type = _cls_type = name = None

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = getattr(fget, "__doc__", None) if doc is None else doc

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        if self.name not in ownerclass._member_map_:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        return ownerclass._member_map_[self.name]

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


class auto:
    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ("__get__", "__set__", "__delete__")) and not isinstance(obj, partial)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" != name[-3]


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" != name[-2]


def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return len(name) > len(start) and name.startswith(start) and name[-2:] != "__"


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    end = f"{cls_name}.{getattr(obj, '__name__', '')}"
    return qualname == end or qualname.endswith("." + end)


def bin(num, max_bits=None):
    ceiling = 2 ** num.bit_length()
    s = format(num, "b") if num >= 0 else format(~num ^ (ceiling - 1), "b")
    sign, digits = ("0", s) if num >= 0 else ("1", s)
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


class EnumDict(dict):
    """The body of an enumeration while it is executed: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._members, self._last_values, self._ignore, self._generate, self._cls_name = {}, [], [], None, cls_name
        self._auto_called = False

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif _is_sunder(key):
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")  #@371
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self._ignore = value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            elif key not in ("_order_", "_missing_", "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
                             "_add_value_alias_", "_name_", "_value_", "_boundary_", "_numeric_repr_", "_new_member_", "_use_args_",
                             "_member_names_", "_member_map_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        elif key in self._members:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif self._cls_name is not None and not isinstance(value, member) and _is_internal_class(self._cls_name, value):
            pass
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self._next(key, value)
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                value = tuple([self._next(key, v) if isinstance(v, auto) else v for v in value])
            self._members[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    @_property
    def member_names(self):
        return list(self._members)

    _member_names = _property(lambda self: self._members)

    def update(self, members, **more):
        pairs = [(key, members[key]) for key in members.keys()] if hasattr(members, "keys") else members
        for key, value in pairs:
            self[key] = value
        for key, value in more.items():
            self[key] = value

    def _next(self, key, value):
        self._auto_called = True
        if value.value is None:
            value.value = self._generate(key, 1, len(self._members), self._last_values[:])
        return value.value


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        made = EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumType):
                made._generate = getattr(base, "_generate_next_value_", made._generate)
        return made

    @staticmethod
    def _check_for_existing_members_(name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base.__dict__.get("_member_names_"):
                    raise TypeError(f"<enum {name!r}> cannot extend {base!r}")

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        members = getattr(classdict, "_members", {})
        if "mro" in members or "" in members:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(n) for n in members if n in ('mro', '')])}")
        order = classdict.get("_order_")
        values = [(name, classdict[name]) for name in members]
        namespace = {}
        for key in classdict:
            if key not in members and key not in ("_ignore_", "_order_") and key not in getattr(classdict, "_ignore", ()):
                namespace[key] = classdict[key]
        member_type = _data_type(bases)
        is_root = "Enum" not in globals()
        new = None if is_root else namespace.pop("__new__", None)
        if is_root:
            pass
        elif new is not None:
            new = new.__func__ if isinstance(new, staticmethod) else new
        else:
            for base in bases:
                inherited = getattr(base, "_new_member_", object.__new__)
                new = inherited if new is None and inherited is not object.__new__ else new
            if new is None and member_type is not object:
                new = member_type.__new__
        new = object.__new__ if new is None else new
        use_args = new is not object.__new__
        first_enum = None if is_root else bases[-1] if bases else Enum
        if first_enum is not None and not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        namespace.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _hashable_values_=[], _unhashable_values_=[],
                         _member_type_=member_type, _use_args_=use_args, _new_member_=new, _flag_mask_=0, _singles_mask_=0,
                         _value_repr_=_data_repr(bases), _boundary_=boundary or getattr(first_enum, "_boundary_", None))
        if "_generate_next_value_" in namespace and not isinstance(namespace["_generate_next_value_"], staticmethod):
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        if not is_root:
            namespace["__new__"] = Enum.__new__
        made = type.__new__(metacls, cls, bases, namespace, **kwds)
        if first_enum is not None:
            if "ReprEnum" in globals() and ReprEnum in bases:
                if member_type is object:
                    raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
            for name in ("__repr__", "__str__", "__format__"):
                if name not in namespace and getattr(made, name) in (getattr(member_type, name), getattr(object, name)):
                    type.__setattr__(made, name, getattr(first_enum, name))
            if "Flag" in globals() and issubclass(made, Flag):
                for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if name not in namespace:
                        type.__setattr__(made, name, getattr(Flag, name))
        type.__setattr__(made, "_in_progress", True)
        for name, value in values:
            _add_member(made, name, value, member_type, new, use_args)
        type.__delattr__(made, "_in_progress")
        if order:
            order = order.replace(",", " ").split() if isinstance(order, str) else order
            order = [n for n in order if n not in made._member_map_ or n in made._member_names_]
            if order != made._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {made._member_names_!r}\n  {order!r}")
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value, names=_missing, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_ or names is _missing and type is None:
            if names is not _missing:
                value = (value, names, *values)
            return cls.__new__(cls, value)  #@709
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(value, bases)
        names = () if names is _missing or names is None else names
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            for i, name in enumerate(names):
                last.append(cls._generate_next_value_(name, start, i, last[:]))
            names = list(zip(names, last))
        for item in names.items() if hasattr(names, "items") else names:
            classdict[item[0]] = item[1]
        classdict["__module__"] = module or sys._getframemodulename(1) or "enum"
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, value, bases, classdict, boundary=boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if "Flag" in globals() and issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        for base in cls.__mro__:
            if base is not object and "__init_subclass__" in base.__dict__:
                names.add("__init_subclass__")
        return sorted(names if cls._member_type_ is object else names.union(dir(cls._member_type_)))

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if "Flag" in globals() and issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


def _data_type(bases):
    found = []
    for chain in bases:
        candidate = None
        for each in chain.__mro__:
            if each is object:
                continue
            if isinstance(each, EnumType):
                if each._member_type_ is object:
                    continue
                each, candidate = each._member_type_, None
            elif not ("__new__" in each.__dict__ or "__dataclass_fields__" in each.__dict__ or each.__module__ == "datetime"):
                candidate = candidate or each  # what is made by __init__ here, as dates are, has a __new__ in CPython
                continue
            if (candidate or each) not in found:
                found.append(candidate or each)
            break
    if len(found) > 1:
        raise TypeError(f"too many data types: {set(found)!r}")
    return found[0] if found else object


def _data_repr(bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                return base._value_repr_
            if "__repr__" in base.__dict__:
                is_made = "__dataclass_fields__" in base.__dict__ and getattr(base.__dict__.get("__dataclass_params__"), "repr", True)
                return _dataclass_repr if is_made else base.__dict__["__repr__"]
    return None


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join([f"{name}={getattr(self, name)!r}" for name in fields if fields[name].repr])


def _add_member(cls, name, value, member_type, new, use_args):
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = (args,)
    made = new(cls, *args) if use_args else new(cls)
    if not hasattr(made, "_value_"):
        if member_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = member_type(*args)
            except Exception as e:
                raise TypeError("_value_ not set in __new__, unable to create it") from e
    value = made._value_
    made._name_, made.__objclass__ = name, cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    for other in cls._member_map_.values():
        if other._value_ == value:  # another name for the same
            made = other
            break
    else:
        is_flag = "Flag" in globals() and issubclass(cls, Flag)
        if not is_flag or not isinstance(value, int) or value > 0 and value & (value - 1) == 0:
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            if value < 0:
                raise TypeError(f"{value!r} is not a valid flag value")
            type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
            if value & (value - 1) == 0:
                type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
    _place(cls, name, made)
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)


def _place(cls, name, made):  # as an attribute of its class: behind a property of that name, if there is one
    if name in cls._member_map_:
        if cls._member_map_[name] is not made:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
        return
    found = kind = owner = None
    for base in cls.__mro__[1:]:
        attr = base.__dict__.get(name)
        if attr is None:
            continue
        if isinstance(attr, property) or "Enum" in globals() and base is Enum:
            found, kind, owner = attr, "enum", base
            break
        if _is_descriptor(attr):
            found, kind, owner = attr, kind or "desc", owner or base
        else:
            kind, owner = "attr", base
    if found is None:
        type.__setattr__(cls, name, made)
    else:
        redirect = property(getattr(found, "fget", None), getattr(found, "fset", None), getattr(found, "fdel", None))
        redirect.member, redirect._attr_type, redirect._cls_type = made, kind, owner
        redirect.__set_name__(cls, name)
        type.__setattr__(cls, name, redirect)
    cls._member_map_[name] = made


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None  #@1251
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None  #@1255

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for each in cls._member_map_.values():
                if each._value_ == value:
                    return each
        if not cls._member_map_:
            if "_in_progress" in cls.__dict__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
            raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            problem, result = e, None
        if isinstance(result, cls) or isinstance(result, int) and getattr(cls, "_boundary_", None) is EJECT:
            return result
        ve_exc = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if problem is None and result is not None:
            problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if problem is None:
            raise ve_exc  #@1194
        if not isinstance(problem, ValueError):
            problem.__context__ = ve_exc
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __dir__(self):
        interesting = set()
        if self.__class__._member_type_ is not object:
            for cls in type(self).__mro__:
                interesting.update(cls.__dict__)
        for name in getattr(self, "__dict__", []):
            if name[0] != "_" and name not in self._member_map_:
                interesting.add(name)
        for cls in self.__class__.mro():
            for name, obj in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(obj, (property, _property)):
                    if obj.fget is not None or name not in self._member_map_:
                        interesting.add(name)
                    else:
                        interesting.discard(name)
                elif name not in self._member_map_:
                    interesting.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__"} | interesting)

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {(self.__class__._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @_property
    def name(self):
        return self._name_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @_property
    def value(self):
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")


class ReprEnum(Enum):
    """Members print as their values do."""

    def __str__(self):
        return str(self._value_)

    def __format__(self, format_spec):
        return format(self._value_, format_spec) if format_spec else str(self)


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, bits = cls._flag_mask_, cls._flag_mask_.bit_length()
        all_bits = 2 ** bits - 1
        negative, singles = None, cls._singles_mask_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), bits)
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is KEEP and value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            negative, value = value, all_bits + 1 + value
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made.__objclass__ = cls
        members = list(cls._iter_member_(value & singles))
        if value & ~singles:  # of several bits
            members += [m for m in cls._member_map_.values() if m not in members and m._value_ and m._value_ & value == m._value_]
        combined = 0
        for each in members:
            combined |= each._value_
        left = value ^ combined
        made._name_ = "|".join([m._name_ for m in members]) if combined else None
        if combined and left:
            if cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r}: no members with value {left!r}")
            made._name_ += f"|{cls._numeric_repr_(left)}"
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _iter_member_(cls, value):
        return iter([each for each in cls if each._value_ & value])

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        shown = (self.__class__._value_repr_ or repr)(self._value_)
        return f"<{self.__class__.__name__}: {shown}>" if self._name_ is None else f"<{self.__class__.__name__}.{self._name_}: {shown}>"

    def __str__(self):
        return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self.__class__(self._value_ ^ other)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
    __hash__ = Enum.__hash__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __or__, __and__, __xor__, __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__or__, Flag.__and__, Flag.__xor__
    __invert__, __repr__, __iter__, __len__, __contains__, __bool__ = Flag.__invert__, Flag.__repr__, Flag.__iter__, Flag.__len__, Flag.__contains__, Flag.__bool__
    __str__, __format__ = ReprEnum.__str__, ReprEnum.__format__
    _generate_next_value_ = staticmethod(Flag._generate_next_value_)


def unique(enumeration):
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join([f'{alias} -> {name}' for alias, name in duplicates])}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                unique(enumeration)
            elif check is CONTINUOUS:
                values = [m.value for m in enumeration]
                if values:
                    missing = [v for v in range(min(values), max(values)) if v not in values]
                    if missing:
                        raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
        return enumeration


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join([name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|")])


def global_str(self):
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
