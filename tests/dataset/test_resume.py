"""Killed, stopped, refused: whatever happens to an export, nothing half made stands in its place, and it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from geodsl.dataset import Dataset, DatasetError
from geodsl.dataset.beside import MAKING, settling
from geodsl.dataset.engines import EngineError, run
from geodsl.dataset.lock import LockedError, locked
from geodsl.realize.attempts import generator
from perturb.groups import Recipe
from perturb.groups.export import Export
from tests.dataset.toys import Toys, begun, job, tree

ROOT = Path(__file__).parents[2]
DIAGRAMS = ROOT / "examples" / "diagrams"
PATIENCE = 180.0  # seconds: a guard against hanging on a busy machine, not a measure of speed


def toys(root: Path, workers: int, start: str, pause: float, rank: int = 0, world: int = 1) -> list[str]:
    """The command of an export of toys."""
    told = (root, workers, start, pause, rank, world)
    return [sys.executable, "-m", "tests.dataset.toys", *map(str, told)]


@contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A process with a group of its own, which is gone in the end."""
    process = subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(happened: object, seconds: float = PATIENCE) -> None:
    """Wait until something is so."""
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it didn't happen"
        time.sleep(0.02)


def whole(root: Path) -> dict[str, str]:
    """All files but those that are being made."""
    return {name: hash for name, hash in tree(root).items() if not name.startswith(MAKING)}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of the toys' dataset, made in one go."""
    dataset = begun(tmp_path_factory.mktemp("toys"), 200, 5)
    list(run(job(dataset), dataset.missing()))
    return whole(dataset.root)


def test_killed_at_any_moment(tmp_path: Path, undisturbed: dict[str, str]) -> None:
    random = generator(20, "moments")
    killed = 0
    for k in range(20):
        with started(toys(tmp_path, 1 + k % 3, ("fork", "spawn")[k % 2], 0.2)) as process:
            time.sleep(float(random.uniform(0.1, 1.5)))
            if process.poll() is None:  # else it was done before
                killed += 1
                os.killpg(process.pid, signal.SIGKILL)
        there = whole(tmp_path)
        assert there.items() <= undisturbed.items()
        for receipt in (tmp_path / "receipts").glob("*"):
            assert f"webdataset/{receipt.stem}.tar" in there
    assert killed >= 15
    for _ in range(2):
        dataset = Dataset(tmp_path)
        list(run(job(dataset), dataset.missing(), workers=2, start="fork"))
    assert whole(tmp_path) == undisturbed


@pytest.mark.parametrize("start", ["fork", "spawn", "forkserver"])
def test_workers_go_with_the_one_that_started_them(tmp_path: Path, start: str) -> None:
    with started(toys(tmp_path, 3, start, 0.4)) as process:  # enough to do until the last worker is there
        until(lambda: len(list((tmp_path / MAKING).glob("*.try/webdataset/*.tar"))) == 3)
        process.kill()
        until(lambda: not any((tmp_path / MAKING).iterdir()))  # they put away what they were writing


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(
    ("numbers", "code"),
    [((signal.SIGINT,), 130), ((signal.SIGINT, signal.SIGINT), 130), ((signal.SIGTERM,), 143)],
)
def test_stopped_by_hand(
    tmp_path: Path, workers: int, numbers: tuple[signal.Signals, ...], code: int
) -> None:
    with started(toys(tmp_path, workers, "spawn", 0.4)) as process:
        until(lambda: len(list((tmp_path / MAKING).glob("*.try/webdataset/*.tar"))) == workers)
        for number in numbers:
            os.killpg(process.pid, number)
            time.sleep(0.05)
        out, err = process.communicate(timeout=PATIENCE)
    # The second may come when Python is on its way out already: a shell says 130 then, too.
    assert process.returncode in (code, *(-signal.SIGINT,) * (len(numbers) > 1))
    assert (out, err) == ("", "")
    assert not any((tmp_path / MAKING).iterdir())


