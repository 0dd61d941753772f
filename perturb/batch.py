"""A diagram's group with everything that belongs into its folder: negatives, hard positives, texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geodsl
from geodsl.defaults import LANG, REGISTER, SIZE, STYLE
from geodsl.diagram import Diagram
from geodsl.realize.attempts import Refused
from geodsl.words import Caption, manner, sayable_in, told
from geodsl.words.dice import token
from geodsl.words.view import View
from perturb.blocks.groups import Group
from perturb.blocks.positives import Positive, positives
from perturb.recording.save import files
from perturb.stream import FEWER, Stream, TooFew
from perturb.suite import Suite, standard
from perturb.text import NEAREST, Corpus, TextNegative, texts, texts_to_json

__all__ = ["Asked", "Made", "corpus_of", "made"]

_LONG = 8  # facts of a caption in a corpus


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        corpus: programs from whose captions the nearest are chosen: name, text, and where `use` may look.
    """

    suite: Suite
    n: int = 10
    seed: int = 0
    size: int = SIZE
    style: str = STYLE
    anchor: str = "random"
    positives: int | None = None
    fewer: bool = False
    lang: str = LANG
    register: str = REGISTER
    corpus: Sequence[tuple[str, str, Path | None]] = ()


@dataclass
class Made:
    """A group and what goes with it.

    Attributes:
        notes: what there was less of than was asked for.
    """

    asked: Asked
    source: str
    group: Group
    positives: list[Positive] = field(default_factory=list)
    texts: list[TextNegative] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Everything, by its name in the folder."""
        more: dict[str, Any] = {"texts": texts_to_json(self.texts)}
        return files(
            self.group,
            self.positives,
            source=self.source,
            suite=self.asked.suite.title or "",
            style=self.asked.style,
            more=more,
        )


def made(diagram: Diagram, asked: Asked, *, source: str) -> Made:
    """A diagram's group.

    Raises:
        TooFew: where there are fewer negatives, positives or texts than asked for, and fewer won't do.
    """
    stream = Stream(
        diagram,
        asked.suite,
        n=asked.n,
        seed=asked.seed,
        size=asked.size,
        style=asked.style,
        anchor=asked.anchor,
        fewer=asked.fewer,
        lang=asked.lang,
        register=asked.register,
    )
    orders = stream.orders
    out = Made(asked, source, next(stream.groups(block=1)))
    _short(out, "negatives", len(out.group.members) - 1, stream.wanted, stream.refused)
    wanted = orders.positives if asked.positives is None else asked.positives
    refused = Refused()
    out.positives = positives(out.group, wanted, refused=refused)
    _short(out, "hard positives", len(out.positives), wanted, refused)
    lines = orders.texts
    corpus = corpus_of(asked.corpus, lang=asked.lang, register=asked.register) if asked.corpus else None
    if corpus is None:
        left_out = [line for line in lines if NEAREST in line.rules]
        if left_out and asked.suite is not standard():  # what nobody has asked for isn't missed
            out.notes.append("nearest captions are left out: they are chosen from a --corpus")
        lines = tuple(line for line in lines if NEAREST not in line.rules)
    if lines:
        refused = Refused()
        balanced = asked.anchor == "random"
        out.texts = texts(
            out.group, lines, corpus=corpus, seed=asked.seed, balanced=balanced, refused=refused
        )
        _short(out, "texts", len(out.texts), sum(line.count for line in lines), refused, must=False)
    return out


def _short(out: Made, what: str, have: int, wanted: int, refused: Refused, *, must: bool = True) -> None:
    """Say where there is less than was asked for; an error where that won't do."""
    if have >= wanted:
        return
    why = f"; refused: {refused.told()}" if refused else ": there are no others"
    message = f"{have} of {wanted} {what}{why}"
    if must and not out.asked.fewer:
        raise TooFew(f"{message}; {FEWER}", have)
    out.notes.append(message)


def corpus_of(
    programs: Sequence[tuple[str, str, Path | None]], *, lang: str = LANG, register: str = REGISTER
) -> Corpus:
    """Captions of what programs state, each true of its own diagram."""
    captions: list[Caption] = []
    names: list[str] = []
    for name, text, folder in programs:
        diagram = geodsl.parse(text, name=name, folder=folder)
        view = View(diagram)
        stated = {f.key for f in view.stated}
        facts = [f for f in view.facts if f.key in stated and sayable_in(f, lang)][:_LONG]
        if facts:
            how = manner(token(diagram.text), register, lang, view.only)
            captions.append(told(facts, how))
            names.append(name)
    return Corpus(captions, names=names)
