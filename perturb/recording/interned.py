"""Facts told once: a record whose facts stand in one table, and everywhere else by their numbers in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["expanded", "interned"]

_LISTS = ("broken", "kept", "newly_true", "unclear")

Swap = Callable[[Any], Any]


def interned(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with a table `facts`."""
    table: list[Any] = []
    numbers: dict[str, int] = {}

    known: dict[int, int] = {}  # the same entry stands in many places, and lives as long as the record

    def number(fact: Any) -> int:
        found = known.get(id(fact))
        if found is None:
            found = known[id(fact)] = _number(fact)
        return found

    def _number(fact: Any) -> int:
        # One text may be two facts only where their terms differ.
        key = f"{fact['kind']} {fact['text']} {fact['term']!r}" if fact["text"] in ambiguous else fact["text"]
        found = numbers.get(key)
        if found is None:
            found = numbers[key] = len(table)
            table.append(fact)
        return found

    ambiguous = _ambiguous(record)
    out = _swapped(record, number)
    return {"facts": table, **out}


def expanded(data: Mapping[str, Any]) -> dict[str, Any]:
    """The record again, with facts instead of numbers.

    Raises:
        ValueError: where a number isn't in the table.
    """
    table = data["facts"]

    def fact(number: Any) -> Any:
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(table):
            raise ValueError(f"there is no fact {number!r}")
        return table[number]

    return _swapped({k: v for k, v in data.items() if k != "facts"}, fact)


def _ambiguous(record: Mapping[str, Any]) -> set[str]:
    """The texts by which more than one fact goes."""
    seen: dict[str, Any] = {}
    found: set[str] = set()
    known: set[int] = set()

    def look(fact: Any) -> Any:
        if id(fact) in known:
            return fact
        known.add(id(fact))
        told = (fact["kind"], fact["term"])
        if seen.setdefault(fact["text"], told) != told:
            found.add(fact["text"])
        return fact

    _swapped(record, look)
    return found


def _swapped(record: Mapping[str, Any], swap: Swap) -> dict[str, Any]:
    return {
        **record,
        "members": [_member(m, swap) for m in record["members"]],
        "texts": [_text(t, swap) for t in record["texts"]],
    }


def _member(member: Mapping[str, Any], swap: Swap) -> dict[str, Any]:
    out = {
        **member,
        "facts": [swap(f) for f in member["facts"]],
        "ink": [swap(f) for f in member["ink"]],
        "caption": {**member["caption"], "facts": [swap(f) for f in member["caption"]["facts"]]},
    }
    told = member["certificate"]
    if told is not None:
        out["certificate"] = {
            **told,
            "steps": [{**s, "fact": None if s["fact"] is None else swap(s["fact"])} for s in told["steps"]],
            **{name: [swap(f) for f in told[name]] for name in _LISTS},
        }
    return out


def _text(text: Mapping[str, Any], swap: Swap) -> dict[str, Any]:
    return {
        **text,
        "facts": [swap(f) for f in text["facts"]],
        "edits": [{"before": swap(e["before"]), "after": swap(e["after"])} for e in text["edits"]],
    }
