"""A dataset's card: README.md with what it is, its figures, how it was made and checked, and what it isn't fit for.

Its head is YAML as Hugging Face's hub and `datasets.load_dataset` read it. The same dataset has the same card.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodsl.dataset.beside import settle
from geodsl.dataset.dataset import Dataset
from geodsl.dataset.stats import stats

__all__ = ["CARD", "card", "write"]

CARD = "README.md"
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
          (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"))  # fmt: skip
_FILES = {"parquet": "data/{split}-*.parquet", "imagefolder": "{split}/**"}  # what `datasets` reads by itself
_MOST = 30  # rows of a table


def write(dataset: Dataset) -> None:
    """The card of the whole dataset, in its folder."""
    settle(dataset.root / CARD, card(dataset).encode())


def card(dataset: Dataset, *, of: str | None = None) -> str:
    """The card of a dataset.

    Args:
        of: the format in whose folder the card is to lie; without it, it is for the dataset's own folder.
    """
    found = stats(dataset)
    lines = ["---", *_head(dataset, found, of), "---", "", f"# {_plain(dataset.name)}", ""]
    for part in (_what, _figures, _how, _checked, _limits):
        lines += part(dataset, found)
    return "\n".join(lines).rstrip() + "\n"


# -- the head ---------------------------------------------------------------------------------------------


def _head(dataset: Dataset, found: Mapping[str, Any], of: str | None) -> Iterator[str]:
    recipe, counts = dataset.about["recipe"], found["counts"]
    tasks = ["image-to-text", "zero-shot-image-classification"]
    tasks += ["visual-question-answering"] if counts.get("questions") else []
    tasks += ["object-detection"] if "coco" in dataset.formats and of is None else []
    groups = counts.get("groups", 0)
    size = next((name for most, name in _SIZES if groups < most), "n>1B")
    yield f"pretty_name: {_yaml(dataset.name)}"
    yield f"license: {_yaml(recipe['licence'])}"
    for name, values in (
        ("language", recipe["langs"]),
        ("size_categories", [size]),
        ("task_categories", tasks),
        ("tags", ["geometry", "diagrams", "hard-negatives", "synthetic"]),
    ):
        yield f"{name}:"
        yield from (f"- {_yaml(value)}" for value in values)
    named = of or next((name for name in _FILES if name in dataset.formats), None)
    if named in _FILES:
        before = "" if of else f"{named}/"
        yield from ("configs:", "- config_name: default", "  data_files:")
        for split in dataset.splits:
            yield f"  - split: {_yaml(split)}"
            yield f"    path: {_yaml(before + _FILES[named].format(split=split))}"


def _yaml(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # every JSON text is one of YAML's


# -- the parts --------------------------------------------------------------------------------------------


def _what(dataset: Dataset, found: Mapping[str, Any]) -> Iterator[str]:
    counts = found["counts"]
    yield (
        "Geometry diagrams with hard negatives. A group is one diagram with its caption, pictures in each of which "
        "something else is true, and captions that are false of it. Everything is made and measured by a program: "
        "which caption is true of which picture is known, not guessed."
    )
    yield ""
    yield from _table(("split", "groups", "pictures", "false captions", "questions", "families"), [
        (split, *(f"{told[name]:,}" for name in ("groups", "pictures", "texts", "questions", "families")))
        for split, told in found["splits"].items()
    ])  # fmt: skip
    told = [f"{counts.get(name, 0):,} {name}" for name in ("negatives", "hard positives") if counts.get(name)]
    if told:
        yield f"Among the pictures there are {' and '.join(told)}; each of them has a true caption of its own."
        yield ""
    yield "Splits are by construction family, not by sample: no family is in two of them."
    yield ""
    if counts.get("star groups"):
        yield (
            f"**{counts['star groups']:,} of the groups are stars: unfit for scoring.** In a star the anchor is the "
            "figure that all negatives were made from, so the picture or caption in the middle of its group gives "
            "it away, to a model that is blind, too. They may train; their column or key `star` is true."
        )
        yield ""


def _figures(dataset: Dataset, found: Mapping[str, Any]) -> Iterator[str]:
    yield from ("## Figures", "")
    for name, title, what in (
        ("operators", "Changes", "operator"),
        ("facts", "Facts that were changed", "kind of fact"),
        ("severities", "Severity of negatives, in least visible gaps", "severity"),
        ("chapters", "Chapters", "chapter"),
        ("text_classes", "False captions", "class"),
        ("question_kinds", "Questions", "kind"),
        ("question_forms", "Forms of questions", "form"),
    ):
        if found[name]:
            yield from (f"### {title}", "")
            yield from _counted(what, found[name])
    families = found["families"]
    yield from (f"### Families: {families['count']:,}", "")
    yield from _counted("the largest", families["largest"])


def _how(dataset: Dataset, found: Mapping[str, Any]) -> Iterator[str]:
    about, accepted = dataset.about, found["acceptance"]
    yield from ("## How it was made", "")
    yield "By this recipe; the same recipe, seed and versions give the same bytes."
    yield from ("", "```json")
    yield json.dumps(about["recipe"], indent=1, ensure_ascii=False)
    yield from ("```", "")
    yield f"- stamp: `{dataset.stamp}`"
    yield "- versions: " + ", ".join(
        f"{_plain(name)} {_plain(told)}" for name, told in about["made_by"].items()
    )
    programs = about["programs"]
    yield f"- programs from folders: {programs['count']:,} (sha256 `{_plain(programs['sha256'])}`)"
    yield f"- written as: {', '.join(dataset.formats)}"
    if accepted["tried"]:
        kept, tried = f"{accepted['kept']:,}", f"{accepted['tried']:,}"
        yield f"- {kept} of {tried} proposed changes became negatives ({accepted['share']:.0%})"
    yield ""
    if found["rejected"]:
        yield from ("What else was proposed, pictures and texts, was refused, because:", "")
        yield from _counted("reason", found["rejected"])


def _checked(dataset: Dataset, found: Mapping[str, Any]) -> Iterator[str]:
    yield from ("## How it was checked", "")
    yield (
        "No negative is true and no caption is false: both are decided from coordinates and ink of the figure that "
        "was drawn, with the gap that a reader needs, and never from words. A figure in which something that a reader "
        "looks at is nearly true is refused. Each negative has a certificate: what was changed by how much, which "
        "facts fell, which stayed, how far points moved, the share of pixels that changed; and each member has a "
        "program from which it can be drawn again. `geodsl verify DIR` repeats the checks from the files alone; "
        "`geodsl audit DIR` looks for leaks: whether a model that sees the text alone or the picture alone finds the "
        "anchor of a group."
    )
    yield ""


def _limits(dataset: Dataset, found: Mapping[str, Any]) -> Iterator[str]:
    yield from ("## Limits", "")
    yield "- Plane figures only, drawn by one program in a few styles; photographs and scans of books look otherwise."
    yield "- Captions are planned from facts and said in templates: true and exact, less varied than people's."
    yield "- A caption says some of what is true of its picture, never all of it: what it doesn't say may hold or not."
    yield "- Severity is measured in gaps that a person sees at this size; smaller pictures show less."
    if found["counts"].get("star groups"):
        yield "- Star groups never score: whatever is measured on them, a blind model reaches, too."


# -- tables -----------------------------------------------------------------------------------------------


def _counted(what: str, counts: Mapping[str, int]) -> Iterator[str]:
    rows = [(_plain(name), f"{count:,}") for name, count in counts.items()]
    rest = sum(list(counts.values())[_MOST:])
    rows = rows[:_MOST] + ([(f"{len(rows) - _MOST:,} others", f"{rest:,}")] if rest else [])
    yield from _table((what, "count"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _plain(text: object) -> str:
    """A text in which nothing means anything to Markdown."""
    told = "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in str(text))
    return " ".join(told.split())
