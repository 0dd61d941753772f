"""The order of objects: each after what it is made from."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.language.term import Term
from geodsl.objects import names
from geodsl.scene import Node

__all__ = ["CircularError", "ordered"]


class CircularError(ValueError):
    """Raised where objects are defined by one another in a circle."""


def ordered(terms: dict[str, tuple[str, Term]]) -> Iterator[Node]:
    """Nodes, each after what it needs. Iterative: a long chain of definitions is no deep recursion."""
    needs = {name: [n for n in names(term) if n in terms] for name, (_, term) in terms.items()}
    done: set[str] = set()
    for first in terms:
        stack = [(first, iter(needs[first]))]
        on_way = {first}
        while stack:
            name, rest = stack[-1]
            if name in done:
                stack.pop()
                on_way.discard(name)
                continue
            nxt = next((n for n in rest if n not in done), None)
            if nxt is None:
                done.add(name)
                on_way.discard(name)
                stack.pop()
                yield Node(name, *terms[name])
            elif nxt in on_way:
                raise CircularError(*[s for s, _ in stack[[s for s, _ in stack].index(nxt) :]])
            else:
                on_way.add(nxt)
                stack.append((nxt, iter(needs[nxt])))
