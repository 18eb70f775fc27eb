import sys, types, warnings


async def coroutine():
    pass


async def steps():
    yield 1


def made_by():
    return coroutine()


def said(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = make()
        del made
    return [(w.category.__name__, str(w.message).partition("  File")[0]) for w in caught]


print(said(coroutine))
for method in ("asend", "athrow", "aclose"):
    print(said(lambda: getattr(steps(), method)(*{"asend": [None], "athrow": [ValueError], "aclose": []}[method])))
sys.set_coroutine_origin_tracking_depth(2)
made = made_by()
print([(line, name) for _, line, name in made.cr_origin])
made.close()
print(said(made_by))
sys.set_coroutine_origin_tracking_depth(0)
print(coroutine().cr_origin if (made := coroutine()) is None else made.cr_origin)
made.close()


def hook(unraisable):
    print(unraisable.err_msg.partition(" <")[0], "|", type(unraisable.exc_value).__name__, unraisable.object)


sys.unraisablehook = hook
warnings.simplefilter("error")
made = coroutine()
del made
for call in (lambda: steps().athrow(ValueError, ValueError(1)), lambda: (x for x in ()).throw(ValueError, None, None)):
    try:
        call()
    except DeprecationWarning as e:
        print(e)
