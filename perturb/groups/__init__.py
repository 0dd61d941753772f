"""Groups for datasets: a recipe says what is wanted, and records come of it, shard by shard or without end."""

from perturb.groups.maker import GroupMaker
from perturb.groups.recipe import Recipe, RecipeError
from perturb.groups.recipe_file import load, parse
from perturb.groups.stream import stream

__all__ = ["GroupMaker", "Recipe", "RecipeError", "load", "parse", "stream"]
