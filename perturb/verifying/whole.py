"""A whole group, one part of its record after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodsl.errors import GeodslError
from geodsl.picture.page.layout import check_size
from perturb.verifying.captions import caption, contrast
from perturb.verifying.certificates import edits, lists, moved
from perturb.verifying.complaint import Complaint, guarded
from perturb.verifying.entries import written
from perturb.verifying.pictures import change, look, picture
from perturb.verifying.places import places
from perturb.verifying.remade import Remade
from perturb.verifying.steps import Steps
from perturb.verifying.texts import texts
from perturb.verifying.truths import Truths

__all__ = ["Whole"]

_ROLES = ("negative", "hard positive")


class Whole:
    """A group as it is recorded.

    Args:
        images: the files of its pictures, by their names.
        quality: in which files of a format that loses something were written.
    """

    def __init__(
        self, images: Mapping[str, bytes], record: Mapping[str, Any], *, quality: int | None = None
    ) -> None:
        self.images, self.record, self.quality = images, record, quality
        self.told: Sequence[Mapping[str, Any]] = record["members"]
        self.members: dict[int, Remade] = {}

    def complaints(self) -> Iterator[Complaint]:
        """Everything that is wrong with it."""
        if not self.told:
            yield Complaint(None, "there is no anchor")
            return
        check_size(self.record["image"]["size"])
        for k in range(len(self.told)):
            yield from guarded(k, self._made(k))
        truths, pixels, captions = Truths(self.told), dict[str, int](), dict[str, int]()
        for k, member in self.members.items():
            for part in (
                picture(self.images, member, pixels, self.quality),
                look(member),
                places(member),
                truths.of(member),
                truths.said(member),
                caption(member, captions),
                (Complaint(k, what) for what in written(member.told)),
            ):
                yield from guarded(k, part)
        if 0 in self.members:
            yield from self._beside(self.members[0])

    def _made(self, k: int) -> Iterator[Complaint]:
        """Read a member's program."""
        told = self.told[k]
        if (told["role"] == "positive") != (k == 0) or (k and told["role"] not in _ROLES):
            yield Complaint(k, f"it can't be a {told['role']}")
        if (told["certificate"] is None) != (k == 0):
            yield Complaint(k, "the anchor has no certificate, and all others have")
            return
        try:
            self.members[k] = Remade(self.record, k)
        except GeodslError as error:
            yield Complaint(k, f"its program is refused: {str(error).splitlines()[0]}")

    def _beside(self, anchor: Remade) -> Iterator[Complaint]:
        """The others and the texts, seen from the anchor."""
        for k, member in self.members.items():
            if k:
                for part in (
                    contrast(anchor, member),
                    lists(anchor, member),
                    moved(anchor, member),
                    edits(member),
                    change(anchor, member),
                ):
                    yield from guarded(k, part)
        yield from guarded(None, self._steps())
        yield from guarded(None, texts(anchor, self.record["texts"]))

    def _steps(self) -> Iterator[Complaint]:
        steps = Steps(self.members)
        for member in steps.negatives:
            yield from guarded(member.k, steps.of(member))
