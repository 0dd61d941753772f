"""What the templates of a vocabulary make, and what stands in them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geodsl.language.template import SELF, Slot, Template
from geodsl.language.types import polygon_size
from geodsl.language.vocabulary import Vocabulary

__all__ = ["around", "computed", "cornered", "made", "makers", "placed"]


@lru_cache(maxsize=8)
def makers(vocabulary: Vocabulary) -> dict[str, tuple[Template, ...]]:
    """The phrases without a name of their own, by the type of what they make."""
    found: dict[str, list[Template]] = {}
    for template in vocabulary.templates:
        if not any(s.name == SELF for s in template.slots):
            makes = made(template)
            kind = makes if isinstance(makes, str) else "several" if isinstance(makes, tuple) else "computed"
            found.setdefault(kind, []).append(template)
    return {kind: tuple(templates) for kind, templates in found.items()}


def made(template: Template) -> Any:
    """The type of what a phrase makes; a tuple for several, a property where it depends on the parts."""
    return getattr(template.owner, "makes", None)


def computed(template: Template) -> bool:
    """Whether what the phrase makes depends on what is put in."""
    return isinstance(made(template), property)


def cornered(slot: Slot) -> bool:
    """Whether a slot takes a polygon."""
    return slot.type == "polygon" or polygon_size(slot.type) is not None


def placed(template: Template) -> bool:
    """Whether what the phrase makes is given by coordinates."""
    return any(s.type == "position" for s in template.slots)


def around(template: Template, slot: Slot) -> tuple[str | Slot, ...]:
    """What stands before and behind a slot."""
    k = template.elements.index(slot)
    return template.elements[max(0, k - 1) : k] + template.elements[k + 1 : k + 2]
