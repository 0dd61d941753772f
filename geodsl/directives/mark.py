"""Marks and labels: what a reader is told in ink."""

from __future__ import annotations

from geodsl.language.term import Directive

__all__ = [
    "Dimension",
    "DimensionText",
    "Label",
    "LabelAt",
    "LabelValue",
    "LetterAt",
    "Mark",
    "MarkAngle",
    "MarkAngleSigned",
    "MarkSigned",
]


class Mark(Directive):
    """Show a fact by its mark: `mark PA = PB`, `mark angle OAP right`."""

    phrases = ("mark {fact: fact}",)


class MarkAngle(Directive):
    """Draw an arc in an angle: `mark angle ABC`."""

    phrases = ("mark {angle: angle}",)


class MarkSigned(Mark):
    """Show a fact by the n-th sign of its kind: two ticks, the second kind of arcs, two arrow heads for
    `mark AB = CD as sign 2`. Where a fact takes several signs of a kind, they count on from there."""

    phrases = ("mark {fact: fact} as sign {n: number}",)


class MarkAngleSigned(MarkAngle):
    """Draw the n-th sign for angles in an angle: `mark angle ABC as sign 2`."""

    phrases = ("mark {angle: angle} as sign {n: number}",)


class Label(Directive):
    """Write a text at something: `label OA "r"`, `label angle ABC "2x + 3"`."""

    phrases = ("label {thing: drawable} {text: text}",)


class LabelAt(Directive):
    """Write a text at a point, on one side of it: `label A "A_1" above left`."""

    phrases = ("label {P: point} {text: text} {corner: corner}",)


class LetterAt(Directive):
    """Say on which side of a point its letter stands: `label A below right`."""

    phrases = ("label {items: points} {corner: corner}",)


class LabelValue(Directive):
    """Print the size of a segment or an angle: `label angle APB value`."""

    phrases = ("label {thing: drawable} value",)


class Dimension(Directive):
    """Draw a dimension line beside a segment, with its length: `dimension AB`."""

    phrases = ("dimension {items: segments}",)


class DimensionText(Directive):
    """Draw a dimension line with a text: `dimension AB "5 cm"`."""

    phrases = ("dimension {s: segment} {text: text}",)
