"""The same seed gives the same figures and pictures, to the last bit, everywhere."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import geodsl
from geodsl import Diagram
from geodsl.instances import Instances
from geodsl.strategies import diagrams

FEW = settings(max_examples=max(4, settings.default.max_examples // 5))

PROGRAMS = (
    "triangle ABC with AB = AC\nM = midpoint of BC\nw = circumcircle of ABC\nD on w\ndraw AM",
    "points A, B, C\nAB = 3\nBC = 4\nangle ABC = 70°\nD on segment AC with BD = 3.2\nmark angle ABC",
    "let r in 2..4\nlet k = one of 1, 2, 3\ncircle w center O radius r\npoint P with OP = (k + 1) * r\n"
    "A, B = tangents from P to w",
    "quadrilateral ABCD with AB = CD, angle DAB = 80°, AD longer than BC\n"
    "E = intersection of AC and BD\nshade ABE",
    "regular hexagon ABCDEF\nl = line through A\nl meets BC at G\nBC horizontal\nA above BC",
)  # fmt: skip

SCRIPT = """
import json, sys
from hashlib import sha256
import geodsl
out = []
for text in json.loads(sys.argv[1] if len(sys.argv) > 1 else {programs!r}):
    d = geodsl.parse(text)
    points = d.realize(seed=5, n=6).points
    sheet = d.facts(seed=5)
    facts = [[str(f) for f in part] for part in (sheet.stated, sheet.implied, sheet.accidental)]
    numbers = sha256(b"".join(points[p].tobytes() for p in sorted(points))).hexdigest()
    out.append([numbers, sha256(d.render(seed=5, size=160)).hexdigest(), str(d.scene), facts])
print(json.dumps(out))
"""


def digests() -> list[object]:
    out: list[object] = []
    for text in PROGRAMS:
        diagram = geodsl.parse(text)
        points = diagram.realize(seed=5, n=6).points
        sheet = diagram.facts(seed=5)
        facts = [[str(f) for f in part] for part in (sheet.stated, sheet.implied, sheet.accidental)]
        numbers = sha256(b"".join(points[p].tobytes() for p in sorted(points))).hexdigest()
        picture = sha256(diagram.render(seed=5, size=160)).hexdigest()
        out.append([numbers, picture, str(diagram.scene), facts])
    return out


@pytest.mark.parametrize("hashing", ["0", "1"])
def test_another_process_gives_the_same(elsewhere: Callable[..., str], hashing: str):
    script = SCRIPT.replace("{programs!r}", repr(json.dumps(PROGRAMS)))
    # Nor do pictures change where the system's fonts are out of reach.
    nowhere = {"FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": os.devnull}
    assert json.loads(elsewhere(script, PYTHONHASHSEED=hashing, **nowhere)) == digests()


@FEW
@given(diagrams(), st.integers(0, 2**63), st.sampled_from((1, 2, 7, 33)))
def test_the_first_of_many_are_the_same_few(
    bits: Callable[[Instances], str], diagram: Diagram, seed: int, k: int
):
    from geodsl.realize import take

    try:
        many = diagram.realize(seed=seed, n=64).at
    except geodsl.RealizeError:
        reject()  # that four are soon found promises no more
    few = geodsl.parse(diagram.text).realize(seed=seed, n=k).at
    assert bits(take(many, slice(0, k))) == bits(few)


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_batch_of_one_is_the_same_as_the_first_of_many(bits: Callable[[Instances], str], text: str):
    from geodsl.realize import Attempts, take

    scene = geodsl.parse(text).scene
    many = Attempts(scene, seed=3).batch(64)
    single = Attempts(scene, seed=3)
    alone = [one for one in (single.batch(1) for _ in range(64)) if one.n]
    assert len(alone) == many.n > 0
    for k, one in enumerate(alone):
        assert bits(one) == bits(take(many, slice(k, k + 1)))


@FEW
@given(diagrams(statements=(1, 4)), st.integers(0, 1000))
def test_pictures_are_the_same_bytes(diagram: Diagram, seed: int):
    first = diagram.render(seed=seed, size=128)
    assert geodsl.parse(diagram.text).render(seed=seed, size=128) == first
    assert diagram.images(seed=seed, n=3, size=128)[0] == first
