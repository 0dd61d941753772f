"""Why a step can't be read: the one reason that helps most."""

from __future__ import annotations

from typing import Any

from geodsl.elaborate.complaints import explain, slips
from geodsl.elaborate.reasons import text_of
from geodsl.language.template import Slot, Template
from geodsl.language.types import NOUNS, PLURALS, WORDED, described
from geodsl.language.vocabulary import standard
from grammar import Fix, tree
from grammar.diagnostics import nearest
from perturb.craft.operator import Target
from perturb.suite.fits import denoted, fitting
from perturb.suite.match import lays, phrases, verbs
from perturb.suite.nouns import THINGS, fact_nouns
from perturb.suite.offer import AmbiguousCorner, Offer
from perturb.suite.parts import Complaint, Home
from perturb.suite.quantifier import QUANTIFIERS, quantifiers
from perturb.suite.wording import listed, plainly, said, some, starts

__all__ = ["unread"]

_SIGNS = frozenset((",", "=", "<", "<=", "!=", "and"))
_CLOSE = 0.75
_MOST = 3  # phrases that are named


def unread(items: tuple[Any, ...], offer: Offer, home: Home) -> Complaint:
    """The complaint about a step that no phrase fits."""
    whole = items[0].span.to(items[-1].span)
    known = _known(home)
    first = items[0]
    if not isinstance(first, tree.Word):
        return said("E401", "a step starts with what is done", whole, expected=starts(), hint="say `break …`")
    if first.text not in verbs():
        close = nearest(first.text, (*verbs(), *_heads(home)), n=1, cutoff=_CLOSE)
        return said(
            "E401",
            f"no change starts with `{first.text}`",
            first.span,
            expected=some(verbs().get(close[0], ()) if close else ()) or starts(),
            hint=f"did you mean `{close[0]}`?" if close else None,
            fix=Fix(first.span, close[0]) if close else None,
        )
    for item in items:
        if isinstance(item, tree.Word) and item.text not in known and item.text not in _SIGNS:
            close = nearest(item.text, known, n=1, cutoff=_CLOSE)
            near = [t for t in verbs()[first.text] if close and close[0] in t.literals] or verbs()[first.text]
            return said(
                "E401",
                f"no change has the word `{item.text}`",
                item.span,
                expected=some(near),
                hint=f"did you mean `{close[0]}`?" if close else None,
                fix=Fix(item.span, close[0]) if close else None,
            )
    return _wrong_slot(items, offer) or _no_phrase(items, whole)


def _known(home: Home) -> frozenset[str]:
    """Every word that a step may have."""
    nouns = (w for noun in (*THINGS, *fact_nouns()) for w in noun.split())
    worded = (w for texts in WORDED.values() for text in texts for w in text.split())
    own = (w for t in phrases() for w in t.literals)
    parts = (w for name in home.parts for w in name.split())
    basic = ("the", "is", "are", "an", "be", "pi", "of", *NOUNS, *PLURALS, *QUANTIFIERS)
    return frozenset((*standard().words, *nouns, *worded, *own, *parts, *basic))


def _heads(home: Home) -> list[str]:
    return [name for name in home.parts if " " not in name]


def _wrong_slot(items: tuple[Any, ...], offer: Offer) -> Complaint | None:
    """A phrase whose words are all there, and the slot that is filled with the wrong thing."""
    for template in verbs()[items[0].text]:
        stretches = _stretches(template, items)
        if stretches is None or not any(isinstance(e, Slot) for e in template.elements):
            continue
        for slot, part in stretches:
            if _is_quantifier(part, slot) or offer.read(part, slot.type):
                continue
            if slot.type in WORDED and not _is_choice(part):
                return _no_word(template, slot, part, _open(items, part), offer)
            return _wrong(template, slot, part, offer)
    return None


def _is_choice(part: tuple[Any, ...]) -> bool:
    return isinstance(part[0], tree.Word) and part[0].text in QUANTIFIERS


