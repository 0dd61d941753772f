"""`python -m perturb.schema`: write the page of documentation.

Usage: python -m perturb.schema [DOCS]
"""

from __future__ import annotations

import sys
from pathlib import Path

from perturb.schema import group_schema
from perturb.schema.manual import page


def main() -> None:
    docs = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "docs"
    (docs / "group-json.md").write_text(page(group_schema()), "utf-8")


if __name__ == "__main__":
    main()
