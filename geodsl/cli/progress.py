"""Progress of an export: how many groups, how fast, how long still, how many changes were accepted."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

from geodsl.cli.paint import show

__all__ = ["Meter"]

_EVERY = 20.0  # seconds between two lines where there is no terminal


class Meter:
    """A bar on a terminal, a line now and then elsewhere.

    Args:
        done: groups that were there before.
    """

    def __init__(self, total: int, done: int = 0, *, quiet: bool = False) -> None:
        self.total, self.first, self.count = total, done, done
        self.tried = self.kept = 0
        self.begun = self.told = time.monotonic()
        self.quiet = quiet or sys.stderr is None
        self.bar: Any = None

    def __enter__(self) -> Meter:
        if not self.quiet and sys.stderr.isatty():
            from tqdm import tqdm

            tqdm.monitor_interval = 0
            self.bar = tqdm(
                total=self.total, initial=self.first, unit="group", dynamic_ncols=True, leave=False
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def more(self, count: int) -> None:
        """So many more groups are done."""
        self.count += count
        if self.bar is not None:
            self.bar.update(count)
        elif not self.quiet and time.monotonic() - self.told >= _EVERY:
            self._tell()

    def receipt(self, receipt: dict[str, Any]) -> None:
        """A shard is done."""
        self.tried += receipt["tried"]
        self.kept += receipt["kept"]
        if self.bar is not None and self.tried:
            self.bar.set_postfix_str(f"{self.kept / self.tried:.0%} accepted")

    def _tell(self) -> None:
        self.told = time.monotonic()
        rate = (self.count - self.first) / max(self.told - self.begun, 1e-9)
        left = (self.total - self.count) / rate if rate else 0.0
        accepted = f", {self.kept / self.tried:.0%} accepted" if self.tried else ""
        show(
            f"{self.count:,} of {self.total:,} groups, {rate:.1f} a second, {left:,.0f} s left{accepted}",
            err=True,
        )