def _open(items: tuple[Any, ...], part: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items with one part left to choice."""
    start = next(k for k, item in enumerate(items) if item is part[0])
    choice = tree.Word("any", span=part[0].span.to(part[-1].span))
    return (*items[:start], choice, *items[start + len(part) :])


def _no_word(
    template: Template, slot: Slot, part: tuple[Any, ...], choice: tuple[Any, ...], offer: Offer
) -> Complaint:
    """A word that is none of those that a slot takes, with those that would do where it stands.

    Args:
        choice: the step with `any` in the word's place.
    """
    span = part[0].span.to(part[-1].span)
    texts = WORDED[slot.type]
    targets = _denoted(choice, offer)
    words = texts if targets is None else [t.args[slot.name] for t in targets if slot.name in t.args]
    close = nearest(text_of(part), words, n=1, cutoff=_CLOSE if targets else 0.5)
    touch = listed("what can be done is", [str(t) for t in (targets or ())[:_MOST]])
    hint = f"did you mean `{close[0]}`?" if close else touch
    fix = Fix(span, close[0]) if close else None
    message = f"{plainly(template)} takes one of some words here"
    return said("E202", message, span, expected=texts, hint=hint, fix=fix)


def _denoted(items: tuple[Any, ...], offer: Offer) -> tuple[Target, ...] | None:
    """What a step denotes; None where it can't be read either."""
    try:
        found = lays(items, offer)
    except AmbiguousCorner:
        return None
    if not found:
        return None
    done = denoted([(lay, fitting(lay, offer)) for lay in found], offer)
    return done[1] if done else ()


def _wrong(template: Template, slot: Slot, part: tuple[Any, ...], offer: Offer) -> Complaint | None:
    span = part[0].span.to(part[-1].span)
    if _is_choice(part):
        word = part[-1].text if isinstance(part[-1], tree.Word) else ""
        # `turn any incircle into …` has a noun that other phrases of the verb know.
        known = any(word in t.literals for t in verbs()[str(template.elements[0])])
        return None if known else _no_noun(part, slot)
    matcher = offer.matcher()
    if slot.type == "fact":
        found = explain(part, "fact", matcher, known=offer.names)
        if found is not None:
            found.pop("definition", None)
            return found | {"code": "E402"} if found["code"] == "E204" else found
    matcher.read_items(part, slot.type)
    if matcher.unknown:
        name, item = next(iter(matcher.unknown.items()))
        same = [
            n.name
            for n in offer.site.scene.nodes
            if n.type in (slot.type, "circle", "line") and n.type != "point"
        ]
        close = slips(name, same) or (same if len(same) == 1 else [])
        hint = f"did you mean `{close[0]}`?" if close else listed("there are", same)
        fix = Fix(item.span, close[0]) if close else None
        return said("E402", f"the diagram has nothing called `{name}`", item.span, hint=hint, fix=fix)
    wanted = described(slot.type)
    message = f"{plainly(template)} takes {wanted.split(' (')[0].split(',')[0]} here"
    return said("E202", message, span, expected=(wanted,), found=f"`{text_of(part)}`")


def _no_noun(part: tuple[Any, ...], slot: Slot) -> Complaint:
    """`any paralel`: what is chosen from isn't known."""
    nouns = tuple(fact_nouns() if slot.type == "fact" else THINGS)
    rest = [x for x in part if not (isinstance(x, tree.Word) and x.text in QUANTIFIERS)]
    whole = part[0].span.to(part[-1].span)
    close = nearest(text_of(tuple(rest)), nouns, n=1, cutoff=_CLOSE) if rest else []
    span = rest[0].span.to(rest[-1].span) if rest else whole
    hint = f"did you mean `{close[0]}`?" if close else "`any` stands before what it chooses from, or alone"
    fix = Fix(span, close[0]) if close else None
    return said("E401", f"`{text_of(part)}` is nothing to choose from", span, hint=hint, fix=fix)


def _is_quantifier(part: tuple[Any, ...], slot: Slot) -> bool:
    nouns = fact_nouns() if slot.type == "fact" else THINGS
    return any(end == len(part) for _, end in quantifiers(part, 0, nouns))


def _stretches(template: Template, items: tuple[Any, ...]) -> list[tuple[Slot, tuple[Any, ...]]] | None:
    """What stands between a phrase's words; None where they aren't all there in their order."""
    out: list[tuple[Slot, tuple[Any, ...]]] = []
    at, pending = 0, None
    for element in template.elements:
        if isinstance(element, Slot):
            if pending is not None:
                return None
            pending = element
            continue
        where = next((k for k in range(at, len(items)) if items[k] == tree.Word(element)), None)
        if where is None or (pending is None) != (where == at):
            return None
        if pending is not None:
            out.append((pending, items[at:where]))
            pending = None
        at = where + 1
    if (pending is None) != (at == len(items)):
        return None
    if pending is not None:
        out.append((pending, items[at:]))
    return out


def _no_phrase(items: tuple[Any, ...], whole: Any) -> Complaint:
    present = frozenset(x.text for x in items if isinstance(x, tree.Word))
    near = sorted(
        verbs()[items[0].text], key=lambda t: (-len(t.literals & present), len(t.literals - present), t.text)
    )
    return said("E401", "this isn't a change that can be made", whole, expected=some(near[:_MOST]))
