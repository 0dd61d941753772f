"""A small sound group made by hand: a square with its incircle, a point on that, the middle of a side."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.perturb.checker.png import decode, encode, pixel_hash

SIDE = 160  # pixels
_SCALE = 30.0
_DOT = 2

Fact = dict[str, Any]


def ref(name: str) -> Fact:
    return {"kind": "Ref", "args": [name, "point" if name[0].isupper() else "circle"]}


def term(kind: str, *args: Any) -> Fact:
    return {"kind": kind, "args": list(args)}


def by_letters(kind: str, letters: str) -> Fact:
    """A segment, line, angle or polygon by its one-letter points."""
    points = [ref(c) for c in letters]
    return term(kind, points) if kind == "Polygon" else term(kind, *points)


def fact(kind: str, *args: Any, text: str | None = None) -> Fact:
    """A fact as a group writes it; names may stand for themselves."""
    found = [ref(a) if isinstance(a, str) else a for a in args]
    return {"text": text or f"{kind} {args}", "kind": kind, "term": term(kind, *found)}


def lettered(name: str) -> Fact:
    return {
        "text": f'{name} lettered "{name}"',
        "kind": "Lettered",
        "term": term("Lettered", ref(name), name),
    }


ABCD, AB, BC, DC = (
    by_letters("Polygon", "ABCD"),
    by_letters("Segment", "AB"),
    by_letters("Segment", "BC"),
    by_letters("Line", "DC"),
)
SQUARE = fact("Square", ABCD, text="square ABCD")
MIDDLE = fact("MidpointOf", "M", AB, text="M midpoint of AB")
ON = fact("OnCircle", "P", "w", text="P on w")
INSIDE = fact("InsideCircle", "P", "w", text="P inside w")
CENTER = fact("CenterOf", "O", "w", text="O center of w")
EQUAL = fact("EqualLengths", AB, BC, text="AB = BC")
PARALLEL = fact("Parallel", by_letters("Line", "AB"), DC, text="AB parallel DC")
WITHIN = fact("InsidePolygon", "P", ABCD, text="P inside ABCD")
FACTS = (SQUARE, MIDDLE, ON, CENTER, EQUAL, PARALLEL, WITHIN)

SOLID = fact("Solid", AB, text="AB solid")
DASHED = fact("Dashed", AB, text="AB dashed")
LETTERS = [lettered(c) for c in "ABCDOPM"]
INK = [
    SOLID,
    *(fact("Solid", by_letters("Segment", s), text=f"{s} solid") for s in ("BC", "CD", "DA")),
    fact("Solid", "w", text="w solid"),
    *LETTERS,
]

POINTS = {"A": (0.0, 0.0), "B": (4.0, 0.0), "C": (4.0, 4.0), "D": (0.0, 4.0)}
POINTS |= {"O": (2.0, 2.0), "P": (0.8, 3.6), "M": (2.0, 0.0)}


def on_page(x: float, y: float) -> tuple[float, float]:
    return 20.0 + _SCALE * x, SIDE - 20.0 - _SCALE * y


def picture(points: dict[str, tuple[float, float]], radius: float, dashed: bool) -> np.ndarray:
    """Sides, circle and dots in black on white."""
    out = np.full((SIDE, SIDE), 255, np.uint8)

    def blacken(x: float, y: float, size: int = 0) -> None:
        u, v = (round(t) for t in on_page(x, y))
        out[v - size : v + size + 1, u - size : u + size + 1] = 0

    for k, name in enumerate("ABCD"):
        (x, y), (u, v) = points[name], points["BCDA"[k]]
        for i, t in enumerate(np.linspace(0.0, 1.0, 240)):
            if not (dashed and name == "A" and i // 12 % 2):
                blacken(x + t * (u - x), y + t * (v - y))
    x, y = points["O"]
    for t in np.linspace(0.0, 2.0 * np.pi, 720):
        blacken(x + radius * np.cos(t), y + radius * np.sin(t))
    for x, y in points.values():
        blacken(x, y, _DOT)
    return out


def _member(folder: Path, role: str, points: dict[str, tuple[float, float]], **parts: Any) -> dict[str, Any]:
    radius = parts.pop("radius", 2.0)
    dashed = DASHED in parts.get("ink", INK)
    name = f"{parts.pop('name')}.png"
    pixels = picture(points, radius, dashed)
    file = encode(pixels)
    (folder / name).write_bytes(file)
    xs, ys = ([p[k] for p in points.values()] for k in (0, 1))
    made = {
        "role": role,
        "image": name,
        "sha256": hashlib.sha256(file).hexdigest(),
        "pixels_sha256": pixel_hash(pixels),
        "program": "",
        "points": {k: list(p) for k, p in points.items()},
        "circles": {"w": [*points["O"], radius]},
        "lines": {},
        "numbers": {},
        "degrees": {},
        "curves": {},
        "size": max(max(xs) - min(xs), max(ys) - min(ys)),
        "ink": INK,
        "pixels": {k: list(on_page(*p)) for k, p in points.items()},
        "certificate": None,
    }
    return made | parts


def _certified(
    folder: Path, anchor: dict[str, Any], move: dict[str, tuple[float, float]], **parts: Any
) -> dict:
    """A negative: what it breaks is told, what it keeps follows."""
    steps, broken = parts.pop("steps"), parts.pop("broken")
    new, unclear = parts.pop("new", []), parts.pop("unclear", [])
    kept = [f for f in FACTS if f not in broken]
    parts.setdefault("facts", kept + [f for f in new if f["kind"] not in ("Dashed",)])
    member = _member(folder, "negative", POINTS | move, **parts)
    before, after = (picture_of(folder, m) for m in (anchor, member))
    ys, xs = np.nonzero(before != after)
    member["certificate"] = {
        "steps": steps,
        "edits": "coordinates" if move else "ink",
        "broken": broken,
        "kept": kept,
        "newly_true": new,
        "unclear": unclear,
        "moved": {k: abs(complex(*p) - complex(*POINTS[k])) / anchor["size"] for k, p in move.items()},
        "pixels": {
            "size": SIDE,
            "share": float((before != after).mean()),
            "box": [int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1],
        },
    }
    return member


def picture_of(folder: Path, member: dict[str, Any]) -> np.ndarray:
    return decode((folder / member["image"]).read_bytes())


def _step(operator: str, aim: str, target: Fact, value: float, unit: str) -> dict[str, Any]:
    least = {"size": 0.04, "°": 4.0}.get(unit, 1.0)
    severity = {"value": value, "unit": unit, "perceptible": least}
    return {"operator": operator, "aim": aim, "target": target, "severity": severity}


def write(folder: Path) -> None:
    """The group, with all it needs, into an empty folder."""
    said = [SQUARE, MIDDLE, ON, SOLID]
    text = "ABCD is a square, M is the middle of AB, P lies on w. AB is solid."
    caption = {"text": text, "facts": said}
    anchor = _member(folder, "positive", POINTS, name="positive", facts=list(FACTS), caption=caption)
    off = _certified(
        folder,
        anchor,
        {"P": (1.28, 2.96)},
        name="off",
        steps=[_step("move P off w", "break", ON, 0.2, "size")],
        broken=[ON],
        new=[INSIDE],
        caption={"text": "ABCD is a square, P lies inside w.", "facts": [SQUARE, INSIDE]},
    )
    skew = _certified(
        folder,
        anchor,
        {"C": (4.0, 3.4)},
        name="skew",
        steps=[_step("break AB parallel DC", "break", PARALLEL, float(np.degrees(np.arctan(0.15))), "°")],
        broken=[SQUARE, EQUAL, PARALLEL],
        facts=[MIDDLE, ON, CENTER, WITHIN],
        caption={"text": "M is the middle of AB, P lies on w.", "facts": [MIDDLE, ON]},
    )
    # BC is 3.9 long beside an AB of 4: too little to be seen, and nobody says it.
    slight = _certified(
        folder,
        anchor,
        {"M": (2.6, 0.0), "C": (4.0, 3.9)},
        name="slight",
        steps=[_step("move M off the middle of AB", "break", MIDDLE, 0.15, "size")],
        broken=[SQUARE, EQUAL, MIDDLE, PARALLEL],
        unclear=[SQUARE, EQUAL, PARALLEL],
        facts=[ON, CENTER, WITHIN],
        caption={"text": "P lies on w, inside ABCD.", "facts": [ON, WITHIN]},
    )
    dashed = _certified(
        folder,
        anchor,
        {},
        name="dashed",
        steps=[_step("dash AB", "ink", SOLID, 1.0, "")],
        broken=[SOLID],
        new=[DASHED],
        ink=[DASHED, *INK[1:]],
        caption={"text": "ABCD is a square. AB is dashed.", "facts": [SQUARE, DASHED]},
    )
    other = {k: (0.3 + 0.8 * x, 0.1 + 0.8 * y) for k, (x, y) in POINTS.items()}
    again = _member(folder, "hard positive", other, name="again", radius=1.6, facts=list(FACTS))
    again["caption"] = {"text": "In the square ABCD, P is on w.", "facts": [SQUARE, ON]}
    members = [anchor, off, skew, slight, dashed, again]
    data = {
        "format": "geodsl-group",
        "version": 1,
        "title": None,
        "source": "by hand",
        "seed": 0,
        "suite": "by hand",
        "image": {"size": SIDE, "style": "textbook"},
        "members": members,
        "texts": _texts(anchor),
        "rejected": {},
    }
    (folder / "group.json").write_text(json.dumps(data), "utf-8")


def _texts(anchor: dict[str, Any]) -> list[dict[str, Any]]:
    wrong_middle = fact("MidpointOf", "M", BC, text="M midpoint of BC")
    witness = {k: copy.deepcopy(anchor[k]) for k in ("points", "circles", "size")}
    witness["points"]["M"] = [4.0, 2.0]
    return [
        {
            "text": "M is the middle of BC.",
            "facts": [wrong_middle, SQUARE],
            "class": "letters",
            "edits": [{"before": MIDDLE, "after": wrong_middle}],
            "false": [0],
            "witness": witness,
        },
        {
            "text": "P lies inside w.",
            "facts": [INSIDE],
            "class": "relation",
            "edits": [{"before": ON, "after": INSIDE}],
            "false": [0],
            "witness": None,
        },
        {
            "text": "AB is dashed, Q lies on w.",
            "facts": [DASHED, fact("OnCircle", "Q", "w", text="Q on w")],
            "class": "nearest",
            "edits": [],
            "false": [0, 1],
            "witness": None,
        },
    ]
