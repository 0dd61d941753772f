"""Texts and terms of a type, made from the templates of a vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from geodsl.language.template import Template
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.strategies.reading import NAMES, read
from geodsl.strategies.speech import Speech

__all__ = ["phrases", "sentences", "terms"]


@st.composite
def sentences(
    draw: Callable[[st.SearchStrategy[Any]], Any],
    template: Template,
    *,
    vocabulary: Vocabulary | None = None,
    points: Sequence[str] = "ABCDEF",
    depth: int = 1,
) -> tuple[str, dict[str, str]]:
    """Texts of one template, each with what its slots are filled with.

    Every slot holds a thing of its type; what the class asks of them beyond that (three points, two
    proportions of one length) isn't looked after.
    """
    return Speech(draw, vocabulary or standard(), points, NAMES).phrase(template, depth)


@st.composite
def phrases(
    draw: Callable[[st.SearchStrategy[Any]], Any],
    type: str,
    *,
    vocabulary: Vocabulary | None = None,
    points: Sequence[str] = "ABCDEF",
    depth: int = 1,
) -> str:
    """Texts that read as a thing of a type, with names from `points` and `NAMES`.

    Args:
        type: a type of slot: `point`, `line`, `fact`, `length`, `points`, …
        vocabulary: whose phrases to use; the standard ones by default.
        points: the letters of points.
        depth: how deep phrases stand in phrases.
    """
    vocabulary = vocabulary or standard()
    text = Speech(draw, vocabulary, points, NAMES).say(type, depth, alone=True)
    assume(read(text, type, vocabulary=vocabulary))
    return text


@st.composite
def terms(
    draw: Callable[[st.SearchStrategy[Any]], Any],
    type: str,
    *,
    vocabulary: Vocabulary | None = None,
    points: Sequence[str] = "ABCDEF",
    depth: int = 1,
) -> Any:
    """Terms of a type: what `phrases` mean."""
    text = draw(phrases(type, vocabulary=vocabulary, points=points, depth=depth))
    readings = read(text, type, vocabulary=vocabulary)
    assume(len(readings) == 1)
    return readings[0].term
