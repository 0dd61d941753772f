"""Texts and terms of a type, made from the templates of a vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from geodsl.language.matcher import Matcher, Reading, flatten
from geodsl.language.template import Template
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.strategies.speech import Speech
from grammar import parse_program, tree

__all__ = ["NAMES", "phrases", "read", "sentences", "terms"]

# The names that generated texts use for anything but points.
NAMES: Mapping[str, str] = {
    "l": "line",
    "m": "line",
    "h": "ray",
    "s": "segment",
    "w": "circle",
    "k'": "circle",
    "a1": "arc",
    "n": "number",
    "r": "length",
    "q": "area",
    "t": "degrees",
}


def read(
    text: str, type: str, *, vocabulary: Vocabulary | None = None, names: Mapping[str, str] = NAMES
) -> list[Reading]:
    """The cheapest readings of a text as a thing of a type; none where it can't be read.

    Raises:
        ValueError: for a text that isn't one phrase.
    """
    program, found = parse_program(text)
    body = program.statements[0].body if len(program.statements) == 1 else None
    if found or not isinstance(body, tree.Phrase) or body.conditions is not None:
        raise ValueError("\n".join([f"not a phrase: {text!r}", *(d.render() for d in found)]))
    lead = () if body.lead is None else (tree.Word(body.lead),)
    return Matcher(vocabulary or standard(), names.get).read_items((*lead, *flatten(body.body)), type)


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