def test_stopped_while_workers_start(tmp_path: Path) -> None:
    for k, delay in enumerate((0.1, 0.4, 0.7, 1.0)):
        root = tmp_path / str(k)
        with started(toys(root, 2, "spawn", 0.1)) as process:
            until((root / "dataset.json").exists)
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGINT)
            _, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (130, "")


def test_a_killed_worker(tmp_path: Path) -> None:
    dataset = begun(tmp_path)
    fallen = job(dataset, Toys(fault="kill", at="train-00005-00002"))
    with pytest.raises(EngineError, match=r"killed by SIGKILL while it made shard train-00005 .*goes on"):
        list(run(fallen, dataset.missing(), workers=2, start="fork"))
    assert not (tmp_path / "webdataset/train-00005.tar").exists()
    list(run(job(dataset), dataset.missing(), workers=2, start="fork"))
    assert not dataset.missing()
    assert not list((tmp_path / MAKING).iterdir())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_says_which_shard(tmp_path: Path, workers: int) -> None:
    dataset = begun(tmp_path)
    fallen = job(dataset, Toys(fault="error", at="train-00002-00001"))
    with pytest.raises(
        EngineError, match=r"shard train-00002 .*ZeroDivisionError: a toy fell down"
    ) as caught:
        list(run(fallen, dataset.missing(), workers=workers, start="fork"))
    assert "in _fail" in caught.value.__notes__[0]
    assert not list((tmp_path / MAKING).iterdir())


