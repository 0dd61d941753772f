"""Small programs that can be drawn: a shape, then one thing after another made from what is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from hypothesis import assume, reject
from hypothesis import strategies as st

from geodsl.diagram import Diagram, parse
from geodsl.errors import DiagramError, RealizeError
from geodsl.language.template import Template
from geodsl.language.types import QUANTITIES
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.realize import Attempts
from geodsl.strategies.makers import cornered, made, makers, placed
from geodsl.strategies.speech import Speech

__all__ = ["diagrams"]

_LETTERS = "ABCDEFGHJKLMNOPQRSTUVW"
_NAMES = {
    "line": ("l", "m", "g"),
    "ray": ("h", "i"),
    "segment": ("s", "e"),
    "circle": ("w", "k", "v"),
    "arc": ("a", "b"),
    "number": ("n",),
    "length": ("r", "d"),
    "degrees": ("t",),
    "area": ("q",),
}
_MANY = 9  # points: more of them are rarely far enough apart
_SOME, _FEW = 64, 4  # of so many attempts so few must become figures
_TRIES = 400  # attempts that may be needed for four clear figures


@lru_cache(maxsize=8)
def _parts(vocabulary: Vocabulary) -> tuple[tuple[Template, ...], tuple[Template, ...], tuple[Template, ...]]:
    """Phrases that state a shape, that make something, that put a new point somewhere."""
    shapes, news = [], []
    for template in (t for c in vocabulary.facts for t in c.templates):
        slots = template.slots
        fresh = [s for s in slots if s.new]
        if len(slots) == 1 and fresh and cornered(slots[0]):
            shapes.append(template)
        elif len(fresh) == 1 and fresh[0].type == "point":
            news.append(template)
    shapes.sort(key=lambda t: (t.text != "triangle {p: new triangle}", len(t.elements)))
    known = makers(vocabulary)
    kinds = ("point", "circle", "line", "segment", "choice", "ray", "arc", "several", *QUANTITIES)
    return tuple(shapes), tuple(t for k in kinds for t in known.get(k, ()) if not placed(t)), tuple(news)


@st.composite
def diagrams(
    draw: Callable[[st.SearchStrategy[Any]], Any],
    *,
    statements: tuple[int, int] = (3, 8),
    vocabulary: Vocabulary | None = None,
) -> Diagram:
    """Diagrams that can be realised, from short programs without numbers that are lengths.

    Args:
        statements: the fewest and the most statements.
        vocabulary: whose phrases to use; the standard ones by default.
    """
    low, high = statements
    builder = _Builder(draw, vocabulary or standard())
    wanted = draw(st.integers(low, high))
    found = [builder.begin()]
    for _ in range(3 * wanted):
        if len(found) >= wanted:
            break
        longer = builder.longer(found[-1])
        if longer is not None:
            found.append(longer)
    while len(found) >= low:  # the longest that is also clear
        try:
            if found[-1].realize(n=4).tried <= _TRIES:
                return found[-1]
        except (DiagramError, RealizeError):
            pass
        found.pop()
    reject()


class _Step:
    def __init__(self, text: str, points: tuple[str, ...] = (), names: dict[str, str] | None = None) -> None:
        self.text = text
        self.points = points
        self.names = names or {}


class _Builder:
    """Knows what there is so far, and says the next thing about it."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], vocabulary: Vocabulary) -> None:
        self.draw = draw
        self.vocabulary = vocabulary
        self.shapes, self.makers, self.placers = _parts(vocabulary)
        self.points: tuple[str, ...] = ()
        self.names: dict[str, str] = {}

    def begin(self) -> Diagram:
        """A shape."""
        speech = self._speech()
        template = speech.one_of(self.shapes)
        text, filled = speech.phrase(template, 0)
        self.points = tuple(filled[template.slots[0].name])
        made = self._drawable(text + "\n")
        assume(made is not None)
        assert made is not None
        return made

    def longer(self, diagram: Diagram) -> Diagram | None:
        """The diagram with one statement more, None if that can't be drawn."""
        step = self.step()
        if len(self.points) + len(step.points) > _MANY:
            return None
        made = self._drawable(diagram.text + step.text + "\n")
        if made is not None:
            self.points += tuple(p for p in step.points if p not in self.points)
            self.names.update(step.names)
        return made

    def step(self) -> _Step:
        """Something that is made, or a new point on something."""
        speech = self._speech()
        if not self.placers or speech.coin():
            return self._made(speech)
        template = speech.one_of(self.placers)
        text, filled = speech.phrase(template, 0)
        new = next(s.name for s in template.slots if s.new)
        return _Step(text, (filled[new],))

    def _made(self, speech: Speech) -> _Step:
        template = speech.one_of(self.makers)
        text, _ = speech.phrase(template, 0)
        kind = made(template)
        centers = tuple(p for p in speech.new if p in text)
        if kind == "choice":
            kind = ("point",) * speech.one_of((1, 2))
        kinds = kind if isinstance(kind, tuple) else (kind,)
        free = iter(p for p in speech.new if p not in centers)
        called: dict[str, str] = {}
        for each in kinds:
            named = (n for n in _NAMES.get(each, ()) if n not in self.names and n not in called)
            name = next(free if each == "point" else named, None)
            assume(name is not None)
            assert name is not None
            called[name] = each
        points = tuple(p for p, each in called.items() if each == "point")
        names = {n: each for n, each in called.items() if each != "point"}
        return _Step(f"{', '.join(called)} = {text}", (*centers, *points), names)

    def _speech(self) -> Speech:
        new = [p for p in _LETTERS if p not in self.points]
        return Speech(self.draw, self.vocabulary, self.points, self.names, new=new, lengths=False)

    def _drawable(self, text: str) -> Diagram | None:
        try:
            made = parse(text, vocabulary=self.vocabulary)
        except DiagramError:
            return None
        return made if Attempts(made.scene, seed=0, purpose="strategy").batch(_SOME).n >= _FEW else None
