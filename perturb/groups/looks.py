"""A group whose members each have a look of their own: its ink tells nothing of which is which."""

from __future__ import annotations

from dataclasses import replace

from geodsl.picture.looks.styles import RANDOM
from perturb.blocks.groups import Group, Member
from perturb.blocks.seeds import seed_of
from perturb.paper.press import Impression, press

__all__ = ["varied"]

_TRIES = 4  # looks for a member, until one has a good place for every letter


def varied(group: Group, seed: int) -> Group:
    """The same group, every member drawn in a random style and a frame of its own."""
    size = group.anchor.picture.size
    return replace(
        group, members=tuple(_drawn(m, size, seed_of(seed, k)) for k, m in enumerate(group.members))
    )


def _drawn(member: Member, size: int, seed: int) -> Member:
    best = None
    for turn in range(_TRIES):
        ((picture,),) = press(
            Impression(member.mould, member.at, (0,)),
            (),
            seeds=[seed_of(seed, turn)],
            size=size,
            style=RANDOM,
        )
        if not picture.misses:
            return replace(member, picture=picture)
        best = best or picture
    assert best is not None
    return replace(member, picture=best)
