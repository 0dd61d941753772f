"""Verification: a recorded group judged from its programs alone, with nothing of how it was made.

Each member's program is read, its one figure measured, its picture drawn again; what the record says is compared
with what comes out.
"""

from __future__ import annotations

import json
from pathlib import Path

from perturb.recording.record import FORMAT, VERSION
from perturb.verifying.complaint import UNREADABLE, Complaint
from perturb.verifying.folder import LARGEST, Folder
from perturb.verifying.whole import Whole

__all__ = ["Complaint", "verify"]


def verify(folder: str | Path) -> list[Complaint]:
    """Everything that is wrong with the group in a folder; nothing where all is as certified.

    What no program tells stays unchecked: the title, the names of the diagram and the suite, the seed, how often
    candidates were rejected, of which diagram a found text is and that it is true of that, how many letters, marks or
    strokes a change of ink counts, and how severe a change is that is measured by a part of its fact, or on a figure
    that is no member.
    """
    folder = Path(folder)
    path = folder / "group.json"
    found: list[Complaint] = []
    try:
        if path.stat().st_size > LARGEST:
            return [Complaint(None, "group.json is too large")]
        record = json.loads(path.read_text("utf-8"))
        if not isinstance(record, dict):
            return [Complaint(None, "group.json holds no group")]
        if (record.get("format"), record.get("version")) != (FORMAT, VERSION):
            return [Complaint(None, f"it isn't a {FORMAT} of version {VERSION}")]
        found.extend(Whole(Folder(folder), record).complaints())
    except UNREADABLE as error:
        found.append(Complaint(None, f"it can't be read: {type(error).__name__}: {error}"))
    return found
