"""Faults in members' records: coordinates, facts, captions, certificates."""

from __future__ import annotations

import copy

from tests.perturb.checker.certificates import target_of
from tests.perturb.checker.facts import Truth, key, names, truth
from tests.perturb.checker.figure import Figure
from tests.perturb.checker.ink import is_ink
from tests.perturb.checker.places import PLACES
from tests.perturb.checker.planting import FIGURE, Planting, claim
from tests.perturb.checker.sizes import SIZES


def slipped(p: Planting) -> str:
    """A point that a kept fact speaks of lies a thousandth of the size beside its place."""
    for member in p.rng.sample(p.negatives(), len(p.negatives())):
        for fact in member["certificate"]["kept"]:
            if is_ink(fact):
                continue
            for name in sorted(names(fact["term"]) & member["points"].keys()):
                for step in ((1e-3, 0.0), (0.0, 1e-3)):
                    moved = copy.deepcopy(member)
                    for axis in (0, 1):
                        moved["points"][name][axis] += step[axis] * member["size"]
                    if truth(fact, Figure(moved)) is not Truth.TRUE:
                        member["points"] = moved["points"]
                        return "untrue kept"
    raise LookupError("no kept fact depends on a point")


def swapped_letters(p: Planting) -> str:
    """Two letters that the anchor's caption doesn't speak of are swapped, and nothing else."""
    spoken = set().union(*(names(f["term"]) for f in p.anchor["caption"]["facts"]))
    letters = [f for f in p.anchor["ink"] if f["kind"] == "Lettered"]
    free = [f for f in letters if not names(f["term"]) & spoken]
    if len(free) < 2:  # the caption speaks of all: it is made to speak of nothing that letters change
        p.anchor["caption"]["facts"] = [f for f in p.anchor["caption"]["facts"] if not is_ink(f)]
        free = letters
    if len(free) < 2:
        raise LookupError("no two letters to swap")
    first, second = p.rng.sample(free, 2)
    member = p.negative()
    for part in (*FIGURE, "pixels"):
        if part in p.anchor:
            member[part] = copy.deepcopy(p.anchor[part])
    swapped = {key(f["term"]): copy.deepcopy(f) for f in p.anchor["ink"]}
    a, b = swapped[key(first["term"])], swapped[key(second["term"])]
    a["term"]["args"][1], b["term"]["args"][1] = b["term"]["args"][1], a["term"]["args"][1]
    member["ink"] = list(swapped.values())
    member["facts"] = copy.deepcopy(p.anchor["facts"])
    member["certificate"] |= {
        "edits": "ink",
        "steps": [],
        "broken": [first, second],
        "kept": copy.deepcopy(p.anchor["facts"]),
        "newly_true": [a, b],
        "unclear": [],
        "moved": {},
    }
    return "not negative"


def swapped_names(p: Planting) -> str:
    """Two points have exchanged their coordinates, and the certificate knows nothing of it."""
    member = p.negative()
    if len(member["points"]) < 2:
        raise LookupError("no two points")
    a, b = p.rng.sample(sorted(member["points"]), 2)
    member["points"][a], member["points"][b] = member["points"][b], member["points"][a]
    return "moved"


def severity(p: Planting) -> str:
    """A severity is four times as large."""
    steps = [s for m in p.negatives() for s in m["certificate"]["steps"] if s["aim"] == "break"]
    simple = PLACES.keys() | SIZES.keys()
    step = p.one([s for s in steps if target_of(s)["term"]["kind"] in simple], "break of a simple fact")
    step["severity"]["value"] *= 4.0
    return "severity"


def aim(p: Planting) -> str:
    """A break is called a make, or the other way round."""
    steps = [s for m in p.negatives() for s in m["certificate"]["steps"] if s["aim"] in ("break", "make")]
    step = p.one(steps, "step that breaks or makes")
    step["aim"] = "make" if step["aim"] == "break" else "break"
    return "aim"


def kept(p: Planting) -> str:
    """A broken fact is listed as kept."""
    cert = p.with_facts("broken")
    cert["kept"].append(cert["broken"].pop(p.rng.randrange(len(cert["broken"]))))
    return "untrue kept"


def broken(p: Planting) -> str:
    """A kept fact is listed as broken."""
    cert = p.with_facts("kept")
    cert["broken"].append(cert["kept"].pop(p.rng.randrange(len(cert["kept"]))))
    return "not broken"


def new(p: Planting) -> str:
    """A kept fact is listed as newly true."""
    cert = p.with_facts("kept")
    cert["newly_true"].append(p.rng.choice(cert["kept"]))
    return "untrue new"


def missing(p: Planting) -> str:
    """A fact of the anchor is in no list."""
    stated = {key(f["term"]) for f in p.anchor["facts"]}
    ways = [
        (cert[part], f)
        for cert in (m["certificate"] for m in p.negatives())
        for part in ("kept", "broken")
        for f in cert[part]
        if key(f["term"]) in stated
    ]
    part, fact = p.one(ways, "listed fact")
    part[:] = [f for f in part if key(f["term"]) != key(fact["term"])]
    return "incomplete"


def unlisted(p: Planting) -> str:
    """A fact is listed as unclear and not as broken."""
    cert = p.with_facts("kept")
    cert["unclear"].append(p.rng.choice(cert["kept"]))
    return "unclear"


def true_caption(p: Planting) -> str:
    """The anchor's caption says only what was kept."""
    member = p.negative()
    kept = {key(f["term"]) for f in member["certificate"]["kept"]}
    caption = p.anchor["caption"]
    caption["facts"] = [f for f in caption["facts"] if key(f["term"]) in kept]
    return "not negative"


def lying_caption(p: Planting) -> str:
    """A negative's caption says what was broken."""
    member = p.one([m for m in p.negatives() if m["certificate"]["broken"]], "negative with broken facts")
    member["caption"]["facts"].append(p.rng.choice(member["certificate"]["broken"]))
    return "untrue caption"


def same_caption(p: Planting) -> str:
    """A negative has the anchor's caption."""
    p.negative()["caption"]["text"] = p.anchor["caption"]["text"]
    return "same caption"


def moved(p: Planting) -> str:
    """A point is said to have moved a hundredth farther than it did."""
    member = p.negative()
    name = p.one(sorted(member["points"].keys() & p.anchor["points"].keys()), "point")
    moved = member["certificate"]["moved"]
    moved[name] = moved.get(name, 0.0) + 0.01
    return "moved"


def kind(p: Planting) -> str:
    """A fact of a kind that there isn't."""
    member = p.one(p.data["members"], "member")
    member["facts"].append(claim("Harmonious", []))
    return "unknown kind"


def size(p: Planting) -> str:
    """A figure is said to be larger than it is."""
    p.one(p.data["members"], "member")["size"] *= 1.01
    return "size"
