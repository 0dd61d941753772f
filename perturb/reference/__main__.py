"""`python -m perturb.reference`: write the page of perturbations and its pictures.

Usage: python -m perturb.reference [EXAMPLES [DOCS]]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from geodsl.reference.examples import read_examples
from geodsl.reference.pictures import file
from perturb.operators import operators
from perturb.reference import acceptance, shown
from perturb.reference.page import PICTURES, page, picture
from perturb.reference.pairs import pair
from perturb.reference.tour import PICTURE, toured
from perturb.reference.trial import find

__all__ = ["main", "write"]

ROOT = Path(__file__).parents[2]


def write(examples: Path, docs: Path) -> int:
    """Write the page and its pictures, remove those of operators that are no more; how many bytes the pictures have."""
    programs = [e for e in read_examples(examples) if e.is_drawn]
    worked = toured(programs)
    files = {PICTURE: file(pair(worked.made))}
    wishes = shown.read(docs)
    entries = {}
    for operator in operators():
        name = operator.__name__
        found = find(operator, programs, wishes.get(name))
        if found is None:
            print(f"no example shows {name}", file=sys.stderr)
            continue
        entries[name], made = found
        files[picture(operator)] = file(pair(made))
    (docs / PICTURES).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (docs / name).write_bytes(data)
    for path in (docs / PICTURES).glob("*.png"):
        if path.relative_to(docs).as_posix() not in files:
            path.unlink()
    (docs / shown.FILE).write_text(shown.text(entries), encoding="utf-8")
    there = Path(os.path.relpath(examples, docs)).as_posix()
    text = page(entries, programs, there, worked, acceptance.read(ROOT))
    (docs / "perturbations.md").write_text(text, encoding="utf-8")
    return sum(map(len, files.values()))


def main() -> None:
    given = [Path(a) for a in sys.argv[1:3]]
    examples, docs = [*given, *(ROOT / "examples" / "diagrams", ROOT / "docs")[len(given) :]]
    print(f"{write(examples, docs) / 1e6:.1f} MB of pictures of perturbations in {docs}")


if __name__ == "__main__":
    main()
