import os
import os.path
import os.path as path, sys as system
import collections.abc as abc
from os import sep
from os.path import (join, split as divide,
                     basename,)
from collections import OrderedDict, namedtuple as record


def local():
    import math, string as text
    from math import floor as down
    return math.pi, text.digits, down(1.5), join("a", "b"), os.path.sep == sep


class Holder:
    import json
    from json import dumps


print(local(), Holder.dumps([1]), path is os.path, divide("a/b"), basename("c/d"), record("P", "x")(1))
print(os.getpid() > 0, system.byteorder in ("little", "big"), issubclass(OrderedDict, abc.Mapping))
