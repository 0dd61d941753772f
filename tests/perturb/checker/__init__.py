"""An independent checker of perturbation groups: a folder of `group.json` and its PNG pictures.

It shares no line with what makes the groups: neither formulas nor decoders. It reads coordinates and pixels, and
agrees with every certificate or says where it doesn't. `python -m tests.perturb.checker FOLDER ...` prints what it
finds.
"""

from __future__ import annotations

from pathlib import Path

from tests.perturb.checker.certificates import check_captions, check_certificate, check_members
from tests.perturb.checker.complaints import KINDS, Complaint, errors
from tests.perturb.checker.facts import FACTS
from tests.perturb.checker.group import BadGroup, Group, load
from tests.perturb.checker.ink import INK
from tests.perturb.checker.pictures import check_change, check_files, check_places
from tests.perturb.checker.texts import check_texts

__all__ = ["FACTS", "INK", "KINDS", "Complaint", "check", "errors"]


def check(folder: Path) -> list[Complaint]:
    """Everything that is wrong with a group; remarks of kind `weak` are no errors."""
    try:
        group = load(Path(folder))
    except BadGroup as error:
        return [Complaint("format", "group", str(error))]
    # What is written in an unexpected way fails somewhere below: each part is guarded, so that the rest is checked.
    _guarded(group, "group", check_files, group)
    _guarded(group, "group", check_places, group)
    _guarded(group, "group", check_members, group)
    _guarded(group, "group", check_captions, group)
    for member in group.negatives:
        _guarded(group, member.where, check_certificate, group, member)
        _guarded(group, member.where, check_change, group, member)
    _guarded(group, "group", check_texts, group)
    return group.complaints


def _guarded(group: Group, where: str, part, *args) -> None:
    try:
        part(*args)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        group.complain("format", where, f"{part.__name__}: {error!r}")
