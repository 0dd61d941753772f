"""The independent checker of groups: it imports nothing of what it checks, and finds every planted fault."""

from __future__ import annotations

import ast
import copy
import io
import json
import math
import random
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.perturb.checker import FACTS, INK, KINDS, check, errors
from tests.perturb.checker.centres import SPOTS
from tests.perturb.checker.certificates import folded
from tests.perturb.checker.facts import Truth, key, read, truth
from tests.perturb.checker.faults import FAULTS, plant
from tests.perturb.checker.figure import Figure, Nameless, Unknown
from tests.perturb.checker.handmade import by_letters, fact, ref, term, write
from tests.perturb.checker.ink import Ink
from tests.perturb.checker.png import SIGNATURE, BadImage, decode, encode, pixel_hash
from tests.perturb.checker.regions import Frame, far_from

HERE = Path(__file__).parent / "checker"

# -- alone -------------------------------------------------------------------------------


def test_it_imports_nothing_of_what_it_checks():
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for module in modules:
                top = module.partition(".")[0]
                own = module.startswith("tests.perturb.checker")
                assert own or top not in ("tests", "geodsl", "grammar", "perturb", "train", "PIL"), path


def test_every_kind_of_fact_is_known():
    from geodsl.language import Fact, standard

    kinds = {name for name, kind in standard().kinds.items() if issubclass(kind, Fact)}
    assert kinds <= FACTS.keys() | INK


# -- pictures ----------------------------------------------------------------------------


def filtered(pixels: np.ndarray, kinds: list[int], colour: int, palette: bytes = b"") -> bytes:
    """A PNG whose rows take filters in turn, packed as the format's text says: a second opinion on each."""
    height, width, channels = pixels.shape
    above, raw = np.zeros(width * channels, int), bytearray()
    for y in range(height):
        row, kind = pixels[y].reshape(-1).astype(int), kinds[y % len(kinds)]
        left, corner = (np.concatenate([np.zeros(channels, int), r[:-channels]]) for r in (row, above))
        p = left + above - corner
        a, b, c = abs(p - left), abs(p - above), abs(p - corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, above, corner))
        guess = (0, left, above, (left + above) // 2, paeth)[kind]
        raw += bytes([kind]) + ((row - guess) % 256).astype(np.uint8).tobytes()
        above = row
    out = SIGNATURE
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(raw))), (b"IEND", b"")]
    if palette:
        parts.insert(1, (b"PLTE", palette))
    for name, body in parts:
        out += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return out


@pytest.mark.parametrize("kinds", [[0], [1], [2], [3], [4], [4, 3, 2, 1, 0]])
@pytest.mark.parametrize(("colour", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_every_filter_is_read(colour: int, channels: int, kinds: list[int]):
    pixels = np.random.default_rng(1).integers(0, 256, (7, 5, channels), np.uint8)
    file = filtered(pixels, kinds, colour)
    assert np.array_equal(decode(file), pixels[:, :, 0] if colour == 0 else pixels)
    seen = np.asarray(Image.open(io.BytesIO(file)))
    assert np.array_equal(decode(file), seen)


def test_a_palette_becomes_its_colours():
    rng = np.random.default_rng(2)
    palette = rng.integers(0, 256, (9, 3), np.uint8)
    file = filtered(rng.integers(0, 9, (6, 4, 1), np.uint8), [4], 3, palette.tobytes())
    assert np.array_equal(decode(file), np.asarray(Image.open(io.BytesIO(file)).convert("RGB")))
    with pytest.raises(BadImage, match="palette"):
        decode(filtered(np.full((2, 2, 1), 9, np.uint8), [0], 3, palette.tobytes()))


@pytest.mark.parametrize("mode", ["L", "RGB", "LA", "RGBA", "P"])
def test_files_of_another_writer_are_read(mode: str):
    ramp = np.add.outer(np.arange(40), 3 * np.arange(30)).astype(np.uint8)
    image = Image.fromarray(ramp).convert("RGB").convert(mode)
    out = io.BytesIO()
    image.save(out, "png", optimize=True, bits=8)
    wanted = np.asarray(image.convert("RGB") if mode == "P" else image)
    assert np.array_equal(decode(out.getvalue()), wanted)
    back = encode(decode(out.getvalue()))
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(back))), wanted)


