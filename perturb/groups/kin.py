"""Whether a member of a group is of its program's family still, and if not, whose split it belongs to."""

from __future__ import annotations

from functools import cache

from geodsl.ledger import TRUE
from geodsl.sample.family import family, kebab
from geodsl.sample.knobs import construction_names
from perturb.blocks.groups import Group, Member
from perturb.craft.operator import Edit
from perturb.groups.programs import Program, split_of
from perturb.groups.recipe import Recipe

__all__ = ["kin", "stray"]


def stray(program: Program, group: Group, member: Member, recipe: Recipe) -> bool:
    """Whether a member falls into a family of another split."""
    if len(recipe.split) < 2 or member.variant.pick is None:
        return False
    shares, seed = recipe.split, recipe.seed
    return split_of(kin(program, group, member), shares, seed) != split_of(program.family, shares, seed)


def kin(program: Program, group: Group, member: Member) -> str:
    """The family of a member: its program's, but for the constructions that have given way to others.

    A construction goes by the name of the fact that it brings about: an incentre that has become a circumcentre.
    """
    pick = member.variant.pick
    if pick is None:
        return program.family
    kinds = set(program.kinds)
    true = {f.key for f, v in zip(group.facts, member.verdict, strict=True) if v == TRUE}
    holding = {type(f) for f, v in zip(group.facts, member.verdict, strict=True) if v == TRUE}
    for target in pick.targets:
        change = target.change
        for fact in change.tells if isinstance(change, Edit) else (change.fact,):
            name = _construction(type(fact).__name__)
            if type(fact) not in holding:
                kinds.discard(name)
            elif name and fact.key in true:
                kinds.add(name)
    return program.family if kinds == program.kinds else family(program.root, kinds)


@cache
def _construction(kind: str) -> str:
    """The construction by which such a fact is brought about; nothing where there is none."""
    name = kebab(kind)
    plain = name.removesuffix("-of").removesuffix("-to")
    return next((n for n in (name, plain) if n in construction_names()), "")
