"""The gallery, looked at in a real browser where there is one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from geodsl.dataset import Dataset, Record
from geodsl.dataset.gallery import gallery

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
in_a_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")


def written(folder: Path, records: Iterator[Record], **more) -> Path:
    for name, data in gallery("a <b>name</b> </script>", records, **more):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "index.html"


def seen(page: Path, hash: str = "") -> str:
    """The page as a browser has it once its scripts have run."""
    assert BROWSER is not None
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom",
        f"{page.resolve().as_uri()}{hash}",
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, timeout=300, check=True).stdout.decode()


def index_of(page: Path) -> dict:
    text = re.search(r"const index = (.*);\n", page.read_text("utf-8"))
    assert text is not None
    return json.loads(text[1])


def many(dataset: Dataset, count: int) -> Iterator[Record]:
    """The same groups again and again, under other names."""
    some = list(dataset.records())
    for k in range(count):
        record = some[k % len(some)]
        about = {**record.data["dataset"], "key": f"train-{k // 1000:05d}-{k % 1000:05d}"}
        yield replace(record, data={**record.data, "dataset": about})


def test_every_group_is_there_and_nothing_comes_from_elsewhere(small: Dataset, tmp_path: Path):
    page = written(tmp_path, small.records())
    keys = [r.key for r in small.records()]
    assert sorted(p.stem for p in (tmp_path / "groups").iterdir()) == sorted(keys)
    assert [row[0] for row in index_of(page)["groups"]] == keys
    for path in tmp_path.rglob("*.*"):
        assert not re.search(r"https?://", path.read_text("utf-8")), path
    record = next(small.records())
    told = (tmp_path / "groups" / f"{record.key}.js").read_text("utf-8")
    shown = json.loads(told.removeprefix("gallery.put(").removesuffix(");\n"))
    assert [m["caption"] for m in shown["members"]] == [m.caption for m in record.members]
    assert [t["text"] for t in shown["texts"]] == [t["text"] for t in record.texts]


def test_texts_cannot_become_markup(small: Dataset, tmp_path: Path):
    page = written(tmp_path, small.records())
    text = page.read_text("utf-8")
    assert "a &lt;b&gt;name" in text
    assert text.count("</script>") == 2
    if BROWSER is not None:
        assert "<h1>a &lt;b&gt;name&lt;/b&gt; &lt;/script&gt;</h1>" in seen(page)


@in_a_browser
def test_a_page_in_a_browser(small: Dataset, tmp_path: Path):
    page = written(tmp_path, small.records())
    dom = seen(page)
    assert "12 of 12 groups" in dom and "page 1 of 2" in dom
    first = next(small.records())
    assert dom.count('<section class="group"') == 8
    assert dom.count('class="card anchor"') == 8
    assert f'id="{first.key}"' in dom
    assert first.anchor.caption.replace("&", "&amp;") in dom
    assert 'class="under"' in dom
    assert ">its file is missing<" not in dom


@in_a_browser
def test_filters_in_a_browser(small: Dataset, tmp_path: Path):
    page = written(tmp_path, small.records())
    records = list(small.records())
    test = [r for r in records if r.split == "test"]
    assert f"{len(test)} of 12 groups" in seen(page, "#split=test")
    operators = {s["operator"] for r in records for m in r.members for s in m.steps}
    name = sorted(operators)[0]
    mine = [r for r in records if any(s["operator"] == name for m in r.members for s in m.steps)]
    dom = seen(page, f"#operator={quote_plus(name)}")
    assert f"{len(mine)} of 12 groups" in dom
    assert {r.key for r in mine[:8]} == set(re.findall(r'<section class="group" id="([^"]+)"', dom))
    assert "No group is like that." in seen(page, "#find=nothing+of+the+kind")


@in_a_browser
def test_a_thousand_groups_and_pages_beyond(small: Dataset, tmp_path: Path):
    page = written(tmp_path, many(small, 1500), total=20_000)
    dom = seen(page, "#page=151")
    assert "1,500 of 1,500 groups, drawn from 20,000" in dom
    assert "page 151 of 188" in dom
    assert 'id="train-00001-00200"' in dom
    assert dom.count('class="card anchor"') == 8


def test_the_command(small: Dataset, tmp_path: Path):
    from click.testing import CliRunner

    from geodsl.cli import main

    out = tmp_path / "site"
    result = CliRunner().invoke(main, ["gallery", str(small.root), "-o", str(out), "--limit", "5"])
    assert result.exit_code == 0, result.output
    assert "5 of 12 groups" in result.output
    assert len(list((out / "groups").iterdir())) == 5
    result = CliRunner().invoke(main, ["gallery", str(tmp_path), "-o", str(out)])
    assert result.exit_code == 2 and "is" in result.output and "a dataset" in result.output


def test_a_name_that_looks_like_a_slot_is_a_name():
    plain = dict(gallery("x", iter(())))["index.html"].decode()
    page = dict(gallery("{{script}} {{style}}", iter(())))["index.html"].decode()
    assert "<title>{{script}} {{style}}</title>" in page
    assert page.replace("{{script}} {{style}}", "x") == plain
