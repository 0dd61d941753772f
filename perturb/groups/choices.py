"""What a recipe's fields may be, where the engine says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from geodsl.settings.checks import nearest, whole

__all__ = ["engines", "formats", "forms", "kinds", "knobs", "languages", "quality", "severity", "styles"]


def severity(x: Any) -> str | None:
    if x is None:
        return None
    good = (
        isinstance(x, tuple)
        and len(x) == 2
        and all(isinstance(v, int | float) for v in x)
        and 0 < x[0] <= x[1]
    )
    return None if good else "least and most, in least visible gaps, such as [1.5, 4]"


def quality(x: Any) -> str | None:
    return None if x is None else whole(1, 100)(x)


def knobs(x: Any) -> str | None:
    if x is None:
        return None
    if not isinstance(x, Mapping):
        return "a table of knobs, { } for the usual ones"
    from geodsl.sample import KnobError, Knobs

    known = [f.name for f in fields(Knobs)]
    for name in x:
        if name not in known:
            return f"a table of knobs: {', '.join(known)}{nearest(name, known)}"
    try:
        Knobs(**x)
    except KnobError as error:
        return f"a table of knobs ({error})"
    return None


def styles() -> Sequence[str]:
    from geodsl.picture.looks.styles import names

    return [*names(), "random"] if "random" not in names() else [*names()]


def languages() -> Sequence[str]:
    from geodsl.words.tongue import languages

    return sorted(languages())


def forms() -> Sequence[str]:
    from geodsl.words.questions import FORMS

    return FORMS


def kinds() -> Sequence[str]:
    from geodsl.words.questions import KINDS

    return KINDS


def formats() -> Sequence[str]:
    from geodsl.dataset.formats import FORMATS

    return tuple(FORMATS)


def engines() -> Sequence[str]:
    from geodsl.dataset.engines import ENGINES

    return ENGINES
