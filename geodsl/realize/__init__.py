"""Scene to numbers: batches of instances, solved where nothing constructs them, the bad ones refused."""

from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import evaluate, extent, take
from geodsl.realize.moving import Moving

__all__ = ["Attempts", "Moving", "Refused", "evaluate", "extent", "take"]
