"""The operators, one a file; a class with phrases in one of these modules is an operator, nothing is registered."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from perturb.craft.operator import Operator

__all__ = ["operators"]


@lru_cache(maxsize=1)
def operators() -> tuple[type[Operator], ...]:
    """All operators, in the order of their families and names."""
    found = []
    for info in sorted(iter_modules(__path__), key=lambda i: i.name):
        module = import_module(f"{__name__}.{info.name}")
        for thing in vars(module).values():
            own = isinstance(thing, type) and thing.__module__ == module.__name__
            if own and issubclass(thing, Operator) and "phrases" in vars(thing):
                found.append(thing)
    return tuple(sorted(found, key=lambda o: (o.family, o.__name__)))