FULL = """
import resource, sys
from pathlib import Path
from geodsl.dataset.engines import EngineError, run
from tests.dataset.toys import Toys, begun, job
dataset = begun(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    list(run(job(dataset, Toys(bytes=60_000)), dataset.missing(), workers=int(sys.argv[2]), start="fork"))
except EngineError as error:
    print(error)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_can_be_written(tmp_path: Path, workers: int) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path), str(workers)]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=PATIENCE)
    assert done.stderr == ""
    assert "File too large; what is done stays: the same command goes on" in done.stdout
    assert not list((tmp_path / MAKING).iterdir())
    assert whole(tmp_path).keys() == {"dataset.json"}


def test_folders_that_are_none(tmp_path: Path) -> None:
    export = Export(Recipe(groups=1, folders=(str(DIAGRAMS / "circles" / "thales.geo"),)))
    file = tmp_path / "file"
    file.touch()
    for folder in (file, file / "below", Path("/proc/nothing")):
        with pytest.raises(DatasetError, match="can't be the folder of a dataset: "):
            export.begin(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("hello")
    with pytest.raises(DatasetError, match="isn't empty"):
        export.begin(tmp_path / "other")
    assert [p.name for p in (tmp_path / "other").iterdir()] == ["letter.txt"]


def test_another_recipe_or_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"groups": 3, "folders": (str(DIAGRAMS / "circles" / "thales.geo"),)}
    Export(Recipe(**told)).begin(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(DatasetError, match=r"different: recipe\.seed\)"):
        Export(Recipe(**told, seed=1)).begin(tmp_path)
    monkeypatch.setattr("geodsl.__version__", "0.0.0")
    with pytest.raises(DatasetError, match=r"different: made_by\.geodsl\)"):
        Export(Recipe(**told)).begin(tmp_path)
    assert tree(tmp_path) == before
    monkeypatch.undo()
    Export(Recipe(**told, workers=3, engine="ray")).begin(tmp_path)  # how it is made is no matter


def test_killed_before_anything_is_said(tmp_path: Path) -> None:
    begun(tmp_path / "a")
    (tmp_path / "b" / MAKING).mkdir(parents=True)
    (tmp_path / "b" / MAKING / ".dataset.json.0123.tmp").write_text("{")
    begun(tmp_path / "b")
    assert whole(tmp_path / "b") == whole(tmp_path / "a")


def test_joined_files_leave_nothing_in_their_folders(tmp_path: Path) -> None:
    dataset = begun(tmp_path)
    with settling(tmp_path / "json" / "all.json") as file:
        file.write(b"{}")
        assert {p.name for p in tmp_path.rglob("*") if p.is_file()} - {"dataset.json"} == {
            p.name for p in (dataset.root / MAKING).iterdir()
        }
    assert (tmp_path / "json" / "all.json").read_bytes() == b"{}"


# -- the command ------------------------------------------------------------------------------------------

COMMAND = [
    *(sys.executable, "-m", "geodsl", "export", "--groups", "24", "--shard-size", "2", "--per-program", "2"),
    *("--negatives", "1", "--texts", "1", "--fewer", "--sizes", "64", "--split", "train=0.75,test=0.25"),
    *("--formats", "webdataset,imagefolder,mmgeolm", "--workers", "2"),
    *(
        "--folders",
        ",".join(str(DIAGRAMS / f"{name}.geo") for name in ("circles/thales", "triangles/centroid")),
    ),
]


@pytest.mark.slow
def test_a_command_killed_at_any_moment(tmp_path: Path) -> None:
    subprocess.run([*COMMAND, "-o", str(tmp_path / "at-once")], cwd=ROOT, check=True, capture_output=True)
    out, random, killed = tmp_path / "out", generator(21, "moments"), 0
    for _ in range(20):
        with started([*COMMAND, "-o", str(out)]) as process:
            end = time.monotonic() + float(random.uniform(1.0, 6.0))
            while process.poll() is None and time.monotonic() < end:
                time.sleep(0.02)
            killed += process.poll() is None
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        if out.exists():
            assert whole(out).items() <= tree(tmp_path / "at-once").items()
    subprocess.run([*COMMAND, "-o", str(out)], cwd=ROOT, check=True, capture_output=True)
    assert killed
    assert tree(out) == tree(tmp_path / "at-once")


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_stopped_by_hand(tmp_path: Path, number: signal.Signals, code: int) -> None:
    command = [
        *COMMAND,
        "--negatives",
        "5",
        "--shard-size",
        "4",
        "--per-program",
        "4",
        "-o",
        str(tmp_path / "out"),
    ]
    with started(command) as process:
        until(lambda: list((tmp_path / "out" / MAKING).glob("*.try")))
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (code, "")
    assert err.strip() == "geodsl: interrupted; what is done stays: the same command goes on"
    assert "Traceback" not in err
    assert not list((tmp_path / "out" / MAKING).iterdir())


# -- several at a time --------------------------------------------------------------------------------------


def test_a_part_has_one_export_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perturb.groups.export._PATIENCE", 0.2)
    export = Export(Recipe(groups=1, folders=(str(DIAGRAMS / "circles" / "thales.geo"),)))
    dataset = export.begin(tmp_path)
    with (
        locked(tmp_path / MAKING / "part-0-of-1.lock"),
        pytest.raises(EngineError, match=rf"another export is at work in .*process {os.getpid()} on "),
    ):
        export.make(dataset)


def test_the_same_shards_made_twice_at_a_time(tmp_path: Path, undisturbed: dict[str, str]) -> None:
    """Ranks of different worlds overlap: whoever comes second to a shard waits, and takes what is there."""
    with (
        started(toys(tmp_path, 2, "fork", 0.02)) as one,
        started(toys(tmp_path, 2, "fork", 0.02)) as two,
        started(toys(tmp_path, 1, "fork", 0.02, 0, 2)) as three,
    ):
        for process in (one, two, three):
            _, err = process.communicate(timeout=PATIENCE)
            assert (process.returncode, err) == (0, "")
    assert whole(tmp_path) == undisturbed
    assert not list((tmp_path / MAKING).iterdir())


def test_a_lock_goes_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "some" / "lock"
    hold = (
        "import sys, time; from pathlib import Path; from geodsl.dataset.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with started([sys.executable, "-c", hold, str(path)]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"process {process.pid} on "), locked(path, patience=0.0):
            pass
        process.kill()
        process.wait()
        with locked(path, patience=5.0) as lock:
            assert lock.sure
    assert not path.exists()


def test_a_lock_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", unknown)
    with locked(tmp_path / "lock") as lock, locked(tmp_path / "lock"):
        assert not lock.sure
    dataset = begun(tmp_path / "toys", 4, 4)
    with settling(dataset.root / "x") as file:
        file.write(b"")
    assert len(list(run(job(dataset), dataset.missing()))) == 2
