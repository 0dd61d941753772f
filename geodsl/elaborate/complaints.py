"""Why a statement can't be read: the one reason that helps most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodsl.elaborate.reasons import Found, incomparable, parted, text_of, unlike
from geodsl.elaborate.slots import rare, refused, wrong_slot
from geodsl.elaborate.wording import loose_sum, missing_word
from geodsl.language.macro import Macro
from geodsl.language.matcher import Matcher
from geodsl.language.reading import Reading, TooComplex
from geodsl.language.template import Template
from geodsl.language.types import NOUNS, PLURALS, WORDED, described
from grammar import Fix, Span, tree
from grammar.diagnostics import nearest
from grammar.parser import LEADS

__all__ = [
    "circular",
    "definer",
    "explain",
    "reversed_range",
    "several_readings",
    "slips",
    "uneven",
    "unheard",
    "wrong_names",
]

_LINKS = frozenset(("and", "of", "on", "in", "at", "to", "from", "through", "with", ",", "other", "than"))
_SIGNS = (",", "=", "<", "<=", "!=")
_CLOSE = 0.75  # how alike two words must be for one to be a slip of the other
_SPOKEN = frozenset(
    ("the", "is", "are", "an", "pi", *(w for words in WORDED.values() for x in words for w in x.split()))
)
_STARTS = frozenset((*LEADS, "diagram", "define", "use", "language", "with"))


def circular(ring: list[tuple[str, Span]]) -> dict[str, Any]:
    """The complaint about names, with where they are defined, each of which needs the next."""
    (first, span), *others = ring
    way = ", ".join(f"`{a}` needs `{b}`" for (a, _), (b, _) in zip(ring, [*others, ring[0]], strict=True))
    return {
        "code": "E206",
        "message": f"these are defined by one another: {way}"
        if others
        else f"`{first}` is defined by itself",
        "span": span,
        "related": tuple((f"`{name}` is made here", where) for name, where in others),
        "hint": "make one of them out of something else" if others else f"define `{first}` by other things",
    }


def several_readings(readings: list[Reading], span: Span, blocks: Iterable[Macro] = ()) -> dict[str, Any]:
    """The complaint about a statement that can be understood in more than one way."""
    texts = [f"`{r.term}`" for r in readings]
    texts += [f"your own `{text_of(b.define.head.items)}`" for b in blocks]
    return {
        "code": "E203",
        "message": "this can be read in more than one way",
        "span": span,
        "expected": tuple(dict.fromkeys(texts)),
        "hint": "put the part that belongs together in parentheses, or name it first"
        if len(readings) == len(texts)
        else "define them with different words",
    }


def wrong_names(names: tuple[str, ...], made: Any, span: Span) -> dict[str, Any]:
    """The complaint about names that don't go with what they are given to."""
    count = len(made) if isinstance(made, tuple) else 1
    most = 2 if made == "choice" else count
    given = f"{len(names)} name{'s' * (len(names) > 1)}"
    kinds = set(made) if isinstance(made, tuple) else {made}
    points = kinds <= {"point", "choice"}
    hint = "give every one a name, and nothing else"
    if not count <= len(names) <= most:
        things = (
            "one or two points"
            if made == "choice"
            else f"{'one' if count == 1 else count} {'point' if points else 'thing'}{'s' * (count > 1)}"
        )
        message = f"{given} for what makes {things}"
    elif points:
        message = f"`{names[0]}` would be a point, and points have capital letters"
        hint = f"call it `{names[0].upper()}`"
    else:
        message = f"`{names[0]}` is a point's name, and this makes {described(min(kinds))}"
        hint = f"call it `{names[0].lower()}`"
    return {"code": "E208", "message": message, "span": span, "hint": hint}


def uneven(ends: tree.Range) -> dict[str, Any]:
    """The complaint about a range from one kind of quantity to another."""
    low, high = (x.of if isinstance(x, tree.Degrees) else x for x in (ends.low, ends.high))
    fix = None
    if isinstance(low, tree.Number) and isinstance(high, tree.Number):
        fix = Fix(ends.span, f"{low.text}°..{high.text}°")
    message, hint = (
        "the ends of the range measure different things",
        "both ends of a range of angles have a degree sign",
    )
    return {"code": "E218", "message": message, "span": ends.span, "hint": hint if fix else None, "fix": fix}


