"""A text read by itself, without a program around it."""

from __future__ import annotations

from collections.abc import Mapping

from geodsl.language.flat import flatten
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading
from geodsl.language.vocabulary import Vocabulary, standard
from grammar import parse_program, tree

__all__ = ["NAMES", "read"]

# The names that generated texts use for anything but points.
NAMES: Mapping[str, str] = {
    "l": "line",
    "m": "line",
    "h": "ray",
    "s": "segment",
    "w": "circle",
    "k'": "circle",
    "a1": "arc",
    "g": "region",
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
