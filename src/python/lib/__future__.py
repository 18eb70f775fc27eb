"""Names of what `from __future__ import` may ask for; the compiler knows what they mean."""

all_feature_names = """nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL
generator_stop annotations""".split()
for _name in all_feature_names:
    globals()[_name] = _name
