"""The folder of a batch: a program and a record for each problem, and the table of what came of all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodsl.assist.authoring import ACCEPTED, FAILED, REFUSED, Authored
from geodsl.assist.data import Image, Problem, ProblemError
from geodsl.assist.options import Options
from geodsl.assist.prices import NOTHING, Usage
from geodsl.assist.store import put, put_json

__all__ = ["Folder", "Report", "Row", "ordered", "read_problems"]

LEFT = "left"
STATES = (ACCEPTED, REFUSED, FAILED, LEFT)
_LARGEST = 1 << 26
_LINES = 100_000
_COMES_OF = ("model", "rounds", "figures", "max_tokens", "effort")  # the options on which a record depends
_WIDTH = 90


@dataclass(frozen=True)
class Row:
    """What came of one problem: accepted, refused, failed, or left for another run."""

    id: str
    status: str
    reasons: tuple[str, ...] = ()
    rounds: int = 0
    usage: Usage = NOTHING
    cost: float = 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "status": self.status,
            "reasons": list(self.reasons),
            "rounds": self.rounds,
            "usage": self.usage.to_json(),
            "cost": round(self.cost, 6),
        }


@dataclass(frozen=True)
class Report:
    """What came of all.

    Attributes:
        stopped: why the rest is left, if any is.
        paid: dollars that this run has spent.
    """

    rows: tuple[Row, ...]
    stopped: str | None = None
    paid: float = 0.0

    def counts(self) -> dict[str, int]:
        found = Counter(row.status for row in self.rows)
        return {state: found[state] for state in STATES}

    def to_json(self) -> dict[str, Any]:
        usage = sum((r.usage for r in self.rows), Usage())
        return {
            "counts": self.counts(),
            "usage": usage.to_json(),
            "cost": round(sum(r.cost for r in self.rows), 6),
            "problems": [r.to_json() for r in self.rows],
        }

    def table(self) -> str:
        """The table as text."""
        wide = max((len(r.id) for r in self.rows), default=2)
        lines = [f"{'id':<{wide}}  {'status':<8}  {'rounds':>6}  {'tokens':>9}  {'$':>8}  why not"]
        for r in self.rows:
            why = "; ".join(r.reasons)
            why = why if len(why) <= _WIDTH else f"{why[: _WIDTH - 1]}…"
            lines.append(
                f"{r.id:<{wide}}  {r.status:<8}  {r.rounds:>6}  {r.usage.total:>9,}  {r.cost:>8.4f}  {why}".rstrip()
            )
        counts = ", ".join(f"{count} {state}" for state, count in self.counts().items() if count)
        tokens, cost = sum(r.usage.total for r in self.rows), sum(r.cost for r in self.rows)
        lines.append(f"{counts or 'nothing'}; {tokens:,} tokens, ${cost:.4f} (this run: ${self.paid:.4f})")
        return "\n".join(lines)


class Folder:
    """Where the programs and records of a batch lie. Its programs are a source like any other folder of them."""

    def __init__(self, path: Path, options: Options) -> None:
        self.path = path
        told = options.to_json()
        self.comes_of = {name: told[name] for name in _COMES_OF}

    @property
    def pending(self) -> Path:
        """What is under way at the address."""
        return self.path / ".pending.json"

    def done(self, problem: Problem) -> Row | None:
        """What came of a problem in an earlier run; None where it's to be done, or done anew."""
        try:
            told = json.loads((self.path / f"{problem.id}.json").read_bytes())
            same = told["problem"] == problem.to_json() and told["options"] == self.comes_of
            if not same or told["status"] not in (ACCEPTED, REFUSED):
                return None
            if told["status"] == ACCEPTED and not (self.path / f"{problem.id}.geo").is_file():
                return None
            usage = Usage.from_json(told["usage"])
            return Row(
                problem.id, told["status"], tuple(told["reasons"]), told["rounds"], usage, float(told["cost"])
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, made: Authored) -> Row:
        """Write down what came of a problem: the program first, so that a record never stands alone."""
        program = self.path / f"{made.problem.id}.geo"
        if made.accepted and made.program is not None:
            put(program, made.program.encode())
        else:
            program.unlink(missing_ok=True)
        put_json(
            self.path / f"{made.problem.id}.json", {**made.to_json(), "options": self.comes_of, "version": 1}
        )
        return Row(made.problem.id, made.status, made.reasons, made.rounds, made.usage, round(made.cost, 6))

    def report(self, report: Report) -> None:
        put_json(self.path / "report.json", report.to_json())


def read_problems(path: Path) -> list[Problem]:
    """The problems of a file of JSON lines; a picture is named by where it lies, seen from the file's folder.

    Raises:
        ProblemError: listing the first line that is wrong.
        OSError: where the file can't be read.
    """
    if path.stat().st_size > _LARGEST:
        raise ProblemError(f"expected {_LARGEST:,} bytes at most; found more")
    out: dict[str, Problem] = {}
    for k, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            problem = Problem.from_json(told, images=_pictures(told, path.parent))
        except (ValueError, RecursionError) as error:
            raise ProblemError(f"line {k}: {error}") from None
        # Two names that differ by case alone are one file on some systems.
        if problem.id.lower() in out or problem.id.lower() == "report":
            raise ProblemError(f"line {k}: the id {problem.id!r} is taken")
        out[problem.id.lower()] = problem
        if len(out) > _LINES:
            raise ProblemError(f"expected {_LINES:,} problems at most; found more")
    if not out:
        raise ProblemError("expected a problem on each line; found none")
    return list(out.values())


def _pictures(told: Any, folder: Path) -> Mapping[str, Image]:
    name = told.get("image") if isinstance(told, Mapping) else None
    if name is None:
        return {}
    if not isinstance(name, str):
        raise ProblemError("expected the image as the name of a file")
    place = (folder / name).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise ProblemError(f"expected a picture in the folder of the problems; found {name[:100]!r}")
    try:
        return {name: Image.of(place.read_bytes())}
    except OSError as error:
        raise ProblemError(f"the picture {name[:100]!r} can't be read: {error.strerror or error}") from None


def ordered(problems: Sequence[Problem], rows: Mapping[str, Row]) -> tuple[Row, ...]:
    """A row for each problem, in their order."""
    return tuple(rows.get(p.id) or Row(p.id, LEFT) for p in problems)
