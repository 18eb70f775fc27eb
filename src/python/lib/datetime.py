"""Dates and times, in UTC or with fixed offsets: there is no other time zone here."""

import time as _time

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR, MAXYEAR = 1, 9999
_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _is_leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def _days_in(y, m):
    return 29 if m == 2 and _is_leap(y) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[m - 1]


def _ordinal(y, m, d):
    """Days since 31 December of the year 0."""
    before = y - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + sum([_days_in(y, i) for i in range(1, m)]) + d


def _from_ordinal(n):
    y = n * 400 // 146097 + 1
    while _ordinal(y, 1, 1) > n:
        y -= 1
    rest, m = n - _ordinal(y, 1, 1), 1
    while rest >= _days_in(y, m):
        rest -= _days_in(y, m)
        m += 1
    return y, m, rest + 1


def _check(value, low, high, text):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not low <= value <= high:
        raise ValueError(f"{text} must be in {low}..{high}, not {value}")


class _Compared:
    __slots__ = ()

    def _key_of(self, other):
        if isinstance(other, datetime) is not isinstance(self, datetime):
            return None
        return other._key() if type(other) is type(self) or isinstance(other, type(self)) or isinstance(self, type(other)) else None

    def __eq__(self, other):
        key = self._key_of(other) if isinstance(other, _Compared) else None
        return NotImplemented if key is None else self._key() == key

    def __lt__(self, other):
        key = self._key_of(other) if isinstance(other, _Compared) else None
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._key_of(other) if isinstance(other, _Compared) else None
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._key_of(other) if isinstance(other, _Compared) else None
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._key_of(other) if isinstance(other, _Compared) else None
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __deepcopy__(self, memo):
        return self

    __copy__ = lambda self: self


def _exact(value, unit):
    """`value` units of so many microseconds, rounded to an even microsecond."""
    return value * unit if isinstance(value, int) else round(value * unit)


def _shown_class(value):
    cls = type(value)
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__


