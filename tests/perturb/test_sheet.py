"""The page of a group: whole, closed, and safe whatever a diagram is called."""

from __future__ import annotations

import base64
import copy
import hashlib
import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import geodsl
from perturb.negatives import negatives
from perturb.recording.save import files
from perturb.sheet import page
from perturb.sheet.amounts import moved, severity
from perturb.sheet.facts import typeset
from perturb.sheet.markup import escape, tag
from perturb.sheet.wording import Piece, compare

ROOT = Path(__file__).parents[2]
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
VOID = {"meta", "img"}
EVIL = "</script></style><img src=x onerror=alert(1)>\"'&{{script}}\x00\ud800"

Made = tuple[dict[str, Any], list[bytes]]


@pytest.fixture(scope="module")
def made() -> Made:
    diagram = geodsl.load(ROOT / "examples/diagrams/circles/two-tangents.geo")
    group = negatives(diagram, n=3, size=224, seed=1, fewer=True).group
    found = dict(files(group, source="two-tangents.geo", suite="all", style="textbook"))
    record = json.loads(found["group.json"])
    edit = {"before": "on w", "after": "outside w"}
    told = {side: {"text": text} for side, text in edit.items()}
    record["texts"] = [{"text": "A outside w.", "class": "relation", "edits": [told]}]
    record["rejected"] = {"no such figure was found": 3}
    return record, [found[m["image"]] for m in record["members"]]


class Reader(HTMLParser):
    """Elements in order, with their attributes and text; complains of what isn't closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((name, dict(attrs)))
        if name not in VOID:
            self.open.append(name)

    def handle_startendtag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((name, dict(attrs)))

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def test_all_members_are_there(made: Made) -> None:
    record, pictures = made
    text = page(record, pictures)
    reader = Reader(text)
    assert [a["id"] for n, a in reader.elements if n == "article"] == [
        f"negative-{k}" for k in range(1, len(record["members"]))
    ]
    for member, picture in zip(record["members"], pictures, strict=True):
        assert text.count(base64.b64encode(picture).decode()) == 1
        assert member["program"] in [html.unescape(t) for t in reader.texts["code"]]
        if member["certificate"] is not None:
            for name in ("broken", "kept", "newly_true", "unclear"):
                for fact in member["certificate"][name]:
                    assert typeset(fact["text"]) in text
    assert "outside w" in text and "no such figure was found" in text


def test_it_needs_nothing_and_lets_nothing_in(made: Made) -> None:
    text = page(*made)
    assert not re.search(r"https?://|@import|//[a-z]+\.", text)
    assert all(
        found.startswith(('"data:image/', "data:image/")) for found in re.findall(r"url\((.{0,20})", text)
    )
    reader = Reader(text)
    for name, attributes in reader.elements:
        assert name not in {"link", "iframe", "object", "embed", "base", "form"}
        assert not any(key.startswith("on") or key in {"style", "href", "srcset"} for key in attributes)
        assert (attributes.get("src") or "data:image/png").startswith("data:image/png")
    policy = next(
        a["content"] for n, a in reader.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None and policy.startswith("default-src 'none'") and "unsafe" not in policy
    for what in ("style", "script"):
        (inside,) = re.findall(f"<{what}>(.*?)</{what}>", text, re.S)
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy


def test_every_text_is_escaped(made: Made) -> None:
    record, pictures = made
    plain = Reader(page(record, pictures))
    evil = copy.deepcopy(record)
    for key in ("title", "source", "suite"):
        evil[key] = EVIL
    evil["rejected"] = {EVIL: 3}
    evil["texts"] = [
        {"text": EVIL, "class": EVIL, "edits": [{"before": {"text": EVIL}, "after": {"text": EVIL}}]}
    ]
    for member in evil["members"]:
        member["program"] = member["caption"]["text"] = EVIL
        told = member["certificate"] or {}
        for fact in (
            *member["facts"],
            *(f for name in ("broken", "kept", "newly_true") for f in told.get(name, ())),
        ):
            fact["text"] = EVIL
        for step in told.get("steps", ()):
            step["target"] = EVIL
        told["moved"] = {EVIL: 0.5}
    text = page(evil, pictures)
    text.encode("utf-8")
    assert text.count("<script>") == text.count("<style>") == 1
    assert "<img src=x" not in text
    kinds = {"i", "mark", "del", "details", "summary", "ul", "li", "dt", "dd", "span"}
    count = [[n for n, _ in r.elements if n not in kinds] for r in (plain, Reader(text))]
    assert count[0] == count[1]


def test_markup_is_escaped_unless_it_is_markup() -> None:
    assert escape('<b> & "c"') == "&lt;b&gt; &amp; &quot;c&quot;"
    assert escape(escape("<")) == "&lt;"
    assert tag("p", "<", tag("b", "&"), class_="x", title='"', hidden=True, data_k=None) == (
        '<p class="x" title="&quot;" hidden>&lt;<b>&amp;</b></p>'
    )


def test_what_does_not_fit_is_refused(made: Made) -> None:
    record, pictures = made
    with pytest.raises(ValueError, match="pictures for"):
        page(record, pictures[:-1])
    with pytest.raises(ValueError, match="isn't a PNG"):
        page(record, [b"<svg/>", *pictures[1:]])


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("A on w.", "A on w.", [Piece("same", "A on w.")]),
        ("A on w. B on w.", "A on w. B outside w.", [
            Piece("same", "A on w."), Piece("same", " "), Piece("same", "B"), Piece("same", " "),
            Piece("new", "outside", "on"), Piece("same", " "), Piece("same", "w."),
        ]),
        ("AB = 2 CD. A on w.", "A on w.", [Piece("gone", "AB = 2 CD."), Piece("same", "A on w.")]),
        ("", "A on w.", [Piece("new", "A on w.")]),
        ("A on w.", "", [Piece("gone", "A on w.")]),
    ],
)  # fmt: skip
def test_captions_are_compared_word_by_word(before: str, after: str, pieces: list[Piece]) -> None:
    assert [p for p in compare(before, after) if p.text] == pieces


@pytest.mark.parametrize("before", ["", "B on w. A inside w.", "OP = 2.2 r! Is A on w?  B's on w", "w"])
@pytest.mark.parametrize("after", ["", "B on w. A inside w.", "A on w. OP = 2.2 r. B on w.", "  A.. on\nw "])
def test_the_pieces_make_up_the_caption(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_amounts_are_in_words_that_people_know() -> None:
    assert severity({"value": 0.128, "unit": "size", "perceptible": 3.2}) == (
        "12.8\xa0% of the figure", "3.2 × the least visible gap",
    )  # fmt: skip
    assert severity({"value": 7.94, "unit": "°", "perceptible": 1.98})[0] == "7.9°"
    assert severity({"value": 2.0, "unit": "", "perceptible": 2.0}) == ("2 changes of ink", "")
    assert moved({"A": 0.02, "B": 0.13, "C": 0.001}) == (
        [("B", "13.0\xa0%"), ("A", "2.0\xa0%")],
        "1 other point by less than 1\xa0%",
    )
    assert moved({}) == ([], "")


def test_names_are_in_italics() -> None:
    assert typeset("P1 on w") == "<i>P1</i> on <i>w</i>"
    assert typeset("angle AO'B = 2 r") == "angle <i>AO&#x27;B</i> = 2 <i>r</i>"
    assert typeset('OA is labelled "r"') == "<i>OA</i> is labelled &quot;r&quot;"


# What a reader does, told in a script that is put after the page's own.
_VISIT = """
const key = (k) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
const stage = (scope) => document.querySelector(scope + " .stage");
const seen = [];
const large = document.querySelector("dialog");
const note = () => seen.push([stage(".card").dataset.mode, large.open,
  ...(large.open ? [large.querySelector(".place").textContent, stage("dialog").dataset.mode] : [])].join());
