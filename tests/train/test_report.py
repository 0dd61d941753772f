"""A report is one page that stands alone: it holds what the runs' files say, escaped, and loads nothing."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from geodsl.cli import main
from tests.train.evaluated import Planted, cases
from train.evaluate import probe
from train.report import ReportError, page, read_run
from train.report.plots import Curve, Row, curves, dots, ticks


def evaluation(seed: int = 0, *, learned: bool = True) -> dict:
    """What the command writes, of an oracle or of one that can't know."""
    some = cases(40, 4, 3)
    found = probe(some, Planted(seed, apart=not learned), random=[Planted(8, apart=True)])
    stars = probe(cases(20, 4, star=True), Planted(seed, apart=True))
    told = {"format": "geodsl-evaluation", "version": 1, "model": "<tiny> & co", "notes": ["a <note>"]}
    return {
        **told,
        "probe": found.to_json(),
        "stars": stars.to_json(),
        "robustness": {"noise": found.to_json()},
    }


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run <a>"
    folder.mkdir()
    rows = []
    for step in range(10, 210, 10):
        parts = {"siblings": 4.0 - step / 100, "margin": 0.5}
        rows.append(
            {
                "step": step,
                "loss": sum(parts.values()),
                "parts": parts,
                "rate": 100.0,
                "mfu": None,
                "lr": 1e-3,
            }
        )
        if step % 50 == 0:
            rows.append({"step": step, "probe": probe(cases(20, 4), Planted(apart=step < 100)).brief()})
    lines = [json.dumps(row) for row in rows]
    (folder / "metrics.jsonl").write_text(
        "\n".join(lines) + '\n{"step": 210, "lo', "utf-8"
    )  # killed while writing
    (folder / "config.json").write_text(json.dumps({"model": "tiny", "lr": 1e-3}), "utf-8")
    (folder / "evaluation.json").write_text(json.dumps(evaluation()), "utf-8")
    return folder


