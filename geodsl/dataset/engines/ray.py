"""Shards made by a Ray cluster: one task a shard, a bounded number in flight, lost workers replaced."""

from __future__ import annotations

import logging
import socket
from collections.abc import Generator, Sequence
from typing import Any

from geodsl.dataset.ending import undisturbed
from geodsl.dataset.engines.job import GOES_ON, EngineError, Job, Progress
from geodsl.dataset.shard import Shard

__all__ = ["on_ray"]

_AHEAD = 2
_RETRIES = 5
_REACH = 10.0  # seconds in which a cluster answers
_GRACE = 5.0  # seconds in which tasks put away what they were writing


def on_ray(
    job: Job,
    shards: Sequence[Shard],
    *,
    workers: int = 0,
    address: str | None = None,
    progress: Progress | None = None,
) -> Generator[dict[str, Any], None, None]:
    """Make shards; their receipts, as they come.

    The dataset's folder has to be one that all nodes see under its name.

    Args:
        workers: tasks in flight; 0 for twice the CPUs of the cluster.
        address: of the cluster; without one, one is started here and stopped in the end.

    Raises:
        EngineError: where there is no cluster, or a shard can't be made. What was done before stays.
    """
    try:
        import ray
    except ImportError:
        raise EngineError("the engine `ray` needs the package ray: install geodsl[scale]") from None

    if not shards:
        return
    mine = not ray.is_initialized()
    if mine:
        _connect(address)
    running: dict[Any, Shard] = {}
    try:
        most = workers or _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        held = ray.put(job)
        task = ray.remote(max_retries=_RETRIES, num_cpus=1)(_make)
        left = iter(shards)
        while True:
            while len(running) < most and (shard := next(left, None)) is not None:
                running[task.remote(held, shard)] = shard
            if not running:
                return
            ended, _ = ray.wait(list(running), num_returns=1)
            for ref in ended:
                receipt = _got(ref, running.pop(ref))
                if progress is not None:
                    progress(receipt["groups"])
                yield receipt
    finally:
        with undisturbed():
            _cancel(list(running))
            if mine:
                ray.shutdown()


def _connect(address: str | None) -> None:
    import ray

    if address is not None:
        _reach(address)
    try:
        ray.init(
            address=address,
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level=logging.CRITICAL,
        )
    except (OSError, ValueError, RuntimeError) as error:
        told = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
        where = f"there is no Ray cluster at {address}" if address else "no Ray cluster could be started here"
        raise EngineError(f"{where}: {told}") from None


def _reach(address: str) -> None:
    """Refuse an address at which nobody listens: Ray itself would try for minutes."""
    if address in ("auto", "local"):
        return
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon or not port.isdecimal() or not 0 < int(port) < 2**16:
        raise EngineError(
            f"the address of a Ray cluster is HOST:PORT, ray://HOST:PORT or auto, not {address!r}"
        )
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_REACH).close()
    except OSError as error:
        raise EngineError(f"there is no Ray cluster at {address}: {error.strerror or error}") from None


def _got(ref: Any, shard: Shard) -> dict[str, Any]:
    """The receipt that a task gives."""
    import ray

    try:
        found: dict[str, Any] = ray.get(ref)
        return found
    except ray.exceptions.RayTaskError as error:
        cause = error.cause
        if isinstance(cause, EngineError):
            raise EngineError(*cause.args) from None
        raise EngineError(f"shard {shard.name}: {type(cause).__name__}: {cause}; {GOES_ON}") from None
    except ray.exceptions.RayError as error:
        raise EngineError(
            f"shard {shard.name} was lost {_RETRIES + 1} times: {type(error).__name__}; {GOES_ON}"
        ) from None


def _cancel(running: list[Any]) -> None:
    """End what is running: each task puts away what it was writing."""
    import ray

    if not running or not ray.is_initialized():
        return
    for ref in running:
        ray.cancel(ref)
    ray.wait(running, num_returns=len(running), timeout=_GRACE)


def _make(job: Job, shard: Shard) -> dict[str, Any]:
    return job(shard)
