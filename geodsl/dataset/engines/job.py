"""What an engine is to do: one call a shard, which can be sent to other processes."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from geodsl.dataset.making import Source, make
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError

__all__ = ["GOES_ON", "EngineError", "Job", "Progress", "trouble"]

Progress: TypeAlias = Callable[[int], None]
"""Is told how many groups are done since it was told last."""

GOES_ON = "what is done stays: the same command goes on"

_FULL = {errno.ENOSPC: "no space is left on the disk", errno.EDQUOT: "the disk's quota is used up"}


class EngineError(GeodslError, RuntimeError):
    """Raised when an engine can't go on: a worker is gone, a package isn't there, no space is left."""


@dataclass(frozen=True)
class Job:
    """Make shards of one dataset."""

    root: str
    source: Source
    formats: tuple[str, ...]
    stamp: str

    def __call__(self, shard: Shard, told: Progress | None = None) -> dict[str, Any]:
        """Make a shard; its receipt.

        Raises:
            EngineError: whatever went wrong. It holds nothing but its text, so that it reaches other processes whole.
        """
        try:
            return make(Path(self.root), shard, self.source, self.formats, stamp=self.stamp, told=told)
        except GeodslError as error:
            raise EngineError(f"shard {shard.name}: {error}") from error
        except OSError as error:
            raise EngineError(f"shard {shard.name}: {trouble(error)}; {GOES_ON}") from error
        except MemoryError as error:
            raise EngineError(f"shard {shard.name}: memory is short; {GOES_ON}") from error
        except Exception as error:
            fault = EngineError(
                f"shard {shard.name} can't be made, by a fault of geodsl: {type(error).__name__}: {error}"
            )
            fault.add_note(traceback.format_exc())
            raise fault from error


def trouble(error: OSError) -> str:
    """What the system says, in a sentence."""
    full = _FULL.get(error.errno or 0)
    if full is not None:
        return full
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename} can't be written: {reason}" if error.filename else reason
