"""Random words for a thing of a wanted type, drawn piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from hypothesis import assume, reject
from hypothesis import strategies as st

from geodsl.language.template import SELF, Slot, Template
from geodsl.language.types import ACCEPTS, LISTS, PAIRS, QUANTITIES, WORDED, polygon_size
from geodsl.language.vocabulary import Vocabulary
from geodsl.strategies.makers import around, computed, cornered, made, makers, placed
from geodsl.strategies.reading import read

__all__ = ["Speech"]

_RELATIONS = frozenset(("=", "<", "<=", "!="))
_POLYGONS = ("triangle", "quadrilateral", "pentagon", "hexagon", "heptagon", "octagon")
_CURVES = ("line", "ray", "segment", "circle", "arc", "region")
_UNITS = {"degrees": "°"}
Way: TypeAlias = Callable[[], str]


class Speech:
    """Says things.

    Args:
        draw: the draw function of a composite strategy.
        vocabulary: the phrases to use.
        points: the letters that points have.
        names: the type of every other name.
        new: letters for points that a phrase may introduce; by default those that are there.
        lengths: whether a plain number may be a length. Without it figures have no size of their own.
    """

    def __init__(
        self,
        draw: Callable[[st.SearchStrategy[Any]], Any],
        vocabulary: Vocabulary,
        points: Sequence[str],
        names: Mapping[str, str],
        *,
        new: Sequence[str] = (),
        lengths: bool = True,
    ) -> None:
        self.draw = draw
        self.vocabulary = vocabulary
        self.points = tuple(points)
        self.names = names
        self.new = tuple(new)
        self.lengths = lengths
        self.near: tuple[str, ...] = ()  # points that a phrase speaks of already

    # -- choices -------------------------------------------------------------------------

    def one_of(self, options: Sequence[Any]) -> Any:
        if not options:
            reject()
        return options[0] if len(options) == 1 else self.draw(st.sampled_from(options))

    def coin(self) -> bool:
        return self.draw(st.booleans())

    def letters(self, count: int) -> list[str]:
        """Different points."""
        if count > len(self.points):
            reject()
        if count == 1:
            return [self.one_of(self.near or self.points)]
        return self.draw(st.lists(st.sampled_from(self.points), min_size=count, max_size=count, unique=True))

    def named(self, *kinds: str) -> list[str]:
        return [name for name, kind in self.names.items() if kind in kinds]

    # -- phrases -------------------------------------------------------------------------

    def phrase(
        self, template: Template, depth: int, *, quantity: str | None = None
    ) -> tuple[str, dict[str, str]]:
        """A phrase with its slots filled, and what each was filled with."""
        quantity = quantity or self.one_of(QUANTITIES[:2] if computed(template) else QUANTITIES)
        if computed(template) and any(s.type == "quantities" for s in template.slots):
            quantity = "number"  # a list holds things of one dimension
        if not self.lengths and any(s.type == "range" for s in template.slots):
            quantity = "degrees"
        parts, corners = self.one_of((2, 2, 3)), self.one_of((3, 4, 5))
        filled: dict[str, str] = {}
        before, self.near = self.near, ()
        # Polygons first: where a corner is asked for, one of theirs is likely.
        for slot in sorted(template.slots, key=lambda s: not cornered(s)):
            beside = around(template, slot)
            loose = depth > 0 and bool(beside) and all(e in _RELATIONS for e in beside)
            if slot.name == SELF:
                text = self._own_name(slot, template)
            elif slot.new and self.new:
                text = self._fresh(slot, corners)
            elif loose and slot.type in (*QUANTITIES, "quantity") and self.coin():
                text = self.reckoned(quantity if slot.type == "quantity" else slot.type, depth - 1)
            else:
                text = self.say(slot.type, depth, quantity=quantity, parts=parts, corners=corners)
            alone = " " not in text or text.startswith(("(", "angle "))
            if getattr(template.owner, "tight", False) and not alone:
                text = f"({text})"
            if cornered(slot):
                near = tuple(p for p in self.points if p in text)
                self.near = near if self.one_of((True, True, True, False)) else ()
            filled[slot.name] = text
        self.near = before
        return " ".join(e if isinstance(e, str) else filled[e.name] for e in template.elements), filled

    def _own_name(self, slot: Slot, template: Template) -> str:
        if slot.type == "points":
            return self.one_of((", ", " and ")).join(self.letters(self.one_of((1, 2))))
        kind = made(template)
        return self.letters(1)[0] if kind == "point" else self.one_of(self.named(kind))

    def _fresh(self, slot: Slot, corners: int) -> str:
        count = 1 if slot.type == "point" else polygon_size(slot.type) or corners
        if count > len(self.new):
            reject()
        return "".join(self.new[:count])

    def say(
        self,
        kind: str,
        depth: int = 0,
        *,
        alone: bool = False,
        quantity: str = "length",
        parts: int = 2,
        corners: int = 3,
    ) -> str:
        """Words for a thing of a type; `alone`, where they need no parentheses."""
        if kind in LISTS:
            return self._list(kind, depth, quantity)
        if kind == "quantity":
            kind = quantity
        atoms = self._atoms(kind, depth, quantity, parts, corners)
        phrases = self._phrases(kind) if depth > 0 or not atoms else ()
        if phrases and (not atoms or self.coin()):
            fixed = kind if kind in ("number", "length") else None
            text, _ = self.phrase(self.one_of(phrases), depth - 1, quantity=fixed)
            # What a class asks of its parts beyond their types is found out by reading.
            assume(alone or read(text, kind, vocabulary=self.vocabulary, names=self.names))
            return text if alone else f"({text})"
        return self.one_of(atoms)()

    def _phrases(self, kind: str) -> tuple[Template, ...]:
        found = makers(self.vocabulary)
        kinds: Iterable[str] = (k for k in ACCEPTS.get(kind, {}) if k in found)
        if kind == "several":
            kinds = ("several",) if "several" in found else ()
        more = found.get("computed", ()) if kind == "number" else ()
        some = tuple(t for k in kinds for t in found[k]) + more
        return some if self.lengths else tuple(t for t in some if not placed(t))

    def _list(self, kind: str, depth: int, quantity: str) -> str:
        one = LISTS[kind]
        count = self.one_of((3, 3, 4, 5)) if kind in ("points", "lines") else self.one_of((1, 2, 3))
        if kind == "points" and self.coin():
            return "".join(self.letters(count))
        if kind == "points" and depth == 0:
            return ", ".join(self.letters(count))
        return ", ".join(self.say(one, depth, quantity=quantity) for _ in range(count))

    # -- what needs no phrase ------------------------------------------------------------

    def _atoms(self, kind: str, depth: int, quantity: str, parts: int, corners: int) -> list[Way]:
        """The ways to say a thing without a phrase, plainest first."""
        out: list[Way] = []
        accepted = ACCEPTS.get(kind, {})
        if "point" in accepted:
            out.append(lambda: self.letters(1)[0])
        if kind in PAIRS:
            out.append(lambda: "".join(self.letters(2)))
        for noun in () if kind in QUANTITIES else _CURVES:
            if noun in accepted:
                if noun in _CURVES[:3]:
                    out.append(partial(self._through, noun, 0))
                    out += [partial(self._through, noun, depth)] if depth > 0 else []
                out += [partial(self._called, noun)] if self.named(noun) else []
        if kind == "angle":
            out.append(lambda: self.one_of(("angle ", "")) + "".join(self.letters(3)))
        if kind in ("degrees", "drawable"):
            out.append(lambda: "angle " + "".join(self.letters(3)))
        if kind == "angle" and depth > 0:
            out.append(lambda: f"angle ({self._each('point', 3, depth)})")
        if kind == "polygon" or polygon_size(kind):
            out.append(lambda: self._polygon(polygon_size(kind) or corners))
        if kind == "drawable":
            out.append(lambda: self._polygon(corners))
        if kind in QUANTITIES:
            out += self._quantities(kind, depth)
        match kind:
            case "text":
                out.append(lambda: self._quoted())
            case _ if kind in WORDED:
                out.append(lambda: self.one_of(WORDED[kind]))
            case "position" if self.lengths:
                out.append(lambda: f"({self._signed()}, {self._signed()})")
            case "range":
                unit = _UNITS.get(quantity, "")
                out.append(lambda: f"{self.number()}{unit}..{self.number()}{unit}")
                if depth > 0:
                    out.append(lambda: "..".join(f"({self.reckoned(quantity, depth - 1)})" for _ in range(2)))
            case "proportion":
                out.append(lambda: " : ".join(self.number() for _ in range(parts)))
                out.append(lambda: " : ".join("".join(self.letters(2)) for _ in range(parts)))
                out.append(lambda: " : ".join(f"(angle {''.join(self.letters(3))})" for _ in range(parts)))
                if depth > 0:
                    length = partial(self.reckoned, "length", depth - 1)
                    out.append(lambda: " : ".join(f"({length()})" for _ in range(parts)))
        return out

    def _through(self, noun: str, depth: int) -> str:
        points = f"({self._each('point', 2, depth)})" if depth > 0 else "".join(self.letters(2))
        return f"{noun} {points}"

    def _called(self, noun: str) -> str:
        return self.one_of(("", f"{noun} ")) + self.one_of(self.named(noun))

    def _polygon(self, count: int) -> str:
        noun = self.one_of(("", f"{_POLYGONS[count - 3]} "))
        return noun + "".join(self.letters(count))

    def _each(self, kind: str, count: int, depth: int) -> str:
        return ", ".join(self.say(kind, depth, alone=False) for _ in range(count))

    def _quantities(self, kind: str, depth: int) -> list[Way]:
        unit = _UNITS.get(kind, "")
        out: list[Way] = []
        if self.lengths or kind in ("number", "degrees"):
            out += [lambda: self.number() + unit] * 3  # most often
        elif kind == "length":
            out.append(lambda: f"{self.number()} {''.join(self.letters(2))}")
        if kind == "number":
            out.append(lambda: "pi")
        known = self.named(kind)
        if known:
            out.append(lambda: self.one_of(known))
            out.append(lambda: f"{self.number()} {self.one_of(known)}")
        if depth > 0:
            out.append(lambda: f"({self.reckoned(kind, depth - 1)})")
        return out

    def reckoned(self, kind: str, depth: int) -> str:
        """A sum, product, quotient or power of a kind."""

        def x(kind: str = kind) -> str:
            return self.say(kind, depth)

        def ab() -> str:  # a length that is never a plain number
            return "".join(self.letters(2))

        ways = {
            "number": (
                lambda: f"{x()} + {x()}", lambda: f"{x()} - {x()}", lambda: f"{x()} * {x()}",
                lambda: f"{x()} / {x()}", lambda: f"-{self.number()}",
                lambda: f"{self.number()}^{self.number()}",
                lambda: f"{ab()} / {ab()}", lambda: f"{x('degrees')} / {x('degrees')}",
            ),
            "length": (
                lambda: f"{x()} + {x()}", lambda: f"{x()} - {x()} + {x()}",
                lambda: f"{self.number()} * {x()}", lambda: f"{x()} / {self.number()}",
                lambda: f"{self.number()} {ab()}",
                lambda: f"{ab()} * {ab()} / {ab()}",
            ),
            "area": (
                lambda: f"{x()} + {x()}", lambda: f"{ab()} * {ab()}", lambda: f"{ab()}^2",
                lambda: f"{x()} / {self.number()}",
            ),
            "degrees": (
                lambda: f"{x()} + {x()}", lambda: f"180° - {x()}", lambda: f"{x()} / {self.number()}",
                lambda: f"{self.number()} * {x()}",
            ),
        }  # fmt: skip
        return self.one_of(ways[kind])()

    def number(self) -> str:
        """A number as it is written."""
        k = self.draw(st.integers(1, 48))
        return str(k) if k <= 24 else str(k / 16)

    def _signed(self) -> str:
        return self.one_of(("", "-")) + self.number()

    def _quoted(self) -> str:
        text = self.draw(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8))
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
