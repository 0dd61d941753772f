"""What the members' records say, held against their coordinates and their ink."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from tests.perturb.checker.facts import FACTS, Truth, key, names, read, walk
from tests.perturb.checker.figure import Nameless, Unknown
from tests.perturb.checker.group import Group, Member
from tests.perturb.checker.ink import is_ink
from tests.perturb.checker.reading import LEAST
from tests.perturb.checker.shapes import SHAPES
from tests.perturb.checker.spots import SPOTS
from tests.perturb.checker.terms import degrees, piece

_MOVED = 1e-6  # of the anchor's size
_SEVERITY = 0.01  # relative
_ABOUT = 3.0  # the factor between two reasonable measures of one fact
_SIZE = 1e-6  # relative

_OF_PARTS = SHAPES.keys() | SPOTS.keys() | {"Bisects", "PerpendicularBisectorOf", "Similar", "Congruent"}

Fact = dict[str, Any]


def folded(text: str) -> str:
    """A text as a model that sees neither case nor punctuation reads it."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", text.lower()).split())


def check_members(group: Group) -> None:
    """Every member by itself: its size, its facts, its caption."""
    for member in group.members:
        fig = member.figure
        box = fig.extent()
        if box and abs(fig.size - box) > _SIZE * box:
            group.complain("size", member.where, f"{fig.size!r}, but its box is {box!r}")
        for what, facts, kind in (
            ("fact", member.facts, "untrue fact"),
            ("caption", member.said, "untrue caption"),
        ):
            for fact in facts:
                _must_hold(group, member, fact, kind, what)
    for a, b in combinations(group.members, 2):
        if a.data["caption"]["text"] == b.data["caption"]["text"]:
            group.complain("same caption", b.where, f"as {a.where}")


def _must_hold(group: Group, member: Member, fact: Fact, kind: str, what: str) -> None:
    lacking = names(fact["term"]) - _known(member)
    if lacking:
        group.complain("unknown name", member.where, f"{', '.join(sorted(lacking))} in {fact['text']}")
    elif group.truth(fact, member, member.where) in (Truth.FALSE, Truth.UNCLEAR):
        group.complain(kind, member.where, f"{what}: {fact['text']}{_off(member, fact)}")


def _known(member: Member) -> set[str]:
    fig = member.figure
    shelves = (fig.points, fig.circles, fig.lines, fig.curves, fig.numbers, fig.degrees)
    return set(member.data.get("regions", ())) | {name for shelf in shelves for name in shelf}


def _off(member: Member, fact: Fact) -> str:
    if is_ink(fact):
        return ""
    reading = read(fact, member.figure)
    return f" (off by {reading.lack:.3g} {reading.unit})"


def check_captions(group: Group) -> None:
    """The anchor's caption is false of every negative and true of every other member."""
    for member in group.members[1:]:
        found = {f["text"]: group.truth(f, member, member.where) for f in group.anchor.said}
        if member.role == "negative":
            if Truth.FALSE not in found.values():
                group.complain("not negative", member.where, f"all of {', '.join(found)} may be true")
            back = [group.truth(f, group.anchor, member.where) for f in member.said]
            if Truth.FALSE not in back:
                group.complain("weak", member.where, "its caption isn't false of the anchor")
        else:
            for text, t in found.items():
                if t in (Truth.FALSE, Truth.UNCLEAR):
                    group.complain("not positive", member.where, text)


def check_certificate(group: Group, member: Member) -> None:
    """The facts that a certificate lists, its steps, and how far points moved."""
    _check_lists(group, member)
    _check_complete(group, member)
    for step in member.certificate["steps"]:
        _check_step(group, member, step)
    _check_moved(group, member)


def _check_lists(group: Group, member: Member) -> None:
    cert, anchor, where = member.certificate, group.anchor, member.where
    unclear = {key(f["term"]) for f in cert["unclear"]}
    for fact in cert["broken"]:
        before, after = (group.truth(fact, m, where) for m in (anchor, member))
        if before not in (Truth.TRUE, None):
            group.complain("not broken", where, f"{fact['text']} isn't true of the anchor")
        if after is Truth.TRUE:
            group.complain("not broken", where, f"{fact['text']} is still true{_off(member, fact)}")
        elif after is Truth.UNCLEAR and key(fact["term"]) not in unclear:
            group.complain("not visible", where, fact["text"] + _off(member, fact))
    for fact in cert["kept"]:
        for m in (anchor, member):
            if group.truth(fact, m, where) in (Truth.FALSE, Truth.UNCLEAR):
                group.complain("untrue kept", where, f"{fact['text']} of {m.where}{_off_if_known(m, fact)}")
    for fact in cert["newly_true"]:
        if group.truth(fact, anchor, where) is Truth.TRUE:
            group.complain("untrue new", where, f"{fact['text']} was true of the anchor")
        if group.truth(fact, member, where) in (Truth.FALSE, Truth.UNCLEAR):
            group.complain("untrue new", where, f"{fact['text']} isn't true{_off_if_known(member, fact)}")


def _off_if_known(member: Member, fact: Fact) -> str:
    try:
        return _off(member, fact)
    except Nameless as error:
        return f" (no {error})"