def test_a_broken_file_is_refused():
    file = encode(np.arange(48, dtype=np.uint8).reshape(6, 8))
    for k in range(len(file)):
        with pytest.raises(BadImage):
            decode(file[:k] + bytes([file[k] ^ 1]) + file[k + 1 :])
    for k in range(len(file)):
        with pytest.raises(BadImage):
            decode(file[:k])
    with pytest.raises(BadImage):
        decode(file + file[8:])


# -- formulas ----------------------------------------------------------------------------

ROOT = math.sqrt(3)
FIGURE = {
    # A square, a triangle of sides 3, 4 and 5, an equilateral one, and what lies about them.
    "points": {
        **{"A": (0, 0), "B": (4, 0), "C": (4, 4), "D": (0, 4), "O": (2, 2), "M": (2, 0), "L": (4, 2)},
        **{"E": (4, 0), "F": (4, 3), "N": (4, 1.5), "I": (3, 1), "H": (2, 1.5), "X": (2.56, 1.92)},
        **{"R": (2, 2 * ROOT), "S": (2, 2 * ROOT / 3), "P": (2, 4), "Q": (2, 5), "T": (6, 0), "G": (1, 1)},
        **{"V": (1, 3), "W": (3, 3), "J": (1, -3), "Y": (0, 3), "K": (0, 2), "Z": (4, 4 / 3)},
    },
    "circles": {"w": [2, 2, 2], "v": [2, 5, 1], "u": [2, 3, 1], "s": [2, 2, 1]},
    "curves": {"a": {"type": "arc", "numbers": [2, 2, 2, 0.0, math.pi]}},
    "numbers": {"r": 2.0},
    "degrees": {"t": 45.0},
    "size": 8.0,
}


def letters(text: str):
    """`AB` is a segment, `A-B` a line, `A>B` a ray, `ABC` an angle, `ABC.` a polygon, `AB:1` a proportion."""
    if text.startswith("["):
        return [letters(t) for t in text[1:-1].split(",")]
    if ".." in text:
        return term("Range", *map(letters, text.split("..")))
    if ":" in text:
        return term("Proportion", [letters(t) for t in text.split(":")])
    if text[0].isdigit():
        unit = {"°": "degrees", "a": "area", "l": "length"}.get(text[-1], "number")
        return term("Num", float(text.rstrip("°al")), unit)
    if text == "radius":
        return term("Radius", ref("w"))
    if text in ("r", "t", "a"):
        return term("Ref", text, {"r": "number", "t": "degrees", "a": "arc"}[text])
    if len(text) == 1:
        return ref(text)
    if text[1] in "->":
        return by_letters("Line" if text[1] == "-" else "Ray", text[0] + text[2])
    return (
        by_letters("Polygon", text[:-1])
        if text[-1] == "."
        else by_letters(["Segment", "Angle"][len(text) - 2], text)
    )


def measured(said: str):
    kind, *args = said.split()
    return read(fact(kind, *map(letters, args)), Figure(FIGURE))


