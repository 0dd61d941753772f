"""Datasets: records of groups, written as shards in several formats at once, by one process or by thousands.

Nothing here knows how negatives are made: whoever has records can write, read and count them.
"""

from geodsl.dataset.dataset import Dataset, DatasetError
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Plan, Shard

__all__ = ["Dataset", "DatasetError", "Plan", "Record", "Shard"]
