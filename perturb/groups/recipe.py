"""A recipe: everything that a dataset is made by. What can't be is refused at once, all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from geodsl.settings import Settings, SettingsError, checks, setting
from geodsl.settings.settings import shown
from perturb.groups import choices

__all__ = ["INKS", "PICTURES", "Recipe", "RecipeError"]

PICTURES = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}
INKS = ("same", "varied")


class RecipeError(SettingsError):
    """Raised when a recipe asks for what can't be; `problems` lists all that is wrong."""


@dataclass(frozen=True, kw_only=True)
class Recipe(Settings):
    """What a dataset is made by. Each field is a key of a recipe's file and an option of `geodsl export`."""

    error: ClassVar[type[SettingsError]] = RecipeError
    paths: ClassVar[tuple[str, ...]] = ("folders", "suite")

    name: str = setting("geodsl", checks.text, "What the dataset is called.")
    licence: str = setting("cc-by-4.0", checks.text, "The licence of the dataset, as its card has it.")
    groups: int = setting(1000, checks.whole(1, 10**9), "How many groups.")
    seed: int = setting(0, checks.whole(0, 2**63 - 1), "Another seed, other groups.")
    split: Mapping[str, float] = setting(
        {"train": 1.0}, checks.shares, "Splits and their shares. No family is in two."
    )
    # -- sources
    folders: tuple[str, ...] = setting(
        (), checks.each(checks.text, empty=True), "Programs (*.geo), or folders of them."
    )
    sampler: Mapping[str, Any] | None = setting(
        None, choices.knobs, "Knobs of the sampler; without folders it is the source."
    )
    sampled: float = setting(
        0.5,
        checks.share,
        "The share of programs that the sampler gives, where there are folders, too.",
    )
    per_program: int = setting(
        32, checks.whole(1, 10_000), "Groups of one program in a shard; fewer is more varied, more is faster."
    )
    # -- groups
    negatives: int = setting(10, checks.whole(0, 100), "Negative pictures of a group.")
    texts: int = setting(10, checks.whole(0, 100), "Captions of a group that are false by a rule.")
    nearest: int = setting(
        0,
        checks.whole(0, 100),
        "Captions of a group that are false and near, found among others of its split.",
    )
    pool: int = setting(
        60, checks.whole(1, 100_000), "Programs of a split among whose captions near ones are found."
    )
    positives: int = setting(0, checks.whole(0, 100), "Hard positives of a group.")
    fewer: bool = setting(False, checks.yes_or_no, "Take groups that have fewer of these than asked for.")
    suite: str | None = setting(
        None,
        checks.optional(checks.text),
        "A suite of perturbations; by default all that apply.",
    )
    severity: tuple[float, float] | None = setting(
        None,
        choices.severity,
        "Least and most severity, in least visible gaps, of what the suite tells no amount for.",
    )
    anchor: str = setting(
        "random",
        checks.one_of(lambda: ("random", "base")),
        "Which member is the positive; with `base` groups are stars, which never score.",
    )
    # -- pictures
    sizes: tuple[int, ...] = setting(
        (224,), checks.each(checks.whole(16, 4096)), "Pixels a side; of several each program has one."
    )
    styles: tuple[str, ...] = setting(
        ("textbook",), checks.each(checks.one_of(choices.styles)), "Looks; of several each program has one."
    )
    ink: str = setting(
        "same",
        checks.one_of(lambda: INKS),
        "Whether all pictures of a group look the same, or each has its own look.",
    )
    picture: str = setting("png", checks.one_of(lambda: tuple(PICTURES)), "The files of pictures.")
    quality: int | None = setting(None, choices.quality, "Of jpeg and webp; webp without it is lossless.")
    pixels: bool = setting(
        False, checks.yes_or_no, "Whether each picture comes with points, boxes, strokes and masks in pixels."
    )
    # -- words
    langs: tuple[str, ...] = setting(
        ("en",),
        checks.each(checks.one_of(choices.languages)),
        "Languages of words; of several each program has one.",
    )
    register: str = setting(
        "any", checks.one_of(lambda: ("any", "terse", "textbook", "descriptive")), "How captions are said."
    )
    tokenizer: str = setting(
        "words",
        checks.one_of(lambda: ("words", "clip", "siglip", "raw")),
        "By what texts have to differ after a model's own cleaning and cut.",
    )
    questions: int = setting(0, checks.whole(0, 100), "Questions of a group.")
    forms: tuple[str, ...] = setting(
        (),
        checks.each(checks.one_of(choices.forms), empty=True),
        "How questions want to be answered; by default all ways.",
    )
    kinds: tuple[str, ...] = setting(
        (), checks.each(checks.one_of(choices.kinds), empty=True), "What questions are about; by default all."
    )
    # -- files
    formats: tuple[str, ...] = setting(
        ("webdataset",), checks.each(checks.one_of(choices.formats)), "What is written."
    )
    shard_size: int = setting(500, checks.whole(1, 99_999), "Groups of a shard.")
    # -- how it is made: no byte depends on it
    workers: int = setting(0, checks.whole(0, 4096), "Processes; 0 for one on each core.", how=True)
    engine: str = setting("local", checks.one_of(choices.engines), "Who makes the shards.", how=True)
    address: str | None = setting(None, checks.optional(checks.text), "Of a Ray cluster.", how=True)

    def together(self) -> list[str]:
        """What can't be for several fields together."""
        from geodsl.dataset.formats import FORMATS

        out = []
        if not any(FORMATS[f].archive for f in self.formats):
            able = " or ".join(name for name, f in FORMATS.items() if f.archive)
            out.append(
                f"formats: expected {able} among them, from which a dataset can be verified; "
                f"found {shown(self.formats)}"
            )
        if not self.negatives + self.texts + self.nearest:
            out.append("negatives: a group has one at least; negatives, texts and nearest are all 0")
        if self.anchor == "base" and not self.negatives:
            out.append("anchor: `base` says which picture of a group is the positive; there are no negatives")
        if self.quality is not None and self.picture == "png":
            out.append("quality: png has none; it is for jpeg and webp")
        out += [
            f"formats: `{f}` is made of where things are in the pictures; it needs `pixels = true`"
            for f in self.formats
            if FORMATS[f].pixels and not self.pixels
        ]
        out += [
            f"formats: `{f}` is made of questions; it needs `questions` of 1 or more"
            for f in self.formats
            if FORMATS[f].questions and not self.questions
        ]
        out += [
            f'formats: models are scored by `{f}`, and star groups never score; it needs `anchor = "random"`'
            for f in self.formats
            if FORMATS[f].scores and self.anchor == "base" and self.negatives
        ]
        return out

    @cached_property
    def ending(self) -> str:
        """The ending of the pictures' files."""
        return PICTURES[self.picture]

    @cached_property
    def from_sampler(self) -> float:
        """The share of programs that the sampler gives."""
        return self.sampled if self.folders and self.sampler is not None else 0.0 if self.folders else 1.0

    def read_suite(self) -> Any:
        """The suite, read.

        Raises:
            RecipeError: where it can't be read.
        """
        from perturb.suite import SuiteError, load, standard

        if self.suite is None:
            return standard()
        try:
            found = load(Path(self.suite))
            found.filled()
            return found
        except (SuiteError, OSError, ValueError) as error:
            told = getattr(error, "strerror", None) or str(error).splitlines()[0]
            raise RecipeError([f"suite: {self.suite} can't be read: {told}"]) from None
