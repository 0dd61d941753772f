"""Whole programs of the outer language. They can be parsed; whether they can be drawn isn't asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from geodsl.language.template import SELF, Template
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.strategies.reading import NAMES
from geodsl.strategies.speech import Speech

__all__ = ["programs"]

_NOUNS = ("point P", "points A, B", "circle w", "line l", "segment AB", "triangle ABC")
_HEADS = ("twin of {P: point}", "chain on {AB: points}", "long {l: line} thing {k: number}")
# Other ways to write what the formatter writes in one.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "parallel": ("∥", "||"),
    "perpendicular": ("⟂", "⊥"),
    "angle": ("∠",),
    "triangle": ("△",),
    "similar": ("~", "∼"),
    "congruent": ("≅",),
    "sqrt": ("√",),
    "on": ("∈",),
    "pi": ("π",),
    "<=": ("≤",),
    "*": ("·", "×"),
    "-": ("−",),
}
_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)


@st.composite
def programs(
    draw: Callable[[st.SearchStrategy[Any]], Any],
    *,
    size: tuple[int, int] = (0, 8),
    vocabulary: Vocabulary | None = None,
) -> str:
    """Programs with every kind of statement, in tidy and untidy spelling.

    Args:
        size: the fewest and the most lines; a definition with a block counts as one.
        vocabulary: whose phrases to use; the standard ones by default.
    """
    writer = _Writer(draw, vocabulary or standard())
    lines: list[str] = []
    for _ in range(draw(st.integers(*size))):
        lines += writer.lines()
    end = draw(st.sampled_from(("\n", "", "\n\n", "\r\n")))
    glue = "\r\n" if end == "\r\n" else "\n"
    return glue.join(lines) + end if lines else ""


class _Writer:
    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], vocabulary: Vocabulary) -> None:
        self.draw = draw
        self.speech = Speech(draw, vocabulary, "ABCDEF", NAMES)
        self.vocabulary = vocabulary
        facts = [t for c in vocabulary.facts for t in c.templates]
        orders = [t for c in vocabulary.directives for t in c.templates]
        made = [t for c in vocabulary.constructions for t in c.templates]
        named = [t for t in made if any(s.name == SELF for s in t.slots)]
        self.kinds = (facts, orders, named)
        self.ways = (
            self.sentence, self.definition, self.order, self.let, self.noun, self.comment, self.blank,
            self.title, self.language, self.use, self.define, self.block,
        )  # fmt: skip

    def lines(self) -> list[str]:
        return self.speech.one_of(self.ways)()

    # -- kinds of statements -------------------------------------------------------------

    def sentence(self) -> list[str]:
        facts, _, named = self.kinds
        text = ", ".join(self._of(facts) for _ in range(self.speech.one_of((1, 1, 2))))
        if self.speech.coin():
            text = self._of(named)
        if self.speech.coin():
            text += " with " + ", ".join(self._of(facts) for _ in range(self.speech.one_of((1, 2))))
        return self._line(text)

    def definition(self) -> list[str]:
        kind, names = self.speech.one_of(
            (("point", "P"), ("choice", "P, Q"), ("several", "P, Q"), ("curve", "g"), ("length", "x1"))
        )
        return self._line(f"{names} = {self.speech.say(kind, 2, alone=True)}")

    def order(self) -> list[str]:
        return self._line(self._of(self.kinds[1]))

    def let(self) -> list[str]:
        numbers = ", ".join(self.speech.number() for _ in range(3))
        ranges = self.speech.say("range", quantity=self.speech.one_of(("length", "degrees")))
        length = self.speech.reckoned("length", 1)
        text = self.speech.one_of((f"x in {ranges}", f"x = one of {numbers}", f"x = {length}"))
        return self._line(f"let {text}")

    def noun(self) -> list[str]:
        return self._line(self.speech.one_of(_NOUNS))

    def comment(self) -> list[str]:
        return [self._indent() + "#" + self.draw(_LINE)]

    def blank(self) -> list[str]:
        return ["", self._indent()][: self.speech.one_of((1, 2))]

    def title(self) -> list[str]:
        return self._line(f"diagram {self.speech.say('text')}")

    def language(self) -> list[str]:
        return self._line("language 1")

    def use(self) -> list[str]:
        return self._line('use "shapes.geo"')

    def define(self) -> list[str]:
        kind = self.speech.one_of(("line", "point", "length"))
        return self._line(f"define {self._head()} = {self.speech.say(kind, 2, alone=True)}")

    def block(self) -> list[str]:
        head = f"define {self._head()} {{" + self._remark()
        inner: list[str] = []
        for _ in range(self.speech.one_of((0, 1, 3))):
            inner += self.speech.one_of(self.ways[:7])()
        return [head, *inner, self._indent() + "}" + self._remark()]

    def _head(self) -> str:
        return self.speech.one_of(_HEADS)

    def _of(self, templates: list[Template]) -> str:
        return self.speech.phrase(self.speech.one_of(templates), 1)[0]

    # -- spelling ------------------------------------------------------------------------

    def _line(self, text: str) -> list[str]:
        return [self._indent() + self._respelt(text) + self._remark()]

    def _indent(self) -> str:
        return self.speech.one_of(("", "  ", "\t"))

    def _remark(self) -> str:
        told = self.speech.one_of((False, False, True))
        return f" #{self.draw(_LINE)}" if told else self.speech.one_of(("", " "))

    def _respelt(self, text: str) -> str:
        """The same in other signs and with other spaces; quoted texts stay as they are."""
        if not self.speech.coin():
            return text
        parts = text.split('"')
        if len(parts) > 1:  # a quoted text may hold anything, so only what stands before it is touched
            return '"'.join([self._respelt(parts[0]), *parts[1:]])
        words = []
        for word in text.split(" "):
            ways = _SPELLINGS.get(word)
            words.append(self.speech.one_of((word, *ways)) if ways else word)
        text = self.speech.one_of((" ", "  ", "\t", "\u00a0")).join(words)
        return text.replace("°", self.speech.one_of(("°", " °", " deg")))
