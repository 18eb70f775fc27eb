"""Annotations, also where names in them are not there yet."""

__all__ = ["ForwardRef", "Format", "get_annotations", "call_annotate_function"]


class Format:
    VALUE, VALUE_WITH_FAKE_GLOBALS, FORWARDREF, STRING = 1, 2, 3, 4


class ForwardRef:
    def __init__(self, arg, **details):
        self.__forward_arg__ = self.arg = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and other.__forward_arg__ == self.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def _joined(self, other):
        return self

    __or__ = __ror__ = __getitem__ = _joined


def call_annotate_function(annotate, format, *, owner=None):
    if format == 1:
        return annotate(1)
    # With a stand-in for each name that is missing.
    globals = dict(annotate.__globals__)
    function = type(annotate)(annotate.__code__, globals, annotate.__name__, None, annotate.__closure__)
    while True:
        try:
            return function(1)
        except NameError as e:
            if e.name is None or e.name in globals:
                raise
            globals[e.name] = ForwardRef(e.name)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    try:
        found = obj.__annotations__
    except NameError:
        if format == 1:
            raise
        found = call_annotate_function(getattr(obj, "__annotate__", None) or obj.__dict__["__annotate_func__"], format)
    except AttributeError:
        return {}
    if eval_str:
        space = globals if globals is not None else getattr(obj, "__globals__", None) or vars(__import__("sys").modules[obj.__module__])
        return {k: eval(v, space, locals) if isinstance(v, str) else v for k, v in found.items()}
    return dict(found)
