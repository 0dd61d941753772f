"""Why a statement can't be read: the one reason that helps most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodsl.language.matcher import Matcher, Reading
from geodsl.language.template import SELF, Slot, Template
from geodsl.language.types import ACCEPTS, LISTS, NOUNS, PLURALS, described
from grammar import Fix, Span, tree
from grammar.diagnostics import nearest

__all__ = ["explain", "several_readings"]

_TYPES = ("point", "line", "segment", "ray", "circle", "arc", "angle", "polygon", "choice", "quantity", "fact")


def several_readings(readings: list[Reading], span: Span) -> dict[str, Any]:
    """The complaint about a statement that can be understood in more than one way."""
    texts = tuple(dict.fromkeys(f"`{r.term}`" for r in readings))
    return {
        "code": "E203",
        "message": "this can be read in more than one way",
        "span": span,
        "expected": texts,
        "hint": "put the part that belongs together in parentheses, or name it first",
    }


def explain(
    items: tuple[Any, ...], kind: str, matcher: Matcher, *, known: Iterable[str], span: Span | None = None
) -> dict[str, Any]:
    """The complaint about a statement that can't be understood at all."""
    span = span or items[0].span.to(items[-1].span)
    vocabulary = matcher.vocabulary
    words = [x for x in items if isinstance(x, tree.Word) and x.text not in (",", "=", "<", "<=", "!=")]
    for name, item in matcher.unknown.items():
        close = nearest(name, known)
        return {
            "code": "E204",
            "message": f"nothing here is called `{name}`",
            "span": item.span,
            "hint": f"did you mean `{close[0]}`?" if close else _definer(name),
            "fix": Fix(item.span, close[0]) if close else None,
        }
    spelt = vocabulary.words | set(NOUNS) | set(PLURALS) | {w for t in matcher.macros for w in t.literals}
    spelt |= {"the", "is", "are", "an", "pi", "solid", "dashed", "dotted", "bold"}
    for word in words:
        if word.text not in spelt:
            close = nearest(word.text, spelt)
            return {
                "code": "E201",
                "message": f"no phrase has the word `{word.text}`",
                "span": word.span,
                "expected": _phrases(vocabulary.templates, {close[0]} if close else set()) if close else (),
                "hint": f"did you mean `{close[0]}`?" if close else "`geodsl list` shows the phrases there are",
                "fix": Fix(word.span, close[0]) if close else None,
            }
    present = frozenset(w.text for w in items if isinstance(w, tree.Word))
    wrong = _wrong_slot(items, present, kind, matcher)
    if wrong:
        return wrong
    scored = sorted(
        ((len(t.literals & present) - 0.5 * len(t.literals - present), t) for t in vocabulary.templates),
        key=lambda pair: (-pair[0], pair[1].text),
    )
    close_by = tuple(dict.fromkeys(f"`{t.text}`" for score, t in scored if score > 0))[:3]
    if not words and all(isinstance(x, tree.Points) for x in items):
        message = "names alone say nothing"
    else:
        message = "this isn't a phrase of the language"
    return {"code": "E201", "message": message, "span": span, "expected": _plain(close_by)}


def _definer(name: str) -> str:
    return f"define it, for example `let {name} in 1..2`, `circle {name} center O radius 1` or `line {name} through A and B`"


def _phrases(templates: Iterable[Template], words: set[str]) -> tuple[str, ...]:
    found = [f"`{t.text}`" for t in templates if words & t.literals]
    return _plain(tuple(dict.fromkeys(found))[:3])


def _plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Templates without the marks that only the matcher needs."""
    return tuple(t.replace("{self} ", "").replace("new ", "") for t in texts)


def _wrong_slot(
    items: tuple[Any, ...], present: frozenset[str], kind: str, matcher: Matcher
) -> dict[str, Any] | None:
    """A template whose words are all there, and the slot that is filled with the wrong thing."""
    candidates = [t for t in matcher.vocabulary.candidates(present) if _in_order(t, items)]
    candidates.sort(key=lambda t: (-len(t.literals), t.owner.makes != kind, t.text))
    best: tuple[int, dict[str, Any]] | None = None
    for template in candidates[:6]:
        for slot, part in _assigned(template, items):
            if slot.name == SELF or matcher.read_items(part, slot.type):
                continue
            is_ = _type_of(part, matcher)
            text = _plain((template.text,))[0]
            found = f"{'' if is_ is None else described(is_) + ', '}`{_text(part)}`"
            size = sum(x.span.end - x.span.start for x in part)
            complaint = {
                "code": "E202",
                "message": f"`{text}` takes {described(slot.type)} here",
                "span": part[0].span.to(part[-1].span),
                "expected": (described(slot.type),),
                "found": found,
                "hint": _hint(slot.type, is_),
            }
            if best is None or size < best[0]:
                best = (size, complaint)
    return best[1] if best else None


def _hint(wanted: str, found: str | None) -> str | None:
    if wanted in ("degrees", "angle") and found == "quantity":
        return "an angle's size has a degree sign: `30°` or `30 deg`"
    if wanted == "point" and found == "polygon":
        return "points are single letters: `A`, `B1`, `P'`"
    return None


def _in_order(template: Template, items: tuple[Any, ...]) -> bool:
    words = [x.text for x in items if isinstance(x, tree.Word)]
    at = 0
    for element in template.elements:
        if isinstance(element, str):
            if element not in words[at:]:
                return False
            at = words.index(element, at) + 1
    return True


def _assigned(template: Template, items: tuple[Any, ...]) -> list[tuple[Slot, tuple[Any, ...]]]:
    """What stands between the template's words, where each stretch belongs to one slot."""
    out: list[tuple[Slot, tuple[Any, ...]]] = []
    at, pending = 0, None
    for element in template.elements:
        if isinstance(element, Slot):
            if pending is not None:
                return []
            pending = element
            continue
        where = next((i for i in range(at, len(items)) if items[i] == tree.Word(element)), None)
        if where is None:
            return []
        if pending is not None:
            if where == at:
                return []
            out.append((pending, items[at:where]))
            pending = None
        at = where + 1
    if pending is not None and at < len(items):
        out.append((pending, items[at:]))
    return out


def _type_of(items: tuple[Any, ...], matcher: Matcher) -> str | None:
    for kind in _TYPES:
        if kind in ACCEPTS and matcher.read_items(items, kind):
            return kind
    return next((k for k in LISTS if matcher.read_items(items, k)), None)


def _text(items: tuple[Any, ...]) -> str:
    from grammar.formatter import format_node

    return " ".join(format_node(i) for i in items)
