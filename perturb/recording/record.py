"""A group as plain data: `group.json`, from which everything can be drawn and checked again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from geodsl.entailment import closure
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import OpenFact
from geodsl.ledger import UNCLEAR
from geodsl.picture.backends.png import encode
from geodsl.picture.looks.styles import RANDOM
from geodsl.words import Caption
from perturb.blocks.groups import Group, Member
from perturb.blocks.positives import Positive
from perturb.recording.certificate import Certificate, certify, fact_to_json
from perturb.recording.shelves import loops, shelves

__all__ = ["FORMAT", "VERSION", "record"]

FORMAT, VERSION = "geodsl-group", 1


def record(
    group: Group,
    positives: Sequence[Positive],
    names: Sequence[str],
    *,
    source: str,
    suite: str,
    style: str,
    pictures: Sequence[bytes] | None = None,
) -> dict[str, Any]:
    """The record of a group. Facts are told once and stand in many places: nobody may change them.

    Args:
        names: what the pictures are called: the members', then those of the hard positives.
        source: the name of the diagram's file.
        suite: the name of the suite.
        pictures: the files of the pictures, where they have been made; PNGs otherwise.
    """
    drawn = [m.picture for m in (*group.members, *(p.member for p in positives))]
    files = [encode(p.pixels) for p in drawn] if pictures is None else pictures
    hashes = [hashlib.sha256(file).hexdigest() for file in files]
    members = []
    for k, member in enumerate(group.members):
        role = "negative" if k else "positive"
        certificate = certify(group, member) if k else None
        caption = group.caption(member)
        members.append(_member(group, member, role, names[k], hashes[k], caption, style, certificate))
    first = len(members)
    for positive, name, digest in zip(positives, names[first:], hashes[first:], strict=True):
        certificate = certify(group, positive.member, same=True)
        members.append(
            _member(
                group, positive.member, "hard positive", name, digest, positive.caption, RANDOM, certificate
            )
        )
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": group.site.diagram.title,
        "source": source,
        "suite": suite,
        "seed": group.seed,
        "image": {"size": group.anchor.picture.size, "style": style},
        "members": members,
        "texts": [],
        "rejected": dict(sorted(group.refused.items())),
    }


def _member(
    group: Group,
    member: Member,
    role: str,
    name: str,
    digest: str,
    caption: Caption,
    style: str,
    certificate: Certificate | None,
) -> dict[str, Any]:
    picture, nodes = member.picture, member.mould.plate.scene.nodes
    return {
        "role": role,
        "image": name,
        "sha256": digest,
        "pixels_sha256": hashlib.sha256(picture.pixels.tobytes()).hexdigest(),
        "program": program(group, member),
        **shelves({n.name: n.type for n in nodes}, member.variant.pins),
        "regions": {n.name: loops(member.value(n.ref)) for n in nodes if n.type == "region"},
        "size": member.size,
        "facts": [fact_to_json(f) for f in group.shown(member)],
        "ink": [fact_to_json(f) for f in group.ink(member)],
        "caption": {
            "text": caption.text,
            "words": caption.manner.to_json(),
            "facts": [fact_to_json(f) for f in caption.facts],
        },
        "pixels": {point: [z.real, z.imag] for point, z in picture.display.points.items()},
        "look": {
            "style": style,
            "seed": picture.seed,
            "frame": [
                picture.display.frame.center.real,
                picture.display.frame.center.imag,
                picture.display.frame.scale,
            ],
            "places": {n: list(p) for n, p in picture.display.places.items()},
            "ends": {
                n: [x for z in ends for x in (z.real, z.imag)] for n, ends in picture.display.ends.items()
            },
        },
        "certificate": None if certificate is None else certificate.to_json(),
    }


def program(group: Group, member: Member) -> str:
    """The program that a member's picture is drawn from: everything pinned, its facts as claims."""
    claims = group.claimed(member)
    unclear = [f for f in group.among(member.verdict == UNCLEAR) if not isinstance(f, InkFact | OpenFact)]
    if unclear:
        said = closure(claims)
        unclear = [f for f in unclear if f.key not in said]
    return member.mould.plate.text(member.variant.pins, 0, claims=claims, overlooked=unclear)
