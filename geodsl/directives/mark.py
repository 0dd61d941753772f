"""Marks and labels: what a reader is told in ink."""

from __future__ import annotations

from geodsl.language.term import Directive

__all__ = ["Label", "LabelValue", "Mark", "MarkAngle"]


class Mark(Directive):
    """Show a fact by its mark: `mark PA = PB`, `mark angle OAP right`."""

    phrases = ("mark {fact: fact}",)


class MarkAngle(Directive):
    """Draw an arc in an angle: `mark angle ABC`."""

    phrases = ("mark {angle: angle}",)


class Label(Directive):
    """Write a text at something: `label OA "r"`."""

    phrases = ("label {thing: drawable} {text: text}",)


class LabelValue(Directive):
    """Print the size of a segment or an angle: `label angle APB value`."""

    phrases = ("label {thing: drawable} value",)
