"""Facts that a model wrote, read against a program: as claims, in the program's own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geodsl.diagram import Diagram, parse
from geodsl.errors import DiagramError
from geodsl.language.term import Fact
from grammar import Severity

__all__ = ["UnheardError", "hear", "stub"]

_LONGEST = 300
_MOST = 8  # facts in one line

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
    if not told or len(told) > _LONGEST:
        raise UnheardError(f"expected one fact of {_LONGEST} characters at most; found {len(told)}")
    if any(not c.isprintable() for c in told) or "#" in told or "{" in told or "}" in told:
        raise UnheardError("expected one fact on one line, without `#` or braces")
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


def stub(objects: Mapping[str, str], lines: Iterable[str] = ()) -> Diagram:
    """A program that has some objects by their types, and says nothing of them.

    Raises:
        DiagramError: where their names or types can't be.
    """
    told = [_DECLARED[kind].format(name) for name, kind in objects.items() if kind in _DECLARED]
    return parse("\n".join([*told, *lines]) or "point A")
