"""Reads captions back: the facts that they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodsl.facts.at_most import AtMost
from geodsl.facts.equation import Equation
from geodsl.facts.less import Less
from geodsl.facts.on_line import OnLine
from geodsl.language.term import Fact, Term
from geodsl.objects import Ref
from geodsl.words.meaning import meaning
from geodsl.words.naming import splits
from geodsl.words.tongue import Tongue, tongue
from geodsl.words.wording import Wording

__all__ = ["UnreadError", "read"]


class UnreadError(ValueError):
    """Raised where a caption can't be read.

    Attributes:
        sentence: the one that can't.
    """

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(f"{why}: {sentence!r}")
        self.sentence = sentence


def read(text: str, *, lang: str = "en", names: Mapping[str, str] | None = None) -> tuple[Fact, ...]:
    """The facts that a caption says, if it is one of ours.

    Args:
        names: what the only curve of a kind is named that the caption calls "the circle" and the like, by kinds.

    Raises:
        UnreadError: if a sentence isn't, or says two things.
    """
    facts = _Reader(tongue(lang)).read(str(text))
    if names:
        facts = tuple(f.map(lambda t: _named(t, names)) for f in facts)
    return facts


def _named(term: Term, names: Mapping[str, str]) -> Term:
    if isinstance(term, Ref) and term.name == f"the {term.type}" and term.type in names:
        return Ref(names[term.type], term.type)
    return term


_RECKONED = (Equation, Less, AtMost)  # of quantities whatever they are: other kinds say more


@dataclass(frozen=True)
class _Heard:
    """What a clause says, and the words for what it is about."""

    facts: tuple[Fact, ...]
    about: str | None


class _Reader:
    def __init__(self, words: Tongue) -> None:
        self.words = words

    def read(self, text: str) -> tuple[Fact, ...]:
        out: list[Fact] = []
        about: str | None = None
        sentences = self._sentences(text)
        for k, sentence in enumerate(sentences):
            heard = self._sentence(sentence, about)
            if heard is None and k == 0:
                for frame in self.words.every_frame:
                    if sentence.lower().startswith(frame.lower()):
                        heard = self._sentence(sentence[len(frame) :], None)
                        break
            if heard is None:
                raise UnreadError(sentence, "this sentence can't be read")
            for one in heard:
                out.extend(one.facts)
            about = heard[-1].about
        return tuple(dict.fromkeys(out))

    def _sentences(self, text: str) -> list[str]:
        words = self.words
        parts = (
            text.strip().split(words.stop + words.space) if words.space else text.strip().split(words.stop)
        )
        return [p.strip().removesuffix(words.stop) for p in parts if p.strip().removesuffix(words.stop)]

    def _sentence(self, text: str, about: str | None) -> list[_Heard] | None:
        whole = self._clause(text, about)
        if whole is not None:
            return [whole]
        # The first clause as short as can be: what is left is read in the light of it.
        cuts = sorted(
            {(k, j) for j in self.words.every_joiner for k in _found(text, j)},
            key=lambda c: (c[0], -len(c[1])),
        )
        for k, joiner in cuts:
            first = self._clause(text[:k], about)
            if first is None:
                continue
            rest = self._sentence(text[k + len(joiner) :], first.about)
            if rest is not None:
                return [first, *rest]
        return None

    def _clause(self, text: str, about: str | None) -> _Heard | None:
        it = self.words.it
        if text.startswith((it, it.capitalize())) and not (
            self.words.space and text[len(it) : len(it) + 1].isalpha()
        ):
            return None if about is None else _heard(about + text[len(it) :], self.words.code)
        return _heard(text, self.words.code)


def _found(text: str, part: str) -> list[int]:
    out, at = [], text.find(part)
    while at >= 0:
        out.append(at)
        at = text.find(part, at + 1)
    return out


@lru_cache(maxsize=65_536)
def _heard(text: str, code: str) -> _Heard | None:
    """What a clause says; None where it is none.

    Raises:
        UnreadError: where it says two things.
    """
    words = tongue(code)
    found: dict[tuple[str, ...], _Heard] = {}
    for said in (text, text[:1].lower() + text[1:])[: 1 + text[1:2].islower()]:
        for wording in _candidates(code, said):
            for groups in splits(wording, said):
                for facts in _facts(words, wording, groups):
                    subject = wording.subject
                    # What is told of several at once is no "it".
                    about = groups[subject] if subject is not None and len(facts) == 1 else None
                    found.setdefault(tuple(sorted(map(meaning, facts))), _Heard(facts, about))
    if len(found) > 1:
        plainer = {k: h for k, h in found.items() if not any(isinstance(f, _RECKONED) for f in h.facts)}
        found = plainer or found
    if len(found) > 1:
        raise UnreadError(
            text, f"this says {' or '.join(' and '.join(map(str, h.facts)) for h in found.values())}"
        )
    return next(iter(found.values()), None)


def _facts(words: Tongue, wording: Wording, groups: Mapping[str, str]) -> list[tuple[Fact, ...]]:
    kind = _kinds()[wording.kind]
    types = {slot.name: slot.type for slot in kind.slots}
    if wording.many is not None:
        return _several(words, kind, wording.many, groups, types)
    args = [words.naming.hear(groups[f], types[f]) for f in kind.fields]
    fact = None if any(a is None for a in args) else _made(kind, args)
    return [] if fact is None else [(fact,)]


def _several(
    words: Tongue, kind: type[Fact], many: str, groups: Mapping[str, str], types: Mapping[str, str]
) -> list[tuple[Fact, ...]]:
    first, last = words.naming.between
    parts = [p for chunk in groups[many].split(first) for p in chunk.split(last)]
    if len(parts) < 2:
        return []
    out = []
    for part in parts:
        said = {**groups, many: part}
        args = [words.naming.hear(said[f], types[f]) for f in kind.fields]
        fact = None if any(a is None for a in args) else _made(kind, args)
        if fact is None:
            return []
        out.append(fact)
    return [tuple(out)]


def _made(kind: type[Fact], args: Sequence[Any]) -> Fact | None:
    if kind is OnLine and args[1].makes != "line":
        return None  # on a segment, on a ray: facts of their own
    try:
        return kind(*args)
    except (ValueError, TypeError, AttributeError):
        return None


@lru_cache(maxsize=8)
def _kinds() -> Mapping[str, Any]:
    from geodsl.language.vocabulary import standard

    return standard().kinds


@lru_cache(maxsize=8)
def _index(code: str) -> tuple[tuple[str, tuple[Wording, ...]], ...]:
    """All wordings by the longest text in each."""
    words = tongue(code)
    found: dict[str, list[Wording]] = {}
    for some in (*words.wordings.values(), *(t.wordings for t in words.together.values())):
        for wording in some:
            found.setdefault(wording.literals[0] if wording.literals else "", []).append(wording)
    return tuple((text, tuple(some)) for text, some in found.items())


def _candidates(code: str, text: str) -> list[Wording]:
    return [
        w
        for part, some in _index(code)
        if part in text
        for w in some
        if all(literal in text for literal in w.literals)
    ]