def _check_complete(group: Group, member: Member) -> None:
    """Each fact of the anchor is broken or kept, not both; what is unclear is broken and nobody speaks of it."""
    cert, where = member.certificate, member.where
    broken, kept, unclear = (
        {key(f["term"]): f["text"] for f in cert[name]} for name in ("broken", "kept", "unclear")
    )
    for fact in group.anchor.facts:
        if key(fact["term"]) not in broken.keys() | kept.keys():
            group.complain("incomplete", where, fact["text"])
    for k in broken.keys() & kept.keys():
        group.complain("both", where, broken[k])
    for k in unclear.keys() - broken.keys():
        group.complain("unclear", where, f"{unclear[k]} isn't listed as broken")
    for fact in member.said:
        if key(fact["term"]) in unclear:
            group.complain("unclear", where, f"its caption says {fact['text']}")
    told = broken.keys() | kept.keys()
    for fact in group.anchor.data["ink"]:
        if key(fact["term"]) not in told and group.truth(fact, member, where) is Truth.FALSE:
            group.complain("weak", where, f"its drawing doesn't say {fact['text']} any more")


def target_of(step: dict[str, Any]) -> Fact | None:
    """The fact that a step is about; None where it changes ink that no one fact tells."""
    found = step["fact"] if "fact" in step else step["target"]
    return found if isinstance(found, dict) else None


def _check_step(group: Group, member: Member, step: dict[str, Any]) -> None:
    """With the change the target is what it was to be; without it, the opposite.

    A step may be the anchor's own, undone: then the anchor is the figure with the change. Where there are several
    steps neither figure is simply the other without one of them, and only the figure with the change is asked.
    """
    target, aim, where = target_of(step), step["aim"], member.where
    if aim not in ("break", "make", "flip", "ink"):
        group.complain("format", where, f"an aim {aim!r}")
    if target is None:
        return
    without, with_it = (group.anchor, member) if not step.get("undone") else (member, group.anchor)
    alone = len(member.certificate["steps"]) == 1
    if any(part.get("kind") == "Was" for part in walk(target["term"])):
        if alone:  # else the figure before is none of these
            _check_size_changed(group, where, step, target, (without, with_it))
        return
    before, after = (group.truth(target, m, where) for m in (without, with_it))
    if None in (before, after):
        return
    if aim in ("break", "make"):
        wanted = (Truth.TRUE, Truth.FALSE) if aim == "break" else (Truth.FALSE, Truth.TRUE)
        right = after is wanted[1] and (before is wanted[0] or not alone)
    else:
        right = not alone or {before, after} == {Truth.TRUE, Truth.FALSE}
    if not right:
        group.complain("aim", where, f"{aim} {target['text']}: {before.value} before, {after.value} after")
    if target["term"]["kind"] in FACTS:
        _check_severity(group, where, step, target, (without, with_it), alone)


def _check_size_changed(
    group: Group, where: str, step: dict[str, Any], target: Fact, figures: tuple[Member, Member]
) -> None:
    """A size that is told by its print alone isn't what it was, by as much as is said."""
    thing = target["term"]["args"][0]
    if target["term"]["kind"] == "AngleValue":
        before, after = (degrees(m.figure, thing) for m in figures)
        by = abs(after - before)
    else:
        before, after = (abs(piece(m.figure, thing).b - piece(m.figure, thing).a) for m in figures)
        by = abs(after - before) / figures[1].figure.size
    if not _close(step["severity"]["value"], by, exact=True):
        group.complain(
            "severity", where, f"{target['text']}: {step['severity']['value']:.4g}, but it is {by:.4g}"
        )


def _check_severity(
    group: Group, where: str, step: dict[str, Any], target: Fact, figures: tuple[Member, Member], alone: bool
) -> None:
    """A break is as large as what it leaves false, a make as what was false.

    What has a boundary may be counted by how far it stands on either side of it.
    """
    told = step["severity"]
    try:
        before, after = (read(target, m.figure) for m in figures)
    except (Nameless, Unknown):
        return
    if told["unit"] != after.unit:
        # What consists of several things may be measured by the one that gives way.
        if told["unit"] not in LEAST or target["term"]["kind"] not in _OF_PARTS:
            group.complain("severity", where, f"{target['text']} is measured in {after.unit}")
        return
    if step["aim"] == "break":
        sides = [after.lack]
    elif after.open:
        sides = [abs(after.off), *([abs(before.off)] if alone else [])]
    else:
        sides = [before.lack] if alone else []
    exact = before.exact and after.exact
    if sides and not any(_close(told["value"], x, exact) for x in sides):
        found = " or ".join(f"{x:.4g}" for x in sides)
        group.complain("severity", where, f"{target['text']}: {told['value']:.4g}, but it is {found}")


def _close(told: float, found: float, exact: bool) -> bool:
    if exact:
        return abs(told - found) <= _SEVERITY * abs(found)
    return found / _ABOUT <= told <= found * _ABOUT


def _check_moved(group: Group, member: Member) -> None:
    before, after = group.anchor.figure, member.figure
    told = dict(member.certificate["moved"])
    for name in sorted(before.points.keys() & after.points.keys()):
        share = abs(after.points[name] - before.points[name]) / before.size
        if abs(share - told.pop(name, 0.0)) > _MOVED:
            group.complain("moved", member.where, f"{name} moved by {share:.7g} of the size")
    for name in told:
        group.complain("moved", member.where, f"there is no {name} in both figures")
