"""Facts as they are written down: read, and held against what is written beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from geodsl.language.term import Fact, Term
from geodsl.objects import Ref
from geodsl.serial import term_from_json
from perturb.recording.certificate import fact_to_json
from perturb.solving.aim import Was

__all__ = ["Entry", "fact_of", "facts_of", "repeated", "written"]


class Entry(dict[str, Any]):
    """An entry that stands in many places of a record, and is read once. It mustn't be changed."""

    @cached_property
    def fact(self) -> Fact:
        return _fact(self)

    @cached_property
    def miswritten(self) -> tuple[str, ...]:
        """What of it isn't written as facts are."""
        return tuple(_miswritten(self))


def fact_of(entry: Mapping[str, Any]) -> Fact:
    """The fact of an entry."""
    return entry.fact if isinstance(entry, Entry) else _fact(entry)


def _fact(entry: Mapping[str, Any]) -> Fact:
    former: dict[Term, Term] = {}
    fact = term_from_json(_without_former(entry["term"], former))
    if not isinstance(fact, Fact):
        raise ValueError("what is listed as a fact is none")
    return fact.map(lambda t: former.get(t, t)) if former else fact


def _without_former(data: Any, former: dict[Term, Term]) -> Any:
    """A term with names in the place of former values, which no program speaks of."""
    if isinstance(data, list):
        return [_without_former(x, former) for x in data]
    if not isinstance(data, Mapping):
        return data
    if data.get("kind") == Was.__name__:
        was = Was(*(term_from_json(a) for a in data["args"]))
        ref = Ref(f"#{len(former)}", was.makes)
        former[ref] = was
        return {"kind": "Ref", "args": list(ref.args)}
    return {**data, "args": _without_former(data["args"], former)} if "args" in data else data


def facts_of(entries: Sequence[Mapping[str, Any]]) -> list[Fact]:
    """The facts of some entries."""
    return [fact_of(entry) for entry in entries]


def repeated(facts: Sequence[Fact]) -> Iterator[Fact]:
    """What is listed more than once."""
    seen: set[str] = set()
    for fact in facts:
        if fact.key in seen:
            yield fact
        seen.add(fact.key)


def written(data: Any) -> Iterator[str]:
    """What of all facts within some data isn't written as facts are."""
    if isinstance(data, Entry):
        yield from data.miswritten
    elif isinstance(data, Mapping) and "term" in data:
        yield from _miswritten(data)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from written(value)
    elif isinstance(data, list):
        for value in data:
            yield from written(value)


def _miswritten(entry: Mapping[str, Any]) -> Iterator[str]:
    fact = fact_of(entry)
    for key, value in fact_to_json(fact).items():
        if entry.get(key) != value:
            yield f"the {key} of {fact} is written as {entry.get(key)!r}"
