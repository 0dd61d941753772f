"""`geodsl sample`."""

from __future__ import annotations

import json

import geodsl as package


def test_programs_index_and_report(geodsl, folder):
    result = geodsl("sample", "-n", "8", "--seed", "3", "-o", "out", "--sheet", "4", "--size", "112")
    assert result.exit_code == 0
    assert "8 programs in out" in result.output
    files = sorted(p.name for p in (folder / "out").iterdir())
    assert files == [
        *(f"{k:05}.geo" for k in range(8)),
        "index.jsonl",
        "report.html",
        "report.json",
        "sheet.png",
    ]
    rows = [json.loads(line) for line in (folder / "out/index.jsonl").read_text("utf-8").splitlines()]
    assert [r["file"] for r in rows] == files[:8]
    text = (folder / "out/00003.geo").read_text("utf-8")
    assert text == package.sample(8, seed=3)[3].text
    assert rows[3]["family"] == package.sample(8, seed=3)[3].family
    found = json.loads((folder / "out/report.json").read_text("utf-8"))
    assert found["programs"] == found["distinct"] == 8
    page = (folder / "out/report.html").read_text("utf-8")
    assert "<svg" in page and "Kinds of facts" in page and "http" not in page


def test_the_same_bytes_again_and_old_ones_go(geodsl, folder):
    geodsl("sample", "-n", "6", "-o", "one")
    geodsl("sample", "-n", "4", "-o", "two")
    geodsl("sample", "-n", "4", "-o", "one")
    assert sorted(p.name for p in (folder / "one").glob("*.geo")) == [f"{k:05}.geo" for k in range(4)]
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes(), path.name


def test_knobs(geodsl, folder):
    result = geodsl(
        "sample", "-n", "3", "-o", "out", "--chapter", "circles", "--points", "4..6", "--facts", "on-circle",
        "--marks", "0", "--printed", "0", "--letters", "ABCDEFGHIJ", "--source", "motif=1", "--json",
    )  # fmt: skip
    assert result.exit_code == 0
    assert json.loads(result.output)["chapters"] == {"circles": 1.0}
    for path in (folder / "out").glob("*.geo"):
        assert set(package.load(path).scene.points) <= set("ABCDEFGHIJ")


def test_what_cannot_be_is_said_at_once(geodsl, folder):
    for args, told in (
        (("--chapter", "circle"), "did you mean `circles`"),
        (("--points", "9..x"), "such as 4..8"),
        (("--facts", "concylic"), "did you mean `concyclic`"),
        (("--points", "40"), "between 1 and 26"),
        (("--source", "motif"), "NAME=NUMBER"),
    ):
        result = geodsl("sample", "-n", "2", "-o", "out", *args)
        assert result.exit_code == 2
        assert told in result.output
        assert not (folder / "out").exists()
