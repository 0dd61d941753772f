"""A group that is being spoilt: what every fault needs."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any

from tests.perturb.checker.group import FILE
from tests.perturb.checker.png import decode, pixel_hash

Fact = dict[str, Any]
Data = dict[str, Any]


class Planting:
    """One group being spoilt."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder = folder
        self.rng = rng
        self.data: Data = json.loads((folder / FILE).read_text("utf-8"))

    def save(self) -> None:
        (self.folder / FILE).write_text(json.dumps(self.data, ensure_ascii=False, indent=1), "utf-8")

    @property
    def anchor(self) -> Data:
        return self.data["members"][0]

    def negatives(self, *, edited: str | None = None) -> list[Data]:
        found = [m for m in self.data["members"][1:] if m["role"] == "negative"]
        return [m for m in found if edited in (None, m["certificate"]["edits"])]

    def one(self, some: list[Any], noun: str) -> Any:
        if not some:
            raise LookupError(f"the group has no {noun}")
        return self.rng.choice(some)

    def negative(self, *, edited: str | None = None) -> Data:
        return self.one(self.negatives(edited=edited), "such negative")

    def text(self) -> Data:
        return self.one(self.data.get("texts", []), "text")

    def picture(self, member: Data) -> Path:
        return self.folder / member["image"]

    def redraw(self, member: Data, file: bytes) -> None:
        """Put another picture in place of a member's, with the hashes that belong to it."""
        self.picture(member).write_bytes(file)
        member["sha256"] = hashlib.sha256(file).hexdigest()
        member["pixels_sha256"] = pixel_hash(decode(file))

    def with_facts(self, name: str) -> Data:
        """A negative's certificate that lists some facts under a name."""
        found = [m["certificate"] for m in self.negatives() if m["certificate"][name]]
        return self.one(found, f"certificate with {name} facts")


FIGURE = ("points", "circles", "lines", "numbers", "degrees", "curves", "size")
"""The parts of a member that its figure is made of."""


def claim(kind: str, args: list[Any]) -> Fact:
    """A fact of some kind, with a text that is nobody's."""
    return {"text": f"{kind} planted", "kind": kind, "term": {"kind": kind, "args": args}}
