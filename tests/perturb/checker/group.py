"""A group as it is read from its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.perturb.checker.complaints import Complaint
from tests.perturb.checker.facts import Truth, truth
from tests.perturb.checker.figure import Figure, Unknown
from tests.perturb.checker.ink import Ink, is_ink

FILE = "group.json"
ROLES = ("positive", "negative", "hard positive")
_WANTED = ("role", "image", "sha256", "pixels_sha256", "points", "facts", "ink", "caption", "pixels")
_CERTIFIED = ("steps", "edits", "broken", "kept", "newly_true", "unclear", "moved", "pixels")


class BadGroup(ValueError):
    """Raised where a group isn't written as its version says."""


@dataclass
class Member:
    """One picture of a group, as data and as a figure."""

    index: int
    data: dict[str, Any]
    figure: Figure
    ink: Ink
    image: np.ndarray | None = None

    @property
    def where(self) -> str:
        return f"member {self.index}"

    @property
    def role(self) -> str:
        return self.data["role"]

    @property
    def facts(self) -> list[dict[str, Any]]:
        return self.data["facts"]

    @property
    def said(self) -> list[dict[str, Any]]:
        """What its caption says."""
        return self.data["caption"]["facts"]

    @property
    def certificate(self) -> dict[str, Any]:
        return self.data["certificate"]

    def truth(self, fact: dict[str, Any]) -> Truth:
        """Whether a fact is true of the figure, or of the drawing where it speaks of ink."""
        if is_ink(fact):
            return Truth.TRUE if self.ink.says(fact) else Truth.FALSE
        return truth(fact, self.figure)


@dataclass
class Group:
    """All members, the anchor first, and the texts."""

    folder: Path
    data: dict[str, Any]
    members: list[Member]
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def anchor(self) -> Member:
        return self.members[0]

    @property
    def negatives(self) -> list[Member]:
        return [m for m in self.members[1:] if m.role == "negative"]

    def complain(self, kind: str, where: str, text: str) -> None:
        found = Complaint(kind, where, text)
        if found not in self.complaints:
            self.complaints.append(found)

    def truth(self, fact: dict[str, Any], member: Member, where: str) -> Truth | None:
        """Whether a fact is true of a member; None, with a complaint, where the checker can't tell."""
        try:
            return member.truth(fact)
        except Unknown as error:
            self.complain("unknown kind", where, f"{error} in {fact['text']}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.complain("format", where, f"{fact.get('text')} can't be read: {error!r}")
        return None


def load(folder: Path) -> Group:
    """The group in a folder, its pictures not yet looked at.

    Raises:
        BadGroup: where it can't be read at all.
    """
    try:
        data = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadGroup(f"{FILE}: {error}") from None
    if not isinstance(data, dict) or (data.get("format"), data.get("version")) != ("geodsl-group", 1):
        raise BadGroup("not a geodsl-group of version 1")
    if not isinstance(data.get("members"), list) or not data["members"]:
        raise BadGroup("it has no members")
    return Group(folder, data, [_member(k, m) for k, m in enumerate(data["members"])])


def _member(index: int, data: dict[str, Any]) -> Member:
    if not isinstance(data, dict):
        raise BadGroup(f"member {index} isn't an object")
    missing = [name for name in _WANTED if name not in data]
    if missing or data["role"] not in ROLES:
        raise BadGroup(f"member {index} lacks {', '.join(missing) or 'a known role'}")
    if data["role"] == "negative":
        certificate = data.get("certificate") or {}
        missing = [name for name in _CERTIFIED if name not in certificate]
        if missing:
            raise BadGroup(f"the certificate of member {index} lacks {', '.join(missing)}")
    try:
        return Member(index, data, Figure(data), Ink(data["ink"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadGroup(f"member {index}: {error!r}") from None
