"""Groups made by hand for texts: one figure of a program, whose claims are its caption."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

import geodsl
from geodsl.language.term import Fact
from geodsl.ledger import TRUE
from geodsl.words import sayable_in
from perturb.blocks.groups import Group, Member
from perturb.blocks.variants import Variant
from perturb.paper.pins import pins_of
from perturb.recording.certificate import fact_to_json
from perturb.recording.shelves import loops, shelves
from perturb.site import Site
from perturb.text import TextNegative, texts_to_json
from tests.perturb.checker import group as checked
from tests.perturb.checker.figure import Figure
from tests.perturb.checker.ink import Ink
from tests.perturb.checker.texts import check_texts

EXAMPLES = Path(__file__).parents[2] / "examples/diagrams"


def group_of(diagram: geodsl.Diagram, facts: Sequence[Fact], *, seed: int = 0, number: int = 0) -> Group:
    """A group of one member that says some facts."""
    site = Site(diagram)
    pins = pins_of(site.scene, diagram.realize(seed=seed, n=1).at)
    mould = site.mould(site.plate, pins)
    verdict = np.full(len(facts), TRUE, np.int8)
    parts: dict[str, Any] = {
        "variant": Variant(None, pins),
        "mould": mould,
        "place": (mould.figures(pins), 0),
        "verdict": verdict,
        "holds": verdict == TRUE,
        "picture": None,
    }
    member = Member(**{f.name: parts[f.name] for f in fields(Member)})
    return Group(site, tuple(facts), (member,), tuple(range(len(facts))), seed, 0, number)


def claimed(program: str, *, seed: int = 0) -> Group:
    """The group of a program whose caption is what it claims."""
    diagram = geodsl.parse(program)
    return group_of(diagram, diagram.observation.scene.claims, seed=seed)


def example(path: Path, *, seed: int = 0, count: int = 5) -> Group:
    """The group of an example whose caption says some of what holds in it, stated and implied."""
    diagram = geodsl.load(path)
    site = Site(diagram)
    found = [f for f in (*site.told, *site.implied) if type(f).templates][: 8 * count]
    some = site.speakable(tuple(found[:: max(1, len(found) // (2 * count))]))
    said = [f for f in some if sayable_in(f, site.lang)]
    return group_of(diagram, said[:count], seed=seed)


def checked_group(group: Group, texts: Sequence[TextNegative] = ()) -> checked.Group:
    """A group of one member as the independent checker sees it."""
    member = group.anchor
    said = group.said(member)
    data = {
        **shelves({n.name: n.type for n in member.mould.plate.scene.nodes}, member.variant.pins),
        "regions": {
            n.name: loops(member.at.value(n.ref))
            for n in member.mould.plate.scene.nodes
            if n.type == "region"
        },
        "size": float(member.at.size[0]),
        "role": "positive",
        "facts": [fact_to_json(f) for f in said],
        "ink": [fact_to_json(f) for f in member.ink],
        "caption": {
            "text": geodsl.words.told(said, geodsl.words.Manner()).text,
            "words": geodsl.words.Manner().to_json(),
            "facts": [fact_to_json(f) for f in said],
        },
    }
    record = json.loads(json.dumps({"members": [data], "texts": texts_to_json(texts)}))
    data = record["members"][0]
    return checked.Group(Path("."), record, [checked.Member(0, data, Figure(data), Ink(data["ink"]))])


def complaints(group: Group, texts: Sequence[TextNegative]) -> list[Any]:
    """What the independent checker says of them."""
    found = checked_group(group, texts)
    check_texts(found)
    return found.complaints
