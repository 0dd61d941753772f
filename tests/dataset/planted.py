"""Records made by hand, in which nothing tells the anchor but what is planted: no engine is needed for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from geodsl.dataset import Record

__all__ = ["SIDE", "Draft", "Plan", "drafts", "png", "records"]

SIDE = 48
WORDS = ("midpoint", "parallel", "square", "tangent", "equal", "chord", "angle", "radius", "circle", "longer")


@dataclass
class Draft:
    """One member of a group before it is a record: the first is the anchor."""

    picture: np.ndarray
    caption: str
    points: np.ndarray
    compress: int = 6
    colour: tuple[int, int, int] | None = None

    def image(self) -> bytes:
        return png(self.picture, self.compress, self.colour)


Plant = Callable[[list[Draft], np.random.Generator], None]


@dataclass(frozen=True)
class Plan:
    """How many records, and what is planted in them."""

    groups: int = 150
    families: int = 30
    members: int = 5
    splits: Sequence[str] = ("train", "test")
    star: bool = False
    plant: Plant | None = None
    texts: Callable[[str, np.random.Generator], list[str]] | None = None
    text_class: str = "relation"
    letters: Sequence[int] = field(default=(0, 1, 2, 3))


def png(picture: np.ndarray, compress: int = 6, colour: tuple[int, int, int] | None = None) -> bytes:
    out = BytesIO()
    image = Image.fromarray(picture)
    if colour is not None:
        image = Image.merge("RGB", [image.point(lambda v, c=c: 255 - (255 - v) * c // 255) for c in colour])
    image.save(out, "PNG", compress_level=compress)
    return out.getvalue()


def drafts(random: np.random.Generator, members: int) -> list[Draft]:
    """Members that are alike by chance alone: strokes in common, and one of each member's own."""
    shared = [_stroke(random) for _ in range(3)]
    said = list(random.choice(WORDS, 3))
    place = random.uniform(0.2, 0.8, (4, 2)) * SIDE
    out = []
    for _ in range(members):
        picture = np.full((SIDE, SIDE), 255, np.uint8)
        for x, y in [*shared, _stroke(random)]:
            picture[y, x] = 40
        words = [*said]
        words[int(random.integers(3))] = str(random.choice(WORDS))
        out.append(Draft(picture, _sentence(words, random), place + random.normal(0, 2, (4, 2))))
    return out


def _sentence(words: Sequence[str], random: np.random.Generator) -> str:
    letters = random.permutation(list("ABCDEFGH"))[: len(words)]
    return "; ".join(f"{w} {x}" for w, x in zip(words, letters, strict=True)) + "."


def _stroke(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    (x0, y0), (x1, y1) = random.uniform(4, SIDE - 5, (2, 2))
    t = np.linspace(0, 1, 4 * SIDE)
    return (x0 + t * (x1 - x0)).round().astype(int), (y0 + t * (y1 - y0)).round().astype(int)


def records(plan: Plan, seed: int = 0) -> list[Record]:
    return list(_records(plan, seed))


def _records(plan: Plan, seed: int) -> Iterator[Record]:
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed)))
    for k in range(plan.groups):
        some = drafts(random, plan.members)
        if plan.plant is not None:
            plan.plant(some, random)
        family = k % plan.families
        split = plan.splits[family % len(plan.splits)]
        caption = some[0].caption
        made = plan.texts(caption, random) if plan.texts else []
        yield record(some, f"{split}-{k:05}", split, f"family {family}", made, plan, random)


def record(
    some: Sequence[Draft],
    key: str,
    split: str,
    family: str,
    texts: Sequence[str],
    plan: Plan,
    random: np.random.Generator,
) -> Record:
    names = ["positive.png", *(f"negative_{i:02}.png" for i in range(len(some) - 1))]
    images = {name: d.image() for name, d in zip(names, some, strict=True)}
    members = [_member(d, name, i, images[name]) for i, (d, name) in enumerate(zip(some, names, strict=True))]
    data: dict[str, Any] = {
        "dataset": {
            "key": key,
            "split": split,
            "family": family,
            "hash": hashlib.sha256(key.encode()).hexdigest(),
            "chapter": "circles",
            "source": "by hand",
            "star": plan.star,
        },
        "facts": [{"text": w, "kind": w.title(), "term": None} for w in WORDS],
        "image": {"size": SIDE, "style": "textbook"},
        "members": members,
        "texts": [_text(t, plan.text_class) for t in texts],
        "questions": [
            {
                "member": 0,
                "kind": "statement",
                "form": "yes-no",
                "answer": ("yes", "no")[int(random.integers(2))],
            },
            {
                "member": 0,
                "kind": "count",
                "form": "choice",
                "choices": list("1234"),
                "right": int(random.choice(plan.letters)),
            },
        ],
    }
    return Record(data, images)


def _text(text: str, kind: str) -> dict[str, Any]:
    return {"text": text, "facts": _facts(text), "class": kind, "edits": [], "false": [0], "witness": None}


def _facts(text: str) -> list[int]:
    return [k for k, w in enumerate(WORDS) if w in text]


def _member(d: Draft, name: str, number: int, image: bytes) -> dict[str, Any]:
    at = {letter: [float(x), float(y)] for letter, (x, y) in zip("ABCD", d.points, strict=True)}
    step = {
        "operator": f"move {number % 3}",
        "aim": ("break", "make")[number % 2],
        "fact": number,
        "undone": number % 2 == 0,
        "severity": {"perceptible": 1.0 + number},
    }
    return {
        "role": "negative" if number else "positive",
        "image": name,
        "sha256": hashlib.sha256(image).hexdigest(),
        "pixels_sha256": hashlib.sha256(d.picture.tobytes()).hexdigest(),
        "program": "point A\npoint B\n",
        "points": at,
        **{k: {} for k in ("circles", "lines", "numbers", "degrees", "curves", "regions")},
        "size": float(np.ptp(d.points)),
        "facts": _facts(d.caption),
        "ink": [],
        "caption": {
            "text": d.caption,
            "words": {"lang": "en", "register": "terse", "seed": 0, "only": []},
            "facts": _facts(d.caption),
        },
        "pixels": at,
        "look": {"places": {letter: [4.0, 4.0] for letter in at}},
        "certificate": {"steps": [step]} if number else None,
    }