TRUE = """
OnLine M A-B; OnLine T A-B; OnSegment M AB; OnSegment A AB; OnRay T A>B; OnCircle P w; OnArc P a; OnArc L a
Between M A B; CenterOf O w; Collinear [A,O,C]; Collinear [A,M,B,T]; Concurrent [A-C,B-D,M-P]
Concyclic [A,B,C,D]; Cyclic ABCD.; TangentTo A-B w; ExternallyTangent w v; InternallyTangent u w
ChordOf ML w; DiameterOf MP w; RadiusOf PO w; RadiusOf OP w; Inscribed MLP. w; Circumscribed ABCD. w
PerpendicularBisectorOf M-P AB; MidpointOf O AC; Divides M AT 1:2; Divides M TA 2:1
Parallel A-B D-C; Perpendicular A-C B-D; RightAngle ABC; Bisects A-C BAD; AngleValue BAC t; AngleValue BAR 60°
EqualAngles BAC CAD; EqualLengths AB RA; LengthValue AM r; AreaValue AEF. 6a; PerimeterValue AEF. 12l
Equation radius r; SameRatio AM:MT 1:2; SameRatio AE:EF:FA 4:3:5; SameRatio BAC:BAR 3:4
Congruent ABC. CDA.; Congruent ABC. CBA.; Similar MBL. ABC.; Less AM AB; AtMost AM r; InRange BAC 40°..50°
Simple ABCD.; Convex ABCD.; Simple ABGD.; Isosceles ABC.; Isosceles ABR.; IsoscelesAt ABC. B; Equilateral ABR.
RightTriangle AEF.; RightAt AEF. E; RightIsosceles ABC.; HalfEquilateral AMR.; Scalene AEF.; AcuteTriangle ABR.
ObtuseTriangle ABG.; Square ABCD.; Rectangle ABCD.; Rectangle AMPD.; Rhombus ABCD.; Parallelogram ABCD.
Kite ABCD.; Trapezium ABCD.; Trapezium ABWV.; IsoscelesTrapezium ABCD.; IsoscelesTrapezium ABWV.
RightTrapezium AMPD.; RightTrapezium ABWY.; Tangential ABCD.; Equidiagonal AMPD.; Orthodiagonal ABCD.
Regular ABCD.; Regular ABR.; RegularInscribed MLPK. w; CenterOfPolygon O ABCD.; VertexCentroidOf O ABCD.
MidsegmentOf ML ABC.; MidsegmentOf MP ABCD.; CentroidOf S ABR.; OrthocenterOf E AEF.; IncenterOf I AEF.
CircumcenterOf H AEF.; CircumcenterOf O ABCD.; ExcenterOf J AEF. F; MedianOf NA AEF.; AltitudeOf XE AEF.
BisectorOf AZ AEF.; InsideCircle G w; OutsideCircle A w; InsidePolygon O ABCD.; OutsidePolygon T ABCD.
SameSide C D A-B; OppositeSides B D A-C; AcuteAngle BAC; ObtuseAngle AGB; LongerThan AC AB
GergonnePointOf S ABR.; NagelPointOf S ABR.; FermatPointOf S ABR.; SymmedianPointOf S ABR.; BevanPointOf S ABR.
SpiekerCenterOf S ABR.; MittenpunktOf S ABR.; NinePointCenterOf S ABR.; DeLongchampsPointOf S ABR.
FirstBrocardPointOf S ABR.; SecondBrocardPointOf S ABR.; Crosses A-C w; Misses A-B v; CirclesApart v s
CirclesCross s u; CircleWithin s w; RaysMeet A>C B>D; Counterclockwise ABCD.; Clockwise DCBA.
"""
FALSE = {
    # and by how much: in shares of a size of 8, or in degrees
    **{
        "OnLine Q A-B": 5 / 8,
        "OnSegment T AB": 2 / 8,
        "OnRay T B>A": 2 / 8,
        "OnCircle A w": (8**0.5 - 2) / 8,
    },
    **{
        "OnArc M a": 8**0.5 / 8,
        "Between T A B": 2 / 8,
        "Collinear [A,B,C]": 8**0.5 / 8,
        "CenterOf M w": 2 / 8,
    },
    **{"Concyclic [A,B,C,O]": None, "Concurrent [A-C,B-D,A-B]": 2 / 8, "TangentTo A-C w": 2 / 8},
    **{"Parallel A-B A-C": 45, "Perpendicular A-B A-C": 45, "Bisects A-B BAD": 45, "RightAngle AOM": 45},
    **{"AngleValue BAC 60°": 15, "MidpointOf M AT": 1 / 8, "EqualLengths AB AM": 2 / 8},
    **{"AreaValue AEF. 10a": 4 / 64, "Equation AB r": 2 / 8, "SameRatio AM:MT 1:1": (1 / 2 - 1 / 3) * 6 / 8},
    **{"Square AMPD.": None, "Rectangle ABWV.": None, "Equilateral AEF.": 2 / 8, "Isosceles AEF.": 1 / 8},
    **{"RightTriangle ABR.": 30, "Trapezium AFCV.": None, "IncenterOf H AEF.": 1.25**0.5 / 8},
    **{"InsideCircle A w": (8**0.5 - 2) / 8, "InsidePolygon T ABCD.": 2 / 8, "SameSide B D A-C": 8**0.5 / 8},
    **{"Convex AOVD.": None, "Simple ABDC.": None, "LongerThan AM AB": 2 / 8, "Less AB AM": 2 / 8},
    # on the edge of what has one: a right angle is no acute one
    **{"AcuteTriangle ABC.": 0, "InsideCircle P w": 0, "OutsideCircle P w": 0, "LongerThan AB BC": 0},
    **{
        "CirclesCross w v": 0,
        "Crosses A-B w": 0,
        "Misses A-B w": 0,
        "RaysMeet A>B D>C": 0,
        "RaysMeet A>C D>A": 0,
    },
    **{"CirclesCross s w": 1 / 8, "CirclesApart u v": None, "Clockwise ABC.": None, "RaysMeet O>C B>D": None},
    **{"InRange BAC 60°..90°": 15, "Regular AMPD.": None, "Circumscribed AEF. w": None},
}


