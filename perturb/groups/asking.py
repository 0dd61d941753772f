"""The questions of a group: about one of its pictures, drawn by chance, so that yes is right as often as no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.realize.attempts import generator
from geodsl.words.questions import NothingToAsk, Question, ask
from geodsl.words.view import View
from perturb.blocks.groups import Group
from perturb.blocks.seeds import seed_of
from perturb.exhibits import Exhibit
from perturb.groups.recipe import Recipe

__all__ = ["asked_about", "asked_of"]


def asked_about(group: Group, recipe: Recipe) -> list[dict[str, Any]]:
    """The questions of a group, as they are recorded."""
    if not recipe.questions:
        return []
    seed = seed_of(group.seed, group.block, group.number, 17)
    k = int(generator(seed, "member").integers(len(group.members)))
    view = Exhibit(group, group.members[k]).view()
    found = asked_of(
        view, recipe.questions, seed % (1 << 32), forms=recipe.forms, kinds=recipe.kinds, lang=group.site.lang
    )
    return [{"member": k, **q.to_json()} for q in found]


def asked_of(
    view: View, n: int, seed: int, *, forms: Sequence[str], kinds: Sequence[str], lang: str
) -> list[Question]:
    """Questions about one picture, their forms in turn; fewer where there aren't as many."""
    wanted: list[tuple[str | None, int]] = [
        (form, n // len(forms) + (j < n % len(forms))) for j, form in enumerate(forms)
    ] or [(None, n)]
    out: list[Question] = []
    for form, count in wanted:
        try:
            out += ask(view, count, seed, form, lang, kind=kinds or None) if count else []
        except NothingToAsk:
            continue
    return out
