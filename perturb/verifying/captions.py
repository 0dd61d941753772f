"""What the captions say: their words, and of whom it is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geodsl.ledger import FALSE, TRUE
from geodsl.words import Manner
from geodsl.words import told as said
from perturb.verifying.complaint import Complaint
from perturb.verifying.entries import facts_of, repeated
from perturb.verifying.remade import Remade

__all__ = ["caption", "contrast"]


def caption(member: Remade, seen: dict[str, int]) -> Iterator[Complaint]:
    """A member's caption, by itself and beside those before it.

    Args:
        seen: the texts of the members before it, with their numbers; its own is added.
    """
    told, k = member.told["caption"], member.k
    text, facts = str(told["text"]), facts_of(told["facts"])
    if text != said(facts, Manner.from_json(told["words"])).text:
        yield Complaint(k, "the text of its caption isn't what the facts of that say")
    for fact in repeated(facts):
        yield Complaint(k, f"its caption says {fact} more than once")
    # A single fact can be told in no other order.
    if text in seen and not (member.told["role"] == "hard positive" and len(facts) == 1):
        yield Complaint(k, f"its caption is that of member {seen[text]}")
    seen.setdefault(text, k)


def contrast(anchor: Remade, member: Remade) -> Iterator[Complaint]:
    """What the anchor's caption says, and what of it is true of another member."""
    said = facts_of(anchor.told["caption"]["facts"])
    verdicts: Sequence[int] = member.verdicts(said)
    if not member.same:
        if FALSE not in verdicts:
            yield Complaint(member.k, "nothing that the anchor's caption says is false of it")
        return
    if any(v != TRUE for v in verdicts):
        yield Complaint(member.k, "it doesn't say what the anchor's caption says")
    if {f.key for f in said} != {f.key for f in facts_of(member.told["caption"]["facts"])}:
        yield Complaint(member.k, "its caption says something else than the anchor's")