@pytest.mark.parametrize("said", [s.strip() for s in TRUE.replace("\n", ";").split(";") if s.strip()])
def test_what_holds_holds(said: str):
    assert measured(said).holds


@pytest.mark.parametrize(("said", "off"), FALSE.items())
def test_what_fails_is_seen_to_fail(said: str, off: float | None):
    found = measured(said)
    assert not found.holds
    assert found.seen_false
    if off is not None:
        assert found.lack == pytest.approx(off, abs=1e-9)


def test_every_kind_has_a_figure():
    assert {s.split()[0] for s in TRUE.replace("\n", ";").split(";") if s.strip()} == FACTS.keys() - {
        "Coincide"
    }


def spots():
    """The weights of the corners in a triangle's points, by sides, angles and half the way round."""
    sin, cos, tan, third = math.sin, math.cos, math.tan, math.pi / 3
    return {
        "Incenter": lambda a, b, c, A, B, C, s: a,
        "Centroid": lambda a, b, c, A, B, C, s: 1.0,
        "Orthocenter": lambda a, b, c, A, B, C, s: tan(A),
        "NinePointCenter": lambda a, b, c, A, B, C, s: a * cos(B - C),
        "SymmedianPoint": lambda a, b, c, A, B, C, s: a * a,
        "GergonnePoint": lambda a, b, c, A, B, C, s: 1 / (s - a),
        "NagelPoint": lambda a, b, c, A, B, C, s: s - a,
        "Mittenpunkt": lambda a, b, c, A, B, C, s: a * (s - a),
        "SpiekerCenter": lambda a, b, c, A, B, C, s: b + c,
        "FermatPoint": lambda a, b, c, A, B, C, s: a / sin(A + third),
        "DeLongchampsPoint": lambda a, b, c, A, B, C, s: tan(B) + tan(C) - tan(A),
        "BevanPoint": lambda a, b, c, A, B, C, s: a * (cos(B) + cos(C) - cos(A) - 1),
        "FirstBrocardPoint": lambda a, b, c, A, B, C, s: a * c / b,
        "SecondBrocardPoint": lambda a, b, c, A, B, C, s: a * b / c,
    }


@pytest.mark.parametrize("name", SPOTS)
def test_a_triangles_points_have_the_weights_of_the_books(name: str):
    z = [complex(0, 0), complex(5, 0.4), complex(1.7, 3.9)]
    for turned in (z, [p.conjugate() for p in z]):
        sides = [abs(turned[k - 1] - turned[k - 2]) for k in range(3)]
        angles = [
            math.acos(
                (sides[k - 1] ** 2 + sides[k - 2] ** 2 - sides[k] ** 2) / (2 * sides[k - 1] * sides[k - 2])
            )
            for k in range(3)
        ]
        rule, half = spots()[name], sum(sides) / 2
        order = [[(k + j) % 3 for j in range(3)] for k in range(3)]
        weights = [rule(*(sides[j] for j in o), *(angles[j] for j in o), half) for o in order]
        wanted = sum(w * p for w, p in zip(weights, turned, strict=True)) / sum(weights)
        assert abs(SPOTS[name](*turned) - wanted) < 1e-9


