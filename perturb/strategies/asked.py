"""What is asked of negatives, checked as far as that can be done without a diagram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodsl.diagram import Diagram
from geodsl.picture.looks.style import Style
from geodsl.picture.looks.styles import resolve
from geodsl.picture.page.layout import check_size
from perturb.blocks.select import Option
from perturb.stream import Stream
from perturb.suite import Suite, parse, standard
from perturb.suite.match import verbs
from perturb.suite.nouns import FACTS, fact_nouns
from perturb.visible import visible

__all__ = ["Asked"]


@dataclass(frozen=True)
class Asked:
    """What is asked for, whatever the diagram."""

    suite: Suite
    severity: tuple[float, float] | None
    size: int
    style: str | Style

    @classmethod
    def of(
        cls,
        *,
        breaks: str | Sequence[str] | None,
        keeps: str | Sequence[str],
        severity: tuple[float, float] | None,
        suite: Suite | str | None,
        size: int,
        style: str | Style,
    ) -> Asked:
        """Read what is asked for.

        Raises:
            TypeError, ValueError: if something of it can't be for any diagram; the text says what could.
        """
        if suite is not None and (breaks is not None or keeps):
            raise ValueError("a suite says itself what it breaks and keeps: give it, or breaks and keeps")
        if suite is None and breaks is None and not keeps:
            suite = standard()
        elif suite is None:
            suite = parse(_text(breaks, keeps), name="negatives")
        elif isinstance(suite, str):
            suite = parse(suite)
        elif not isinstance(suite, Suite):
            raise TypeError(f"suite is a Suite or the text of one, not {type(suite).__name__}")
        resolve(style, 0)
        return cls(suite, None if severity is None else visible(severity), check_size(size), style)

    def stream(self, diagram: Diagram) -> Stream:
        """The negatives of one diagram.

        Raises:
            SuiteError: where it hasn't what is to be broken or kept.
        """
        options = {"size": self.size, "style": self.style, "severity": self.severity}
        stream = Stream(diagram, self.suite, n=1, anchor="base", **options)  # type: ignore[arg-type]
        lines = tuple(replace(x, options=_simplest(x.options)) for x in stream.orders.lines)
        stream.orders = replace(stream.orders, lines=lines)
        return stream


def _simplest(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """One change before two, since what comes first is what Hypothesis shrinks to."""
    return tuple(sorted(options, key=lambda option: len(option.steps)))


def _text(breaks: str | Sequence[str] | None, keeps: str | Sequence[str]) -> str:
    """The suite that says it."""
    lines = [] if breaks is None else [_line(text) for text in _texts("breaks", breaks)]
    if breaks is None:
        body = standard().text
    elif len(lines) == 1 and isinstance(breaks, str):
        body = f"{lines[0]}\n"  # alone, so that it has to be in the diagram
    else:
        body = "\n".join(("{", *lines, "}")) + "\n"
    return body + "".join(f"keep {text}\n" for text in _texts("keeps", keeps or ()))


def _line(text: str) -> str:
    """A step: as it is, or that something is broken, by its kind or by its name."""
    first = text.split()[0]
    if first in verbs() or first == "{":
        return text
    return f"break any {text}" if text in fact_nouns() or text in FACTS else f"break {text}"


def _texts(name: str, given: object) -> list[str]:
    some = [given] if isinstance(given, str) else given
    if not isinstance(some, Sequence) or not all(isinstance(text, str) for text in some):
        raise TypeError(f"{name} is a text or several, not {given!r}")
    for text in some:
        if not text.strip() or "\n" in text:
            raise ValueError(f"{name} are lines of a suite, not {text!r}")
    if name == "breaks" and not some:
        raise ValueError("breaks names nothing: leave it out for every kind of change")
    return [text.strip() for text in some]
