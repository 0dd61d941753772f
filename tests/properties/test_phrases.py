"""Every phrase of the vocabulary reads as what it says, and what is printed reads back the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from geodsl.language.template import SELF, Template
from geodsl.language.types import LISTS, QUANTITIES, WORDED
from geodsl.language.vocabulary import standard
from geodsl.strategies import phrases, read, sentences, terms

FEW = settings(max_examples=max(6, settings.default.max_examples // 6))
TEMPLATES = [
    pytest.param(t, id=f"{c.__name__}-{k}") for c in standard().classes for k, t in enumerate(c.templates)
]

# Where a text of one class is rightly read as another, the plainer or more telling one.
RATHER = {
    "AcuteAngle": {"AcuteTriangle"},  # three letters without `angle` are a triangle
    "ObtuseAngle": {"ObtuseTriangle"},
    "AngleValue": {"EqualAngles"},
    "LengthValue": {"EqualLengths"},
    "Equation": {"EqualAngles", "EqualLengths", "AngleValue", "LengthValue"},
    "Less": {"LongerThan"},
    "OnLine": {"OnSegment", "OnRay"},  # a segment or ray is a line, too, but more is known of it
    "OnRay": {"OnLine"},  # a bare AB is a line
}


def kinds(template: Template) -> tuple[str, ...]:
    """The types as which a phrase's text may be read."""
    made = template.owner.makes
    if isinstance(made, property):
        return (*QUANTITIES, "several")
    if not isinstance(made, str):
        return ("several",)
    # A choice that is named on the spot is a point from there on.
    named = any(s.name == SELF for s in template.slots)
    return ("point",) if made == "choice" and named else (made,)


def meanings(text: str, wanted: tuple[str, ...]) -> list[Any]:
    """What a text can mean; the thing itself where the text also gives it a name."""
    for kind in wanted:
        found = [r.binds[0][1] if r.binds else r.term for r in read(text, kind)]
        if found:
            return list({term.key: term for term in found}.values())
    return []


def acceptable(template: Template, filled: dict[str, str]) -> bool:
    """Whether the class takes these things together; each must be one by itself."""
    arguments: dict[str, Any] = {}
    for slot in template.slots:
        if slot.name == SELF:
            continue
        text = filled[slot.name]
        if slot.type in WORDED:
            arguments[slot.name] = text
            continue
        found = read(text, slot.type)
        assert found, f"{text!r} doesn't read as {slot.type}"
        arguments[slot.name] = found[0].term
    try:
        term = template.owner(**{**getattr(template.owner, "defaults", {}), **arguments})
        return term.makes != "mixed"
    except ValueError:
        return False


@pytest.mark.parametrize("template", TEMPLATES)
@FEW
@given(data=st.data())
def test_a_phrase_reads_as_one_thing_and_its_print_reads_back(template: Template, data: st.DataObject):
    text, filled = data.draw(sentences(template, points="ABCDEFGH"))
    assume(acceptable(template, filled))
    found = meanings(text, kinds(template))
    assert len(found) == 1, [repr(term) for term in found]
    (term,) = found
    allowed = {template.owner.__name__, *RATHER.get(template.owner.__name__, ())}
    assert type(term).__name__ in allowed
    printed = str(term)
    note(printed)
    made = term.makes
    again = meanings(printed, (made if isinstance(made, str) else "several",))
    assert [t.key for t in again] == [term.key]
    assert str(again[0]) == printed


TYPES = ("point", "line", "ray", "segment", "circle", "arc", "angle", "polygon", "triangle", "curve")
TYPES += ("choice", *QUANTITIES, "quantity", "proportion", "range", "position", "text", "drawable")
TYPES += ("several", "fact", "directive", "pose", "region", "surface")


@pytest.mark.parametrize("kind", (*TYPES, *LISTS))
@FEW
@given(data=st.data())
def test_phrases_of_a_type_can_be_read_as_it(kind: str, data: st.DataObject):
    text = data.draw(phrases(kind, depth=2))
    assert read(text, kind)


@pytest.mark.parametrize("kind", ("point", "line", "fact", "length", "choice"))
@FEW
@given(data=st.data())
def test_terms_of_a_type_print_as_phrases_of_it(kind: str, data: st.DataObject):
    term = data.draw(terms(kind, depth=2))
    assert hash(term) == hash(type(term)(*term.args, tag=term.tag))
    assert [r.term.key for r in read(str(term), kind)] == [term.key]
