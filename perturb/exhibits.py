"""Members of groups as they are looked at, read and told."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geodsl.diagram import Diagram
from perturb.blocks.groups import Group, Member
from perturb.blocks.variants import Severity
from perturb.recording.certificate import Certificate, certify

if TYPE_CHECKING:
    from geodsl.picture.picture import Picture
    from geodsl.words.view import View

__all__ = ["Exhibit", "Negative"]


class Exhibit:
    """A member of a group, as it is looked at, read and told."""

    def __init__(self, group: Group, member: Member) -> None:
        self.group, self.member = group, member

    @property
    def picture(self) -> Picture:
        return self.member.picture

    @property
    def program(self) -> str:
        """The program that it is drawn from."""
        from perturb.recording.record import program

        return program(self.group, self.member)

    @property
    def caption(self) -> str:
        return self.group.caption(self.member).text

    def diagram(self) -> Diagram:
        """It as a diagram of its own: to be checked, drawn or perturbed again."""
        from geodsl.diagram import parse
        from perturb.paper.mould import LIMITS

        return parse(self.program, limits=LIMITS)

    def view(self) -> View:
        """It as words see it: for captions and questions about it, and about several members beside one another."""
        from geodsl.words.view import View

        return View(self.diagram())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.caption}>"


class Negative(Exhibit):
    """A member of a group, with what parts it from the anchor."""

    @cached_property
    def certificate(self) -> Certificate:
        return certify(self.group, self.member)

    @property
    def positive(self) -> Exhibit:
        """The anchor: what it is a negative of."""
        return Exhibit(self.group, self.group.anchor)

    def __repr__(self) -> str:
        done = "; ".join(
            f"{'undo ' * s.undone}{s.target} {_told(s.severity)}".strip() for s in self.certificate.steps
        )
        return f"<Negative: {done}>"


def _told(severity: Severity) -> str:
    """A severity as a suite says it."""
    match severity.unit:
        case "°":
            return f"by {severity.value:.3g}°"
        case "size":
            return f"by {100.0 * severity.value:.3g}%"
    return ""
