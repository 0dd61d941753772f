"""What a fact says, however it is said: two that mean the same have one meaning."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geodsl.arithmetic import Add, Divide, Length, Multiply, Raise
from geodsl.constructions.center import Center
from geodsl.facts.points import CenterPoint
from geodsl.language.term import Fact, Term
from geodsl.objects import Line, Measure, Num, Ray, Segment

__all__ = ["meaning"]

_RECKONED = (Add, Multiply, Divide, Raise)
_LINES = frozenset(("line", "lines"))


@lru_cache(maxsize=65_536)
def meaning(fact: Fact) -> str:
    """Equal for facts that say the same: a line is one by whichever of its parts it is named, a number has the
    dimension that it has."""
    args = []
    types = {slot.name: slot.type for slot in type(fact).slots}
    for field, arg in zip(type(fact).fields, fact.args, strict=True):
        plain = _plain(arg)
        if types.get(field) in _LINES:
            plain = tuple(map(_whole, plain)) if isinstance(plain, tuple) else _whole(plain)
        args.append(plain)
    return type(fact)(*args).key


def _plain(x: Any) -> Any:
    if isinstance(x, Term):
        return x.map(_undimensioned)
    return tuple(map(_plain, x)) if isinstance(x, tuple) else x


def _undimensioned(term: Term) -> Term:
    if isinstance(term, _RECKONED):
        return type(term)(*term.args[:-1], "degrees" if term.args[-1] == "degrees" else "number")
    if isinstance(term, Num):
        return Num(float(term.value), "degrees" if term.args[1] == "degrees" else "number")
    if isinstance(term, Length):
        return term.segment
    if isinstance(term, Center):
        return CenterPoint(*term.args)
    if isinstance(term, Measure):
        return term.angle
    return term


def _whole(term: Any) -> Any:
    return Line(*term.args) if isinstance(term, Segment | Ray) else term
