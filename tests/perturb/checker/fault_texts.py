"""Faults in the texts of a group."""

from __future__ import annotations

from tests.perturb.checker.facts import names
from tests.perturb.checker.ink import is_ink
from tests.perturb.checker.planting import FIGURE, Planting, claim

_FOLLOWING = {
    # A kind that follows from another with the same arguments.
    "Square": ("Rectangle", "Rhombus", "Parallelogram", "Kite", "Trapezium"),
    "Rectangle": ("Parallelogram", "Trapezium", "IsoscelesTrapezium"),
    "Rhombus": ("Parallelogram", "Kite", "Trapezium"),
    "Parallelogram": ("Trapezium", "Convex"),
    "IsoscelesTrapezium": ("Trapezium",),
    "Equilateral": ("Isosceles", "AcuteTriangle"),
    "RightIsosceles": ("RightTriangle", "Isosceles"),
    "DiameterOf": ("ChordOf",),
    "MidpointOf": ("OnSegment",),
}


def entailed(p: Planting) -> str:
    """A text claims something false that follows from what is true: a rectangle for a square."""
    facts = [f for f in p.anchor["facts"] if not is_ink(f)]
    ways = [(f, kind) for f in facts for kind in _FOLLOWING.get(f["term"]["kind"], ())]
    ways = ways or [(f, f["term"]["kind"]) for f in facts]  # a fact follows from itself
    fact, kind = p.one(ways, "fact from which another follows")
    planted = claim(kind, fact["term"]["args"])
    text = {"text": f"Planted: {kind.lower()}.", "facts": [planted], "class": "shape", "false": [0]}
    edit = {"before": fact, "after": planted}
    p.data.setdefault("texts", []).append(text | {"edits": [edit], "witness": None})
    return "text true"


def entailed_edit(p: Planting) -> str:
    """An edit puts in what was true already."""
    text = p.text()
    fact = p.one([f for f in p.anchor["facts"] if not is_ink(f)], "fact")
    text.setdefault("edits", []).append({"before": fact, "after": fact})
    return "text entailed"


def repeated(p: Planting) -> str:
    """A text is the anchor's caption but for case and punctuation."""
    p.text()["text"] = p.anchor["caption"]["text"].upper().replace(" ", "  ") + "!"
    return "text repeated"


def harmless(p: Planting) -> str:
    """A text claims no falsehood."""
    p.text()["false"] = []
    return "text harmless"


def false_witness(p: Planting) -> str:
    """The witness of a text is the anchor, of which the text is false."""
    texts = [t for t in p.data.get("texts", []) if any(not is_ink(t["facts"][k]) for k in t["false"])]
    known = {name for part in FIGURE[:-1] for name in p.anchor.get(part, {})}
    texts = [t for t in texts if all(names(f["term"]) <= known for f in t["facts"])]
    p.one(texts, "text about a figure")["witness"] = {k: p.anchor[k] for k in FIGURE if k in p.anchor}
    return "witness"