class Page(HTMLParser):
    """What a page is made of; it complains about elements that aren't closed."""

    VOID = ("meta", "br", "hr", "img", "link", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.said: list[str] = []
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [v or "" for k, v in attrs if k in ("src", "href", "xlink:href", "srcset")]
        if tag not in self.VOID and not self.get_starttag_text().endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert tag in self.VOID or self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


def test_a_page_stands_alone_and_says_what_the_files_say(run):
    text = page([read_run(run)])
    found = Page(text)
    assert not found.links and "script" not in found.tags and "http" not in text and "@import" not in text
    words = " ".join(found.said)
    for said in (
        "run <a>",
        "strict pairs",
        "operator 1",
        "By severity",
        "Star groups",
        "These don't count",
        "a <note>",
    ):
        assert said in words
    assert "<a>" not in text and "<tiny>" not in text  # names are text, not elements
    assert "100.0 %" in words


def test_the_same_files_make_the_same_page(run):
    assert page([read_run(run)]) == page([read_run(run)])


def test_runs_are_compared_with_their_own_colours_and_what_they_differ_in(run, tmp_path):
    other = tmp_path / "b"
    other.mkdir()
    (other / "evaluation.json").write_text(json.dumps(evaluation(3, learned=False)), "utf-8")
    (other / "config.json").write_text(json.dumps({"model": "tiny", "lr": 5e-4}), "utf-8")
    text = page([read_run(run), read_run(other)])
    assert 'class="dot run0"' in text and 'class="dot run1"' in text
    assert "<td>lr</td><td>0.001</td><td>0.0005</td>" in text and "<td>model</td>" not in text


def test_a_probe_alone_gives_the_final_figures(run):
    (run / "evaluation.json").unlink()
    found = read_run(run)
    assert [row["step"] for row in found.probes] == [50, 100, 150, 200]
    assert found.scores["caption"]["value"] == found.probed("caption")[-1][1] == 1.0
    assert found.scores["caption"]["chance"] == pytest.approx(0.2)
    assert "In the end" in page([found])


def test_lines_of_the_journal_are_read_by_their_ways(run):
    found = read_run(run)
    assert found.series("loss")[0] == (10.0, 4.4) and found.parts == ["siblings", "margin"]
    assert found.series("parts", "margin") == [(s, 0.5) for s, _ in found.series("loss")]
    assert found.series("mfu") == [] and found.name == "run <a>"


def test_what_is_no_run_is_refused(tmp_path):
    with pytest.raises(ReportError, match="there is no"):
        read_run(tmp_path / "none")
    with pytest.raises(ReportError, match=r"holds no metrics\.jsonl"):
        read_run(tmp_path)
    (tmp_path / "x.json").write_text("[]", "utf-8")
    with pytest.raises(ReportError, match="isn't an evaluation"):
        read_run(tmp_path / "x.json")
    (tmp_path / "metrics.jsonl").write_text('{"step": 1\n{"step": 2}\n', "utf-8")
    with pytest.raises(ReportError, match="line 1"):
        read_run(tmp_path)
    with pytest.raises(ReportError, match="1 to 8 runs"):
        page([])


def test_the_command_writes_the_page(run, tmp_path):
    out = tmp_path / "report.html"
    result = CliRunner().invoke(main, ["report", str(run), str(run / "evaluation.json"), "-o", str(out)])
    assert result.exit_code == 0 and "2 runs" in result.output
    Page(out.read_text("utf-8"))
    result = CliRunner().invoke(main, ["report", str(tmp_path / "none"), "-o", str(out)])
    assert result.exit_code == 2 and "there is no" in result.output


# -- plots --------------------------------------------------------------------------------------------------


def _svg(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(re.search(r"<svg.*</svg>", text, re.DOTALL)[0])


def test_a_dot_stands_where_its_value_is():
    figures = [{"value": v, "low": v - 0.1, "high": v + 0.1, "chance": 0.5, "count": 9} for v in (0.3, 0.9)]
    svg = _svg(dots([Row("a", {0: figures[0]}), Row("b", {0: figures[1]})], runs=[0]))
    at = [float(c.get("cx")) for c in svg.iter("circle")]
    chance = next(float(line.get("x1")) for line in svg.iter("line") if line.get("class") == "tick")
    # The middle of 0.3 and 0.9 is past chance, 0.5, by a sixth of what is between them.
    assert (at[1] - at[0]) / 6 == pytest.approx(sum(at) / 2 - chance, abs=0.2)
    bars = [
        (float(b.get("x1")), float(b.get("x2")))
        for b in svg.iter("line")
        if (b.get("class") or "").startswith("bar")
    ]
    assert [sum(bar) / 2 for bar in bars] == pytest.approx(at, abs=0.1)


def test_a_curve_goes_up_where_numbers_do_and_stays_inside():
    points = [(float(s), s**1.5) for s in range(1, 3000)]
    svg = _svg(curves([Curve(0, points)], title="x < y"))
    (line,) = [p for p in svg.iter("polyline") if p.get("class") == "curve run0"]
    xy = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
    assert len(xy) <= 400
    wide, tall = map(float, svg.get("viewBox").split()[2:])
    assert all(0 <= x <= wide and 0 <= y <= tall for x, y in xy)
    assert xy[-1][1] < xy[0][1] - 100
    assert all(x1 < x2 and y1 >= y2 for (x1, y1), (x2, y2) in pairwise(xy))
    assert curves([Curve(0, [])], title="nothing") == ""
    _svg(curves([Curve(0, [(1.0, 0.0)])], title="one point", log=True))


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0.31, 0.87), (1e-5, 3e-3), (-4, 1200), (5, 5)])
def test_ticks_are_round_and_between(low, high):
    found = ticks(low, high, 5)
    assert 1 <= len(found) <= 7 and all(low - 1e-12 <= t <= high + 1e-12 for t in found)
    if high > low:
        step = found[1] - found[0]
        assert float(f"{step:.2g}") == pytest.approx(step) and f"{step:e}"[:3] in ("1.0", "2.0", "2.5", "5.0")