def reversed_range(ends: tree.Range) -> dict[str, Any]:
    """The complaint about a range from the larger end to the smaller."""
    low, high = (x.of if isinstance(x, tree.Degrees) else x for x in (ends.low, ends.high))
    degrees = isinstance(ends.low, tree.Degrees) or isinstance(ends.high, tree.Degrees)
    return {
        "code": "E218",
        "message": "the range runs backwards",
        "span": ends.span,
        "hint": "the smaller end comes first",
        "fix": Fix(ends.span, "..".join(f"{x.text}{'°' * degrees}" for x in (high, low))),  # type: ignore[union-attr]
    }


def explain(
    items: tuple[Any, ...],
    kind: str,
    matcher: Matcher,
    *,
    known: Iterable[str],
    lost: tree.Lost = tree.Lost(),  # noqa: B008 - frozen
    span: Span | None = None,
) -> dict[str, Any] | None:
    """The complaint about a statement that can't be understood; None if another one is to blame."""
    span = span or items[0].span.to(items[-1].span)
    words = [x for x in items if isinstance(x, tree.Word) and x.text not in _SIGNS]
    spelt = _spelt(matcher)
    found = _capital(items, spelt)
    if found:
        return found
    matcher.read_items(items, kind)  # meets the names that nobody knows
    if matcher.unknown:
        names = [x for name, x in matcher.unknown.items() if name not in lost.names]
        return _unknown_name(names[0], matcher, known) if len(names) == len(matcher.unknown) else None
    if any(phrase <= {w.text for w in words} for phrase in lost.words):
        return None
    for word in words:
        if word.text not in spelt:
            found = _unknown_word(word, spelt, matcher)
            return None if lost.phrases and found["fix"] is None else found
    try:
        found = _reason(items, kind, matcher)
    except TooComplex:
        found = None
    return found or {"code": "E201", "span": span, **_nearest_phrases(items, words, matcher)}


def unheard(items: tuple[Any, ...], matcher: Matcher) -> tree.Word | None:
    """The first word that no known phrase has."""
    spelt = _spelt(matcher)
    words = (x for x in items if isinstance(x, tree.Word) and x.text not in _SIGNS)
    return next((w for w in words if w.text not in spelt), None)


def _reason(items: tuple[Any, ...], kind: str, matcher: Matcher) -> Found:
    sides = parted(items)
    for side in sides:
        if not any(matcher.read_items(side, k) for k in ("quantity", "proportion", "range")):
            found = _reason(side, "quantity", matcher)
            return found or incomparable(side)
    return (
        unlike(items, matcher)
        or _definition(items, kind, matcher)
        or loose_sum(items, kind, matcher)
        or wrong_slot(items, kind, matcher)
        or refused(items, matcher)
        or missing_word(items, kind, matcher)
    )


def _spelt(matcher: Matcher) -> frozenset[str]:
    own = {w for t in matcher.macros for w in t.literals}
    return matcher.vocabulary.words | set(NOUNS) | set(PLURALS) | own | _SPOKEN


def _capital(items: tuple[Any, ...], spelt: frozenset[str]) -> Found:
    """`Triangle ABC`: the capital is taken for a point."""
    for k, item in enumerate(items):
        if not isinstance(item, tree.Points):
            continue
        follower = items[k + 1] if k + 1 < len(items) else None
        if isinstance(follower, tree.Word | tree.Name) and follower.span.start == item.span.end:
            word, span = item.names[-1].lower() + follower.text, Span(item.span.end - 1, follower.span.end)
        else:
            word, span = "".join(item.names).lower(), item.span
            if len(word) < 3:
                continue
        close = [word] if word in spelt | _STARTS else nearest(word, spelt | _STARTS, n=1, cutoff=0.8)
        if close and word.isalpha():
            message = "words are written in lowercase; capital letters are points"
            return _said("E201", message, span, hint=f"did you mean `{close[0]}`?", fix=Fix(span, close[0]))
    return None


