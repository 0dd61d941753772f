"""From datasets and streams to batches."""

from train.data.batch import TEXT_KINDS, Batch
from train.data.collate import Collate
from train.data.curriculum import BINS, Curriculum, bin_of
from train.data.errors import DataError
from train.data.loader import DataWarning, Loader
from train.data.source import Source, open_source

__all__ = [
    "BINS",
    "TEXT_KINDS",
    "Batch",
    "Collate",
    "Curriculum",
    "DataError",
    "DataWarning",
    "Loader",
    "Source",
    "bin_of",
    "open_source",
]
