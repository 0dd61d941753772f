"""Facts that a model wrote, read against a program: as claims, in the program's own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from geodsl.diagram import Diagram, parse
from geodsl.errors import DiagramError
from geodsl.instances import Instances
from geodsl.language.term import Fact
from grammar import Severity

__all__ = ["UnheardError", "hear", "hear_asked", "stub"]

_LONGEST = 300
_MOST = 8  # facts in one line
_SAME = 1e-9

# How a name of each type comes to be there, without saying more of it.
_DECLARED = {
    "point": "point {}",
    "circle": "circle {}",
    "line": "line {}",
    "number": "let {} in 1..2",
}


class UnheardError(ValueError):
    """Raised where a line says no fact of a program; the text says why."""


def hear(diagram: Diagram, line: str) -> tuple[Fact, ...]:
    """The facts that a line says of a program.

    Raises:
        UnheardError: where it says none, or speaks of what the program hasn't.
    """
    told = line.strip()
    _checked(told)
    text = diagram.text.rstrip("\n")
    start = len(text) + 1
    try:
        read = parse(f"{text}\nclaim {told}\n")
    except DiagramError as error:
        mine = [d for d in error.diagnostics if d.severity is Severity.ERROR and d.span.start >= start]
        found = mine[0] if mine else next(iter(error.diagnostics))
        more = "; ".join(filter(None, (found.message, found.hint)))
        raise UnheardError(more) from None
    # A claim may bring in a point that nothing else defines: such a point is anywhere.
    new = sorted({n.name for n in read.scene.nodes} - {n.name for n in diagram.scene.nodes})
    if new:
        raise UnheardError(f"the program has no {', '.join(f'`{name}`' for name in new)}")
    facts = read.scene.claims[len(diagram.scene.claims) :]
    if not facts or len(facts) > _MOST:
        raise UnheardError(f"expected a fact; found {len(facts) or 'none'}")
    return facts


def _checked(told: str) -> None:
    if not told or len(told) > _LONGEST:
        raise UnheardError(f"expected one fact of {_LONGEST} characters at most; found {len(told)}")
    if any(not c.isprintable() for c in told) or "#" in told or "{" in told or "}" in told:
        raise UnheardError("expected one fact on one line, without `#` or braces")


def hear_asked(diagram: Diagram, line: str, at: Instances) -> tuple[Fact, ...]:
    """What a line asks for, as facts that hold: itself where it is a fact, a quantity with its value.

    Raises:
        UnheardError: where it is neither, or the quantity isn't the same in all figures.
    """
    try:
        return hear(diagram, line)
    except UnheardError:
        first, *rest = (side.strip() for side in line.split(":"))
    if len(rest) > 1:
        raise UnheardError("expected a fact, a quantity or a ratio of two")
    values = [_value(diagram, side, at) for side in (first, *rest)]
    value = values[0][0] / values[1][0] if rest else values[0][0]
    turn = values[0][1] in ("degrees", "angle") and not rest
    value = np.degrees(value) if turn else value
    unit = "°" if turn else ""
    if np.ptp(value) > _SAME * np.absolute(value).max(initial=1.0):
        raise UnheardError("it isn't the same in all figures")
    number = f"{float(value[0]):.15f}{unit}"
    return hear(diagram, f"{line} = {number} : 1" if rest else f"{line} = {number}")


def _value(diagram: Diagram, line: str, at: Instances) -> tuple[Any, str]:
    """How large a quantity is in each figure, and of which kind it is."""
    try:
        _checked(line)
        found = parse(f"{diagram.text.rstrip()}\nfind {line}\n").scene.questions[
            len(diagram.scene.questions) :
        ]
        (term,) = found
        return np.broadcast_to(np.asarray(at.number(term), float), (at.n,)), term.makes
    except (DiagramError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnheardError("expected a fact or a quantity") from error


def stub(objects: Mapping[str, str], lines: Iterable[str] = ()) -> Diagram:
    """A program that has some objects by their types, and says nothing of them.

    Raises:
        DiagramError: where their names or types can't be.
    """
    told = [_DECLARED[kind].format(name) for name, kind in objects.items() if kind in _DECLARED]
    return parse("\n".join([*told, *lines]) or "point A")