def _unknown_name(item: tree.Name, matcher: Matcher, known: Iterable[str]) -> dict[str, Any]:
    name = item.text
    close = slips(name, known)
    hint = f"did you mean `{close[0]}`?" if close else definer(name)
    fix = Fix(item.span, close[0]) if close else None
    return _said("E204", f"nothing here is called `{name}`", item.span, hint=hint, fix=fix)


def slips(name: str, known: Iterable[str]) -> list[str]:
    """Names that differ from one by digits and primes only: a single letter is like every other."""
    close = nearest(name, (n for n in known if n[0] == name[0]), cutoff=0.4)
    return sorted(close, key=lambda n: len(n) != len(name))


def definer(name: str) -> str:
    ways = f"`let {name} in 1..2`, `circle {name} center O radius 1` or `line {name} through A and B`"
    return f"define it, for example {ways}"


def _unknown_word(word: tree.Word, spelt: frozenset[str], matcher: Matcher) -> dict[str, Any]:
    close = nearest(word.text, spelt, cutoff=_CLOSE)
    if not close:
        hint = "`geodsl list constructions` and `geodsl list facts` show the phrases there are"
        return _said("E201", f"no phrase has the word `{word.text}`", word.span, hint=hint)
    return _said(
        "E201",
        f"no phrase has the word `{word.text}`",
        word.span,
        expected=_phrases(matcher.vocabulary.templates, close[0]),
        hint=f"did you mean `{close[0]}`?",
        fix=Fix(word.span, close[0]),
    )


def _said(code: str, message: str, span: Span, **more: Any) -> dict[str, Any]:
    return {"code": code, "message": message, "span": span, "expected": (), "hint": None, "fix": None, **more}


def _phrases(templates: Iterable[Template], word: str) -> tuple[str, ...]:
    """Some phrases with a word: the shortest first."""
    found = sorted(
        (t for t in templates if word in t.literals), key=lambda t: (rare(t), len(t.elements), t.text)
    )
    return tuple(dict.fromkeys(f"`{t.plain}`" for t in found))[:3]


def _nearest_phrases(items: tuple[Any, ...], words: list[tree.Word], matcher: Matcher) -> dict[str, Any]:
    present = frozenset(w.text for w in items if isinstance(w, tree.Word))
    telling = present - _LINKS  # `and` and `of` are in every other phrase
    scored = sorted(
        (
            (len(t.literals & present) - 0.5 * len(t.literals - present), t)
            for t in matcher.vocabulary.templates
            if t.literals & telling
        ),
        key=lambda pair: (-pair[0], rare(pair[1]), len(pair[1].elements), pair[1].text),
    )
    near = tuple(dict.fromkeys(f"`{t.plain}`" for score, t in scored if score > 0 and words))[:3]
    if "!=" in present:
        return {
            "message": "what doesn't hold can't be stated",
            "hint": "say what holds: `AB < CD`, `AB > CD`",
        }
    if not words and all(isinstance(x, tree.Points | tree.Name) for x in items):
        hint = "say what they are or what holds of them: `points A, B`, `triangle ABC`, `draw AB`"
        return {"message": "names alone say nothing", "hint": hint}
    return {"message": "this isn't a phrase of the language", "expected": near}


def _definition(items: tuple[Any, ...], kind: str, matcher: Matcher) -> Found:
    """A phrase of the program's own that fits, and stands for something that can't be read."""
    for template, inner, body in matcher.unfolded(items):
        if inner is None:
            message = f"`{template.text}` takes another number of points"
            return _said("E208", message, items[0].span.to(items[-1].span))
        if not inner.read_items(body, kind):
            found = explain(body, kind, inner, known=())
            reason = found["message"] if found else "it can't be read"
            message = f"`{template.text}` stands for what can't be read here: {reason}"
            where = items[0].span.to(items[-1].span)
            return _said("E202", message, where, found=f"`{text_of(body)}`", definition=template.owner)
    return None