key("o"); note();
key("ArrowRight"); note();
key("b"); key("ArrowRight"); note();
key("ArrowLeft"); key("ArrowLeft"); note();
document.querySelector("dialog [data-do=close]").click();
key("s"); document.querySelector(".card [value=blink]").click(); note();
document.title = seen.join("; ");
"""


def visit(text: str, tmp_path: Path) -> tuple[str, list[str]]:
    """The page as it stands after its scripts have run, and what the browser complained of."""
    assert BROWSER is not None
    (tmp_path / "index.html").write_text(text, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
    done = subprocess.run(
        [BROWSER, *options, f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "index.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.skipif(BROWSER is None, reason="no browser")
def test_a_browser_runs_it(made: Made, tmp_path: Path) -> None:
    record, pictures = made
    text = page(record, pictures)
    shown, complaints = visit(text, tmp_path)
    assert complaints == []
    assert 'data-script="on"' in shown
    # The script of the test isn't in the page's policy.
    open_ = re.sub(r"<meta http-equiv[^>]*>", "", text).replace(
        "</body>", f"<script>{_VISIT}</script></body>"
    )
    shown, complaints = visit(open_, tmp_path)
    assert complaints == []
    n = len(record["members"]) - 1
    (title,) = re.findall("<title>(.*?)</title>", shown)
    assert title.split("; ") == [
        "overlay,false",
        f"overlay,true,1 of {n},overlay",
        f"overlay,true,2 of {n},blink",
        f"overlay,true,{n} of {n},blink",
        "blink,false",
    ]