def test_what_cannot_be_told_is_said():
    figure = Figure(FIGURE)
    with pytest.raises(Unknown, match="Harmonious"):
        read(fact("Harmonious", "A"), figure)
    with pytest.raises(Unknown, match="Nowhere"):
        read(fact("OnCircle", term("Nowhere"), "w"), figure)
    with pytest.raises(Nameless, match="Z1"):
        read(fact("OnCircle", "Z1", "w"), figure)
    assert truth(fact("OnCircle", "Z1", "w"), figure) is Truth.FALSE
    flat = fact("IncenterOf", "I", by_letters("Polygon", "AMB"))
    assert truth(flat, figure) is not Truth.TRUE


def test_terms_within_facts():
    figure = Figure(FIGURE)
    held = [
        fact("CenterOf", term("Circumcenter", letters("AEF.")), term("Circumcircle", letters("AEF."))),
        fact("TangentTo", letters("A-F"), term("Incircle", letters("AEF."))),
        fact("OnCircle", "B", term("CircleByDiameter", letters("AC"))),
        fact("OnCircle", "D", term("CircleByPoints", [ref(c) for c in "ABC"])),
        fact("OnCircle", "A", term("CircleByPoint", ref("O"), ref("C"))),
        fact("OnCircle", "A", term("CircleByRadius", ref("M"), letters("r"))),
        fact("OnLine", term("MiddlePoint", letters("AC")), letters("B-D")),
        fact("OnLine", term("CenterPoint", ref("w")), letters("B-D")),
        fact("Coincide", term("EndPoint", letters("AB")), "B"),
        fact("Coincide", term("ArcEnd", letters("a")), "K"),
        fact("OnLine", "C", term("PerpendicularThrough", ref("B"), letters("A-B"))),
        fact("OnRay", "C", term("RayAt", ref("A"), letters("t"), ref("B"))),  # either side will do
        fact("OnRay", "C", term("RayAt", ref("A"), letters("t"), ref("D"))),
        fact("Equation", term("Raise", term("Length", letters("AF")), letters("2"), "area"), letters("25a")),
        fact("LengthValue", letters("AB"), term("Multiply", [letters("2"), letters("r")], "number")),
        fact("LengthValue", letters("AT"), term("Add", ["+", "+"], [letters("AB"), letters("r")], "length")),
    ]
    for f in held:
        assert truth(f, figure) is Truth.TRUE, f["term"]


def test_terms_that_say_the_same_have_one_key():
    for one, other in [("AB", "BA"), ("ABC", "CBA"), ("ABCD.", "DCBA."), ("ABCD.", "CDAB."), ("A-B", "B-A")]:
        assert key(letters(one)) == key(letters(other))
    for one, other in [("A>B", "B>A"), ("ABC", "BAC"), ("ABCD.", "ABDC."), ("AB", "A-B")]:
        assert key(letters(one)) != key(letters(other))

    def said(text: str) -> str:
        kind, *args = text.split()
        return key(fact(kind, *map(letters, args))["term"])

    assert said("Clockwise ABC.") == said("Clockwise CAB.") != said("Clockwise CBA.")
    assert said("Similar ABC. DEF.") != said("Similar ABC. EFD.")
    assert said("Divides M AB 1:2") != said("Divides M BA 1:2")
    assert said("MidpointOf M AB") == said("MidpointOf M BA")
    equal = fact("EqualLengths", letters("AB"), letters("CD"))
    assert key(equal["term"]) == key(fact("EqualLengths", letters("DC"), letters("BA"))["term"])
    assert key(fact("Collinear", letters("[A,B,C]"))["term"]) == key(
        fact("Collinear", letters("[C,A,B]"))["term"]
    )


def test_a_little_follows_from_ink():
    ink = Ink([fact("Dashed", letters(s)) for s in ("AB", "BC", "CA")])
    assert ink.says(fact("Drawn", letters("BA")))
    assert ink.says(fact("Dashed", letters("ABC.")))
    assert not ink.says(fact("Solid", letters("AB")))
    assert not ink.says(fact("Dashed", letters("ABD.")))
    sides = Ink([fact("Solid", letters("ABC."))])
    assert sides.says(fact("Drawn", letters("CB")))


