"""What can be wrong with a group: every complaint has one of these names."""

from __future__ import annotations

from typing import NamedTuple

KINDS = {
    "format": "the group isn't written as its version says, or a file is missing",
    "file hash": "a picture's file isn't the one that was certified",
    "pixel hash": "a picture's pixels aren't the ones that were certified",
    "bad image": "a picture can't be decoded, or a checksum inside it is wrong",
    "image size": "pictures differ in size",
    "same image": "two members have the same pixels",
    "unknown kind": "the checker has no meaning for a kind of fact or term",
    "unknown name": "a fact speaks of a name that the figure hasn't",
    "size": "a figure's size isn't that of its points and circles",
    "untrue fact": "a fact of a member isn't true of it",
    "untrue caption": "a caption says something that isn't true of its own member",
    "untrue kept": "a kept fact isn't true of the anchor and of the negative",
    "untrue new": "a newly true fact was true before, or isn't true now",
    "not broken": "a broken fact wasn't true before, or is still true",
    "not visible": "a broken fact is neither true nor visibly false, and isn't listed as unclear",
    "unclear": "a fact listed as unclear isn't listed as broken, or a caption speaks of it",
    "incomplete": "a fact of the anchor is neither broken nor kept",
    "both": "a fact is listed as broken and as kept",
    "not negative": "the anchor's caption says nothing that is visibly false of a negative",
    "not positive": "the anchor's caption says something that isn't true of a hard positive",
    "same caption": "two members have one caption",
    "aim": "a step's target isn't true before and visibly false after it, or the other way round",
    "severity": "a step's severity isn't its target's measure",
    "moved": "a point didn't move as far as the certificate says",
    "place": "a point isn't where the picture has it",
    "no change": "a point moved, and the picture shows nothing of it",
    "stray change": "pixels changed far from anything that changed",
    "share": "the share of changed pixels isn't what the certificate says",
    "text true": "a text claims a falsehood that isn't visibly false of the anchor",
    "text harmless": "a text claims no falsehood",
    "text repeated": "a text is the anchor's caption or another text",
    "text entailed": "what an edit puts in is true of the anchor",
    "witness": "a fact of a text isn't true of its witness",
    "weak": "not an error: a negative's caption is true of the anchor, or ink vanished unmentioned",
}
"""The names, and what each means."""


class Complaint(NamedTuple):
    """Something wrong.

    Attributes:
        kind: one of `KINDS`.
        where: `group`, `member 2` or `text 5`.
        text: what exactly.
    """

    kind: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}: {self.text}"


def errors(complaints: list[Complaint]) -> list[Complaint]:
    """All but the remarks."""
    return [c for c in complaints if c.kind != "weak"]
