"""`python -m geodsl.demo`."""

import subprocess
import sys
from pathlib import Path

from geodsl.demo import dataset, demo


def test_the_examples_are_drawn_folders_and_all(folder, capsys):
    (folder / "good" / "deep").mkdir(parents=True)
    for place in ("good/fine.geo", "good/deep/warned.geo"):
        (folder / place).write_text((folder / Path(place).name).read_text())
    assert demo(Path("good"), Path("out")) == 0
    assert sorted(p.relative_to("out").as_posix() for p in Path("out").rglob("*.png")) == [
        "deep/warned.png", "fine.png", "gallery.png",
    ]  # fmt: skip
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["file", "points", "given", "implied", "status"]
    assert lines[1].split()[:2] == ["fine.geo", "4"] and lines[1].endswith("fine")
    assert lines[2].startswith("deep/warned.geo") and lines[2].endswith("1 warning")
    assert lines[3:] == ["2 examples, 2 drawn in out, 0 failed", "all on one page: out/gallery.png"]


def test_a_bad_example_fails_the_run_and_the_others_are_drawn(folder, capsys):
    assert demo(folder, folder / "out") == 1
    said = capsys.readouterr()
    last = said.out.splitlines()[-2]
    assert last.startswith("7 examples, 3 drawn in ")
    assert last.endswith("4 failed: bytes.geo, claim.geo, clash.geo, faulty.geo")
    assert "faulty.geo:2:5: error" in said.err and "bytes.geo: it is not UTF-8" in said.err
    assert len(list((folder / "out").iterdir())) == 4  # with the gallery


def test_without_examples(folder, surroundings):
    for place in ("bare", "missing"):
        done = subprocess.run(
            [sys.executable, "-m", "geodsl.demo", place, "out"],
            cwd=folder,
            env=surroundings,
            capture_output=True,
        )
        assert done.returncode == 2
        assert done.stderr.decode() == f"geodsl: {place} has no examples (*.geo)\n"


def test_a_dataset_is_made_verified_audited_and_shown(folder, capsys):
    (folder / "figures").mkdir()
    (folder / "figures" / "foot.geo").write_text("triangle ABC\nD = foot of A on BC\ndraw AD\n")
    (folder / "r.toml").write_text(
        'folders = ["figures"]\ngroups = 4\nnegatives = 2\ntexts = 2\nworkers = 1\n'
    )
    assert dataset(Path("r.toml"), Path("out")) == 0
    said = capsys.readouterr().out
    for command in ("export", "verify", "audit", "gallery"):
        assert f"$ geodsl {command} " in said
    assert said.splitlines()[-1] == "look at the dataset: out/site/index.html"
    assert len(list(Path("out/site/groups").iterdir())) == 4
    assert dataset(Path("none.toml"), Path("out")) == 2
