"""Noun phrases: what a term is called in a language, and which term is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from geodsl.language.term import Term
from geodsl.language.types import LISTS, accepts
from geodsl.language.vocabulary import standard
from geodsl.objects import Angle, Line, Measure, Num, Polygon, Proportion, Range, Ray, Ref, Segment
from geodsl.words.reckoning import reckoned, written
from geodsl.words.wording import Wording, slot_types, wordings

__all__ = ["Naming", "Unsayable"]

_SIZES = {3: "triangle", 4: "quadrilateral", 5: "pentagon", 6: "hexagon", 7: "heptagon", 8: "octagon"}
_QUANTITIES = frozenset(("quantity", "number", "length", "area", "degrees", "proportion", "range"))
_POINT, _OTHER = r"[A-Z][0-9]*'*", r"[a-zα-ω][0-9]*'*"
_PAIR = f"({_POINT})({_POINT})"
_NAMES = {
    **dict.fromkeys(("line", "ray", "segment"), f"(?:{_PAIR}|({_OTHER}))"),
    **dict.fromkeys(("circle", "arc", "region", "number", "length", "area", "degrees"), f"({_OTHER})"),
    **dict.fromkeys((*_SIZES.values(), "polygon"), f"((?:{_POINT}){{3,}})"),
    "point": f"({_POINT})",
    "angle": f"({_POINT})({_POINT})({_POINT})",
}
_BARE = {"segment": _PAIR}  # a small letter alone is a number, the segment's length
_SPANS = {"line": Line, "ray": Ray, "segment": Segment}
# What may stand in a slot, the likeliest first: a bare AB in a slot for a line is a line.
_TAKES = {
    "line": ("line", "segment", "ray"),
    "bounded": ("segment",),
    "halfline": ("ray",),
    "round": ("circle", "arc"),
    "curve": ("line", "segment", "ray", "circle", "arc"),
    "drawable": ("segment", "line", "ray", "circle", "arc", "point", "angle", "polygon", "region"),
    "surface": ("polygon", "circle", "region"),
    "length": ("segment",),
    "degrees": ("angle",),
    "quantity": ("segment", "angle"),
}
_KEPT = 1 << 17  # things that are remembered
_MIXED = frozenset(("curve", "drawable", "surface"))  # a letter alone doesn't say of what kind it is
_WORDED = frozenset(("look", "text", "center", "shape", "corner", "style", "pattern"))


class Unsayable(ValueError):
    """Raised where a language has no words for what a fact speaks of."""


class Naming:
    """What things are called in one language.

    Args:
        named: by kinds of things what they are called by their names, the barest first.
        only: what the only one of a kind is called that has no letter.
        roles: what a segment is called that is something of a figure.
        terms: what is made of others is called, by the names of classes.
        looks: words of the diagram language in this one.
        between: what stands between the things of a list, and before the last of them.
    """

    def __init__(
        self,
        *,
        named: Mapping[str, tuple[str, ...]],
        only: Mapping[str, str],
        roles: Mapping[str, str],
        terms: Mapping[str, str],
        looks: Mapping[str, str],
        between: tuple[str, str],
    ) -> None:
        self.named, self.only, self.roles = named, only, roles
        self.looks, self.between = looks, between
        kinds = standard().kinds
        self.terms: dict[str, Wording] = {}
        for name, text in terms.items():
            cls = kinds.get(name) or _own(name)
            (self.terms[name],) = wordings(cls, text)  # type: ignore[arg-type]
        self._alone = {said: kind for kind, said in only.items()}
        self._ways: dict[Any, tuple[str, ...]] = {}

    # -- saying --------------------------------------------------------------------------------------

    def known(self, value: Any, slot: str, only: frozenset[str], role: str | None) -> tuple[str, ...]:
        """The same as `ways`, found out once."""
        what = (value, slot, only, role)
        found = self._ways.get(what)
        if found is None:
            if len(self._ways) >= _KEPT:
                self._ways.clear()
            found = self._ways[what] = self.ways(*what)
        return found

    def ways(self, value: Any, slot: str, only: frozenset[str], role: str | None = None) -> tuple[str, ...]:
        """What a thing may be called in a slot, the barest first.

        Args:
            only: names of curves at which no letter stands.
            role: what a segment is of some figure.
        """
        if isinstance(value, tuple):
            inner = LISTS.get(slot, slot)
            some = [self.ways(v, inner, only)[0] for v in value]
            return (self.between[0].join(some), self._listed(some))
        if isinstance(value, str):
            return (self.looks.get(value, value) if slot in _WORDED - {"text"} else f"“{value}”",)
        if isinstance(value, int | float):
            return (written(Num(float(value), "number"), str),)
        return self._term(value, slot, only, role)

    def _listed(self, some: list[str]) -> str:
        *head, last = some
        return self.between[0].join(head) + self.between[1] + last if head else last

    def _term(self, term: Term, slot: str, only: frozenset[str], role: str | None) -> tuple[str, ...]:
        if isinstance(term, Ref):
            if term.name in only:
                if term.type not in self.only:
                    raise Unsayable(f"{term} has no name")
                return (self.only[term.type],)
            kind = term.type
            ways = self.named.get(kind, ("{}",))
            if len(ways) > 1 and (slot in _MIXED or kind == "segment"):
                ways = ways[1:]
            return tuple(way.format(term.name) for way in ways)
        if slot in _QUANTITIES and not isinstance(term, Angle | Segment):
            return (written(term, lambda t: self._term(t, "segment", only, None)[0]),)
        if isinstance(term, Line | Ray | Segment):
            kind = type(term).__name__.lower()
            name = _letters(term.args)
            ways = self.named[kind]
            if _TAKES.get(slot, (slot,))[0] != kind and slot not in _QUANTITIES:
                ways = ways[1:] if ways[0] == "{}" else ways  # bare letters mean something else there
            elif slot in _QUANTITIES:
                ways = ways[:1]
            out = tuple(way.format(name) for way in ways)
            return (
                (*out, self.roles[role].format(name))
                if role is not None and role in self.roles and kind == "segment"
                else out
            )
        if isinstance(term, Angle):
            return tuple(way.format(_letters(term.args)) for way in self.named["angle"])
        if isinstance(term, Polygon):
            kind = _SIZES.get(len(term.corners), "polygon")
            ways = self.named[kind]
            if slot == "drawable":
                ways = ways[1:]
            return tuple(way.format(_letters(term.corners)) for way in ways)
        wording = self.terms.get(type(term).__name__)
        if wording is None:
            if isinstance(term, Num | Proportion | Range | Measure) or term.makes in _QUANTITIES:
                return (written(term, lambda t: self._nested(t, only)),)
            raise Unsayable(f"there are no words for {term}")
        return (self._filled(term, wording, only),)

    def _nested(self, term: Term, only: frozenset[str]) -> str:
        if type(term).__name__ in self.terms or isinstance(term, Ref | Segment | Angle):
            return self._term(term, "segment", only, None)[0]
        raise Unsayable(f"there are no words for {term}")

    def _filled(self, term: Term, wording: Wording, only: frozenset[str]) -> str:
        types = slot_types(type(term))
        said = {}
        for field, arg in zip(type(term).fields, term.args, strict=True):
            ways = self.ways(arg, types.get(field, "circle"), only)
            said[field] = ways[min(1, len(ways) - 1)]
        return wording.fill(said)

    # -- hearing -------------------------------------------------------------------------------------

    @cached_property
    def _looked(self) -> Mapping[str, str]:
        return {said: word for word, said in self.looks.items()}

    @lru_cache(maxsize=65_536)  # noqa: B019 - there is one for each language, for good
    def hear(self, text: str, slot: str) -> Any | None:
        """The thing that a text calls so in a slot; None where there is none."""
        text = text.strip()
        if slot in LISTS:
            return self._list(text, LISTS[slot])
        if slot == "text":
            inner = text[1:-1]
            return inner if f"“{inner}”" == text and not {"“", "”"} & set(inner) else None
        if slot in _WORDED:
            return self._looked.get(text)
        if slot in _QUANTITIES:
            return self._quantity(text, slot)
        for kind in _TAKES.get(slot, (slot,)):
            found = self._by_name(text, kind, bare=kind == _TAKES.get(slot, (slot,))[0])
            if found is not None:
                return found
        if slot == "polygon" or slot in _SIZES.values() or slot in ("surface", "drawable"):
            for kind in (*_SIZES.values(), "polygon"):
                found = self._by_name(text, kind)
                if found is not None:
                    return found
        made = self._made(text)
        return made if made is not None and accepts(slot, made.makes) is not None else None

    def _quantity(self, text: str, slot: str) -> Any | None:
        def other(part: str) -> Any | None:
            if part in ("°",):
                return None
            for kind in ("segment", "angle", "number"):
                found = self._by_name(part, kind)
                if found is not None:
                    return found
            return self._made(part)

        found = reckoned(text, other)
        if slot in ("proportion", "range"):
            return found if type(found).__name__.lower() == slot else None
        if isinstance(found, Proportion | Range):
            return None
        if (slot == "length" and isinstance(found, Segment)) or (
            slot == "degrees" and isinstance(found, Angle)
        ):
            return None  # two segments, two angles are compared by kinds of their own
        if slot == "degrees" and isinstance(found, Num) and found.args[1] != "degrees":
            return None
        if slot in ("length", "area", "number") and isinstance(found, Num) and found.args[1] == "degrees":
            return None
        return found

    def _list(self, text: str, inner: str) -> tuple[Any, ...] | None:
        first, last = self.between
        parts = [p for chunk in text.split(first) for p in chunk.split(last)]
        found = tuple(self.hear(p, inner) for p in parts)
        if any(f is None for f in found):
            return None
        return found

    def _by_name(self, text: str, kind: str, *, bare: bool = True) -> Any | None:
        if self._alone.get(text) == kind or self._alone.get(text.lower()) == kind:
            return Ref(f"the {kind}", kind)
        for way, pattern in self._named_patterns.get(kind, ()):
            if way == "{}" and not bare:
                continue
            match = pattern.fullmatch(text)
            if match is not None:
                made = _of_name(kind, [g for g in match.groups() if g])
                if made is not None:
                    return made
        return None

    @cached_property
    def _named_patterns(self) -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
        out: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
        for kind, ways in self.named.items():
            every = (*ways, *(self.roles.values() if kind == "segment" else ()))
            out[kind] = tuple(
                (w, _compiled(w, _BARE.get(kind, _NAMES[kind]) if w == "{}" else _NAMES[kind])) for w in every
            )
        return out

    def _made(self, text: str) -> Term | None:
        kinds = standard().kinds
        for name, wording in self.terms.items():
            if not all(part in text for part in wording.literals):
                continue
            cls = kinds.get(name) or _own(name)
            types = slot_types(cls)
            for said in splits(wording, text):
                args = [self.hear(said[f], types.get(f, "circle")) for f in cls.fields]
                if all(a is not None for a in args):
                    try:
                        return cls(*args)
                    except (ValueError, TypeError):
                        continue
        return None


def splits(wording: Wording, text: str) -> Iterator[Mapping[str, str]]:
    """The ways in which a text can be that wording, the shortest things first."""

    def go(k: int, at: int) -> Iterator[dict[str, str]]:
        if k == len(parts):
            if at == len(text):
                yield {}
            return
        part = parts[k]
        if isinstance(part, str):
            if text.startswith(part, at):
                yield from go(k + 1, at + len(part))
            return
        after = parts[k + 1] if k + 1 < len(parts) else None
        if after is None:
            if at < len(text):
                yield {part.slot: text[at:]}
            return
        assert isinstance(after, str)  # no two things stand side by side
        end = text.find(after, at + 1)
        while end >= 0:
            for rest in go(k + 2, end + len(after)):
                yield {part.slot: text[at:end]} | rest
            end = text.find(after, end + 1)

    parts = wording.parts
    return go(0, 0)


def _compiled(way: str, name: str) -> re.Pattern[str]:
    before, _, after = way.partition("{}")
    head = re.escape(before)
    if before[:1].isalpha():  # at a sentence's start it has a capital
        head = f"[{before[0].lower()}{before[0].upper()}]{re.escape(before[1:])}"
    return re.compile(head + name + re.escape(after))


def _own(name: str) -> Any:
    """Classes of terms without a phrase of their own."""
    from geodsl.facts import points

    return getattr(points, name)


def _letters(points: tuple[Any, ...]) -> str:
    if not all(isinstance(p, Ref) for p in points):
        raise Unsayable("what goes through points without a name has none")
    return "".join(p.name for p in points)


def _of_name(kind: str, groups: list[str]) -> Any | None:
    if kind in _SPANS:
        if len(groups) == 2:
            a, b = (Ref(g, "point") for g in groups)
            return _SPANS[kind](a, b) if a != b else None
        return Ref(groups[0], kind)
    if kind == "angle":
        return Angle(*(Ref(g, "point") for g in groups)) if len(set(groups)) == 3 else None
    if kind in _SIZES.values() or kind == "polygon":
        corners = tuple(Ref(g, "point") for g in re.findall(_POINT, groups[0]))
        named = _SIZES.get(len(corners), "polygon")
        return Polygon(corners) if kind in (named, "polygon") and len(set(corners)) == len(corners) else None
    return Ref(groups[0], kind)
