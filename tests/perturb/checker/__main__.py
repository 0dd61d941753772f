"""Check folders, or folders of folders: the exit code is 1 where an error is found."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.perturb.checker import check, errors
from tests.perturb.checker.group import FILE


def main(paths: list[str]) -> int:
    folders = sorted({f.parent for p in paths for f in Path(p).rglob(FILE)})
    counts: Counter[str] = Counter()
    wrong = 0
    for folder in folders:
        found = errors(check(folder))
        wrong += bool(found)
        counts.update(c.kind for c in found)
        for complaint in found:
            print(f"{folder}: {complaint}")
    told = "".join(f", {count} {kind}" for kind, count in counts.most_common())
    print(f"{len(folders)} groups, {wrong} with errors{told}")
    return 1 if wrong or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
