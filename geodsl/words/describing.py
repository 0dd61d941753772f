"""Captions of a figure: many, of any length, in any register, within a budget of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from zlib import crc32

from geodsl.diagram import Diagram
from geodsl.words.caption import Caption
from geodsl.words.compose import caption
from geodsl.words.content import Content
from geodsl.words.counters import counter
from geodsl.words.dice import Dice, token
from geodsl.words.tokens import Counter
from geodsl.words.view import View

__all__ = ["describe", "descriptions"]

_MISSED = 64  # captions in a row that were too long, after which there are no more


def describe(
    diagram: Diagram | View,
    n: int = 5,
    *,
    seed: int = 0,
    lang: str = "en",
    register: str = "any",
    facts: int | None = None,
    budget: int | None = None,
    tokenizer: Counter | None = None,
) -> list[Caption]:
    """Captions of a seed's first figure, no two alike; fewer where there are no more.

    Args:
        register: terse, textbook, descriptive, or any of them.
        facts: how many each says at most; by default from one to a dozen.
        budget: tokens that each takes at most, with those for start and end.
        tokenizer: counts them; words by default.
    """
    view = diagram if isinstance(diagram, View) else View(diagram, seed)
    some = descriptions(
        view, seed=seed, lang=lang, register=register, facts=facts, budget=budget, tokenizer=tokenizer
    )
    out: dict[str, Caption] = {}
    for one in islice(some, 8 * n + 16):
        out.setdefault(one.text, one)
        if len(out) == n:
            break
    return list(out.values())


def descriptions(
    view: View,
    *,
    seed: int = 0,
    lang: str = "en",
    register: str = "any",
    facts: int | None = None,
    budget: int | None = None,
    tokenizer: Counter | None = None,
) -> Iterator[Caption]:
    """Captions of a view without end; the k-th is the same whenever it is asked for."""
    content = Content(view, lang)
    fits = None
    if budget is not None:
        count = tokenizer or counter("words")
        most = budget
        fits = lambda text: count(text) <= most  # noqa: E731
    sign = token(view.diagram.text)  # other diagrams are told of otherwise
    k = missed = 0
    while content.facts:
        number = crc32(f"{seed} {k} {sign}".encode())
        chosen = content.chosen(Dice(number), facts)
        one = caption(chosen, seed=number, register=register, lang=lang, only=view.only, fits=fits)
        if fits is None or fits(one.text):
            yield one
        k += 1
        missed = 0 if fits is None or fits(one.text) else missed + 1
        if missed >= _MISSED:
            return  # hardly a clause fits
