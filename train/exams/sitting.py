"""A sitting: one examinee, one task, one folder. Stopped at any moment, the same call goes on, and asks nothing twice.

The folder holds `exam.json` (who sits what, and how), `items.jsonl` (every question with its reference),
`answers.jsonl` (every answer, raw), `scorer/` (the source of scorer and parser) and `marks.json`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodsl import __version__
from geodsl.dataset.beside import json_bytes, settle
from geodsl.dataset.lock import LockedError, locked
from geodsl.errors import GeodslError
from train.exams.errors import ExamError
from train.exams.examinee import Examinee
from train.exams.items import Item
from train.exams.ledger import Answered, Ledger
from train.exams.marks import Marks, marked
from train.exams.pictures import PICTURES, shown
from train.exams.scorers import Scorer
from train.exams.tasks import Task

__all__ = ["ANSWERS", "EXAM", "ITEMS", "MARKS", "SCORER", "sit"]

FORMAT, VERSION = "geodsl-exam", 1
EXAM, ITEMS, ANSWERS, MARKS, SCORER = "exam.json", "items.jsonl", "answers.jsonl", "marks.json", "scorer"
_LOCK = ".sitting"


def sit(
    task: Task,
    folder: str | Path,
    examinee: Examinee | Callable[[], Examinee],
    *,
    name: str,
    pictures: Sequence[str] = PICTURES,
    longest: int = 1024,
    seed: int = 0,
    settings: Mapping[str, Any] | None = None,
    told: Callable[[str], None] = lambda what: None,
) -> Marks:
    """Have an examinee answer what isn't answered yet, and mark everything.

    Args:
        examinee: who answers, or what makes them: it isn't called where nothing is left to ask.
        name: the examinee's.
        pictures: with whose pictures the questions are put, of `PICTURES`.
        longest: tokens of an answer at most.
        seed: draws the other pictures, and what is resampled.
        settings: what else decides what is answered; a folder is of one name and one set of them.

    Raises:
        ExamError: if the folder holds another sitting, or somebody is sitting in it.
        GeodslError: what stopped the examinee; what was answered till then is kept and marked.
    """
    out = Path(folder)
    for p in pictures:
        if p not in PICTURES:
            raise ExamError(f"pictures are {', '.join(PICTURES)}, not {p!r}")
    out.mkdir(parents=True, exist_ok=True)
    try:
        with locked(out / _LOCK, patience=0):
            about = {
                "examinee": name,
                "task": task.name,
                "fingerprint": task.fingerprint,
                "items": len(task.items),
                "longest": longest,
                "seed": seed,
                "settings": dict(settings or {}),
            }
            _begin(out, about, task)
            put = {p: shown(task.items, p, seed=seed) for p in PICTURES if p in pictures}
            return _asked(task, out, examinee, put, about, told=told)
    except LockedError as error:
        raise ExamError(f"{out}: {error.holder} is sitting this exam; wait, or take another folder") from None


def _begin(out: Path, about: Mapping[str, Any], task: Task) -> None:
    whole = {"format": FORMAT, "version": VERSION, **about, "about": dict(task.about)}
    path = out / EXAM
    if path.exists():
        _same(_read(path), whole, out)
    else:
        if (out / ANSWERS).exists():
            raise ExamError(f"{out} holds answers without {EXAM}; take another folder")
        lines = (
            json.dumps(_told(item), ensure_ascii=True, sort_keys=True, default=str) for item in task.items
        )
        settle(out / ITEMS, "".join(f"{line}\n" for line in lines).encode())
        settle(path, json_bytes(whole))


def _same(found: Mapping[str, Any], whole: Mapping[str, Any], out: Path) -> None:
    if (found.get("format"), found.get("version")) != (FORMAT, VERSION):
        raise ExamError(
            f"{out / EXAM}: expected format {FORMAT} {VERSION}, found {found.get('format')} {found.get('version')}; "
            "take another folder"
        )
    other = [
        f"{key} is {found.get(key)!r} there and {whole[key]!r} now"
        for key in whole
        if key not in ("about", "fingerprint") and found.get(key) != whole[key]
    ]
    if found.get("fingerprint") != whole["fingerprint"]:
        other.append(
            "its questions are others: another limit or split, or another version of the task's files"
        )
    if other:
        raise ExamError(f"{out} holds another sitting: {'; '.join(other)}. Take another folder")


def _asked(
    task: Task,
    out: Path,
    examinee: Examinee | Callable[[], Examinee],
    put: Mapping[str, list[Item]],
    about: Mapping[str, Any],
    *,
    told: Callable[[str], None],
) -> Marks:
    who: Examinee | None = None
    with Ledger(out / ANSWERS) as ledger:
        try:
            for pictures, items in put.items():
                _check(ledger, pictures, items, out)
                left = [item for item in items if ledger.get(pictures, item.key) is None]
                if not left:
                    continue
                who = who or (examinee() if callable(examinee) else examinee)
                told(f"{task.name}, {pictures} pictures: {len(left):,} of {len(items):,} to answer")
                _answer(who, pictures, left, ledger, longest=int(about["longest"]), told=told)
        except GeodslError:
            _mark(task, out, ledger, put, about)
            raise
        return _mark(task, out, ledger, put, about)


def _answer(
    who: Examinee,
    pictures: str,
    left: Sequence[Item],
    ledger: Ledger,
    *,
    longest: int,
    told: Callable[[str], None],
) -> None:
    place = {item.key: item for item in left}
    step = max(1, len(left) // 10)
    for done, (key, reply) in enumerate(who.answers(left, longest=longest), 1):
        if key not in place:
            raise ExamError(f"{who.name} answered {key!r}, which wasn't asked")
        ledger.add(Answered.of(pictures, place[key], reply))
        if done % step == 0:
            told(f"  {done:,} of {len(left):,}")


def _check(ledger: Ledger, pictures: str, items: Sequence[Item], out: Path) -> None:
    """What is there must be answers to these questions."""
    for item in items:
        line = ledger.get(pictures, item.key)
        if line is not None and not line.fits(item):
            raise ExamError(
                f"{out / ANSWERS}: {item.key} was put with another prompt or picture; take another folder"
            )


def _mark(
    task: Task, out: Path, ledger: Ledger, put: Mapping[str, list[Item]], about: Mapping[str, Any]
) -> Marks:
    replies = {
        pictures: {
            item.key: line.reply for item in items if (line := ledger.get(pictures, item.key)) is not None
        }
        for pictures, items in put.items()
    }
    found = marked(
        task.items,
        replies,
        task.scorer,
        asked={pictures: len(items) for pictures, items in put.items()},
        about={
            **about,
            "geodsl": __version__,
            "scorer": {"name": task.scorer.name, "version": task.scorer.version},
        },
        seed=int(about["seed"]),
    )
    _keep(task.scorer, out / SCORER)
    settle(out / MARKS, json_bytes(found.to_json()))
    return found


def _keep(scorer: Scorer, folder: Path) -> None:
    """The source of what marked last."""
    source = scorer.source()
    here = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    if here == source:
        return
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in source.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


def _told(item: Item) -> dict[str, Any]:
    return {
        "key": item.key,
        "question": item.question,
        "images": item.pictures,
        "kind": item.kind,
        "family": item.family,
        "asked": item.reference,
        "about": dict(item.about),
    }


def _read(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ExamError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None
    if not isinstance(found, dict):
        raise ExamError(f"{path} can't be read: it holds no object")
    return found