def test_a_frame_is_found():
    shape = {
        k: (complex(*p), complex(7, 90) + 12 * complex(p[0], -p[1])) for k, p in FIGURE["points"].items()
    }
    frame = Frame.fitted([shape])
    assert all(abs(frame(z) - w) < 1e-9 for z, w in shape.values())
    assert Frame.fitted([{"A": (0j, 1j)}]) is None


def test_how_far_places_are_from_regions():
    spots_ = np.array([5 + 5j, 12 + 5j, 30 + 5j, 5 + 12j])
    box = ([0j, 10 + 0j, 10 + 10j, 10j], 0.0)
    assert far_from(spots_, [box], 1.0).tolist() == [False, True, True, True]
    assert far_from(spots_, [box, ([30 + 9j], 3.0)], 2.0).tolist() == [False, False, False, False]


def test_texts_are_compared_without_case_and_punctuation():
    assert folded("  AB ⟂ cd,  P-on w. ") == folded("ab Cd p on W")
    assert folded("P on w") != folded("P on v")


# -- groups ------------------------------------------------------------------------------


@pytest.fixture
def group(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def test_a_sound_group_has_no_errors(group: Path):
    assert errors(check(group)) == []
    assert {c.kind for c in check(group)} <= {"weak"}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("seed", range(2))
def test_every_fault_is_found(group: Path, name: str, seed: int):
    wanted = plant(group, name, random.Random(seed))
    found = errors(check(group))
    assert wanted in KINDS
    assert wanted in {c.kind for c in found}, found
    assert all(c.kind in KINDS for c in found)
    assert "format" not in {c.kind for c in found}


def test_a_group_that_cannot_be_read_is_a_complaint(group: Path):
    file = group / "group.json"
    data = json.loads(file.read_text("utf-8"))

    def kinds(changed) -> set[str]:
        file.write_text(changed if isinstance(changed, str) else json.dumps(changed), "utf-8")
        return {c.kind for c in check(group)}

    assert kinds("{") == {"format"}
    assert kinds("[]") == {"format"}
    assert kinds(data | {"version": 2}) == {"format"}
    assert kinds(data | {"members": []}) == {"format"}
    assert kinds(data | {"members": [3]}) == {"format"}
    for name in data["members"][1]:
        if name not in ("program", "lines", "numbers", "degrees", "curves", "size", "circles"):
            poorer = {k: v for k, v in data["members"][1].items() if k != name}
            assert "format" in kinds(data | {"members": [data["members"][0], poorer]}), name
    odd = data["members"][0] | {"image": "../positive.png"}
    assert "format" in kinds(data | {"members": [odd]})
    assert "format" in kinds(data | {"members": [data["members"][0] | {"points": {"A": [1]}}]})


def test_a_step_may_be_the_anchors_own_undone(group: Path):
    file = group / "group.json"
    data = json.loads(file.read_text("utf-8"))
    anchor, off = data["members"][:2]
    step = off["certificate"]["steps"][0]
    step["fact"], step["target"] = step["target"], "P"
    file.write_text(json.dumps(data), "utf-8")
    assert errors(check(group)) == []
    # Seen from the figure in which P is off w, the other one is that change undone.
    cert = copy.deepcopy(off["certificate"])
    cert["broken"], cert["newly_true"] = cert["newly_true"], cert["broken"]
    cert["steps"][0]["undone"] = True
    off["role"], anchor["role"], off["certificate"], anchor["certificate"] = (
        "positive",
        "negative",
        None,
        cert,
    )
    off["caption"]["facts"] = cert["broken"]
    data |= {"members": [off, anchor], "texts": []}
    file.write_text(json.dumps(data), "utf-8")
    assert errors(check(group)) == []
    cert["steps"][0]["undone"] = False
    file.write_text(json.dumps(data), "utf-8")
    assert {c.kind for c in errors(check(group))} == {"aim", "severity"}


def test_hashes_are_those_of_the_files(group: Path):
    data = json.loads((group / "group.json").read_text("utf-8"))
    for member in data["members"]:
        pixels = np.asarray(Image.open(group / member["image"]))
        assert pixel_hash(pixels) == member["pixels_sha256"]
