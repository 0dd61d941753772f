"""Groups for datasets: a recipe says what is wanted, and records come of it, shard by shard or without end.

The room can be called: `perturb.groups(diagram)` gives the groups of one diagram without end, as `Group`s.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import signature
from types import ModuleType
from typing import Any

from perturb.blocks.groups import Group
from perturb.groups.export import Export
from perturb.groups.maker import GroupMaker
from perturb.groups.recipe import Recipe, RecipeError
from perturb.groups.recipe_file import load, parse
from perturb.groups.stream import stream
from perturb.negatives import groups

__all__ = ["Export", "GroupMaker", "Recipe", "RecipeError", "load", "parse", "stream"]


class _Room(ModuleType):
    """A room that can be called: `perturb.groups` is the name of both the room and what one does in it."""

    __doc__ = groups.__doc__
    __signature__ = signature(groups)

    def __call__(self, *args: Any, **asked: Any) -> Iterator[Group]:
        return groups(*args, **asked)


sys.modules[__name__].__class__ = _Room