class timedelta(_Compared):
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        for name, n in {**locals()}.items():
            if name != "cls" and not isinstance(n, (int, float)):
                raise TypeError(f"unsupported type for timedelta {name} component: {type(n).__name__}")
        us = (_exact(microseconds, 1) + _exact(milliseconds, 1000) + _exact(seconds, 10 ** 6) + _exact(minutes, 60 * 10 ** 6)
              + _exact(hours, 3600 * 10 ** 6) + _exact(days, 86400 * 10 ** 6) + _exact(weeks, 7 * 86400 * 10 ** 6))
        self = object.__new__(cls)
        self._us = us
        self.days, rest = divmod(us, 86400 * 10 ** 6)
        self.seconds, self.microseconds = divmod(rest, 10 ** 6)
        if abs(self.days) > 999999999:
            raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")
        return self

    def _key(self):
        return self._us

    def total_seconds(self):
        return self._us / 10 ** 6

    def __add__(self, other):
        return timedelta(microseconds=self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._us)

    def __abs__(self):
        return timedelta(microseconds=abs(self._us))

    def __mul__(self, other):
        return timedelta(microseconds=_exact(other, self._us)) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._us / other._us if isinstance(other, timedelta) else timedelta(microseconds=self._us / other)

    def __floordiv__(self, other):
        return self._us // other._us if isinstance(other, timedelta) else timedelta(microseconds=self._us // other)

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __mod__(self, other):
        return timedelta(microseconds=self._us % other._us)

    def __bool__(self):
        return self._us != 0

    def __repr__(self):
        parts = [f"{n}={getattr(self, n)}" for n in ("days", "seconds", "microseconds") if getattr(self, n)]
        return f"{_shown_class(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        text = f"{self.seconds // 3600}:{self.seconds // 60 % 60:02d}:{self.seconds % 60:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")


timedelta.min, timedelta.max, timedelta.resolution = timedelta(-999999999), timedelta(999999999, 86399, 999999), timedelta(microseconds=1)


class tzinfo:
    pass


class timezone(tzinfo):
    def __new__(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name or ("UTC" + _offset_text(self._offset) if self._offset else "UTC")

    __str__ = lambda self: self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


def _offset_text(offset, colon=":"):
    minutes = abs(offset._us) // (60 * 10 ** 6)
    return f"{'-' if offset._us < 0 else '+'}{minutes // 60:02d}{colon}{minutes % 60:02d}"


UTC = timezone.utc = timezone(timedelta(0))


def _warn_of_naive(text):
    import warnings
    warnings.warn("datetime.datetime." + text, DeprecationWarning, stacklevel=3)


class IsoCalendarDate(tuple):
    year, week, weekday = [property(lambda self, i=i: self[i]) for i in range(3)]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


# What strptime reads for a letter: how many digits at most, and of which part. Names of days and months are read apart.
_read = {"Y": (4, "year"), "m": (2, "month"), "d": (2, "day"), "H": (2, "hour"), "I": (2, "hour12"), "M": (2, "minute"), "S": (2, "second"),
         "f": (6, "microsecond"), "y": (2, "short_year"), "j": (3, "yearday"), "w": (1, "weekday"), "u": (1, "weekday")}


def _parsed(text, format):
    """The parts of a date and time as a dict; a ValueError with CPython's words."""
    parts, at, wrong = {}, 0, ValueError(f"time data {text!r} does not match format {format!r}")
    for long, short in (("F", "%Y-%m-%d"), ("T", "%H:%M:%S"), ("D", "%m/%d/%y"), ("R", "%H:%M"), ("x", "%m/%d/%y"), ("X", "%H:%M:%S"),
                        ("c", "%a %b %d %H:%M:%S %Y")):
        format = format.replace("%" + long, short)
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            if at == len(text) or not text[at].isspace():
                raise wrong
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if c != "%" or i == len(format):
            if text[at:at + 1] != c:
                raise wrong
            at += 1
            continue
        c = format[i]
        i += 1
        names = {"A": _days, "a": [n[:3] for n in _days], "B": _months, "b": [n[:3] for n in _months], "p": ["AM", "PM"], "%": ["%"],
                 "Z": ["UTC", "GMT"]}.get(c)
        if names is not None:
            found = [n for n in names if text[at:at + len(n)].lower() == n.lower()]
            if not found:
                raise wrong
            at += len(found[0])
            if c in "pBb":
                parts["month" if c in "Bb" else "pm"] = names.index(found[0]) + (c in "Bb")
        elif c == "z":
            sign, digits = text[at:at + 1], text[at + 1:at + 6].replace(":", "")[:4]
            if sign == "Z":
                at, parts["offset"] = at + 1, 0
                continue
            if sign not in ("+", "-") or len(digits) != 4 or not digits.isdigit():
                raise wrong
            at += 6 if text[at + 3:at + 4] == ":" else 5
            parts["offset"] = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if sign == "-" else 1)
        elif c in _read:
            most, name = _read[c]
            end = at
            while end < len(text) and end - at < most and text[end].isdigit():
                end += 1
            top = {"month": 12, "day": 31, "hour": 23, "hour12": 12, "minute": 59, "second": 61, "yearday": 366}.get(name)
            if top is not None and end - at > 1 and int(text[at:end]) > top:
                end -= 1
            if end == at or c == "Y" and end - at < 4:
                raise wrong
            parts[name] = int(text[at:end]) if c != "f" else int((text[at:end] + "000000")[:6])
            at = end
        else:
            raise ValueError(f"'{c}' is a bad directive in format {format!r}")
    if at < len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    if "short_year" in parts:
        parts["year"] = parts["short_year"] + (2000 if parts["short_year"] < 69 else 1900)
    if "hour12" in parts:
        parts["hour"] = parts["hour12"] % 12 + 12 * parts.get("pm", 0)
    if "yearday" in parts and "month" not in parts:
        _, parts["month"], parts["day"] = _from_ordinal(_ordinal(parts.get("year", 1900), 1, 1) + parts["yearday"] - 1)
    return parts


class date(_Compared):
    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._set_date(year, month, day)
        return self

    def _set_date(self, year, month, day):
        _check(year, 1, 9999, "year")
        _check(month, 1, 12, "month")
        if not 1 <= day <= _days_in(year, month):
            raise ValueError(f"day {day} must be in range 1..{_days_in(year, month)} for month {month} in year {year}")
        self.year, self.month, self.day = year, month, day

    def _key(self):
        return self.year, self.month, self.day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        return cls.fromordinal(int(t // 86400) + 719163)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if len(text) != 10 or text[4] != "-" or text[7] != "-" or not (text[:4] + text[5:7] + text[8:]).isdigit():
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(int(text[:4]), int(text[5:7]), int(text[8:10]))

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3  # the year of a week is that of its Thursday
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate((year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.isoweekday()))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        if not 1 <= week <= 53 or week == 53 and _from_ordinal(monday + 52 * 7 + 3)[0] != year:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    def timetuple(self):
        clock = [getattr(self, name, 0) for name in ("hour", "minute", "second")]
        dst = self.dst() if getattr(self, "tzinfo", None) is not None else None
        return _time.struct_time((self.year, self.month, self.day, *clock, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1,
                                  -1 if dst is None else int(bool(dst))))

    @classmethod
    def strptime(cls, text, format):
        parts = _parsed(text, format)
        return cls(*[parts.get(name, least) for name, least in (("year", 1900), ("month", 1), ("day", 1))])

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def ctime(self):
        return self.strftime("%a %b ") + f"{self.day:2d}" + self.strftime(" %H:%M:%S %Y")

    def strftime(self, format):
        us, out, i = getattr(self, "microsecond", 0), [], 0
        hour, minute, second = getattr(self, "hour", 0), getattr(self, "minute", 0), getattr(self, "second", 0)
        offset = self.utcoffset() if hasattr(self, "utcoffset") else None
        while i < len(format):
            c = format[i]
            i += 1
            if c != "%" or i == len(format):
                out.append(c)
                continue
            c = format[i]
            i += 1
            known = {"Y": lambda: f"{self.year}", "y": lambda: f"{self.year % 100:02d}", "m": lambda: f"{self.month:02d}", "d": lambda: f"{self.day:02d}",
                     "H": lambda: f"{hour:02d}", "I": lambda: f"{(hour + 11) % 12 + 1:02d}", "M": lambda: f"{minute:02d}", "S": lambda: f"{second:02d}",
                     "f": lambda: f"{us:06d}", "p": lambda: "AM" if hour < 12 else "PM", "A": lambda: _days[self.weekday()], "a": lambda: _days[self.weekday()][:3],
                     "B": lambda: _months[self.month - 1], "b": lambda: _months[self.month - 1][:3], "h": lambda: _months[self.month - 1][:3],
                     "j": lambda: f"{self.toordinal() - _ordinal(self.year, 1, 1) + 1:03d}", "w": lambda: f"{self.isoweekday() % 7}", "u": lambda: f"{self.isoweekday()}",
                     "F": lambda: date.isoformat(self), "T": lambda: f"{hour:02d}:{minute:02d}:{second:02d}", "D": lambda: self.strftime("%m/%d/%y"),
                     "X": lambda: self.strftime("%T"), "x": lambda: self.strftime("%D"), "c": lambda: self.ctime(), "R": lambda: f"{hour:02d}:{minute:02d}",
                     "z": lambda: "" if offset is None else _offset_text(offset, ""), "Z": lambda: "" if offset is None else self.tzinfo.tzname(self), "%": lambda: "%",
                     "n": lambda: "\n", "t": lambda: "\t"}.get(c)
            out.append("%" + c if known is None else known())
        return "".join(out)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def __repr__(self):
        return f"{_shown_class(self)}({self.year}, {self.month}, {self.day})"

    __str__ = isoformat


class time(_Compared):
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._set_time(hour, minute, second, microsecond, tzinfo, fold=fold)
        return self

    def _set_time(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check(hour, 0, 23, "hour")
        _check(minute, 0, 59, "minute")
        _check(second, 0, 59, "second")
        _check(microsecond, 0, 999999, "microsecond")
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, tzinfo, fold

    def _key(self):
        return self.hour, self.minute, self.second, self.microsecond

    def isoformat(self, timespec="auto"):
        full = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        if timespec == "auto":
            timespec = "microseconds" if self.microsecond else "seconds"
        return {"hours": full[:2], "minutes": full[:5], "seconds": full, "milliseconds": f"{full}.{self.microsecond // 1000:03d}",
                "microseconds": f"{full}.{self.microsecond:06d}"}[timespec]

    def strftime(self, format):
        return datetime(1900, 1, 1, *self._key()).strftime(format)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = zip((hour, minute, second, microsecond), self._key())
        return type(self)(*[old if new is None else new for new, old in given], self.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        try:
            return datetime.fromisoformat("1900-01-01T" + text.removeprefix("T")).timetz()
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        return datetime.strptime(text, format).time()

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(None)

    __str__ = isoformat
    __format__ = date.__format__

    def __repr__(self):
        parts = [self.hour, self.minute] + ([self.second, self.microsecond] if self.microsecond else [self.second] if self.second else [])
        return f"{_shown_class(self)}({', '.join(map(str, parts))})"


class datetime(date):
    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._set_date(year, month, day)
        time._set_time(self, hour, minute, second, microsecond, tzinfo, fold=fold)
        return self

    def _key(self):
        key = self.toordinal() * 86400 * 10 ** 6 + ((self.hour * 60 + self.minute) * 60 + self.second) * 10 ** 6 + self.microsecond
        return key if self.tzinfo is None else key - self.utcoffset()._us

    def _key_of(self, other):
        if not isinstance(other, datetime):
            return None
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return other._key()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

    __hash__ = _Compared.__hash__

    @classmethod
    def _of(cls, us, tz=None):
        days, rest = divmod(us, 86400 * 10 ** 6)
        seconds, us = divmod(rest, 10 ** 6)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    @classmethod
    def now(cls, tz=None):
        return cls._of(719163 * 86400 * 10 ** 6 + _time.time_ns() // 1000 + (0 if tz is None else tz.utcoffset(None)._us), tz)

    @classmethod
    def utcnow(cls):
        _warn_of_naive("utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent "
                       "datetimes in UTC: datetime.datetime.now(datetime.UTC).")
        return cls.now()

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        return cls._of(719163 * 86400 * 10 ** 6 + round(t * 10 ** 6) + (0 if tz is None else tz.utcoffset(None)._us), tz)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, *time._key(), tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        day = date.fromisoformat(text[:10])
        rest, tz = text[11:], None
        if rest[-1:] == "Z":
            rest, tz = rest[:-1], UTC
        elif len(rest) > 6 and rest[-6] in "+-" and rest[-3] == ":":
            sign = -1 if rest[-6] == "-" else 1
            offset = timedelta(hours=sign * int(rest[-5:-3]), minutes=sign * int(rest[-2:]))
            tz, rest = timezone(offset) if offset else UTC, rest[:-6]
        clock, _, fraction = rest.partition(".")
        parts = clock.split(":") if clock else []
        if not all(p.isdigit() and len(p) == 2 for p in parts) or len(parts) > 3 or fraction and not fraction.isdigit():
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(day.year, day.month, day.day, *([int(p) for p in parts] + [0, 0, 0])[:3], int((fraction + "000000")[:6]), tz)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def utctimetuple(self):
        return (self if self.tzinfo is None else self.astimezone(UTC)).timetuple()

    @classmethod
    def utcfromtimestamp(cls, t):
        _warn_of_naive("utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to "
                       "represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).")
        return cls.fromtimestamp(t)

    @classmethod
    def strptime(cls, text, format):
        parts = _parsed(text, format)
        tz = parts.get("offset")
        return cls(*[parts.get(name, least) for name, least in (("year", 1900), ("month", 1), ("day", 1), ("hour", 0), ("minute", 0),
                                                                ("second", 0), ("microsecond", 0))],
                   None if tz is None else timezone(timedelta(minutes=tz)) if tz else UTC)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
        return (self._key() - 719163 * 86400 * 10 ** 6) / 10 ** 6

    def astimezone(self, tz=None):
        tz = tz or UTC
        return self._of(self._key() + tz.utcoffset(None)._us, tz)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        given = {"hour": hour, "minute": minute, "second": second, "microsecond": microsecond}
        return type(self)(year or self.year, month or self.month, day or self.day,
                          *[getattr(self, n) if v is None else v for n, v in given.items()], self.tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep="T", timespec="auto"):
        text = date.isoformat(self) + sep + time.isoformat(self, timespec)
        return text if self.tzinfo is None else text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute] + ([self.second, self.microsecond] if self.microsecond else [self.second] if self.second else [])
        return f"{_shown_class(self)}({', '.join(map(str, parts))}{'' if self.tzinfo is None else f', tzinfo={self.tzinfo!r}'})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        plain = self.replace(tzinfo=None)
        return self._of(plain._key() + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._key() - other._key())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = time.resolution = timedelta(microseconds=1)
time.min, time.max = time(), time(23, 59, 59, 999999)
